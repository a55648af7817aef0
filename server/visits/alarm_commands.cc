#include "server/visits/alarm_commands.h"

#include <optional>

#include "server/visits/visit_alarm.h"
#include "server/visits/visit_parts.h"
#include "shared/rpc/error.h"

namespace glimmer::visits {
namespace {

absl::Status WrongState(const Visit& visit, absl::string_view message) {
  return MakeError(v1::ERROR_REASON_VISIT_STATE, message, {{"state", StateName(visit.state)}});
}

// Those who are told. Nobody who is missed looks after it themselves.
bool IsTold(const rpc::Caller& caller, const Visit& visit) {
  return IsOffSiteContact(caller, visit) || IsCoordinator(caller, visit) || IsLead(caller, visit);
}

}  // namespace

absl::Status ReportSafe(rpc::Context& context, const v1::ReportSafeRequest& request,
                        v1::ReportSafeResponse& response) {
  ASSIGN_OR_RETURN(Visit visit, NeedVisit(context, request.visit()));
  if (!IsVisitor(context.caller, visit) && !IsTold(context.caller, visit)) return NotAVisitor();
  const bool ahead = visit.state == VisitState::kAgreed && context.now < visit.start_time;
  RETURN_IF_ERROR(EndAlarm(context, visit));
  if (ahead) RETURN_IF_ERROR(Arm(context, visit));
  RETURN_IF_ERROR(Settle(context, visit));
  *response.mutable_visit() = ToProto(visit);
  return absl::OkStatus();
}

absl::Status RaiseAlarm(rpc::Context& context, const v1::RaiseAlarmRequest& request,
                        v1::RaiseAlarmResponse& response) {
  ASSIGN_OR_RETURN(Visit visit, NeedVisit(context, request.visit()));
  // Also of somebody who was taken off: their phone may not know it, and they may be there.
  const bool former = IsFormer(context.caller, visit);
  if (!former && !IsVisitor(context.caller, visit)) return NotAVisitor();
  if (context.now > visit.end_time + kDistressUntil) {
    return WrongState(visit, "The visit was over long ago.");
  }
  RETURN_IF_ERROR(RaiseDistress(context, visit));
  RETURN_IF_ERROR(Settle(context, visit));
  *response.mutable_visit() = former ? ToProtoForFormer(visit) : ToProto(visit);
  return absl::OkStatus();
}

absl::Status AcknowledgeAlarm(rpc::Context& context, const v1::AcknowledgeAlarmRequest& request,
                              v1::AcknowledgeAlarmResponse& response) {
  ASSIGN_OR_RETURN(Visit visit, NeedVisit(context, request.visit()));
  if (IsVisitor(context.caller, visit) || !IsTold(context.caller, visit)) return NotAVisitor();
  if (visit.alarm == VisitAlarm::kNone) return WrongState(visit, "There is no alarm.");
  visit.alarm_time = context.now + kAcknowledgedFor;
  RETURN_IF_ERROR(Settle(context, visit));
  *response.mutable_visit() = ToProto(visit);
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
