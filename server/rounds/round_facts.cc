#include "server/rounds/round_facts.h"

#include "shared/base/time_convert.h"

namespace glimmer::rounds {
absl::StatusOr<RoundFacts> LoadFacts(sql::Transaction& tx, absl::string_view organization_id,
                                     const PathRange& units, const RoundRequest& request,
                                     absl::Time now) {
  RoundStore store(tx);
  const RoundClock& clock = request.clock;
  const absl::CivilDay first = clock.first_day();
  const absl::CivilDay end = first + request.days;
  const absl::CivilDay sunday = end - 1 + (kDaysPerWeek - 1 - WeekdayOf(end - 1));
  const auto midnight = [&clock](absl::CivilDay day) {
    return absl::FromCivil(absl::CivilSecond(day), clock.zone());
  };
  RoundFacts facts;
  ASSIGN_OR_RETURN(facts.households, store.Households(units, now));
  ASSIGN_OR_RETURN(facts.household_slots, store.HouseholdSlots(units));
  ASSIGN_OR_RETURN(facts.last_visits, store.LastVisits(units));
  ASSIGN_OR_RETURN(facts.live_visits, store.LiveVisits(units));
  ASSIGN_OR_RETURN(facts.acquaintances, store.Acquaintances(units));
  ASSIGN_OR_RETURN(facts.pairings, store.Pairings(units));
  ASSIGN_OR_RETURN(facts.refused, store.Refused(units));
  ASSIGN_OR_RETURN(facts.visitors, store.Visitors(organization_id, units, FormatCivilDay(first)));
  ASSIGN_OR_RETURN(facts.visitor_slots, store.VisitorSlots(organization_id));
  ASSIGN_OR_RETURN(facts.shifts, store.Shifts(organization_id, midnight(first), midnight(end)));
  ASSIGN_OR_RETURN(facts.visits, store.Visits(organization_id, midnight(first - WeekdayOf(first)),
                                              midnight(sunday + 1)));
  return facts;
}

}  // namespace glimmer::rounds
