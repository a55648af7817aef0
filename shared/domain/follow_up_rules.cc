#include "shared/domain/follow_up_rules.h"

#include <array>
#include <optional>

#include "shared/domain/transitions.h"
#include "shared/rpc/error.h"

namespace glimmer {
namespace {

constexpr Transition<FollowUpState, FollowUpAction> kMachine[] = {
    {FollowUpState::kOpen, FollowUpAction::kPlan, FollowUpState::kPlanned},
    {FollowUpState::kPlanned, FollowUpAction::kPlan, FollowUpState::kPlanned},
    {FollowUpState::kPlanned, FollowUpAction::kFinish, FollowUpState::kFinished},
    {FollowUpState::kFinished, FollowUpAction::kClose, FollowUpState::kClosed},
    {FollowUpState::kFinished, FollowUpAction::kReopen, FollowUpState::kPlanned},
    {FollowUpState::kClosed, FollowUpAction::kReopen, FollowUpState::kPlanned},
};

constexpr std::array<absl::string_view, 5> kNames = {"", "OPEN", "PLANNED", "FINISHED", "CLOSED"};

}  // namespace

absl::string_view StateName(FollowUpState state) { return kNames[static_cast<size_t>(state)]; }

absl::StatusOr<FollowUpState> NextState(FollowUpState state, FollowUpAction action) {
  const std::optional<FollowUpState> next = StateAfter(kMachine, state, action);
  if (next) return *next;
  return MakeError(v1::ERROR_REASON_FOLLOW_UP_STATE, "The follow-up's state does not allow this.",
                   {{"state", StateName(state)}});
}

absl::Status CheckClose(const CloseFacts& facts) {
  if (facts.one_person_closes) return absl::OkStatus();
  if (facts.closer != facts.owner && facts.closer != facts.finisher) return absl::OkStatus();
  return MakeError(v1::ERROR_REASON_OWN_FOLLOW_UP, "It takes a second person to strike it off.");
}

bool IsOverdue(FollowUpState state, absl::string_view due_date, absl::string_view today) {
  return state == FollowUpState::kPlanned && due_date < today;
}

DueGroup DueGroupOf(FollowUpState state, absl::string_view due_date, absl::string_view today) {
  if (due_date.empty()) return DueGroup::kUndated;
  return IsOverdue(state, due_date, today) ? DueGroup::kOverdue : DueGroup::kDated;
}

}  // namespace glimmer
