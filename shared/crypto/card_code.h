// The six digits on a card that somebody is given, who says them when they give their word.
#pragma once

#include <string>

#include "absl/strings/string_view.h"
#include "shared/base/ids.h"

namespace glimmer {

// Every code alike.
std::string NewCardCode(RandomSource& random);

// Six digits.
bool IsCardCode(absl::string_view text);

}  // namespace glimmer
