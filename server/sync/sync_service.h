// SyncService: pages of the change feed, and a stream that only says "look".
#pragma once

#include "glimmer/v1/sync_service.grpc.pb.h"
#include "server/rpc/call.h"

namespace glimmer::sync {

class SyncService final : public v1::SyncService::CallbackService {
 public:
  explicit SyncService(const rpc::Deps& deps) : deps_(deps) {}

  grpc::ServerUnaryReactor* ListChanges(grpc::CallbackServerContext* rpc,
                                        const v1::ListChangesRequest* request,
                                        v1::ListChangesResponse* response) override;
  grpc::ServerWriteReactor<v1::WatchChangesResponse>* WatchChanges(
      grpc::CallbackServerContext* rpc, const v1::WatchChangesRequest* request) override;

 private:
  const rpc::Deps deps_;
};

}  // namespace glimmer::sync
