// Nothing about people is kept for ever: what goes when (docs/operations.md says it to who runs the
// server). Households, notes and what else lapses by a date of its own are Expiry's.
#pragma once

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "server/jobs/retention_store.h"
#include "server/jobs/timer.h"
#include "shared/base/clock.h"
#include "shared/sql/database.h"

namespace glimmer::jobs {

inline constexpr absl::Duration kVisitsKept = absl::Hours(24 * 730);  // with their people
inline constexpr absl::Duration kFeedKept = absl::Hours(24 * 180);    // notices as well
inline constexpr absl::Duration kTokensKept = absl::Hours(24 * 30);   // after their end

class Retention {
 public:
  // Both outlive the job.
  Retention(sql::Database& database, const Clock& clock) : database_(database), clock_(clock) {}

  // Hourly, so that a server that is stopped every night erases as well.
  void Start(absl::Duration interval = absl::Hours(1));
  // Waits for a running round to end.
  void Stop() { timer_.Stop(); }

  // One round at `now`; returns how many rows were erased or made to name nobody. Each of its
  // writes is a short one, so that calls get in between. Again, or on two servers at once, is
  // harmless.
  absl::StatusOr<int64_t> RunOnce(absl::Time now);

 private:
  sql::Database& database_;
  const Clock& clock_;
  // Something was erased that the engine's log may still hold; so it may after a start.
  bool log_holds_erased_ = true;
  Timer timer_;
};

}  // namespace glimmer::jobs
