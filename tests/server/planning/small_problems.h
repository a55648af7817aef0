// Problems small enough to try every plan, and that trial.
#pragma once

#include <cstdint>

#include "server/planning/routing_problem.h"
#include "server/planning/routing_search.h"

namespace glimmer::planning {

struct SmallSize {
  int tasks = 4;
  int workers = 2;
  bool strict = false;  // windows end, loads are limited, somebody avoids somebody
};

// Single, simultaneous and sequential tasks on a small map.
RoutingProblem SmallProblem(uint64_t seed, const SmallSize& size);

// The least cost over all orders of the tasks and all workers for their parts.
double BruteForce(const RoutingProblem& problem);

// A search of so many iterations, however long it takes.
SearchResult Search(const RoutingProblem& problem, uint64_t seed, int64_t iterations);

}  // namespace glimmer::planning
