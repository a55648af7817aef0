#include "server/access/invitation_commands.h"

#include <optional>
#include <vector>

#include "absl/strings/str_cat.h"
#include "server/access/grant_store.h"
#include "shared/base/time_convert.h"
#include "shared/crypto/hashing.h"
#include "shared/crypto/invitation_payload.h"
#include "shared/crypto/short_code.h"
#include "shared/domain/resource_names.h"
#include "shared/rpc/error.h"

namespace glimmer::access {
namespace {

constexpr size_t kSecretSize = 16;
constexpr absl::Duration kLifetime = absl::Hours(72);
// For people with a role: such an invitation is used while both are in one room.
constexpr absl::Duration kPrivilegedLifetime = absl::Minutes(15);

absl::StatusOr<InvitationTexts> TextsOf(const Invitation& invitation,
                                        const InvitationPayload& payload,
                                        absl::string_view short_code) {
  InvitationTexts texts;
  texts.invitation_id = invitation.invitation_id;
  ASSIGN_OR_RETURN(texts.qr_text, InvitationQrText(payload));
  ASSIGN_OR_RETURN(texts.link, InvitationLink(payload));
  texts.short_code = FormatShortCode(short_code);
  texts.expire_time = invitation.expire_time;
  return texts;
}

}  // namespace

std::string SecretHash(const ServerKeys& keys, absl::string_view secret) {
  return KeyedBlake2b256(keys.invitation_key, absl::StrCat("secret-v1", secret));
}

std::string ShortCodeHash(const ServerKeys& keys, absl::string_view code) {
  return KeyedBlake2b256(keys.invitation_key, absl::StrCat("short-code-v1", code));
}

absl::StatusOr<InvitationTexts> MakeInvitation(rpc::Context& context, const AccessConfig& config,
                                               absl::string_view person_id, absl::Duration ttl) {
  InvitationPayload payload{config.spki_sha256, std::string(kSecretSize, '\0'), config.host};
  context.random.Fill(payload.secret.data(), payload.secret.size());
  const std::string code = NewShortCode(context.random);
  Invitation invitation;
  invitation.invitation_id = NewRandomId(context.random);
  invitation.person_id = std::string(person_id);
  invitation.secret_hash = SecretHash(config.keys, payload.secret);
  invitation.short_code_hash = ShortCodeHash(config.keys, code);
  invitation.creator_person_id = context.caller.person_id;
  invitation.create_time = context.now;
  invitation.expire_time = context.now + ttl;
  RETURN_IF_ERROR(RevokeInvitations(context.tx, person_id, context.now));
  RETURN_IF_ERROR(InsertInvitation(context.tx, invitation));
  return TextsOf(invitation, payload, code);
}

absl::StatusOr<std::optional<InvitationTexts>> RemakeTexts(const AccessConfig& config,
                                                           const Invitation& invitation,
                                                           absl::string_view link,
                                                           absl::string_view short_code) {
  const absl::StatusOr<InvitationPayload> kept = ParseInvitation(link);
  const absl::StatusOr<std::string> code = ParseShortCode(short_code);
  if (!kept.ok() || !code.ok() || SecretHash(config.keys, kept->secret) != invitation.secret_hash ||
      ShortCodeHash(config.keys, *code) != invitation.short_code_hash) {
    return std::nullopt;
  }
  return TextsOf(invitation, {config.spki_sha256, kept->secret, config.host}, *code);
}

absl::Status CheckMayEnrol(rpc::Context& context, absl::string_view person_id) {
  if (context.caller.person_id == person_id) return absl::OkStatus();
  ASSIGN_OR_RETURN(const std::vector<GrantRow> grants,
                   FindGrantsOf(context.tx, person_id, context.now));
  for (const GrantRow& grant : grants) {
    if (!context.caller.Covers(v1::ROLE_ORGANIZATION_ADMIN, grant.scope_path)) {
      return MakeError(v1::ERROR_REASON_GRANT_NOT_ALLOWED,
                       "Only an administrator above this person's roles may do this.");
    }
  }
  return absl::OkStatus();
}

absl::Status CreateInvitation(rpc::Context& context, const AccessConfig& config,
                              const v1::CreateInvitationRequest& request,
                              v1::CreateInvitationResponse& response) {
  ASSIGN_OR_RETURN(const std::string person_id, IdOf(kPeople, request.person(), "person"));
  ASSIGN_OR_RETURN(const std::optional<PersonPlace> person, FindPersonPlace(context.tx, person_id));
  if (!person) return NotFound(request.person());
  if (!person->merged_into_person_id.empty()) {
    return MakeError(v1::ERROR_REASON_PERSON_MERGED, "The person was merged into another.",
                     {{"merged_into", ResourceName(kPeople, person->merged_into_person_id)}});
  }
  RETURN_IF_ERROR(CheckMayEnrol(context, person_id));
  ASSIGN_OR_RETURN(const std::vector<GrantRow> grants,
                   FindGrantsOf(context.tx, person_id, context.now));
  ASSIGN_OR_RETURN(
      const InvitationTexts texts,
      MakeInvitation(context, config, person_id, grants.empty() ? kLifetime : kPrivilegedLifetime));
  v1::Invitation& invitation = *response.mutable_invitation();
  invitation.set_name(ResourceName(kInvitations, texts.invitation_id));
  invitation.set_person(request.person());
  *invitation.mutable_expire_time() = ToTimestamp(texts.expire_time);
  response.set_qr_text(texts.qr_text);
  response.set_link(texts.link);
  response.set_short_code(texts.short_code);
  ASSIGN_OR_RETURN(const std::string key, rpc::SubjectKeyOf(context.tx, context.random, person_id));
  return rpc::Audit(context, {absl::StrCat("subjects/", key), "CreateInvitation", ""});
}

}  // namespace glimmer::access
