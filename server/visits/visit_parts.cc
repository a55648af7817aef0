#include "server/visits/visit_parts.h"

#include <optional>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "server/notices/notice_commands.h"
#include "server/rpc/feed_span.h"
#include "server/rpc/role_holder_store.h"
#include "server/visits/visit_alarm.h"
#include "shared/base/time_convert.h"
#include "shared/crypto/hashing.h"
#include "shared/domain/resource_names.h"
#include "shared/domain/sign_up_rules.h"
#include "shared/rpc/error.h"

namespace glimmer::visits {
namespace {

bool Is(const rpc::Caller& caller, const std::string& person_id) {
  return !person_id.empty() && caller.person_id == person_id;
}

void AddPeople(const Visit& visit, v1::Visit& out) {
  for (const Visitor& visitor : visit.visitors) {
    if (visitor.state == VisitorState::kLeft) continue;
    v1::Visit::Visitor& to = *out.add_visitors();
    to.set_person(ResourceName(kPeople, visitor.person_id));
    to.set_display_name(visitor.display_name);
    to.set_accepted(visitor.state == VisitorState::kAccepted);
  }
}

void AddItems(const Visit& visit, v1::Visit& out) {
  for (const Item& item : visit.items) {
    if (!item.quantity) {
      v1::ChecklistItem& line = *out.add_checklist();
      line.set_text(item.item);
      line.set_done(item.delivered > 0);
      continue;
    }
    v1::Delivery& delivery = *out.add_deliveries();
    delivery.set_item(item.item);
    delivery.set_unit(item.measure);
    delivery.set_quantity(*item.quantity);
    delivery.set_delivered(item.delivered);
  }
}

v1::Visit ToProtoForFormer(const Visit& visit) {
  v1::Visit out;
  out.set_name(ResourceName(kVisits, visit.visit_id));
  out.set_household_alias(visit.household_alias);
  out.set_unit(ResourceName(kUnits, visit.unit_id));
  out.set_state(static_cast<v1::Visit::State>(visit.state));
  return out;
}

}  // namespace

v1::Visit ToProto(const Visit& visit) {
  v1::Visit out;
  out.set_name(ResourceName(kVisits, visit.visit_id));
  out.set_household(ResourceName(kHouseholds, visit.household_id));
  out.set_household_alias(visit.household_alias);
  out.set_unit(ResourceName(kUnits, visit.unit_id));
  out.set_state(static_cast<v1::Visit::State>(visit.state));
  *out.mutable_start_time() = ToTimestamp(visit.start_time);
  *out.mutable_end_time() = ToTimestamp(visit.end_time);
  out.set_introduction(visit.introduction);
  AddPeople(visit, out);
  out.set_min_people(static_cast<int32_t>(visit.min_people));
  out.set_off_site_contact(ResourceName(kPeople, visit.off_site_contact_person_id));
  out.set_travel_minutes(static_cast<int32_t>(visit.travel_minutes));
  AddItems(visit, out);
  if (visit.actual_start) *out.mutable_actual_start_time() = ToTimestamp(*visit.actual_start);
  if (visit.actual_end) *out.mutable_actual_end_time() = ToTimestamp(*visit.actual_end);
  out.set_alarm(static_cast<v1::Visit::Alarm>(visit.alarm));
  if (visit.alarm_time) *out.mutable_alarm_time() = ToTimestamp(*visit.alarm_time);
  out.set_time_zone(visit.time_zone);
  *out.mutable_create_time() = ToTimestamp(visit.create_time);
  *out.mutable_update_time() = ToTimestamp(visit.update_time);
  out.set_etag(EtagOf(visit));
  return out;
}

v1::Visit ToProtoFor(const rpc::Caller& caller, const Visit& visit) {
  return IsInFeedOf(caller, visit) ? ToProto(visit) : ToProtoForFormer(visit);
}

std::string EtagOf(const Visit& visit) {
  std::string told = absl::StrCat(ToMicros(visit.start_time), " ", ToMicros(visit.end_time), " ",
                                  visit.min_people);
  for (const Visitor& visitor : visit.visitors) {
    if (visitor.state != VisitorState::kLeft) absl::StrAppend(&told, " ", visitor.person_id);
  }
  return absl::StrCat("\"", Base32(Blake2b128(told)), "\"");
}

absl::Status CheckEtag(const Visit& visit, const std::string& etag) {
  if (etag.empty()) return InvalidField("etag", "Which visit was it that was seen?");
  const std::string current = EtagOf(visit);
  if (etag == current) return absl::OkStatus();
  return MakeError(v1::ERROR_REASON_ETAG_MISMATCH, "Somebody changed it meanwhile.",
                   {{"etag", current}});
}

absl::StatusOr<Visit> NeedVisit(rpc::Context& context, absl::string_view name) {
  ASSIGN_OR_RETURN(const std::string id, IdOf(kVisits, name, "visit"));
  ASSIGN_OR_RETURN(std::optional<Visit> visit, VisitStore(context.tx).Find(id));
  if (!visit || visit->organization_id != context.organization_id) return NotFound(name);
  return *std::move(visit);
}

bool IsInFeedOf(const rpc::Caller& viewer, const Visit& visit) {
  return IsVisitor(viewer, visit) || IsOffSiteContact(viewer, visit) ||
         IsHouseholdContact(viewer, visit) || IsCoordinator(viewer, visit) || IsLead(viewer, visit);
}

bool IsVisitor(const rpc::Caller& caller, const Visit& visit) {
  return !caller.person_id.empty() && Goes(visit, caller.person_id);
}

bool IsFormer(const rpc::Caller& caller, const Visit& visit) {
  const Visitor* visitor = FindVisitor(visit, caller.person_id);
  return visitor != nullptr && visitor->state == VisitorState::kLeft;
}

bool IsOffSiteContact(const rpc::Caller& caller, const Visit& visit) {
  return Is(caller, visit.off_site_contact_person_id);
}

bool IsHouseholdContact(const rpc::Caller& caller, const Visit& visit) {
  return Is(caller, visit.household_contact_person_id);
}

bool IsCoordinator(const rpc::Caller& caller, const Visit& visit) {
  return caller.Covers(v1::ROLE_COORDINATOR, visit.unit_path);
}

bool IsLead(const rpc::Caller& caller, const Visit& visit) {
  return caller.Covers(v1::ROLE_SAFEGUARDING_LEAD, visit.unit_path);
}

absl::Status NotAVisitor() {
  return MakeError(v1::ERROR_REASON_NOT_A_VISITOR, "This is for others of those of the visit.");
}

absl::Status Settle(rpc::Context& context, Visit& visit) {
  visit.update_time = context.now;
  VisitStore store(context.tx);
  RETURN_IF_ERROR(store.Update(visit));
  RETURN_IF_ERROR(store.WriteVisitors(visit));
  Push(context, visit);
  return absl::OkStatus();
}

void Push(rpc::Context& context, const Visit& visit) {
  std::vector<std::string> keys = rpc::CoordinatorKeys(visit.unit_path);
  for (std::string& key : rpc::LeadKeys(visit.unit_path)) keys.push_back(std::move(key));
  for (const Visitor& visitor : visit.visitors) {
    if (visitor.state != VisitorState::kLeft) keys.push_back(rpc::PersonKey(visitor.person_id));
  }
  for (const std::string& id :
       {visit.off_site_contact_person_id, visit.household_contact_person_id}) {
    if (!id.empty()) keys.push_back(rpc::PersonKey(id));
  }
  context.changes.push_back(
      {ResourceName(kVisits, visit.visit_id), rpc::ChangeKind::kUpsert, rpc::Audience(keys), ""});
}

void Revoke(rpc::Context& context, const Visit& visit, const std::string& person_id) {
  if (person_id.empty()) return;
  context.changes.push_back({ResourceName(kVisits, visit.visit_id), rpc::ChangeKind::kRevoked,
                             rpc::Audience({rpc::PersonKey(person_id)}), ""});
}

absl::Status Tell(rpc::Context& context, const std::string& person_id, v1::Notice::Kind kind,
                  const Visit& visit) {
  return notices::NotifyOther(context, {person_id,
                                        kind,
                                        ResourceName(kVisits, visit.visit_id),
                                        {{"start_time", WireTime(visit.start_time)}}});
}

absl::Status TellVisitors(rpc::Context& context, v1::Notice::Kind kind, const Visit& visit) {
  for (const Visitor& visitor : visit.visitors) {
    if (visitor.state == VisitorState::kLeft) continue;
    RETURN_IF_ERROR(Tell(context, visitor.person_id, kind, visit));
  }
  return absl::OkStatus();
}

absl::Status TellCoordinators(rpc::Context& context, v1::Notice::Kind kind, const Visit& visit) {
  ASSIGN_OR_RETURN(const std::vector<std::string> coordinators,
                   rpc::HoldersOf(context.tx, v1::ROLE_COORDINATOR, visit.unit_path, context.now));
  for (const std::string& person_id : coordinators) {
    RETURN_IF_ERROR(Tell(context, person_id, kind, visit));
  }
  return absl::OkStatus();
}

absl::Status Ask(rpc::Context& context, const Visit& visit) {
  return Tell(context, visit.household_contact_person_id, v1::Notice::KIND_VISIT_ASKED, visit);
}

bool HasAgreed(VisitState state) {
  return state == VisitState::kAgreed || state == VisitState::kUnderway;
}

bool MayHaveBegun(const Visit& visit, absl::Time now) {
  return visit.state == VisitState::kUnderway || visit.alarm != VisitAlarm::kNone ||
         (visit.state == VisitState::kAgreed && now >= visit.start_time);
}

void Reopen(const Visit& before, absl::Time now, Visit& visit) {
  visit.state = VisitState::kProposed;
  if (visit.alarm == VisitAlarm::kNone && !MayHaveSetOut(before, now)) visit.alarm_time.reset();
}

void TakeOff(rpc::Context& context, Visit& visit, absl::string_view person_id) {
  Visitor* visitor = FindVisitor(visit, person_id);
  if (visitor == nullptr || visitor->state == VisitorState::kLeft) return;
  visitor->state = VisitorState::kLeft;
  Revoke(context, visit, visitor->person_id);
  if (CountGoing(visit) < visit.min_people && !MayHaveBegun(visit, context.now)) {
    Reopen(visit, context.now, visit);
  }
}

absl::Status Cancel(rpc::Context& context, Visit& visit) {
  ASSIGN_OR_RETURN(const VisitState next, NextState(visit.state, VisitAction::kCancel));
  if (visit.state != next) {
    if (!MayHaveBegun(visit, context.now)) visit.alarm_time.reset();
    visit.state = next;
    RETURN_IF_ERROR(TellVisitors(context, v1::Notice::KIND_VISIT_CANCELLED, visit));
    RETURN_IF_ERROR(
        Tell(context, visit.household_contact_person_id, v1::Notice::KIND_VISIT_CANCELLED, visit));
  }
  return Settle(context, visit);
}

absl::Status StopVisitsOf(rpc::Context& context, absl::string_view household_id) {
  ASSIGN_OR_RETURN(std::vector<Visit> visits, VisitStore(context.tx).ListLiveOf(household_id));
  for (Visit& visit : visits) RETURN_IF_ERROR(Cancel(context, visit));
  return absl::OkStatus();
}

absl::Status TakeOffVisits(rpc::Context& context, absl::string_view household_id,
                           absl::string_view person_id) {
  ASSIGN_OR_RETURN(std::vector<Visit> visits, VisitStore(context.tx).ListLiveOf(household_id));
  for (Visit& visit : visits) {
    if (visit.state == VisitState::kUnderway || !Goes(visit, person_id)) continue;
    RETURN_IF_ERROR(Tell(context, std::string(person_id), v1::Notice::KIND_VISIT_CANCELLED, visit));
    RETURN_IF_ERROR(TellCoordinators(context, v1::Notice::KIND_VISITOR_LEFT, visit));
    TakeOff(context, visit, person_id);
    RETURN_IF_ERROR(Settle(context, visit));
  }
  return absl::OkStatus();
}

absl::Status PushVisitsOf(rpc::Context& context, absl::string_view household_id,
                          const std::string& former_contact, const std::string& contact) {
  VisitStore store(context.tx);
  ASSIGN_OR_RETURN(const std::vector<std::string> ids,
                   store.ListIdsOf(household_id, context.now - rpc::kFeedSpan));
  for (const std::string& id : ids) {
    ASSIGN_OR_RETURN(std::optional<Visit> visit, store.Find(id));
    if (!visit) continue;
    Revoke(context, *visit, former_contact);
    visit->household_contact_person_id = contact;
    Push(context, *visit);
  }
  return absl::OkStatus();
}

}  // namespace glimmer::visits
