// Ed25519 signatures (RFC 8032): the keys of devices and of the server's identity. Thread-safe.
#pragma once

#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "shared/base/ids.h"

namespace glimmer {

struct KeyPair {
  std::string public_key;  // 32 bytes
  std::string secret_key;  // 64 bytes: the seed and the public key
};

KeyPair NewSigningKey(RandomSource& random);

// The pair that belongs to a seed. Errors: INVALID_ARGUMENT when it is not 32 bytes.
absl::StatusOr<KeyPair> SigningKeyFromSeed(absl::string_view seed);

// 64 bytes. Empty, which no key verifies, when `secret_key` is not 64 bytes.
std::string Sign(absl::string_view secret_key, absl::string_view message);

// False for keys and signatures of another length too.
bool Verify(absl::string_view public_key, absl::string_view message, absl::string_view signature);

}  // namespace glimmer
