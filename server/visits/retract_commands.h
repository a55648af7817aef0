// Undoing a published round. Errors are those that the method of VisitService names.
#pragma once

#include "absl/status/status.h"
#include "glimmer/v1/visit_service.pb.h"
#include "server/rpc/context.h"

namespace glimmer::visits {

absl::Status RetractVisits(rpc::Context& context, const v1::RetractVisitsRequest& request,
                           v1::RetractVisitsResponse& response);

}  // namespace glimmer::visits
