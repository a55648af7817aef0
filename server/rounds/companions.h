// A round plans one or two visitors at a time. Where a household asks for three or four, the others
// are planned beside the first two, at the same time. Pure.
#pragma once

#include "absl/functional/function_ref.h"
#include "server/planning/round.h"
#include "server/rounds/round_reading.h"

namespace glimmer::rounds {

// The plan with all who come. A household for which not enough were found, at some times that were
// tried, is without a visit; the round's households say afterwards how many come.
planning::RoundPlan AddCompanions(DrawnRound& drawn, planning::RoundPlan plan,
                                  absl::FunctionRef<double()> spent);

}  // namespace glimmer::rounds
