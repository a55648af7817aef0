#include "server/storage/postgres_connection.h"

#include <endian.h>

#include <array>
#include <cstring>
#include <utility>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "shared/sql/text_arguments.h"

namespace glimmer::storage {
namespace {

using sql::Bytes;
using sql::Row;
using sql::Value;

// Of pg_type.dat, and the same in every PostgreSQL.
enum Type : Oid { kUnknown = 0, kBool = 16, kBytea = 17, kInt8 = 20, kText = 25, kFloat8 = 701 };

// IN lists of many lengths make many texts; above this all are dropped.
constexpr size_t kMaxStatements = 512;
constexpr int kBinary = 1;
constexpr int kAsText = 0;

// A session that hangs must not hold what waits behind it for ever.
constexpr char kSettings[] =
    "SET statement_timeout = '120s'; SET lock_timeout = '20s'; "
    "SET idle_in_transaction_session_timeout = '120s'; SET timezone = 'UTC'; "
    "SET bytea_output = 'hex'; SET extra_float_digits = 1";
constexpr char kDescribe[] =
    "SELECT current_setting('server_version_num')::int, current_setting('server_encoding'), "
    "datcollate, datlocprovider, current_setting('synchronous_commit') "
    "FROM pg_database WHERE datname = current_database()";

// Octets of one argument in PostgreSQL's binary form.
struct Argument {
  Oid type = kUnknown;
  bool null = false;
  std::array<char, 8> number;
  absl::string_view data;

  void SetNumber(Oid t, uint64_t bits) {
    type = t;
    const uint64_t ordered = htobe64(bits);
    std::memcpy(number.data(), &ordered, sizeof ordered);
    data = absl::string_view(number.data(), number.size());
  }
};

struct Encoder {
  Argument& out;
  void operator()(std::nullptr_t) const { out.null = true; }
  void operator()(bool v) const {
    out.type = kBool;
    out.number[0] = v ? 1 : 0;
    out.data = absl::string_view(out.number.data(), 1);
  }
  void operator()(int64_t v) const { out.SetNumber(kInt8, static_cast<uint64_t>(v)); }
  void operator()(double v) const {
    uint64_t bits = 0;
    static_assert(sizeof bits == sizeof v);
    std::memcpy(&bits, &v, sizeof v);
    out.SetNumber(kFloat8, bits);
  }
  void operator()(absl::string_view v) const {
    out.type = kText;
    out.data = v;
  }
  void operator()(Bytes v) const {
    out.type = kBytea;
    out.data = v.data;
  }
};

class PostgresRow final : public Row {
 public:
  PostgresRow(const PGresult* result, int row) : result_(result), row_(row) {}
  bool IsNull(int column) const override { return PQgetisnull(result_, row_, column) != 0; }
  bool Bool(int column) const override {
    const absl::string_view text = View(column);
    return text == "t" || (text != "f" && text != "0" && !text.empty());
  }
  // A sum of BIGINT is a NUMERIC, written like any number.
  int64_t Int(int column) const override {
    int64_t value = 0;
    if (PQftype(result_, column) == kBool) return Bool(column) ? 1 : 0;
    if (absl::SimpleAtoi(View(column), &value)) return value;
    return static_cast<int64_t>(Double(column));
  }
  double Double(int column) const override {
    double value = 0;
    return absl::SimpleAtod(View(column), &value) ? value : 0;
  }
  std::string Text(int column) const override { return std::string(View(column)); }
  std::string Blob(int column) const override {
    const absl::string_view text = View(column);
    if (PQftype(result_, column) != kBytea) return std::string(text);
    size_t size = 0;
    unsigned char* octets =
        PQunescapeBytea(reinterpret_cast<const unsigned char*>(text.data()), &size);
    std::string out(reinterpret_cast<char*>(octets), size);
    PQfreemem(octets);
    return out;
  }

