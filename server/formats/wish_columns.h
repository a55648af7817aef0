// What the header of a column in a list of wishes means, and the kinds of wishes by their names.
#pragma once

#include <string>

#include "absl/strings/string_view.h"
#include "server/formats/sheet_columns.h"

namespace glimmer::formats {

enum class WishField {
  kTitle,
  kDescription,
  kCategory,
  kItem,
  kQuantity,
  kMeasure,
  kMaySplit,
  kDuration,
  kDeadline,
  kUnit,
  kAlias,
  // These are sealed.
  kReceiver,
  kAddress,
  kPhone,
  kDirections,
};

Meaning<WishField> WishMeaningOf(absl::string_view header);

// The key that the kinds of our own are stored by ("goods", "repair", "company", "lesson",
// "errand", "other"), by its Chinese or English name; another name is its own key.
std::string CategoryKey(absl::string_view name);

}  // namespace glimmer::formats
