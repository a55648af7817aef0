// The audit table as a chain: it grows without a gap however many write at once, and whatever is
// done to it afterwards is found.
#include "server/rpc/audit_chain_store.h"

#include <gmock/gmock.h>

#include "absl/strings/str_cat.h"
#include "absl/synchronization/blocking_counter.h"
#include "server/storage/invariants.h"
#include "tests/support/builders.h"

namespace glimmer::rpc {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;

class AuditChainTest : public testing::Test {
 protected:
  void Add(const std::string& action) {
    const absl::Status status = world_.As("", [&](Context& context) {
      return Audit(context, {"units/" + world_.unit_id, action, "purpose"});
    });
    EXPECT_TRUE(status.ok()) << status;
  }
  void AddMany(int count) {
    for (int i = 0; i < count; ++i) Add(absl::StrCat("Act", i));
  }

  void PutIn(const std::string& id, const std::string& sequence, const std::string& chain) {
    world_.Execute(absl::StrCat(
        "INSERT INTO audit_records (audit_record_id, organization_id, actor, subject, action, "
        "purpose, record_time_us, chain, sequence) VALUES ('",
        id, "', '", world_.organization_id, "', 'local', 'units/1', 'Act', '', 1, ", chain, ", ",
        sequence, ")"));
  }

  ChainState State(const NotedHeads& noted = {}) { return StateOf(world_, noted); }
  static ChainState StateOf(test::World& world, const NotedHeads& noted = {}) {
    ChainState state;
    EXPECT_TRUE(sql::ReadAndWait(world.database(), [&](sql::Transaction& tx) -> absl::Status {
                  ASSIGN_OR_RETURN(const auto states, CheckChains(tx, kAuditChain, noted));
                  EXPECT_LE(states.size(), 1u);
                  if (!states.empty()) state = states.front();
                  return absl::OkStatus();
                }).ok());
    return state;
  }
  std::string Fault() { return State().fault; }
  int64_t Whole() { return Fault().empty() ? State().length : -1; }

  std::vector<std::string> Broken() {
    std::vector<std::string> broken;
    EXPECT_TRUE(sql::ReadAndWait(world_.database(), [&](sql::Transaction& tx) -> absl::Status {
                  ASSIGN_OR_RETURN(broken, storage::BrokenInvariants(tx));
                  return absl::OkStatus();
                }).ok());
    return broken;
  }