 private:
  absl::string_view View(int column) const {
    return {PQgetvalue(result_, row_, column),
            static_cast<size_t>(PQgetlength(result_, row_, column))};
  }
  const PGresult* result_;
  int row_;
};

std::string SqlState(const PGresult* result) {
  const char* state = PQresultErrorField(result, PG_DIAG_SQLSTATE);
  return state == nullptr ? "" : state;
}

// Shutting down, starting, too many sessions, a standby, a full disk: all of them pass.
bool Passes(absl::string_view state) {
  return absl::StartsWith(state, "57P0") || absl::StartsWith(state, "53") || state == "25006" ||
         state == "57014" || state == "55P03" || absl::StartsWith(state, "58");
}

// Other transactions were in the way. Two that insert one key at once may also be told that it is
// there; a second run then finds it.
bool IsConflict(absl::string_view state) {
  return state == "40001" || state == "40P01" || state == "23505";
}

void NoteWarning(void* warned, const PGresult* result) {
  const char* severity = PQresultErrorField(result, PG_DIAG_SEVERITY_NONLOCALIZED);
  if (severity != nullptr && absl::string_view(severity) == "WARNING") {
    *static_cast<bool*>(warned) = true;
  }
}

absl::Status Unfit(absl::string_view what) {
  return absl::FailedPreconditionError(absl::StrCat("the PostgreSQL database ", what));
}

}  // namespace

absl::StatusOr<SessionHandle> OpenSession(const std::string& url) {
  // What the URL says goes before what stands here.
  const char* const keys[] = {"connect_timeout",
                              "keepalives_idle",
                              "keepalives_interval",
                              "keepalives_count",
                              "tcp_user_timeout",
                              "application_name",
                              "dbname",
                              nullptr};
  const char* const values[] = {"3", "10", "5", "3", "15000", "glimmerd", url.c_str(), nullptr};
  SessionHandle session(PQconnectdbParams(keys, values, 1));
  if (session != nullptr && PQstatus(session.get()) == CONNECTION_OK) {
    // What it warns of is no business of standard error.
    PQsetNoticeReceiver(
        session.get(), [](void*, const PGresult*) {}, nullptr);
    return session;
  }
  const char* message = session == nullptr ? "no memory" : PQerrorMessage(session.get());
  return absl::UnavailableError(
      absl::StrCat("no session with PostgreSQL: ", absl::StripSuffix(message, "\n")));
}

bool PostgresConnection::InSession() const {
  return session_ != nullptr && PQstatus(session_.get()) == CONNECTION_OK;
}

absl::Status PostgresConnection::Connect() {
  if (InSession()) return absl::OkStatus();
  prepared_.clear();
  ASSIGN_OR_RETURN(session_, OpenSession(url_));
  PQsetNoticeReceiver(session_.get(), NoteWarning, &warned_);
  const absl::Status fit = CheckDatabase();
  if (!fit.ok()) session_.reset();
  return fit;
}

absl::Status PostgresConnection::CheckDatabase() {
  RETURN_IF_ERROR(Ask(kSettings).status());
  ASSIGN_OR_RETURN(const ResultHandle described, Ask(kDescribe));
  if (PQntuples(described.get()) != 1) return Unfit("does not describe itself");
  const PostgresRow row(described.get(), 0);
  if (row.Int(0) < 150000) return Unfit("is older than PostgreSQL 15");
  if (row.Text(1) != "UTF8") return Unfit(absl::StrCat("is encoded in ", row.Text(1)));
  const std::string collation = row.Text(2);
  if (row.Text(3) != "c" ||
      (collation != "C" && collation != "POSIX" && !absl::StartsWith(collation, "C."))) {
    return Unfit(absl::StrCat("sorts by ", collation,
                              "; make it with TEMPLATE template0 LOCALE 'C' ENCODING 'UTF8'"));
  }
  if (row.Text(4) == "off") return Unfit("acknowledges before it has written: synchronous_commit");
  return absl::OkStatus();
}

absl::StatusOr<ResultHandle> PostgresConnection::Ask(const char* sql) {
  ResultHandle result(PQexec(session_.get(), sql));
  const ExecStatusType status = PQresultStatus(result.get());
  if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK) return Failure(result.get(), sql);
  return result;
}

bool PostgresConnection::Control(const char* statement) {
  const bool done = Ask(statement).ok();
  if (!InSession()) session_.reset();
  return done;
}

absl::Status PostgresConnection::Begin() {
  failure_ = absl::OkStatus();
  conflict_ = false;
  RETURN_IF_ERROR(Connect());
  if (Control(mode_ == Mode::kWriter ? "BEGIN ISOLATION LEVEL SERIALIZABLE"
                                     : "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")) {
    return absl::OkStatus();
  }
  conflict_ = true;  // an idle session that has died meanwhile; another may be had
  return absl::UnavailableError("the session with PostgreSQL was lost; try again");
}

absl::Status PostgresConnection::RunWork(sql::Work& work) {
  failure_ = absl::OkStatus();
  conflict_ = false;
  absl::Status answer = work(*this);
  // An answer that rests on a failed statement is none.
  if (!failure_.ok() && (answer.ok() || !InSession())) answer = failure_;
  if (!InSession()) conflict_ = true;  // before any commit: nothing was done
  return answer;
}

