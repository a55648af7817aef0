#include "server/wishes/delivery_commands.h"

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "server/hours/ledger_commands.h"
#include "server/rpc/reason.h"
#include "server/rpc/role_holder_store.h"
#include "server/wishes/contact_commands.h"
#include "server/wishes/household_wishes.h"
#include "server/wishes/wish_commands.h"
#include "server/wishes/wish_parts.h"
#include "shared/base/time_convert.h"
#include "shared/crypto/card_code.h"
#include "shared/crypto/hashing.h"
#include "shared/domain/resource_names.h"
#include "shared/rpc/error.h"

namespace glimmer::wishes {
namespace {

absl::StatusOr<std::vector<std::string>> ReadCompanions(rpc::Context& context, const Wish& wish,
                                                        const WishClaim& claim,
                                                        const v1::DeliverWishRequest& request) {
  if (request.companions().size() > static_cast<int>(kMostCompanions)) {
    return InvalidField("companions", "At most ten come along.");
  }
  std::vector<std::string> ids;
  for (const std::string& name : request.companions()) {
    ASSIGN_OR_RETURN(std::string id, IdOf(kPeople, name, "companions"));
    if (id == claim.person_id || std::find(ids.begin(), ids.end(), id) != ids.end()) {
      return InvalidField("companions", "Each of them once, and not the deliverer.");
    }
    ASSIGN_OR_RETURN(const std::optional<Claimer> person,
                     WishClaimStore(context.tx).FindClaimer(id, wish.wish_id));
    if (!person || person->organization_id != context.organization_id) return NotFound(name);
    ids.push_back(std::move(id));
  }
  return ids;
}

// What was claimed and not brought goes back to the wish.
absl::Status SetQuantity(Wish& wish, WishClaim& claim, int64_t brought) {
  if (brought == 0 || brought == claim.quantity) return absl::OkStatus();
  if (brought < 0 || brought > claim.quantity || !wish.may_split) {
    return InvalidField("quantity", "Not more than was claimed, and all of what is not split.");
  }
  AddTo(wish.counts, claim.state, brought - claim.quantity);
  claim.quantity = brought;
  return absl::OkStatus();
}

// A phone may tell long after of what was brought in time: that counts when the wish still wants
// it.
absl::Status CheckStillWanted(rpc::Context& context, const Wish& wish, const WishClaim& claim) {
  if (claim.state != ClaimState::kLapsed) return absl::OkStatus();
  if (!IsPublic(wish.state)) {
    return MakeError(v1::ERROR_REASON_WISH_STATE, "The wish was taken back.",
                     {{"state", StateName(wish.state)}});
  }
  ASSIGN_OR_RETURN(const std::optional<Claimer> claimer,
                   WishClaimStore(context.tx).FindClaimer(claim.person_id, wish.wish_id));
  if (claimer && !claimer->live_claim_id.empty()) {
    const std::string live = ResourceName(kWishClaims, claimer->live_claim_id);
    return MakeError(v1::ERROR_REASON_ALREADY_CLAIMED, "The person has a newer claim.",
                     {{"wish_claim", live}});
  }
  const int64_t left = wish.counts.quantity - wish.counts.claimed;
  if (claim.quantity <= left) return absl::OkStatus();
  return MakeError(v1::ERROR_REASON_WISH_TAKEN, "Somebody else has claimed it meanwhile.",
                   {{"left", absl::StrCat(left)}});
}

// What the time given was planned as; nullopt for goods that were brought without an agreed time:
// a gift, but no service.
std::optional<hours::Plan> PlanOf(const Wish& wish, const WishClaim& claim) {
  hours::Plan plan;
  plan.title = wish.title;
  plan.category = wish.category;
  plan.host_unit_id = plan.organizing_unit_id = wish.unit_id;
  plan.time_zone = wish.time_zone;
  if (wish.kind == NeedKind::kService) {
    plan.start_time = *claim.start_time;
    plan.end_time = plan.start_time + absl::Minutes(wish.minutes);
    return plan;
  }
  if (!claim.agreed_start) return std::nullopt;
  plan.start_time = *claim.agreed_start;
  plan.end_time = *claim.agreed_end;
  return plan;
}

absl::Status WriteHours(rpc::Context& context, const Wish& wish, const WishClaim& claim) {
  const std::optional<hours::Plan> plan = PlanOf(wish, claim);
  if (!plan) return absl::OkStatus();
  std::vector<std::string> people = claim.companions;
  people.push_back(claim.person_id);
  for (const std::string& person_id : people) {
    hours::Service service;
    service.person_id = person_id;
    service.check_in = *claim.start_time;
    service.check_out = *claim.end_time;
    service.source = hours::RecordSource::kWish;
    service.state = hours::RecordState::kConfirmed;
    service.evidence_class = claim.confirmation == Confirmation::kCallBack
                                 ? EvidenceClass::kOwnStatement
                                 : EvidenceClass::kOnSite;
    service.verdict = Verdict::kStrong;
    ASSIGN_OR_RETURN(const hours::Record record, hours::WriteService(context, *plan, service));
    RETURN_IF_ERROR(WishClaimStore(context.tx).AddRecord(claim.wish_claim_id, record.record_id));
  }
  return absl::OkStatus();
}

// The rows of a confirmed claim that no correction has superseded meanwhile.
absl::Status TakeBackHours(rpc::Context& context, const WishClaim& claim,
                           absl::string_view reason) {
  ASSIGN_OR_RETURN(const std::vector<std::string> ids,
                   WishClaimStore(context.tx).ListRecords(claim.wish_claim_id));
  for (const std::string& id : ids) {
    ASSIGN_OR_RETURN(const std::optional<hours::Record> record,
                     hours::LedgerStore(context.tx).Find(id));
    if (!record || !record->in_force) continue;
    RETURN_IF_ERROR(hours::ReverseRecord(context, *record, reason));
  }
  return absl::OkStatus();
}

absl::Status Confirm(rpc::Context& context, Wish& wish, WishClaim& claim,
                     Confirmation confirmation) {
  claim.confirmation = confirmation;
  RETURN_IF_ERROR(Move(context, wish, claim, ClaimAction::kConfirm));
  RETURN_IF_ERROR(WriteHours(context, wish, claim));
  return Tell(context, claim.person_id, v1::Notice::KIND_WISH_CONFIRMED, wish);
}

absl::Status CheckDelivered(const WishClaim& claim) {
  return NextState(claim.state, ClaimAction::kConfirm).status();
}

// The claims that a confirmation is about: one, or all that were delivered.
absl::StatusOr<std::vector<WishClaim>> ClaimsOf(rpc::Context& context, const Wish& wish,
                                                const std::string& wish_claim) {
  if (wish_claim.empty()) {
    return WishClaimStore(context.tx)
        .ListInStates(wish.wish_id, ClaimState::kDelivered, ClaimState::kDelivered);
  }
  ASSIGN_OR_RETURN(WishClaim claim, NeedClaimOf(context, wish, wish_claim));
  return std::vector<WishClaim>{std::move(claim)};
}

absl::Status CountFailure(rpc::Context& context, const Wish& wish, WishClaim& claim) {
  ++claim.code_failures;
  claim.update_time = context.now;
  RETURN_IF_ERROR(WishClaimStore(context.tx).Update(claim));
  PushClaim(context, wish, claim);
  // Also to who typed it: the phone may have sent it long after.
  return notices::Notify(context,
                         {claim.person_id,
                          v1::Notice::KIND_WISH_CODE_WRONG,
                          ResourceName(kWishes, wish.wish_id),
                          {{"left", absl::StrCat(kMostCodeFailures - claim.code_failures)}}});
}

absl::Status CheckCode(const std::string& code) {
  if (IsCardCode(code)) return absl::OkStatus();
  return InvalidField("code", "A code has six digits.");
}

// Who brought a part of it that waits for the receiver's word.
absl::StatusOr<std::set<std::string>> Deliverers(rpc::Context& context, const Wish& wish) {
  ASSIGN_OR_RETURN(const std::vector<WishClaim> claims, ClaimsOf(context, wish, ""));
  std::set<std::string> people;
  for (const WishClaim& claim : claims) {
    people.insert(claim.person_id);
    people.insert(claim.companions.begin(), claim.companions.end());
  }
  return people;
}

// The receiver's own contact says whether it came, unless they brought it along.
absl::Status AskContact(rpc::Context& context, const Wish& wish, const WishClaim& claim) {
  const std::string& contact = wish.contact_person_id;
  if (contact.empty() || Brought(claim, contact)) return absl::OkStatus();
  return Tell(context, contact, v1::Notice::KIND_WISH_BROUGHT, wish);
}

absl::Status AskForCallBack(rpc::Context& context, const std::string& wish_id) {
  ASSIGN_OR_RETURN(Wish wish, NeedWish(context, ResourceName(kWishes, wish_id)));
  WishStore store(context.tx);
  wish.call_back_told = true;
  RETURN_IF_ERROR(store.Update(wish));
  ASSIGN_OR_RETURN(const std::set<std::string> deliverers, Deliverers(context, wish));
  for (const v1::Role role : {v1::ROLE_COORDINATOR, v1::ROLE_ORGANIZATION_ADMIN}) {
    ASSIGN_OR_RETURN(const std::vector<std::string> holders,
                     rpc::HoldersOf(context.tx, role, wish.unit_path, context.now));
    bool told = false;
    for (const std::string& person_id : holders) {
      if (deliverers.count(person_id) > 0) continue;
      RETURN_IF_ERROR(Tell(context, person_id, v1::Notice::KIND_WISH_CALL_BACK_DUE, wish));
      told = true;
    }
    if (told) break;
  }
  return absl::OkStatus();
}

}  // namespace

absl::Status DeliverWish(rpc::Context& context, const v1::DeliverWishRequest& request,
                         v1::DeliverWishResponse& response) {
  ASSIGN_OR_RETURN(WishClaim claim, NeedClaim(context, request.wish_claim()));
  ASSIGN_OR_RETURN(Wish wish, NeedWish(context, ResourceName(kWishes, claim.wish_id)));
  RETURN_IF_ERROR(NextState(claim.state, ClaimAction::kDeliver).status());
  RETURN_IF_ERROR(CheckStillWanted(context, wish, claim));
  claim.start_time = FromTimestamp(request.start_time());
  claim.end_time = FromTimestamp(request.end_time());
  RETURN_IF_ERROR(
      CheckDeliveredTime(*claim.start_time, *claim.end_time, claim.create_time, context.now));
  ASSIGN_OR_RETURN(claim.companions, ReadCompanions(context, wish, claim, request));
  RETURN_IF_ERROR(SetQuantity(wish, claim, request.quantity()));
  RETURN_IF_ERROR(WishClaimStore(context.tx).SetCompanions(claim));
  RETURN_IF_ERROR(Move(context, wish, claim, ClaimAction::kDeliver));
  RETURN_IF_ERROR(Settle(context, wish));
  RETURN_IF_ERROR(AskContact(context, wish, claim));
  *response.mutable_wish_claim() = ToProto(claim);
  ASSIGN_OR_RETURN(*response.mutable_wish(), ToProto(context, wish));
  return absl::OkStatus();
}

absl::Status ConfirmWithCode(rpc::Context& context, absl::string_view sealing_key,
                             const v1::ConfirmWithCodeRequest& request,
                             v1::ConfirmWithCodeResponse& response) {
  RETURN_IF_ERROR(CheckCode(request.code()));
  ASSIGN_OR_RETURN(WishClaim claim, NeedClaim(context, request.wish_claim()));
  RETURN_IF_ERROR(CheckDelivered(claim));
  if (claim.code_failures >= kMostCodeFailures) {
    return MakeError(v1::ERROR_REASON_CODE_LOCKED, "The code was wrong too often.");
  }
  ASSIGN_OR_RETURN(Wish wish, NeedWish(context, ResourceName(kWishes, claim.wish_id)));
  ASSIGN_OR_RETURN(const std::string code, CodeOf(context, sealing_key, wish));
  if (ConstantTimeEqual(code, request.code())) {
    RETURN_IF_ERROR(Confirm(context, wish, claim, Confirmation::kCode));
    RETURN_IF_ERROR(Settle(context, wish));
    response.set_confirmed(true);
  } else {
    RETURN_IF_ERROR(CountFailure(context, wish, claim));
  }
  *response.mutable_wish_claim() = ToProto(claim);
  ASSIGN_OR_RETURN(*response.mutable_wish(), ToProto(context, wish));
  return absl::OkStatus();
}

absl::Status ConfirmReceipt(rpc::Context& context, const v1::ConfirmReceiptRequest& request,
                            v1::ConfirmReceiptResponse& response) {
  ASSIGN_OR_RETURN(Wish wish, NeedWish(context, request.wish()));
  ASSIGN_OR_RETURN(std::vector<WishClaim> claims, ClaimsOf(context, wish, request.wish_claim()));
  if (claims.empty()) {
    return MakeError(v1::ERROR_REASON_WISH_STATE, "Nothing of it waits to be confirmed.",
                     {{"state", StateName(wish.state)}});
  }
  const bool own = wish.contact_person_id == context.caller.person_id;
  for (WishClaim& claim : claims) {
    RETURN_IF_ERROR(CheckNotDelivererOf(context, claim));
    RETURN_IF_ERROR(
        Confirm(context, wish, claim, own ? Confirmation::kOwnPhone : Confirmation::kCallBack));
    *response.add_wish_claims() = ToProto(claim);
  }
  RETURN_IF_ERROR(Settle(context, wish));
  RETURN_IF_ERROR(
      rpc::Audit(context, {request.wish(), "ConfirmReceipt", own ? "own phone" : "call back"}));
  ASSIGN_OR_RETURN(*response.mutable_wish(), ToProto(context, wish));
  return absl::OkStatus();
}

absl::Status ReopenWish(rpc::Context& context, const v1::ReopenWishRequest& request,
                        v1::ReopenWishResponse& response) {
  RETURN_IF_ERROR(rpc::CheckReason(request.reason()));
  ASSIGN_OR_RETURN(Wish wish, NeedWish(context, request.wish()));
  ASSIGN_OR_RETURN(WishClaim claim, NeedClaimOf(context, wish, request.wish_claim()));
  if (wish.state == WishState::kClosed) {
    return MakeError(v1::ERROR_REASON_WISH_STATE, "The wish is closed.",
                     {{"state", StateName(wish.state)}});
  }
  claim.reason = request.reason();
  RETURN_IF_ERROR(Move(context, wish, claim, ClaimAction::kReturn));
  RETURN_IF_ERROR(TakeBackHours(context, claim, request.reason()));
  RETURN_IF_ERROR(Settle(context, wish));
  // It is open again, unless its household asks for nothing any more.
  ASSIGN_OR_RETURN(const bool live, MayLive(context, wish));
  if (!live && IsPublic(wish.state)) RETURN_IF_ERROR(TakeBackRest(context, wish));
  RETURN_IF_ERROR(rpc::Audit(context, {request.wish(), "ReopenWish", request.reason()}));
  RETURN_IF_ERROR(
      Tell(context, claim.person_id, v1::Notice::KIND_WISH_RETURNED, wish, request.reason()));
  *response.mutable_wish_claim() = ToProto(claim);
  ASSIGN_OR_RETURN(*response.mutable_wish(), ToProto(context, wish));
  return absl::OkStatus();
}

absl::Status AskForCallBacks(rpc::Context& context, const std::vector<DueCallBack>& due) {
  for (const DueCallBack& one : due) {
    RETURN_IF_ERROR(AskForCallBack(context, one.wish_id));
  }
  return absl::OkStatus();
}

}  // namespace glimmer::wishes
