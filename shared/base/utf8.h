// Lengths of text as people count them.
#pragma once

#include <algorithm>
#include <cstddef>

#include "absl/strings/string_view.h"

namespace glimmer {

// Code points: what a person counts as characters, near enough.
inline size_t CountCharacters(absl::string_view utf8) {
  return static_cast<size_t>(std::count_if(utf8.begin(), utf8.end(), [](char octet) {
    return (static_cast<unsigned char>(octet) & 0xC0) != 0x80;
  }));
}

}  // namespace glimmer
