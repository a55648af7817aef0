// The settings of a connection: set, read back, and refused when they did not take.
#include "shared/sql/sqlite_connection.h"

#include <sys/stat.h>

#include "tests/shared/sql/engine_fixture.h"

namespace glimmer::sql {
namespace {

using SqliteConnectionTest = EngineTest;

TEST_F(SqliteConnectionTest, AppliesTheHardenedSettings) {
  const struct {
    const char* sql;
    const char* value;
  } kExpected[] = {{"PRAGMA journal_mode", "wal"},  {"PRAGMA synchronous", "2"},
                   {"PRAGMA foreign_keys", "1"},    {"PRAGMA secure_delete", "1"},
                   {"PRAGMA trusted_schema", "0"},  {"PRAGMA cell_size_check", "1"},
                   {"PRAGMA busy_timeout", "5000"}, {"PRAGMA journal_size_limit", "67108864"},
                   {"PRAGMA query_only", "1"}};
  for (const auto& [sql, value] : kExpected) EXPECT_EQ(ReadText(*database_, sql), value) << sql;
}

TEST_F(SqliteConnectionTest, ForbidsWritingTheSchemaTable) {
  EXPECT_FALSE(Exec(*database_, {"PRAGMA writable_schema=ON", "DELETE FROM sqlite_master"}).ok());
}

TEST_F(SqliteConnectionTest, RefusesAConnectionWithoutTheSettings) {
  absl::StatusOr<ConnectionHandle> plain = OpenHandle(path_, SQLITE_OPEN_READWRITE);
  ASSERT_TRUE(plain.ok()) << plain.status();
  EXPECT_EQ(ReadBackSettings(plain->get()).code(), absl::StatusCode::kFailedPrecondition);
}

TEST_F(SqliteConnectionTest, RefusesEachSettingThatWasTurnedBack) {
  for (const char* change : {"PRAGMA synchronous=NORMAL", "PRAGMA foreign_keys=OFF",
                             "PRAGMA secure_delete=OFF", "PRAGMA trusted_schema=ON"}) {
    auto writer = Connection::Open(path_, Connection::Mode::kWriter);
    ASSERT_TRUE(writer.ok()) << writer.status();
    Work read_back = [&](Transaction& tx) { return tx.Execute(change).status(); };
    ASSERT_TRUE((*writer)->RunWork(read_back).ok());
    EXPECT_EQ((*writer)->CheckSettings().code(), absl::StatusCode::kFailedPrecondition) << change;
  }
}

TEST_F(SqliteConnectionTest, FilesAreForTheOwnerOnly) {
  ASSERT_TRUE(Exec(*database_, {"CREATE TABLE t (n BIGINT)"}).ok());
  for (const char* end : {"", "-wal", ".lock"}) {
    struct stat found {};
    ASSERT_EQ(stat((path_ + end).c_str(), &found), 0) << end;
    EXPECT_EQ(found.st_mode & 077, 0u) << end;
  }
}

}  // namespace
}  // namespace glimmer::sql
