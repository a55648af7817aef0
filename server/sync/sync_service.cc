#include "server/sync/sync_service.h"

#include "server/sync/sync_commands.h"
#include "server/sync/watch_reactor.h"

namespace glimmer::sync {

grpc::ServerUnaryReactor* SyncService::ListChanges(grpc::CallbackServerContext* rpc,
                                                   const v1::ListChangesRequest* request,
                                                   v1::ListChangesResponse* response) {
  return rpc::ReadCall(
      rpc, deps_, request, response,
      [](rpc::Context& context, const v1::ListChangesRequest& in, v1::ListChangesResponse& out) {
        return sync::ListChanges(context, in, out);
      });
}

grpc::ServerWriteReactor<v1::WatchChangesResponse>* SyncService::WatchChanges(
    grpc::CallbackServerContext* rpc, const v1::WatchChangesRequest* request) {
  return WatchReactor::Start(deps_, rpc, *request);
}

}  // namespace glimmer::sync
