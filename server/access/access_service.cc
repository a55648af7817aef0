#include "server/access/access_service.h"

#include <memory>
#include <string>
#include <utility>

#include "server/access/device_commands.h"
#include "server/access/enrolment_store.h"
#include "server/access/grant_commands.h"
#include "server/access/invitation_commands.h"
#include "server/access/session_commands.h"
#include "shared/domain/resource_names.h"
#include "shared/rpc/error.h"

namespace glimmer::access {
namespace {

using grpc::CallbackServerContext;
using grpc::ServerUnaryReactor;
using rpc::Context;
using rpc::ReadCall;
using rpc::WithAfter;
using rpc::WriteCall;

bool Is(const absl::Status& status, v1::ErrorReason reason) { return ReasonOf(status) == reason; }

std::string DeviceId(const std::string& name) { return IdOf(kDevices, name, "").value_or(""); }

}  // namespace

// The local operator is not slowed down.
std::string AccessService::PeerOf(const CallbackServerContext& rpc) const {
  if (deps_.local) return "";
  const auto& metadata = rpc.client_metadata();
  const auto real_ip = metadata.find("x-real-ip");
  return PeerPrefix(rpc.peer(),
                    real_ip == metadata.end()
                        ? absl::string_view()
                        : absl::string_view(real_ip->second.data(), real_ip->second.size()));
}

ServerUnaryReactor* AccessService::GetServerInfo(CallbackServerContext* rpc,
                                                 const v1::GetServerInfoRequest* request,
                                                 v1::GetServerInfoResponse* response) {
  return ReadCall(rpc, deps_, request, response,
                  [this](Context& context, const auto&, auto& answer) {
                    return access::GetServerInfo(context, parts_.config, answer);
                  });
}

ServerUnaryReactor* AccessService::CreateInvitation(CallbackServerContext* rpc,
                                                    const v1::CreateInvitationRequest* request,
                                                    v1::CreateInvitationResponse* response) {
  return WriteCall(rpc, deps_, request, response,
                   [this](Context& context, const auto& asked, auto& answer) {
                     return access::CreateInvitation(context, parts_.config, asked, answer);
                   });
}

ServerUnaryReactor* AccessService::RedeemInvitation(CallbackServerContext* rpc,
                                                    const v1::RedeemInvitationRequest* request,
                                                    v1::RedeemInvitationResponse* response) {
  const std::string peer = PeerOf(*rpc);
  const auto redeem = [this, peer](Context& context, const auto& asked,
                                   auto& answer) -> absl::Status {
    RETURN_IF_ERROR(parts_.throttle.CheckPeer(peer));
    return access::RedeemInvitation(context, parts_.config, asked, answer);
  };
  const auto after = [this, peer, request](const absl::Status& status) {
    if (Is(status, v1::ERROR_REASON_DEVICE_INVALID) ||
        Is(status, v1::ERROR_REASON_INVITATION_INVALID)) {
      parts_.throttle.ChargePeer(peer);
    }
  };
  const auto count_try = [this, request](const absl::Status& status) -> sql::Work {
    if (!Is(status, v1::ERROR_REASON_DEVICE_INVALID)) return nullptr;
    return [hash = CredentialHash(parts_.config.keys, *request)](sql::Transaction& tx) {
      return CountInvitationFailure(tx, hash);
    };
  };
  return WriteCall(rpc, deps_, request, response, WithAfter{redeem, after, count_try});
}

ServerUnaryReactor* AccessService::OpenComparison(CallbackServerContext* rpc,
                                                  const v1::OpenComparisonRequest* request,
                                                  v1::OpenComparisonResponse* response) {
  return WriteCall(rpc, deps_, request, response,
                   [this](Context& context, const auto& asked, auto& answer) {
                     return access::OpenComparison(context, parts_.config, asked, answer);
                   });
}

ServerUnaryReactor* AccessService::ConfirmDevice(CallbackServerContext* rpc,
                                                 const v1::ConfirmDeviceRequest* request,
                                                 v1::ConfirmDeviceResponse* response) {
  const std::string account = DeviceId(request->device());
  return WriteCall(
      rpc, deps_, request, response,
      WithAfter{[this, account](Context& context, const auto& asked, auto& answer) -> absl::Status {
                  RETURN_IF_ERROR(parts_.throttle.CheckAccount(account));
                  return access::ConfirmDevice(context, asked, answer);
                },
                [this, account](const absl::Status& status) {
                  if (Is(status, v1::ERROR_REASON_DEVICE_INVALID))
                    parts_.throttle.ChargeAccount(account);
                }});
}

ServerUnaryReactor* AccessService::ListDevices(CallbackServerContext* rpc,
                                               const v1::ListDevicesRequest* request,
                                               v1::ListDevicesResponse* response) {
  return ReadCall(rpc, deps_, request, response, access::ListDevices);
}

ServerUnaryReactor* AccessService::RevokeDevice(CallbackServerContext* rpc,
                                                const v1::RevokeDeviceRequest* request,
                                                v1::RevokeDeviceResponse* response) {
  return WriteCall(rpc, deps_, request, response,
                   WithAfter{access::RevokeDevice,
                             [this, id = DeviceId(request->device())](const absl::Status&) {
                               parts_.callers.InvalidateDevice(id);
                             }});
}

ServerUnaryReactor* AccessService::BeginSession(CallbackServerContext* rpc,
                                                const v1::BeginSessionRequest* request,
                                                v1::BeginSessionResponse* response) {
  return ReadCall(rpc, deps_, request, response,
                  [this](Context& context, const auto& asked, auto& answer) {
                    return access::BeginSession(context, parts_.config, asked, answer);
                  });
}

// What is signed rightly is never slowed down: a stranger cannot lock anybody out.
ServerUnaryReactor* AccessService::FinishSession(CallbackServerContext* rpc,
                                                 const v1::FinishSessionRequest* request,
                                                 v1::FinishSessionResponse* response) {
  const std::string peer = PeerOf(*rpc);
  const std::string account = DeviceId(request->device());
  const auto finish = [this, peer, account](Context& context, const auto& asked,
                                            auto& answer) -> absl::Status {
    const absl::Status status = access::FinishSession(context, parts_.config, asked, answer);
    if (!Is(status, v1::ERROR_REASON_DEVICE_INVALID)) return status;
    RETURN_IF_ERROR(parts_.throttle.CheckPeer(peer));
    RETURN_IF_ERROR(parts_.throttle.CheckAccount(account));
    return status;
  };
  const auto after = [this, peer, account](const absl::Status& status) {
    if (status.ok()) parts_.callers.InvalidateDevice(account);
    if (!Is(status, v1::ERROR_REASON_DEVICE_INVALID)) return;
    parts_.throttle.ChargePeer(peer);
    parts_.throttle.ChargeAccount(account);
  };
  return WriteCall(rpc, deps_, request, response, WithAfter{finish, after});
}

ServerUnaryReactor* AccessService::EndSession(CallbackServerContext* rpc,
                                              const v1::EndSessionRequest* request,
                                              v1::EndSessionResponse* response) {
  const std::string hash = TokenHash(rpc::ReadCallInfo(*rpc, deps_).token);
  return WriteCall(
      rpc, deps_, request, response,
      WithAfter{[](Context& context, const auto&, auto&) { return access::EndSession(context); },
                [this, hash](const absl::Status&) { parts_.callers.InvalidateToken(hash); }});
}

ServerUnaryReactor* AccessService::GrantRole(CallbackServerContext* rpc,
                                             const v1::GrantRoleRequest* request,
                                             v1::GrantRoleResponse* response) {
  return WriteCall(rpc, deps_, request, response,
                   WithAfter{access::GrantRole, [this, request](const absl::Status&) {
                               const auto id = IdOf(kPeople, request->person(), "person");
                               if (id.ok()) parts_.callers.InvalidatePerson(*id);
                             }});
}

ServerUnaryReactor* AccessService::RevokeRole(CallbackServerContext* rpc,
                                              const v1::RevokeRoleRequest* request,
                                              v1::RevokeRoleResponse* response) {
  auto person_id = std::make_shared<std::string>();
  return WriteCall(
      rpc, deps_, request, response,
      WithAfter{
          [person_id](Context& context, const auto& asked, auto&) -> absl::Status {
            ASSIGN_OR_RETURN(*person_id, access::RevokeRole(context, asked));
            return absl::OkStatus();
          },
          [this, person_id](const absl::Status&) { parts_.callers.InvalidatePerson(*person_id); }});
}

ServerUnaryReactor* AccessService::ListRoleGrants(CallbackServerContext* rpc,
                                                  const v1::ListRoleGrantsRequest* request,
                                                  v1::ListRoleGrantsResponse* response) {
  return ReadCall(rpc, deps_, request, response, access::ListRoleGrants);
}

ServerUnaryReactor* AccessService::ListAuditRecords(CallbackServerContext* rpc,
                                                    const v1::ListAuditRecordsRequest* request,
                                                    v1::ListAuditRecordsResponse* response) {
  return ReadCall(rpc, deps_, request, response, access::ListAuditRecords);
}

}  // namespace glimmer::access
