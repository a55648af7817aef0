// AccessService on the wire: each method hands its request to a command; failures of anonymous
// callers are slowed down, and what changes sessions, devices or roles is forgotten by the cache.
#pragma once

#include <grpcpp/grpcpp.h>

#include <string>

#include "glimmer/v1/access_service.grpc.pb.h"
#include "server/access/access_config.h"
#include "server/access/caller_source.h"
#include "server/access/throttle.h"
#include "server/rpc/call.h"

namespace glimmer::access {

// All of it outlives the service. `callers` is the source that `deps` holds.
struct AccessParts {
  const AccessConfig& config;
  AccessCallers& callers;
  Throttle& throttle;
};

class AccessService final : public v1::AccessService::CallbackService {
 public:
  AccessService(const rpc::Deps& deps, const AccessParts& parts) : deps_(deps), parts_(parts) {}

  grpc::ServerUnaryReactor* GetServerInfo(grpc::CallbackServerContext* rpc,
                                          const v1::GetServerInfoRequest* request,
                                          v1::GetServerInfoResponse* response) override;
  grpc::ServerUnaryReactor* CreateInvitation(grpc::CallbackServerContext* rpc,
                                             const v1::CreateInvitationRequest* request,
                                             v1::CreateInvitationResponse* response) override;
  grpc::ServerUnaryReactor* RedeemInvitation(grpc::CallbackServerContext* rpc,
                                             const v1::RedeemInvitationRequest* request,
                                             v1::RedeemInvitationResponse* response) override;
  grpc::ServerUnaryReactor* OpenComparison(grpc::CallbackServerContext* rpc,
                                           const v1::OpenComparisonRequest* request,
                                           v1::OpenComparisonResponse* response) override;
  grpc::ServerUnaryReactor* ConfirmDevice(grpc::CallbackServerContext* rpc,
                                          const v1::ConfirmDeviceRequest* request,
                                          v1::ConfirmDeviceResponse* response) override;
  grpc::ServerUnaryReactor* ListDevices(grpc::CallbackServerContext* rpc,
                                        const v1::ListDevicesRequest* request,
                                        v1::ListDevicesResponse* response) override;
  grpc::ServerUnaryReactor* RevokeDevice(grpc::CallbackServerContext* rpc,
                                         const v1::RevokeDeviceRequest* request,
                                         v1::RevokeDeviceResponse* response) override;
  grpc::ServerUnaryReactor* BeginSession(grpc::CallbackServerContext* rpc,
                                         const v1::BeginSessionRequest* request,
                                         v1::BeginSessionResponse* response) override;
  grpc::ServerUnaryReactor* FinishSession(grpc::CallbackServerContext* rpc,
                                          const v1::FinishSessionRequest* request,
                                          v1::FinishSessionResponse* response) override;
  grpc::ServerUnaryReactor* EndSession(grpc::CallbackServerContext* rpc,
                                       const v1::EndSessionRequest* request,
                                       v1::EndSessionResponse* response) override;
  grpc::ServerUnaryReactor* GrantRole(grpc::CallbackServerContext* rpc,
                                      const v1::GrantRoleRequest* request,
                                      v1::GrantRoleResponse* response) override;
  grpc::ServerUnaryReactor* RevokeRole(grpc::CallbackServerContext* rpc,
                                       const v1::RevokeRoleRequest* request,
                                       v1::RevokeRoleResponse* response) override;
  grpc::ServerUnaryReactor* ListRoleGrants(grpc::CallbackServerContext* rpc,
                                           const v1::ListRoleGrantsRequest* request,
                                           v1::ListRoleGrantsResponse* response) override;
  grpc::ServerUnaryReactor* ListAuditRecords(grpc::CallbackServerContext* rpc,
                                             const v1::ListAuditRecordsRequest* request,
                                             v1::ListAuditRecordsResponse* response) override;

 private:
  std::string PeerOf(const grpc::CallbackServerContext& rpc) const;

  const rpc::Deps deps_;
  const AccessParts parts_;
};

}  // namespace glimmer::access
