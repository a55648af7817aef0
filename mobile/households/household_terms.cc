#include "mobile/households/household_terms.h"

#include <algorithm>
#include <tuple>

#include "shared/base/time_convert.h"

namespace glimmer::mobile {

VisitTerms TermsOf(const v1::VisitTerms& terms) {
  VisitTerms out;
  out.languages.assign(terms.languages().begin(), terms.languages().end());
  for (const v1::VisitSlot& slot : terms.slots()) {
    out.slots.push_back({slot.weekday(), slot.start_minute(), slot.end_minute()});
  }
  out.cadence_days = terms.cadence_days();
  out.min_people = terms.min_people();
  out.has_minors = terms.has_minors();
  return out;
}

void SortSlots(v1::VisitTerms& terms) {
  std::sort(terms.mutable_slots()->begin(), terms.mutable_slots()->end(),
            [](const v1::VisitSlot& a, const v1::VisitSlot& b) {
              return std::make_tuple(a.weekday(), a.start_minute()) <
                     std::make_tuple(b.weekday(), b.start_minute());
            });
}

Consents ConsentsOf(const v1::Household& household) {
  Consents consents;
  consents.state = static_cast<HouseholdState>(household.state());
  const v1::ConsentSummary& summary = household.consent();
  const absl::Time end = FromTimestamp(summary.expire_time());
  if (summary.confirmed()) consents.confirmed = end;
  if (summary.awaits_word())
    consents.provisional = summary.confirmed() ? absl::InfiniteFuture() : end;
  return consents;
}

}  // namespace glimmer::mobile
