#include "mobile/client/enrolment.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "shared/crypto/comparison_code.h"
#include "shared/crypto/hashing.h"
#include "shared/crypto/invitation_payload.h"
#include "shared/crypto/signing.h"
#include "shared/domain/resource_names.h"
#include "shared/domain/signed_messages.h"
#include "shared/rpc/error.h"

namespace glimmer::mobile {
namespace {

constexpr char kGetServerInfo[] = "/glimmer.v1.AccessService/GetServerInfo";
constexpr char kRedeemInvitation[] = "/glimmer.v1.AccessService/RedeemInvitation";
constexpr char kOpenComparison[] = "/glimmer.v1.AccessService/OpenComparison";

template <typename Response, typename Request>
absl::StatusOr<Response> Call(RpcClient& rpc, const char* method, const Request& request) {
  ASSIGN_OR_RETURN(const std::string bytes,
                   rpc.UnaryAndWait(method, request.SerializeAsString(), {}));
  Response response;
  if (!response.ParseFromString(bytes)) return absl::UnavailableError("A broken answer.");
  return response;
}

// The key of an attempt that goes on, else a new one: a key is bound to one device for good.
absl::StatusOr<KeyPair> DeviceKey(SecretStore& secrets, RandomSource& random, bool goes_on) {
  ASSIGN_OR_RETURN(const auto known, secrets.Get(kDeviceKey));
  if (goes_on && known && known->size() == 64) {
    return KeyPair{.public_key = known->substr(32), .secret_key = *known};
  }
  KeyPair made = NewSigningKey(random);
  RETURN_IF_ERROR(secrets.Put(kDeviceKey, made.secret_key));
  return made;
}

// The phone's nonce of this attempt: nobody can tell it without the device's key, and a repeated
// redemption commits to the same.
std::string ComparisonNonce(const Profile& profile, const KeyPair& key) {
  return KeyedBlake2b256(key.secret_key, absl::StrCat("nonce-v1", profile.enrol_request_id))
      .substr(0, kComparisonNonceBytes);
}

// A former attempt at the same server goes on. With digits that stand there is nothing more to
// redeem; a link begins anew.
bool GoesOn(const Profile& profile, const EnrolmentRequest& request) {
  return profile.enrolment == Profile::Enrolment::kStarted &&
         profile.server_address == request.server.address &&
         (profile.comparison_code.empty() || request.secret.empty());
}

// The profile with ids for this attempt.
absl::StatusOr<Profile> Begin(LocalStore& store, RandomSource& random,
                              const EnrolmentRequest& request, Profile profile) {
  if (!GoesOn(profile, request)) {
    const absl::Time now = store.clock().Now();
    profile.device = ResourceName(kDevices, NewUlid(now, random));
    profile.enrol_request_id = NewUuidV7(now, random);
    profile.comparison_code.clear();
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
    out.set_commitment(ComparisonCommitment(ComparisonNonce(profile, key)));
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
  if (redeemed.device().state() != v1::Device::STATE_PENDING) {
    profile.enrolment = Profile::Enrolment::kActive;
    return absl::OkStatus();
  }
  profile.comparison_code = ComparisonCode({.spki_sha256 = profile.spki_sha256,
                                            .server_nonce = redeemed.server_nonce(),
                                            .public_key = key.public_key,
                                            .phone_nonce = ComparisonNonce(profile, key)});
  if (!profile.comparison_code.empty()) return absl::OkStatus();
  return absl::UnavailableError("The answer holds nothing to compare.");
}

// Opens the phone's nonce once its digits stand in the store: whatever comes from now on, they stay
// what they are. An attempt that the server does not know any more is over.
absl::Status Open(RpcClient& rpc, LocalStore& store, RandomSource& random, const KeyPair& key,
                  Profile& profile) {
  RETURN_IF_ERROR(store.SetProfile(profile));
  v1::OpenComparisonRequest request;
  request.set_request_id(NewUuidV7(store.clock().Now(), random));
  request.set_device(profile.device);
  request.set_nonce(ComparisonNonce(profile, key));
  const absl::Status opened =
      Call<v1::OpenComparisonResponse>(rpc, kOpenComparison, request).status();
  const v1::ErrorReason reason = ReasonOf(opened);
  const bool over =
      reason == v1::ERROR_REASON_NOT_FOUND || reason == v1::ERROR_REASON_DEVICE_INVALID;
  if (!opened.ok() && !over) return opened;
  profile.enrolment = over ? Profile::Enrolment::kNone : Profile::Enrolment::kPending;
  if (over) profile.comparison_code.clear();
  RETURN_IF_ERROR(store.SetProfile(profile));
  return opened;
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
  ASSIGN_OR_RETURN(Profile profile, store.GetProfile());
  ASSIGN_OR_RETURN(const KeyPair key, DeviceKey(secrets, random, GoesOn(profile, request)));
  ASSIGN_OR_RETURN(profile, Begin(store, random, request, profile));
  RpcClientOptions server = request.server;
  // Digits that stand are of one server's key, and only that server is told of what they are made.
  if (!profile.comparison_code.empty()) server.spki_sha256 = profile.spki_sha256;
  ASSIGN_OR_RETURN(const auto rpc, RpcClient::Create(server));
  ASSIGN_OR_RETURN(const auto info, Call<v1::GetServerInfoResponse>(*rpc, kGetServerInfo,
                                                                    v1::GetServerInfoRequest()));
  profile.server_id = info.server_id();
  RETURN_IF_ERROR(secrets.Put(kCertificateKey, info.certificate_key()));
  profile.spki_sha256 = rpc->pin();
  if (request.secret.empty() && profile.spki_sha256.empty()) {
    return absl::FailedPreconditionError("A typed code needs a server that shows its key.");
  }
  if (profile.comparison_code.empty()) {
    ASSIGN_OR_RETURN(const auto redeemed,
                     Call<v1::RedeemInvitationResponse>(*rpc, kRedeemInvitation,
                                                        Redemption(profile, key, request)));
    RETURN_IF_ERROR(Take(redeemed, key, profile));
  }
  if (profile.enrolment == Profile::Enrolment::kActive) {
    RETURN_IF_ERROR(store.SetProfile(profile));
  } else {
    RETURN_IF_ERROR(Open(*rpc, store, random, key, profile));
  }
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
