#include "server/rpc/feed_signal.h"

#include <utility>
#include <vector>

namespace glimmer::rpc {

void FeedSignal::Notify(const std::string& organization_id, int64_t sequence) {
  Wake(organization_id, sequence);
  if (relay_) relay_(organization_id, sequence);
}

void FeedSignal::Wake(const std::string& organization_id, int64_t sequence) {
  std::vector<std::shared_ptr<Listener>> due;
  {
    absl::MutexLock lock(&mutex_);
    for (const auto& [handle, entry] : listeners_) {
      if (entry.organization_id == organization_id) due.push_back(entry.listener);
    }
  }
  for (const auto& listener : due) (*listener)(sequence);
}

int64_t FeedSignal::Add(const std::string& organization_id, Listener listener,
                        std::function<void()> closed) {
  int64_t handle = 0;
  {
    absl::MutexLock lock(&mutex_);
    handle = next_++;
    Entry& entry = listeners_[handle];
    entry = {organization_id, std::make_shared<Listener>(std::move(listener)), std::move(closed)};
    if (!closed_) return handle;
    closed = entry.closed;
  }
  closed();
  return handle;
}

void FeedSignal::Remove(int64_t handle) {
  absl::MutexLock lock(&mutex_);
  listeners_.erase(handle);
}

void FeedSignal::Close() {
  std::vector<std::function<void()>> due;
  {
    absl::MutexLock lock(&mutex_);
    closed_ = true;
    for (const auto& [handle, entry] : listeners_) due.push_back(entry.closed);
  }
  for (const auto& closed : due) closed();
}

}  // namespace glimmer::rpc
