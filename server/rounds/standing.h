// When a household is due, and when it may be visited. Pure.
#pragma once

#include <optional>
#include <vector>

#include "absl/time/civil_time.h"
#include "server/planning/round.h"
#include "server/rounds/round_facts.h"

namespace glimmer::rounds {

// What is known of a household beside its row.
struct Standing {
  std::vector<VisitSlot> slots;
  std::optional<absl::CivilDay> last_visit;  // held, or planned before the period
  std::vector<absl::CivilDay> visits;        // the last that was held, and all that are planned
  bool paired = false;
  bool planned = false;  // in the period
};

// As the households of the facts.
std::vector<Standing> StandingsOf(const RoundRequest& request, const RoundFacts& facts);

// Nothing when the household is not to be visited of the round's own accord.
std::optional<absl::CivilDay> DueDay(const RoundRequest& request, const HouseholdRow& row,
                                     const Standing& standing);

// The slots of one day of the period.
std::vector<planning::Span> SpansOn(const RoundClock& clock, int day,
                                    const std::vector<VisitSlot>& slots);

// On days that keep the household's distance from its other visits, from `now` on, while its
// consent holds. Of a pin nothing is asked but what the household asks for.
std::vector<planning::Span> WindowsOf(const RoundRequest& request, const HouseholdRow& row,
                                      const Standing& standing, bool pinned, absl::Time now);

}  // namespace glimmer::rounds
