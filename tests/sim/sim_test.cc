// The simulation as CI plays it: some seeds without a finding, every planted fault found.
#include <gtest/gtest.h>
#include <sqlite3.h>

#include "shared/base/log.h"
#include "shared/sql/sqlite_database.h"
#include "tests/sim/campaign.h"
#include "tests/sim/disk.h"
#include "tests/support/fakes.h"

namespace glimmer::sim {
namespace {

constexpr int kSteps = 300;

class SimTest : public testing::Test {
 protected:
  // That a disk fails is no news here.
  SimTest() { SetLogLevel(static_cast<LogLevel>(4)); }
};

TEST_F(SimTest, FindsNothing) {
  Campaign campaign = PlaySeeds(1, 20, kSteps, Tooth::kNone);
  EXPECT_EQ(campaign.finding, "") << "seed " << campaign.seed;
  // What is to be judged and to be survived did happen.
  for (const char* what :
       {"sign-ups", "leaves", "check-ins", "scanned codes", "check-outs", "ticks", "scans",
        "signed by both", "undos", "closed shifts", "cancelled shifts"}) {
    EXPECT_GT(campaign.counts[what], 0) << what;
  }
  for (const char* what : {"duplicates", "lost requests", "lost answers", "phone kills",
                           "phone power cuts", "server kills", "server power cuts",
                           "phone without room", "server without room", "clock set"}) {
    EXPECT_GT(campaign.counts[what], 0) << what;
  }
}

TEST_F(SimTest, PlaysTheSameHistoryFromTheSameSeed) {
  const Campaign first = PlaySeeds(7, 2, kSteps, Tooth::kNone);
  EXPECT_EQ(first.hash, PlaySeeds(7, 2, kSteps, Tooth::kNone).hash);
  EXPECT_NE(first.hash, PlaySeeds(8, 2, kSteps, Tooth::kNone).hash);
}

TEST_F(SimTest, FindsEveryPlantedFault) {
  for (const Tooth tooth : AllTeeth()) {
    EXPECT_NE(PlaySeeds(1, 60, kSteps, tooth).finding, "") << NameOf(tooth);
  }
}

TEST_F(SimTest, MakesTheHistoryOfAFindingShort) {
  const Campaign campaign = PlaySeeds(1, 40, kSteps, Tooth::kServerForgets);
  const std::vector<Step> shortest =
      Shrink(StepsOf(campaign.seed, kSteps), Tooth::kServerForgets, 40);
  EXPECT_LT(shortest.size(), size_t{kSteps} / 3);
  EXPECT_EQ(KindOf(Play(shortest, Tooth::kServerForgets).finding), KindOf(campaign.finding));
}

// One process with its database on the machine of `folder`; then the machine stops and starts
// again.
template <typename Work>
void Live(const std::string& folder, Fate fate, Work work) {
  {
    auto database = sql::OpenSqlite({.path = folder + "/test.db"});
    ASSERT_TRUE(database.ok()) << database.status();
    work(**database);
    Disk::Get().Fuse(folder, 0);
  }
  Disk::Get().Revive(folder, fate, 1);
}

// The first process on an empty machine; killed.
void LiveWithTable(const std::string& folder) {
  Disk::Get().Put(folder, {});
  Live(folder, Fate::kKept, [](sql::Database& database) {
    ASSERT_TRUE(sql::WriteAndWait(database, [](sql::Transaction& tx) {
                  return tx.Execute("CREATE TABLE t (n BIGINT)").status();
                }).ok());
  });
}

int64_t Rows(sql::Database& database) {
  int64_t rows = -1;
  EXPECT_TRUE(
      sql::ReadAndWait(database, [&](sql::Transaction& tx) {
        return tx.Run("SELECT COUNT(*) FROM t", {}, [&](const sql::Row& row) { rows = row.Int(0); })
            .status();
      }).ok());
  return rows;
}

// A commit that a killed process had written and not synced is read again: then it has to last.
TEST_F(SimTest, WhatIsReadAfterAKillOutlivesAPowerCut) {
  int64_t read_again = 0;
  for (int operations = 1; operations <= 12; ++operations) {
    const test::TempDir temporary;
    const std::string& folder = temporary.path();
    LiveWithTable(folder);
    Live(folder, Fate::kKept, [&](sql::Database& database) {
      Disk::Get().Fuse(folder, operations);
      (void)sql::WriteAndWait(database, [](sql::Transaction& tx) {
        return tx.Execute("INSERT INTO t (n) VALUES (1)").status();
      });
    });
    int64_t seen = 0;
    Live(folder, Fate::kLost, [&](sql::Database& database) { seen = Rows(database); });
    Live(folder, Fate::kLost, [&](sql::Database& database) {
      EXPECT_EQ(Rows(database), seen) << "stopped after " << operations << " operations";
    });
    read_again += seen;
  }
  EXPECT_GT(read_again, 0);
}

// What was left in the log cannot be made to last: then it is not read either.
TEST_F(SimTest, OpensNothingThatCannotBeSynced) {
  const test::TempDir temporary;
  const std::string& folder = temporary.path();
  LiveWithTable(folder);
  Disk::Get().Fail(folder, 1, SQLITE_IOERR_FSYNC, true);
  const auto opened = sql::OpenSqlite({.path = folder + "/test.db"});
  EXPECT_EQ(opened.status().code(), absl::StatusCode::kUnavailable);
  Disk::Get().Mend(folder);
  EXPECT_TRUE(sql::OpenSqlite({.path = folder + "/test.db"}).ok());
  Disk::Get().Put(folder, {});
}

// Nobody need wait for room to read.
TEST_F(SimTest, OpensOnAFullDisk) {
  const test::TempDir temporary;
  const std::string& folder = temporary.path();
  LiveWithTable(folder);
  Disk::Get().Fail(folder, 1, SQLITE_FULL, true);
  {
    const auto opened = sql::OpenSqlite({.path = folder + "/test.db"});
    ASSERT_TRUE(opened.ok()) << opened.status();
    EXPECT_EQ(Rows(**opened), 0);
  }
  Disk::Get().Put(folder, {});
}

}  // namespace
}  // namespace glimmer::sim
