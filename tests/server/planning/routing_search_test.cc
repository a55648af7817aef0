#include "server/planning/routing_search.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "server/planning/routing_checker.h"
#include "tests/server/planning/small_problems.h"

namespace glimmer::planning {
namespace {

using ::testing::IsEmpty;

constexpr int64_t kIterations = 40'000;

TEST(RoutingSearchTest, FindsTheBestOfAllPlansOfSmallProblems) {
  for (uint64_t seed = 1; seed <= 12; ++seed) {
    const RoutingProblem problem = SmallProblem(seed, {.tasks = 5, .workers = 3});
    const SearchResult result = Search(problem, seed, kIterations);
    ASSERT_THAT(CheckRouting(problem, result.solution), IsEmpty()) << "seed " << seed;
    EXPECT_NEAR(CostOf(problem, result.solution).total, BruteForce(problem), 1e-6)
        << "seed " << seed;
  }
}

TEST(RoutingSearchTest, FindsTheBestUnderLimitsAndSeveralWindows) {
  for (uint64_t seed = 1; seed <= 12; ++seed) {
    const RoutingProblem problem = SmallProblem(seed, {.tasks = 4, .workers = 3, .strict = true});
    const SearchResult result = Search(problem, seed, kIterations);
    ASSERT_THAT(CheckRouting(problem, result.solution), IsEmpty()) << "seed " << seed;
    EXPECT_NEAR(CostOf(problem, result.solution).total, BruteForce(problem), 1e-6)
        << "seed " << seed;
  }
}

TEST(RoutingSearchTest, StaysValidOnLargerProblemsAndKeepsTrueBooks) {
  for (uint64_t seed = 1; seed <= 6; ++seed) {
    const RoutingProblem problem =
        SmallProblem(seed, {.tasks = 40, .workers = 8, .strict = seed % 2 == 0});
    const SearchResult result = Search(problem, seed, kIterations);
    EXPECT_THAT(CheckRouting(problem, result.solution), IsEmpty()) << "seed " << seed;
    const RoutingCost cost = CostOf(problem, result.solution);
    EXPECT_NEAR(cost.total, result.cost.total, 1e-6);
    EXPECT_NEAR(cost.largest_tardiness, result.cost.largest_tardiness, 1e-6);
    EXPECT_EQ(cost.unassigned, result.cost.unassigned);
  }
}

TEST(RoutingSearchTest, GivesTheSamePlanForTheSameSeed) {
  const RoutingProblem problem = SmallProblem(7, {.tasks = 30, .workers = 6});
  const SearchResult one = Search(problem, 5, kIterations);
  const SearchResult two = Search(problem, 5, kIterations);
  EXPECT_EQ(one.solution.order, two.solution.order);
  ASSERT_EQ(one.solution.routes.size(), two.solution.routes.size());
  for (size_t route = 0; route < one.solution.routes.size(); ++route) {
    ASSERT_EQ(one.solution.routes[route].size(), two.solution.routes[route].size());
    for (size_t i = 0; i < one.solution.routes[route].size(); ++i) {
      EXPECT_EQ(one.solution.routes[route][i].part, two.solution.routes[route][i].part);
      EXPECT_EQ(one.solution.routes[route][i].start, two.solution.routes[route][i].start);
    }
  }
}

TEST(RoutingSearchTest, StopsWhenTheTimeIsSpent) {
  const RoutingProblem problem = SmallProblem(7, {.tasks = 10, .workers = 3});
  int looks = 0;
  const SearchResult result = SearchRoutes(problem, {.iterations = int64_t{1} << 40}, {},
                                           [&] { return ++looks < 3 ? 0 : 1; });
  EXPECT_LT(result.iterations, 10'000);
}

}  // namespace
}  // namespace glimmer::planning
