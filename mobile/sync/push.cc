#include "mobile/sync/push.h"

#include <utility>

#include "mobile/sync/retry_policy.h"

namespace glimmer::mobile {
namespace {

constexpr absl::Duration kTimeout = absl::Seconds(20);

}  // namespace

absl::Status Push::Run() {
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
      const absl::Status settled = Settle(done);
      if (stop.ok()) stop = settled;
    }
  }
}

void Push::Send(OutboxItem item) {
  age_.NoteSent(item);
  const std::string method = item.method;
  std::string request = item.request;
  session_.Unary(method, std::move(request), kTimeout,
                 [this, item = std::move(item)](absl::StatusOr<std::string> answer) mutable {
                   absl::MutexLock lock(&mutex_);
                   done_.push_back({std::move(item), std::move(answer)});
                 });
}

std::vector<Push::Done> Push::WaitForSome() {
  absl::MutexLock lock(&mutex_);
  mutex_.Await(absl::Condition(
      +[](std::vector<Done>* done) { return !done->empty(); }, &done_));
  return std::exchange(done_, {});
}

absl::Status Push::Settle(const Done& done) {
  if (done.answer.ok()) {
    absl::Status kept;
    // Everything anew rather than a place that has gone since. First, so that it holds when the
    // process ends in between.
    if (age_.MayBeOld(done.item)) kept = store_.ForgetFeedToken();
    if (kept.ok()) kept = outbox_.Accept(done.item, *done.answer);
    if (kept.ok()) ++answered_;
    // Done there but not written down here: the same request again gives the same answer.
    return kept.ok() ? kept : Postpone(done.item, kept);
  }
  const absl::Status& status = done.answer.status();
  if (!IsFinal(status)) return Postpone(done.item, status);
  ++answered_;
  return outbox_.Reject(done.item, status);
}

absl::Status Push::Postpone(const OutboxItem& item, const absl::Status& why) {
  // Without a session or a known server it is not this item that must wait.
  const bool item_waits = Judge(why) == Outcome::kRetry || Judge(why) == Outcome::kFinal;
  const absl::Duration delay =
      item_waits ? RetryDelay(why, item.attempts, random_) : absl::ZeroDuration();
  RETURN_IF_ERROR(outbox_.Postpone(item, store_.clock().Now() + delay));
  return why;
}

}  // namespace glimmer::mobile
