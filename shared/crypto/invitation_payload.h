// What the QR code and the link of an invitation carry: which server, how to recognise it, and the
// single-use secret. The bytes are: 1, SHA-256 of the server's public key, secret, host.
#pragma once

#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"

namespace glimmer {

struct InvitationPayload {
  std::string spki_sha256;  // 32 bytes
  std::string secret;       // 16 bytes
  std::string host;         // "glimmer.example.org", "192.168.0.7:8443" or "[fd00::7]:8443"
};

// Errors: INVALID_ARGUMENT for a part of another length, or a host that is none.
absl::StatusOr<std::string> EncodeInvitation(const InvitationPayload& payload);

// Errors: INVALID_ARGUMENT for bytes that are cut short or no invitation; FAILED_PRECONDITION for
// one of a later version of the app.
absl::StatusOr<InvitationPayload> DecodeInvitation(absl::string_view bytes);

// "GLIMMER:" and base45, for the QR code. Errors as EncodeInvitation.
absl::StatusOr<std::string> InvitationQrText(const InvitationPayload& payload);

// "glimmer://join?p=" and base64url, to be sent and clicked. Errors as EncodeInvitation.
absl::StatusOr<std::string> InvitationLink(const InvitationPayload& payload);

// Either text, with blanks around it. Errors as DecodeInvitation.
absl::StatusOr<InvitationPayload> ParseInvitation(absl::string_view text);

}  // namespace glimmer
