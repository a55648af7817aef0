// What is said of an error beside its reason, by who knows more of it than who made it.
#pragma once

#include "absl/status/status.h"
#include "absl/strings/string_view.h"

namespace glimmer {

// The same status with one more figure; as it is when it carries no reason of ours.
absl::Status WithMetadata(absl::Status status, absl::string_view key, absl::string_view value);

}  // namespace glimmer
