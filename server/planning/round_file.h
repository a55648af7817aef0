// Rounds and their plans as JSON; docs/planning.md describes the fields. Pure: bytes in, bytes out;
// the same round or plan gives the same bytes.
#pragma once

#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "server/planning/round.h"

namespace glimmer::planning {

// Errors: INVALID_ARGUMENT, naming the first field that is missing or does not fit.
absl::StatusOr<Round> ReadRound(absl::string_view json);
std::string WriteRound(const Round& round);
std::string WritePlan(const Round& round, const RoundPlan& plan);

}  // namespace glimmer::planning
