// BLAKE2b (RFC 7693) in the sizes this project uses, HMAC-SHA-256 where a standard asks for it, and
// the comparison for secrets. Thread-safe.
#pragma once

#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"

namespace glimmer {

// 32 bytes.
std::string Blake2b256(absl::string_view data);

// 32 bytes, of a file of any size. Errors: UNAVAILABLE when it cannot be read.
absl::StatusOr<std::string> Blake2b256OfFile(const std::string& path);

// 16 bytes: names of things, as request ids made from a claim.
std::string Blake2b128(absl::string_view data);

// 32 bytes that only a holder of `key` can make. A key has 16 to 64 bytes; for another length the
// process ends, so that no hash without a key is ever taken for one with.
std::string KeyedBlake2b256(absl::string_view key, absl::string_view data);

// RFC 2104 with SHA-256, 32 bytes; a key of any length.
std::string HmacSha256(absl::string_view key, absl::string_view data);

// Takes the same time wherever the two differ; only their lengths show.
bool ConstantTimeEqual(absl::string_view a, absl::string_view b);

}  // namespace glimmer
