#include "server/wishes/wish_commands.h"

#include <algorithm>
#include <iterator>
#include <set>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "server/people/unit_store.h"
#include "server/rpc/page_token.h"
#include "server/rpc/reason.h"
#include "server/wishes/contact_commands.h"
#include "server/wishes/household_wishes.h"
#include "server/wishes/wish_parts.h"
#include "server/wishes/wish_reading.h"
#include "shared/base/time_convert.h"
#include "shared/domain/field_checks.h"
#include "shared/domain/resource_names.h"
#include "shared/rpc/error.h"

namespace glimmer::wishes {
namespace {

constexpr absl::string_view kList = "ListWishes";

absl::StatusOr<Wish> ReadWish(rpc::Context& context, const v1::ProposeWishRequest& request,
                              const std::string& contact_person_id) {
  const v1::Wish& from = request.wish();
  Wish wish;
  wish.organization_id = context.organization_id;
  ASSIGN_OR_RETURN(const people::Unit unit, people::NeedUnit(context, from.unit(), "wish.unit"));
  wish.unit_id = unit.unit_id;
  wish.unit_path = unit.path;
  RETURN_IF_ERROR(ReadNeed(from, wish));
  RETURN_IF_ERROR(ReadTexts(context, from, request.public_text_is_fine(), wish));
  wish.proposer_person_id = context.caller.person_id;
  wish.contact_person_id = contact_person_id;
  wish.create_time = wish.update_time = context.now;
  return wish;
}

absl::Status CheckProposals(rpc::Context& context, const Wish& wish) {
  if (context.caller.IsStaffOf(wish.unit_path)) return absl::OkStatus();
  ASSIGN_OR_RETURN(const int64_t waiting,
                   WishStore(context.tx).CountProposals(wish.proposer_person_id));
  if (waiting < kMostProposals) return absl::OkStatus();
  return MakeError(v1::ERROR_REASON_TOO_MANY_PROPOSALS, "Wait until some of them are reviewed.",
                   {{"limit", absl::StrCat(kMostProposals)}});
}

absl::Status Change(rpc::Context& context, Wish& wish, WishAction action) {
  ASSIGN_OR_RETURN(wish.state, NextState(wish.state, action));
  return Settle(context, wish);
}

// What nobody needs any more is not kept.
absl::Status End(rpc::Context& context, Wish& wish, WishAction action, absl::string_view reason) {
  wish.reason = std::string(reason);
  RETURN_IF_ERROR(Change(context, wish, action));
  return WishStore(context.tx).EraseSecret(wish.wish_id);
}

absl::Status CancelClaims(rpc::Context& context, Wish& wish, absl::string_view reason) {
  ASSIGN_OR_RETURN(
      std::vector<WishClaim> held,
      WishClaimStore(context.tx).ListInStates(wish.wish_id, ClaimState::kHeld, ClaimState::kHeld));
  for (WishClaim& claim : held) {
    claim.reason = std::string(reason);
    RETURN_IF_ERROR(Move(context, wish, claim, ClaimAction::kCancel));
    RETURN_IF_ERROR(Tell(context, claim.person_id, v1::Notice::KIND_WISH_WITHDRAWN, wish, reason));
  }
  return absl::OkStatus();
}

absl::Status TakeBack(rpc::Context& context, Wish& wish, absl::string_view reason) {
  RETURN_IF_ERROR(CancelClaims(context, wish, reason));
  return End(context, wish, WishAction::kWithdraw, reason);
}

// Nobody but the unit's staff lists what is not published.
absl::StatusOr<std::set<WishState>> StatesOf(const rpc::Context& context,
                                             const v1::ListWishesRequest& request,
                                             absl::string_view unit_path) {
  ASSIGN_OR_RETURN(std::set<WishState> states,
                   ReadStates(request.states(), WishState::kProposed, WishState::kWithdrawn,
                              {WishState::kProposed, WishState::kOpen, WishState::kClaimed,
                               WishState::kDelivered}));
  if (context.caller.IsStaffOf(unit_path)) return states;
  std::set<WishState> published;
  std::copy_if(states.begin(), states.end(), std::inserter(published, published.end()), IsPublic);
  return published;
}

// Empty, before every path, for the whole organisation.
absl::StatusOr<std::string> PathFor(rpc::Context& context, const std::string& unit) {
  if (unit.empty()) return std::string();
  ASSIGN_OR_RETURN(const people::Unit found, people::NeedUnit(context, unit, "unit"));
  return found.path;
}

}  // namespace

absl::Status ProposeWish(rpc::Context& context, absl::string_view sealing_key,
                         const v1::ProposeWishRequest& request, v1::ProposeWishResponse& response) {
  const std::string contact = request.contact_is_me() ? context.caller.person_id : "";
  return ProposeWishFor(context, sealing_key, contact, request, response);
}

absl::Status ProposeWishFor(rpc::Context& context, absl::string_view sealing_key,
                            const std::string& contact_person_id,
                            const v1::ProposeWishRequest& request,
                            v1::ProposeWishResponse& response) {
  ASSIGN_OR_RETURN(Wish wish, ReadWish(context, request, contact_person_id));
  RETURN_IF_ERROR(CheckProposals(context, wish));
  RETURN_IF_ERROR(CheckChosenId("wish_id", request.wish_id()));
  wish.wish_id = request.wish_id().empty() ? context.NewId() : request.wish_id();
  WishStore store(context.tx);
  ASSIGN_OR_RETURN(const bool inserted, store.Insert(wish));
  if (!inserted) {
    return MakeError(v1::ERROR_REASON_ALREADY_EXISTS, "The chosen wish_id is taken.",
                     {{"resource", ResourceName(kWishes, wish.wish_id)}});
  }
  RETURN_IF_ERROR(SealContact(context, sealing_key, wish, request.contact()));
  PushWish(context, wish);
  ASSIGN_OR_RETURN(const std::vector<std::string> alike, store.ListAlike(wish));
  for (const std::string& id : alike) response.add_alike(ResourceName(kWishes, id));
  ASSIGN_OR_RETURN(*response.mutable_wish(), ToProto(context, wish));
  return absl::OkStatus();
}

absl::Status UpdateWish(rpc::Context& context, absl::string_view sealing_key,
                        const v1::UpdateWishRequest& request, v1::UpdateWishResponse& response) {
  const std::string& name = request.wish().name();
  ASSIGN_OR_RETURN(Wish wish, NeedWish(context, name));
  RETURN_IF_ERROR(NextState(wish.state, WishAction::kCorrect).status());
  RETURN_IF_ERROR(ReadTexts(context, request.wish(), request.public_text_is_fine(), wish));
  RETURN_IF_ERROR(CheckCorrection(context, wish));
  wish.update_time = context.now;
  RETURN_IF_ERROR(WishStore(context.tx).Correct(wish));
  RETURN_IF_ERROR(CorrectContact(context, sealing_key, wish, request.contact()));
  PushWish(context, wish);
  RETURN_IF_ERROR(rpc::Audit(context, {name, "UpdateWish", ""}));
  RETURN_IF_ERROR(Tell(context, wish.proposer_person_id, v1::Notice::KIND_WISH_CORRECTED, wish));
  ASSIGN_OR_RETURN(*response.mutable_wish(), ToProto(context, wish));
  return absl::OkStatus();
}

absl::Status ApproveWish(rpc::Context& context, const v1::ApproveWishRequest& request,
                         v1::ApproveWishResponse& response) {
  ASSIGN_OR_RETURN(Wish wish, NeedWish(context, request.wish()));
  RETURN_IF_ERROR(CheckMayLive(context, wish));
  wish.publish_time = context.now;
  RETURN_IF_ERROR(Change(context, wish, WishAction::kApprove));
  RETURN_IF_ERROR(rpc::Audit(context, {request.wish(), "ApproveWish", ""}));
  RETURN_IF_ERROR(Tell(context, wish.proposer_person_id, v1::Notice::KIND_WISH_APPROVED, wish));
  ASSIGN_OR_RETURN(*response.mutable_wish(), ToProto(context, wish));
  return absl::OkStatus();
}

absl::Status DeclineWish(rpc::Context& context, const v1::DeclineWishRequest& request,
                         v1::DeclineWishResponse& response) {
  RETURN_IF_ERROR(rpc::CheckReason(request.reason()));
  ASSIGN_OR_RETURN(Wish wish, NeedWish(context, request.wish()));
  RETURN_IF_ERROR(End(context, wish, WishAction::kDecline, request.reason()));
  RETURN_IF_ERROR(rpc::Audit(context, {request.wish(), "DeclineWish", request.reason()}));
  RETURN_IF_ERROR(Tell(context, wish.proposer_person_id, v1::Notice::KIND_WISH_DECLINED, wish,
                       request.reason()));
  ASSIGN_OR_RETURN(*response.mutable_wish(), ToProto(context, wish));
  return absl::OkStatus();
}

absl::Status WithdrawWish(rpc::Context& context, const v1::WithdrawWishRequest& request,
                          v1::WithdrawWishResponse& response) {
  ASSIGN_OR_RETURN(Wish wish, NeedWish(context, request.wish()));
  const std::string& caller = context.caller.person_id;
  const bool own = wish.contact_person_id == caller ||
                   (wish.state == WishState::kProposed && wish.proposer_person_id == caller);
  RETURN_IF_ERROR(own ? rpc::CheckOptionalReason(request.reason())
                      : rpc::CheckReason(request.reason()));
  RETURN_IF_ERROR(TakeBack(context, wish, request.reason()));
  RETURN_IF_ERROR(rpc::Audit(context, {request.wish(), "WithdrawWish", request.reason()}));
  ASSIGN_OR_RETURN(*response.mutable_wish(), ToProto(context, wish));
  return absl::OkStatus();
}

absl::Status TakeBackRest(rpc::Context& context, Wish& wish) {
  if (wish.counts.delivered == 0) return TakeBack(context, wish, "");
  RETURN_IF_ERROR(CancelClaims(context, wish, ""));
  wish.counts.quantity = wish.counts.delivered;
  return Settle(context, wish);
}

absl::Status CloseWish(rpc::Context& context, const v1::CloseWishRequest& request,
                       v1::CloseWishResponse& response) {
  ASSIGN_OR_RETURN(Wish wish, NeedWish(context, request.wish()));
  RETURN_IF_ERROR(CheckNotClaimer(context, wish));
  RETURN_IF_ERROR(End(context, wish, WishAction::kClose, ""));
  RETURN_IF_ERROR(rpc::Audit(context, {request.wish(), "CloseWish", ""}));
  ASSIGN_OR_RETURN(*response.mutable_wish(), ToProto(context, wish));
  return absl::OkStatus();
}

absl::Status GetWish(rpc::Context& context, const v1::GetWishRequest& request,
                     v1::GetWishResponse& response) {
  ASSIGN_OR_RETURN(const Wish wish, NeedWish(context, request.wish()));
  if (!IsInFeedOf(context.caller, wish)) return NotFound(request.wish());
  ASSIGN_OR_RETURN(*response.mutable_wish(), ToProto(context, wish));
  return absl::OkStatus();
}

absl::Status ListWishes(rpc::Context& context, const v1::ListWishesRequest& request,
                        v1::ListWishesResponse& response) {
  ASSIGN_OR_RETURN(const int size, rpc::PageSize(request.page_size()));
  ASSIGN_OR_RETURN(const std::vector<std::string> after,
                   rpc::ReadPageToken(kList, request.page_token(), 2));
  WishQuery query;
  query.organization_id = context.organization_id;
  ASSIGN_OR_RETURN(query.unit_path, PathFor(context, request.unit()));
  ASSIGN_OR_RETURN(query.states, StatesOf(context, request, query.unit_path));
  if (query.states.empty()) return absl::OkStatus();
  if (!after.empty()) {
    query.after_date = after[0];
    query.after_wish_id = after[1];
  }
  query.limit = size + 1;
  ASSIGN_OR_RETURN(std::vector<Wish> found, WishStore(context.tx).List(query));
  const bool more = found.size() > static_cast<size_t>(size);
  if (more) found.pop_back();
  for (const Wish& wish : found) {
    ASSIGN_OR_RETURN(*response.add_wishes(), ToProto(context, wish));
  }
  if (more) {
    response.set_next_page_token(
        rpc::MakePageToken(kList, {found.back().deadline_date, found.back().wish_id}));
  }
  return absl::OkStatus();
}

}  // namespace glimmer::wishes
