// What a person's name is sorted and searched by: its folded form and its pinyin. Made here alone,
// so that rows written by hand, by import and at setup agree. Pure; any thread.
#pragma once

#include <string>

#include "absl/strings/string_view.h"
#include "shared/text/name_fold.h"

namespace glimmer::people {

using glimmer::NameFold;

// Lower-case syllables with single spaces: "zeng xiao ming" for 曾小明, "muller" for Müller. A
// surname with a reading of its own (单 shan, 尉迟 yu chi) gets that reading; ü is v, as typed.
std::string NamePinyin(absl::string_view name);

// What somebody typed into a search field, as LIKE patterns with '\' as escape.
struct NamePatterns {
  std::string fold;    // for name_fold
  std::string pinyin;  // for name_pinyin without spaces; matches nothing when Han was typed
};
NamePatterns PatternsOf(absl::string_view query);

}  // namespace glimmer::people
