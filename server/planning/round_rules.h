// Which rules keep a household without a visit: those whose waiving would let it be put into the
// plan as it stands. Pure.
#pragma once

#include <vector>

#include "server/planning/round.h"
#include "server/planning/round_problem.h"
#include "server/planning/routing_problem.h"

namespace glimmer::planning {

// For each of `households`, in their order. One rule where one is enough, the first in the order of
// kRules; else a set of which none can be spared. Of a pin, every rule that it breaks. Empty only
// if nobody could come whatever were waived, or only for more than leaving the household out costs.
std::vector<Unassigned> UnassignedOf(const Round& round, const RoundProblem& problem,
                                     const RoutingSolution& plan,
                                     const std::vector<int>& households);

}  // namespace glimmer::planning
