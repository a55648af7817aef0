#include "server/rpc/feed_signal.h"

#include <utility>
#include <vector>

namespace glimmer::rpc {

void FeedSignal::Notify(const std::string& organization_id, int64_t sequence) {
  std::vector<std::shared_ptr<Listener>> due;
  {
    absl::MutexLock lock(&mutex_);
    for (const auto& [handle, entry] : listeners_) {
      if (entry.first == organization_id) due.push_back(entry.second);
    }
  }
  for (const auto& listener : due) (*listener)(sequence);
}

int64_t FeedSignal::Add(const std::string& organization_id, Listener listener) {
  absl::MutexLock lock(&mutex_);
  listeners_[next_] = {organization_id, std::make_shared<Listener>(std::move(listener))};
  return next_++;
}

void FeedSignal::Remove(int64_t handle) {
  absl::MutexLock lock(&mutex_);
  listeners_.erase(handle);
}

}  // namespace glimmer::rpc
