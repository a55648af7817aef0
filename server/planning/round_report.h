// What a finished plan says of itself: visits with reasons and next bests, fairness, cost. Pure.
#pragma once

#include "server/planning/round.h"
#include "server/planning/round_problem.h"
#include "server/planning/routing_state.h"

namespace glimmer::planning {

// The plan in `state`, a state of `problem.routing`, which is left as it is.
RoundPlan ReportAll(const Round& round, const RoundProblem& problem, RoutingState& state);
// The same without reasons, next bests and rules.
RoundPlan ReportVisits(const Round& round, const RoundProblem& problem, RoutingState& state);

}  // namespace glimmer::planning
