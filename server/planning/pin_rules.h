// Which rules are against a pin. Who comes and when is said, so that each rule is looked at for
// itself. Pure.
#pragma once

#include <vector>

#include "server/planning/round.h"

namespace glimmer::planning {

// What a volunteer does in the plan.
struct Engagement {
  int volunteer = 0;
  double start = 0;
  double end = 0;
  int place = 0;
};

// In the order of kRules. Other engagements at the same time are a clash with shifts, too.
std::vector<Rule> RulesAgainst(const Round& round, const Visit& pin,
                               const std::vector<Engagement>& engagements);

}  // namespace glimmer::planning
