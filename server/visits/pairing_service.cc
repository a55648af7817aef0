#include "server/visits/pairing_service.h"

#include "server/households/with_vault.h"
#include "server/visits/pairing_commands.h"
#include "server/visits/visitor_terms_commands.h"

namespace glimmer::visits {

grpc::ServerUnaryReactor* PairingService::CreatePairing(grpc::CallbackServerContext* rpc,
                                                        const v1::CreatePairingRequest* request,
                                                        v1::CreatePairingResponse* response) {
  return rpc::WriteCall(rpc, deps_, request, response, &visits::CreatePairing);
}

grpc::ServerUnaryReactor* PairingService::EndPairing(grpc::CallbackServerContext* rpc,
                                                     const v1::EndPairingRequest* request,
                                                     v1::EndPairingResponse* response) {
  return rpc::WriteCall(rpc, deps_, request, response, &visits::EndPairing);
}

grpc::ServerUnaryReactor* PairingService::RefuseVisitor(grpc::CallbackServerContext* rpc,
                                                        const v1::RefuseVisitorRequest* request,
                                                        v1::RefuseVisitorResponse* response) {
  return rpc::WriteCall(rpc, deps_, request, response, &visits::RefuseVisitor);
}

grpc::ServerUnaryReactor* PairingService::SetHandoverNote(grpc::CallbackServerContext* rpc,
                                                          const v1::SetHandoverNoteRequest* request,
                                                          v1::SetHandoverNoteResponse* response) {
  return rpc::WriteCall(rpc, deps_, request, response,
                        households::WithVault(vault_, &visits::SetHandoverNote));
}

grpc::ServerUnaryReactor* PairingService::ReviewPairing(grpc::CallbackServerContext* rpc,
                                                        const v1::ReviewPairingRequest* request,
                                                        v1::ReviewPairingResponse* response) {
  return rpc::WriteCall(rpc, deps_, request, response, &visits::ReviewPairing);
}

grpc::ServerUnaryReactor* PairingService::ListPairings(grpc::CallbackServerContext* rpc,
                                                       const v1::ListPairingsRequest* request,
                                                       v1::ListPairingsResponse* response) {
  return rpc::ReadCall(rpc, deps_, request, response, &visits::ListPairings);
}

grpc::ServerUnaryReactor* PairingService::SetVisitorTerms(grpc::CallbackServerContext* rpc,
                                                          const v1::SetVisitorTermsRequest* request,
                                                          v1::SetVisitorTermsResponse* response) {
  return rpc::WriteCall(rpc, deps_, request, response, &visits::SetVisitorTerms);
}

grpc::ServerUnaryReactor* PairingService::ListVisitorTerms(
    grpc::CallbackServerContext* rpc, const v1::ListVisitorTermsRequest* request,
    v1::ListVisitorTermsResponse* response) {
  return rpc::ReadCall(rpc, deps_, request, response, &visits::ListVisitorTerms);
}

}  // namespace glimmer::visits
