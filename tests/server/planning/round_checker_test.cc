#include "server/planning/round_checker.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/server/planning/small_round.h"

namespace glimmer::planning {
namespace {

using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

class RoundCheckerTest : public ::testing::Test {
 protected:
  RoundCheckerTest() : round_(SmallRound()) {
    plan_.visits.push_back({{0, {0, 1}, 600}, 645, {}});
    plan_.visits.push_back({{1, {0, 2}, 700}, 745, {}});
  }

  std::vector<std::string> Faults() { return CheckRound(round_, plan_); }
  // What is said of a round changed so; the plan stays.
  template <typename Change>
  std::vector<std::string> With(const Change& change) {
    Round changed = round_;
    change(changed);
    return CheckRound(changed, plan_);
  }

  Round round_;
  RoundPlan plan_;
};

TEST_F(RoundCheckerTest, PassesAValidPlanAndCountsItsCost) {
  EXPECT_THAT(Faults(), IsEmpty());
  const RoundCost cost = CostOfRound(round_, plan_);
  // Ann: 10 + 15 + 20; Bo: 10 + 10; Cem: 20 + 20.
  EXPECT_DOUBLE_EQ(cost.travel, 45 + 20 + 40);
  EXPECT_DOUBLE_EQ(cost.late, 0);
  EXPECT_DOUBLE_EQ(cost.pairs, 4 * 6 + 2 * 12);
  // Ann has 90 minutes and the fair load is 69.
  EXPECT_NEAR(cost.load, 2 * (1.5 * 1.5 + 2 * 0.75 * 0.75) + 400 * 21.0 / 60, 1e-9);
}

TEST_F(RoundCheckerTest, FindsWhoMayNotCome) {
  EXPECT_THAT(With([](Round& r) { r.households[0].consent = false; }),
              Contains(HasSubstr("did not consent")));
  EXPECT_THAT(With([](Round& r) { r.households[0].introduced = {0}; }),
              Contains(HasSubstr("never introduced")));
  EXPECT_THAT(With([](Round& r) { r.households[0].avoids = {1}; }),
              Contains(HasSubstr("must not come")));
  EXPECT_THAT(With([](Round& r) { r.volunteers[1].avoids = {0}; }),
              Contains(HasSubstr("must not go together")));
  EXPECT_THAT(With([](Round& r) { r.households[0].asks = {"cook"}; }),
              Contains(HasSubstr("lacks cook")));
  EXPECT_THAT(With([](Round& r) { r.households[0].visitors = 1; }),
              Contains(HasSubstr("too few or many")));
}

TEST_F(RoundCheckerTest, FindsWhenTheyMayNot) {
  EXPECT_THAT(With([](Round& r) {
                r.households[0].windows = {{610, 700}};
              }),
              Contains(HasSubstr("outside its windows")));
  EXPECT_THAT(With([](Round& r) {
                r.volunteers[1].available = {{480, 640}};
              }),
              Contains(HasSubstr("not free")));
  EXPECT_THAT(With([](Round& r) {
                r.volunteers[1].available = {{595, 700}};
              }),
              Contains(HasSubstr("leave home too early")));
  EXPECT_THAT(With([](Round& r) {
                r.volunteers[1].available = {{480, 650}};
              }),
              Contains(HasSubstr("home too late")));
  EXPECT_THAT(With([](Round& r) {
                r.volunteers[1].shifts = {{620, 660}};
              }),
              Contains(HasSubstr("not free")));
  EXPECT_THAT(With([](Round& r) { r.volunteers[0].day_minutes = 80; }),
              Contains(HasSubstr("too much on day 0")));
  EXPECT_THAT(With([](Round& r) { r.volunteers[0].week_minutes = 80; }),
              Contains(HasSubstr("too much in week 0")));
  EXPECT_THAT(With([](Round& r) { r.travel.assign(9, 60); }),
              Contains(HasSubstr("cannot be in time")));
}

TEST_F(RoundCheckerTest, FindsLostPinsAndForgottenHouseholds) {
  EXPECT_THAT(With([](Round& r) {
                r.pins = {{0, {0, 1}, 601}};
              }),
              Contains(HasSubstr("lost its pin")));
  plan_.visits.pop_back();
  EXPECT_THAT(Faults(), Contains(HasSubstr("forgotten")));
  plan_.visits.push_back(plan_.visits[0]);
  EXPECT_THAT(Faults(), Contains(HasSubstr("visited twice")));
}

TEST_F(RoundCheckerTest, LetsWaivedRulesBe) {
  Round changed = round_;
  changed.households[0].consent = false;
  changed.waivers = {{0, Rule::kConsent}};
  EXPECT_THAT(CheckRound(changed, plan_), IsEmpty());
}

}  // namespace
}  // namespace glimmer::planning
