// The only way to refuse: a reason from error_reason.proto fixes the code, figures travel as
// metadata, the message is one English sentence for developers.
#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <utility>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "glimmer/v1/error_reason.pb.h"

namespace glimmer {

using ErrorMetadata = std::initializer_list<std::pair<absl::string_view, absl::string_view>>;

// A Status with the reason's code and an ErrorInfo payload. The message never holds input.
absl::Status MakeError(v1::ErrorReason reason, absl::string_view message,
                       ErrorMetadata metadata = {});

// INVALID_ARGUMENT, FIELD_INVALID {field}.
absl::Status InvalidField(absl::string_view field, absl::string_view message);

// NOT_FOUND {resource}: absent and out of scope are the same answer.
absl::Status NotFound(absl::string_view resource_name);

// SERVER_BUSY with a RetryInfo.
absl::Status Busy(absl::Duration retry_after);

// ERROR_REASON_UNSPECIFIED when the status carries no reason of ours.
v1::ErrorReason ReasonOf(const absl::Status& status);

// "SHIFT_FULL"; empty when the status carries no reason.
std::string ReasonName(const absl::Status& status);

std::optional<std::string> MetadataOf(const absl::Status& status, absl::string_view key);

// The code that a reason fixes.
absl::StatusCode CodeOf(v1::ErrorReason reason);

}  // namespace glimmer
