// What a leader's phone says of the codes that it has shown by a clock of its own.
#pragma once

#include "absl/status/status.h"
#include "glimmer/v1/attendance_service.pb.h"
#include "server/rpc/context.h"

namespace glimmer::attendance {

absl::Status ReportSiteClock(rpc::Context& context, const v1::ReportSiteClockRequest& request,
                             v1::ReportSiteClockResponse& response);

}  // namespace glimmer::attendance
