// Who visits whom and when: proposals for a round, with reasons. Pure; the same round, seed and
// effort give the same plan as long as `spent` stays below 1.
#pragma once

#include <cstdint>

#include "absl/functional/function_ref.h"
#include "server/planning/round.h"

namespace glimmer::planning {

struct PlanOptions {
  uint64_t seed = 1;
  double effort = 1;  // of the iterations that the size of the round asks for
  bool explains = true;
};

// The round's pins stay; everything else is proposed anew. `spent` is which share of the time
// allowed is gone, 0 to 1. Who only wants the visits asks for no explanation: who and who not, and
// nothing of why, of rules and of the bound.
RoundPlan PlanRound(const Round& round, const PlanOptions& options,
                    absl::FunctionRef<double()> spent);

// Households by due date, each at the earliest time at which somebody can: what a list and a
// telephone give. The yardstick of the bench.
RoundPlan PlanGreedily(const Round& round);

// The round's previous visits stay wherever the rules still allow them; the others, and households
// that had none, are given one with as few further changes as possible. Searches no further.
RoundPlan Replan(const Round& round, bool explains = true);

}  // namespace glimmer::planning
