// The reasons that people give for what they do to others' records. Pure.
#pragma once

#include "absl/status/status.h"
#include "absl/strings/string_view.h"

namespace glimmer::rpc {

// Given, and at most 200 characters. Errors: FIELD_INVALID {reason}.
absl::Status CheckReason(absl::string_view reason);
// The same, and may be empty. Errors: FIELD_INVALID {field}.
absl::Status CheckOptionalReason(absl::string_view reason, absl::string_view field = "reason");

}  // namespace glimmer::rpc
