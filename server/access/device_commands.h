// Enrolling, confirming, listing and revoking devices.
#pragma once

#include <string>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "glimmer/v1/access_service.pb.h"
#include "server/access/access_config.h"
#include "server/rpc/context.h"

namespace glimmer::access {

inline constexpr int64_t kMostDevices = 3;  // active, for one person

// The hash that the invitation of this credential is stored under; empty when it holds none that
// could be one.
std::string CredentialHash(const ServerKeys& keys, const v1::RedeemInvitationRequest& request);

// Errors of these: as of the methods of AccessService with their names.
absl::Status RedeemInvitation(rpc::Context& context, const AccessConfig& config,
                              const v1::RedeemInvitationRequest& request,
                              v1::RedeemInvitationResponse& response);
absl::Status OpenComparison(rpc::Context& context, const AccessConfig& config,
                            const v1::OpenComparisonRequest& request,
                            v1::OpenComparisonResponse& response);
absl::Status ConfirmDevice(rpc::Context& context, const v1::ConfirmDeviceRequest& request,
                           v1::ConfirmDeviceResponse& response);
absl::Status ListDevices(rpc::Context& context, const v1::ListDevicesRequest& request,
                         v1::ListDevicesResponse& response);
absl::Status RevokeDevice(rpc::Context& context, const v1::RevokeDeviceRequest& request,
                          v1::RevokeDeviceResponse& response);

}  // namespace glimmer::access
