// The life of a follow-up: opened, planned, finished, closed, opened again, and its list. Errors
// are those that the methods of FollowUpService name.
#pragma once

#include "absl/status/status.h"
#include "glimmer/v1/follow_up_service.pb.h"
#include "server/ledgers/follow_up_store.h"
#include "server/rpc/context.h"

namespace glimmer::ledgers {

v1::FollowUp ToProto(const FollowUp& follow_up);

absl::Status OpenFollowUp(rpc::Context& context, const v1::OpenFollowUpRequest& request,
                          v1::OpenFollowUpResponse& response);
absl::Status PlanFollowUp(rpc::Context& context, const v1::PlanFollowUpRequest& request,
                          v1::PlanFollowUpResponse& response);
absl::Status FinishFollowUp(rpc::Context& context, const v1::FinishFollowUpRequest& request,
                            v1::FinishFollowUpResponse& response);
absl::Status CloseFollowUp(rpc::Context& context, const v1::CloseFollowUpRequest& request,
                           v1::CloseFollowUpResponse& response);
absl::Status ReopenFollowUp(rpc::Context& context, const v1::ReopenFollowUpRequest& request,
                            v1::ReopenFollowUpResponse& response);
absl::Status ListFollowUps(rpc::Context& context, const v1::ListFollowUpsRequest& request,
                           v1::ListFollowUpsResponse& response);

}  // namespace glimmer::ledgers
