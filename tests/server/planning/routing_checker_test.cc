#include "server/planning/routing_checker.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace glimmer::planning {
namespace {

using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

// Two workers; A (place 1) needs both at once, B (place 2) needs one, after A.
class RoutingCheckerTest : public ::testing::Test {
 protected:
  RoutingCheckerTest() {
    problem_.places = 3;
    problem_.travel = {0, 10, 20, 10, 0, 15, 20, 15, 0};
    problem_.workers = {{.abilities = 1, .week_limit = 100, .day_limit = 80}, {.abilities = 2}};
    problem_.routes = {{.worker = 0, .open = 5, .close = 100, .latest = 120}, {.worker = 1}};
    problem_.tasks = {{.place = 1,
                       .first_part = 0,
                       .parts = 2,
                       .windows = {{.open = 20, .close = 30, .latest = 40}},
                       .unassigned_cost = 1'000,
                       .abilities = 3},
                      {.place = 2,
                       .first_part = 2,
                       .windows = {{.open = 60, .close = 62, .latest = 90}},
                       .unassigned_cost = 1'000}};
    problem_.parts = {{0, 30}, {0, 30}, {1, 20}};
    problem_.pair_cost = {0, 0, 0, 0, 4, 7};
    plan_ = {.routes = {{{0, 20}, {2, 65}}, {{1, 20}}}, .order = {0, 1}};
  }

  std::vector<std::string> Faults() { return CheckRouting(problem_, plan_); }

  RoutingProblem problem_;
  RoutingSolution plan_;
};

TEST_F(RoutingCheckerTest, PassesAValidPlanAndCountsItsCost) {
  EXPECT_THAT(Faults(), IsEmpty());
  problem_.weights.load = 2;
  const RoutingCost cost = CostOf(problem_, plan_);
  EXPECT_DOUBLE_EQ(cost.distance, 10 + 15 + 20 + 10 + 10);
  EXPECT_DOUBLE_EQ(cost.tardiness, 3);
  EXPECT_DOUBLE_EQ(cost.largest_tardiness, 3);
  EXPECT_DOUBLE_EQ(cost.overtime, 5);  // 65 + 20 + 20 is 105, the shift closes at 100
  EXPECT_DOUBLE_EQ(cost.pairs, 4);
  EXPECT_NEAR(cost.load, 2 * (50.0 * 50 / 3600 + 0.25), 1e-9);
  EXPECT_NEAR(cost.total, 65 + 3 + 3 + 5 + 4 + cost.load, 1e-9);
}

TEST_F(RoutingCheckerTest, CountsWhatIsLeftOut) {
  plan_ = {.routes = {{{0, 20}}, {{1, 20}}}, .order = {0}};
  EXPECT_EQ(CostOf(problem_, plan_).unassigned, 1);
  EXPECT_DOUBLE_EQ(CostOf(problem_, plan_).total, 40 + 1'000);
}

TEST_F(RoutingCheckerTest, FindsEveryPlantedFault) {
  const RoutingSolution valid = plan_;
  plan_.routes[0][1].start = 64;
  EXPECT_THAT(Faults(), Contains(HasSubstr("cannot be at")));
  plan_ = valid;
  plan_.routes[0][1].start = 91;
  EXPECT_THAT(Faults(), Contains(HasSubstr("in no window")));
  EXPECT_THAT(Faults(), Contains(HasSubstr("back too late")));
  plan_ = valid;
  plan_.routes[1][0].start = 21;
  EXPECT_THAT(Faults(), Contains(HasSubstr("minutes apart")));
  plan_ = valid;
  plan_.routes[1].clear();
  EXPECT_THAT(Faults(), Contains(HasSubstr("half done")));
  plan_ = valid;
  plan_.routes[1].push_back({2, 70});
  EXPECT_THAT(Faults(), Contains(HasSubstr("done twice")));
  plan_ = valid;
  plan_.order = {1, 0};
  EXPECT_THAT(Faults(), Contains(HasSubstr("out of order")));
  plan_ = valid;
  plan_.routes[0][1].part = 7;
  EXPECT_THAT(Faults(), Contains(HasSubstr("No such part")));
}

TEST_F(RoutingCheckerTest, FindsWorkersWhoMayNot) {
  problem_.pair_cost[4] = kForbidden;
  EXPECT_THAT(Faults(), Contains(HasSubstr("may not do")));
  problem_.workers[1].avoids = {0};
  EXPECT_THAT(Faults(), Contains(HasSubstr("pairs whom it must not")));
  problem_.workers[1].abilities = 1;
  EXPECT_THAT(Faults(), Contains(HasSubstr("lack an ability")));
  problem_.workers[0].week_limit = 49;
  EXPECT_THAT(Faults(), Contains(HasSubstr("in week 0")));
  problem_.workers[0].day_limit = 49;
  EXPECT_THAT(Faults(), Contains(HasSubstr("on day 0")));
  problem_.routes[1].worker = 0;
  EXPECT_THAT(Faults(), Contains(HasSubstr("one worker twice")));
}

}  // namespace
}  // namespace glimmer::planning
