// A server's data goes from SQLite into PostgreSQL and back, and into a backup from there, as an
// operator types it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "server/storage/store.h"
#include "tests/support/crowd.h"
#include "tests/support/fakes.h"
#include "tests/support/program.h"
#include "tests/support/server_process.h"
#include "tests/support/store_dump.h"
#include "tests/support/test_store.h"

namespace glimmer {
namespace {

using test::ProgramRun;
using testing::HasSubstr;
using testing::IsEmpty;

class PostgresMigrateStoreTest : public testing::Test {
 protected:
  PostgresMigrateStoreTest() {
    test::WriteFileOrDie(folder_.File("pass"), "correct horse battery\n");
  }

  ProgramRun Run(std::vector<std::string> arguments, const std::string& data = "data") {
    arguments.push_back("--data_dir=" + folder_.File(data));
    return test::RunGlimmerd(arguments, {.folder = folder_.path()});
  }
  std::string Store() const { return "--store=" + store_.url(); }

  // A season with a line of people, by real calls.
  void FillSqlite() {
    std::filesystem::create_directory(folder_.File("data"));
    test::Crowd crowd;
    {
      auto database = storage::OpenData(folder_.File("data"), absl::Now());
      ASSERT_TRUE(database.ok()) << database.status();
      crowd = test::SeedCrowd(**database, 200, 50);
      // References within a table, in the order in which a copy meets them last first.
      ASSERT_TRUE(sql::WriteAndWait(**database, [&](sql::Transaction& tx) {
                    return tx
                        .Execute(
                            "UPDATE people SET merged_into_person_id = $1 WHERE person_id = $2",
                            crowd.people[199].person_id, crowd.people[0].person_id)
                        .status();
                  }).ok());
    }
    test::ServerProcess server(folder_.File("data"));
    server.Start();
    test::StormPlan plan;
    plan.when_full = v1::CreateSignUpRequest::WHEN_FULL_JOIN_WAITLIST;
    plan.connections = 4;
    plan.first = 1;
    plan.last = 199;
    test::Storm(crowd, plan, [&] { return server.NewChannel(); });
    EXPECT_EQ(server.Stop(), 0);
  }

  void FillAndMove() {
    FillSqlite();
    ASSERT_EQ(Run({"migrate-store", Store()}).code, 0);
  }

  std::string OfSqlite(const std::string& data = "data") {
    auto database = storage::OpenData(folder_.File(data), absl::Now());
    EXPECT_TRUE(database.ok()) << database.status();
    return test::Dump(**database);
  }

  test::TempDir folder_;
  test::TestStore store_{folder_.path(), test::TestStore::Content::kEmpty};
};

TEST_F(PostgresMigrateStoreTest, EveryRowGoesThereAndBack) {
  FillSqlite();
  const std::string before = OfSqlite();
  const ProgramRun there = Run({"migrate-store", Store()});
  EXPECT_EQ(there.code, 0) << there.err;
  EXPECT_THAT(there.out, HasSubstr("are copied, counted again and sound"));
  {
    const auto postgres = store_.Open();
    EXPECT_EQ(test::Dump(*postgres), before);
    EXPECT_THAT(test::BrokenInvariants(*postgres), IsEmpty());
  }
  const ProgramRun again = Run({"migrate-store", Store()});
  EXPECT_EQ(again.code, 1);
  EXPECT_THAT(again.err, HasSubstr("holds no glimmer.db to move"));

  const ProgramRun back = Run({"migrate-store", Store(), "--back"});
  EXPECT_EQ(back.code, 0) << back.err;
  EXPECT_EQ(OfSqlite(), before);
}

TEST_F(PostgresMigrateStoreTest, ItIsServedFromThereAndNotFromTheFileByMistake) {
  FillAndMove();
  EXPECT_EQ(Run({"doctor"}).code, 1);
  const ProgramRun doctor = Run({"doctor", Store()});
  EXPECT_THAT(doctor.out, HasSubstr("PostgreSQL 1"));
  EXPECT_THAT(doctor.out, HasSubstr("invariants: all hold"));
}

TEST_F(PostgresMigrateStoreTest, ATargetThatHoldsSomethingIsRefused) {
  FillAndMove();
  std::filesystem::rename(folder_.File("data/glimmer.db.moved"), folder_.File("data/glimmer.db"));
  const ProgramRun again = Run({"migrate-store", Store()});
  EXPECT_EQ(again.code, 1);
  EXPECT_THAT(again.err, HasSubstr("the target is not empty"));
  const ProgramRun serve = Run({"init", Store()});
  EXPECT_EQ(serve.code, 1);
  EXPECT_THAT(serve.err, HasSubstr("holds a SQLite database beside --store"));
}

TEST_F(PostgresMigrateStoreTest, ACopyThatDidNotEndIsNotServed) {
  FillAndMove();
  ASSERT_TRUE(sql::WriteAndWait(*store_.Open(), [](sql::Transaction& tx) {
                return tx
                    .Execute("INSERT INTO store_meta (key, value) VALUES ('copy_unfinished', '1')")
                    .status();
              }).ok());
  const ProgramRun doctor = Run({"doctor", Store()});
  EXPECT_EQ(doctor.code, 1);
  EXPECT_THAT(doctor.err, HasSubstr("a copy did not come to its end"));
}

TEST_F(PostgresMigrateStoreTest, ABackupOfPostgresIsRestoredAsSqlite) {
  FillAndMove();
  const ProgramRun backup = Run({"backup", "sealed", Store(), "--passphrase_file=pass"});
  ASSERT_EQ(backup.code, 0) << backup.err;
  const ProgramRun restored = Run({"restore", "sealed", "--passphrase_file=pass"}, "restored");
  ASSERT_EQ(restored.code, 0) << restored.err;
  test::ServerProcess server(folder_.File("restored"));
  server.Start();
  EXPECT_EQ(server.Stop(), 0);
}

TEST_F(PostgresMigrateStoreTest, AUrlThatCannotBeIsABadSetting) {
  for (const std::string url :
       {"mysql://x", "postgres://u:secret@h/d", "postgres://h/d?nosuch=1"}) {
    const ProgramRun run = Run({"serve", "--store=" + url});
    EXPECT_EQ(run.code, 3) << url;
    EXPECT_THAT(run.err, HasSubstr("--store")) << url;
    EXPECT_THAT(run.err, testing::Not(HasSubstr("secret"))) << url;
  }
  const ProgramRun away = Run({"init", "--store=postgres:///glimmer?host=/nowhere"});
  EXPECT_EQ(away.code, 1);
  EXPECT_THAT(away.err, HasSubstr("no session with PostgreSQL"));
}

}  // namespace
}  // namespace glimmer
