#include "mobile/sync/push.h"

#include <utility>

namespace glimmer::mobile {
namespace {

constexpr absl::Duration kTimeout = absl::Seconds(20);

}  // namespace

absl::Status Push::Run() {
  RETURN_IF_ERROR(settler_.PutBack());
  absl::Status stop;
  size_t in_flight = 0;
  for (;;) {
    if (stop.ok() && in_flight < lanes_) {
      auto claimed = outbox_.Claim(lanes_ - in_flight);
      stop = claimed.status();
      if (claimed.ok()) {
        in_flight += claimed->size();
        for (OutboxItem& item : *claimed) Send(std::move(item));
      }
    }
    if (in_flight == 0) return stop;
    for (const Done& done : WaitForSome()) {
      --in_flight;
      const absl::Status settled = settler_.Settle(done.item, done.answer);
      if (stop.ok()) stop = settled;
    }
  }
}

void Push::Send(OutboxItem item) {
  settler_.NoteSent(item);
  const std::string method = item.method;
  std::string request = item.request;
  const CallOptions options = {.timeout = kTimeout, .attempt = item.attempts};
  session_.Unary(method, std::move(request), options,
                 [this, item = std::move(item)](absl::StatusOr<std::string> answer) mutable {
                   absl::MutexLock lock(&mutex_);
                   done_.push_back({std::move(item), std::move(answer)});
                 });
}

std::vector<Push::Done> Push::WaitForSome() {
  absl::MutexLock lock(&mutex_);
  const auto some = [this]()
                        ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_) { return woken_ || !done_.empty(); };
  mutex_.Await(absl::Condition(&some));
  woken_ = false;
  return std::exchange(done_, {});
}

void Push::Wake() {
  absl::MutexLock lock(&mutex_);
  woken_ = true;
}

}  // namespace glimmer::mobile
