// Notes down each morning where the ledger stood at midnight (server/hours/daily_heads.h), and says
// so in the log, which is kept elsewhere than the database.
#pragma once

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "server/jobs/timer.h"
#include "shared/base/clock.h"
#include "shared/sql/database.h"

namespace glimmer::jobs {

class DailyHeads {
 public:
  // Both outlive the job.
  DailyHeads(sql::Database& database, const Clock& clock) : database_(database), clock_(clock) {}

  // Organisations may have midnight at any quarter of an hour.
  void Start(absl::Duration interval = absl::Minutes(5));
  // Waits for a running round to end.
  void Stop() { timer_.Stop(); }

  // One round at `now`; returns how many were noted down. Again, or on two servers at once, is
  // harmless. Waits for the commit.
  absl::StatusOr<int> RunOnce(absl::Time now);

 private:
  sql::Database& database_;
  const Clock& clock_;
  Timer timer_;
};

}  // namespace glimmer::jobs
