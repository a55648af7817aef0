#include "server/access/session_commands.h"

#include <optional>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "server/access/caller_source.h"
#include "server/access/enrolment_store.h"
#include "server/access/grant_commands.h"
#include "server/access/grant_store.h"
#include "server/access/organization_store.h"
#include "server/access/session_store.h"
#include "shared/base/time_convert.h"
#include "shared/crypto/hashing.h"
#include "shared/crypto/signing.h"
#include "shared/domain/resource_names.h"
#include "shared/domain/signed_messages.h"
#include "shared/rpc/error.h"

namespace glimmer::access {
namespace {

constexpr absl::Duration kChallengeLife = absl::Seconds(60);
constexpr absl::Duration kSessionLife = absl::Hours(1);
// A phone that renews its session may still have calls under way with the old token.
constexpr absl::Duration kOldSessionLife = absl::Minutes(2);
constexpr size_t kTokenSize = 32;
constexpr size_t kHeadSize = 24;  // expiry (8) and randomness (16)
constexpr size_t kMacSize = 32;

std::string Head(absl::Time expire_time, RandomSource& random) {
  std::string head(kHeadSize, '\0');
  random.Fill(head.data(), head.size());
  const auto micros = static_cast<uint64_t>(ToMicros(expire_time));
  for (int i = 0; i < 8; ++i) head[i] = static_cast<char>(micros >> (56 - 8 * i));
  return head;
}

absl::Time ExpireTimeOf(absl::string_view head) {
  uint64_t micros = 0;
  for (int i = 0; i < 8; ++i) micros = micros << 8 | static_cast<unsigned char>(head[i]);
  return FromMicros(static_cast<int64_t>(micros));
}

std::string Mac(const ServerKeys& keys, absl::string_view head, absl::string_view device) {
  return KeyedBlake2b256(keys.mac_key, absl::StrCat("challenge-v1", head, device));
}

bool IsGoodChallenge(const ServerKeys& keys, absl::string_view nonce, absl::string_view device,
                     absl::Time now) {
  if (nonce.size() != kHeadSize + kMacSize) return false;
  const absl::string_view head = nonce.substr(0, kHeadSize);
  return ConstantTimeEqual(nonce.substr(kHeadSize), Mac(keys, head, device)) &&
         now < ExpireTimeOf(head);
}

// Nullopt, after the same work, whatever is wrong.
absl::StatusOr<std::optional<DeviceRow>> FindSigner(rpc::Context& context,
                                                    const AccessConfig& config,
                                                    const v1::FinishSessionRequest& request) {
  ASSIGN_OR_RETURN(const std::string device_id, IdOf(kDevices, request.device(), "device"));
  ASSIGN_OR_RETURN(const std::optional<DeviceRow> device, FindDevice(context.tx, device_id));
  const bool fresh = IsGoodChallenge(config.keys, request.nonce(), request.device(), context.now);
  // An unknown device costs the same verification as a known one.
  const std::string& key = device ? device->public_key : config.keys.identity.public_key;
  const std::string message =
      SessionMessage(config.keys.server_id, request.nonce(), request.device());
  const bool signed_by_key = Verify(key, message, request.signature());
  if (!fresh || !signed_by_key || !device || device->revoke_time_us) return std::nullopt;
  return device;
}

std::string NewToken(RandomSource& random) {
  std::string octets(kTokenSize, '\0');
  random.Fill(octets.data(), octets.size());
  return Base32(octets);
}

}  // namespace

absl::Status GetServerInfo(rpc::Context& context, const AccessConfig& config,
                           v1::GetServerInfoResponse& response) {
  response.set_server_id(config.keys.server_id);
  response.set_version(config.version);
  *response.mutable_time() = ToTimestamp(context.now);
  ASSIGN_OR_RETURN(const int64_t epoch, FindDataEpoch(context.tx));
  response.set_data_epoch(epoch);
  response.set_sends_mail(config.sends_mail);
  response.set_certificate_key(config.keys.identity.public_key);
  return absl::OkStatus();
}

absl::Status BeginSession(rpc::Context& context, const AccessConfig& config,
                          const v1::BeginSessionRequest& request,
                          v1::BeginSessionResponse& response) {
  RETURN_IF_ERROR(IdOf(kDevices, request.device(), "device"));
  const std::string head = Head(context.now + kChallengeLife, context.random);
  response.set_nonce(absl::StrCat(head, Mac(config.keys, head, request.device())));
  return absl::OkStatus();
}

absl::Status FinishSession(rpc::Context& context, const AccessConfig& config,
                           const v1::FinishSessionRequest& request,
                           v1::FinishSessionResponse& response) {
  ASSIGN_OR_RETURN(const std::optional<DeviceRow> device, FindSigner(context, config, request));
  std::optional<PersonPlace> person;
  if (device) {
    ASSIGN_OR_RETURN(person, FindPersonPlace(context.tx, device->person_id));
  }
  if (!person || !person->merged_into_person_id.empty()) {
    return MakeError(v1::ERROR_REASON_DEVICE_INVALID, "This device opens no session.");
  }
  if (!device->active()) {
    return MakeError(v1::ERROR_REASON_DEVICE_PENDING, "The device waits for its confirmation.");
  }
  // Every caller has a subject: reads could not make one.
  RETURN_IF_ERROR(rpc::SubjectKeyOf(context.tx, context.random, person->person_id));
  RETURN_IF_ERROR(DeleteExpiredSessions(context.tx, device->device_id, context.now));
  RETURN_IF_ERROR(ShortenSessions(context.tx, device->device_id, context.now + kOldSessionLife));
  const std::string token = NewToken(context.random);
  const absl::Time expire_time = context.now + kSessionLife;
  RETURN_IF_ERROR(InsertSession(context.tx, {TokenHash(token), device->device_id, person->person_id,
                                             context.now, expire_time}));
  response.set_token(token);
  *response.mutable_expire_time() = ToTimestamp(expire_time);
  response.set_person(ResourceName(kPeople, person->person_id));
  response.set_organization(ResourceName(kOrganizations, person->organization_id));
  ASSIGN_OR_RETURN(const std::vector<GrantRow> grants,
                   FindGrantsOf(context.tx, person->person_id, context.now));
  for (const GrantRow& grant : grants) *response.add_role_grants() = ToProto(grant);
  return absl::OkStatus();
}

absl::Status EndSession(rpc::Context& context) {
  return DeleteSession(context.tx, context.caller.token_hash);
}

}  // namespace glimmer::access
