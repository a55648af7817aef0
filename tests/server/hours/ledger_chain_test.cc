// The ledger as a chain: every row that is written has its link, and whatever is done to the table
// afterwards is found.
#include <gmock/gmock.h>

#include "absl/strings/str_cat.h"
#include "server/storage/invariants.h"
#include "tests/server/hours/ledger_fixture.h"

namespace glimmer::hours {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;

class LedgerChainTest : public testing::Test {
 protected:
  rpc::ChainState State() {
    std::vector<rpc::ChainState> states;
    EXPECT_TRUE(sql::ReadAndWait(world_.database(), [&](sql::Transaction& tx) -> absl::Status {
                  ASSIGN_OR_RETURN(states, rpc::CheckChains(tx, kLedgerChain, {}));
                  return absl::OkStatus();
                }).ok());
    EXPECT_EQ(states.size(), 1u);
    return states.empty() ? rpc::ChainState() : states.front();
  }
  std::vector<std::string> Broken() {
    std::vector<std::string> broken;
    EXPECT_TRUE(sql::ReadAndWait(world_.database(), [&](sql::Transaction& tx) -> absl::Status {
                  ASSIGN_OR_RETURN(broken, storage::BrokenInvariants(tx));
                  return absl::OkStatus();
                }).ok());
    return broken;
  }

  // As if all that is there were of before the chain.
  void BeginBehindAll() {
    world_.Execute("UPDATE service_records SET chain = NULL");
    world_.Execute("UPDATE ledger_heads SET start_sequence = sequence, chain = NULL");
  }
  // A copy of the second row.
  void PutIn(int64_t sequence) {
    world_.Execute("CREATE TABLE kept AS SELECT * FROM service_records WHERE sequence = 2");
    world_.Execute(absl::StrCat(
        "UPDATE kept SET service_record_id = 'X', correction_of = NULL, sequence = ", sequence));
    world_.Execute("INSERT INTO service_records SELECT * FROM kept");
    world_.Execute("DROP TABLE kept");
  }

  test::World world_;
  LedgerHistory history_{world_, 7};
};

TEST_F(LedgerChainTest, GrowsWithEveryRow) {
  history_.Grow(60);
  const rpc::ChainState state = State();
  EXPECT_EQ(state.fault, "");
  EXPECT_EQ(state.length, static_cast<int64_t>(history_.rows().size()));
  EXPECT_EQ(state.head.sequence, history_.rows().back().sequence);
  EXPECT_THAT(Broken(), IsEmpty());
}

TEST_F(LedgerChainTest, EveryColumnOfARowIsInIt) {
  history_.Grow(4);
  const std::string row =
      absl::StrCat("sequence = 2 AND organization_id = '", world_.organization_id, "'");
  const std::vector<std::string> texts = {
      "subject_key", "title",     "category", "home_unit_id", "host_unit_id", "organizing_unit_id",
      "civil_date",  "time_zone", "recorder", "reason",       "shift_id",     "event_id"};
  const std::vector<std::string> numbers = {
      "source",           "planned_start_time_us", "planned_end_time_us",
      "check_in_time_us", "check_out_time_us",     "break_minutes",
      "counted_minutes",  "evidence_class",        "verdict",
      "record_time_us"};
  std::vector<std::pair<std::string, std::string>> changes;
  for (const std::string& name : texts) {
    changes.emplace_back(name, absl::StrCat("COALESCE(", name, ", '') || 'x'"));
  }
  for (const std::string& name : numbers) changes.emplace_back(name, absl::StrCat(name, " + 1"));
  changes.emplace_back("assumed", "NOT assumed");
  for (const auto& [name, other] : changes) {
    // The value before is kept in a table of its own, to be put back.
    world_.Execute(absl::StrCat("CREATE TABLE kept AS SELECT ", name,
                                " AS value FROM service_records WHERE ", row));
    world_.Execute(absl::StrCat("UPDATE service_records SET ", name, " = ", other, " WHERE ", row));
    EXPECT_THAT(State().fault, HasSubstr("sequence 2")) << name;
    world_.Execute(absl::StrCat("UPDATE service_records SET ", name,
                                " = (SELECT value FROM kept) WHERE ", row));
    world_.Execute("DROP TABLE kept");
    EXPECT_EQ(State().fault, "") << name;
  }
}

TEST_F(LedgerChainTest, WhatIsTakenOutOrCutOffIsMissed) {
  history_.Grow(12);
  const int64_t last = history_.rows().back().sequence;
  world_.Execute(absl::StrCat("DELETE FROM service_records WHERE sequence = ", last));
  EXPECT_THAT(State().fault, HasSubstr("not at its head"));
  EXPECT_THAT(Broken(), testing::Contains(HasSubstr("ledger_head")));
}

// Data of before the chain stays as it is, and new rows go on behind it.
TEST_F(LedgerChainTest, BeginsBehindRowsThatHaveNoLink) {
  history_.Grow(5);
  const auto before = static_cast<int64_t>(history_.rows().size());
  BeginBehindAll();
  history_.Grow(5);
  const rpc::ChainState state = State();
  EXPECT_EQ(state.fault, "");
  EXPECT_EQ(state.length, static_cast<int64_t>(history_.rows().size()) - before);
  EXPECT_THAT(Broken(), IsEmpty());
}

TEST_F(LedgerChainTest, ARowAtOrBeforeItsStartIsFound) {
  history_.Grow(5);
  PutIn(0);
  EXPECT_THAT(State().fault, HasSubstr("1 rows stand outside it"));
  EXPECT_THAT(Broken(), testing::Contains(HasSubstr("ledger_gap")));
  world_.Execute("DELETE FROM service_records WHERE sequence = 0");
  BeginBehindAll();
  history_.Grow(5);
  EXPECT_EQ(State().fault, "");
  PutIn(-3);
  EXPECT_THAT(State().fault, HasSubstr("1 rows stand outside it"));
}

TEST_F(LedgerChainTest, ARowOfBeforeThatWasTakenOutIsMissed) {
  history_.Grow(5);
  BeginBehindAll();
  history_.Grow(5);
  world_.Execute(
      "DELETE FROM service_records WHERE sequence = (SELECT MIN(r.sequence) FROM service_records r "
      "WHERE NOT EXISTS (SELECT 1 FROM service_records c "
      "WHERE c.correction_of = r.service_record_id))");
  EXPECT_THAT(State().fault, HasSubstr("rows are of before it and not"));
  EXPECT_THAT(Broken(), testing::Contains(HasSubstr("ledger_gap")));
}

TEST_F(LedgerChainTest, AHeadThatWasTakenAwayIsMissedAndSoIsOneThatWasMadeAnew) {
  history_.Grow(5);
  world_.Execute("DELETE FROM ledger_heads");
  EXPECT_THAT(State().fault, HasSubstr("no head"));
  EXPECT_THAT(Broken(), testing::Contains(HasSubstr("ledger_behind_head")));
  history_.Grow(5);
  EXPECT_THAT(State().fault, HasSubstr("rows stand outside it"));
  EXPECT_THAT(Broken(), testing::Contains(HasSubstr("ledger_outside")));
}

}  // namespace
}  // namespace glimmer::hours
