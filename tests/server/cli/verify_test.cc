// verify: what it prints, what it finds, and that heads noted down before show a chain that was
// made anew.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "absl/strings/str_split.h"
#include "absl/time/clock.h"
#include "server/storage/data_dir.h"
#include "server/storage/store.h"
#include "tests/support/fakes.h"
#include "tests/support/program.h"

namespace glimmer {
namespace {

using test::ProgramRun;
using testing::ContainsRegex;
using testing::HasSubstr;
using testing::IsEmpty;

class VerifyTest : public testing::Test {
 protected:
  VerifyTest() {
    EXPECT_EQ(Run({"init"}).code, 0);
    Import("王芳,13800001111\n");
  }

  ProgramRun Run(std::vector<std::string> arguments) {
    arguments.push_back("--data_dir=data");
    return test::RunGlimmerd(arguments, {.folder = folder_.path()});
  }
  void Import(const std::string& rows) {
    test::WriteFileOrDie(folder_.File("r.csv"), "姓名,电话\n" + rows);
    EXPECT_EQ(Run({"import", "people", "r.csv", "--apply"}).code, 0);
  }
  void Execute(const std::string& statement) {
    auto database = storage::OpenData(folder_.File("data"), absl::Now());
    ASSERT_TRUE(database.ok()) << database.status();
    ASSERT_TRUE(sql::WriteAndWait(**database, [&](sql::Transaction& tx) {
                  return tx.Execute(statement).status();
                }).ok());
  }
  void Note(const std::string& text) { test::WriteFileOrDie(folder_.File("heads"), text); }

  test::TempDir folder_;
};

TEST_F(VerifyTest, SaysWhereTheChainsEnd) {
  const ProgramRun run = Run({"verify"});
  EXPECT_EQ(run.code, 0) << run.err;
  EXPECT_THAT(run.out, ContainsRegex("organizations/[0-9A-Z]+ audit_records [0-9]+ [0-9a-f]{64}"));
  EXPECT_THAT(run.err, IsEmpty());
}

TEST_F(VerifyTest, HeadsThatWereNotedDownAreFoundAgain) {
  Note("# of Monday\n\n" + Run({"verify"}).out);
  Import("李雷,13800002222\n");
  const ProgramRun run = Run({"verify", "heads"});
  EXPECT_EQ(run.code, 0) << run.err;
}

TEST_F(VerifyTest, ARowThatWasChangedIsFound) {
  Execute("UPDATE audit_records SET purpose = 'another' WHERE sequence = 2");
  const ProgramRun run = Run({"verify"});
  EXPECT_EQ(run.code, 1);
  EXPECT_THAT(run.err, HasSubstr("FAIL  audit_records of organizations/"));
  EXPECT_THAT(run.err, HasSubstr("the row of sequence 2 does not fit"));
  EXPECT_EQ(Run({"doctor"}).code, 1);
}

TEST_F(VerifyTest, ARowOutsideTheChainIsFound) {
  Execute(
      "INSERT INTO audit_records (audit_record_id, organization_id, actor, subject, action, "
      "purpose, record_time_us) SELECT 'X', organization_id, 'local', 'units/1', 'Act', '', 1 "
      "FROM audit_heads");
  const ProgramRun run = Run({"verify"});
  EXPECT_EQ(run.code, 1);
  EXPECT_THAT(run.err, HasSubstr("1 rows are of before it and not 0"));
  EXPECT_THAT(Run({"doctor"}).out, HasSubstr("audit_outside"));
}

// Whoever writes the table can hide what was done by making the chain anew, but not from a note.
TEST_F(VerifyTest, AChainThatWasMadeAnewDoesNotHoldTheNotedHead) {
  Note(Run({"verify"}).out);
  Execute("DELETE FROM audit_records");
  Execute("UPDATE audit_heads SET sequence = 0, chain = NULL");
  Import("李雷,13800002222\n");
  EXPECT_EQ(Run({"verify"}).code, 0) << "the new one is whole by itself";
  const ProgramRun run = Run({"verify", "heads"});
  EXPECT_EQ(run.code, 1);
  EXPECT_THAT(run.err, HasSubstr("is not in it"));
}

TEST_F(VerifyTest, ANoteOfSomewhereElseIsAFault) {
  std::string note = Run({"verify"}).out;
  note.replace(note.find("organizations/"), 40, "organizations/01J8ZQ4X3M5N6P7Q8R9S0T1V2W");
  Note(note);
  const ProgramRun run = Run({"verify", "heads"});
  EXPECT_EQ(run.code, 1);
  EXPECT_THAT(run.err, HasSubstr("there is no such chain"));
}

TEST_F(VerifyTest, AFileThatIsNoNoteIsRefusedByLine) {
  for (const std::string bad : {"hello", "organizations/X audit_records 1 abc",
                                "organizations/X people 1 ", "organizations/X audit_records 0 "}) {
    Note("# fine\n" + bad + std::string(64, bad.back() == ' ' ? 'a' : 'g') + "\n");
    const ProgramRun run = Run({"verify", "heads"});
    EXPECT_EQ(run.code, 1) << bad;
    EXPECT_THAT(run.err, HasSubstr("heads: line 2")) << bad;
  }
  EXPECT_EQ(Run({"verify", "nowhere"}).code, 1);
  EXPECT_EQ(Run({"verify", "heads", "more"}).code, 2);
}

}  // namespace
}  // namespace glimmer
