// Backups of a database that is being written.
#include <sqlite3.h>

#include <atomic>
#include <fstream>
#include <thread>

#include "tests/shared/sql/engine_fixture.h"

namespace glimmer::sql {
namespace {

class SqliteBackupTest : public EngineTest {
 protected:
  void SetUp() override {
    EngineTest::SetUp();
    ASSERT_TRUE(Exec(*database_, {"CREATE TABLE a (n BIGINT PRIMARY KEY)",
                                  "CREATE TABLE b (n BIGINT REFERENCES a (n))"})
                    .ok());
  }
  const std::string copy_ = folder_.File("copy.db");
};

TEST_F(SqliteBackupTest, CopyOfALiveDatabaseIsOneSnapshot) {
  std::atomic<bool> stop = false;
  std::atomic<int> written = 0;
  std::thread writer([&] {
    while (!stop) {
      const absl::Status status = WriteAndWait(*database_, [&](Transaction& tx) {
        RETURN_IF_ERROR(tx.Execute("INSERT INTO a (n) VALUES ($1)", written.load()));
        return tx.Execute("INSERT INTO b (n) VALUES ($1)", written.load()).status();
      });
      EXPECT_TRUE(status.ok()) << status;
      ++written;
    }
  });
  while (written < 20) std::this_thread::yield();
  const int before = written;
  const absl::Status status = BackupSqlite(path_, copy_);
  stop = true;
  writer.join();
  ASSERT_TRUE(status.ok()) << status;

  SqliteOptions options;
  options.path = copy_;
  auto copy = OpenSqlite(options);
  ASSERT_TRUE(copy.ok()) << copy.status();
  const int64_t rows = ReadInt(**copy, "SELECT COUNT(*) FROM a");
  EXPECT_GE(rows, before);
  EXPECT_EQ(rows, ReadInt(**copy, "SELECT COUNT(*) FROM b"));
  EXPECT_TRUE(database_->Healthy());
}

TEST_F(SqliteBackupTest, RefusesACopyWithBrokenReferences) {
  sqlite3* raw = nullptr;
  ASSERT_EQ(sqlite3_open(path_.c_str(), &raw), SQLITE_OK);
  EXPECT_EQ(sqlite3_exec(raw, "INSERT INTO b (n) VALUES (77)", nullptr, nullptr, nullptr),
            SQLITE_OK);
  sqlite3_close(raw);
  EXPECT_EQ(BackupSqlite(path_, copy_).code(), absl::StatusCode::kDataLoss);
  EXPECT_EQ(FileSize(copy_), -1);
  EXPECT_EQ(FileSize(copy_ + ".part"), -1);
}

TEST_F(SqliteBackupTest, AFailureLeavesTheOlderCopyAlone) {
  std::ofstream(copy_) << "older";
  EXPECT_FALSE(BackupSqlite(folder_.File("absent.db"), copy_).ok());
  EXPECT_EQ(FileSize(copy_), 5);
}

}  // namespace
}  // namespace glimmer::sql