void PostgresConnection::Rollback() {
  if (!Control("ROLLBACK")) session_.reset();
}

absl::Status PostgresConnection::Commit() {
  warned_ = false;
  conflict_ = false;
  const absl::StatusOr<ResultHandle> committed = Ask("COMMIT");
  if (committed.ok() && !warned_ && absl::string_view(PQcmdStatus(committed->get())) == "COMMIT") {
    return absl::OkStatus();
  }
  if (!committed.ok() && InSession()) return committed.status();
  // Lost in the commit, or a standby that did not confirm: it may have been done.
  session_.reset();
  conflict_ = false;
  return absl::UnavailableError("nobody knows whether the commit was done; ask again");
}

absl::StatusOr<int64_t> PostgresConnection::Run(absl::string_view sql, absl::Span<const Value> args,
                                                absl::FunctionRef<void(const Row&)> on_row) {
  if (!failure_.ok()) return failure_;
  absl::StatusOr<int64_t> changed = Step(sql, args, on_row);
  if (!changed.ok()) failure_ = changed.status();
  return changed;
}

absl::StatusOr<std::string> PostgresConnection::Prepare(absl::string_view sql,
                                                        const std::vector<Oid>& types) {
  std::string key(sql);
  for (const Oid type : types) absl::StrAppend(&key, " ", type);
  const auto found = prepared_.find(key);
  if (found != prepared_.end()) return found->second;
  if (prepared_.size() >= kMaxStatements) {
    RETURN_IF_ERROR(Ask("DEALLOCATE ALL").status());
    prepared_.clear();
  }
  const std::string name = absl::StrCat("s", next_name_++);
  const ResultHandle prepared(PQprepare(session_.get(), name.c_str(), std::string(sql).c_str(),
                                        static_cast<int>(types.size()), types.data()));
  if (PQresultStatus(prepared.get()) != PGRES_COMMAND_OK) return Failure(prepared.get(), sql);
  prepared_.emplace(std::move(key), name);
  return name;
}

absl::StatusOr<int64_t> PostgresConnection::Step(absl::string_view sql,
                                                 absl::Span<const Value> args,
                                                 absl::FunctionRef<void(const Row&)> on_row) {
  RETURN_IF_ERROR(sql::CheckTexts(args));
  std::vector<Argument> arguments(args.size());
  std::vector<Oid> types;
  std::vector<const char*> values;
  std::vector<int> lengths;
  for (size_t i = 0; i < args.size(); ++i) {
    Argument& argument = arguments[i];
    std::visit(Encoder{argument}, args[i]);
    types.push_back(argument.type);
    // An empty text needs an address: a null pointer is NULL.
    values.push_back(argument.null ? nullptr : argument.data.empty() ? "" : argument.data.data());
    lengths.push_back(static_cast<int>(argument.data.size()));
  }
  const std::vector<int> formats(args.size(), kBinary);
  ASSIGN_OR_RETURN(const std::string name, Prepare(sql, types));
  const ResultHandle result(PQexecPrepared(session_.get(), name.c_str(),
                                           static_cast<int>(args.size()), values.data(),
                                           lengths.data(), formats.data(), kAsText));
  const ExecStatusType status = PQresultStatus(result.get());
  if (status != PGRES_TUPLES_OK && status != PGRES_COMMAND_OK) return Failure(result.get(), sql);
  for (int i = 0; i < PQntuples(result.get()); ++i) on_row(PostgresRow(result.get(), i));
  int64_t changed = 0;
  const bool reads = absl::StartsWith(PQcmdStatus(result.get()), "SELECT");
  if (!reads) ++writes_;
  if (!reads && !absl::SimpleAtoi(PQcmdTuples(result.get()), &changed)) changed = 0;
  return changed;
}

absl::Status PostgresConnection::Failure(const PGresult* result, absl::string_view sql) {
  const std::string state = SqlState(result);
  const char* primary = PQresultErrorField(result, PG_DIAG_MESSAGE_PRIMARY);
  const std::string message =
      absl::StrCat(primary == nullptr ? PQerrorMessage(session_.get()) : primary, " (postgres ",
                   state, "): ", sql.substr(0, 200));
  conflict_ = IsConflict(state);
  if (!absl::StartsWith(sql, "SELECT")) ++writes_;
  if (!InSession() || Passes(state)) return absl::UnavailableError(message);
  if (state == "23505") return absl::AlreadyExistsError(message);
  if (conflict_) return absl::UnavailableError(message);
  if (absl::StartsWith(state, "23")) return absl::FailedPreconditionError(message);
  return absl::InternalError(message);
}

}  // namespace glimmer::storage
