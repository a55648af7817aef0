// What the header of a roster's column means: a field we import, something that must never be
// collected, or nothing we know.
#pragma once

#include <optional>

#include "absl/strings/string_view.h"
#include "server/formats/sheet_columns.h"

namespace glimmer::formats {

enum class PeopleField {
  kName,
  kPhone,
  kExternalId,
  kHomeUnit,
  kCommunities,
  kBirth,
  kLanguages,
  kSkills,
  kJoined,
  kStatedTime,
};

using ColumnMeaning = Meaning<PeopleField>;

// Case, width, spaces, brackets and `*` do not matter: `* 手机号（必填）` is a phone.
ColumnMeaning MeaningOf(absl::string_view header);

// The BCP 47 tag of a language by its Chinese or English name or its tag; empty when unknown.
std::optional<absl::string_view> LanguageTag(absl::string_view name);

}  // namespace glimmer::formats
