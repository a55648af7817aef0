#include "mobile/store/wish_overlay.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

#include "mobile/store/pending.h"
#include "shared/base/time_convert.h"
#include "shared/domain/wish_rules.h"

namespace glimmer::mobile {
namespace {

using Kind = Pending::Kind;
using Mine = MyClaim::Kind;

bool TakesFromWish(const v1::WishClaim& claim) {
  return claim.state() >= v1::WishClaim::STATE_HELD &&
         claim.state() <= v1::WishClaim::STATE_CONFIRMED;
}

bool AboutClaim(Kind kind) {
  switch (kind) {
    case Kind::kClaimWish:
    case Kind::kRenewClaim:
    case Kind::kReleaseClaim:
    case Kind::kAgreeTime:
    case Kind::kDeliverWish:
    case Kind::kConfirmCode:
      return true;
    default:
      return false;
  }
}

void SetFromServer(const v1::WishClaim& claim, MyClaim& mine) {
  mine.claim = claim.name();
  mine.team = claim.team();
  mine.quantity = claim.quantity();
  mine.claim_time = FromTimestamp(claim.create_time());
  mine.expire_time = FromTimestamp(claim.expire_time());
  mine.renewed = claim.renewed();
  if (claim.has_agreed_start_time()) {
    mine.agreed_start = FromTimestamp(claim.agreed_start_time());
    mine.agreed_end = FromTimestamp(claim.agreed_end_time());
  }
  mine.companions.assign(claim.companions().begin(), claim.companions().end());
  mine.code_failures = claim.code_failures();
  switch (claim.state()) {
    case v1::WishClaim::STATE_HELD:
      mine.kind = Mine::kHeld;
      break;
    case v1::WishClaim::STATE_DELIVERED:
      mine.kind = Mine::kDelivered;
      break;
    case v1::WishClaim::STATE_CONFIRMED:
      mine.kind = Mine::kConfirmed;
      break;
    default:
      break;
  }
}

void SetOnItsWay(const Pending& pending, MyClaim& mine) {
  switch (pending.kind) {
    case Kind::kClaimWish:
      mine.kind = Mine::kRequested;
      mine.claim = pending.subject;
      mine.claim_time = pending.item.create_time;
      mine.quantity = pending.quantity;
      break;
    case Kind::kReleaseClaim:
      mine.kind = Mine::kReleasing;
      break;
    case Kind::kDeliverWish:
      mine.kind = Mine::kDelivering;
      mine.companions = pending.companions;
      break;
    case Kind::kConfirmCode:
      mine.kind = Mine::kConfirming;
      break;
    case Kind::kAgreeTime:
      mine.agreed_start = pending.capture_time;
      mine.agreed_end = pending.end_time;
      break;
    default:
      mine.renewed = true;
      break;
  }
}

bool Changes(Kind kind) {
  return kind == Kind::kProposeWish || kind == Kind::kCorrectWish || kind == Kind::kReviewWish ||
         kind == Kind::kWithdrawWish || kind == Kind::kConfirmReceipt || kind == Kind::kReopenWish;
}

// What the person holds or has asked for, of all wishes.
int64_t CountHeld(const std::vector<v1::WishClaim>& own, const std::vector<Pending>& pending,
                  const std::string& person) {
  int64_t held = std::count_if(own.begin(), own.end(), [](const v1::WishClaim& claim) {
    return claim.state() == v1::WishClaim::STATE_HELD;
  });
  for (const Pending& one : pending) {
    if (one.Refused() || one.person != person) continue;
    if (one.kind == Kind::kClaimWish) ++held;
    if (one.kind == Kind::kReleaseClaim || one.kind == Kind::kDeliverWish) --held;
  }
  return std::max<int64_t>(held, 0);
}

// Without what the contact has answered on this phone.
std::vector<v1::UnconfirmedDelivery> StillAsked(const v1::Wish& wish,
                                                const std::vector<Pending>& pending) {
  std::vector<v1::UnconfirmedDelivery> asked;
  for (const v1::UnconfirmedDelivery& one : wish.unconfirmed_deliveries()) {
    const bool answered = std::any_of(pending.begin(), pending.end(), [&](const Pending& answer) {
      const bool says = answer.kind == Kind::kConfirmReceipt || answer.kind == Kind::kReopenWish;
      return says && !answer.Refused() && answer.wish == wish.name() &&
             (answer.subject.empty() || answer.subject == one.wish_claim());
    });
    if (!answered) asked.push_back(one);
  }
  return asked;
}

// A correction shows as it would be.
void LayCorrection(const Pending& pending, v1::Wish& wish) {
  v1::UpdateWishRequest request;
  if (!request.ParseFromString(pending.item.request)) return;
  wish.set_alias(request.wish().alias());
  wish.set_title(request.wish().title());
  wish.set_description(request.wish().description());
  wish.set_category(request.wish().category());
  wish.set_deadline_date(request.wish().deadline_date());
}

}  // namespace

bool AwaitsOwnWord(const v1::Wish& wish) { return wish.unconfirmed_deliveries_size() > 0; }

bool IsOwn(const v1::Wish& wish) { return AwaitsOwnWord(wish) || wish.may_withdraw(); }

WishCounts CountsOf(const v1::Wish& wish) {
  WishCounts counts;
  if (wish.has_goods()) counts.quantity = wish.goods().quantity();
  counts.claimed = wish.claimed_quantity();
  counts.delivered = wish.delivered_quantity();
  counts.confirmed = wish.confirmed_quantity();
  return counts;
}

MyClaim LayOver(const v1::WishClaim* claim, const std::vector<Pending>& pending) {
  MyClaim mine;
  if (claim != nullptr) SetFromServer(*claim, mine);
  const auto show = [&](const Pending& one) {
    if (!one.Refused()) SetOnItsWay(one, mine);
  };
  LayPending(pending, AboutClaim, show, mine);
  return mine;
}

struct WishOverlay::Held {
  std::string person;
  std::vector<v1::WishClaim> own;  // that take from their wishes
  std::vector<Pending> pending;
  std::map<std::string, std::string> units;  // by name, what they are called
  int64_t held = 0;
  absl::CivilDay today;  // where the phone is: the last day is the community's
};

absl::StatusOr<WishOverlay::Held> WishOverlay::Load() {
  Held held;
  ASSIGN_OR_RETURN(const Profile profile, store_.GetProfile());
  held.person = profile.person;
  ASSIGN_OR_RETURN(std::vector<v1::WishClaim> claims, store_.ListWishClaims());
  for (v1::WishClaim& claim : claims) {
    if (claim.person() == held.person && TakesFromWish(claim)) held.own.push_back(std::move(claim));
  }
  ASSIGN_OR_RETURN(held.pending, ListPending(outbox_));
  ASSIGN_OR_RETURN(const auto units, store_.Units());
  for (const v1::Unit& unit : units) held.units[unit.name()] = unit.display_name();
  held.held = CountHeld(held.own, held.pending, held.person);
  held.today = absl::ToCivilDay(store_.ServerNow(), absl::LocalTimeZone());
  return held;
}

WishView WishOverlay::ViewOf(const v1::Wish& wish, const Held& held) const {
  WishView view{.wish = wish};
  const auto unit = held.units.find(wish.unit());
  if (unit != held.units.end()) view.unit_name = unit->second;
  std::vector<Pending> about;
  for (const Pending& pending : held.pending) {
    if (pending.wish != wish.name()) continue;
    if (Changes(pending.kind) && !pending.Refused()) view.on_its_way = true;
    if (pending.kind == Kind::kCorrectWish && !pending.Refused()) LayCorrection(pending, view.wish);
    if (pending.person == held.person) about.push_back(pending);
  }
  const auto own = std::find_if(held.own.rbegin(), held.own.rend(),
                                [&](const auto& claim) { return claim.wish() == wish.name(); });
  view.mine = LayOver(own == held.own.rend() ? nullptr : &*own, about);
  ClaimFacts facts;
  facts.state = static_cast<WishState>(wish.state());
  facts.counts = CountsOf(wish);
  facts.may_split = wish.goods().may_split();
  facts.held_by_person = held.held;
  view.why_not = RefusalOf(CheckClaim(facts, 0).status());
  const auto last = ParseCivilDay(wish.deadline_date());
  view.overdue = IsUnfulfilled(facts.state) && last.ok() && *last < held.today;
  view.asked = StillAsked(wish, held.pending);
  return view;
}

absl::StatusOr<std::vector<WishView>> WishOverlay::Wishes() {
  ASSIGN_OR_RETURN(const Held held, Load());
  ASSIGN_OR_RETURN(const std::vector<v1::Wish> wishes, store_.ListWishes());
  std::vector<WishView> views;
  views.reserve(wishes.size());
  for (const v1::Wish& wish : wishes) views.push_back(ViewOf(wish, held));
  std::stable_sort(views.begin(), views.end(), [](const WishView& a, const WishView& b) {
    return std::tie(a.wish.deadline_date(), a.wish.name()) <
           std::tie(b.wish.deadline_date(), b.wish.name());
  });
  return views;
}

absl::StatusOr<std::optional<WishView>> WishOverlay::Wish(absl::string_view name) {
  ASSIGN_OR_RETURN(const auto wish, store_.Get<v1::Wish>(name));
  if (!wish) return std::nullopt;
  ASSIGN_OR_RETURN(const Held held, Load());
  return ViewOf(*wish, held);
}

absl::StatusOr<std::vector<v1::WishClaim>> WishOverlay::ClaimsOf(absl::string_view wish) {
  ASSIGN_OR_RETURN(std::vector<v1::WishClaim> claims, store_.ListWishClaims());
  claims.erase(std::remove_if(claims.begin(), claims.end(),
                              [&](const v1::WishClaim& claim) { return claim.wish() != wish; }),
               claims.end());
  std::reverse(claims.begin(), claims.end());
  return claims;
}

}  // namespace glimmer::mobile
