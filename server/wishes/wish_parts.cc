#include "server/wishes/wish_parts.h"

#include <algorithm>
#include <utility>

#include "shared/base/time_convert.h"
#include "shared/domain/resource_names.h"
#include "shared/rpc/error.h"

namespace glimmer::wishes {
namespace {

// By what has waited longest for its receiver's word.
absl::Status SetCallBack(rpc::Context& context, Wish& wish) {
  std::optional<absl::Time> due;
  if (NeedsCallBack(wish.state, wish.counts)) {
    ASSIGN_OR_RETURN(
        const std::vector<WishClaim> brought,
        WishClaimStore(context.tx)
            .ListInStates(wish.wish_id, ClaimState::kDelivered, ClaimState::kDelivered));
    for (const WishClaim& claim : brought) {
      const absl::Time own = *claim.end_time + kCallBackAfter;
      due = due ? std::min(*due, own) : own;
    }
  }
  if (due != wish.call_back_time) wish.call_back_told = false;
  wish.call_back_time = due;
  return absl::OkStatus();
}

// What everybody may read of it.
v1::Wish PublicPart(const Wish& wish) {
  v1::Wish out;
  out.set_name(ResourceName(kWishes, wish.wish_id));
  out.set_unit(ResourceName(kUnits, wish.unit_id));
  out.set_alias(wish.alias);
  out.set_title(wish.title);
  out.set_description(wish.description);
  out.set_category(wish.category);
  if (wish.kind == NeedKind::kGoods) {
    v1::GoodsNeed& goods = *out.mutable_goods();
    goods.set_item(wish.item);
    goods.set_measure(wish.measure);
    goods.set_quantity(wish.counts.quantity);
    goods.set_may_split(wish.may_split);
  } else {
    out.mutable_service()->set_minutes(static_cast<int32_t>(wish.minutes));
  }
  out.set_deadline_date(wish.deadline_date);
  out.set_state(static_cast<v1::Wish::State>(wish.state));
  out.set_claimed_quantity(wish.counts.claimed);
  out.set_delivered_quantity(wish.counts.delivered);
  out.set_confirmed_quantity(wish.counts.confirmed);
  out.set_reason(wish.reason);
  *out.mutable_create_time() = ToTimestamp(wish.create_time);
  if (wish.publish_time) *out.mutable_publish_time() = ToTimestamp(*wish.publish_time);
  if (wish.confirm_time) *out.mutable_confirm_time() = ToTimestamp(*wish.confirm_time);
  *out.mutable_update_time() = ToTimestamp(wish.update_time);
  if (wish.call_back_time) *out.mutable_call_back_time() = ToTimestamp(*wish.call_back_time);
  return out;
}

// Newest first; whoever brought it has no word in it.
absl::Status AddUnconfirmed(rpc::Context& context, const Wish& wish, v1::Wish& out) {
  ASSIGN_OR_RETURN(std::vector<WishClaim> brought,
                   WishClaimStore(context.tx)
                       .ListInStates(wish.wish_id, ClaimState::kDelivered, ClaimState::kDelivered));
  std::stable_sort(brought.begin(), brought.end(), [](const WishClaim& a, const WishClaim& b) {
    return *a.end_time > *b.end_time;
  });
  for (const WishClaim& claim : brought) {
    if (Brought(claim, context.caller.person_id)) continue;
    v1::UnconfirmedDelivery& one = *out.add_unconfirmed_deliveries();
    one.set_wish_claim(ResourceName(kWishClaims, claim.wish_claim_id));
    one.set_quantity(claim.quantity);
    *one.mutable_end_time() = ToTimestamp(*claim.end_time);
  }
  return absl::OkStatus();
}

// As the scope of a wish says whose it is.
bool MayTakeBack(const std::string& reader, const Wish& wish) {
  const bool waits = wish.state == WishState::kProposed;
  const std::string& own =
      wish.contact_person_id.empty() && waits ? wish.proposer_person_id : wish.contact_person_id;
  return !reader.empty() && reader == own && NextState(wish.state, WishAction::kWithdraw).ok();
}

absl::Time DayOf(absl::Time time) {
  return absl::FromCivil(absl::ToCivilDay(time, absl::UTCTimeZone()), absl::UTCTimeZone());
}

}  // namespace

bool IsClose(const rpc::Caller& reader, const Wish& wish) {
  const bool own =
      reader.person_id == wish.proposer_person_id || reader.person_id == wish.contact_person_id;
  return (own && !reader.person_id.empty()) || reader.IsStaffOf(wish.unit_path);
}

bool IsInFeedOf(const rpc::Caller& viewer, const Wish& wish) {
  return wish.publish_time || IsClose(viewer, wish);
}

absl::StatusOr<v1::Wish> ToProto(rpc::Context& context, const Wish& wish) {
  v1::Wish out = PublicPart(wish);
  if (!IsClose(context.caller, wish)) {
    *out.mutable_create_time() = ToTimestamp(DayOf(wish.create_time));
    *out.mutable_update_time() = ToTimestamp(DayOf(wish.update_time));
    if (wish.confirm_time) *out.mutable_confirm_time() = ToTimestamp(DayOf(*wish.confirm_time));
    out.clear_call_back_time();
  }
  const std::string& reader = context.caller.person_id;
  out.set_may_withdraw(MayTakeBack(reader, wish));
  if (!reader.empty() && reader == wish.contact_person_id &&
      NeedsCallBack(wish.state, wish.counts)) {
    RETURN_IF_ERROR(AddUnconfirmed(context, wish, out));
  }
  return out;
}

v1::WishClaim ToProto(const WishClaim& claim) {
  v1::WishClaim out;
  out.set_name(ResourceName(kWishClaims, claim.wish_claim_id));
  out.set_wish(ResourceName(kWishes, claim.wish_id));
  out.set_person(ResourceName(kPeople, claim.person_id));
  out.set_person_display_name(claim.person_display_name);
  out.set_team(ResourceName(kUnits, claim.team_unit_id));
  out.set_actor(ResourceName(kPeople, claim.actor_person_id));
  out.set_quantity(claim.quantity);
  out.set_state(static_cast<v1::WishClaim::State>(claim.state));
  if (claim.expire_time) *out.mutable_expire_time() = ToTimestamp(*claim.expire_time);
  out.set_renewed(claim.renewed);
  if (claim.agreed_start) *out.mutable_agreed_start_time() = ToTimestamp(*claim.agreed_start);
  if (claim.agreed_end) *out.mutable_agreed_end_time() = ToTimestamp(*claim.agreed_end);
  if (claim.start_time) *out.mutable_start_time() = ToTimestamp(*claim.start_time);
  if (claim.end_time) *out.mutable_end_time() = ToTimestamp(*claim.end_time);
  for (const std::string& id : claim.companions) out.add_companions(ResourceName(kPeople, id));
  out.set_confirmation(static_cast<v1::WishClaim::Confirmation>(claim.confirmation));
  out.set_code_failures(static_cast<int32_t>(claim.code_failures));
  out.set_reason(claim.reason);
  *out.mutable_create_time() = ToTimestamp(claim.create_time);
  *out.mutable_update_time() = ToTimestamp(claim.update_time);
  return out;
}

absl::StatusOr<Wish> NeedWish(rpc::Context& context, absl::string_view name) {
  ASSIGN_OR_RETURN(const std::string id, IdOf(kWishes, name, "wish"));
  ASSIGN_OR_RETURN(std::optional<Wish> wish, WishStore(context.tx).Find(id));
  if (!wish || wish->organization_id != context.organization_id) return NotFound(name);
  return *std::move(wish);
}

absl::StatusOr<WishClaim> NeedClaim(rpc::Context& context, absl::string_view name) {
  ASSIGN_OR_RETURN(const std::string id, IdOf(kWishClaims, name, "wish_claim"));
  ASSIGN_OR_RETURN(std::optional<WishClaim> claim, WishClaimStore(context.tx).Find(id));
  if (!claim) return NotFound(name);
  return *std::move(claim);
}

absl::StatusOr<WishClaim> NeedClaimOf(rpc::Context& context, const Wish& wish,
                                      absl::string_view name) {
  ASSIGN_OR_RETURN(WishClaim claim, NeedClaim(context, name));
  if (claim.wish_id != wish.wish_id) return NotFound(name);
  return claim;
}

absl::Status Settle(rpc::Context& context, Wish& wish) {
  const bool was_confirmed = wish.confirm_time.has_value();
  if (wish.state >= WishState::kOpen && wish.state <= WishState::kConfirmed) {
    wish.state = StateOfCounts(wish.counts);
  }
  if (wish.state != WishState::kConfirmed && wish.state != WishState::kClosed) {
    wish.confirm_time.reset();
  } else if (!wish.confirm_time) {
    wish.confirm_time = context.now;
  }
  RETURN_IF_ERROR(SetCallBack(context, wish));
  wish.update_time = context.now;
  RETURN_IF_ERROR(WishStore(context.tx).Update(wish));
  if (was_confirmed != wish.confirm_time.has_value() || wish.state == WishState::kWithdrawn) {
    RETURN_IF_ERROR(WishStore(context.tx).SetOutcome(wish));
  }
  PushWish(context, wish);
  return absl::OkStatus();
}

void PushWish(rpc::Context& context, const Wish& wish) {
  const std::string name = ResourceName(kWishes, wish.wish_id);
  if (wish.publish_time) {
    context.changes.push_back({"", rpc::ChangeKind::kUpsert, "", name});
    return;
  }
  std::vector<std::string> keys = rpc::PathKeys(wish.unit_path);
  for (const std::string& person : {wish.proposer_person_id, wish.contact_person_id}) {
    if (!person.empty()) keys.push_back(rpc::PersonKey(person));
  }
  context.changes.push_back({name, rpc::ChangeKind::kUpsert, rpc::Audience(keys), ""});
}

void PushClaim(rpc::Context& context, const Wish& wish, const WishClaim& claim) {
  std::vector<std::string> keys = rpc::PathKeys(wish.unit_path);
  keys.insert(keys.begin(), rpc::PersonKey(claim.person_id));
  context.changes.push_back({ResourceName(kWishClaims, claim.wish_claim_id),
                             rpc::ChangeKind::kUpsert, rpc::Audience(keys), ""});
}

absl::Status Move(rpc::Context& context, Wish& wish, WishClaim& claim, ClaimAction action) {
  ASSIGN_OR_RETURN(const ClaimState state, NextState(claim.state, action));
  AddTo(wish.counts, claim.state, -claim.quantity);
  AddTo(wish.counts, state, claim.quantity);
  claim.state = state;
  claim.expire_time.reset();
  if (state != ClaimState::kConfirmed) claim.confirmation = Confirmation::kNone;
  claim.update_time = context.now;
  RETURN_IF_ERROR(WishClaimStore(context.tx).Update(claim));
  PushClaim(context, wish, claim);
  return absl::OkStatus();
}

absl::Status Tell(rpc::Context& context, const std::string& person_id, v1::Notice::Kind kind,
                  const Wish& wish, absl::string_view reason) {
  notices::NewNotice notice{person_id, kind, ResourceName(kWishes, wish.wish_id), {}};
  if (!reason.empty()) notice.parameters["reason"] = std::string(reason);
  return notices::NotifyOther(context, notice);
}

bool Brought(const WishClaim& claim, absl::string_view person_id) {
  return claim.person_id == person_id || std::find(claim.companions.begin(), claim.companions.end(),
                                                   person_id) != claim.companions.end();
}

absl::StatusOr<absl::Time> DeadlineOf(const Wish& wish) {
  ASSIGN_OR_RETURN(const absl::CivilDay day, ParseCivilDay(wish.deadline_date));
  ASSIGN_OR_RETURN(const absl::TimeZone zone, LoadZone(wish.time_zone));
  return absl::FromCivil(day + 1, zone);
}

}  // namespace glimmer::wishes
