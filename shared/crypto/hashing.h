// BLAKE2b over libsodium: content hashes, keyed hashes, comparison without a timing difference.
#pragma once

#include <string>

#include "absl/strings/string_view.h"

namespace glimmer {

std::string Blake2b256(absl::string_view data);  // 32 bytes
std::string Blake2b128(absl::string_view data);  // 16 bytes

// `key` of 16 to 64 bytes.
std::string KeyedBlake2b256(absl::string_view key, absl::string_view data);

// False for different lengths.
bool ConstantTimeEqual(absl::string_view a, absl::string_view b);

}  // namespace glimmer
