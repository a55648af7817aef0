#include "server/wishes/claim_commands.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "server/people/unit_store.h"
#include "server/rpc/page_token.h"
#include "server/rpc/reason.h"
#include "server/wishes/household_wishes.h"
#include "server/wishes/wish_parts.h"
#include "shared/base/time_convert.h"
#include "shared/domain/field_checks.h"
#include "shared/domain/resource_names.h"
#include "shared/domain/sign_up_rules.h"
#include "shared/rpc/error.h"

namespace glimmer::wishes {
namespace {

constexpr absl::string_view kList = "ListWishClaims";

bool IsOwn(const rpc::Context& context, absl::string_view person_id) {
  return context.caller.person_id == person_id;
}

absl::Status CheckRequest(const rpc::Context& context, const v1::ClaimWishRequest& request,
                          absl::string_view person_id) {
  RETURN_IF_ERROR(CheckChosenId("wish_claim_id", request.wish_claim_id()));
  RETURN_IF_ERROR(rpc::CheckOptionalReason(request.override_reason(), "override_reason"));
  if (!request.override_reason().empty() && IsOwn(context, person_id)) {
    return InvalidField("override_reason", "Nobody overrides a rule for themselves.");
  }
  return absl::OkStatus();
}

absl::StatusOr<Claimer> NeedClaimer(rpc::Context& context, const std::string& person_id,
                                    const Wish& wish) {
  ASSIGN_OR_RETURN(const std::optional<Claimer> claimer,
                   WishClaimStore(context.tx).FindClaimer(person_id, wish.wish_id));
  if (!claimer || claimer->organization_id != context.organization_id) {
    return NotFound(ResourceName(kPeople, person_id));
  }
  if (!claimer->merged_into_person_id.empty()) {
    const std::string other = ResourceName(kPeople, claimer->merged_into_person_id);
    return MakeError(v1::ERROR_REASON_PERSON_MERGED, "The person was merged into another.",
                     {{"merged_into", other}});
  }
  if (!claimer->live_claim_id.empty()) {
    const std::string live = ResourceName(kWishClaims, claimer->live_claim_id);
    return MakeError(v1::ERROR_REASON_ALREADY_CLAIMED, "The person has a claim on this wish.",
                     {{"wish_claim", live}});
  }
  if (person_id == wish.contact_person_id) {
    return MakeError(v1::ERROR_REASON_OWN_DELIVERY, "Nobody claims their own wish.");
  }
  return *claimer;
}

absl::Status CheckTeam(rpc::Context& context, const std::string& team_unit_id) {
  if (team_unit_id.empty()) return absl::OkStatus();
  return people::GetUnit(context, team_unit_id).status();
}

// A claim whose time is over lapses in the next round of the job; until then it is over already.
absl::Status CheckHeld(const rpc::Context& context, const WishClaim& claim) {
  if (claim.state != ClaimState::kHeld) {
    return MakeError(v1::ERROR_REASON_CLAIM_STATE, "The claim's state does not allow this.",
                     {{"state", StateName(claim.state)}});
  }
  if (context.now < *claim.expire_time) return absl::OkStatus();
  return MakeError(v1::ERROR_REASON_LEASE_EXPIRED, "The claim has lapsed.",
                   {{"expire_time", WireTime(*claim.expire_time)}});
}

// Writes a claim that stays where it is.
absl::Status Keep(rpc::Context& context, const Wish& wish, WishClaim& claim) {
  claim.update_time = context.now;
  RETURN_IF_ERROR(WishClaimStore(context.tx).Update(claim));
  PushClaim(context, wish, claim);
  return absl::OkStatus();
}

absl::StatusOr<Wish> WishOf(rpc::Context& context, const WishClaim& claim) {
  return NeedWish(context, ResourceName(kWishes, claim.wish_id));
}

absl::Status Lapse(rpc::Context& context, const std::string& wish_claim_id) {
  ASSIGN_OR_RETURN(WishClaim claim, NeedClaim(context, ResourceName(kWishClaims, wish_claim_id)));
  ASSIGN_OR_RETURN(Wish wish, WishOf(context, claim));
  RETURN_IF_ERROR(Move(context, wish, claim, ClaimAction::kLapse));
  RETURN_IF_ERROR(Settle(context, wish));
  return Tell(context, claim.person_id, v1::Notice::KIND_WISH_CLAIM_LAPSED, wish);
}

}  // namespace

absl::Status ClaimWish(rpc::Context& context, const v1::ClaimWishRequest& request,
                       v1::ClaimWishResponse& response) {
  ASSIGN_OR_RETURN(const std::string person_id, IdOf(kPeople, request.person(), "person"));
  ASSIGN_OR_RETURN(const std::string team, OptionalIdOf(kUnits, request.team(), "team"));
  RETURN_IF_ERROR(CheckRequest(context, request, person_id));
  ASSIGN_OR_RETURN(Wish wish, NeedWish(context, request.wish()));
  // Somebody else's proposal is not there at all.
  if (wish.state == WishState::kProposed) return NotFound(request.wish());
  ASSIGN_OR_RETURN(const Claimer claimer, NeedClaimer(context, person_id, wish));
  RETURN_IF_ERROR(CheckTeam(context, team));
  ClaimFacts facts;
  facts.state = wish.state;
  facts.counts = wish.counts;
  facts.may_split = wish.may_split;
  facts.held_by_person = claimer.held;
  facts.may_exceed = !request.override_reason().empty();
  WishClaim claim;
  ASSIGN_OR_RETURN(claim.quantity, CheckClaim(facts, request.quantity()));
  RETURN_IF_ERROR(CheckMayBring(context, wish, person_id));
  ASSIGN_OR_RETURN(const absl::Time deadline, DeadlineOf(wish));
  claim.wish_claim_id = request.wish_claim_id().empty() ? context.NewId() : request.wish_claim_id();
  claim.wish_id = wish.wish_id;
  claim.person_id = person_id;
  claim.person_display_name = claimer.display_name;
  claim.team_unit_id = team;
  if (!IsOwn(context, person_id)) claim.actor_person_id = context.caller.person_id;
  claim.whole = !wish.may_split;
  claim.expire_time = LeaseExpireTime(context.now, deadline);
  claim.override_reason = request.override_reason();
  claim.create_time = claim.update_time = context.now;
  ASSIGN_OR_RETURN(const bool inserted, WishClaimStore(context.tx).Insert(claim));
  if (!inserted) {
    return MakeError(v1::ERROR_REASON_ALREADY_EXISTS, "The chosen wish_claim_id is taken.",
                     {{"resource", ResourceName(kWishClaims, claim.wish_claim_id)}});
  }
  AddTo(wish.counts, ClaimState::kHeld, claim.quantity);
  RETURN_IF_ERROR(Settle(context, wish));
  PushClaim(context, wish, claim);
  if (!claim.override_reason.empty()) {
    RETURN_IF_ERROR(rpc::Audit(context, {ResourceName(kWishClaims, claim.wish_claim_id),
                                         "OverrideClaim", claim.override_reason}));
  }
  RETURN_IF_ERROR(Tell(context, person_id, v1::Notice::KIND_WISH_CLAIMED_FOR_YOU, wish));
  *response.mutable_wish_claim() = ToProto(claim);
  ASSIGN_OR_RETURN(*response.mutable_wish(), ToProto(context, wish));
  return absl::OkStatus();
}

absl::Status RenewWishClaim(rpc::Context& context, const v1::RenewWishClaimRequest& request,
                            v1::RenewWishClaimResponse& response) {
  RETURN_IF_ERROR(rpc::CheckReason(request.reason()));
  ASSIGN_OR_RETURN(WishClaim claim, NeedClaim(context, request.wish_claim()));
  RETURN_IF_ERROR(CheckHeld(context, claim));
  if (claim.renewed) {
    return MakeError(v1::ERROR_REASON_LEASE_RENEWED, "The claim was given more time before.");
  }
  ASSIGN_OR_RETURN(const Wish wish, WishOf(context, claim));
  claim.renewed = true;
  claim.reason = request.reason();
  *claim.expire_time += kLease;
  RETURN_IF_ERROR(Keep(context, wish, claim));
  *response.mutable_wish_claim() = ToProto(claim);
  return absl::OkStatus();
}

absl::Status ReleaseWishClaim(rpc::Context& context, const v1::ReleaseWishClaimRequest& request,
                              v1::ReleaseWishClaimResponse& response) {
  ASSIGN_OR_RETURN(WishClaim claim, NeedClaim(context, request.wish_claim()));
  ASSIGN_OR_RETURN(Wish wish, WishOf(context, claim));
  RETURN_IF_ERROR(Move(context, wish, claim, ClaimAction::kRelease));
  RETURN_IF_ERROR(Settle(context, wish));
  RETURN_IF_ERROR(Tell(context, claim.person_id, v1::Notice::KIND_WISH_CLAIM_RELEASED, wish));
  *response.mutable_wish_claim() = ToProto(claim);
  ASSIGN_OR_RETURN(*response.mutable_wish(), ToProto(context, wish));
  return absl::OkStatus();
}

absl::Status AgreeWishTime(rpc::Context& context, const v1::AgreeWishTimeRequest& request,
                           v1::AgreeWishTimeResponse& response) {
  ASSIGN_OR_RETURN(WishClaim claim, NeedClaim(context, request.wish_claim()));
  RETURN_IF_ERROR(CheckHeld(context, claim));
  const absl::Time start = FromTimestamp(request.start_time());
  const absl::Time end = FromTimestamp(request.end_time());
  RETURN_IF_ERROR(CheckAgreedTime(start, end, context.now));
  ASSIGN_OR_RETURN(const Wish wish, WishOf(context, claim));
  claim.agreed_start = start;
  claim.agreed_end = end;
  claim.expire_time = std::max(*claim.expire_time, end + kContactAfter);
  RETURN_IF_ERROR(Keep(context, wish, claim));
  *response.mutable_wish_claim() = ToProto(claim);
  return absl::OkStatus();
}

absl::Status ListWishClaims(rpc::Context& context, const v1::ListWishClaimsRequest& request,
                            v1::ListWishClaimsResponse& response) {
  ASSIGN_OR_RETURN(const Wish wish, NeedWish(context, request.wish()));
  ASSIGN_OR_RETURN(const int size, rpc::PageSize(request.page_size()));
  ASSIGN_OR_RETURN(const std::vector<std::string> before,
                   rpc::ReadPageToken(kList, request.page_token(), 1));
  ASSIGN_OR_RETURN(std::vector<WishClaim> found,
                   WishClaimStore(context.tx)
                       .ListOfWish(wish.wish_id, before.empty() ? "" : before[0], size + 1));
  const bool more = found.size() > static_cast<size_t>(size);
  if (more) found.pop_back();
  for (const WishClaim& claim : found) *response.add_wish_claims() = ToProto(claim);
  if (more) {
    response.set_next_page_token(rpc::MakePageToken(kList, {found.back().wish_claim_id}));
  }
  return absl::OkStatus();
}

absl::Status LapseClaims(rpc::Context& context, const std::vector<DueClaim>& due) {
  for (const DueClaim& claim : due) RETURN_IF_ERROR(Lapse(context, claim.wish_claim_id));
  return absl::OkStatus();
}

}  // namespace glimmer::wishes
