#include "server/planning/routing_state.h"

#include <gtest/gtest.h>

#include "server/planning/random.h"
#include "server/planning/routing_checker.h"
#include "server/planning/routing_insertion.h"
#include "server/planning/routing_moves.h"
#include "tests/server/planning/small_problems.h"

namespace glimmer::planning {
namespace {

// After every change, made or undone, the books agree with what is worked out from nothing.
TEST(RoutingStateTest, AgreesWithTheDefinitionsAfterEveryChange) {
  for (uint64_t seed = 1; seed <= 4; ++seed) {
    const RoutingProblem problem =
        SmallProblem(seed, {.tasks = 15, .workers = 4, .strict = seed % 2 == 0});
    Random random(seed);
    RoutingMoves moves(problem, random);
    RoutingState state(problem);
    InsertAll(state);
    moves.NoteAll(state);
    for (int i = 0; i < 3'000; ++i) {
      const bool made = moves.Make(state) && state.Evaluate(50).value_or(51) <= 50;
      if (made && random.Below(2) == 0) {
        state.Commit();
        moves.Note(state);
      } else {
        state.Rollback();
      }
      if (i % 500 == 0) state.Refresh();
      const RoutingSolution solution = state.Solution();
      ASSERT_TRUE(CheckRouting(problem, solution).empty())
          << CheckRouting(problem, solution).front() << " seed " << seed << " change " << i;
      ASSERT_NEAR(CostOf(problem, solution).total, state.cost(), 1e-6)
          << "seed " << seed << " change " << i;
    }
  }
}

TEST(RoutingStateTest, RefusesTwoTasksThatWaitForEachOther) {
  // Two workers, two simultaneous tasks: one goes A, B and the other B, A.
  RoutingProblem problem;
  problem.places = 1;
  problem.travel = {0};
  problem.workers.resize(2);
  problem.routes = {{.worker = 0}, {.worker = 1}};
  for (int task = 0; task < 2; ++task) {
    problem.tasks.push_back(
        {.first_part = 2 * task, .parts = 2, .windows = {{.open = 0}}, .unassigned_cost = 100});
    problem.parts.insert(problem.parts.end(), {{task, 10}, {task, 10}});
  }
  problem.pair_cost.assign(8, 0);
  RoutingState state(problem);
  ASSERT_TRUE(state.Link(0, state.Head(0)) && state.Link(1, state.Head(1)) && state.Fits(0));
  ASSERT_TRUE(state.Evaluate(kNever).has_value());
  state.Commit();
  ASSERT_TRUE(state.Link(2, 0) && state.Link(3, state.Head(1)));
  EXPECT_FALSE(state.Fits(1));
  state.Rollback();
  ASSERT_TRUE(state.Link(2, 0) && state.Link(3, 1));
  EXPECT_TRUE(state.Fits(1));
}

TEST(RoutingStateTest, TakesBackAPlanThatItGave) {
  const RoutingProblem problem = SmallProblem(3, {.tasks = 12, .workers = 4});
  const SearchResult result = Search(problem, 1, 5'000);
  RoutingState state(problem);
  ASSERT_TRUE(state.Load(result.solution));
  EXPECT_NEAR(state.cost(), result.cost.total, 1e-6);
}

}  // namespace
}  // namespace glimmer::planning
