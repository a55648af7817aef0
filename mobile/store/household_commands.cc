#include "mobile/store/household_commands.h"

#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "mobile/store/pending.h"
#include "shared/domain/consent_rules.h"
#include "shared/domain/visit_rules.h"
#include "shared/rpc/error.h"

namespace glimmer::mobile {
namespace {

using Kind = Pending::Kind;

// Who does not come any more stands in a lane of its own, and holds up nothing else.
bool AboutHousehold(Kind kind) {
  return kind == Kind::kPauseHousehold || kind == Kind::kWithdrawHousehold ||
         kind == Kind::kCancelVisit;
}

}  // namespace

absl::StatusOr<v1::Household> HouseholdCommands::NeedHousehold(absl::string_view name) {
  ASSIGN_OR_RETURN(auto household, store_.Get<v1::Household>(name));
  if (!household) return NotFound(name);
  return *std::move(household);
}

template <typename Request>
absl::StatusOr<Queued> HouseholdCommands::Add(absl::string_view lane, absl::string_view method,
                                              const std::string& title, Request request) {
  return queue_.Add(
      std::move(request),
      {.lane = std::string(lane), .method = method, .title = title, .may_undo = true});
}

absl::StatusOr<Queued> HouseholdCommands::Pause(absl::string_view household) {
  ASSIGN_OR_RETURN(const v1::Household row, NeedHousehold(household));
  RETURN_IF_ERROR(
      NextState(static_cast<HouseholdState>(row.state()), ConsentKind::kPaused).status());
  v1::PauseHouseholdRequest request;
  request.set_household(row.name());
  return Add(household, kPauseHousehold, row.alias(), std::move(request));
}

absl::StatusOr<Queued> HouseholdCommands::Withdraw(absl::string_view household, bool erase_now) {
  ASSIGN_OR_RETURN(const v1::Household row, NeedHousehold(household));
  v1::WithdrawHouseholdRequest request;
  request.set_household(row.name());
  request.set_erase_now(erase_now);
  // In a lane of its own: nothing that was said before, and perhaps refused, holds it up.
  return Add(absl::StrCat("withdraw/", household), kWithdrawHousehold, row.alias(),
             std::move(request));
}

absl::StatusOr<Queued> HouseholdCommands::RefuseVisitor(absl::string_view household,
                                                        absl::string_view person) {
  ASSIGN_OR_RETURN(const v1::Household row, NeedHousehold(household));
  v1::RefuseVisitorRequest request;
  request.set_household(row.name());
  request.set_person(std::string(person));
  return Add(PersonLane(household, person), kRefuseVisitor, row.alias(), std::move(request));
}

absl::StatusOr<Queued> HouseholdCommands::Cancel(absl::string_view visit) {
  ASSIGN_OR_RETURN(const auto row, store_.Get<v1::Visit>(visit));
  if (!row) return NotFound(visit);
  RETURN_IF_ERROR(NextState(static_cast<VisitState>(row->state()), VisitAction::kCancel).status());
  v1::CancelVisitRequest request;
  request.set_visit(row->name());
  return Add(visit, kCancelVisit, row->household_alias(), std::move(request));
}

absl::StatusOr<OnItsWay> HouseholdCommands::Sent(absl::string_view resource) {
  ASSIGN_OR_RETURN(const std::vector<Pending> all, ListPending(outbox_));
  std::vector<Pending> about;
  for (const Pending& one : all) {
    if (one.subject == resource) about.push_back(one);
  }
  return SentOf(about, &AboutHousehold);
}

absl::StatusOr<std::set<std::string>> HouseholdCommands::RefusedVisitors(
    absl::string_view household) {
  ASSIGN_OR_RETURN(const std::vector<Pending> all, ListPending(outbox_));
  std::set<std::string> people;
  for (const Pending& one : all) {
    const bool said = one.kind == Kind::kRefuseVisitor && one.subject == household;
    if (said && !one.Refused()) people.insert(one.person);
  }
  return people;
}

}  // namespace glimmer::mobile
