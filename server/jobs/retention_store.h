// What is erased when its time is over, in the database. Each method erases at most `limit` of what
// is from before a time, oldest first, and says how many it found.
#pragma once

#include <cstdint>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "shared/sql/database.h"

namespace glimmer::jobs {

class RetentionStore {
 public:
  explicit RetentionStore(sql::Transaction& tx) : tx_(tx) {}

  // Visits that ended before it keep community, times, outcome, how many went and what was brought;
  // they name nobody, and the household by its subject key alone.
  absl::StatusOr<int64_t> ForgetVisits(absl::Time before, int limit);
  // Of pairings that ended before it nothing is left.
  absl::StatusOr<int64_t> DropPairings(absl::Time before, int limit);
  absl::StatusOr<int64_t> DropNotices(absl::Time before, int limit);
  // Rows of the feeds with the answers in them; the last of each stays, whose sequence goes on.
  absl::StatusOr<int64_t> DropChanges(absl::Time before, int limit);
  // Those that were over before it.
  absl::StatusOr<int64_t> DropInvitations(absl::Time before, int limit);
  absl::StatusOr<int64_t> DropSessions(absl::Time before, int limit);

 private:
  sql::Transaction& tx_;
};

}  // namespace glimmer::jobs
