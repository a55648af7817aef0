#include "mobile/sync/settler.h"

#include "mobile/sync/retry_policy.h"

namespace glimmer::mobile {

void Settler::NoteSent(const OutboxItem& item) {
  if (item.attempts == 1) sent_since_page_.insert(item.request_id);
}

bool Settler::MayBeOld(const OutboxItem& item) const {
  return item.attempts > 1 && !sent_since_page_.contains(item.request_id);
}

absl::Status Settler::Settle(const OutboxItem& item, const absl::StatusOr<std::string>& answer) {
  if (answer.ok()) {
    const absl::Status kept = Accept(item, *answer);
    if (kept.ok()) ++answered_;
    // Done there but not written down here: the same request again gives the same answer.
    return kept.ok() ? kept : Postpone(item, kept);
  }
  return IsFinal(answer.status()) ? Reject(item, answer.status()) : Postpone(item, answer.status());
}

absl::Status Settler::Reject(const OutboxItem& item, const absl::Status& refusal) {
  const absl::Status kept = outbox_.Reject(item, refusal);
  if (kept.ok()) ++answered_;
  return kept.ok() ? kept : Postpone(item, kept);
}

absl::Status Settler::Accept(const OutboxItem& item, const std::string& answer) {
  // First, so that it holds when the process ends in between.
  if (MayBeOld(item)) RETURN_IF_ERROR(store_.ForgetFeedToken());
  return outbox_.Accept(item, answer);
}

absl::Status Settler::Postpone(const OutboxItem& item, const absl::Status& why) {
  // Without a session or a known server it is not this item that must wait.
  const bool item_waits = Judge(why) == Outcome::kRetry || Judge(why) == Outcome::kFinal;
  const absl::Duration delay =
      item_waits ? RetryDelay(why, item.attempts, random_) : absl::ZeroDuration();
  const absl::Status kept = outbox_.Postpone(item, store_.clock().Now() + delay);
  if (!kept.ok()) adrift_.push_back(item);
  return kept.ok() ? why : kept;
}

absl::Status Settler::PutBack() {
  while (!adrift_.empty()) {
    const absl::Status kept = outbox_.Postpone(adrift_.back(), store_.clock().Now());
    if (absl::IsUnavailable(kept)) return kept;
    adrift_.pop_back();
  }
  return absl::OkStatus();
}

}  // namespace glimmer::mobile
