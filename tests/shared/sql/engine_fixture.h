// A real SQLite engine in a folder of its own, and the few things that every engine test asks it.
#pragma once

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

#include "absl/synchronization/mutex.h"
#include "absl/synchronization/notification.h"
#include "shared/sql/sqlite_database.h"
#include "tests/support/fakes.h"

namespace glimmer::sql {

// Runs statements without parameters in one transaction.
absl::Status Exec(Database& database, const std::vector<std::string>& statements);
// One number from a read; -1 when the read fails.
int64_t ReadInt(Database& database, const std::string& sql);
// One text from a read; the error's text when it fails.
std::string ReadText(Database& database, const std::string& sql);
int64_t FileSize(const std::string& path);

// Collects answers in the order in which they come. Thread-safe.
class AnswerBox {
 public:
  Done Slot();
  // Waits until `count` answers are there.
  std::vector<absl::Status> Wait(size_t count);

 private:
  absl::Mutex mutex_;
  std::vector<absl::Status> answers_ ABSL_GUARDED_BY(mutex_);
};

// Occupies the writer until Release, so that what is written meanwhile becomes one group.
class HeldWriter {
 public:
  HeldWriter(Database& database, AnswerBox& answers);
  void Release() { release_->Notify(); }

 private:
  std::shared_ptr<absl::Notification> started_ = std::make_shared<absl::Notification>();
  std::shared_ptr<absl::Notification> release_ = std::make_shared<absl::Notification>();
};

class EngineTest : public testing::Test {
 protected:
  void SetUp() override { Open({}); }
  // Closes what is open and opens the file again with other options; the path is set here.
  void Open(SqliteOptions options);

  test::TempDir folder_;
  const std::string path_ = folder_.File("test.db");
  std::unique_ptr<Database> database_;
};

}  // namespace glimmer::sql
