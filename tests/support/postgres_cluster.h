// A PostgreSQL cluster of a test's own, to be crashed and promoted (postgres_cluster.py).
#pragma once

#include <string>
#include <vector>

namespace glimmer::test {

class PostgresCluster {
 public:
  PostgresCluster();
  ~PostgresCluster();
  PostgresCluster(const PostgresCluster&) = delete;
  PostgresCluster& operator=(const PostgresCluster&) = delete;

  // A subcommand of the script for this cluster. A failure ends the test.
  void Do(const std::string& subcommand, const std::vector<std::string>& more = {});

  const std::string& folder() const { return folder_; }
  // Of a database with the server's schema that is made by `MakeDatabase`.
  std::string url() const;
  void MakeDatabase();

 private:
  std::string folder_;
};

}  // namespace glimmer::test
