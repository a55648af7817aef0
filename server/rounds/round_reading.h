// From rows to a round that can be planned, with the way back to ids. Pure; docs/planning.md, "From
// the database", says what is drawn and why.
#pragma once

#include <map>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "server/planning/round.h"
#include "server/rounds/round_facts.h"

namespace glimmer::rounds {

// Households and volunteers stand in the round as they stand in the lists beside it.
struct DrawnRound {
  planning::Round round;
  std::vector<HouseholdRow> households;
  std::vector<VisitorRow> visitors;
  // The round has two of those whom a household asks for; so many come beside them.
  std::vector<int> more;
  // Who they are in a pin or in what stood before, by household.
  std::map<int, std::vector<int>> others;
};

// What of `previous` is no more is left out. Errors: FIELD_INVALID {pins[i].household,
// pins[i].visitors, pins[i].start_time}.
absl::StatusOr<DrawnRound> DrawRound(const RoundRequest& request, const RoundFacts& facts,
                                     absl::Time now);

}  // namespace glimmer::rounds
