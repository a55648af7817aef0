// One session with PostgreSQL and its prepared statements: what the threads of that engine work
// with. Only server/storage and its tests include this. One thread at a time.
#pragma once

#include <libpq-fe.h>

#include <memory>
#include <string>

#include "absl/container/flat_hash_map.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "shared/sql/database.h"

namespace glimmer::storage {

struct FinishSession {
  void operator()(PGconn* session) const { PQfinish(session); }
};
using SessionHandle = std::unique_ptr<PGconn, FinishSession>;

struct ClearResult {
  void operator()(PGresult* result) const { PQclear(result); }
};
using ResultHandle = std::unique_ptr<PGresult, ClearResult>;

// Connects without any setting. Errors: UNAVAILABLE.
absl::StatusOr<SessionHandle> OpenSession(const std::string& url);

class PostgresConnection final : public sql::Transaction {
 public:
  enum class Mode { kWriter, kReader };

  PostgresConnection(std::string url, Mode mode) : url_(std::move(url)), mode_(mode) {}

  // Connects when there is no session, and checks that the database is as the engine needs it.
  // Errors: UNAVAILABLE; FAILED_PRECONDITION for encoding, collation, version or durability.
  absl::Status Connect();

  // A transaction: SERIALIZABLE for a writer, one snapshot for a reader. Connects when there is no
  // session. Errors: as Connect; UNAVAILABLE and a conflict when the session had been lost.
  absl::Status Begin();
  // Runs one job and gives its answer: the work's own, or the statement error it swallowed.
  absl::Status RunWork(sql::Work& work);
  // UNAVAILABLE and no conflict when nobody knows whether it was done: the session was lost in it,
  // or a standby did not confirm. The call's request_id finds out.
  absl::Status Commit();
  void Rollback();
  // "SAVEPOINT job", "ROLLBACK TO job" and the like. False when it failed.
  bool Control(const char* statement);

  bool InSession() const;
  // What failed last is one that another run may not meet.
  bool conflict() const { return conflict_; }
  // That conflict is about a key that is there already. A work that gave an id of its own may mean
  // just that; then its answer stands.
  bool key_taken() const { return conflict_ && absl::IsAlreadyExists(failure_); }
  // A statement failed, so the transaction, or its savepoint, is good for nothing more.
  bool failed() const { return !failure_.ok(); }
  // How many statements that may write were run so far, whatever came of them.
  int64_t writes() const { return writes_; }

  // After the first failed statement of a work every further one fails alike.
  absl::StatusOr<int64_t> Run(absl::string_view sql, absl::Span<const sql::Value> args,
                              absl::FunctionRef<void(const sql::Row&)> on_row) override;

 private:
  absl::Status CheckDatabase();
  absl::StatusOr<ResultHandle> Ask(const char* sql);
  absl::StatusOr<std::string> Prepare(absl::string_view sql, const std::vector<Oid>& types);
  absl::StatusOr<int64_t> Step(absl::string_view sql, absl::Span<const sql::Value> args,
                               absl::FunctionRef<void(const sql::Row&)> on_row);
  absl::Status Failure(const PGresult* result, absl::string_view sql);

  const std::string url_;
  const Mode mode_;
  SessionHandle session_;
  absl::flat_hash_map<std::string, std::string> prepared_;  // statement and types to its name
  int64_t next_name_ = 0;
  absl::Status failure_;
  bool conflict_ = false;
  int64_t writes_ = 0;
  bool warned_ = false;  // PostgreSQL warned since the last commit began
};

}  // namespace glimmer::storage
