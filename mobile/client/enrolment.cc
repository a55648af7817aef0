#include "mobile/client/enrolment.h"

#include <utility>

#include "shared/crypto/comparison_code.h"
#include "shared/crypto/invitation_payload.h"
#include "shared/crypto/signing.h"
#include "shared/domain/resource_names.h"
#include "shared/domain/signed_messages.h"

namespace glimmer::mobile {
namespace {

constexpr char kDeviceKey[] = "device.key";
constexpr char kGetServerInfo[] = "/glimmer.v1.AccessService/GetServerInfo";
constexpr char kRedeemInvitation[] = "/glimmer.v1.AccessService/RedeemInvitation";

template <typename Response, typename Request>
absl::StatusOr<Response> Call(RpcClient& rpc, const char* method, const Request& request) {
  ASSIGN_OR_RETURN(const std::string bytes,
                   rpc.UnaryAndWait(method, request.SerializeAsString(), {}));
  Response response;
  if (!response.ParseFromString(bytes)) return absl::UnavailableError("A broken answer.");
  return response;
}

// The profile's key, made at the first call.
absl::StatusOr<KeyPair> DeviceKey(SecretStore& secrets, RandomSource& random) {
  ASSIGN_OR_RETURN(const auto known, secrets.Get(kDeviceKey));
  if (known && known->size() == 64) {
    return KeyPair{.public_key = known->substr(32), .secret_key = *known};
  }
  KeyPair made = NewSigningKey(random);
  RETURN_IF_ERROR(secrets.Put(kDeviceKey, made.secret_key));
  return made;
}

// The profile with ids for this attempt. A former attempt at the same server goes on.
absl::StatusOr<Profile> Begin(LocalStore& store, RandomSource& random,
                              const EnrolmentRequest& request) {
  ASSIGN_OR_RETURN(Profile profile, store.GetProfile());
  const bool goes_on = profile.enrolment == Profile::Enrolment::kStarted &&
                       profile.server_address == request.server.address;
  if (!goes_on) {
    const absl::Time now = store.clock().Now();
    profile.device = ResourceName(kDevices, NewUlid(now, random));
    profile.enrol_request_id = NewUuidV7(now, random);
  }
  profile.server_address = request.server.address;
  profile.installation_id = request.installation_id;
  profile.enrolment = Profile::Enrolment::kStarted;
  RETURN_IF_ERROR(store.SetProfile(profile));
  return profile;
}

v1::RedeemInvitationRequest Redemption(const Profile& profile, const KeyPair& key,
                                       const EnrolmentRequest& request) {
  v1::RedeemInvitationRequest out;
  out.set_request_id(profile.enrol_request_id);
  if (request.secret.empty()) {
    out.set_short_code(request.short_code);
  } else {
    out.set_secret(request.secret);
  }
  out.set_device(profile.device);
  out.set_public_key(key.public_key);
  out.set_proof(
      Sign(key.secret_key, EnrolMessage(profile.server_id, profile.device, key.public_key)));
  out.set_label(request.label);
  out.set_installation_id(request.installation_id);
  return out;
}

// Writes what the redemption came to into the profile. The digits are made here, of the key that
// the server showed in the handshake. Errors: UNAVAILABLE for a server that sends no proper nonce.
absl::Status Take(const v1::RedeemInvitationResponse& redeemed, const KeyPair& key,
                  Profile& profile) {
  profile.person = redeemed.device().person();
  profile.comparison_code.clear();
  profile.enrolment = Profile::Enrolment::kActive;
  if (redeemed.device().state() != v1::Device::STATE_PENDING) return absl::OkStatus();
  profile.enrolment = Profile::Enrolment::kPending;
  profile.comparison_code =
      ComparisonCode(profile.spki_sha256, redeemed.server_nonce(), key.public_key);
  if (!profile.comparison_code.empty()) return absl::OkStatus();
  return absl::UnavailableError("The answer holds nothing to compare.");
}

}  // namespace

absl::StatusOr<EnrolmentRequest> RequestOfInvitation(absl::string_view text) {
  ASSIGN_OR_RETURN(InvitationPayload payload, ParseInvitation(text));
  EnrolmentRequest request;
  request.server.address = std::move(payload.host);
  request.server.spki_sha256 = std::move(payload.spki_sha256);
  request.secret = std::move(payload.secret);
  return request;
}

absl::StatusOr<Profile> Enrol(LocalStore& store, SecretStore& secrets, RandomSource& random,
                              const EnrolmentRequest& request) {
  ASSIGN_OR_RETURN(const auto rpc, RpcClient::Create(request.server));
  ASSIGN_OR_RETURN(const KeyPair key, DeviceKey(secrets, random));
  ASSIGN_OR_RETURN(Profile profile, Begin(store, random, request));
  ASSIGN_OR_RETURN(const auto info, Call<v1::GetServerInfoResponse>(*rpc, kGetServerInfo,
                                                                    v1::GetServerInfoRequest()));
  profile.server_id = info.server_id();
  profile.spki_sha256 = rpc->pin();
  if (request.secret.empty() && profile.spki_sha256.empty()) {
    return absl::FailedPreconditionError("A typed code needs a server that shows its key.");
  }
  ASSIGN_OR_RETURN(const auto redeemed,
                   Call<v1::RedeemInvitationResponse>(*rpc, kRedeemInvitation,
                                                      Redemption(profile, key, request)));
  RETURN_IF_ERROR(Take(redeemed, key, profile));
  RETURN_IF_ERROR(store.SetProfile(profile));
  return profile;
}

absl::StatusOr<DeviceCredentials> CredentialsOf(LocalStore& store, SecretStore& secrets) {
  ASSIGN_OR_RETURN(const Profile profile, store.GetProfile());
  ASSIGN_OR_RETURN(const auto key, secrets.Get(kDeviceKey));
  const bool enrolled = profile.enrolment == Profile::Enrolment::kActive ||
                        profile.enrolment == Profile::Enrolment::kPending;
  if (!enrolled || !key) return absl::FailedPreconditionError("This profile is not enrolled.");
  return DeviceCredentials{
      .server_id = profile.server_id, .device = profile.device, .secret_key = *key};
}

absl::Status KeepSession(LocalStore& store, const v1::FinishSessionResponse& session) {
  ASSIGN_OR_RETURN(Profile profile, store.GetProfile());
  profile.person = session.person();
  profile.organization = session.organization();
  profile.enrolment = Profile::Enrolment::kActive;
  profile.comparison_code.clear();
  profile.role_grants.assign(session.role_grants().begin(), session.role_grants().end());
  return store.SetProfile(profile);
}

}  // namespace glimmer::mobile
