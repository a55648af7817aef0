// The spoken form of an invitation: ten characters, 50 bits, made to survive a telephone call.
#pragma once

#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "shared/base/ids.h"

namespace glimmer {

// Ten characters of Crockford's base32, upper case, without a dash: what is stored and compared.
std::string NewShortCode(RandomSource& random);

// "XXXXX-XXXXX", for people.
std::string FormatShortCode(absl::string_view code);

// What was meant by what was typed: case, blanks and dashes do not count, O is 0, I and L are 1.
// Errors: INVALID_ARGUMENT for another length or a character outside the alphabet.
absl::StatusOr<std::string> ParseShortCode(absl::string_view typed);

}  // namespace glimmer
