// A few private words for one device: an anonymous box (libsodium's crypto_box_seal) to its Ed25519
// key as X25519. Who sealed it is not known from it; only the device opens it. Thread-safe.
#pragma once

#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"

namespace glimmer {

// `public_key` is a device's, as in KeyPair (shared/crypto/signing.h). Draws from the system's own
// source of randomness. Errors: INVALID_ARGUMENT for what is no such key.
absl::StatusOr<std::string> SealToDevice(absl::string_view public_key, absl::string_view plaintext);

// `secret_key` is the one of KeyPair, 64 bytes. Errors: INVALID_ARGUMENT for another length;
// DATA_LOSS when it is damaged, or for another device.
absl::StatusOr<std::string> OpenAtDevice(absl::string_view secret_key, absl::string_view capsule);

}  // namespace glimmer
