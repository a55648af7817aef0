#include "tests/support/postgres_cluster.h"

#include <cstdio>
#include <cstdlib>

#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/time/clock.h"
#include "server/storage/store.h"
#include "shared/base/ids.h"

namespace glimmer::test {
namespace {

// Beside this file, wherever the sources are.
std::string Script() {
  std::string path = __FILE__;
  return path.replace(path.rfind(".cc"), 3, ".py");
}

void Die(const std::string& what) {
  std::fprintf(stderr, "postgres_cluster: %s\n", what.c_str());
  std::abort();
}

}  // namespace

std::string PostgresUrl(const std::string& folder, const std::string& name) {
  return absl::StrCat("postgresql:///", name, "?host=", folder, "&user=glimmer");
}

storage::ResultHandle AskPostgres(PGconn* session, const std::string& statement) {
  storage::ResultHandle result(PQexec(session, statement.c_str()));
  const ExecStatusType status = PQresultStatus(result.get());
  if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK) {
    Die(absl::StrCat(statement, ": ", PQerrorMessage(session)));
  }
  return result;
}

std::string CreateEmptyDatabase(const std::string& name) {
  return absl::StrCat("CREATE DATABASE ", name, " TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C'");
}

PostgresCluster::PostgresCluster() {
  std::string random(4, '\0');
  SystemRandom().Fill(random.data(), random.size());
  // A socket's path must be short.
  folder_ = absl::StrCat("/tmp/glimmer-pg-", absl::BytesToHexString(random));
}

PostgresCluster::~PostgresCluster() { Do("stop"); }

void PostgresCluster::Do(const std::string& subcommand, const std::vector<std::string>& more) {
  const std::string command = absl::StrCat("python3 '", Script(), "' ", subcommand, " ", folder_,
                                           " ", absl::StrJoin(more, " "), " >/dev/null");
  if (std::system(command.c_str()) != 0) Die(command);
}

std::unique_ptr<sql::Database> PostgresCluster::MakeDatabase() {
  auto session = storage::OpenSession(PostgresUrl(folder_, "postgres"));
  if (!session.ok()) Die(session.status().ToString());
  AskPostgres(session->get(), CreateEmptyDatabase("glimmer"));
  auto database = storage::OpenPostgresStore(url(), absl::Now());
  if (!database.ok()) Die(database.status().ToString());
  return *std::move(database);
}

}  // namespace glimmer::test
