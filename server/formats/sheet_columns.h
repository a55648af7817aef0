// How a column's header is understood, whatever the sheet is about: the words that name its fields,
// and what must never be collected of anybody. Pure.
#pragma once

#include <optional>
#include <string>
#include <utility>

#include "absl/strings/string_view.h"
#include "absl/types/span.h"

namespace glimmer::formats {

// A header as it is compared: case, width and spaces do not matter.
struct HeaderKeys {
  std::string whole;
  std::string key;  // without what stands in brackets and without marks of obligation
};
HeaderKeys KeysOf(absl::string_view header);

// Identity numbers, ethnicity, political status, religion, health, income and the like: better one
// column too many than a leak.
bool MustNotBeCollected(const HeaderKeys& keys);

// What a header means; `Field` is the enum of one kind of sheet.
template <typename Field>
struct Meaning {
  std::optional<Field> field;  // empty: the column is dropped
  bool refused = false;        // must not be collected
};

// `aliases` are in folded form (see Fold).
template <typename Field>
Meaning<Field> MeaningAmong(absl::Span<const std::pair<absl::string_view, Field>> aliases,
                            absl::string_view header) {
  const auto among = [aliases](absl::string_view key) -> std::optional<Field> {
    for (const auto& [alias, field] : aliases) {
      if (alias == key) return field;
    }
    return std::nullopt;
  };
  const HeaderKeys keys = KeysOf(header);
  if (const auto field = among(keys.whole)) return {field, false};
  if (MustNotBeCollected(keys)) return {std::nullopt, true};
  return {among(keys.key), false};
}

}  // namespace glimmer::formats
