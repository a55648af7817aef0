#include "server/planning/round_rules.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <vector>

#include "server/planning/round_checker.h"
#include "server/planning/round_planner.h"
#include "server/planning/village.h"
#include "tests/server/planning/small_round.h"

namespace glimmer::planning {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

RoundPlan Plan(const Round& round) {
  return PlanRound(round, {.effort = 0.05}, [] { return 0.0; });
}

// The rules named for the only household without a visit; empty if there is none or several.
std::vector<Rule> RulesOf(const Round& round) {
  const RoundPlan plan = Plan(round);
  EXPECT_THAT(CheckRound(round, plan), IsEmpty());
  if (plan.unassigned.size() != 1) return {};
  return plan.unassigned[0].rules;
}

TEST(RoundRulesTest, NamesEachRuleThatStandsAlone) {
  Round round = SmallRound();
  round.households[1].consent = false;
  EXPECT_THAT(RulesOf(round), ElementsAre(Rule::kConsent));
  round = SmallRound();
  round.households[1].introduced = {0};
  EXPECT_THAT(RulesOf(round), ElementsAre(Rule::kIntroduction));
  round = SmallRound();
  round.households[1].asks = {"language:ug"};
  EXPECT_THAT(RulesOf(round), ElementsAre(Rule::kAbilities));
  round = SmallRound();
  // Whom a household does not want is named last: another visitor would do as well.
  round.households[1].avoids = {0, 1};
  EXPECT_THAT(RulesOf(round), ElementsAre(Rule::kTwoVisitors));
  round.households[1].avoids = {0, 1, 2};
  EXPECT_THAT(RulesOf(round), ElementsAre(Rule::kDoNotPair));
  round = SmallRound();
  round.households[1].windows = {{0, 120}};
  EXPECT_THAT(RulesOf(round), ElementsAre(Rule::kWindows));
  round = SmallRound();
  round.households[1].windows = {{500, 560}};  // twenty minutes away, from eight o'clock
  EXPECT_THAT(RulesOf(round), IsEmpty());      // still possible
  for (Volunteer& volunteer : round.volunteers) volunteer.place = 1;
  round.households[1].windows = {{490, 538}};
  EXPECT_THAT(RulesOf(round), ElementsAre(Rule::kWindows));
}

TEST(RoundRulesTest, NamesRulesOfTheVolunteersTime) {
  Round round = SmallRound();
  for (Volunteer& volunteer : round.volunteers) volunteer.available = {{590, 700}};
  round.volunteers[2].available.clear();
  EXPECT_THAT(RulesOf(round), ElementsAre(Rule::kAvailability));
  round = SmallRound();
  round.volunteers[2].available.clear();
  for (Volunteer& volunteer : round.volunteers) volunteer.day_minutes = 45;
  EXPECT_THAT(RulesOf(round), ElementsAre(Rule::kDailyLoad));
  for (Volunteer& volunteer : round.volunteers) {
    volunteer.day_minutes = 90;
    volunteer.week_minutes = 45;
  }
  EXPECT_THAT(RulesOf(round), ElementsAre(Rule::kWeeklyLoad));
}

TEST(RoundRulesTest, SaysThatNoMoreThanTwoArePlanned) {
  Round round = SmallRound();
  round.households[1].visitors = 3;
  EXPECT_THAT(RulesOf(round), ElementsAre(Rule::kTwoVisitors));
}

TEST(RoundRulesTest, NamesWhatIsAgainstAPin) {
  const auto rules_with = [](const auto& change) {
    Round round = SmallRound();
    round.pins = {{.household = 1, .visitors = {0, 2}, .start = 700}};
    change(round);
    return RulesOf(round);
  };
  EXPECT_THAT(rules_with([](Round&) {}), IsEmpty());
  EXPECT_THAT(rules_with([](Round& r) {
                r.volunteers[2].available = {{480, 700}};
              }),
              ElementsAre(Rule::kAvailability));
  EXPECT_THAT(rules_with([](Round& r) {
                r.volunteers[2].shifts = {{730, 800}};
              }),
              ElementsAre(Rule::kShiftClash));
  EXPECT_THAT(rules_with([](Round& r) { r.households[1].avoids = {0}; }),
              ElementsAre(Rule::kDoNotPair));
  EXPECT_THAT(rules_with([](Round& r) { r.volunteers[0].avoids = {2}; }),
              ElementsAre(Rule::kDoNotPair));
  EXPECT_THAT(rules_with([](Round& r) {
                r.households[1].introduced = {0, 1};
              }),
              ElementsAre(Rule::kIntroduction));
  EXPECT_THAT(rules_with([](Round& r) { r.households[1].asks = {"cook"}; }),
              ElementsAre(Rule::kAbilities));
  EXPECT_THAT(rules_with([](Round& r) { r.volunteers[2].day_minutes = 30; }),
              ElementsAre(Rule::kDailyLoad));
  EXPECT_THAT(rules_with([](Round& r) { r.volunteers[2].week_minutes = 30; }),
              ElementsAre(Rule::kWeeklyLoad));
  EXPECT_THAT(rules_with([](Round& r) {
                r.volunteers[2].available = {{690, 1'080}};
              }),
              ElementsAre(Rule::kAvailability));
  EXPECT_THAT(rules_with([](Round& r) {
                r.volunteers[2].shifts = {{600, 690}};
              }),
              ElementsAre(Rule::kTravel));
  EXPECT_THAT(rules_with([](Round& r) {
                r.volunteers[2].available.clear();
                r.households[1].avoids = {0};
              }),
              ElementsAre(Rule::kDoNotPair, Rule::kAvailability));
  // Two pins that want one person at one time.
  EXPECT_THAT(rules_with([](Round& r) {
                r.pins.push_back({.household = 0, .visitors = {1, 2}, .start = 720});
              }),
              ElementsAre(Rule::kShiftClash));
  // And with too little time from one to the other.
  EXPECT_THAT(rules_with([](Round& r) {
                r.pins.push_back({.household = 0, .visitors = {1, 2}, .start = 750});
              }),
              ElementsAre(Rule::kTravel));
}

TEST(RoundRulesTest, NamesSeveralWhereOneIsNotEnough) {
  Round round = SmallRound();
  round.households[1].consent = false;
  round.households[1].introduced.clear();
  EXPECT_THAT(RulesOf(round), ElementsAre(Rule::kConsent, Rule::kIntroduction));
}

TEST(RoundRulesTest, WaivingWhatItNamesGivesEveryHouseholdAVisit) {
  for (uint64_t seed = 1; seed <= 4; ++seed) {
    const Round round = MakeVillage({.households = 60, .volunteers = 25}, seed);
    const RoundPlan plan = Plan(round);
    for (const Unassigned& unassigned : plan.unassigned) {
      Round changed = round;
      for (const ProposedVisit& proposed : plan.visits) changed.previous.push_back(proposed.visit);
      ASSERT_FALSE(unassigned.rules.empty());
      for (const Rule rule : unassigned.rules) {
        changed.waivers.push_back({unassigned.household, rule});
      }
      const RoundPlan after = Replan(changed);
      EXPECT_THAT(CheckRound(changed, after), IsEmpty());
      EXPECT_EQ(after.unassigned.size() + 1, plan.unassigned.size())
          << NameOf(unassigned.rules[0]) << " seed " << seed;
    }
  }
}

}  // namespace
}  // namespace glimmer::planning