  test::World world_;
};

TEST_F(AuditChainTest, AnEmptyChainAndAGrownOneAreSound) {
  EXPECT_EQ(Whole(), 0);
  AddMany(5);
  EXPECT_EQ(Whole(), 5);
  EXPECT_THAT(Broken(), IsEmpty());
}

TEST_F(AuditChainTest, EveryColumnOfARowIsInIt) {
  for (const char* spoil :
       {"actor = 'subjects/X'", "subject = 'units/X'", "action = 'X'", "purpose = 'X'",
        "record_time_us = record_time_us + 1", "audit_record_id = 'X'"}) {
    test::World fresh;
    const auto add = [&](Context& context) { return Audit(context, {"units/1", "Act", "for"}); };
    for (int i = 0; i < 3; ++i) ASSERT_TRUE(fresh.As("", add).ok());
    fresh.Execute(absl::StrCat("UPDATE audit_records SET ", spoil, " WHERE sequence = 2"));
    EXPECT_THAT(StateOf(fresh).fault, HasSubstr("sequence 2")) << spoil;
  }
}

TEST_F(AuditChainTest, ARowThatWasTakenOutIsMissed) {
  AddMany(4);
  world_.Execute("DELETE FROM audit_records WHERE sequence = 2");
  EXPECT_THAT(Fault(), HasSubstr("sequence 2"));
  EXPECT_THAT(Broken(), testing::Contains(HasSubstr("audit_gap")));
}

TEST_F(AuditChainTest, ATailThatWasCutOffIsMissed) {
  AddMany(4);
  world_.Execute("DELETE FROM audit_records WHERE sequence >= 3");
  EXPECT_THAT(Fault(), HasSubstr("ends at 2"));
  EXPECT_THAT(Broken(), testing::Contains(HasSubstr("audit_head")));
}

TEST_F(AuditChainTest, ARowThatWasPutInHasNoPlace) {
  AddMany(2);
  world_.Execute(absl::StrCat(
      "INSERT INTO audit_records (audit_record_id, organization_id, actor, subject, action, "
      "purpose, record_time_us, chain, sequence) SELECT 'X', organization_id, actor, subject, "
      "action, purpose, record_time_us, chain, 3 FROM audit_records WHERE sequence = 2"));
  EXPECT_THAT(Fault(), HasSubstr("sequence 3"));
  EXPECT_THAT(Broken(), testing::Contains(HasSubstr("audit_behind_head")));
}

// Whoever can write the table can also make its chain anew; a head that was noted down shows it.
TEST_F(AuditChainTest, AHeadThatWasNotedDownIsInItOrIsMissed) {
  AddMany(3);
  const ChainHead noted = State().head;
  EXPECT_EQ(noted.sequence, 3);
  AddMany(2);
  EXPECT_EQ(State({{world_.organization_id, {noted}}}).fault, "");
  const ChainHead other{3, std::string(32, 'x')};
  EXPECT_THAT(State({{world_.organization_id, {noted, other}}}).fault,
              HasSubstr("noted head of sequence 3"));
  const ChainHead later{9, noted.value};
  EXPECT_THAT(State({{world_.organization_id, {later}}}).fault,
              HasSubstr("noted head of sequence 9"));
}

TEST_F(AuditChainTest, RowsOfBeforeTheChainAreNoPartOfIt) {
  PutIn("X", "NULL", "NULL");
  AddMany(2);
  world_.Execute("UPDATE audit_heads SET rows_before = 1");
  EXPECT_EQ(Whole(), 2);
  EXPECT_THAT(Broken(), IsEmpty());
  world_.Execute("DELETE FROM audit_records WHERE sequence IS NULL");
  EXPECT_THAT(Fault(), HasSubstr("0 rows are of before it and not 1"));
}

TEST_F(AuditChainTest, ARowWithoutASequenceIsFound) {
  AddMany(2);
  PutIn("X", "NULL", "NULL");
  EXPECT_THAT(Fault(), HasSubstr("1 rows are of before it and not 0"));
  EXPECT_THAT(Broken(), testing::Contains(HasSubstr("audit_outside")));
  world_.Execute(
      "UPDATE audit_records SET chain = (SELECT chain FROM audit_heads) "
      "WHERE sequence IS NULL");
  EXPECT_THAT(Fault(), HasSubstr("1 rows stand outside it"));
}

TEST_F(AuditChainTest, ARowBeforeTheFirstIsFound) {
  AddMany(2);
  PutIn("X", "0", "NULL");
  EXPECT_THAT(Fault(), HasSubstr("1 rows stand outside it"));
  EXPECT_THAT(Broken(), testing::Contains(HasSubstr("audit_gap")));
}

TEST_F(AuditChainTest, AHeadThatWasTakenAwayIsMissed) {
  AddMany(2);
  world_.Execute("DELETE FROM audit_heads");
  EXPECT_THAT(Fault(), HasSubstr("no head"));
  EXPECT_THAT(Broken(), testing::Contains(HasSubstr("audit_behind_head")));
}

class AuditCutTest : public AuditChainTest {
 protected:
  // Three rows, and two a day later.
  AuditCutTest() {
    AddMany(3);
    early_ = world_.clock.Now();
    early_head_ = State().head;
    world_.clock.Advance(absl::Hours(24));
    AddMany(2);
  }

  int64_t Cut(absl::Time before, int limit = 100) {
    int64_t cut = 0;
    world_.Write([&](sql::Transaction& tx) -> absl::Status {
      ASSIGN_OR_RETURN(
          cut, CutAuditChain(tx, {world_.organization_id, before, limit,
                                  NewUlid(world_.clock.Now(), world_.random), world_.clock.Now()}));
      return absl::OkStatus();
    });
    return cut;
  }

