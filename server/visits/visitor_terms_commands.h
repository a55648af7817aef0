// When people can visit: saying it, and reading it. Errors are those that the methods of
// PairingService name.
#pragma once

#include "absl/status/status.h"
#include "glimmer/v1/pairing_service.pb.h"
#include "server/rpc/context.h"

namespace glimmer::visits {

absl::Status SetVisitorTerms(rpc::Context& context, const v1::SetVisitorTermsRequest& request,
                             v1::SetVisitorTermsResponse& response);
absl::Status ListVisitorTerms(rpc::Context& context, const v1::ListVisitorTermsRequest& request,
                              v1::ListVisitorTermsResponse& response);

}  // namespace glimmer::visits
