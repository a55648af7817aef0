// FollowUpService on the wire: each method hands its request to a command.
#pragma once

#include "glimmer/v1/follow_up_service.grpc.pb.h"
#include "server/rpc/call.h"

namespace glimmer::ledgers {

class FollowUpService final : public v1::FollowUpService::CallbackService {
 public:
  explicit FollowUpService(const rpc::Deps& deps) : deps_(deps) {}

  grpc::ServerUnaryReactor* OpenFollowUp(grpc::CallbackServerContext* rpc,
                                         const v1::OpenFollowUpRequest* request,
                                         v1::OpenFollowUpResponse* response) override;
  grpc::ServerUnaryReactor* PlanFollowUp(grpc::CallbackServerContext* rpc,
                                         const v1::PlanFollowUpRequest* request,
                                         v1::PlanFollowUpResponse* response) override;
  grpc::ServerUnaryReactor* FinishFollowUp(grpc::CallbackServerContext* rpc,
                                           const v1::FinishFollowUpRequest* request,
                                           v1::FinishFollowUpResponse* response) override;
  grpc::ServerUnaryReactor* CloseFollowUp(grpc::CallbackServerContext* rpc,
                                          const v1::CloseFollowUpRequest* request,
                                          v1::CloseFollowUpResponse* response) override;
  grpc::ServerUnaryReactor* ReopenFollowUp(grpc::CallbackServerContext* rpc,
                                           const v1::ReopenFollowUpRequest* request,
                                           v1::ReopenFollowUpResponse* response) override;
  grpc::ServerUnaryReactor* ListFollowUps(grpc::CallbackServerContext* rpc,
                                          const v1::ListFollowUpsRequest* request,
                                          v1::ListFollowUpsResponse* response) override;

 private:
  const rpc::Deps deps_;
};

}  // namespace glimmer::ledgers
