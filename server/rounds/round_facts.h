// What is asked of a round, and all that is read to answer it, in one transaction.
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "server/rounds/round_clock.h"
#include "server/rounds/round_store.h"

namespace glimmer::rounds {

// A visit that is fixed, or stood in the proposal before; as long as a visit may be.
struct NamedVisit {
  std::string household_id;
  std::vector<std::string> person_ids;
  absl::Time start_time;
  absl::Time end_time;
};

struct RoundRequest {
  RoundClock clock;
  int days = 7;
  uint64_t seed = 0;
  int64_t visit_minutes = 45;
  std::vector<NamedVisit> pins;
  std::vector<NamedVisit> previous;
  std::set<std::string> left_out;  // households
};

struct RoundFacts {
  std::vector<HouseholdRow> households;
  std::vector<SlotRow> household_slots;
  std::vector<VisitRow> last_visits;
  std::vector<VisitRow> live_visits;
  std::vector<PairRow> acquaintances;
  std::vector<PairingRow> pairings;
  std::vector<PairRow> refused;
  std::vector<VisitorRow> visitors;
  std::vector<SlotRow> visitor_slots;
  std::vector<BusyRow> shifts;
  std::vector<BusyRow> visits;  // of the weeks that the period touches
};

// All that a round of the units is drawn from.
absl::StatusOr<RoundFacts> LoadFacts(sql::Transaction& tx, absl::string_view organization_id,
                                     const PathRange& units, const RoundRequest& request,
                                     absl::Time now);

}  // namespace glimmer::rounds
