// The runs of site codes that this phone has shown and of which the server knows nothing yet.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "shared/sql/database.h"

namespace glimmer::mobile {

struct ShownRun {
  std::string shift;  // shifts/{id}
  std::string boot_id;
  int64_t first_step = 0;
  int64_t last_step = 0;
  absl::Duration first_since_boot;  // so long the phone had run when the first step began
};

absl::StatusOr<std::vector<ShownRun>> SelectRuns(sql::Transaction& tx);
// Inserts or, by what does not change, moves its end.
absl::Status PutRun(sql::Transaction& tx, const ShownRun& run);
absl::Status DeleteRuns(sql::Transaction& tx);

}  // namespace glimmer::mobile
