// Whether a plan keeps the round's hard rules, looked at visit by visit from the round alone:
// nothing here knows of routes, tasks or the search. Pure.
#pragma once

#include <string>
#include <vector>

#include "server/planning/round.h"

namespace glimmer::planning {

// One sentence per broken rule; empty for a valid plan.
std::vector<std::string> CheckRound(const Round& round, const RoundPlan& plan);

// What the plan costs by the formula in docs/planning.md.
RoundCost CostOfRound(const Round& round, const RoundPlan& plan);

}  // namespace glimmer::planning
