// Lets offers lapse that nobody answered, and passes them on. Each round that has something to do
// is one write on the database.
#pragma once

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "server/jobs/timer.h"
#include "server/rpc/feed_signal.h"
#include "shared/base/clock.h"
#include "shared/base/ids.h"
#include "shared/sql/database.h"

namespace glimmer::jobs {

class OfferExpiry {
 public:
  // All of it outlives the job.
  OfferExpiry(sql::Database& database, const Clock& clock, RandomSource& random,
              rpc::FeedSignal& feed_signal);

  void Start(absl::Duration interval = absl::Seconds(15));
  // Waits for a running round to end.
  void Stop() { timer_.Stop(); }

  // One round at `now`; returns how many offers lapsed. Waits for the commit.
  absl::StatusOr<int> RunOnce(absl::Time now);

 private:
  absl::StatusOr<int> Lapse(absl::Time now);

  sql::Database& database_;
  const Clock& clock_;
  RandomSource& random_;
  rpc::FeedSignal& feed_signal_;
  Timer timer_;
};

}  // namespace glimmer::jobs
