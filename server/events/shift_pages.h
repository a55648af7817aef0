// Pages of ListShifts that many people ask for and that are the same for all of them. A page is
// good for one sequence of its organisation's feed: whatever changes what it shows raises that in
// the same transaction. Thread-safe.
#pragma once

#include <memory>
#include <string>

#include "absl/base/thread_annotations.h"
#include "absl/synchronization/mutex.h"
#include "absl/time/time.h"
#include "glimmer/v1/event_service.pb.h"
#include "shared/base/lru_map.h"

namespace glimmer::events {

class ShiftPages {
 public:
  using Page = std::shared_ptr<const v1::ListShiftsResponse>;

  // `key` holds all that the page depends on beside sequence and time. Null when it is not held or
  // does not hold at `now`.
  Page Find(const std::string& key, int64_t sequence, absl::Time now);
  // `page` was read at `now`; it holds until the first of its shifts ends.
  void Keep(const std::string& key, int64_t sequence, absl::Time now, Page page);

 private:
  struct Held {
    int64_t sequence = -1;
    absl::Time from;
    absl::Time until;
    Page page;
  };

  absl::Mutex mutex_;
  LruMap<Held> held_ ABSL_GUARDED_BY(mutex_){256};
};

}  // namespace glimmer::events
