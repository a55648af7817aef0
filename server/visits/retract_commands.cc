#include "server/visits/retract_commands.h"

#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "server/notices/notice_commands.h"
#include "server/people/unit_store.h"
#include "server/visits/visit_parts.h"
#include "shared/domain/resource_names.h"
#include "shared/domain/sign_up_rules.h"
#include "shared/rpc/error.h"

namespace glimmer::visits {
namespace {

// What somebody had been told of and does not take place.
struct Retracted {
  std::string first_visit;
  int count = 0;
};
using ByPerson = std::map<std::string, Retracted>;

// Of one call: they have the time of their making in common.
absl::StatusOr<std::vector<Visit>> ReadRound(rpc::Context& context,
                                             const v1::RetractVisitsRequest& request) {
  ASSIGN_OR_RETURN(const people::Unit unit, people::NeedUnit(context, request.unit(), "unit"));
  if (request.visits().empty() || request.visits_size() > kMostPlans) {
    return InvalidField("visits", "From one to 500 visits.");
  }
  std::vector<Visit> visits;
  std::set<std::string> seen;
  for (const std::string& name : request.visits()) {
    ASSIGN_OR_RETURN(Visit visit, NeedVisit(context, name));
    if (!absl::StartsWith(visit.unit_path, unit.path)) return NotFound(name);
    const bool other_call = !visits.empty() && visit.create_time != visits.front().create_time;
    if (other_call || !seen.insert(visit.visit_id).second) {
      return InvalidField("visits", "Those of one round, each once.");
    }
    visits.push_back(std::move(visit));
  }
  return visits;
}

absl::Status CheckInTime(const Visit& visit, absl::Time now) {
  const absl::Time until = visit.create_time + kRetractWithin;
  if (now < until) return absl::OkStatus();
  return MakeError(v1::ERROR_REASON_UNDO_EXPIRED, "People count on the round by now.",
                   {{"expire_time", WireTime(until)}});
}

// Nobody has given their word for it, and nobody is waited for.
bool MayRetract(const Visit& visit, absl::Time now) {
  return visit.state == VisitState::kProposed && CountAccepted(visit) == 0 &&
         !MayHaveBegun(visit, now) && !visit.alarm_time;
}

void Note(const std::string& person_id, const std::string& visit, ByPerson& told) {
  if (person_id.empty()) return;
  Retracted& of_person = told[person_id];
  if (of_person.count++ == 0) of_person.first_visit = visit;
}

absl::Status Retract(rpc::Context& context, Visit& visit, ByPerson& told) {
  ASSIGN_OR_RETURN(visit.state, NextState(visit.state, VisitAction::kCancel));
  const std::string name = ResourceName(kVisits, visit.visit_id);
  for (const Visitor& visitor : visit.visitors) {
    if (visitor.state != VisitorState::kLeft) Note(visitor.person_id, name, told);
  }
  Note(visit.household_contact_person_id, name, told);
  return Settle(context, visit);
}

// One message each, however many of the visits were theirs.
absl::Status TellOnce(rpc::Context& context, const ByPerson& told) {
  for (const auto& [person_id, retracted] : told) {
    RETURN_IF_ERROR(notices::NotifyOther(context, {person_id,
                                                   v1::Notice::KIND_VISITS_RETRACTED,
                                                   retracted.first_visit,
                                                   {{"count", absl::StrCat(retracted.count)}}}));
  }
  return absl::OkStatus();
}

}  // namespace

absl::Status RetractVisits(rpc::Context& context, const v1::RetractVisitsRequest& request,
                           v1::RetractVisitsResponse& response) {
  ASSIGN_OR_RETURN(std::vector<Visit> visits, ReadRound(context, request));
  RETURN_IF_ERROR(CheckInTime(visits.front(), context.now));
  ByPerson told;
  for (Visit& visit : visits) {
    const std::string name = ResourceName(kVisits, visit.visit_id);
    if (!MayRetract(visit, context.now)) {
      response.add_kept(name);
      continue;
    }
    RETURN_IF_ERROR(Retract(context, visit, told));
    response.add_retracted(name);
  }
  RETURN_IF_ERROR(TellOnce(context, told));
  return rpc::Audit(context, {request.unit(), "RetractVisits",
                              absl::StrCat(response.retracted_size(), " of ", visits.size())});
}

}  // namespace glimmer::visits
