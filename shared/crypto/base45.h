// Base45 (RFC 9285): octets as text that a QR code stores in its compact alphanumeric mode.
#pragma once

#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"

namespace glimmer {

std::string Base45Encode(absl::string_view octets);

// Errors: INVALID_ARGUMENT for a foreign character, a length that cannot be, or a group above its
// range.
absl::StatusOr<std::string> Base45Decode(absl::string_view text);

}  // namespace glimmer
