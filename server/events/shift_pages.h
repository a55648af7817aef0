// Pages of ListShifts that many people ask for and that are the same for all of them. A page is
// good for one sequence of its organisation's feed: whatever changes what it shows raises that in
// the same transaction; and as long as nothing at all was written. Thread-safe.
#pragma once

#include <memory>
#include <string>

#include "absl/base/thread_annotations.h"
#include "absl/synchronization/mutex.h"
#include "absl/time/time.h"
#include "glimmer/v1/event_service.pb.h"
#include "grpcpp/support/byte_buffer.h"
#include "server/rpc/caller.h"
#include "shared/base/lru_map.h"

namespace glimmer::events {

class ShiftPages {
 public:
  using Page = std::shared_ptr<const grpc::ByteBuffer>;  // a ListShiftsResponse as it is sent

  // `key` holds all that the page depends on beside sequence and time. Null when it is not held or
  // does not hold at `now`.
  Page Find(const std::string& key, int64_t sequence, rpc::AsOf as_of);
  // The same without the feed, of the same version of the data.
  Page FindUnwritten(const std::string& key, rpc::AsOf as_of);
  // `page` was read as of `as_of`; it holds until the first of its shifts ends.
  Page Keep(const std::string& key, int64_t sequence, rpc::AsOf as_of,
            const v1::ListShiftsResponse& page);

 private:
  struct Held {
    int64_t sequence = -1;
    rpc::AsOf as_of;
    absl::Time until;
    Page page;

    bool Holds(absl::Time now) const { return as_of.time <= now && now < until; }
  };

  absl::Mutex mutex_;
  LruMap<Held> held_ ABSL_GUARDED_BY(mutex_){256};
};

}  // namespace glimmer::events
