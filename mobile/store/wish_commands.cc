#include "mobile/store/wish_commands.h"

#include <algorithm>
#include <utility>

#include "absl/strings/ascii.h"
#include "mobile/store/pending.h"
#include "shared/base/time_convert.h"
#include "shared/domain/field_checks.h"
#include "shared/domain/resource_names.h"
#include "shared/domain/wish_rules.h"
#include "shared/rpc/error.h"

namespace glimmer::mobile {
namespace {

using Mine = MyClaim::Kind;

constexpr size_t kCodeDigits = 6;

absl::Status WrongClaimState() {
  return MakeError(v1::ERROR_REASON_CLAIM_STATE, "The claim does not allow this.",
                   {{"state", "none"}});
}

absl::Status WrongWishState(const v1::Wish& wish) {
  return MakeError(v1::ERROR_REASON_WISH_STATE, "The wish does not allow this.",
                   {{"state", StateName(static_cast<WishState>(wish.state()))}});
}

absl::StatusOr<std::string> Digits(absl::string_view code) {
  std::string digits;
  for (const char c : code) {
    if (c == ' ') continue;
    if (!absl::ascii_isdigit(static_cast<unsigned char>(c))) {
      return InvalidField("code", "A code has six digits.");
    }
    digits.push_back(c);
  }
  if (digits.size() != kCodeDigits) return InvalidField("code", "A code has six digits.");
  return digits;
}

absl::Status CheckTexts(const v1::Wish& wish, bool looked_at) {
  for (const PublicText& text : {PublicText{"wish.title", wish.title(), 80, true},
                                 PublicText{"wish.description", wish.description(), 1'000, false},
                                 PublicText{"wish.alias", wish.alias(), 40, false}}) {
    RETURN_IF_ERROR(CheckPublicText(text, looked_at));
  }
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<WishView> WishCommands::NeedView(absl::string_view wish) {
  ASSIGN_OR_RETURN(auto view, overlay_.Wish(wish));
  if (!view) return NotFound(wish);
  return *std::move(view);
}

absl::StatusOr<WishView> WishCommands::NeedHeld(absl::string_view wish) {
  ASSIGN_OR_RETURN(WishView view, NeedView(wish));
  if (view.mine.kind != Mine::kHeld && view.mine.kind != Mine::kRequested) {
    return WrongClaimState();
  }
  return view;
}

absl::StatusOr<QueueRow> WishCommands::RowOf(const WishView& view, absl::string_view method) {
  ASSIGN_OR_RETURN(const Profile profile, store_.GetProfile());
  return QueueRow{.lane = PersonLane(view.wish.name(), profile.person),
                  .method = method,
                  .title = view.wish.title(),
                  .resource = view.mine.claim};
}

absl::StatusOr<Queued> WishCommands::Claim(absl::string_view wish, int64_t quantity,
                                           absl::string_view team) {
  ASSIGN_OR_RETURN(const Profile profile, store_.GetProfile());
  ASSIGN_OR_RETURN(const WishView view, NeedView(wish));
  if (view.mine.kind != Mine::kNone && view.mine.kind != Mine::kConfirmed) {
    return MakeError(v1::ERROR_REASON_ALREADY_CLAIMED, "The person has a claim on this wish.",
                     {{"wish_claim", view.mine.claim}});
  }
  if (!view.why_not.none()) {
    return MakeError(view.why_not.reason, "The wish cannot be claimed.",
                     {{"left", "0"}, {"limit", std::to_string(kMostHeldClaims)}});
  }
  const std::string id = queue_.NewId();
  v1::ClaimWishRequest request;
  request.set_wish_claim_id(id);
  request.set_wish(view.wish.name());
  request.set_person(profile.person);
  request.set_quantity(quantity);
  request.set_team(std::string(team));
  ASSIGN_OR_RETURN(QueueRow row, RowOf(view, kClaimWish));
  row.resource = ResourceName(kWishClaims, id);
  return queue_.Add(std::move(request), row);
}

absl::StatusOr<Queued> WishCommands::Release(absl::string_view wish) {
  ASSIGN_OR_RETURN(const WishView view, NeedHeld(wish));
  if (view.mine.kind == Mine::kRequested && outbox_.Undo(view.mine.request_id).ok()) {
    return Queued{.resource = view.mine.claim};
  }
  v1::ReleaseWishClaimRequest request;
  request.set_wish_claim(view.mine.claim);
  ASSIGN_OR_RETURN(QueueRow row, RowOf(view, kReleaseWishClaim));
  row.may_undo = true;
  return queue_.Add(std::move(request), row);
}

absl::StatusOr<Queued> WishCommands::Renew(absl::string_view wish, absl::string_view reason) {
  RETURN_IF_ERROR(NeedReason(reason));
  ASSIGN_OR_RETURN(const WishView view, NeedHeld(wish));
  if (view.mine.renewed) {
    return MakeError(v1::ERROR_REASON_LEASE_RENEWED, "The claim was given more time before.");
  }
  v1::RenewWishClaimRequest request;
  request.set_wish_claim(view.mine.claim);
  request.set_reason(std::string(reason));
  ASSIGN_OR_RETURN(const QueueRow row, RowOf(view, kRenewWishClaim));
  return queue_.Add(std::move(request), row);
}

absl::StatusOr<Queued> WishCommands::Agree(absl::string_view wish, absl::Time start,
                                           absl::Time end) {
  ASSIGN_OR_RETURN(const WishView view, NeedHeld(wish));
  RETURN_IF_ERROR(CheckAgreedTime(start, end, store_.ServerNow()));
  v1::AgreeWishTimeRequest request;
  request.set_wish_claim(view.mine.claim);
  *request.mutable_start_time() = ToTimestamp(start);
  *request.mutable_end_time() = ToTimestamp(end);
  ASSIGN_OR_RETURN(const QueueRow row, RowOf(view, kAgreeWishTime));
  return queue_.Add(std::move(request), row);
}

absl::StatusOr<Queued> WishCommands::Deliver(absl::string_view wish, absl::Time start,
                                             absl::Time end, int64_t quantity,
                                             const std::vector<std::string>& companions) {
  ASSIGN_OR_RETURN(const WishView view, NeedHeld(wish));
  if (companions.size() > kMostCompanions) {
    return InvalidField("companions", "At most ten come along.");
  }
  const absl::Duration offset = store_.ServerNow() - store_.clock().Now();
  RETURN_IF_ERROR(
      CheckDeliveredTime(start + offset, end + offset, view.mine.claim_time, store_.ServerNow()));
  v1::DeliverWishRequest request;
  request.set_wish_claim(view.mine.claim);
  request.set_quantity(quantity);
  *request.mutable_start_time() = ToTimestamp(start + offset);
  *request.mutable_end_time() = ToTimestamp(end + offset);
  for (const std::string& person : companions) request.add_companions(person);
  ASSIGN_OR_RETURN(QueueRow row, RowOf(view, kDeliverWish));
  row.may_undo = true;
  return queue_.Add(std::move(request), row);
}

absl::StatusOr<Queued> WishCommands::SendCode(absl::string_view wish, absl::string_view code) {
  ASSIGN_OR_RETURN(std::string digits, Digits(code));
  ASSIGN_OR_RETURN(const WishView view, NeedView(wish));
  if (view.mine.kind != Mine::kDelivered && view.mine.kind != Mine::kDelivering) {
    return WrongClaimState();
  }
  if (view.mine.code_failures >= kMostCodeFailures) {
    return MakeError(v1::ERROR_REASON_CODE_LOCKED, "The code was wrong too often.");
  }
  v1::ConfirmWithCodeRequest request;
  request.set_wish_claim(view.mine.claim);
  request.set_code(std::move(digits));
  ASSIGN_OR_RETURN(const QueueRow row, RowOf(view, kConfirmWithCode));
  return queue_.Add(std::move(request), row);
}

absl::StatusOr<Queued> WishCommands::Propose(v1::ProposeWishRequest request) {
  const v1::Wish& wish = request.wish();
  RETURN_IF_ERROR(CheckTexts(wish, request.public_text_is_fine()));
  const std::string id = queue_.NewId();
  request.set_wish_id(id);
  const std::string name = ResourceName(kWishes, id);
  const std::string title = wish.title();
  return queue_.Add(
      std::move(request),
      {.lane = name, .method = kProposeWish, .title = title, .may_undo = true, .resource = name});
}

absl::StatusOr<Queued> WishCommands::Correct(v1::UpdateWishRequest request) {
  ASSIGN_OR_RETURN(const WishView view, NeedView(request.wish().name()));
  if (view.wish.state() != v1::Wish::STATE_PROPOSED) return WrongWishState(view.wish);
  RETURN_IF_ERROR(CheckTexts(request.wish(), request.public_text_is_fine()));
  const std::string name = view.wish.name();
  const std::string title = request.wish().title();
  return queue_.Add(
      std::move(request),
      {.lane = name, .method = kUpdateWish, .title = title, .may_undo = true, .resource = name});
}

absl::StatusOr<Queued> WishCommands::ClaimFor(absl::string_view person, absl::string_view wish,
                                              int64_t quantity) {
  ASSIGN_OR_RETURN(const WishView view, NeedView(wish));
  ClaimFacts facts;
  facts.state = static_cast<WishState>(view.wish.state());
  facts.counts = CountsOf(view.wish);
  facts.may_split = view.wish.goods().may_split();
  RETURN_IF_ERROR(CheckClaim(facts, quantity).status());
  const std::string id = queue_.NewId();
  v1::ClaimWishRequest request;
  request.set_wish_claim_id(id);
  request.set_wish(view.wish.name());
  request.set_person(std::string(person));
  request.set_quantity(quantity);
  return queue_.Add(std::move(request), {.lane = PersonLane(view.wish.name(), person),
                                         .method = kClaimWish,
                                         .title = view.wish.title(),
                                         .may_undo = true,
                                         .resource = ResourceName(kWishClaims, id)});
}

absl::StatusOr<Queued> WishCommands::ReleaseFor(absl::string_view claim) {
  ASSIGN_OR_RETURN(const auto held, store_.Get<v1::WishClaim>(claim));
  if (!held) return NotFound(claim);
  ASSIGN_OR_RETURN(const WishView view, NeedView(held->wish()));
  ASSIGN_OR_RETURN(const auto pending, ListPending(outbox_));
  const bool ends = std::any_of(pending.begin(), pending.end(), [&](const Pending& one) {
    return one.kind == Pending::Kind::kReleaseClaim && one.subject == claim && !one.Refused();
  });
  if (ends || held->state() != v1::WishClaim::STATE_HELD) return WrongClaimState();
  v1::ReleaseWishClaimRequest request;
  request.set_wish_claim(held->name());
  return queue_.Add(std::move(request), {.lane = PersonLane(view.wish.name(), held->person()),
                                         .method = kReleaseWishClaim,
                                         .title = view.wish.title(),
                                         .may_undo = true,
                                         .resource = held->name()});
}

// What coordinators decide about one wish keeps its order.
template <typename Request>
absl::StatusOr<Queued> WishCommands::Decide(absl::string_view wish, absl::string_view method,
                                            Request request) {
  ASSIGN_OR_RETURN(const WishView view, NeedView(wish));
  request.set_wish(view.wish.name());
  return queue_.Add(std::move(request), {.lane = view.wish.name(),
                                         .method = method,
                                         .title = view.wish.title(),
                                         .may_undo = true,
                                         .resource = view.wish.name()});
}

absl::StatusOr<Queued> WishCommands::Approve(absl::string_view wish) {
  return Decide(wish, kApproveWish, v1::ApproveWishRequest());
}

absl::StatusOr<Queued> WishCommands::Decline(absl::string_view wish, absl::string_view reason) {
  RETURN_IF_ERROR(NeedReason(reason));
  v1::DeclineWishRequest request;
  request.set_reason(std::string(reason));
  return Decide(wish, kDeclineWish, std::move(request));
}

absl::StatusOr<Queued> WishCommands::Withdraw(absl::string_view wish, absl::string_view reason) {
  RETURN_IF_ERROR(NeedReason(reason));
  v1::WithdrawWishRequest request;
  request.set_reason(std::string(reason));
  return Decide(wish, kWithdrawWish, std::move(request));
}

absl::StatusOr<Queued> WishCommands::TakeBack(absl::string_view wish) {
  ASSIGN_OR_RETURN(const WishView view, NeedView(wish));
  if (!view.wish.may_withdraw()) return WrongWishState(view.wish);
  return Decide(wish, kWithdrawWish, v1::WithdrawWishRequest());
}

absl::StatusOr<Queued> WishCommands::Close(absl::string_view wish) {
  return Decide(wish, kCloseWish, v1::CloseWishRequest());
}

absl::StatusOr<Queued> WishCommands::ConfirmReceipt(absl::string_view wish) {
  ASSIGN_OR_RETURN(const WishView view, NeedView(wish));
  if (view.wish.delivered_quantity() == view.wish.confirmed_quantity()) {
    return WrongWishState(view.wish);
  }
  return Decide(wish, kConfirmReceipt, v1::ConfirmReceiptRequest());
}

absl::Status WishCommands::CheckAsked(absl::string_view wish, absl::string_view claim) {
  ASSIGN_OR_RETURN(const WishView view, NeedView(wish));
  const bool asked =
      std::any_of(view.asked.begin(), view.asked.end(),
                  [&](const v1::UnconfirmedDelivery& one) { return one.wish_claim() == claim; });
  return asked ? absl::OkStatus() : WrongClaimState();
}

absl::StatusOr<Queued> WishCommands::SayItCame(absl::string_view wish, absl::string_view claim) {
  RETURN_IF_ERROR(CheckAsked(wish, claim));
  v1::ConfirmReceiptRequest request;
  request.set_wish_claim(std::string(claim));
  return Decide(wish, kConfirmReceipt, std::move(request));
}

absl::StatusOr<Queued> WishCommands::SayItDidNotCome(absl::string_view wish,
                                                     absl::string_view claim,
                                                     absl::string_view reason) {
  RETURN_IF_ERROR(CheckAsked(wish, claim));
  return Reopen(wish, claim, reason);
}

absl::StatusOr<Queued> WishCommands::Reopen(absl::string_view wish, absl::string_view claim,
                                            absl::string_view reason) {
  RETURN_IF_ERROR(NeedReason(reason));
  v1::ReopenWishRequest request;
  request.set_wish_claim(std::string(claim));
  request.set_reason(std::string(reason));
  return Decide(wish, kReopenWish, std::move(request));
}

}  // namespace glimmer::mobile
