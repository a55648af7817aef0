// Simulated annealing over RoutingState: the one search behind rounds, shifts and instances.
#pragma once

#include <cstdint>

#include "absl/functional/function_ref.h"
#include "server/planning/routing_problem.h"

namespace glimmer::planning {

struct SearchOptions {
  uint64_t seed = 1;
  int64_t iterations = 0;  // 0: until `spent` says 1
  // Temperatures in units of the cost, falling geometrically; 0 asks for those of the problem.
  double hot = 0;
  double cold = 0;
  int cycles = 0;  // how often it is heated and cooled; each begins from the best found
};

struct SearchResult {
  RoutingSolution solution;
  RoutingCost cost;
  int64_t iterations = 0;
};

// The best plan found. `spent` is asked now and then which share of the time allowed is gone, 0 to
// 1; with `iterations` it only stops the search early, so the same seed gives the same plan as
// long as time allows. `start` may be empty.
SearchResult SearchRoutes(const RoutingProblem& problem, const SearchOptions& options,
                          const RoutingSolution& start, absl::FunctionRef<double()> spent);

}  // namespace glimmer::planning
