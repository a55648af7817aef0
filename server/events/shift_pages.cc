#include "server/events/shift_pages.h"

#include <algorithm>
#include <utility>

#include "shared/base/time_convert.h"

namespace glimmer::events {

ShiftPages::Page ShiftPages::Find(const std::string& key, int64_t sequence, absl::Time now) {
  absl::MutexLock lock(&mutex_);
  const Held* held = held_.Find(key);
  const bool good =
      held != nullptr && held->sequence == sequence && held->from <= now && now < held->until;
  return good ? held->page : nullptr;
}

void ShiftPages::Keep(const std::string& key, int64_t sequence, absl::Time now, Page page) {
  absl::Time until = absl::InfiniteFuture();
  for (const v1::Shift& shift : page->shifts()) {
    until = std::min(until, FromTimestamp(shift.end_time()));
  }
  absl::MutexLock lock(&mutex_);
  held_.Touch(key) = {sequence, now, until, std::move(page)};
}

}  // namespace glimmer::events
