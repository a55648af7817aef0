// A drawn round planned, and what the plan says on the wire. Pure.
#pragma once

#include "absl/functional/function_ref.h"
#include "glimmer/v1/round_service.pb.h"
#include "server/planning/round_planner.h"
#include "server/rounds/round_reading.h"

namespace glimmer::rounds {

// Anew, or with as little changed as can be when there was a proposal before. A household that one
// may visit, and that nobody whom it knows can, is then tried with two; then those are added who
// come beside two. The round's households say afterwards how many come.
planning::RoundPlan PlanDrawn(DrawnRound& drawn, planning::PlanOptions options,
                              absl::FunctionRef<double()> spent);

// The answer to `asked`, from which the words of pins and of what stays are taken.
v1::ProposeRoundResponse ProposalOf(const v1::ProposeRoundRequest& asked, const RoundClock& clock,
                                    const DrawnRound& drawn, const planning::RoundPlan& plan);

}  // namespace glimmer::rounds
