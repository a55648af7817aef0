// Lets lapse what nobody answered or did in time: offers of places, which pass on to the next in
// line, and claims on wishes, which open them again. Says when somebody is to call back, and when
// no word has come from a visit, takes back the wishes of households whose consent has run out, and
// erases households and notes whose time is over. Each round that has something to do is one write
// on the database.
#pragma once

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "server/jobs/due_work.h"
#include "server/jobs/timer.h"
#include "server/rpc/feed_signal.h"
#include "shared/base/clock.h"
#include "shared/base/ids.h"
#include "shared/sql/database.h"

namespace glimmer::jobs {

class Expiry {
 public:
  // All of it outlives the job.
  Expiry(sql::Database& database, const Clock& clock, RandomSource& random,
         rpc::FeedSignal& feed_signal);

  void Start(absl::Duration interval = absl::Seconds(15));
  // Waits for a running round to end.
  void Stop() { timer_.Stop(); }

  // One round at `now`; returns how many alarms rose, how many offers and claims lapsed, how many
  // call-backs fell due, of how many households wishes were taken back and how many were erased.
  // Waits for the commit.
  absl::StatusOr<int> RunOnce(absl::Time now);

 private:
  absl::Status EraseNotes(absl::Time now);
  void EmptyLog();

  const Clock& clock_;
  const JobParts parts_;
  // Something was erased that the engine's log may still hold; so it may after a start.
  bool log_holds_erased_ = true;
  Timer timer_;
};

}  // namespace glimmer::jobs
