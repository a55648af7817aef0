// Whether a plan keeps every hard rule, and what it costs, worked out from the definitions alone:
// nothing here knows how the search keeps its books. Pure.
#pragma once

#include <string>
#include <vector>

#include "server/planning/routing_problem.h"

namespace glimmer::planning {

// One sentence per broken rule; empty for a valid plan.
std::vector<std::string> CheckRouting(const RoutingProblem& problem,
                                      const RoutingSolution& solution);

// Of a valid plan.
RoutingCost CostOf(const RoutingProblem& problem, const RoutingSolution& solution);

}  // namespace glimmer::planning