  absl::Time early_;
  ChainHead early_head_;
};

TEST_F(AuditCutTest, WhatIsOldIsGoneAndTheRestIsAWholeChain) {
  EXPECT_EQ(Cut(early_), 3);
  EXPECT_EQ(Whole(), 3);  // two, and the row that says so
  EXPECT_THAT(Broken(), IsEmpty());
  EXPECT_EQ(world_.Int("SELECT MIN(sequence) FROM audit_records"), 4);
  EXPECT_EQ(world_.Text("SELECT actor FROM audit_records WHERE action = 'CutAuditRecords'"),
            "retention");
  Add("Later");
  EXPECT_EQ(Whole(), 4);
  EXPECT_EQ(Cut(early_), 0);
  EXPECT_EQ(Whole(), 4);
}

TEST_F(AuditCutTest, OfAChainThatIsAllOldTheCutIsLeft) {
  EXPECT_EQ(Cut(world_.clock.Now()), 5);
  EXPECT_EQ(Whole(), 1);
  EXPECT_THAT(Broken(), IsEmpty());
  Add("Later");
  EXPECT_EQ(Whole(), 2);
}

TEST_F(AuditCutTest, NoMoreGoesThanTheLimitAndTheNextCutGoesOn) {
  EXPECT_EQ(Cut(early_, 2), 2);
  EXPECT_EQ(Whole(), 4);
  EXPECT_EQ(Cut(early_, 2), 1);
  EXPECT_EQ(Whole(), 4);
  EXPECT_THAT(Broken(), IsEmpty());
}

TEST_F(AuditCutTest, AClockThatWasSetBackLeavesNoGap) {
  world_.clock.Advance(-absl::Hours(48));
  Add("Back");
  EXPECT_EQ(Cut(early_), 3);
  EXPECT_EQ(Whole(), 4);
}

TEST_F(AuditCutTest, RowsOfBeforeTheChainGoWithIt) {
  PutIn("X", "NULL", "NULL");
  world_.Execute("UPDATE audit_heads SET rows_before = 1");
  EXPECT_EQ(Cut(early_), 4);
  EXPECT_EQ(Whole(), 3);
  EXPECT_THAT(Broken(), IsEmpty());
}

TEST_F(AuditCutTest, ANotedHeadIsLookedForFromTheCutOn) {
  const ChainHead last = State().head;
  ASSERT_EQ(Cut(early_), 3);
  const ChainHead gone{2, std::string(32, 'x')};
  EXPECT_EQ(State({{world_.organization_id, {gone, early_head_, last}}}).fault, "");
  const ChainHead other{3, std::string(32, 'x')};
  EXPECT_THAT(State({{world_.organization_id, {other}}}).fault, HasSubstr("sequence 3"));
}

// Teeth: whoever takes the beginning away, or more of it, is found.
TEST_F(AuditCutTest, ABeginningThatNobodyHasCutIsMissed) {
  world_.Execute(
      "UPDATE audit_heads SET start_sequence = 2, start_chain = (SELECT chain FROM audit_records "
      "WHERE sequence = 2)");
  world_.Execute("DELETE FROM audit_records WHERE sequence <= 2");
  EXPECT_THAT(Fault(), HasSubstr("nothing in it says that it was cut behind 2"));
}

TEST_F(AuditCutTest, SoIsOneThatWasCutAgainByHand) {
  ASSERT_EQ(Cut(early_), 3);
  world_.Execute(
      "UPDATE audit_heads SET start_sequence = 4, start_chain = (SELECT chain FROM audit_records "
      "WHERE sequence = 4)");
  EXPECT_THAT(Fault(), HasSubstr("1 rows stand outside it"));
  EXPECT_THAT(Broken(), testing::Contains(HasSubstr("audit_gap")));
  world_.Execute("DELETE FROM audit_records WHERE sequence = 4");
  EXPECT_THAT(Fault(), HasSubstr("nothing in it says that it was cut behind 4"));
}

TEST_F(AuditCutTest, ARowThatIsLeftOfWhatWasCutStandsOutside) {
  ASSERT_EQ(Cut(early_), 3);
  PutIn("X", "2", "NULL");
  EXPECT_THAT(Fault(), HasSubstr("1 rows stand outside it"));
}

// Many at once, as calls come: none is lost, and none is refused for the sake of another.
TEST_F(AuditChainTest, ManyAtOnceMakeOneChain) {
  constexpr int kMany = 400;
  absl::BlockingCounter left(kMany);
  std::atomic<int> refused{0};
  for (int i = 0; i < kMany; ++i) {
    world_.database().Write(
        world_.WorkAs("",
                      [i](Context& context) {
                        return Audit(context, {"units/1", "Act", absl::StrCat(i)});
                      }),
        [&](const absl::Status& status) {
          if (!status.ok()) ++refused;
          left.DecrementCount();
        });
  }
  left.Wait();
  EXPECT_EQ(refused.load(), 0);
  EXPECT_EQ(Whole(), kMany);
  EXPECT_EQ(world_.Int("SELECT COUNT(DISTINCT purpose) FROM audit_records"), kMany);
  EXPECT_THAT(Broken(), IsEmpty());
}

}  // namespace
}  // namespace glimmer::rpc
