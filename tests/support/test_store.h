// Where a test keeps its data: SQLite in a folder, or, when GLIMMER_TEST_POSTGRES names the socket
// folder of a cluster, a database of its own there. The same tests run on both.
#pragma once

#include <memory>
#include <string>

#include "shared/sql/database.h"

namespace glimmer::test {

// True when this process tests on PostgreSQL.
bool OnPostgres();

class TestStore {
 public:
  enum class Content { kEmpty, kServerSchema };

  // `folder` outlives this. What cannot be made ends the test.
  TestStore(const std::string& folder, Content content);
  ~TestStore();  // after the last Open's database is closed
  TestStore(const TestStore&) = delete;
  TestStore& operator=(const TestStore&) = delete;

  // What `glimmerd --store` takes; empty for SQLite.
  const std::string& url() const { return url_; }

  std::unique_ptr<sql::Database> Open();

 private:
  const std::string folder_;
  const Content content_;
  std::string name_;
  std::string url_;
};

}  // namespace glimmer::test
