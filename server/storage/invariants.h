// What must hold in the database after every commit: server/storage/invariants.sql, compiled in.
// Each statement names an invariant and counts its violations.
#pragma once

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "shared/sql/database.h"

namespace glimmer::storage {

// The file as it is.
absl::string_view InvariantsText();

// "shifts_held: 2" for each invariant that is broken; empty when all hold. Reads whole tables.
absl::StatusOr<std::vector<std::string>> BrokenInvariants(sql::Transaction& tx);

}  // namespace glimmer::storage
