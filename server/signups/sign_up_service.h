// SignUpService on the wire: requests to commands and store.
#pragma once

#include "glimmer/v1/sign_up_service.grpc.pb.h"
#include "server/rpc/call.h"

namespace glimmer::signups {

class SignUpService final : public v1::SignUpService::CallbackService {
 public:
  explicit SignUpService(const rpc::Deps& deps) : deps_(deps) {}

  grpc::ServerUnaryReactor* CreateSignUp(grpc::CallbackServerContext* rpc,
                                         const v1::CreateSignUpRequest* request,
                                         v1::CreateSignUpResponse* response) override;
  grpc::ServerUnaryReactor* LeaveShift(grpc::CallbackServerContext* rpc,
                                       const v1::LeaveShiftRequest* request,
                                       v1::LeaveShiftResponse* response) override;
  grpc::ServerUnaryReactor* AcceptOffer(grpc::CallbackServerContext* rpc,
                                        const v1::AcceptOfferRequest* request,
                                        v1::AcceptOfferResponse* response) override;
  grpc::ServerUnaryReactor* DeclineOffer(grpc::CallbackServerContext* rpc,
                                         const v1::DeclineOfferRequest* request,
                                         v1::DeclineOfferResponse* response) override;
  grpc::ServerUnaryReactor* GetSignUp(grpc::CallbackServerContext* rpc,
                                      const v1::GetSignUpRequest* request,
                                      v1::GetSignUpResponse* response) override;
  grpc::ServerUnaryReactor* ListSignUps(grpc::CallbackServerContext* rpc,
                                        const v1::ListSignUpsRequest* request,
                                        v1::ListSignUpsResponse* response) override;

 private:
  const rpc::Deps deps_;
};

}  // namespace glimmer::signups
