#include "server/visits/report_commands.h"

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "server/hours/ledger_commands.h"
#include "server/hours/ledger_store.h"
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

// What one person has to tell: their stay, what a coordinator is to make of it, and the record that
// it takes the place of.
struct Statement {
  std::string person_id;
  Stay stay;
  Verdict verdict = Verdict::kStrong;
  std::string correction_of;
};

// By the rules of shifts. By what they went, the visit may have had another time.
hours::Plan PlanFor(const Visit& visit, const Statement& statement) {
  const Stay& stay = statement.stay;
  const bool elsewhen = stay.end <= visit.start_time || stay.start >= visit.end_time;
  const bool own_plan = elsewhen && statement.verdict == Verdict::kReview;
  hours::Plan plan;
  plan.title = std::string(kServiceTitle);
  plan.category = std::string(kServiceCategory);
  plan.host_unit_id = plan.organizing_unit_id = visit.unit_id;
  plan.time_zone = visit.time_zone;
  plan.start_time = own_plan ? stay.start : visit.start_time;
  plan.end_time = own_plan ? stay.end : visit.end_time;
  return plan;
}

// Own statements: they wait for a coordinator.
absl::Status WriteHours(rpc::Context& context, const Visit& visit, const Statement& statement) {
  hours::Service service;
  service.person_id = statement.person_id;
  service.check_in = statement.stay.start;
  service.check_out = statement.stay.end;
  service.source = hours::RecordSource::kVisit;
  service.evidence_class = EvidenceClass::kOwnStatement;
  service.verdict = statement.verdict;
  service.state = MustWait(service.evidence_class, service.verdict, false)
                      ? hours::RecordState::kWaiting
                      : hours::RecordState::kConfirmed;
  service.correction_of = statement.correction_of;
  ASSIGN_OR_RETURN(const hours::Record record,
                   hours::WriteService(context, PlanFor(visit, statement), service));
  return VisitStore(context.tx).AddRecord(visit.visit_id, record.record_id);
}

// The last that the visit has made of the person's time about then.
absl::StatusOr<std::optional<hours::Record>> RecordOf(rpc::Context& context, const Visit& visit,
                                                      absl::string_view person_id,
                                                      const Stay& stay) {
  ASSIGN_OR_RETURN(
      const std::string id,
      VisitStore(context.tx).RecordOf(visit.visit_id, person_id, stay.start, stay.end));
  if (id.empty()) return std::nullopt;
  return hours::LedgerStore(context.tx).Find(id);
}

// What a held visit leaves behind beside its own row. Whose time is on record already has told it.
absl::Status WriteHeld(rpc::Context& context, const Visit& visit, const Stay& stay) {
  std::vector<std::string> people;
  for (const Visitor& visitor : visit.visitors) {
    if (visitor.state == VisitorState::kAccepted) people.push_back(visitor.person_id);
  }
  for (const std::string& person_id : people) {
    ASSIGN_OR_RETURN(const auto told, RecordOf(context, visit, person_id, stay));
    if (!told) RETURN_IF_ERROR(WriteHours(context, visit, {person_id, stay}));
  }
  return NoteVisitHeld(context, visit.household_id, people, stay.start);
}

// The caller's own time, once. What another has told of it gives way to their own word until a
// coordinator has decided. True when the coordinator has to look at it.
absl::StatusOr<bool> KeepStay(rpc::Context& context, const Visit& visit, const Stay& stay) {
  const rpc::Caller& caller = context.caller;
  ASSIGN_OR_RETURN(const std::optional<hours::Record> told,
                   RecordOf(context, visit, caller.person_id, stay));
  if (!told) {
    RETURN_IF_ERROR(WriteHours(context, visit, {caller.person_id, stay, Verdict::kReview}));
    RETURN_IF_ERROR(TellCoordinators(context, v1::Notice::KIND_VISIT_REPORT_WAITS, visit));
    return true;
  }
  const bool open = told->in_force && told->state == hours::RecordState::kWaiting;
  const bool other = told->check_in != stay.start || told->check_out != stay.end;
  if (open && other && told->recorder != caller.subject) {
    RETURN_IF_ERROR(
        WriteHours(context, visit, {caller.person_id, stay, told->verdict, told->record_id}));
  }
  return open && told->verdict == Verdict::kReview;
}

// The visit is over already, or was taken from them, or is another by now: what they tell changes
// nothing of it, but their time may be service all the same. Their word that they are well is
// taken.
absl::Status KeepForCoordinator(rpc::Context& context, const std::optional<Stay>& stay,
                                Visit& visit, v1::FinishVisitResponse& response) {
  if (stay) {
    ASSIGN_OR_RETURN(const bool waits, KeepStay(context, visit, *stay));
    response.set_awaits_coordinator(waits);
  }
  if (IsVisitor(context.caller, visit)) {
    // Another may be in distress since.
    if (visit.alarm != VisitAlarm::kDistress) RETURN_IF_ERROR(EndAlarm(context, visit));
    if (HasAgreed(visit.state)) RETURN_IF_ERROR(Arm(context, visit));
    return Settle(context, visit);
  }
  Push(context, visit);
  Revoke(context, visit, context.caller.person_id);
  return absl::OkStatus();
}

// Of a visit that has another time now: its visitors may tell of it from when they may set out.
bool IsOfEarlierPlan(const Visit& visit, const std::optional<Stay>& stay, absl::Time now) {
  return (stay ? stay->end : now) <= visit.start_time - kStartLead;
}

absl::Status Close(rpc::Context& context, const v1::FinishVisitRequest& request,
                   const std::optional<Stay>& stay, Visit& visit) {
  Accept(visit, context.caller.person_id);
  if (stay) {
    visit.actual_start = stay->start;
    visit.actual_end = stay->end;
    RETURN_IF_ERROR(ReadItems(request, visit));
    RETURN_IF_ERROR(VisitStore(context.tx).WriteItems(visit));
    RETURN_IF_ERROR(WriteHeld(context, visit, *stay));
  }
  RETURN_IF_ERROR(EndAlarm(context, visit));
  return Settle(context, visit);
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
  const bool went = goes || IsFormer(context.caller, visit);
  const bool coordinates = IsCoordinator(context.caller, visit);
  if (!went && !coordinates) return NotAVisitor();
  std::optional<Stay> stay;
  if (request.held()) {
    ASSIGN_OR_RETURN(stay, ReadStay(context, request));
  }
  const absl::StatusOr<VisitState> next =
      NextState(visit.state, request.held() ? VisitAction::kHold : VisitAction::kNotHold);
  const bool may_close = goes ? !IsOfEarlierPlan(visit, stay, context.now) : coordinates;
  if (next.ok() && may_close) {
    visit.state = *next;
    RETURN_IF_ERROR(Close(context, request, stay, visit));
  } else if (went) {
    RETURN_IF_ERROR(KeepForCoordinator(context, stay, visit, response));
  } else if (visit.state == VisitState::kHeld || visit.state == VisitState::kNotHeld) {
    RETURN_IF_ERROR(Settle(context, visit));
  } else {
    return next.status();
  }
  *response.mutable_visit() = ToProtoFor(context.caller, visit);
  return absl::OkStatus();
}

}  // namespace glimmer::visits
