// Of several servers on one database, one at a time does a job.
#pragma once

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "shared/sql/database.h"

namespace glimmer::jobs {

// True when `holder` has the job `name` until `expire`: nobody else has it at `now`.
absl::StatusOr<bool> TakeLease(sql::Transaction& tx, absl::string_view name,
                               absl::string_view holder, absl::Time now, absl::Time expire);

}  // namespace glimmer::jobs
