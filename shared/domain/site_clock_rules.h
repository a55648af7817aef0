// When the site codes of a run were shown that a leader's phone has shown by a wrong clock: by how
// long that phone had run then, and when the server was heard again. Nobody sets how long a phone
// has run. Pure, of what is kept, so that it can be computed again.
#pragma once

#include <optional>

#include "absl/time/time.h"

namespace glimmer {

// Codes of one start of a device, shown while no clock was set.
struct CodeRun {
  absl::Time first;                  // when the first of them began, by what they say
  absl::Time last;                   // and the last
  absl::Duration first_since_boot;   // so long the device had run when the first began
  absl::Time anchor;                 // the server's word afterwards
  absl::Duration anchor_since_boot;  // so long the device had run when it came
};

// When the device had run for so long.
absl::Time TimeSinceBoot(const CodeRun& shown, absl::Duration since_boot);

// How much later the codes were shown than they say. nullopt of what cannot be: a run from before
// the device was started, that ends before it begins or after the server was heard, and a clock
// more than 26 h off.
std::optional<absl::Duration> OffsetOf(const CodeRun& shown);

// When the code that says `code_time` began to be shown; nullopt for one that is not of the run.
std::optional<absl::Time> ShownAt(const CodeRun& shown, absl::Time code_time);

}  // namespace glimmer
