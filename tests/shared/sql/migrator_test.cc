// Migrations: applied once, in order, each whole or not at all, and never changed afterwards.
#include "shared/sql/migrator.h"

#include "tests/shared/sql/engine_fixture.h"

namespace glimmer::sql {
namespace {

constexpr Migration kOne = {1, "0001_one", R"(-- Why; with a semicolon;
CREATE TABLE one (
  n BIGINT NOT NULL,  -- a remark
  note TEXT
);

CREATE INDEX one_n ON one (n);
-- the end
)"};
constexpr Migration kTwo = {2, "0002_two", "ALTER TABLE one ADD COLUMN extra TEXT;\n"};
const absl::Time kNow = absl::FromUnixSeconds(1772416800);

using MigratorTest = EngineTest;

TEST_F(MigratorTest, AppliesAllInOrder) {
  ASSERT_TRUE(Migrate(*database_, {kOne, kTwo}, kNow).ok());
  EXPECT_TRUE(Exec(*database_, {"INSERT INTO one (n, note, extra) VALUES (1, 'a', 'b')"}).ok());
  EXPECT_EQ(ReadInt(*database_, "SELECT COUNT(*) FROM sqlite_master WHERE name = 'one_n'"), 1);
  EXPECT_EQ(ReadInt(*database_, "SELECT MAX(apply_time_us) FROM schema_migrations"),
            absl::ToUnixMicros(kNow));
}

TEST_F(MigratorTest, AppliesOnlyWhatIsMissing) {
  ASSERT_TRUE(Migrate(*database_, {kOne}, kNow).ok());
  ASSERT_TRUE(Migrate(*database_, {kOne, kTwo}, kNow + absl::Hours(1)).ok());
  ASSERT_TRUE(Migrate(*database_, {kOne, kTwo}, kNow + absl::Hours(2)).ok());
  EXPECT_EQ(ReadInt(*database_, "SELECT COUNT(*) FROM schema_migrations"), 2);
  EXPECT_EQ(ReadInt(*database_, "SELECT MAX(apply_time_us) FROM schema_migrations"),
            absl::ToUnixMicros(kNow + absl::Hours(1)));
}

TEST_F(MigratorTest, RefusesANewerDatabase) {
  ASSERT_TRUE(Migrate(*database_, {kOne, kTwo}, kNow).ok());
  const absl::Status status = Migrate(*database_, {kOne}, kNow);
  EXPECT_EQ(status.code(), absl::StatusCode::kFailedPrecondition);
  EXPECT_NE(status.message().find("newer"), absl::string_view::npos);
}

TEST_F(MigratorTest, RefusesAChangedText) {
  ASSERT_TRUE(Migrate(*database_, {kOne, kTwo}, kNow).ok());
  const Migration changed = {1, "0001_one", "CREATE TABLE one (n BIGINT, note TEXT);\n"};
  EXPECT_EQ(Migrate(*database_, {changed, kTwo}, kNow).code(), absl::StatusCode::kDataLoss);
}

TEST_F(MigratorTest, RefusesAHoleInTheDatabase) {
  ASSERT_TRUE(Migrate(*database_, {kOne, kTwo}, kNow).ok());
  ASSERT_TRUE(Exec(*database_, {"DELETE FROM schema_migrations WHERE number = 1"}).ok());
  EXPECT_EQ(Migrate(*database_, {kOne, kTwo}, kNow).code(), absl::StatusCode::kDataLoss);
}

TEST_F(MigratorTest, RefusesAListWithAHole) {
  EXPECT_EQ(Migrate(*database_, {kTwo}, kNow).code(), absl::StatusCode::kInvalidArgument);
}

TEST_F(MigratorTest, AFailedMigrationLeavesNothing) {
  const Migration bad = {2, "0002_bad", "CREATE TABLE two (n BIGINT);\nCREATE TABL three;\n"};
  const absl::Status status = Migrate(*database_, {kOne, bad}, kNow);
  EXPECT_EQ(status.code(), absl::StatusCode::kInternal);
  EXPECT_NE(status.message().find("0002_bad"), absl::string_view::npos);
  EXPECT_EQ(ReadInt(*database_, "SELECT COUNT(*) FROM sqlite_master WHERE name = 'two'"), 0);
  EXPECT_TRUE(Migrate(*database_, {kOne, kTwo}, kNow).ok());
}

}  // namespace
}  // namespace glimmer::sql
