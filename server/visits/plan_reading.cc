#include "server/visits/plan_reading.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "server/people/people_commands.h"
#include "server/visits/pairing_parts.h"
#include "server/visits/plan_store.h"
#include "shared/base/time_convert.h"
#include "shared/domain/field_checks.h"
#include "shared/domain/resource_names.h"
#include "shared/domain/wish_rules.h"
#include "shared/rpc/error.h"

namespace glimmer::visits {
namespace {

using households::Household;

absl::Status TooSoon(absl::CivilDay next) {
  return MakeError(v1::ERROR_REASON_VISIT_TOO_SOON, "The household does not want a visit so soon.",
                   {{"next_date", FormatCivilDay(next)}});
}

absl::Status ReadTimes(const rpc::Context& context, const Household& household,
                       const v1::VisitPlan& plan, Visit& visit) {
  if (!plan.has_start_time()) return InvalidField("start_time", "When does it begin?");
  if (!plan.has_end_time()) return InvalidField("end_time", "When is it over?");
  visit.start_time = FromTimestamp(plan.start_time());
  visit.end_time = FromTimestamp(plan.end_time());
  RETURN_IF_ERROR(CheckVisitTimes(visit.start_time, visit.end_time, context.now));
  ASSIGN_OR_RETURN(const absl::TimeZone zone, LoadZone(household.time_zone));
  return CheckInSlots(household.terms, visit.start_time, visit.end_time, zone);
}

// The first day from `day` on that is far enough from all the others, which ascend.
absl::CivilDay FirstFreeDay(const VisitTerms& terms, absl::CivilDay day,
                            const std::vector<absl::CivilDay>& others) {
  for (const absl::CivilDay other : others) {
    const std::optional<absl::CivilDay> next = NextVisitDay(terms, other);
    const bool before_it_is_time = next && day < *next;
    const bool close_behind = NextVisitDay(terms, day).value_or(day) > other;
    if (before_it_is_time && close_behind) day = *next;
  }
  return day;
}

// As seldom as the household wants it, counted from what was held and what is planned, on both
// sides. Where it has not said, two visits do not overlap all the same.
absl::Status CheckCadence(rpc::Context& context, const Household& household, const Visit& visit) {
  PlanStore store(context.tx);
  ASSIGN_OR_RETURN(const absl::TimeZone zone, LoadZone(household.time_zone));
  ASSIGN_OR_RETURN(const std::vector<absl::Time> starts,
                   store.StartsOf(household.household_id, visit.visit_id));
  std::vector<absl::CivilDay> others;
  for (const absl::Time start : starts) others.push_back(absl::ToCivilDay(start, zone));
  const absl::CivilDay day = absl::ToCivilDay(visit.start_time, zone);
  const absl::CivilDay free = FirstFreeDay(household.terms, day, others);
  if (free != day) return TooSoon(free);
  ASSIGN_OR_RETURN(const auto overlap, store.OverlapOf(household.household_id, visit.visit_id,
                                                       visit.start_time, visit.end_time));
  if (!overlap) return absl::OkStatus();
  return TooSoon(absl::ToCivilDay(*overlap, zone) + 1);
}

// Those of the plan, by person. `kept`: who has accepted still has.
absl::StatusOr<std::vector<Visitor>> ReadVisitors(rpc::Context& context, const Household& household,
                                                  const v1::VisitPlan& plan, const Visit& before,
                                                  bool kept) {
  if (plan.visitors().empty() || plan.visitors_size() > kMostVisitors) {
    return InvalidField("visitors", "One to four people go.");
  }
  std::vector<Visitor> visitors;
  for (const std::string& name : plan.visitors()) {
    ASSIGN_OR_RETURN(const people::Person person,
                     people::NeedLivePerson(context, name, "visitors"));
    RETURN_IF_ERROR(CheckMayCome(context, household, person.person_id));
    Visitor visitor{person.person_id, VisitorState::kAsked, person.display_name};
    const Visitor* known = FindVisitor(before, person.person_id);
    if (kept && known != nullptr && known->state == VisitorState::kAccepted) {
      visitor.state = VisitorState::kAccepted;
    }
    visitors.push_back(std::move(visitor));
  }
  const auto by_person = [](const Visitor& a, const Visitor& b) {
    return a.person_id < b.person_id;
  };
  std::sort(visitors.begin(), visitors.end(), by_person);
  for (size_t i = 1; i < visitors.size(); ++i) {
    if (visitors[i].person_id != visitors[i - 1].person_id) continue;
    return InvalidField("visitors", "Each of them once.");
  }
  return visitors;
}

// Who no longer goes is known all the same: their phone may still tell of the visit.
void PutVisitors(std::vector<Visitor> visitors, Visit& visit) {
  std::vector<Visitor> before = std::exchange(visit.visitors, std::move(visitors));
  for (Visitor& former : before) {
    if (FindVisitor(visit, former.person_id) != nullptr) continue;
    former.state = VisitorState::kLeft;
    visit.visitors.push_back(std::move(former));
  }
}

// Does anybody come for the first time?
absl::Status ReadIntroduction(rpc::Context& context, const Household& household, Visit& visit) {
  visit.introduction = false;
  for (const Visitor& visitor : visit.visitors) {
    if (visitor.state == VisitorState::kLeft) continue;
    ASSIGN_OR_RETURN(
        const bool known,
        PlanStore(context.tx).KnowEachOther(household.household_id, visitor.person_id));
    visit.introduction = visit.introduction || !known;
  }
  return absl::OkStatus();
}

absl::Status ReadContact(rpc::Context& context, const v1::VisitPlan& plan, Visit& visit) {
  if (plan.travel_minutes() < 0 || plan.travel_minutes() > kMostTravelMinutes) {
    return InvalidField("travel_minutes", "The way back takes 0 to 240 minutes.");
  }
  visit.travel_minutes = plan.travel_minutes();
  visit.off_site_contact_person_id.clear();
  if (plan.off_site_contact().empty()) return absl::OkStatus();
  ASSIGN_OR_RETURN(const people::Person person,
                   people::NeedLivePerson(context, plan.off_site_contact(), "off_site_contact"));
  if (Goes(visit, person.person_id)) {
    return InvalidField("off_site_contact", "Somebody who stays behind.");
  }
  visit.off_site_contact_person_id = person.person_id;
  return absl::OkStatus();
}

absl::Status ReadItems(const v1::VisitPlan& plan, Visit& visit) {
  const auto most = static_cast<int>(kMostVisitItems);
  if (plan.checklist_size() > most) return InvalidField("checklist", "At most 20.");
  if (plan.deliveries_size() > most) return InvalidField("deliveries", "At most 20.");
  visit.items.clear();
  for (const v1::ChecklistItem& line : plan.checklist()) {
    RETURN_IF_ERROR(
        CheckPublicText({"checklist.text", line.text(), kLongestChecklistItem, true}, false));
    visit.items.push_back({line.text(), "", std::nullopt, 0});
  }
  for (const v1::Delivery& delivery : plan.deliveries()) {
    RETURN_IF_ERROR(
        CheckPublicText({"deliveries.item", delivery.item(), kLongestDeliveryItem, true}, false));
    RETURN_IF_ERROR(
        CheckPublicText({"deliveries.unit", delivery.unit(), kLongestDeliveryUnit, false}, false));
    if (delivery.quantity() < 1 || delivery.quantity() > kMostQuantity) {
      return InvalidField("deliveries.quantity", "A quantity is above 0, in thousandths.");
    }
    visit.items.push_back({delivery.item(), delivery.unit(), delivery.quantity(), 0});
  }
  return absl::OkStatus();
}

}  // namespace

absl::Status CheckFree(rpc::Context& context, const Visit& visit, absl::string_view person_id) {
  ASSIGN_OR_RETURN(
      const std::string clash,
      PlanStore(context.tx).ClashOf(person_id, visit.visit_id, visit.start_time, visit.end_time));
  if (clash.empty()) return absl::OkStatus();
  return MakeError(v1::ERROR_REASON_VISITOR_BUSY, "A visitor is elsewhere at that time.",
                   {{"person", ResourceName(kPeople, person_id)}, {"resource", clash}});
}

absl::Status CheckEnough(const Household& household, Visit& visit) {
  visit.min_people = LeastVisitors(household.terms, visit.introduction);
  if (CountGoing(visit) >= visit.min_people) return absl::OkStatus();
  return MakeError(v1::ERROR_REASON_TOO_FEW_VISITORS, "It takes more visitors.",
                   {{"min_people", absl::StrCat(visit.min_people)}});
}

absl::Status CheckConsent(const rpc::Context& context, const Household& household,
                          absl::Time start) {
  return CheckMayVisit(households::ConsentsOf(household), std::max(context.now, start));
}

absl::Status ReadPlan(rpc::Context& context, const Household& household, const v1::VisitPlan& plan,
                      Visit& visit) {
  RETURN_IF_ERROR(CheckConsent(context, household, FromTimestamp(plan.start_time())));
  const Visit before = visit;
  RETURN_IF_ERROR(ReadTimes(context, household, plan, visit));
  const bool same_time = visit.start_time == before.start_time && visit.end_time == before.end_time;
  ASSIGN_OR_RETURN(std::vector<Visitor> visitors,
                   ReadVisitors(context, household, plan, before, same_time));
  PutVisitors(std::move(visitors), visit);
  RETURN_IF_ERROR(ReadIntroduction(context, household, visit));
  RETURN_IF_ERROR(CheckEnough(household, visit));
  RETURN_IF_ERROR(ReadContact(context, plan, visit));
  RETURN_IF_ERROR(ReadItems(plan, visit));
  RETURN_IF_ERROR(CheckCadence(context, household, visit));
  for (const Visitor& visitor : visit.visitors) {
    if (visitor.state == VisitorState::kLeft) continue;
    RETURN_IF_ERROR(CheckFree(context, visit, visitor.person_id));
  }
  return absl::OkStatus();
}

}  // namespace glimmer::visits
