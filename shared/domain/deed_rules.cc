#include "shared/domain/deed_rules.h"

#include <array>
#include <optional>

#include "shared/domain/transitions.h"
#include "shared/rpc/error.h"

namespace glimmer {
namespace {

constexpr Transition<DeedState, DeedAction> kMachine[] = {
    {DeedState::kWaiting, DeedAction::kConfirm, DeedState::kConfirmed},
    {DeedState::kWaiting, DeedAction::kRefuse, DeedState::kRefused},
    {DeedState::kConfirmed, DeedAction::kReverse, DeedState::kReversed},
};

constexpr std::array<absl::string_view, 5> kNames = {"", "WAITING", "CONFIRMED", "REFUSED",
                                                     "REVERSED"};

}  // namespace

absl::string_view StateName(DeedState state) { return kNames[static_cast<size_t>(state)]; }

DeedStanding RecordedDeed(bool by_staff, bool own) {
  if (!by_staff || own) return {};
  return {DeedState::kConfirmed, EvidenceClass::kAfterwards};
}

absl::StatusOr<DeedStanding> NextStanding(const DeedStanding& standing, DeedAction action) {
  const std::optional<DeedState> next = StateAfter(kMachine, standing.state, action);
  if (!next) {
    return MakeError(v1::ERROR_REASON_DEED_STATE, "The deed's state does not allow this.",
                     {{"state", StateName(standing.state)}});
  }
  if (action == DeedAction::kConfirm) return DeedStanding{*next, EvidenceClass::kOwnStatement};
  return DeedStanding{*next, standing.evidence_class};
}

absl::Status CheckConfirm(const DeedPeople& people, absl::string_view confirmer) {
  if (confirmer != people.doer && confirmer != people.recorder) return absl::OkStatus();
  return MakeError(v1::ERROR_REASON_OWN_DEED, "Nobody confirms their own deed.");
}

}  // namespace glimmer
