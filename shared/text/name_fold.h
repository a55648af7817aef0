// When two names are the same to those who read them: what people and wishes are compared by, on
// the server and before that on the phone. Pure; any thread.
#pragma once

#include <string>

#include "absl/strings/string_view.h"

namespace glimmer {

// NFKC case-folded without white space or middle dots: equal for names that look alike.
std::string NameFold(absl::string_view name);

// The dots between the parts of a name, in each of their shapes.
bool IsMiddleDot(char32_t c);

}  // namespace glimmer
