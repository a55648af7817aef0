// Two signatures on one arrival: a person's own claim, and the tick of a leader whose device has
// scanned it. Either is enough alone; whichever comes second, what the two come to is the same.
#pragma once

#include "absl/status/statusor.h"
#include "server/attendance/attendance_parts.h"
#include "server/attendance/attendance_store.h"
#include "server/attendance/claim_proof.h"
#include "server/rpc/context.h"

namespace glimmer::attendance {

// A claim of somebody who is checked in, or out, already. True when it completes a mutual scan with
// a claim that is kept: then it is kept, too, and the attendance says what both say (Together). Its
// record follows, reversed and restated, unless somebody has decided, corrected or entered it: then
// the attendance stays as it is, too. False for every other claim, also when there is such a scan
// already.
// Errors: TIMES_INVALID and FIELD_INVALID {break_minutes} for a claim that would be refused alone.
absl::StatusOr<bool> TakeOtherHalf(rpc::Context& context, const ClaimParts& parts,
                                   const Statement& statement, Attendance& attendance);

}  // namespace glimmer::attendance
