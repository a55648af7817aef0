// What the claims of one attendance come to, all of them and by all that is known by now. It can be
// worked out again from what is kept, and does not depend on what came first.
#pragma once

#include <optional>
#include <vector>

#include "absl/status/status.h"
#include "server/attendance/attendance_store.h"
#include "server/events/shift_store.h"
#include "server/rpc/context.h"

namespace glimmer::attendance {

// A person's own claim and the tick of a leader whose device has scanned it.
struct Halves {
  StoredClaim own;
  StoredClaim tick;
};

// Both are signed; a tick on site is somebody else's, for who ticks themselves makes a statement.
std::optional<Halves> FindMeeting(const std::vector<StoredClaim>& claims);

// The attendance says what its claims come to, and its record follows, reversed and restated. One
// that somebody has decided, corrected or entered stays as it is, and so does its attendance.
absl::Status FollowClaims(rpc::Context& context, const events::Shift& shift,
                          Attendance& attendance);

}  // namespace glimmer::attendance
