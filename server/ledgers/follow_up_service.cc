#include "server/ledgers/follow_up_service.h"

#include "server/ledgers/follow_up_commands.h"

namespace glimmer::ledgers {

grpc::ServerUnaryReactor* FollowUpService::OpenFollowUp(grpc::CallbackServerContext* rpc,
                                                        const v1::OpenFollowUpRequest* request,
                                                        v1::OpenFollowUpResponse* response) {
  return rpc::WriteCall(rpc, deps_, request, response, &ledgers::OpenFollowUp);
}

grpc::ServerUnaryReactor* FollowUpService::PlanFollowUp(grpc::CallbackServerContext* rpc,
                                                        const v1::PlanFollowUpRequest* request,
                                                        v1::PlanFollowUpResponse* response) {
  return rpc::WriteCall(rpc, deps_, request, response, &ledgers::PlanFollowUp);
}

grpc::ServerUnaryReactor* FollowUpService::FinishFollowUp(grpc::CallbackServerContext* rpc,
                                                          const v1::FinishFollowUpRequest* request,
                                                          v1::FinishFollowUpResponse* response) {
  return rpc::WriteCall(rpc, deps_, request, response, &ledgers::FinishFollowUp);
}

grpc::ServerUnaryReactor* FollowUpService::CloseFollowUp(grpc::CallbackServerContext* rpc,
                                                         const v1::CloseFollowUpRequest* request,
                                                         v1::CloseFollowUpResponse* response) {
  return rpc::WriteCall(rpc, deps_, request, response, &ledgers::CloseFollowUp);
}

grpc::ServerUnaryReactor* FollowUpService::ReopenFollowUp(grpc::CallbackServerContext* rpc,
                                                          const v1::ReopenFollowUpRequest* request,
                                                          v1::ReopenFollowUpResponse* response) {
  return rpc::WriteCall(rpc, deps_, request, response, &ledgers::ReopenFollowUp);
}

grpc::ServerUnaryReactor* FollowUpService::ListFollowUps(grpc::CallbackServerContext* rpc,
                                                         const v1::ListFollowUpsRequest* request,
                                                         v1::ListFollowUpsResponse* response) {
  return rpc::ReadCall(rpc, deps_, request, response, &ledgers::ListFollowUps);
}

}  // namespace glimmer::ledgers
