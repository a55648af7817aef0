#include "server/visits/visitor_terms_parts.h"

#include <string>
#include <utility>
#include <vector>

#include "server/households/household_parts.h"
#include "server/people/person_store.h"
#include "server/people/unit_store.h"
#include "shared/base/time_convert.h"
#include "shared/domain/resource_names.h"

namespace glimmer::visits {

v1::VisitorTerms ToProto(const PersonTerms& terms) {
  v1::VisitorTerms out;
  out.set_name(ResourceName(kVisitorTerms, terms.person_id));
  out.set_person(ResourceName(kPeople, terms.person_id));
  out.set_display_name(terms.display_name);
  for (const VisitSlot& slot : terms.terms.slots) *out.add_slots() = households::ToProto(slot);
  out.set_day_minutes(static_cast<int32_t>(terms.terms.day_minutes));
  out.set_week_minutes(static_cast<int32_t>(terms.terms.week_minutes));
  out.set_willing(terms.terms.willing);
  *out.mutable_update_time() = ToTimestamp(terms.update_time);
  return out;
}

absl::Status Settle(rpc::Context& context, PersonTerms& terms) {
  terms.update_time = context.now;
  RETURN_IF_ERROR(VisitorTermsStore(context.tx).Write(terms));
  ASSIGN_OR_RETURN(const std::string today, people::TodayOf(context));
  ASSIGN_OR_RETURN(const std::vector<std::string> paths,
                   people::PersonStore(context.tx, today).PathsOf(terms.person_id));
  context.changes.push_back({ResourceName(kVisitorTerms, terms.person_id), rpc::ChangeKind::kUpsert,
                             people::TermsAudience(terms.person_id, paths), ""});
  return absl::OkStatus();
}

}  // namespace glimmer::visits
