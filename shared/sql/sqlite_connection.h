// One hardened connection with its prepared statements: what the threads of the SQLite engine work
// with. Only shared/sql and its tests include this. One thread at a time.
#pragma once

#include <sqlite3.h>

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "shared/sql/database.h"

namespace glimmer::sql {

struct CloseConnection {
  void operator()(sqlite3* db) const { sqlite3_close_v2(db); }
};
using ConnectionHandle = std::unique_ptr<sqlite3, CloseConnection>;

struct FinalizeStatement {
  void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};
using StatementHandle = std::unique_ptr<sqlite3_stmt, FinalizeStatement>;

// UNAVAILABLE, ALREADY_EXISTS, FAILED_PRECONDITION, DATA_LOSS (no database, corrupt) or INTERNAL.
absl::Status StatusFromSqlite(sqlite3* db, int code, absl::string_view sql);

// Opens without any setting. `flags` are those of sqlite3_open_v2.
absl::StatusOr<ConnectionHandle> OpenHandle(const std::string& path, int flags);

// FAILED_PRECONDITION naming the first setting that is not as the engine needs it.
absl::Status ReadBackSettings(sqlite3* db);

enum class Control {
  kBegin,
  kBeginImmediate,
  kCommit,
  kRollback,
  kSavepoint,
  kRelease,
  kRollbackTo
};

class Connection final : public Transaction {
 public:
  enum class Mode {
    kWriter,
    kPatientWriter,  // not broken by a full disk
    kReader,
  };

  // Applies the settings and reads them back. Errors as OpenSqlite.
  static absl::StatusOr<std::unique_ptr<Connection>> Open(const std::string& path, Mode mode);

  // After the first failed statement of a job every further one fails alike, as in PostgreSQL.
  absl::StatusOr<int64_t> Run(absl::string_view sql, absl::Span<const Value> args,
                              absl::FunctionRef<void(const Row&)> on_row) override;

  // Returns the extended result code of SQLite.
  int RunControl(Control control);

  // Runs one job and gives its answer: the work's own, or the statement error it swallowed.
  absl::Status RunWork(Work& work);

  // Syncs the log and then copies pages from it into the file, without waiting for anybody. No
  // error is a full disk, which only the copies need, and another who is about the same.
  absl::Status Checkpoint();

  // FAILED_PRECONDITION when a setting is no longer as it was made.
  absl::Status CheckSettings() const { return ReadBackSettings(db_.get()); }

  bool InTransaction() const { return sqlite3_get_autocommit(db_.get()) == 0; }
  // How many statements that may write were run so far, whatever came of them.
  int64_t writes() const { return writes_; }
  // An I/O error, a damaged file or, by mode, a full disk was seen; for ever.
  bool broken() const { return broken_; }
  // Pages in the write-ahead log after the last commit of this connection.
  int wal_pages() const { return wal_pages_; }

 private:
  struct Statement {
    std::string sql;
    StatementHandle handle;
    std::vector<int> arguments;  // for each parameter of SQLite, the index into args
    bool busy = false;
  };

  Connection(ConnectionHandle db, Mode mode) : db_(std::move(db)), mode_(mode) {}

  absl::Status PrepareControls();
  absl::StatusOr<std::shared_ptr<Statement>> Prepare(absl::string_view sql);
  absl::StatusOr<std::shared_ptr<Statement>> Find(absl::string_view sql);
  absl::StatusOr<int64_t> Step(absl::string_view sql, absl::Span<const Value> args,
                               absl::FunctionRef<void(const Row&)> on_row);
  absl::Status Failure(int code, absl::string_view sql);
  void Note(int code);

  ConnectionHandle db_;  // first, so that it is closed after the statements are finalised
  const Mode mode_;
  std::array<StatementHandle, 7> controls_;
  // The keys are views of the statements' own texts, so a look-up copies nothing.
  absl::flat_hash_map<absl::string_view, std::shared_ptr<Statement>> cache_;
  absl::Status failure_;
  bool broken_ = false;
  int64_t writes_ = 0;
  int wal_pages_ = 0;
};

}  // namespace glimmer::sql
