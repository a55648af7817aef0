// Signing in with a device key, in two halves, and signing out. The challenge is not stored: its
// MAC binds it to server, device and time.
#pragma once

#include "absl/status/status.h"
#include "glimmer/v1/access_service.pb.h"
#include "server/access/access_config.h"
#include "server/rpc/context.h"

namespace glimmer::access {

absl::Status GetServerInfo(rpc::Context& context, const AccessConfig& config,
                           v1::GetServerInfoResponse& response);

absl::Status BeginSession(rpc::Context& context, const AccessConfig& config,
                          const v1::BeginSessionRequest& request,
                          v1::BeginSessionResponse& response);

// Unknown, revoked and foreign devices, stale challenges and wrong signatures are one answer.
// Errors: DEVICE_INVALID; DEVICE_PENDING.
absl::Status FinishSession(rpc::Context& context, const AccessConfig& config,
                           const v1::FinishSessionRequest& request,
                           v1::FinishSessionResponse& response);

absl::Status EndSession(rpc::Context& context);

}  // namespace glimmer::access
