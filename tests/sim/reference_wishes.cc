// The reference model's part about wishes and who has claimed them.
#include <algorithm>

#include "absl/strings/str_cat.h"
#include "shared/base/time_convert.h"
#include "tests/sim/reference_model.h"

namespace glimmer::sim {
namespace {

constexpr v1::ErrorReason kDone = v1::ERROR_REASON_UNSPECIFIED;

}  // namespace

std::string ClaimFacts(int state, int64_t quantity, absl::Time expire, bool renewed) {
  const bool held = state == v1::WishClaim::STATE_HELD;
  return absl::StrCat("state ", state, " quantity ", quantity,
                      held ? absl::StrCat(" until ", absl::ToUnixSeconds(expire)) : "",
                      renewed ? " renewed" : "");
}

void ReferenceModel::AddWish(const v1::Wish& wish) {
  const absl::CivilDay last = *ParseCivilDay(wish.deadline_date());
  wishes_[wish.name()].claims =
      std::make_unique<wishes::WishModel>(wish.goods().quantity(), wish.goods().may_split(),
                                          absl::FromCivil(last + 1, *LoadZone("Asia/Shanghai")));
}

ReferenceModel::ClaimPlace ReferenceModel::FindClaim(const std::string& claim) {
  for (auto& [name, wish] : wishes_) {
    const auto found = std::find(wish.names.begin(), wish.names.end(), claim);
    if (found != wish.names.end()) return {&wish, static_cast<size_t>(found - wish.names.begin())};
  }
  return {};
}

Expected ReferenceModel::Said(const ClaimPlace& place, v1::ErrorReason reason) {
  if (reason != kDone) return {reason, ""};
  const wishes::ModelClaim& claim = place.wish->claims->entries()[place.entry];
  return {kDone,
          ClaimFacts(static_cast<int>(claim.state), claim.quantity, claim.expire, claim.renewed)};
}

Expected ReferenceModel::Claim(const v1::ClaimWishRequest& request, absl::Time now) {
  Wish& wish = wishes_.at(request.wish());
  const v1::ErrorReason reason =
      wish.claims->Claim(Number(request.person()), request.quantity(), now);
  if (reason == kDone) wish.names.push_back(absl::StrCat("wish_claims/", request.wish_claim_id()));
  return Said({&wish, wish.names.empty() ? 0 : wish.names.size() - 1}, reason);
}

Expected ReferenceModel::Renew(const v1::RenewWishClaimRequest& request, absl::Time now) {
  const ClaimPlace place = FindClaim(request.wish_claim());
  if (place.wish == nullptr) return {v1::ERROR_REASON_NOT_FOUND, ""};
  return Said(place, place.wish->claims->Renew(place.entry, now));
}

Expected ReferenceModel::Release(const v1::ReleaseWishClaimRequest& request) {
  const ClaimPlace place = FindClaim(request.wish_claim());
  if (place.wish == nullptr) return {v1::ERROR_REASON_NOT_FOUND, ""};
  return Said(place, place.wish->claims->Release(place.entry));
}

std::vector<std::string> ReferenceModel::ClaimRows() const {
  std::vector<std::string> rows;
  for (const auto& [name, wish] : wishes_) {
    for (size_t i = 0; i < wish.names.size(); ++i) {
      const wishes::ModelClaim& claim = wish.claims->entries()[i];
      rows.push_back(absl::StrCat(
          wish.names[i], " ", name, " ", people_[static_cast<size_t>(claim.person)], " ",
          ClaimFacts(static_cast<int>(claim.state), claim.quantity, claim.expire, claim.renewed)));
    }
  }
  std::sort(rows.begin(), rows.end());
  return rows;
}

}  // namespace glimmer::sim
