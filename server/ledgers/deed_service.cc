#include "server/ledgers/deed_service.h"

#include "server/ledgers/deed_commands.h"

namespace glimmer::ledgers {

grpc::ServerUnaryReactor* DeedService::RecordDeed(grpc::CallbackServerContext* rpc,
                                                  const v1::RecordDeedRequest* request,
                                                  v1::RecordDeedResponse* response) {
  return rpc::WriteCall(rpc, deps_, request, response, &ledgers::RecordDeed);
}

grpc::ServerUnaryReactor* DeedService::DecideDeed(grpc::CallbackServerContext* rpc,
                                                  const v1::DecideDeedRequest* request,
                                                  v1::DecideDeedResponse* response) {
  return rpc::WriteCall(rpc, deps_, request, response, &ledgers::DecideDeed);
}

grpc::ServerUnaryReactor* DeedService::ReverseDeed(grpc::CallbackServerContext* rpc,
                                                   const v1::ReverseDeedRequest* request,
                                                   v1::ReverseDeedResponse* response) {
  return rpc::WriteCall(rpc, deps_, request, response, &ledgers::ReverseDeed);
}

grpc::ServerUnaryReactor* DeedService::ListDeeds(grpc::CallbackServerContext* rpc,
                                                 const v1::ListDeedsRequest* request,
                                                 v1::ListDeedsResponse* response) {
  return rpc::ReadCall(rpc, deps_, request, response, &ledgers::ListDeeds);
}

}  // namespace glimmer::ledgers
