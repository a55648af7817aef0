// What a later version of a message has that this one does not know.
#pragma once

#include "absl/strings/string_view.h"

namespace glimmer::test {

// To put behind the octets of any message: field 19,000,000 with the number 5, and 19,000,001 with
// the text "new".
inline constexpr absl::string_view kNewFields("\x80\xac\xbdH\x05\x8a\xac\xbdH\x03new", 13);

}  // namespace glimmer::test
