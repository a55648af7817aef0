// Days as the clock on this machine's wall has them: what an operator types and reads.
#pragma once

#include <optional>
#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "absl/time/time.h"

namespace glimmer::cli {

// The day that `--flag=text` says; nullopt for no text. Errors: INVALID_ARGUMENT naming the flag.
absl::StatusOr<std::optional<absl::CivilDay>> DayOfFlag(absl::string_view flag,
                                                        absl::string_view text);

absl::CivilDay DayOf(absl::Time time);
absl::Time StartOf(absl::CivilDay day);

}  // namespace glimmer::cli
