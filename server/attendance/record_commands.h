// What becomes of a ledger row afterwards: confirmed, refused, or reversed and restated. Nobody
// decides or corrects their own minutes.
#pragma once

#include "absl/status/status.h"
#include "glimmer/v1/attendance_service.pb.h"
#include "server/rpc/context.h"

namespace glimmer::attendance {

// Appends the row that decides a waiting one, and tells the person.
absl::Status DecideRecord(rpc::Context& context, const v1::DecideRecordRequest& request,
                          v1::DecideRecordResponse& response);

// Appends a reversal and a restatement. Minutes are counted by the rule pack of the row that is
// corrected; times that somebody else has entered are of evidence class D.
absl::Status CorrectRecord(rpc::Context& context, const v1::CorrectRecordRequest& request,
                           v1::CorrectRecordResponse& response);

}  // namespace glimmer::attendance
