// What a household has asked a visitor to pass on. Errors are those that the method of VisitService
// names.
#pragma once

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "glimmer/v1/visit_service.pb.h"
#include "server/rpc/context.h"

namespace glimmer::visits {

// `sealing_key` is the server's for details in rows (access::SealingKeyOf).
absl::Status RelayNeed(rpc::Context& context, absl::string_view sealing_key,
                       const v1::RelayNeedRequest& request, v1::RelayNeedResponse& response);

}  // namespace glimmer::visits
