// Wakes those who watch a feed. Says only that there is something new. Thread-safe.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>

#include "absl/base/thread_annotations.h"
#include "absl/synchronization/mutex.h"

namespace glimmer::rpc {

class FeedSignal {
 public:
  using Listener = std::function<void(int64_t sequence)>;

  // Calls the organisation's listeners, without holding the lock; they return at once.
  void Notify(const std::string& organization_id, int64_t sequence);

  // Returns a handle for Remove. `listener` runs on the notifying thread.
  int64_t Add(const std::string& organization_id, Listener listener);
  void Remove(int64_t handle);

 private:
  absl::Mutex mutex_;
  int64_t next_ ABSL_GUARDED_BY(mutex_) = 1;
  std::map<int64_t, std::pair<std::string, std::shared_ptr<Listener>>> listeners_
      ABSL_GUARDED_BY(mutex_);
};

}  // namespace glimmer::rpc
