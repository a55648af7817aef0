// When a deed (办实事) counts, and who may say so: pure, for server and phone.
#pragma once

#include <cstdint>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "shared/domain/attendance_rules.h"

namespace glimmer {

// The values of the deeds table and of v1::Deed::State.
enum class DeedState : int64_t { kWaiting = 1, kConfirmed = 2, kRefused = 3, kReversed = 4 };

enum class DeedAction { kConfirm, kRefuse, kReverse };

// Deeds of one person that wait, unless they coordinate the unit.
inline constexpr int64_t kMostWaitingDeeds = 10;

// "WAITING".
absl::string_view StateName(DeedState state);

struct DeedStanding {
  DeedState state = DeedState::kWaiting;
  EvidenceClass evidence_class = EvidenceClass::kNone;
};

// Where a deed stands when it is recorded: a coordinator of its unit vouches for what others did.
DeedStanding RecordedDeed(bool by_staff, bool own);

// Where it stands after `action`. Errors: DEED_STATE {state}.
absl::StatusOr<DeedStanding> NextStanding(const DeedStanding& standing, DeedAction action);

// Ids of people; `doer` is empty for an organisation.
struct DeedPeople {
  std::string doer;
  std::string recorder;
};
// Errors: OWN_DEED for its doer and for who recorded it.
absl::Status CheckConfirm(const DeedPeople& people, absl::string_view confirmer);

}  // namespace glimmer
