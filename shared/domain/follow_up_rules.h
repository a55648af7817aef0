// What may follow what with a follow-up (销号), who may strike it off, and when it is late: pure,
// for the server that decides and for the phone that says beforehand what will happen.
#pragma once

#include <cstdint>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"

namespace glimmer {

// The values of the follow_ups table and of v1::FollowUp::State.
enum class FollowUpState : int64_t { kOpen = 1, kPlanned = 2, kFinished = 3, kClosed = 4 };

// The values of the follow_up_records table; only these lead from a state to another.
enum class FollowUpAction : int64_t { kOpen = 1, kPlan = 2, kFinish = 3, kClose = 4, kReopen = 5 };

// Follow-ups of one person that nobody has planned, unless they coordinate the unit.
inline constexpr int64_t kMostUnplannedFollowUps = 10;

// "OPEN".
absl::string_view StateName(FollowUpState state);

// Errors: FOLLOW_UP_STATE {state}.
absl::StatusOr<FollowUpState> NextState(FollowUpState state, FollowUpAction action);

// Who wants to strike a follow-up off, and who had to do with it: ids of people.
struct CloseFacts {
  std::string closer;
  std::string owner;
  std::string finisher;            // who said that it is put right
  bool one_person_closes = false;  // as the unit's rules have it
};
// Errors: OWN_FOLLOW_UP.
absl::Status CheckClose(const CloseFacts& facts);

// The due date, YYYY-MM-DD, is over and nobody has said that it is put right. `today` is where the
// organisation is.
bool IsOverdue(FollowUpState state, absl::string_view due_date, absl::string_view today);

// Which group of the list it stands in; a list is sorted by this, then by due date, then by age.
enum class DueGroup : int64_t { kOverdue = 0, kDated = 1, kUndated = 2 };
DueGroup DueGroupOf(FollowUpState state, absl::string_view due_date, absl::string_view today);

}  // namespace glimmer
