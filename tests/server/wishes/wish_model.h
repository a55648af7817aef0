// What claims on one wish should do, told as simply as possible: entries in the order in which they
// came, every number counted afresh. The random test compares the server with it.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "absl/time/time.h"
#include "glimmer/v1/error_reason.pb.h"
#include "shared/domain/wish_rules.h"

namespace glimmer::wishes {

struct ModelClaim {
  int person = 0;
  int64_t quantity = 0;
  ClaimState state = ClaimState::kHeld;
  absl::Time claimed;
  absl::Time expire;
  bool renewed = false;
  absl::Time delivered;
};

class WishModel {
 public:
  WishModel(int64_t quantity, bool may_split, absl::Time deadline)
      : quantity_(quantity), may_split_(may_split), deadline_(deadline) {}

  // Each gives the reason of a refusal, or ERROR_REASON_UNSPECIFIED.
  v1::ErrorReason Claim(int person, int64_t asked, absl::Time now);
  v1::ErrorReason Renew(size_t entry, absl::Time now);
  v1::ErrorReason Release(size_t entry);
  v1::ErrorReason Deliver(size_t entry, int64_t quantity, absl::Time now);
  v1::ErrorReason Confirm(size_t entry);
  v1::ErrorReason Return(size_t entry);
  // How many lapse, and one when somebody is told to call back.
  int Lapse(absl::Time now);
  // Of what was brought first and is not confirmed.
  std::optional<absl::Time> CallBackTime() const;

  WishState state() const;
  // Of claims in `state` and those that are further.
  int64_t Sum(ClaimState state) const;
  const std::vector<ModelClaim>& entries() const { return entries_; }

 private:
  const int64_t quantity_;
  const bool may_split_;
  const absl::Time deadline_;
  std::vector<ModelClaim> entries_;
  std::optional<absl::Time> told_;  // of which call-back
};

}  // namespace glimmer::wishes
