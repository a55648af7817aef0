#include "tests/support/test_store.h"

#include <cstdio>
#include <cstdlib>
#include <utility>

#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "server/storage/postgres_connection.h"
#include "server/storage/postgres_database.h"
#include "server/storage/server_migrations.h"
#include "shared/base/ids.h"
#include "shared/sql/sqlite_database.h"

namespace glimmer::test {
namespace {

// Of this schema: a cluster may be older than the program.
std::string TemplateName() {
  return absl::StrCat("glimmer_template_", storage::ServerMigrations().size());
}
constexpr char kFresh[] = " TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C'";

void Must(const absl::Status& status, const char* what) {
  if (status.ok()) return;
  std::fprintf(stderr, "test_store: %s: %s\n", what, status.ToString().c_str());
  std::abort();
}

template <typename T>
T Must(absl::StatusOr<T> value, const char* what) {
  Must(value.status(), what);
  return *std::move(value);
}

std::string SocketFolder() {
  const char* folder = std::getenv("GLIMMER_TEST_POSTGRES");
  return folder == nullptr ? "" : folder;
}

std::string UrlOf(const std::string& name) {
  return absl::StrCat("postgresql:///", name, "?host=", SocketFolder(), "&user=glimmer");
}

storage::ResultHandle Ask(PGconn* session, const std::string& statement) {
  storage::ResultHandle result(PQexec(session, statement.c_str()));
  const ExecStatusType status = PQresultStatus(result.get());
  if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK) {
    Must(absl::InternalError(PQerrorMessage(session)), statement.c_str());
  }
  return result;
}

// Made by the first test of a run that needs it; the others copy it.
void EnsureTemplate() {
  const auto session = Must(storage::OpenSession(UrlOf("postgres")), "session");
  Ask(session.get(), "SELECT pg_advisory_lock(1)");
  const auto found = Ask(session.get(), absl::StrCat("SELECT 1 FROM pg_database WHERE datname = '",
                                                     TemplateName(), "'"));
  if (PQntuples(found.get()) > 0) return;
  const std::string fresh = absl::StrCat(TemplateName(), "_new");
  Ask(session.get(), absl::StrCat("DROP DATABASE IF EXISTS ", fresh));
  Ask(session.get(), absl::StrCat("CREATE DATABASE ", fresh, kFresh));
  {
    const auto database = Must(storage::OpenPostgres({.url = UrlOf(fresh)}), "template");
    Must(sql::Migrate(*database, storage::ServerMigrations(), absl::FromUnixSeconds(1772416800)),
         "migrate");
  }
  Ask(session.get(), absl::StrCat("ALTER DATABASE ", fresh, " RENAME TO ", TemplateName()));
}

}  // namespace

bool OnPostgres() { return !SocketFolder().empty(); }

void TestStore::AskPostgres(const std::string& statement) {
  Ask(Must(storage::OpenSession(UrlOf("postgres")), "session").get(), statement);
}

TestStore::TestStore(const std::string& folder, Content content)
    : folder_(folder), content_(content) {
  if (!OnPostgres()) return;
  std::string random(8, '\0');
  SystemRandom().Fill(random.data(), random.size());
  name_ = absl::StrCat("test_", absl::BytesToHexString(random));
  url_ = UrlOf(name_);
  if (content == Content::kServerSchema) EnsureTemplate();
  AskPostgres(absl::StrCat(
      "CREATE DATABASE ", name_,
      content == Content::kServerSchema ? absl::StrCat(" TEMPLATE ", TemplateName()) : kFresh));
}

TestStore::~TestStore() {
  if (!name_.empty()) AskPostgres(absl::StrCat("DROP DATABASE ", name_, " WITH (FORCE)"));
}

std::unique_ptr<sql::Database> TestStore::Open() {
  if (!url_.empty()) return Must(storage::OpenPostgres({.url = url_}), "open");
  auto database = Must(sql::OpenSqlite({.path = folder_ + "/glimmer.db"}), "open");
  if (content_ == Content::kServerSchema) {
    Must(sql::Migrate(*database, storage::ServerMigrations(), absl::FromUnixSeconds(1772416800)),
         "migrate");
  }
  return database;
}

}  // namespace glimmer::test
