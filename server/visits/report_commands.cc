#include "server/visits/report_commands.h"

#include <algorithm>
#include <string>
#include <vector>

#include "server/hours/ledger_commands.h"
#include "server/visits/pairing_parts.h"
#include "server/visits/visit_alarm.h"
#include "server/visits/visit_parts.h"
#include "shared/base/time_convert.h"
#include "shared/domain/hours_rules.h"
#include "shared/domain/resource_names.h"
#include "shared/domain/wish_rules.h"
#include "shared/rpc/error.h"

namespace glimmer::visits {
namespace {

// From when to when somebody was there.
struct Stay {
  absl::Time start;
  absl::Time end;
};

absl::Status WrongTimes(absl::string_view message) {
  return MakeError(v1::ERROR_REASON_TIMES_INVALID, message);
}

absl::StatusOr<Stay> ReadStay(const rpc::Context& context, const v1::FinishVisitRequest& request) {
  if (!request.has_start_time()) return InvalidField("start_time", "When did it begin?");
  if (!request.has_end_time()) return InvalidField("end_time", "When was it over?");
  const Stay stay{FromTimestamp(request.start_time()), FromTimestamp(request.end_time())};
  if (stay.end <= stay.start || stay.end - stay.start > kLongestStay) {
    return WrongTimes("A visit is over after it began, within 24 hours.");
  }
  if (stay.end > context.now) return WrongTimes("Nobody has left in the future.");
  return stay;
}

// Who tells of a visit was there.
void Accept(Visit& visit, const std::string& person_id) {
  Visitor* visitor = FindVisitor(visit, person_id);
  if (visitor != nullptr && visitor->state == VisitorState::kAsked) {
    visitor->state = VisitorState::kAccepted;
  }
}

absl::Status ReadItems(const v1::FinishVisitRequest& request, Visit& visit) {
  std::vector<Item*> checklist;
  std::vector<Item*> deliveries;
  for (Item& item : visit.items) (item.quantity ? deliveries : checklist).push_back(&item);
  for (const int index : request.done()) {
    if (index < 0 || index >= static_cast<int>(checklist.size())) {
      return InvalidField("done", "Indices of the checklist.");
    }
    checklist[index]->delivered = 1;
  }
  if (request.delivered_size() > static_cast<int>(deliveries.size())) {
    return InvalidField("delivered", "One for each delivery.");
  }
  for (int i = 0; i < request.delivered_size(); ++i) {
    if (request.delivered(i) < 0 || request.delivered(i) > kMostQuantity) {
      return InvalidField("delivered", "A quantity is not below 0, in thousandths.");
    }
    deliveries[i]->delivered = request.delivered(i);
  }
  return absl::OkStatus();
}

// Own statements: they wait for a coordinator.
absl::Status WriteHours(rpc::Context& context, const Visit& visit, const std::string& person_id,
                        const Stay& stay, Verdict verdict) {
  hours::Plan plan;
  plan.title = std::string(kServiceTitle);
  plan.category = std::string(kServiceCategory);
  plan.host_unit_id = plan.organizing_unit_id = visit.unit_id;
  plan.time_zone = visit.time_zone;
  plan.start_time = visit.start_time;
  plan.end_time = visit.end_time;
  hours::Service service;
  service.person_id = person_id;
  service.check_in = stay.start;
  service.check_out = stay.end;
  service.source = hours::RecordSource::kVisit;
  service.evidence_class = EvidenceClass::kOwnStatement;
  service.verdict = verdict;
  service.state = MustWait(service.evidence_class, service.verdict, false)
                      ? hours::RecordState::kWaiting
                      : hours::RecordState::kConfirmed;
  ASSIGN_OR_RETURN(const hours::Record record, hours::WriteService(context, plan, service));
  return VisitStore(context.tx).AddRecord(visit.visit_id, record.record_id);
}

// What a held visit leaves behind beside its own row.
absl::Status WriteHeld(rpc::Context& context, const Visit& visit, const Stay& stay) {
  std::vector<std::string> people;
  for (const Visitor& visitor : visit.visitors) {
    if (visitor.state == VisitorState::kAccepted) people.push_back(visitor.person_id);
  }
  for (const std::string& person_id : people) {
    RETURN_IF_ERROR(WriteHours(context, visit, person_id, stay, Verdict::kStrong));
  }
  return NoteVisitHeld(context, visit.household_id, people, stay.start);
}

// Somebody was not to go any more, or nobody was: what they tell changes nothing of the visit, but
// their time may be service all the same, once. Their word that they are well is taken.
absl::Status KeepForCoordinator(rpc::Context& context, const v1::FinishVisitRequest& request,
                                Visit& visit, v1::FinishVisitResponse& response) {
  const std::string& person_id = context.caller.person_id;
  if (request.held()) {
    ASSIGN_OR_RETURN(const Stay stay, ReadStay(context, request));
    ASSIGN_OR_RETURN(const bool again,
                     VisitStore(context.tx).HasRecordOf(visit.visit_id, person_id));
    if (!again) {
      RETURN_IF_ERROR(WriteHours(context, visit, person_id, stay, Verdict::kReview));
      RETURN_IF_ERROR(TellCoordinators(context, v1::Notice::KIND_VISIT_REPORT_WAITS, visit));
    }
    response.set_awaits_coordinator(true);
  }
  if (IsVisitor(context.caller, visit)) {
    RETURN_IF_ERROR(EndAlarm(context, visit));
    RETURN_IF_ERROR(Settle(context, visit));
    *response.mutable_visit() = ToProto(visit);
    return absl::OkStatus();
  }
  Push(context, visit);
  Revoke(context, visit, person_id);
  *response.mutable_visit() = ToProtoForFormer(visit);
  return absl::OkStatus();
}

}  // namespace

absl::Status StartVisit(rpc::Context& context, const v1::StartVisitRequest& request,
                        v1::StartVisitResponse& response) {
  ASSIGN_OR_RETURN(Visit visit, NeedVisit(context, request.visit()));
  if (!IsVisitor(context.caller, visit) && !IsCoordinator(context.caller, visit)) {
    return NotAVisitor();
  }
  ASSIGN_OR_RETURN(visit.state, NextState(visit.state, VisitAction::kStart));
  if (!request.has_start_time()) return InvalidField("start_time", "When did it begin?");
  const absl::Time start = FromTimestamp(request.start_time());
  if (start > context.now || start < visit.start_time - kStartLead) {
    return WrongTimes("It has begun, not more than two hours early.");
  }
  Accept(visit, context.caller.person_id);
  visit.actual_start = std::min(visit.actual_start.value_or(start), start);
  RETURN_IF_ERROR(Settle(context, visit));
  *response.mutable_visit() = ToProto(visit);
  return absl::OkStatus();
}

absl::Status FinishVisit(rpc::Context& context, const v1::FinishVisitRequest& request,
                         v1::FinishVisitResponse& response) {
  ASSIGN_OR_RETURN(Visit visit, NeedVisit(context, request.visit()));
  const bool goes = IsVisitor(context.caller, visit);
  if (!IsCoordinator(context.caller, visit) && IsFormer(context.caller, visit)) {
    return KeepForCoordinator(context, request, visit, response);
  }
  if (!goes && !IsCoordinator(context.caller, visit)) return NotAVisitor();
  if (goes && visit.state == VisitState::kCancelled) {
    return KeepForCoordinator(context, request, visit, response);
  }
  if (visit.state != VisitState::kHeld && visit.state != VisitState::kNotHeld) {
    ASSIGN_OR_RETURN(visit.state, NextState(visit.state, request.held() ? VisitAction::kHold
                                                                        : VisitAction::kNotHold));
    if (goes) Accept(visit, context.caller.person_id);
    if (request.held()) {
      ASSIGN_OR_RETURN(const Stay stay, ReadStay(context, request));
      visit.actual_start = stay.start;
      visit.actual_end = stay.end;
      RETURN_IF_ERROR(ReadItems(request, visit));
      RETURN_IF_ERROR(VisitStore(context.tx).WriteItems(visit));
      RETURN_IF_ERROR(WriteHeld(context, visit, stay));
    }
    RETURN_IF_ERROR(EndAlarm(context, visit));
  }
  RETURN_IF_ERROR(Settle(context, visit));
  *response.mutable_visit() = ToProto(visit);
  return absl::OkStatus();
}

}  // namespace glimmer::visits
