#include "shared/sql/sqlite_connection.h"

#include <utility>

#include "absl/cleanup/cleanup.h"
#include "absl/strings/ascii.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "shared/base/status_macros.h"
#include "shared/sql/text_arguments.h"

namespace glimmer::sql {
namespace {

// IN lists of many lengths make many texts; above this the idle statements are dropped.
constexpr size_t kMaxStatements = 512;

struct Setting {
  absl::string_view name;
  absl::string_view value;
  absl::string_view read_back;
};

// busy_timeout first: the next one may have to wait. The engine checkpoints by itself, after the
// answers, hence no automatic one.
constexpr Setting kSettings[] = {
    {"busy_timeout", "5000", "5000"}, {"journal_mode", "WAL", "wal"},
    {"synchronous", "FULL", "2"},     {"foreign_keys", "ON", "1"},
    {"secure_delete", "ON", "1"},     {"trusted_schema", "OFF", "0"},
    {"cell_size_check", "ON", "1"},   {"journal_size_limit", "67108864", "67108864"},
    {"temp_store", "MEMORY", "2"},    {"wal_autocheckpoint", "0", "0"},
};
constexpr Setting kReaderSetting = {"query_only", "ON", "1"};
// KiB of pages that stay in memory. SQLite's own 2 MiB hold the inner pages of a small database
// only, and a writer that meets people and shifts in any order then reads most leaves anew.
constexpr Setting kWriterCache = {"cache_size", "-65536", "-65536"};

struct Switch {
  absl::string_view name;
  int option;
  int value;
};

// Without the last two, a misspelt "column" is silently a text, which PostgreSQL refuses.
constexpr Switch kSwitches[] = {
    {"defensive", SQLITE_DBCONFIG_DEFENSIVE, 1},
    {"double-quoted texts (DML)", SQLITE_DBCONFIG_DQS_DML, 0},
    {"double-quoted texts (DDL)", SQLITE_DBCONFIG_DQS_DDL, 0},
};

// In the order of enum Control.
constexpr absl::string_view kControls[] = {
    "BEGIN",         "BEGIN IMMEDIATE", "COMMIT",          "ROLLBACK",
    "SAVEPOINT job", "RELEASE job",     "ROLLBACK TO job",
};

absl::StatusOr<StatementHandle> PrepareOne(sqlite3* db, absl::string_view sql) {
  sqlite3_stmt* raw = nullptr;
  const char* tail = nullptr;
  const int code = sqlite3_prepare_v3(db, sql.data(), static_cast<int>(sql.size()),
                                      SQLITE_PREPARE_PERSISTENT, &raw, &tail);
  StatementHandle handle(raw);
  if (code != SQLITE_OK) return StatusFromSqlite(db, code, sql);
  const absl::string_view rest(tail, static_cast<size_t>(sql.data() + sql.size() - tail));
  if (handle == nullptr || !absl::StripAsciiWhitespace(rest).empty()) {
    return absl::InternalError(absl::StrCat("not exactly one statement: ", sql.substr(0, 200)));
  }
  return handle;
}

// The first column of the first row, as text.
absl::StatusOr<std::string> Ask(sqlite3* db, absl::string_view sql) {
  ASSIGN_OR_RETURN(StatementHandle statement, PrepareOne(db, sql));
  const int code = sqlite3_step(statement.get());
  if (code == SQLITE_DONE) return std::string();
  if (code != SQLITE_ROW) return StatusFromSqlite(db, code, sql);
  const auto* text = sqlite3_column_text(statement.get(), 0);
  return text == nullptr ? std::string() : reinterpret_cast<const char*>(text);
}

absl::Status ReadBack(sqlite3* db, const Setting& setting) {
  ASSIGN_OR_RETURN(const std::string value, Ask(db, absl::StrCat("PRAGMA ", setting.name)));
  if (value == setting.read_back) return absl::OkStatus();
  return absl::FailedPreconditionError(
      absl::StrCat("the setting ", setting.name, " is ", value, " instead of ", setting.read_back));
}

absl::Status ApplySettings(sqlite3* db, Connection::Mode mode) {
  // Reads the header, so that a file that is no database is told from a setting that fails.
  RETURN_IF_ERROR(Ask(db, "SELECT COUNT(*) FROM sqlite_master"));
  for (const Switch& s : kSwitches) {
    const int code = sqlite3_db_config(db, s.option, s.value, nullptr);
    if (code != SQLITE_OK) return StatusFromSqlite(db, code, s.name);
  }
  for (const Setting& s : kSettings) {
    RETURN_IF_ERROR(Ask(db, absl::StrCat("PRAGMA ", s.name, "=", s.value)));
  }
  RETURN_IF_ERROR(ReadBackSettings(db));
  if (mode != Connection::Mode::kReader) {
    return Ask(db, absl::StrCat("PRAGMA ", kWriterCache.name, "=", kWriterCache.value)).status();
  }
  RETURN_IF_ERROR(Ask(db, absl::StrCat("PRAGMA ", kReaderSetting.name, "=", kReaderSetting.value)));
  return ReadBack(db, kReaderSetting);
}

int RememberWalPages(void* pages, sqlite3* /*db*/, const char* /*schema*/, int count) {
  *static_cast<int*>(pages) = count;
  return SQLITE_OK;
}

class SqliteRow final : public Row {
 public:
  explicit SqliteRow(sqlite3_stmt* statement) : statement_(statement) {}
  bool IsNull(int column) const override {
    return sqlite3_column_type(statement_, column) == SQLITE_NULL;
  }
  bool Bool(int column) const override { return sqlite3_column_int64(statement_, column) != 0; }
  int64_t Int(int column) const override { return sqlite3_column_int64(statement_, column); }
  double Double(int column) const override { return sqlite3_column_double(statement_, column); }
  std::string Text(int column) const override {
    const auto* text = sqlite3_column_text(statement_, column);
    return Copy(text, column);
  }
  std::string Blob(int column) const override {
    const void* data = sqlite3_column_blob(statement_, column);
    return Copy(data, column);
  }

