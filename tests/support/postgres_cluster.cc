#include "tests/support/postgres_cluster.h"

#include <cstdio>
#include <cstdlib>

#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "server/storage/postgres_connection.h"
#include "shared/base/ids.h"

namespace glimmer::test {
namespace {

// Beside this file, wherever the sources are.
std::string Script() {
  std::string path = __FILE__;
  return path.replace(path.rfind(".cc"), 3, ".py");
}

void RunOrDie(const std::string& command) {
  if (std::system(command.c_str()) == 0) return;
  std::fprintf(stderr, "postgres_cluster: failed: %s\n", command.c_str());
  std::abort();
}

}  // namespace

PostgresCluster::PostgresCluster() {
  std::string random(4, '\0');
  SystemRandom().Fill(random.data(), random.size());
  // A socket's path must be short.
  folder_ = absl::StrCat("/tmp/glimmer-pg-", absl::BytesToHexString(random));
}

PostgresCluster::~PostgresCluster() { Do("stop"); }

void PostgresCluster::Do(const std::string& subcommand, const std::vector<std::string>& more) {
  RunOrDie(absl::StrCat("python3 '", Script(), "' ", subcommand, " ", folder_, " ",
                        absl::StrJoin(more, " "), " >/dev/null"));
}

std::string PostgresCluster::url() const {
  return absl::StrCat("postgresql:///glimmer?host=", folder_, "&user=glimmer");
}

void PostgresCluster::MakeDatabase() {
  const auto session =
      storage::OpenSession(absl::StrCat("postgresql:///postgres?host=", folder_, "&user=glimmer"));
  const storage::ResultHandle made(
      session.ok() ? PQexec(session->get(),
                            "CREATE DATABASE glimmer TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C'")
                   : nullptr);
  if (PQresultStatus(made.get()) == PGRES_COMMAND_OK) return;
  std::fprintf(stderr, "postgres_cluster: no database: %s\n", session.status().ToString().c_str());
  std::abort();
}

}  // namespace glimmer::test
