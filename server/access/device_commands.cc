#include "server/access/device_commands.h"

#include <optional>
#include <vector>

#include "absl/strings/str_cat.h"
#include "server/access/enrolment_store.h"
#include "server/access/invitation_commands.h"
#include "server/access/session_store.h"
#include "shared/base/time_convert.h"
#include "shared/base/utf8.h"
#include "shared/crypto/comparison_code.h"
#include "shared/crypto/hashing.h"
#include "shared/crypto/short_code.h"
#include "shared/crypto/signing.h"
#include "shared/domain/resource_names.h"
#include "shared/domain/signed_messages.h"
#include "shared/rpc/error.h"

namespace glimmer::access {
namespace {

constexpr size_t kPublicKeySize = 32;
constexpr size_t kCommitmentSize = 32;
constexpr size_t kLongestLabel = 40;
constexpr size_t kLongestInstallationId = 64;

absl::Status CheckFields(const v1::RedeemInvitationRequest& request) {
  if (request.credential_case() == v1::RedeemInvitationRequest::CREDENTIAL_NOT_SET) {
    return InvalidField("secret", "A secret or a short code is required.");
  }
  if (request.public_key().size() != kPublicKeySize) {
    return InvalidField("public_key", "An Ed25519 public key has 32 octets.");
  }
  if (request.has_short_code() && request.commitment().size() != kCommitmentSize) {
    return InvalidField("commitment", "A commitment has 32 octets.");
  }
  if (CountCharacters(request.label()) > kLongestLabel) {
    return InvalidField("label", "A label has at most 40 characters.");
  }
  if (request.installation_id().size() > kLongestInstallationId) {
    return InvalidField("installation_id", "An installation_id has at most 64 characters.");
  }
  return absl::OkStatus();
}

v1::Device ToProto(const DeviceRow& row) {
  v1::Device device;
  device.set_name(ResourceName(kDevices, row.device_id));
  device.set_person(ResourceName(kPeople, row.person_id));
  device.set_label(row.label);
  device.set_state(row.revoke_time_us     ? v1::Device::STATE_REVOKED
                   : row.activate_time_us ? v1::Device::STATE_ACTIVE
                                          : v1::Device::STATE_PENDING);
  *device.mutable_create_time() = ToTimestamp(row.create_time);
  if (row.revoke_time_us) {
    *device.mutable_revoke_time() = ToTimestamp(FromMicros(*row.revoke_time_us));
  }
  return device;
}

absl::Status DeviceInvalid(absl::string_view message) {
  return MakeError(v1::ERROR_REASON_DEVICE_INVALID, message);
}

absl::Status CheckRoomForDevice(rpc::Context& context, absl::string_view person_id) {
  ASSIGN_OR_RETURN(const int64_t active, CountActiveDevices(context.tx, person_id));
  if (active < kMostDevices) return absl::OkStatus();
  return MakeError(v1::ERROR_REASON_TOO_MANY_DEVICES, "The person has as many devices as allowed.",
                   {{"limit", absl::StrCat(kMostDevices)}});
}

// The person's own phones and their coordinators look at the person again.
void TellOfPerson(rpc::Context& context, const PersonPlace& person) {
  std::vector<std::string> keys = rpc::PathKeys(person.home_path);
  keys.push_back(rpc::PersonKey(person.person_id));
  context.changes.push_back(
      {ResourceName(kPeople, person.person_id), rpc::ChangeKind::kUpsert, rpc::Audience(keys), ""});
}

absl::Status Record(rpc::Context& context, const DeviceRow& device, absl::string_view action) {
  ASSIGN_OR_RETURN(const std::optional<PersonPlace> person,
                   FindPersonPlace(context.tx, device.person_id));
  if (person) TellOfPerson(context, *person);
  return rpc::Audit(context, {ResourceName(kDevices, device.device_id), std::string(action), ""});
}

absl::StatusOr<DeviceRow> NeedDevice(rpc::Context& context, const std::string& name) {
  ASSIGN_OR_RETURN(const std::string id, IdOf(kDevices, name, "device"));
  ASSIGN_OR_RETURN(const std::optional<DeviceRow> device, FindDevice(context.tx, id));
  if (!device) return NotFound(name);
  return *device;
}

// From here on the call is the invited person's: they have shown the invitation.
absl::Status ActAs(rpc::Context& context, const PersonPlace& person) {
  ASSIGN_OR_RETURN(const std::string key,
                   rpc::SubjectKeyOf(context.tx, context.random, person.person_id));
  context.caller.subject = absl::StrCat("subjects/", key);
  context.organization_id = person.organization_id;
  return absl::OkStatus();
}

DeviceRow NewDevice(const rpc::Context& context, const v1::RedeemInvitationRequest& request,
                    absl::string_view device_id) {
  DeviceRow device;
  device.device_id = std::string(device_id);
  device.public_key = request.public_key();
  device.label = request.label();
  device.installation_id = request.installation_id();
  device.create_time = context.now;
  if (request.has_secret()) device.activate_time_us = ToMicros(context.now);
  return device;
}

// Makes the device wait for its nonce. The server's, made after the key and the commitment are
// known here, keeps anybody from choosing them by their digits.
void AwaitComparison(rpc::Context& context, const std::string& commitment, DeviceRow& device) {
  device.comparison_commitment = commitment;
  device.comparison_nonce.resize(kComparisonNonceBytes);
  context.random.Fill(device.comparison_nonce.data(), device.comparison_nonce.size());
}

}  // namespace

std::string CredentialHash(const ServerKeys& keys, const v1::RedeemInvitationRequest& request) {
  if (request.has_secret()) return SecretHash(keys, request.secret());
  const auto code = ParseShortCode(request.short_code());
  return code.ok() ? ShortCodeHash(keys, *code) : "";
}

absl::Status RedeemInvitation(rpc::Context& context, const AccessConfig& config,
                              const v1::RedeemInvitationRequest& request,
                              v1::RedeemInvitationResponse& response) {
  RETURN_IF_ERROR(CheckFields(request));
  ASSIGN_OR_RETURN(const std::string device_id, IdOf(kDevices, request.device(), "device"));
  ASSIGN_OR_RETURN(const std::optional<Invitation> invitation,
                   FindGoodInvitation(context.tx, CredentialHash(config.keys, request), context.now,
                                      kInvitationTries));
  std::optional<PersonPlace> person;
  if (invitation) {
    ASSIGN_OR_RETURN(person, FindPersonPlace(context.tx, invitation->person_id));
  }
  if (!person || !person->merged_into_person_id.empty()) {
    return MakeError(v1::ERROR_REASON_INVITATION_INVALID,
                     "There is no such invitation (any more).");
  }
  if (!Verify(request.public_key(),
              EnrolMessage(config.keys.server_id, request.device(), request.public_key()),
              request.proof())) {
    return DeviceInvalid("The proof is not by this key.");
  }
  RETURN_IF_ERROR(ActAs(context, *person));
  RETURN_IF_ERROR(RevokePendingDevices(context.tx, person->person_id, context.now));
  RETURN_IF_ERROR(CheckRoomForDevice(context, person->person_id));
  DeviceRow device = NewDevice(context, request, device_id);
  device.person_id = person->person_id;
  if (!device.active()) AwaitComparison(context, request.commitment(), device);
  response.set_server_nonce(device.comparison_nonce);
  ASSIGN_OR_RETURN(const bool fresh, InsertDevice(context.tx, device));
  if (!fresh) {
    return MakeError(v1::ERROR_REASON_ALREADY_EXISTS, "The device or its key is known already.",
                     {{"resource", request.device()}});
  }
  RETURN_IF_ERROR(MarkInvitationUsed(context.tx, invitation->invitation_id, context.now));
  *response.mutable_device() = ToProto(device);
  return Record(context, device, "RedeemInvitation");
}

absl::Status OpenComparison(rpc::Context& context, const AccessConfig& config,
                            const v1::OpenComparisonRequest& request, v1::OpenComparisonResponse&) {
  ASSIGN_OR_RETURN(const DeviceRow device, NeedDevice(context, request.device()));
  ASSIGN_OR_RETURN(const std::optional<PersonPlace> person,
                   FindPersonPlace(context.tx, device.person_id));
  if (!person) return NotFound(request.device());
  RETURN_IF_ERROR(ActAs(context, *person));
  if (device.active()) return absl::OkStatus();
  const std::string code = ComparisonCode({.spki_sha256 = config.spki_sha256,
                                           .server_nonce = device.comparison_nonce,
                                           .public_key = device.public_key,
                                           .phone_nonce = request.nonce()});
  if (device.revoke_time_us || code.empty() ||
      !ConstantTimeEqual(ComparisonCommitment(request.nonce()), device.comparison_commitment)) {
    return DeviceInvalid("This is not what the device committed to.");
  }
  return SetComparisonCode(context.tx, device.device_id, code);
}

absl::Status ConfirmDevice(rpc::Context& context, const v1::ConfirmDeviceRequest& request,
                           v1::ConfirmDeviceResponse& response) {
  ASSIGN_OR_RETURN(DeviceRow device, NeedDevice(context, request.device()));
  if (device.revoke_time_us) return DeviceInvalid("The device was revoked.");
  RETURN_IF_ERROR(CheckMayEnrol(context, device.person_id));
  if (device.activate_time_us) {
    *response.mutable_device() = ToProto(device);
    return absl::OkStatus();
  }
  if (device.comparison_code.empty() ||
      !ConstantTimeEqual(device.comparison_code, request.comparison_code())) {
    return DeviceInvalid("The digits differ.");
  }
  RETURN_IF_ERROR(CheckRoomForDevice(context, device.person_id));
  RETURN_IF_ERROR(ActivateDevice(context.tx, device.device_id, context.now));
  device.activate_time_us = ToMicros(context.now);
  *response.mutable_device() = ToProto(device);
  return Record(context, device, "ConfirmDevice");
}

absl::Status ListDevices(rpc::Context& context, const v1::ListDevicesRequest& request,
                         v1::ListDevicesResponse& response) {
  ASSIGN_OR_RETURN(const std::string person_id, IdOf(kPeople, request.person(), "person"));
  ASSIGN_OR_RETURN(const std::vector<DeviceRow> devices, FindDevicesOf(context.tx, person_id));
  for (const DeviceRow& device : devices) *response.add_devices() = ToProto(device);
  return absl::OkStatus();
}

absl::Status RevokeDevice(rpc::Context& context, const v1::RevokeDeviceRequest& request,
                          v1::RevokeDeviceResponse& response) {
  ASSIGN_OR_RETURN(DeviceRow device, NeedDevice(context, request.device()));
  if (device.revoke_time_us) {
    *response.mutable_device() = ToProto(device);
    return absl::OkStatus();
  }
  RETURN_IF_ERROR(MarkDeviceRevoked(context.tx, device.device_id, context.now));
  RETURN_IF_ERROR(DeleteSessionsOfDevice(context.tx, device.device_id));
  device.revoke_time_us = ToMicros(context.now);
  *response.mutable_device() = ToProto(device);
  return Record(context, device, "RevokeDevice");
}

}  // namespace glimmer::access
