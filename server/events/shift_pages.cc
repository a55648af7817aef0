#include "server/events/shift_pages.h"

#include <algorithm>
#include <utility>

#include "shared/base/time_convert.h"

namespace glimmer::events {

ShiftPages::Page ShiftPages::Find(const std::string& key, int64_t sequence, rpc::AsOf as_of) {
  absl::MutexLock lock(&mutex_);
  const Held* held = held_.Find(key);
  if (held == nullptr || held->sequence != sequence || !held->Holds(as_of.time)) return nullptr;
  Held& kept = held_.Touch(key);
  kept.as_of.version = as_of.version;
  return kept.page;
}

ShiftPages::Page ShiftPages::FindUnwritten(const std::string& key, rpc::AsOf as_of) {
  absl::MutexLock lock(&mutex_);
  const Held* held = held_.Find(key);
  const bool good = held != nullptr && as_of.version && held->as_of.version == as_of.version &&
                    held->Holds(as_of.time);
  return good ? held->page : nullptr;
}

ShiftPages::Page ShiftPages::Keep(const std::string& key, int64_t sequence, rpc::AsOf as_of,
                                  const v1::ListShiftsResponse& page) {
  absl::Time until = absl::InfiniteFuture();
  for (const v1::Shift& shift : page.shifts()) {
    until = std::min(until, FromTimestamp(shift.end_time()));
  }
  const grpc::Slice octets(page.SerializeAsString());
  auto kept = std::make_shared<const grpc::ByteBuffer>(&octets, 1);
  absl::MutexLock lock(&mutex_);
  held_.Touch(key) = {sequence, as_of, until, kept};
  return kept;
}

}  // namespace glimmer::events