 private:
  // sqlite3_column_bytes is right only after the call that fixed the type.
  std::string Copy(const void* data, int column) const {
    if (data == nullptr) return std::string();
    const int size = sqlite3_column_bytes(statement_, column);
    return std::string(static_cast<const char*>(data), static_cast<size_t>(size));
  }
  sqlite3_stmt* statement_;
};

// Binds without a copy: the arguments outlive the statement's steps. A null pointer would bind
// NULL, so an empty text needs an address.
struct Binder {
  sqlite3_stmt* statement;
  int index;

  static const char* Address(absl::string_view text) { return text.empty() ? "" : text.data(); }
  int operator()(std::nullptr_t) const { return sqlite3_bind_null(statement, index); }
  int operator()(bool v) const { return sqlite3_bind_int64(statement, index, v ? 1 : 0); }
  int operator()(int64_t v) const { return sqlite3_bind_int64(statement, index, v); }
  int operator()(double v) const { return sqlite3_bind_double(statement, index, v); }
  int operator()(absl::string_view v) const {
    return sqlite3_bind_text64(statement, index, Address(v), v.size(), SQLITE_STATIC, SQLITE_UTF8);
  }
  int operator()(Bytes v) const {
    return sqlite3_bind_blob64(statement, index, Address(v.data), v.data.size(), SQLITE_STATIC);
  }
};

// SQLite takes "$1::text" for one name, "?" for the next number and "$01" for another parameter
// than "$1"; PostgreSQL takes none of them so. Only $1..$n, all of them, is let through.
absl::StatusOr<std::vector<int>> NumberParameters(sqlite3_stmt* statement, absl::string_view sql) {
  const int count = sqlite3_bind_parameter_count(statement);
  std::vector<int> arguments;
  for (int i = 1; i <= count; ++i) {
    const char* name = sqlite3_bind_parameter_name(statement, i);
    const absl::string_view text = name == nullptr ? "?" : name;
    int number = 0;
    if (text[0] != '$' || !absl::SimpleAtoi(text.substr(1), &number) ||
        absl::StrCat("$", number) != text || number < 1 || number > count) {
      return absl::InternalError(absl::StrCat("parameter ", text, " is not one of $1..$", count,
                                              ": ", sql.substr(0, 200)));
    }
    arguments.push_back(number - 1);
  }
  return arguments;
}

}  // namespace

absl::Status StatusFromSqlite(sqlite3* db, int code, absl::string_view sql) {
  const std::string message =
      absl::StrCat(sqlite3_errmsg(db), " (sqlite ", code, "): ", sql.substr(0, 200));
  switch (code) {
    case SQLITE_CONSTRAINT_UNIQUE:
    case SQLITE_CONSTRAINT_PRIMARYKEY:
    case SQLITE_CONSTRAINT_ROWID:
      return absl::AlreadyExistsError(message);
    default:
      break;
  }
  switch (code & 0xff) {
    case SQLITE_CONSTRAINT:
      return absl::FailedPreconditionError(message);
    case SQLITE_NOTADB:
    case SQLITE_CORRUPT:
      return absl::DataLossError(message);
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
    case SQLITE_IOERR:
    case SQLITE_FULL:
    case SQLITE_CANTOPEN:
    case SQLITE_NOMEM:
    case SQLITE_INTERRUPT:
    case SQLITE_PROTOCOL:
      return absl::UnavailableError(message);
    default:
      return absl::InternalError(message);
  }
}

absl::StatusOr<ConnectionHandle> OpenHandle(const std::string& path, int flags) {
  // Nobody asks SQLite how much memory it uses, and counting takes a lock at each allocation.
  static const int uncounted = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
  (void)uncounted;
  sqlite3* raw = nullptr;
  const int code = sqlite3_open_v2(path.c_str(), &raw, flags | SQLITE_OPEN_NOMUTEX, nullptr);
  ConnectionHandle db(raw);  // even a failed open gives a handle to close
  if (code != SQLITE_OK) return StatusFromSqlite(db.get(), code, path);
  sqlite3_extended_result_codes(db.get(), 1);
  return db;
}

absl::Status ReadBackSettings(sqlite3* db) {
  for (const Switch& s : kSwitches) {
    int value = -1;
    sqlite3_db_config(db, s.option, -1, &value);
    if (value != s.value) {
      return absl::FailedPreconditionError(absl::StrCat("the setting ", s.name, " did not take"));
    }
  }
  for (const Setting& setting : kSettings) RETURN_IF_ERROR(ReadBack(db, setting));
  return absl::OkStatus();
}

absl::StatusOr<std::unique_ptr<Connection>> Connection::Open(const std::string& path, Mode mode) {
  ASSIGN_OR_RETURN(ConnectionHandle db, OpenHandle(path, SQLITE_OPEN_READWRITE));
  RETURN_IF_ERROR(ApplySettings(db.get(), mode));
  std::unique_ptr<Connection> connection(new Connection(std::move(db), mode));
  RETURN_IF_ERROR(connection->PrepareControls());
  // After the settings: wal_autocheckpoint takes the place of this hook.
  sqlite3_wal_hook(connection->db_.get(), RememberWalPages, &connection->wal_pages_);
  return connection;
}

absl::Status Connection::PrepareControls() {
  for (size_t i = 0; i < controls_.size(); ++i) {
    ASSIGN_OR_RETURN(controls_[i], PrepareOne(db_.get(), kControls[i]));
  }
  return absl::OkStatus();
}

absl::StatusOr<int64_t> Connection::Run(absl::string_view sql, absl::Span<const Value> args,
                                        absl::FunctionRef<void(const Row&)> on_row) {
  if (!failure_.ok()) return failure_;
  absl::StatusOr<int64_t> changed = Step(sql, args, on_row);
  if (!changed.ok()) failure_ = changed.status();
  return changed;
}

int Connection::RunControl(Control control) {
  sqlite3_stmt* statement = controls_[static_cast<size_t>(control)].get();
  int code = sqlite3_step(statement);
  sqlite3_reset(statement);
  if (code == SQLITE_DONE) code = SQLITE_OK;
  Note(code);
  return code;
}

absl::Status Connection::RunWork(Work& work) {
  failure_ = absl::OkStatus();
  absl::Status answer = work(*this);
  return answer.ok() ? std::exchange(failure_, absl::OkStatus()) : answer;
}

absl::Status Connection::Checkpoint() {
  const int code =
      sqlite3_wal_checkpoint_v2(db_.get(), nullptr, SQLITE_CHECKPOINT_PASSIVE, nullptr, nullptr);
  Note(code);
  const int primary = code & 0xff;
  if (primary == SQLITE_OK || primary == SQLITE_FULL || primary == SQLITE_BUSY) {
    return absl::OkStatus();
  }
  return StatusFromSqlite(db_.get(), code, "checkpoint");
}

absl::StatusOr<std::shared_ptr<Connection::Statement>> Connection::Prepare(absl::string_view sql) {
  auto statement = std::make_shared<Statement>();
  ASSIGN_OR_RETURN(statement->handle, PrepareOne(db_.get(), sql));
  ASSIGN_OR_RETURN(statement->arguments, NumberParameters(statement->handle.get(), sql));
  statement->sql = std::string(sql);
  return statement;
}

absl::StatusOr<std::shared_ptr<Connection::Statement>> Connection::Find(absl::string_view sql) {
  const auto found = cache_.find(sql);
  if (found != cache_.end() && !found->second->busy) return found->second;
  ASSIGN_OR_RETURN(std::shared_ptr<Statement> fresh, Prepare(sql));
  if (found != cache_.end()) return fresh;  // run again from its own callback: not worth keeping
  if (cache_.size() >= kMaxStatements) {
    absl::erase_if(cache_, [](const auto& entry) { return !entry.second->busy; });
  }
  cache_.emplace(absl::string_view(fresh->sql), fresh);
  return fresh;
}

absl::StatusOr<int64_t> Connection::Step(absl::string_view sql, absl::Span<const Value> args,
                                         absl::FunctionRef<void(const Row&)> on_row) {
  ASSIGN_OR_RETURN(const std::shared_ptr<Statement> statement, Find(sql));
  if (statement->arguments.size() != args.size()) {
    return absl::InternalError(absl::StrCat(args.size(), " arguments for ",
                                            statement->arguments.size(),
                                            " parameters: ", sql.substr(0, 200)));
  }
  RETURN_IF_ERROR(CheckTexts(args));
  sqlite3_stmt* handle = statement->handle.get();
  statement->busy = true;
  // At once, also after an error: a statement left open holds its snapshot of the log.
  absl::Cleanup reset = [&] {
    sqlite3_reset(handle);
    statement->busy = false;
  };
  for (size_t i = 0; i < args.size(); ++i) {
    const Value& value = args[static_cast<size_t>(statement->arguments[i])];
    const int code = std::visit(Binder{handle, static_cast<int>(i) + 1}, value);
    if (code != SQLITE_OK) return Failure(code, sql);
  }
  if (!sqlite3_stmt_readonly(handle)) ++writes_;
  const int64_t before = sqlite3_total_changes64(db_.get());
  int code;
  while ((code = sqlite3_step(handle)) == SQLITE_ROW) on_row(SqliteRow(handle));
  if (code != SQLITE_DONE) return Failure(code, sql);
  // sqlite3_changes keeps the number of an earlier statement when this one is no DML.
  const bool changed =
      !sqlite3_stmt_readonly(handle) && sqlite3_total_changes64(db_.get()) > before;
  return changed ? sqlite3_changes64(db_.get()) : 0;
}

absl::Status Connection::Failure(int code, absl::string_view sql) {
  Note(code);
  return StatusFromSqlite(db_.get(), code, sql);
}

// A reader gets READONLY for trying to write, which says nothing about the disk.
void Connection::Note(int code) {
  const int primary = code & 0xff;
  if (primary == SQLITE_IOERR || primary == SQLITE_CORRUPT || primary == SQLITE_NOTADB ||
      (primary == SQLITE_READONLY && mode_ != Mode::kReader) ||
      (primary == SQLITE_FULL && mode_ == Mode::kWriter)) {
    broken_ = true;
  }
}

}  // namespace glimmer::sql
