// Who visits which household: pairing, ending, refusing, and what is left for whoever comes next.
// Errors are those that the methods of PairingService name.
#pragma once

#include "absl/status/status.h"
#include "glimmer/v1/pairing_service.pb.h"
#include "server/households/vault.h"
#include "server/rpc/context.h"

namespace glimmer::visits {

absl::Status CreatePairing(rpc::Context& context, const v1::CreatePairingRequest& request,
                           v1::CreatePairingResponse& response);
absl::Status EndPairing(rpc::Context& context, const v1::EndPairingRequest& request,
                        v1::EndPairingResponse& response);
absl::Status RefuseVisitor(rpc::Context& context, const v1::RefuseVisitorRequest& request,
                           v1::RefuseVisitorResponse& response);
absl::Status SetHandoverNote(rpc::Context& context, const households::Vault& vault,
                             const v1::SetHandoverNoteRequest& request,
                             v1::SetHandoverNoteResponse& response);
absl::Status ReviewPairing(rpc::Context& context, const v1::ReviewPairingRequest& request,
                           v1::ReviewPairingResponse& response);
absl::Status ListPairings(rpc::Context& context, const v1::ListPairingsRequest& request,
                          v1::ListPairingsResponse& response);

}  // namespace glimmer::visits
