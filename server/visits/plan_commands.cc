#include "server/visits/plan_commands.h"

#include <string>
#include <utility>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "server/households/household_parts.h"
#include "server/people/unit_store.h"
#include "server/visits/plan_reading.h"
#include "server/visits/plan_store.h"
#include "server/visits/visit_alarm.h"
#include "server/visits/visit_parts.h"
#include "shared/domain/resource_names.h"
#include "shared/rpc/error.h"
#include "shared/rpc/error_details.h"

namespace glimmer::visits {
namespace {

using households::Household;

// Where the household is, as the rows that are read say it.
void PutHousehold(const Household& household, Visit& visit) {
  visit.unit_id = household.unit_id;
  visit.household_id = household.household_id;
  visit.unit_path = household.unit_path;
  visit.time_zone = household.time_zone;
  visit.household_alias = household.alias;
  visit.household_contact_person_id = household.contact_person_id;
}

absl::StatusOr<Visit> PlanOne(rpc::Context& context, const people::Unit& unit,
                              const v1::VisitPlan& plan) {
  ASSIGN_OR_RETURN(const Household household, households::NeedHousehold(context, plan.household()));
  if (!absl::StartsWith(household.unit_path, unit.path)) return NotFound(plan.household());
  Visit visit;
  visit.visit_id = context.NewId();
  visit.organization_id = context.organization_id;
  visit.create_time = visit.update_time = context.now;
  PutHousehold(household, visit);
  RETURN_IF_ERROR(ReadPlan(context, household, plan, visit));
  ASSIGN_OR_RETURN(visit.subject_key, PlanStore(context.tx).SubjectKeyOf(household.household_id));
  RETURN_IF_ERROR(VisitStore(context.tx).Insert(visit));
  RETURN_IF_ERROR(TellVisitors(context, v1::Notice::KIND_VISIT_PLANNED, visit));
  RETURN_IF_ERROR(Ask(context, visit));
  return visit;
}

bool SamePeople(const Visit& a, const Visit& b) {
  for (const Visitor& visitor : a.visitors) {
    if (visitor.state != VisitorState::kLeft && !Goes(b, visitor.person_id)) return false;
  }
  return CountGoing(a) == CountGoing(b);
}

bool IsSame(const Visit& a, const Visit& b) {
  return a.start_time == b.start_time && a.end_time == b.end_time && SamePeople(a, b);
}

// Who goes hears that it is another visit now, or that there is one; who no longer goes that there
// is none.
absl::Status TellOfChange(rpc::Context& context, const Visit& before, const Visit& visit) {
  for (const Visitor& visitor : visit.visitors) {
    const std::string& person_id = visitor.person_id;
    const bool went = Goes(before, person_id);
    if (visitor.state != VisitorState::kLeft) {
      RETURN_IF_ERROR(Tell(context, person_id,
                           went ? v1::Notice::KIND_VISIT_CHANGED : v1::Notice::KIND_VISIT_PLANNED,
                           visit));
    } else if (went) {
      RETURN_IF_ERROR(Tell(context, person_id, v1::Notice::KIND_VISIT_CANCELLED, before));
      Revoke(context, visit, person_id);
    }
  }
  return absl::OkStatus();
}

// What has begun is told of, or cancelled, and not planned anew: somebody may be there.
absl::Status CheckMayChange(const rpc::Context& context, const Visit& visit) {
  RETURN_IF_ERROR(NextState(visit.state, VisitAction::kChange).status());
  return MayHaveBegun(visit, context.now) ? WrongVisitState(VisitState::kUnderway)
                                          : absl::OkStatus();
}

// On its contact's phone, or a coordinator who has asked it; nobody who goes speaks for it.
absl::Status CheckSpeaksFor(const rpc::Caller& caller, const Visit& visit) {
  if (!IsHouseholdContact(caller, visit) && !IsCoordinator(caller, visit)) return NotAVisitor();
  if (!IsVisitor(caller, visit)) return absl::OkStatus();
  return MakeError(v1::ERROR_REASON_OWN_CONSENT, "It takes somebody other than who goes.");
}

// Of whom the call is: the caller, or somebody for whom a coordinator speaks.
absl::StatusOr<Visitor*> VisitorOf(const rpc::Context& context, Visit& visit,
                                   const std::string& name) {
  ASSIGN_OR_RETURN(std::string id, OptionalIdOf(kPeople, name, "person"));
  if (id.empty()) id = context.caller.person_id;
  Visitor* visitor = FindVisitor(visit, id);
  const bool own = !id.empty() && id == context.caller.person_id;
  if (visitor == nullptr || (!own && !IsCoordinator(context.caller, visit))) return NotAVisitor();
  return visitor;
}

}  // namespace

absl::Status PlanVisits(rpc::Context& context, const v1::PlanVisitsRequest& request,
                        v1::PlanVisitsResponse& response) {
  ASSIGN_OR_RETURN(const people::Unit unit, people::NeedUnit(context, request.unit(), "unit"));
  if (request.plans().empty() || request.plans_size() > kMostPlans) {
    return InvalidField("plans", "From one to 500 visits.");
  }
  std::vector<Visit> visits;
  for (int i = 0; i < request.plans_size(); ++i) {
    absl::StatusOr<Visit> visit = PlanOne(context, unit, request.plans(i));
    if (!visit.ok()) return WithMetadata(visit.status(), "plan", absl::StrCat(i));
    visits.push_back(*std::move(visit));
  }
  for (const Visit& visit : visits) {
    Push(context, visit);
    *response.add_visits() = ToProto(visit);
  }
  return absl::OkStatus();
}

absl::Status ChangeVisit(rpc::Context& context, const v1::ChangeVisitRequest& request,
                         v1::ChangeVisitResponse& response) {
  ASSIGN_OR_RETURN(Visit visit, NeedVisit(context, request.visit()));
  RETURN_IF_ERROR(CheckMayChange(context, visit));
  if (request.plan().household() != ResourceName(kHouseholds, visit.household_id)) {
    return InvalidField("plan.household", "A visit stays with its household.");
  }
  ASSIGN_OR_RETURN(const Household household,
                   households::NeedHousehold(context, request.plan().household()));
  const Visit before = visit;
  RETURN_IF_ERROR(ReadPlan(context, household, request.plan(), visit));
  if (!IsSame(before, visit)) {
    Reopen(before, context.now, visit);
    RETURN_IF_ERROR(TellOfChange(context, before, visit));
    RETURN_IF_ERROR(Ask(context, visit));
  } else if (visit.state == VisitState::kAgreed) {
    RETURN_IF_ERROR(Arm(context, visit));
  }
  if (before.off_site_contact_person_id != visit.off_site_contact_person_id) {
    Revoke(context, visit, before.off_site_contact_person_id);
  }
  RETURN_IF_ERROR(VisitStore(context.tx).WriteItems(visit));
  RETURN_IF_ERROR(Settle(context, visit));
  *response.mutable_visit() = ToProto(visit);
  return absl::OkStatus();
}

absl::Status AgreeVisit(rpc::Context& context, const v1::AgreeVisitRequest& request,
                        v1::AgreeVisitResponse& response) {
  ASSIGN_OR_RETURN(Visit visit, NeedVisit(context, request.visit()));
  RETURN_IF_ERROR(CheckSpeaksFor(context.caller, visit));
  ASSIGN_OR_RETURN(const VisitState next, NextState(visit.state, VisitAction::kAgree));
  if (context.now >= visit.end_time) return WrongVisitState(visit.state);
  RETURN_IF_ERROR(CheckEtag(visit, request.etag()));
  ASSIGN_OR_RETURN(
      const Household household,
      households::NeedHousehold(context, ResourceName(kHouseholds, visit.household_id)));
  RETURN_IF_ERROR(CheckConsent(context, household, visit.start_time));
  RETURN_IF_ERROR(CheckEnough(household, visit));
  if (visit.state != next) {
    visit.state = next;
    RETURN_IF_ERROR(Arm(context, visit));
    const bool own = IsHouseholdContact(context.caller, visit);
    RETURN_IF_ERROR(
        rpc::Audit(context, {request.visit(), "AgreeVisit", own ? "own phone" : "call back"}));
  }
  RETURN_IF_ERROR(Settle(context, visit));
  *response.mutable_visit() = ToProto(visit);
  return absl::OkStatus();
}

absl::Status AcceptVisit(rpc::Context& context, const v1::AcceptVisitRequest& request,
                         v1::AcceptVisitResponse& response) {
  ASSIGN_OR_RETURN(Visit visit, NeedVisit(context, request.visit()));
  ASSIGN_OR_RETURN(Visitor* const visitor, VisitorOf(context, visit, request.person()));
  if (visitor->state == VisitorState::kLeft) return NotAVisitor();
  if (!IsLive(visit.state)) return WrongVisitState(visit.state);
  RETURN_IF_ERROR(CheckEtag(visit, request.etag()));
  // They may have signed up to a shift since they were asked.
  if (visitor->state == VisitorState::kAsked) {
    RETURN_IF_ERROR(CheckFree(context, visit, visitor->person_id));
  }
  visitor->state = VisitorState::kAccepted;
  RETURN_IF_ERROR(Settle(context, visit));
  *response.mutable_visit() = ToProto(visit);
  return absl::OkStatus();
}

absl::Status LeaveVisit(rpc::Context& context, const v1::LeaveVisitRequest& request,
                        v1::LeaveVisitResponse& response) {
  ASSIGN_OR_RETURN(Visit visit, NeedVisit(context, request.visit()));
  ASSIGN_OR_RETURN(const Visitor* const visitor, VisitorOf(context, visit, request.person()));
  if (visitor->state != VisitorState::kLeft) {
    if (visit.state != VisitState::kProposed && visit.state != VisitState::kAgreed) {
      return WrongVisitState(visit.state);
    }
    RETURN_IF_ERROR(Tell(context, visitor->person_id, v1::Notice::KIND_VISIT_CANCELLED, visit));
    RETURN_IF_ERROR(TellCoordinators(context, v1::Notice::KIND_VISITOR_LEFT, visit));
    TakeOff(context, visit, visitor->person_id);
    if (CountGoing(visit) == 0) Reopen(visit, context.now, visit);
  }
  RETURN_IF_ERROR(Settle(context, visit));
  *response.mutable_visit() = ToProtoFor(context.caller, visit);
  return absl::OkStatus();
}

absl::Status CancelVisit(rpc::Context& context, const v1::CancelVisitRequest& request,
                         v1::CancelVisitResponse& response) {
  ASSIGN_OR_RETURN(Visit visit, NeedVisit(context, request.visit()));
  if (!IsHouseholdContact(context.caller, visit) && !IsCoordinator(context.caller, visit)) {
    return NotAVisitor();
  }
  RETURN_IF_ERROR(Cancel(context, visit));
  *response.mutable_visit() = ToProto(visit);
  return absl::OkStatus();
}

}  // namespace glimmer::visits
