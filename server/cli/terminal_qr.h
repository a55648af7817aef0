// A QR code in a terminal: two modules per character, dark on light whatever the terminal's
// colours.
#pragma once

#include <string>

#include "absl/status/statusor.h"

namespace glimmer::cli {

// Lines that end with a line feed, with the quiet zone that readers need.
// Errors: INVALID_ARGUMENT when the text is too long for any QR code.
absl::StatusOr<std::string> TerminalQr(const std::string& text);

}  // namespace glimmer::cli
