#include "server/planning/round_planner.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <vector>

#include "server/planning/round_checker.h"
#include "server/planning/round_file.h"
#include "server/planning/round_problem.h"
#include "server/planning/village.h"
#include "tests/server/planning/small_problems.h"
#include "tests/server/planning/small_round.h"

namespace glimmer::planning {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;

double Never() { return 0; }

RoundPlan Plan(const Round& round, uint64_t seed = 1) {
  return PlanRound(round, {.seed = seed, .effort = 0.05}, Never);
}

TEST(RoundPlannerTest, FindsTheBestOfAllPlansOfSmallRounds) {
  for (uint64_t seed = 1; seed <= 8; ++seed) {
    const Round round = MakeVillage({.households = 3, .volunteers = 4}, seed);
    RoundProblem problem = MakeRoundProblem(round);
    // Every other route is enough for the trial; the round is to know of no more.
    std::vector<Route> routes;
    for (size_t i = 0; i < problem.routing.routes.size() && routes.size() < 6; i += 2) {
      routes.push_back(problem.routing.routes[i]);
    }
    problem.routing.routes = routes;
    const Round small = KeepRoutes(round, problem);
    const RoundPlan plan = Plan(small, seed);
    ASSERT_THAT(CheckRound(small, plan), IsEmpty()) << "seed " << seed;
    EXPECT_NEAR(plan.cost.total, BruteForce(MakeRoundProblem(small).routing), 1e-4)
        << "seed " << seed;
    EXPECT_LE(plan.lower_bound, plan.cost.total + 1e-6);
  }
}

TEST(RoundPlannerTest, KeepsEveryHardRuleAndCountsItsCostRight) {
  for (uint64_t seed = 1; seed <= 5; ++seed) {
    const Round round = MakeVillage({.households = 40, .volunteers = 25}, seed);
    const RoundPlan plan = Plan(round, seed);
    EXPECT_THAT(CheckRound(round, plan), IsEmpty()) << "seed " << seed;
    const RoundCost cost = CostOfRound(round, plan);
    EXPECT_NEAR(cost.total, plan.cost.total, 1e-4);
    EXPECT_NEAR(cost.travel, plan.cost.travel, 1e-6);
    const RoundPlan greedy = PlanGreedily(round);
    EXPECT_THAT(CheckRound(round, greedy), IsEmpty()) << "seed " << seed;
    EXPECT_LT(plan.cost.total, 0.9 * greedy.cost.total) << "seed " << seed;
  }
}

// The checker counts by itself; where it and the planner differ one of them is wrong.
TEST(RoundPlannerTest, CountsTheSameAsItsChecker) {
  const std::pair<const char*, void (*)(Round&)> rounds[] = {
      {"over midnight",
       [](Round& r) {
         r.days = 2;
         for (Volunteer& one : r.volunteers) one.available = {{0, 2 * kMinutesPerDay}};
         r.households[1].windows = {{kMinutesPerDay + 540, kMinutesPerDay + 1'020}};
       }},
      {"beyond what was offered",
       [](Round& r) {
         r.days = 2;
         r.households[1].windows = {{kMinutesPerDay + 540, kMinutesPerDay + 1'020}};
         r.waivers = {{1, Rule::kAvailability}};
       }},
      {"pinned to two of three",
       [](Round& r) {
         r.pins = {{0, {0, 1}, 600}};
       }},
      {"taken by a shift",
       [](Round& r) {
         r.volunteers[2].shifts = {{480, 1'080}};
       }},
      {"much done already",
       [](Round& r) {
         r.weekday = 2;
         r.volunteers[0].earlier = {{-1'440 + 600, -1'440 + 780}};
         r.volunteers[2].earlier = {{500, 545}};
       }},
      {"three at once", [](Round& r) { r.households[0].visitors = 3; }},
      {"nothing offered",
       [](Round& r) {
         r.volunteers[2].available.clear();
         r.waivers = {{0, Rule::kAvailability}};
       }},
  };
  for (const auto& [name, change] : rounds) {
    Round round = SmallRound();
    change(round);
    const RoundPlan plan = Plan(round);
    EXPECT_THAT(CheckRound(round, plan), IsEmpty()) << name;
    EXPECT_NEAR(CostOfRound(round, plan).total, plan.cost.total, 1e-6) << name;
  }
}

TEST(RoundPlannerTest, GivesTheSameBytesForTheSameSeed) {
  const Round round = MakeVillage({.households = 30, .volunteers = 20}, 3);
  EXPECT_EQ(WritePlan(round, Plan(round, 5)), WritePlan(round, Plan(round, 5)));
}

TEST(RoundPlannerTest, TakesTheFlowWhereNothingStandsInItsWay) {
  // Everybody lives in one place and is free all week: only who is a matter, and who is a flow.
  Round round = MakeVillage({.households = 12, .volunteers = 10}, 4);
  std::fill(round.travel.begin(), round.travel.end(), 0);
  for (Household& household : round.households) {
    household.windows = {{0, 7 * kMinutesPerDay}};
    household.due = 7 * kMinutesPerDay;
    household.duration = 45;
    household.asks.clear();
  }
  for (Volunteer& volunteer : round.volunteers) {
    volunteer.available = {{0, 7 * kMinutesPerDay}};
    volunteer.shifts.clear();
    volunteer.avoids.clear();
    volunteer.day_minutes = volunteer.week_minutes = 7 * kMinutesPerDay;
  }
  round.open_shifts.clear();
  const RoundPlan plan = Plan(round);
  EXPECT_NEAR(plan.cost.total, plan.lower_bound, 1e-3);
}

TEST(RoundPlannerTest, RespectsPins) {
  Round round = SmallRound();
  round.pins = {{.household = 0, .visitors = {1, 2}, .start = 700}};
  const RoundPlan plan = Plan(round);
  EXPECT_THAT(CheckRound(round, plan), IsEmpty());
  ASSERT_EQ(plan.visits.size(), 2u);
  EXPECT_THAT(plan.visits[0].visit.visitors, ElementsAre(1, 2));
  EXPECT_EQ(plan.visits[0].visit.start, 700);
  EXPECT_EQ(plan.visits[0].choices[0].reason, Reason::kPinned);
}

TEST(RoundPlannerTest, KeepsAVisitWithinOneWindow) {
  Round round = SmallRound();
  round.households[0].windows = {{600, 630}, {630, 660}, {640, 690}};
  const RoundPlan plan = Plan(round);
  EXPECT_THAT(CheckRound(round, plan), IsEmpty());
  ASSERT_EQ(plan.visits.size(), 2u);
  EXPECT_GE(plan.visits[0].visit.start, 640);
}

TEST(RoundPlannerTest, CountsWhatStandsAlready) {
  Round round = SmallRound();
  round.households.resize(1);
  round.households[0].visited_by.clear();
  EXPECT_EQ(Plan(round).visits.size(), 1u);
  // Who has had much to do this week is spared.
  round.volunteers[1].earlier = {{-1'440 + 600, -1'440 + 720}};
  round.weekday = 1;
  EXPECT_THAT(Plan(round).visits[0].visit.visitors, UnorderedElementsAre(0, 2));
  // A full week; yesterday was one before when today is Monday.
  for (Volunteer& volunteer : round.volunteers) {
    volunteer.week_minutes = 130;
    volunteer.earlier = {{-1'440 + 600, -1'440 + 720}};
  }
  EXPECT_TRUE(Plan(round).visits.empty());
  round.weekday = 0;
  const RoundPlan plan = Plan(round);
  EXPECT_THAT(CheckRound(round, plan), IsEmpty());
  EXPECT_EQ(plan.visits.size(), 1u);
}

TEST(RoundPlannerTest, ReplansWithItsPinsFirstAndKnowsItsBound) {
  Round round = SmallRound();
  round.previous = {{.household = 1, .visitors = {1, 2}, .start = 700}};
  round.pins = {{.household = 0, .visitors = {1, 2}, .start = 700}};
  const RoundPlan plan = Replan(round);
  EXPECT_THAT(CheckRound(round, plan), IsEmpty());
  ASSERT_EQ(plan.visits.size(), 2u);
  EXPECT_EQ(plan.visits[0].visit.start, 700);
  EXPECT_GT(plan.lower_bound, 0);
  EXPECT_LE(plan.lower_bound, plan.cost.total + 1e-6);
}

TEST(RoundPlannerTest, SaysWhyAndWhoElse) {
  Round round = SmallRound();
  round.weights.load = round.weights.over_load = round.weights.travel = 0;
  const RoundPlan plan = Plan(round);
  ASSERT_EQ(plan.visits.size(), 2u);
  // Ann and Bo know the first household; Cem could come, but never has.
  EXPECT_THAT(plan.visits[0].visit.visitors, UnorderedElementsAre(0, 1));
  for (const Choice& choice : plan.visits[0].choices) {
    EXPECT_EQ(choice.reason, Reason::kKnown);
    EXPECT_EQ(choice.next_best, 2);
    EXPECT_GT(choice.next_best_cost, 0);
    EXPECT_EQ(choice.visits_before, 3);
  }
}

TEST(RoundPlannerTest, FillsOpenPlacesOfShifts) {
  Round round = SmallRound();
  round.open_shifts = {
      {.id = "s", .place = 0, .start = 900, .end = 960, .open_places = 2, .asks = {"cook"}}};
  round.volunteers[1].abilities = {"cook"};
  const RoundPlan plan = Plan(round);
  EXPECT_THAT(CheckRound(round, plan), IsEmpty());
  ASSERT_EQ(plan.places.size(), 1u);
  EXPECT_EQ(plan.places[0].choice.volunteer, 1);
  EXPECT_THAT(plan.places_left, ElementsAre(1));
}

TEST(RoundPlannerTest, MovesNothingElseWhenOneVolunteerFallsIll) {
  Round round = MakeVillage({.households = 40, .volunteers = 30}, 2);
  const RoundPlan plan = Plan(round);
  for (const ProposedVisit& proposed : plan.visits) round.previous.push_back(proposed.visit);
  EXPECT_EQ(Moved(round.previous, Replan(round)), 0);
  const int ill = plan.visits[0].visit.visitors[0];
  round.volunteers[static_cast<size_t>(ill)].available.clear();
  const RoundPlan after = Replan(round);
  EXPECT_THAT(CheckRound(round, after), IsEmpty());
  const auto hit = std::count_if(plan.visits.begin(), plan.visits.end(), [&](const auto& one) {
    const auto& visitors = one.visit.visitors;
    return std::count(visitors.begin(), visitors.end(), ill) > 0;
  });
  EXPECT_LE(Moved(round.previous, after), hit + 1);
}

}  // namespace
}  // namespace glimmer::planning
