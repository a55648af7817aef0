#include "shared/crypto/invitation_payload.h"

#include <algorithm>

#include "absl/strings/ascii.h"
#include "absl/strings/escaping.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "shared/base/status_macros.h"
#include "shared/crypto/base45.h"

namespace glimmer {
namespace {

constexpr char kVersion = 1;
constexpr size_t kPinBytes = 32;
constexpr size_t kSecretBytes = 16;
constexpr size_t kHostAt = 1 + kPinBytes + kSecretBytes;
constexpr size_t kMaxHost = 253 + 6;  // the longest DNS name, and a port
constexpr absl::string_view kQrPrefix = "GLIMMER:";
constexpr absl::string_view kLinkPrefix = "glimmer://join?p=";

bool IsHost(absl::string_view host) {
  return !host.empty() && host.size() <= kMaxHost &&
         std::all_of(host.begin(), host.end(), [](char c) {
           return absl::ascii_isalnum(static_cast<unsigned char>(c)) ||
                  absl::string_view(".-:[]").find(c) != absl::string_view::npos;
         });
}

}  // namespace

absl::StatusOr<std::string> EncodeInvitation(const InvitationPayload& payload) {
  if (payload.spki_sha256.size() != kPinBytes || payload.secret.size() != kSecretBytes) {
    return absl::InvalidArgumentError("an invitation has a pin of 32 and a secret of 16 bytes");
  }
  if (!IsHost(payload.host)) return absl::InvalidArgumentError("an invitation names a host");
  return absl::StrCat(std::string(1, kVersion), payload.spki_sha256, payload.secret, payload.host);
}

absl::StatusOr<InvitationPayload> DecodeInvitation(absl::string_view bytes) {
  if (bytes.empty()) return absl::InvalidArgumentError("the invitation is empty");
  if (bytes[0] > kVersion) {
    return absl::FailedPreconditionError("the invitation needs a newer version of this app");
  }
  if (bytes[0] != kVersion) return absl::InvalidArgumentError("this is no invitation");
  if (bytes.size() <= kHostAt) return absl::InvalidArgumentError("the invitation is cut short");
  InvitationPayload payload;
  payload.spki_sha256 = std::string(bytes.substr(1, kPinBytes));
  payload.secret = std::string(bytes.substr(1 + kPinBytes, kSecretBytes));
  payload.host = std::string(bytes.substr(kHostAt));
  if (IsHost(payload.host)) return payload;
  return absl::InvalidArgumentError("the invitation names no usable host");
}

absl::StatusOr<std::string> InvitationQrText(const InvitationPayload& payload) {
  ASSIGN_OR_RETURN(const std::string bytes, EncodeInvitation(payload));
  return absl::StrCat(kQrPrefix, Base45Encode(bytes));
}

absl::StatusOr<std::string> InvitationLink(const InvitationPayload& payload) {
  ASSIGN_OR_RETURN(const std::string bytes, EncodeInvitation(payload));
  return absl::StrCat(kLinkPrefix, absl::WebSafeBase64Escape(bytes));
}

// The link first: its scheme is the prefix of the code in lower case. Blanks at the end are none of
// the code's: the last digit of a base45 group is never as large as a blank.
absl::StatusOr<InvitationPayload> ParseInvitation(absl::string_view text) {
  text = absl::StripAsciiWhitespace(text);
  if (absl::StartsWithIgnoreCase(text, kLinkPrefix)) {
    std::string bytes;
    if (!absl::WebSafeBase64Unescape(text.substr(kLinkPrefix.size()), &bytes)) {
      return absl::InvalidArgumentError("the link is damaged");
    }
    return DecodeInvitation(bytes);
  }
  if (absl::StartsWithIgnoreCase(text, kQrPrefix)) {
    ASSIGN_OR_RETURN(const std::string bytes, Base45Decode(text.substr(kQrPrefix.size())));
    return DecodeInvitation(bytes);
  }
  return absl::InvalidArgumentError("this is no invitation");
}

}  // namespace glimmer
