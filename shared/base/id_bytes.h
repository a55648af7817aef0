// Ids (shared/base/ids.h) as the 128 bits they are, for where there is no room for 26 characters.
#pragma once

#include <string>

#include "absl/strings/string_view.h"

namespace glimmer {

// 16 bytes; empty for what is no id of 128 bits.
std::string IdToBytes(absl::string_view id);

// 26 characters; empty unless there are 16 bytes.
std::string BytesToId(absl::string_view bytes);

}  // namespace glimmer
