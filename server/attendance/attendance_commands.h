// The state machine of attendance: come, leave, close, enter afterwards. Each runs inside one
// write transaction.
#pragma once

#include "absl/status/status.h"
#include "glimmer/v1/attendance_service.pb.h"
#include "server/rpc/context.h"

namespace glimmer::attendance {

// The person themself gives the site's code or makes a statement; the shift's leader or a
// coordinator ticks the roster. A person who stands above the shift can read its code, so their own
// check-ins wait for somebody else like a statement. Of who is checked in already, the other half
// of a mutual scan is taken (mutual_scan.h). Errors: as in attendance_service.proto; ROLE_MISSING
// for a tick by somebody else.
absl::Status CheckIn(rpc::Context& context, const v1::CheckInRequest& request,
                     v1::CheckInResponse& response);

// Writes the service record. One that comes late from a phone without signal replaces the check-out
// that was assumed meanwhile.
absl::Status CheckOut(rpc::Context& context, const v1::CheckOutRequest& request,
                      v1::CheckOutResponse& response);

absl::Status CloseShift(rpc::Context& context, const v1::CloseShiftRequest& request,
                        v1::CloseShiftResponse& response);

absl::Status EnterAttendance(rpc::Context& context, const v1::EnterAttendanceRequest& request,
                             v1::EnterAttendanceResponse& response);

absl::Status GetSiteCode(rpc::Context& context, const v1::GetSiteCodeRequest& request,
                         v1::GetSiteCodeResponse& response);

absl::Status ListAttendances(rpc::Context& context, const v1::ListAttendancesRequest& request,
                             v1::ListAttendancesResponse& response);

}  // namespace glimmer::attendance
