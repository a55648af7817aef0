// What the engine does when something outside is wrong: a second process, a file that is none, a
// disk that is full. Faults are real ones, in a child process where they need limits or mounts.
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstdio>
#include <fstream>

#include "tests/shared/sql/engine_fixture.h"

namespace glimmer::sql {
namespace {

absl::StatusOr<std::unique_ptr<Database>> OpenAt(const std::string& path) {
  SqliteOptions options;
  options.path = path;
  return OpenSqlite(options);
}

using SqliteFaultsTest = EngineTest;

TEST_F(SqliteFaultsTest, RefusesToOpenTwice) {
  EXPECT_EQ(OpenAt(path_).status().code(), absl::StatusCode::kFailedPrecondition);
  database_.reset();
  EXPECT_TRUE(OpenAt(path_).ok());
}

TEST_F(SqliteFaultsTest, RefusesASecondProcess) {
  const pid_t child = fork();
  ASSERT_GE(child, 0);
  if (child == 0) {
    const absl::StatusCode code = OpenAt(path_).status().code();
    _exit(code == absl::StatusCode::kFailedPrecondition ? 0 : 1);
  }
  int status = 0;
  ASSERT_EQ(waitpid(child, &status, 0), child);
  EXPECT_TRUE(WIFEXITED(status) && WEXITSTATUS(status) == 0);
}

TEST(SqliteOpenTest, RefusesAFileThatIsNoDatabase) {
  const test::TempDir folder;
  for (const size_t size : {10, 5000, 50000}) {
    const std::string path = folder.File("garbage");
    std::ofstream(path, std::ios::trunc) << std::string(size, 'x');
    EXPECT_EQ(OpenAt(path).status().code(), absl::StatusCode::kDataLoss) << size;
    EXPECT_EQ(FileSize(path), static_cast<int64_t>(size)) << "it must be left as it was";
  }
}

TEST(SqliteOpenTest, RefusesAFolderThatIsNotThere) {
  EXPECT_EQ(OpenAt("/nonexistent/folder/x.db").status().code(), absl::StatusCode::kUnavailable);
}

#define CHILD_EXPECT(condition)                                        \
  do {                                                                 \
    if (!(condition)) {                                                \
      std::fprintf(stderr, "line %d: not %s\n", __LINE__, #condition); \
      _exit(1);                                                        \
    }                                                                  \
  } while (false)

// Fills the disk under a live engine. Leaves the process with 0 when all went as promised.
[[noreturn]] void FillUntilRefused(const std::string& path) {
  auto opened = OpenAt(path);
  CHILD_EXPECT(opened.ok());
  Database& database = **opened;
  CHILD_EXPECT(Exec(database, {"CREATE TABLE t (n BIGINT PRIMARY KEY, o BYTEA)"}).ok());
  int kept = 0;
  absl::Status last;
  while (kept < 1000 && last.ok()) {
    last = WriteAndWait(database, [&](Transaction& tx) {
      return tx.Execute("INSERT INTO t (n, o) VALUES ($1, zeroblob(100000))", kept).status();
    });
    if (last.ok()) ++kept;
  }
  CHILD_EXPECT(last.code() == absl::StatusCode::kUnavailable);
  CHILD_EXPECT(kept > 3);
  CHILD_EXPECT(!database.Healthy());
  const absl::Status small = Exec(database, {"INSERT INTO t (n) VALUES (100000)"});
  CHILD_EXPECT(small.code() == absl::StatusCode::kUnavailable);
  for (int i = 0; i < 10; ++i) {
    CHILD_EXPECT(ReadInt(database, "SELECT COUNT(*) FROM t") == kept);
    CHILD_EXPECT(ReadInt(database, "SELECT SUM(length(o)) FROM t") == kept * 100000);
  }
  opened->reset();
  _exit(0);
}

void CheckAfterwards(const std::string& path) {
  auto again = OpenAt(path);
  ASSERT_TRUE(again.ok()) << again.status();
  EXPECT_EQ(ReadText(**again, "PRAGMA integrity_check"), "ok");
  EXPECT_GT(ReadInt(**again, "SELECT COUNT(*) FROM t"), 3);
  EXPECT_TRUE(Exec(**again, {"INSERT INTO t (n) VALUES (100000)"}).ok());
}

int Await(pid_t child) {
  int status = 0;
  if (waitpid(child, &status, 0) != child || !WIFEXITED(status)) return -1;
  return WEXITSTATUS(status);
}

TEST(SqliteDiskTest, AWriteErrorRefusesWritesAndKeepsReading) {
  const test::TempDir folder;
  const std::string path = folder.File("test.db");
  const pid_t child = fork();
  ASSERT_GE(child, 0);
  if (child == 0) {
    std::signal(SIGXFSZ, SIG_IGN);
    const rlimit limit = {1 << 20, 1 << 20};
    CHILD_EXPECT(setrlimit(RLIMIT_FSIZE, &limit) == 0);
    FillUntilRefused(path);
  }
  EXPECT_EQ(Await(child), 0);
  CheckAfterwards(path);
}

TEST(SqliteDiskTest, AFullDiskRefusesWritesAndKeepsReading) {
  const test::TempDir folder;
  if (mount("tmpfs", folder.path().c_str(), "tmpfs", 0, "size=1m") != 0) {
    GTEST_SKIP() << "cannot mount a small file system here";
  }
  const std::string path = folder.File("test.db");
  const pid_t child = fork();
  if (child == 0) FillUntilRefused(path);
  EXPECT_EQ(child > 0 ? Await(child) : -1, 0);
  mount("tmpfs", folder.path().c_str(), "tmpfs", MS_REMOUNT, "size=8m");
  CheckAfterwards(path);
  EXPECT_EQ(umount2(folder.path().c_str(), MNT_DETACH), 0);
}

}  // namespace
}  // namespace glimmer::sql
