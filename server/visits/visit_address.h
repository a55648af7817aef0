// Where a visit goes, for the one phone of who goes there.
#pragma once

#include "absl/status/status.h"
#include "glimmer/v1/visit_service.pb.h"
#include "server/households/vault.h"
#include "server/rpc/context.h"

namespace glimmer::visits {

// Errors: those that VisitService.GetVisitAddress names; DEVICE_INVALID without a device in use.
absl::Status GetVisitAddress(rpc::Context& context, const households::Vault& vault,
                             const v1::GetVisitAddressRequest& request,
                             v1::GetVisitAddressResponse& response);

}  // namespace glimmer::visits
