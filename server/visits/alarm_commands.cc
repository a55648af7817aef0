#include "server/visits/alarm_commands.h"

#include <optional>
#include <string>

#include "server/people/people_commands.h"
#include "server/visits/visit_alarm.h"
#include "server/visits/visit_parts.h"
#include "shared/base/time_convert.h"
#include "shared/domain/resource_names.h"
#include "shared/rpc/error.h"

namespace glimmer::visits {
namespace {

// Those who are told. Nobody who is missed looks after it themselves.
bool IsTold(const rpc::Caller& caller, const Visit& visit) {
  return IsOffSiteContact(caller, visit) || IsCoordinator(caller, visit) || IsLead(caller, visit);
}

// Who is there knows it, and a coordinator at any time; the others once they had cause to call.
bool MaySayLonger(const rpc::Context& context, const Visit& visit) {
  if (IsVisitor(context.caller, visit) || IsCoordinator(context.caller, visit)) return true;
  const bool missed =
      visit.alarm != VisitAlarm::kNone || (visit.alarm_time && *visit.alarm_time <= context.now);
  return missed && IsTold(context.caller, visit);
}

}  // namespace

absl::Status ReportSafe(rpc::Context& context, const v1::ReportSafeRequest& request,
                        v1::ReportSafeResponse& response) {
  ASSIGN_OR_RETURN(Visit visit, NeedVisit(context, request.visit()));
  const bool of_all = IsVisitor(context.caller, visit) || IsTold(context.caller, visit);
  const bool distress = visit.alarm == VisitAlarm::kDistress;
  // Who was taken off ends the alarm that they may have raised, and does not speak for the others.
  const bool own =
      IsFormer(context.caller, visit) && (distress || visit.alarm == VisitAlarm::kNone);
  if (!of_all && !own) return NotAVisitor();
  if (of_all || distress) RETURN_IF_ERROR(NoteSafe(context, of_all, visit));
  RETURN_IF_ERROR(Settle(context, visit));
  *response.mutable_visit() = ToProtoFor(context.caller, visit);
  return absl::OkStatus();
}

absl::Status ExtendVisit(rpc::Context& context, const v1::ExtendVisitRequest& request,
                         v1::ExtendVisitResponse& response) {
  ASSIGN_OR_RETURN(Visit visit, NeedVisit(context, request.visit()));
  if (!MaySayLonger(context, visit)) return NotAVisitor();
  if (!IsAwaited(visit)) return WrongVisitState(visit.state);
  if (!request.has_expected_end_time()) {
    return InvalidField("expected_end_time", "By when is it over?");
  }
  const absl::Time expected_end = FromTimestamp(request.expected_end_time());
  RETURN_IF_ERROR(CheckExtension(expected_end, visit.end_time, context.now));
  RETURN_IF_ERROR(Extend(context, expected_end, visit));
  RETURN_IF_ERROR(Settle(context, visit));
  *response.mutable_visit() = ToProto(visit);
  return absl::OkStatus();
}

absl::Status RaiseAlarm(rpc::Context& context, const v1::RaiseAlarmRequest& request,
                        v1::RaiseAlarmResponse& response) {
  ASSIGN_OR_RETURN(Visit visit, NeedVisit(context, request.visit()));
  // Also of somebody who was taken off: their phone may not know it, and they may be there.
  if (!IsFormer(context.caller, visit) && !IsVisitor(context.caller, visit)) return NotAVisitor();
  if (context.now > visit.end_time + kDistressUntil) return WrongVisitState(visit.state);
  RETURN_IF_ERROR(RaiseDistress(context, visit));
  RETURN_IF_ERROR(Settle(context, visit));
  *response.mutable_visit() = ToProtoFor(context.caller, visit);
  return absl::OkStatus();
}

absl::Status AcknowledgeAlarm(rpc::Context& context, const v1::AcknowledgeAlarmRequest& request,
                              v1::AcknowledgeAlarmResponse& response) {
  ASSIGN_OR_RETURN(Visit visit, NeedVisit(context, request.visit()));
  if (IsVisitor(context.caller, visit) || !IsTold(context.caller, visit)) return NotAVisitor();
  if (visit.alarm == VisitAlarm::kNone) return WrongVisitState(visit.state);
  visit.alarm_time = context.now + kAcknowledgedFor;
  RETURN_IF_ERROR(Settle(context, visit));
  *response.mutable_visit() = ToProto(visit);
  return absl::OkStatus();
}

absl::Status LookUpVisitorPhone(rpc::Context& context, const v1::LookUpVisitorPhoneRequest& request,
                                v1::LookUpVisitorPhoneResponse& response) {
  ASSIGN_OR_RETURN(const Visit visit, NeedVisit(context, request.visit()));
  if (visit.alarm == VisitAlarm::kNone) return WrongVisitState(visit.state);
  ASSIGN_OR_RETURN(const std::string person_id, IdOf(kPeople, request.person(), "person"));
  const Visitor* visitor = FindVisitor(visit, person_id);
  // Whoever was taken off may be the one in distress.
  const bool concerned = visitor != nullptr && (visitor->state != VisitorState::kLeft ||
                                                visit.alarm == VisitAlarm::kDistress);
  if (!concerned) return NotFound(request.person());
  ASSIGN_OR_RETURN(
      const people::Person person,
      people::LookUpContact(context, person_id, v1::LookUpContactRequest::PURPOSE_SAFETY));
  response.set_phone(person.phone);
  return absl::OkStatus();
}

absl::Status RaiseAlarms(rpc::Context& context, const std::vector<DueVisit>& due) {
  VisitStore store(context.tx);
  for (const DueVisit& one : due) {
    ASSIGN_OR_RETURN(std::optional<Visit> visit, store.Find(one.visit_id));
    if (!visit) continue;
    RETURN_IF_ERROR(RaiseNext(context, *visit));
    RETURN_IF_ERROR(Settle(context, *visit));
  }
  return absl::OkStatus();
}

}  // namespace glimmer::visits
