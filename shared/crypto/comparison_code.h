// The six digits that a phone shows and its coordinator types when it enrolled by a typed code.
// Phone and server compute them apart, each from what it saw itself: with somebody in between who
// shows the phone a key of their own, the two differ. The phone commits to a nonce before it sees
// the server's, and opens it when its digits stand; the server's follows the phone's key. So
// nobody in between can look for a nonce or key that gives certain digits: they have one try in a
// million. Pure functions.
#pragma once

#include <string>

#include "absl/strings/string_view.h"

namespace glimmer {

constexpr size_t kComparisonNonceBytes = 16;

// BLAKE2b-256("commit-v1" || phone_nonce).
std::string ComparisonCommitment(absl::string_view phone_nonce);

struct Compared {
  absl::string_view spki_sha256;   // 32 octets: of the server's key as seen in the TLS handshake
  absl::string_view server_nonce;  // 16
  absl::string_view public_key;    // 32: the phone's
  absl::string_view phone_nonce;   // 16
};

// The first eight octets of BLAKE2b-256("compare-v2" || spki_sha256 || server_nonce || public_key
// || phone_nonce) as a big-endian number, modulo 10^6, with leading zeros. Empty when one of them
// has another length: nothing is shown rather than digits that do not cover all of it.
std::string ComparisonCode(const Compared& compared);

}  // namespace glimmer
