// How a visit comes to stand, or not: planned, agreed with the household, accepted by who goes.
// Errors are those that the methods of VisitService name.
#pragma once

#include "absl/status/status.h"
#include "glimmer/v1/visit_service.pb.h"
#include "server/rpc/context.h"

namespace glimmer::visits {

absl::Status PlanVisits(rpc::Context& context, const v1::PlanVisitsRequest& request,
                        v1::PlanVisitsResponse& response);
absl::Status ChangeVisit(rpc::Context& context, const v1::ChangeVisitRequest& request,
                         v1::ChangeVisitResponse& response);
absl::Status AgreeVisit(rpc::Context& context, const v1::AgreeVisitRequest& request,
                        v1::AgreeVisitResponse& response);
absl::Status AcceptVisit(rpc::Context& context, const v1::AcceptVisitRequest& request,
                         v1::AcceptVisitResponse& response);
absl::Status LeaveVisit(rpc::Context& context, const v1::LeaveVisitRequest& request,
                        v1::LeaveVisitResponse& response);
absl::Status CancelVisit(rpc::Context& context, const v1::CancelVisitRequest& request,
                         v1::CancelVisitResponse& response);

}  // namespace glimmer::visits
