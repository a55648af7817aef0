// Wakes those who watch a feed, here and on other servers. Says only that there is something new.
// Thread-safe.
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

  using Relay = std::function<void(const std::string& organization_id, int64_t sequence)>;

  // Takes what this server committed to the others; returns at once. Before the first Notify.
  void SetRelay(Relay relay) { relay_ = std::move(relay); }

  // This server committed something. Wakes, and tells the others.
  void Notify(const std::string& organization_id, int64_t sequence);

  // Calls the organisation's listeners, without holding the lock; they return at once.
  void Wake(const std::string& organization_id, int64_t sequence);

  // Returns a handle for Remove. `listener` runs on the notifying thread; `closed` runs once when
  // the feed closes, before this returns if it already has.
  int64_t Add(
      const std::string& organization_id, Listener listener, std::function<void()> closed = [] {});
  void Remove(int64_t handle);

  // The server is about to stop: tells every listener, and from now on each that comes.
  void Close();

 private:
  struct Entry {
    std::string organization_id;
    std::shared_ptr<Listener> listener;
    std::function<void()> closed;
  };

  Relay relay_;
  absl::Mutex mutex_;
  bool closed_ ABSL_GUARDED_BY(mutex_) = false;
  int64_t next_ ABSL_GUARDED_BY(mutex_) = 1;
  std::map<int64_t, Entry> listeners_ ABSL_GUARDED_BY(mutex_);
};

}  // namespace glimmer::rpc
