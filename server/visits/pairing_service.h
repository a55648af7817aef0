// PairingService on the wire: each method hands its request to a command.
#pragma once

#include <string>
#include <utility>

#include "glimmer/v1/pairing_service.grpc.pb.h"
#include "server/households/vault.h"
#include "server/rpc/call.h"

namespace glimmer::visits {

class PairingService final : public v1::PairingService::CallbackService {
 public:
  // `sealing_key` as for HouseholdService.
  PairingService(const rpc::Deps& deps, std::string sealing_key)
      : deps_(deps), vault_(std::move(sealing_key)) {}

  grpc::ServerUnaryReactor* CreatePairing(grpc::CallbackServerContext* rpc,
                                          const v1::CreatePairingRequest* request,
                                          v1::CreatePairingResponse* response) override;
  grpc::ServerUnaryReactor* EndPairing(grpc::CallbackServerContext* rpc,
                                       const v1::EndPairingRequest* request,
                                       v1::EndPairingResponse* response) override;
  grpc::ServerUnaryReactor* RefuseVisitor(grpc::CallbackServerContext* rpc,
                                          const v1::RefuseVisitorRequest* request,
                                          v1::RefuseVisitorResponse* response) override;
  grpc::ServerUnaryReactor* SetHandoverNote(grpc::CallbackServerContext* rpc,
                                            const v1::SetHandoverNoteRequest* request,
                                            v1::SetHandoverNoteResponse* response) override;
  grpc::ServerUnaryReactor* ReviewPairing(grpc::CallbackServerContext* rpc,
                                          const v1::ReviewPairingRequest* request,
                                          v1::ReviewPairingResponse* response) override;
  grpc::ServerUnaryReactor* ListPairings(grpc::CallbackServerContext* rpc,
                                         const v1::ListPairingsRequest* request,
                                         v1::ListPairingsResponse* response) override;
  grpc::ServerUnaryReactor* SetVisitorTerms(grpc::CallbackServerContext* rpc,
                                            const v1::SetVisitorTermsRequest* request,
                                            v1::SetVisitorTermsResponse* response) override;
  grpc::ServerUnaryReactor* ListVisitorTerms(grpc::CallbackServerContext* rpc,
                                             const v1::ListVisitorTermsRequest* request,
                                             v1::ListVisitorTermsResponse* response) override;

 private:
  const rpc::Deps deps_;
  const households::Vault vault_;
};

}  // namespace glimmer::visits
