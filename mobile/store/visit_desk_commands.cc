#include "mobile/store/visit_desk_commands.h"

#include <algorithm>
#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "mobile/store/pending.h"
#include "mobile/store/resource_row.h"
#include "mobile/store/resource_store.h"
#include "shared/base/time_convert.h"
#include "shared/domain/consent_rules.h"
#include "shared/domain/field_checks.h"
#include "shared/domain/visit_rules.h"
#include "shared/rpc/error.h"

namespace glimmer::mobile {
namespace {

using Kind = Pending::Kind;

VisitTerms TermsOf(const v1::Household& household) {
  VisitTerms terms;
  for (const v1::VisitSlot& slot : household.terms().slots()) {
    terms.slots.push_back({.weekday = slot.weekday(),
                           .start_minute = slot.start_minute(),
                           .end_minute = slot.end_minute()});
  }
  terms.min_people = household.terms().min_people();
  return terms;
}

bool AboutDesk(Kind kind) { return kind != Kind::kOther; }

// A plan and a visit or another plan.
template <typename Other>
bool Overlap(const v1::VisitPlan& plan, const Other& other) {
  return FromTimestamp(other.start_time()) < FromTimestamp(plan.end_time()) &&
         FromTimestamp(plan.start_time()) < FromTimestamp(other.end_time());
}

bool GoesThere(const v1::VisitPlan& plan, const std::string& person) {
  const auto& people = plan.visitors();
  return std::find(people.begin(), people.end(), person) != people.end();
}

absl::Status Busy(const std::string& person, const std::string& resource) {
  return MakeError(v1::ERROR_REASON_VISITOR_BUSY, "A visitor is elsewhere at that time.",
                   {{"person", person}, {"resource", resource}});
}

}  // namespace

absl::TimeZone VisitZone(LocalStore& store) {
  std::string name;
  const auto events = store.Events();
  if (events.ok() && !events->empty()) name = events->front().time_zone();
  const auto visits = store.ListVisits();
  if (visits.ok() && !visits->empty()) name = visits->front().time_zone();
  return LoadZone(name).value_or(absl::LocalTimeZone());
}

absl::StatusOr<v1::Pairing> NeedPairing(LocalStore& store, absl::string_view pairing) {
  ASSIGN_OR_RETURN(auto row, store.Get<v1::Pairing>(pairing));
  if (!row) return NotFound(pairing);
  if (row->state() != v1::Pairing::STATE_ENDED) return *std::move(row);
  return MakeError(v1::ERROR_REASON_PAIRING_STATE, "The pairing has ended.",
                   {{"state", StateName(PairingState::kEnded)}});
}

absl::StatusOr<v1::Household> VisitDeskCommands::NeedConsenting(absl::string_view household) {
  ASSIGN_OR_RETURN(auto row, store_.Get<v1::Household>(household));
  if (!row) return NotFound(household);
  if (row->state() != v1::Household::STATE_ACTIVE) {
    return MakeError(v1::ERROR_REASON_HOUSEHOLD_STATE, "The household is not visited now.",
                     {{"state", StateName(static_cast<HouseholdState>(row->state()))}});
  }
  const bool holds = row->consent().confirmed() &&
                     FromTimestamp(row->consent().expire_time()) > store_.ServerNow();
  if (!holds) {
    return MakeError(v1::ERROR_REASON_CONSENT_MISSING, "There is no consent that is in force.");
  }
  return *std::move(row);
}

struct VisitDeskCommands::Known {
  std::vector<v1::Visit> visits;  // live ones
  absl::TimeZone zone;
};

absl::StatusOr<VisitDeskCommands::Known> VisitDeskCommands::Load() {
  Known known{.zone = VisitZone(store_)};
  ASSIGN_OR_RETURN(known.visits, store_.ListVisits());
  known.visits.erase(std::remove_if(known.visits.begin(), known.visits.end(),
                                    [](const v1::Visit& visit) {
                                      return !IsLive(static_cast<VisitState>(visit.state()));
                                    }),
                     known.visits.end());
  return known;
}

absl::Status VisitDeskCommands::CheckOne(const v1::VisitPlan& plan, absl::string_view visit,
                                         const Known& known) {
  ASSIGN_OR_RETURN(const v1::Household household, NeedConsenting(plan.household()));
  const absl::Time start = FromTimestamp(plan.start_time());
  const absl::Time end = FromTimestamp(plan.end_time());
  RETURN_IF_ERROR(CheckVisitTimes(start, end, store_.ServerNow()));
  const VisitTerms terms = TermsOf(household);
  RETURN_IF_ERROR(CheckInSlots(terms, start, end, known.zone));
  if (plan.visitors_size() > kMostVisitors) {
    return InvalidField("visitors", "At most four go together.");
  }
  // Whether one of them comes for the first time the server knows.
  const int64_t least = LeastVisitors(terms, false);
  if (plan.visitors_size() < least) {
    return MakeError(v1::ERROR_REASON_TOO_FEW_VISITORS, "It takes more visitors.",
                     {{"min_people", absl::StrCat(least)}});
  }
  for (const v1::Visit& other : known.visits) {
    if (other.name() == visit || !Overlap(plan, other)) continue;
    for (const v1::Visit::Visitor& visitor : other.visitors()) {
      if (GoesThere(plan, visitor.person())) return Busy(visitor.person(), other.name());
    }
  }
  return absl::OkStatus();
}

absl::Status VisitDeskCommands::Check(const v1::VisitPlan& plan, absl::string_view visit) {
  ASSIGN_OR_RETURN(const Known known, Load());
  return CheckOne(plan, visit, known);
}

absl::StatusOr<std::vector<absl::Status>> VisitDeskCommands::CheckRound(
    const std::vector<v1::VisitPlan>& plans) {
  ASSIGN_OR_RETURN(const Known known, Load());
  std::vector<absl::Status> checked;
  for (size_t i = 0; i < plans.size(); ++i) {
    absl::Status status = CheckOne(plans[i], {}, known);
    for (size_t before = 0; before < i && status.ok(); ++before) {
      if (!Overlap(plans[i], plans[before])) continue;
      for (const std::string& person : plans[before].visitors()) {
        if (GoesThere(plans[i], person)) status = Busy(person, plans[before].household());
      }
    }
    checked.push_back(std::move(status));
  }
  return checked;
}

absl::StatusOr<Queued> VisitDeskCommands::Plan(absl::string_view unit,
                                               const std::vector<v1::VisitPlan>& plans) {
  v1::PlanVisitsRequest request;
  request.set_unit(std::string(unit));
  ASSIGN_OR_RETURN(const std::vector<absl::Status> checked, CheckRound(plans));
  for (const absl::Status& status : checked) RETURN_IF_ERROR(status);
  for (const v1::VisitPlan& plan : plans) *request.add_plans() = plan;
  if (plans.empty()) return InvalidField("plans", "There is nothing to plan.");
  std::string title;
  if (plans.size() == 1) {
    ASSIGN_OR_RETURN(const v1::Household household, NeedConsenting(plans.front().household()));
    title = household.alias();
  }
  // One by one for a household; a round is a lane of its own.
  const std::string lane =
      plans.size() == 1 ? plans.front().household() : absl::StrCat("rounds/", queue_.NewId());
  return queue_.Add(std::move(request),
                    {.lane = lane, .method = kPlanVisits, .title = title, .may_undo = true});
}

absl::Status VisitDeskCommands::NoteRetracted(const std::vector<std::string>& visits) {
  std::vector<ResourceRow> rows;
  for (const std::string& name : visits) {
    ASSIGN_OR_RETURN(auto visit, store_.Get<v1::Visit>(name));
    if (!visit) continue;
    visit->set_state(v1::Visit::STATE_CANCELLED);
    if (auto row = RowOf(*visit)) rows.push_back(*std::move(row));
  }
  return store_.Write([&](sql::Transaction& tx) -> absl::Status {
    for (const ResourceRow& row : rows) RETURN_IF_ERROR(UpsertResource(tx, row));
    return absl::OkStatus();
  });
}

absl::StatusOr<Queued> VisitDeskCommands::Change(absl::string_view visit,
                                                 const v1::VisitPlan& plan) {
  ASSIGN_OR_RETURN(const auto row, store_.Get<v1::Visit>(visit));
  if (!row) return NotFound(visit);
  RETURN_IF_ERROR(NextState(static_cast<VisitState>(row->state()), VisitAction::kChange).status());
  RETURN_IF_ERROR(Check(plan, visit));
  v1::ChangeVisitRequest request;
  request.set_visit(row->name());
  *request.mutable_plan() = plan;
  return queue_.Add(std::move(request), {.lane = row->name(),
                                         .method = kChangeVisit,
                                         .title = row->household_alias(),
                                         .may_undo = true,
                                         .resource = row->name()});
}

absl::StatusOr<Queued> VisitDeskCommands::Pair(absl::string_view household,
                                               absl::string_view person) {
  ASSIGN_OR_RETURN(const v1::Household row, NeedConsenting(household));
  ASSIGN_OR_RETURN(const auto pairings, store_.ListPairings());
  for (const v1::Pairing& pairing : pairings) {
    if (pairing.household() != household || pairing.person() != person ||
        pairing.state() == v1::Pairing::STATE_ENDED) {
      continue;
    }
    return MakeError(v1::ERROR_REASON_ALREADY_PAIRED, "The two are paired already.",
                     {{"pairing", pairing.name()}});
  }
  v1::CreatePairingRequest request;
  request.set_household(row.name());
  request.set_person(std::string(person));
  return queue_.Add(std::move(request), {.lane = PersonLane(row.name(), person),
                                         .method = kCreatePairing,
                                         .title = row.alias(),
                                         .may_undo = true});
}

absl::StatusOr<Queued> VisitDeskCommands::EndPairing(absl::string_view pairing) {
  ASSIGN_OR_RETURN(const v1::Pairing row, NeedPairing(store_, pairing));
  v1::EndPairingRequest request;
  request.set_pairing(row.name());
  return queue_.Add(std::move(request), {.lane = row.name(),
                                         .method = kEndPairing,
                                         .title = row.household_alias(),
                                         .may_undo = true,
                                         .resource = row.name()});
}

absl::StatusOr<Queued> VisitDeskCommands::ReviewPairing(absl::string_view pairing) {
  ASSIGN_OR_RETURN(const v1::Pairing row, NeedPairing(store_, pairing));
  v1::ReviewPairingRequest request;
  request.set_pairing(row.name());
  return queue_.Add(std::move(request), {.lane = row.name(),
                                         .method = kReviewPairing,
                                         .title = row.household_alias(),
                                         .may_undo = true,
                                         .resource = row.name()});
}

absl::StatusOr<std::map<std::string, OnItsWay>> VisitDeskCommands::Sent() {
  ASSIGN_OR_RETURN(const std::vector<Pending> all, ListPending(outbox_));
  std::map<std::string, std::vector<Pending>> about;
  for (const Pending& one : all) {
    const bool ours =
        absl::StartsWith(one.subject, "visits/") || absl::StartsWith(one.subject, "pairings/");
    if (ours) about[one.subject].push_back(one);
  }
  std::map<std::string, OnItsWay> sent;
  for (const auto& [name, pending] : about) sent[name] = SentOf(pending, &AboutDesk);
  return sent;
}

absl::StatusOr<std::vector<VisitDeskCommands::UnsentPlan>> VisitDeskCommands::UnsentPlans() {
  ASSIGN_OR_RETURN(const std::vector<Pending> all, ListPending(outbox_));
  std::vector<UnsentPlan> plans;
  for (const Pending& one : all) {
    v1::PlanVisitsRequest request;
    if (one.kind != Kind::kPlanVisits || !request.ParseFromString(one.item.request)) continue;
    for (v1::VisitPlan& plan : *request.mutable_plans()) {
      plans.push_back({std::move(plan), SentOf({one}, &AboutDesk)});
    }
  }
  return plans;
}

absl::StatusOr<std::vector<VisitDeskCommands::UnsentPair>> VisitDeskCommands::UnsentPairs() {
  ASSIGN_OR_RETURN(const std::vector<Pending> all, ListPending(outbox_));
  std::vector<UnsentPair> pairs;
  for (const Pending& one : all) {
    if (one.kind != Kind::kCreatePairing) continue;
    pairs.push_back({one.subject, one.person, SentOf({one}, &AboutDesk)});
  }
  return pairs;
}

}  // namespace glimmer::mobile
