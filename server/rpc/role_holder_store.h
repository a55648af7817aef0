// Who holds a role somewhere, for telling them.
#pragma once

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "glimmer/v1/policy.pb.h"
#include "shared/sql/database.h"

namespace glimmer::rpc {

// Ids of people whose role, in force at `now`, holds for the unit or for one above it; by id.
absl::StatusOr<std::vector<std::string>> HoldersOf(sql::Transaction& tx, v1::Role role,
                                                   absl::string_view unit_path, absl::Time now);

}  // namespace glimmer::rpc
