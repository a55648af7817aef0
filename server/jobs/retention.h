// Nothing about people is kept for ever: what goes when (docs/operations.md says it to who runs the
// server). Households, notes and what else lapses by a date of its own are Expiry's; whom nothing
// was heard of is said in server/people/dormant_store.h.
#pragma once

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "server/jobs/due_work.h"
#include "server/jobs/retention_store.h"
#include "server/jobs/timer.h"
#include "shared/base/clock.h"
#include "shared/sql/database.h"

namespace glimmer::jobs {

inline constexpr absl::Duration kVisitsKept = absl::Hours(24 * 730);  // with their people
inline constexpr absl::Duration kFeedKept = absl::Hours(24 * 180);    // notices as well
inline constexpr absl::Duration kTokensKept = absl::Hours(24 * 30);   // after their end
// Who has read an address, as all that is on record: once the oldest row is so old, it is cut off
// the chain together with those of the days behind it, so that a cut is made once a month.
inline constexpr absl::Duration kAuditKept = absl::Hours(24 * 730);
inline constexpr absl::Duration kAuditCut = absl::Hours(24 * 30);

class Retention {
 public:
  // All of it outlives the job.
  Retention(sql::Database& database, const Clock& clock, RandomSource& random,
            rpc::FeedSignal& feed_signal);

  // Hourly, so that a server that is stopped every night erases as well.
  void Start(absl::Duration interval = absl::Hours(1));
  // Waits for a running round to end.
  void Stop() { timer_.Stop(); }

  // One round at `now`; returns how many rows were erased or made to name nobody. Each of its
  // writes is a short one, so that calls get in between. Again, or on two servers at once, is
  // harmless.
  absl::StatusOr<int64_t> RunOnce(absl::Time now);

 private:
  absl::StatusOr<int64_t> Erase(absl::Time now);
  absl::StatusOr<int64_t> CutAudit(absl::Time now);
  absl::StatusOr<int64_t> CutAuditOf(const std::string& organization_id, absl::Time now);
  // People who are not heard of: how many have lost their contact data.
  absl::StatusOr<int64_t> AskAfterPeople(absl::Time now);
  void Note(absl::string_view what, int64_t rows);

  const Clock& clock_;
  const JobParts parts_;
  // Something was erased that the engine's log may still hold; so it may after a start.
  bool log_holds_erased_ = true;
  Timer timer_;
};

}  // namespace glimmer::jobs
