// The visits of a period: one by one, and what they add up to. Errors are those that the methods of
// VisitService name.
#pragma once

#include "absl/status/status.h"
#include "glimmer/v1/visit_service.pb.h"
#include "server/rpc/context.h"

namespace glimmer::visits {

absl::Status ListVisits(rpc::Context& context, const v1::ListVisitsRequest& request,
                        v1::ListVisitsResponse& response);
absl::Status GetVisitFigures(rpc::Context& context, const v1::GetVisitFiguresRequest& request,
                             v1::GetVisitFiguresResponse& response);

}  // namespace glimmer::visits
