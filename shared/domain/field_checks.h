// Checks of request fields that many commands make. Pure.
#pragma once

#include <cstddef>
#include <set>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "shared/rpc/error.h"

namespace glimmer {

// The id that the caller has chosen for something new; empty leaves the choice to the server.
// Errors: FIELD_INVALID {field}.
absl::Status CheckChosenId(absl::string_view field, absl::string_view id);

// A day that there is, as YYYY-MM-DD, so that days compare as text. Errors: FIELD_INVALID {field}.
absl::Status CheckDay(absl::string_view field, absl::string_view day);
// The same, and an empty one is fine.
absl::Status CheckOptionalDay(absl::string_view field, absl::string_view day);
// The day, and for an empty one the last that there is: where a list ends or begins that says
// nothing else.
absl::string_view DayOrLast(absl::string_view day);

// The states that a list is asked for, each once; `otherwise` when it is asked for none in
// particular. `first` and `last` are those that there are. Errors: FIELD_INVALID {states}.
template <typename State, typename Asked>
absl::StatusOr<std::set<State>> ReadStates(const Asked& asked, State first, State last,
                                           std::set<State> otherwise) {
  if (asked.empty()) return otherwise;
  std::set<State> states;
  for (const int state : asked) {
    if (state < static_cast<int>(first) || state > static_cast<int>(last)) {
      return InvalidField("states", "There is no such state.");
    }
    states.insert(static_cast<State>(state));
  }
  return states;
}

// Looks like a BCP 47 tag: "zh", "zh-Hant".
bool IsLanguageTag(absl::string_view text);

// Text that others read.
struct PublicText {
  absl::string_view field;
  absl::string_view text;
  size_t most;  // characters
  bool required;
};

// `looked_at`: somebody has looked at the text that seems to hold an address or a number.
// Errors: FIELD_INVALID {field}; TEXT_LOOKS_PRIVATE {field}.
absl::Status CheckPublicText(const PublicText& text, bool looked_at);

}  // namespace glimmer
