// DeedService on the wire: each method hands its request to a command.
#pragma once

#include "glimmer/v1/deed_service.grpc.pb.h"
#include "server/rpc/call.h"

namespace glimmer::ledgers {

class DeedService final : public v1::DeedService::CallbackService {
 public:
  explicit DeedService(const rpc::Deps& deps) : deps_(deps) {}

  grpc::ServerUnaryReactor* RecordDeed(grpc::CallbackServerContext* rpc,
                                       const v1::RecordDeedRequest* request,
                                       v1::RecordDeedResponse* response) override;
  grpc::ServerUnaryReactor* DecideDeed(grpc::CallbackServerContext* rpc,
                                       const v1::DecideDeedRequest* request,
                                       v1::DecideDeedResponse* response) override;
  grpc::ServerUnaryReactor* ReverseDeed(grpc::CallbackServerContext* rpc,
                                        const v1::ReverseDeedRequest* request,
                                        v1::ReverseDeedResponse* response) override;
  grpc::ServerUnaryReactor* ListDeeds(grpc::CallbackServerContext* rpc,
                                      const v1::ListDeedsRequest* request,
                                      v1::ListDeedsResponse* response) override;

 private:
  const rpc::Deps deps_;
};

}  // namespace glimmer::ledgers
