// PostgreSQL clusters for tests (postgres_cluster.py), and how to reach what is in one.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "server/storage/postgres_connection.h"
#include "shared/sql/database.h"

namespace glimmer::test {

// Of the database `name` in the cluster with this socket folder, as glimmerd takes it.
std::string PostgresUrl(const std::string& folder, const std::string& name);

// Runs one statement outside of a transaction. A failure ends the test.
storage::ResultHandle AskPostgres(PGconn* session, const std::string& statement);

// "CREATE DATABASE" with the encoding and collation that glimmerd needs.
std::string CreateEmptyDatabase(const std::string& name);

// A cluster of a test's own, to be crashed and promoted.
class PostgresCluster {
 public:
  PostgresCluster();
  ~PostgresCluster();
  PostgresCluster(const PostgresCluster&) = delete;
  PostgresCluster& operator=(const PostgresCluster&) = delete;

  // A subcommand of the script for this cluster. A failure ends the test.
  void Do(const std::string& subcommand, const std::vector<std::string>& more = {});

  // A database with the server's schema, open; `url` names it from now on.
  std::unique_ptr<sql::Database> MakeDatabase();

  const std::string& folder() const { return folder_; }
  std::string url() const { return PostgresUrl(folder_, "glimmer"); }

 private:
  std::string folder_;
};

}  // namespace glimmer::test
