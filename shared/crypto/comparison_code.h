// The six digits that a phone shows and its coordinator types when it enrolled by a typed code.
// Phone and server compute them apart, each from what it saw itself: with somebody in between who
// shows the phone a key of their own, the two differ. Pure function.
#pragma once

#include <string>

#include "absl/strings/string_view.h"

namespace glimmer {

// TODO(2): somebody in between who hands the phone a nonce of their own can try a million of them
// for one that gives the server's digits. It goes when the phone commits to a nonce of its own in
// RedeemInvitation, opens it after the server's, and both are hashed.
constexpr size_t kComparisonNonceBytes = 16;

// The first eight octets of BLAKE2b-256("compare-v1" || spki_sha256 || server_nonce || public_key)
// as a big-endian number, modulo 10^6, with leading zeros. `spki_sha256` is the hash of the
// server's key as seen in the TLS handshake. Empty unless hash and key have 32 octets and the nonce
// 16: nothing is shown rather than digits that do not cover all three.
std::string ComparisonCode(absl::string_view spki_sha256, absl::string_view server_nonce,
                           absl::string_view public_key);

}  // namespace glimmer
