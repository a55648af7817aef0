#include "tests/server/wishes/wish_model.h"

#include <algorithm>

namespace glimmer::wishes {

int64_t WishModel::Sum(ClaimState state) const {
  int64_t sum = 0;
  for (const ModelClaim& claim : entries_) {
    if (claim.state >= state && claim.state <= ClaimState::kConfirmed) sum += claim.quantity;
  }
  return sum;
}

WishState WishModel::state() const {
  if (Sum(ClaimState::kConfirmed) == quantity_) return WishState::kConfirmed;
  if (Sum(ClaimState::kDelivered) == quantity_) return WishState::kDelivered;
  if (Sum(ClaimState::kHeld) == quantity_) return WishState::kClaimed;
  return WishState::kOpen;
}

v1::ErrorReason WishModel::Claim(int person, int64_t asked, absl::Time now) {
  for (const ModelClaim& claim : entries_) {
    if (claim.person == person && claim.state <= ClaimState::kDelivered) {
      return v1::ERROR_REASON_ALREADY_CLAIMED;
    }
  }
  const int64_t left = quantity_ - Sum(ClaimState::kHeld);
  if (left == 0) return v1::ERROR_REASON_WISH_TAKEN;
  if (asked > quantity_ || (!may_split_ && asked != 0 && asked != quantity_)) {
    return v1::ERROR_REASON_FIELD_INVALID;
  }
  if (asked > left) return v1::ERROR_REASON_WISH_TAKEN;
  const absl::Time expire =
      std::max(now + absl::Hours(24), std::min(now + absl::Hours(72), deadline_));
  entries_.push_back({person, asked == 0 ? left : asked, ClaimState::kHeld, now, expire, false});
  return v1::ERROR_REASON_UNSPECIFIED;
}

v1::ErrorReason WishModel::Renew(size_t entry, absl::Time now) {
  ModelClaim& claim = entries_[entry];
  if (claim.state != ClaimState::kHeld) return v1::ERROR_REASON_CLAIM_STATE;
  if (now >= claim.expire) return v1::ERROR_REASON_LEASE_EXPIRED;
  if (claim.renewed) return v1::ERROR_REASON_LEASE_RENEWED;
  claim.renewed = true;
  claim.expire += absl::Hours(72);
  return v1::ERROR_REASON_UNSPECIFIED;
}

v1::ErrorReason WishModel::Release(size_t entry) {
  if (entries_[entry].state != ClaimState::kHeld) return v1::ERROR_REASON_CLAIM_STATE;
  entries_[entry].state = ClaimState::kReleased;
  return v1::ERROR_REASON_UNSPECIFIED;
}

v1::ErrorReason WishModel::Deliver(size_t entry, int64_t quantity, absl::Time now) {
  ModelClaim& claim = entries_[entry];
  if (claim.state == ClaimState::kLapsed) {
    for (const ModelClaim& other : entries_) {
      if (other.person == claim.person && other.state <= ClaimState::kDelivered) {
        return v1::ERROR_REASON_ALREADY_CLAIMED;
      }
    }
    if (claim.quantity > quantity_ - Sum(ClaimState::kHeld)) return v1::ERROR_REASON_WISH_TAKEN;
  } else if (claim.state != ClaimState::kHeld) {
    return v1::ERROR_REASON_CLAIM_STATE;
  }
  if (now - absl::Minutes(2) <= claim.claimed) return v1::ERROR_REASON_TIMES_INVALID;
  if (quantity > claim.quantity) return v1::ERROR_REASON_FIELD_INVALID;
  if (quantity != 0 && quantity != claim.quantity && !may_split_) {
    return v1::ERROR_REASON_FIELD_INVALID;
  }
  if (quantity != 0) claim.quantity = quantity;
  claim.delivered = now;
  claim.state = ClaimState::kDelivered;
  return v1::ERROR_REASON_UNSPECIFIED;
}

v1::ErrorReason WishModel::Confirm(size_t entry) {
  if (entries_[entry].state != ClaimState::kDelivered) return v1::ERROR_REASON_CLAIM_STATE;
  entries_[entry].state = ClaimState::kConfirmed;
  return v1::ERROR_REASON_UNSPECIFIED;
}

v1::ErrorReason WishModel::Return(size_t entry) {
  ModelClaim& claim = entries_[entry];
  if (claim.state != ClaimState::kDelivered && claim.state != ClaimState::kConfirmed) {
    return v1::ERROR_REASON_CLAIM_STATE;
  }
  claim.state = ClaimState::kReturned;
  return v1::ERROR_REASON_UNSPECIFIED;
}

int WishModel::Lapse(absl::Time now) {
  int lapsed = 0;
  for (ModelClaim& claim : entries_) {
    if (claim.state != ClaimState::kHeld || now < claim.expire) continue;
    claim.state = ClaimState::kLapsed;
    ++lapsed;
  }
  const std::optional<absl::Time> due = CallBackTime();
  if (!due || now < *due || due == told_) return lapsed;
  told_ = due;
  return lapsed + 1;
}

std::optional<absl::Time> WishModel::CallBackTime() const {
  std::optional<absl::Time> due;
  for (const ModelClaim& claim : entries_) {
    if (claim.state != ClaimState::kDelivered) continue;
    const absl::Time own = claim.delivered + kCallBackAfter;
    due = due ? std::min(*due, own) : own;
  }
  return due;
}

}  // namespace glimmer::wishes
