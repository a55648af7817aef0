// What `glimmerd doctor` looks at. Each finding says what was seen; nothing is repaired.
#pragma once

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "glimmer/v1/admin_service.pb.h"
#include "shared/sql/database.h"

namespace glimmer::admin {

// Versions, disk, clock, certificate, integrity, foreign keys, invariants, schema, settings, log
// size, age of the last backup, whether there is an administrator, whose roles end soon. Reads the
// whole database; waits for it.
// Errors: the database's.
absl::StatusOr<std::vector<v1::Finding>> Examine(sql::Database& database,
                                                 const std::string& data_dir, absl::Time now);

}  // namespace glimmer::admin
