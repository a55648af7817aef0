// Inviting a person: a single-use secret in three forms. The server keeps keyed hashes only.
#pragma once

#include <optional>
#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "glimmer/v1/access_service.pb.h"
#include "server/access/access_config.h"
#include "server/access/enrolment_store.h"
#include "server/rpc/context.h"

namespace glimmer::access {

// How often an invitation may be tried with a wrong proof before it is worth nothing.
inline constexpr int kInvitationTries = 5;

// What the table holds of a secret (16 octets) and of a short code (ten characters, no dash).
std::string SecretHash(const ServerKeys& keys, absl::string_view secret);
std::string ShortCodeHash(const ServerKeys& keys, absl::string_view code);

// The three forms, which leave the server once.
struct InvitationTexts {
  std::string invitation_id;
  std::string qr_text;
  std::string link;
  std::string short_code;  // XXXXX-XXXXX
  absl::Time expire_time;
};

// Makes an invitation and revokes the person's former ones. The caller has checked the person.
absl::StatusOr<InvitationTexts> MakeInvitation(rpc::Context& context, const AccessConfig& config,
                                               absl::string_view person_id, absl::Duration ttl);

// The texts of an invitation made earlier, of the link and code that somebody kept, with today's
// host and key. Nullopt when they are not of `invitation`.
absl::StatusOr<std::optional<InvitationTexts>> RemakeTexts(const AccessConfig& config,
                                                           const Invitation& invitation,
                                                           absl::string_view link,
                                                           absl::string_view short_code);

// May the caller let somebody in as this person? Themselves; anybody without a role; and whose
// roles the caller stands above as administrator: who can enrol a device for a person can become
// that person. Errors: GRANT_NOT_ALLOWED.
absl::Status CheckMayEnrol(rpc::Context& context, absl::string_view person_id);

// Errors: as AccessService.CreateInvitation.
absl::Status CreateInvitation(rpc::Context& context, const AccessConfig& config,
                              const v1::CreateInvitationRequest& request,
                              v1::CreateInvitationResponse& response);

}  // namespace glimmer::access
