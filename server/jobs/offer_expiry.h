// Lets offers lapse that nobody answered, and passes them on. One thread of its own that sleeps
// between its rounds; each round that has something to do is one write on the database.
#pragma once

#include <thread>

#include "absl/base/thread_annotations.h"
#include "absl/status/statusor.h"
#include "absl/synchronization/mutex.h"
#include "absl/time/time.h"
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
  ~OfferExpiry();  // stops

  // Starts the thread; its first round is at once. At most one Start.
  void Start(absl::Duration interval = absl::Seconds(15));
  // Waits for a running round to end. Harmless when it never started.
  void Stop();

  // One round at `now`; returns how many offers lapsed. Waits for the commit.
  absl::StatusOr<int> RunOnce(absl::Time now);

 private:
  absl::StatusOr<int> Lapse(absl::Time now);
  void Loop(absl::Duration interval);

  sql::Database& database_;
  const Clock& clock_;
  RandomSource& random_;
  rpc::FeedSignal& feed_signal_;
  absl::Mutex mutex_;
  bool stopping_ ABSL_GUARDED_BY(mutex_) = false;
  std::thread thread_;
};

}  // namespace glimmer::jobs
