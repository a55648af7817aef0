// A round of three volunteers and two households that tests change to their liking.
#pragma once

#include <vector>

#include "server/planning/round.h"
#include "server/planning/round_problem.h"

namespace glimmer::planning {

// Ann, Bo and Cem (0, 1, 2) are free from 8 to 18 of the first day. All were introduced to both
// households; Ann and Bo have visited the first three times. It asks for a visit of 45 minutes
// from 10 to 14, the second for one from 9 to 17.
Round SmallRound();

// The round without the hours that are no routes of `problem`.
Round KeepRoutes(Round round, const RoundProblem& problem);

// Visits of `before` that are not as they were.
int Moved(const std::vector<Visit>& before, const RoundPlan& after);

}  // namespace glimmer::planning
