// The start of libsodium, which each function of shared/crypto asks for first. Thread-safe.
#pragma once

#include "absl/strings/string_view.h"

namespace glimmer::internal {

// Initialises libsodium once; ends the process when it cannot.
void NeedSodium();

inline const unsigned char* Octets(absl::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}

}  // namespace glimmer::internal
