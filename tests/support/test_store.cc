#include "tests/support/test_store.h"

#include <cstdio>
#include <cstdlib>
#include <utility>

#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "server/storage/postgres_database.h"
#include "server/storage/server_migrations.h"
#include "shared/base/ids.h"
#include "shared/sql/sqlite_database.h"
#include "tests/support/postgres_cluster.h"

namespace glimmer::test {
namespace {

// Of this schema: a cluster may be older than the program.
std::string TemplateName() {
  return absl::StrCat("glimmer_template_", storage::ServerMigrations().size());
}

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

std::string UrlOf(const std::string& name) { return PostgresUrl(SocketFolder(), name); }

storage::SessionHandle Session() {
  return Must(storage::OpenSession(UrlOf("postgres")), "session");
}

// Made by the first test of a run that needs it; the others copy it.
void EnsureTemplate() {
  const storage::SessionHandle session = Session();
  AskPostgres(session.get(), "SELECT pg_advisory_lock(1)");
  const auto found =
      AskPostgres(session.get(),
                  absl::StrCat("SELECT 1 FROM pg_database WHERE datname = '", TemplateName(), "'"));
  if (PQntuples(found.get()) > 0) return;
  const std::string fresh = absl::StrCat(TemplateName(), "_new");
  AskPostgres(session.get(), absl::StrCat("DROP DATABASE IF EXISTS ", fresh));
  AskPostgres(session.get(), CreateEmptyDatabase(fresh));
  {
    const auto database = Must(storage::OpenPostgres(UrlOf(fresh)), "template");
    Must(sql::Migrate(*database, storage::ServerMigrations(), absl::FromUnixSeconds(1772416800)),
         "migrate");
  }
  AskPostgres(session.get(), absl::StrCat("ALTER DATABASE ", fresh, " RENAME TO ", TemplateName()));
}

}  // namespace

bool OnPostgres() { return !SocketFolder().empty(); }

TestStore::TestStore(const std::string& folder, Content content)
    : folder_(folder), content_(content) {
  if (!OnPostgres()) return;
  std::string random(8, '\0');
  SystemRandom().Fill(random.data(), random.size());
  name_ = absl::StrCat("test_", absl::BytesToHexString(random));
  url_ = UrlOf(name_);
  if (content == Content::kServerSchema) EnsureTemplate();
  AskPostgres(Session().get(),
              content == Content::kEmpty
                  ? CreateEmptyDatabase(name_)
                  : absl::StrCat("CREATE DATABASE ", name_, " TEMPLATE ", TemplateName()));
}

TestStore::~TestStore() {
  if (name_.empty()) return;
  AskPostgres(Session().get(), absl::StrCat("DROP DATABASE ", name_, " WITH (FORCE)"));
}

std::unique_ptr<sql::Database> TestStore::Open() {
  if (!url_.empty()) return Must(storage::OpenPostgres(url_), "open");
  auto database = Must(sql::OpenSqlite({.path = folder_ + "/glimmer.db"}), "open");
  if (content_ == Content::kServerSchema) {
    Must(sql::Migrate(*database, storage::ServerMigrations(), absl::FromUnixSeconds(1772416800)),
         "migrate");
  }
  return database;
}

}  // namespace glimmer::test
