#include "server/rounds/round_commands.h"

#include <set>
#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "server/rounds/round_proposal.h"
#include "server/rpc/change_log_store.h"
#include "shared/base/time_convert.h"
#include "shared/domain/field_checks.h"
#include "shared/domain/resource_names.h"
#include "shared/domain/visit_rules.h"
#include "shared/rpc/error.h"

namespace glimmer::rounds {
namespace {

constexpr int kMostDays = 31;
constexpr int kUsualMinutes = 45;
constexpr int kMostMinutes = 240;
// The search of a round takes a third of this on a slow machine.
constexpr absl::Duration kShortestTime = absl::Seconds(5);
constexpr absl::Duration kTimePerHousehold = absl::Milliseconds(10);

template <typename Plans>
absl::StatusOr<std::vector<NamedVisit>> ReadPlans(absl::string_view list, const Plans& plans) {
  if (plans.size() > kMostPlans) return InvalidField(list, "At most 500 visits.");
  std::vector<NamedVisit> visits;
  for (int i = 0; i < plans.size(); ++i) {
    const v1::VisitPlan& plan = plans[i];
    const std::string where = absl::StrCat(list, "[", i, "].");
    NamedVisit visit{.start_time = FromTimestamp(plan.start_time()),
                     .end_time = FromTimestamp(plan.end_time())};
    ASSIGN_OR_RETURN(visit.household_id,
                     IdOf(kHouseholds, plan.household(), absl::StrCat(where, "household")));
    for (const std::string& visitor : plan.visitors()) {
      ASSIGN_OR_RETURN(const std::string person_id,
                       IdOf(kPeople, visitor, absl::StrCat(where, "visitors")));
      visit.person_ids.push_back(person_id);
    }
    if (!IsVisitLength(visit.end_time - visit.start_time)) {
      return InvalidField(absl::StrCat(where, "end_time"),
                          "A visit lasts from ten minutes to eight hours.");
    }
    visits.push_back(std::move(visit));
  }
  return visits;
}

absl::StatusOr<std::set<std::string>> ReadLeftOut(const v1::ProposeRoundRequest& asked) {
  if (asked.left_out_size() > kMostPlans) {
    return InvalidField("left_out", "At most 500 households.");
  }
  std::set<std::string> left_out;
  for (const std::string& household : asked.left_out()) {
    ASSIGN_OR_RETURN(std::string id, IdOf(kHouseholds, household, "left_out"));
    left_out.insert(std::move(id));
  }
  return left_out;
}

absl::StatusOr<RoundRequest> ReadRequest(const v1::ProposeRoundRequest& asked, absl::TimeZone zone,
                                         absl::Time now) {
  RETURN_IF_ERROR(CheckDay("start_date", asked.start_date()));
  ASSIGN_OR_RETURN(const absl::CivilDay first, ParseCivilDay(asked.start_date()));
  if (first < absl::ToCivilDay(now, zone)) {
    return InvalidField("start_date", "A round begins today or later.");
  }
  if (asked.days() < 1 || asked.days() > kMostDays) {
    return InvalidField("days", "A round has 1 to 31 days.");
  }
  const int minutes = asked.visit_minutes() == 0 ? kUsualMinutes : asked.visit_minutes();
  if (absl::Minutes(minutes) < kShortestHouseholdVisit || minutes > kMostMinutes) {
    return InvalidField("visit_minutes", "A visit of a round has 10 to 240 minutes.");
  }
  RoundRequest request{.clock = RoundClock(zone, first),
                       .days = asked.days(),
                       .seed = static_cast<uint64_t>(asked.seed()),
                       .visit_minutes = minutes};
  ASSIGN_OR_RETURN(request.pins, ReadPlans("pins", asked.pins()));
  ASSIGN_OR_RETURN(request.previous, ReadPlans("previous", asked.previous()));
  ASSIGN_OR_RETURN(request.left_out, ReadLeftOut(asked));
  return request;
}

// Each is one of the units'.
absl::Status CheckLeftOut(sql::Transaction& tx, const PathRange& units,
                          const std::set<std::string>& left_out) {
  for (const std::string& household_id : left_out) {
    ASSIGN_OR_RETURN(const bool known, RoundStore(tx).HasHousehold(units, household_id));
    if (!known) return NotFound(ResourceName(kHouseholds, household_id));
  }
  return absl::OkStatus();
}

}  // namespace

absl::Status AdmitRound(rpc::Context& context, const v1::ProposeRoundRequest& asked,
                        RoundJob& job) {
  job = RoundJob{.asked = asked, .now = context.now};
  ASSIGN_OR_RETURN(const std::string unit_id, IdOf(kUnits, asked.unit(), "unit"));
  ASSIGN_OR_RETURN(const std::optional<RoundUnit> unit, RoundStore(context.tx).FindUnit(unit_id));
  if (!unit) return NotFound(asked.unit());
  ASSIGN_OR_RETURN(const absl::TimeZone zone, LoadZone(unit->time_zone));
  ASSIGN_OR_RETURN(job.request, ReadRequest(asked, zone, context.now));
  const PathRange units{unit->path, rpc::PathEnd(unit->path)};
  RETURN_IF_ERROR(CheckLeftOut(context.tx, units, job.request->left_out));
  ASSIGN_OR_RETURN(
      job.facts, LoadFacts(context.tx, context.organization_id, units, *job.request, context.now));
  return absl::OkStatus();
}

absl::Duration TimeFor(const RoundJob& job) {
  return kShortestTime + static_cast<int64_t>(job.facts.households.size()) * kTimePerHousehold;
}

absl::Status MakeRound(const RoundJob& job, double effort, absl::FunctionRef<double()> spent,
                       v1::ProposeRoundResponse& response) {
  ASSIGN_OR_RETURN(DrawnRound drawn, DrawRound(*job.request, job.facts, job.now));
  const planning::RoundPlan plan =
      PlanDrawn(drawn, {.seed = job.request->seed, .effort = effort}, spent);
  response = ProposalOf(job.asked, job.request->clock, drawn, plan);
  return absl::OkStatus();
}

}  // namespace glimmer::rounds
