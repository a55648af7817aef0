#include "server/wishes/contact_commands.h"

#include <optional>
#include <string>
#include <vector>

#include "server/households/address_read_store.h"
#include "server/wishes/household_wishes.h"
#include "server/wishes/wish_parts.h"
#include "shared/base/time_convert.h"
#include "shared/base/utf8.h"
#include "shared/crypto/card_code.h"
#include "shared/crypto/sealed_details.h"
#include "shared/domain/resource_names.h"
#include "shared/domain/sign_up_rules.h"
#include "shared/rpc/error.h"

namespace glimmer::wishes {
namespace {

// What is sealed: the answer to a coordinator's look-up.
using Secret = v1::LookUpWishContactResponse;

absl::Status CheckContact(const v1::WishContact& contact) {
  struct Limit {
    absl::string_view field;
    const std::string& text;
    size_t most;
  };
  const Limit limits[] = {{"contact.receiver", contact.receiver(), kLongestReceiver},
                          {"contact.address", contact.address(), kLongestAddress},
                          {"contact.phone", contact.phone(), kLongestPhone},
                          {"contact.directions", contact.directions(), kLongestDirections}};
  for (const Limit& limit : limits) {
    if (CountCharacters(limit.text) > limit.most)
      return InvalidField(limit.field, "This is too long.");
  }
  return absl::OkStatus();
}

absl::StatusOr<Secret> Open(rpc::Context& context, absl::string_view key, const Wish& wish) {
  ASSIGN_OR_RETURN(const std::optional<std::string> sealed,
                   WishStore(context.tx).FindSecret(wish.wish_id));
  if (!sealed) {
    return MakeError(v1::ERROR_REASON_WISH_STATE, "The details were erased.",
                     {{"state", StateName(wish.state)}});
  }
  ASSIGN_OR_RETURN(const std::string plain,
                   OpenDetails(key, ResourceName(kWishes, wish.wish_id), *sealed));
  Secret secret;
  if (!secret.ParseFromString(plain)) return absl::DataLossError("sealed details of a wish");
  return secret;
}

absl::Status Seal(rpc::Context& context, absl::string_view key, const Wish& wish,
                  const Secret& secret) {
  const std::string sealed = SealDetails(key, ResourceName(kWishes, wish.wish_id),
                                         secret.SerializeAsString(), context.random);
  return WishStore(context.tx).WriteSecret(wish.wish_id, sealed);
}

// Around the agreed time only.
absl::Status CheckContactOpen(const WishClaim& claim, absl::Time now) {
  if (!claim.agreed_start || now >= *claim.agreed_end + kContactAfter) {
    return MakeError(v1::ERROR_REASON_CONTACT_NOT_OPEN, "Agree a time first.");
  }
  const absl::Time open = *claim.agreed_start - kContactBefore;
  if (now >= open) return absl::OkStatus();
  return MakeError(v1::ERROR_REASON_CONTACT_NOT_OPEN, "The address shows around the agreed time.",
                   {{"open_time", WireTime(open)}});
}

std::optional<AddressPurpose> PurposeOf(v1::LookUpWishContactRequest::Purpose purpose) {
  switch (purpose) {
    case v1::LookUpWishContactRequest::PURPOSE_ARRANGE:
      return AddressPurpose::kArrange;
    case v1::LookUpWishContactRequest::PURPOSE_CALL_BACK:
      return AddressPurpose::kCallBack;
    case v1::LookUpWishContactRequest::PURPOSE_CARD:
      return AddressPurpose::kCard;
    default:
      return std::nullopt;
  }
}

// Opens it for the caller, with what a household's own record says of that. What stands in a public
// place has no address to show.
absl::StatusOr<Secret> Show(rpc::Context& context, absl::string_view key, const Wish& wish,
                            AddressPurpose purpose) {
  ASSIGN_OR_RETURN(const auto household, CheckShowing(context, wish, purpose));
  ASSIGN_OR_RETURN(Secret secret, Open(context, key, wish));
  if (!household || secret.contact().ByteSizeLong() == 0) return secret;
  RETURN_IF_ERROR(RecordShowing(context, *household, purpose));
  return secret;
}

}  // namespace

absl::Status SealContact(rpc::Context& context, absl::string_view sealing_key, const Wish& wish,
                         const v1::WishContact& contact) {
  RETURN_IF_ERROR(CheckContact(contact));
  Secret secret;
  *secret.mutable_contact() = contact;
  secret.set_code(NewCardCode(context.random));
  return Seal(context, sealing_key, wish, secret);
}

absl::Status CorrectContact(rpc::Context& context, absl::string_view sealing_key, const Wish& wish,
                            const v1::WishContact& contact) {
  if (contact.ByteSizeLong() == 0) return absl::OkStatus();
  RETURN_IF_ERROR(CheckContact(contact));
  ASSIGN_OR_RETURN(Secret secret, Open(context, sealing_key, wish));
  secret.mutable_contact()->MergeFrom(contact);
  return Seal(context, sealing_key, wish, secret);
}

absl::StatusOr<std::string> CodeOf(rpc::Context& context, absl::string_view sealing_key,
                                   const Wish& wish) {
  ASSIGN_OR_RETURN(const Secret secret, Open(context, sealing_key, wish));
  return secret.code();
}

absl::Status CheckNotDelivererOf(const rpc::Context& context, const WishClaim& claim) {
  if (!Brought(claim, context.caller.person_id)) return absl::OkStatus();
  return MakeError(v1::ERROR_REASON_OWN_DELIVERY, "Somebody who did not bring it has to do this.");
}

absl::Status CheckNotClaimer(rpc::Context& context, const Wish& wish) {
  ASSIGN_OR_RETURN(const std::vector<WishClaim> claims,
                   WishClaimStore(context.tx)
                       .ListInStates(wish.wish_id, ClaimState::kHeld, ClaimState::kConfirmed));
  for (const WishClaim& claim : claims) RETURN_IF_ERROR(CheckNotDelivererOf(context, claim));
  return absl::OkStatus();
}

absl::Status GetWishContact(rpc::Context& context, absl::string_view sealing_key,
                            const v1::GetWishContactRequest& request,
                            v1::GetWishContactResponse& response) {
  ASSIGN_OR_RETURN(const WishClaim claim, NeedClaim(context, request.wish_claim()));
  if (claim.state != ClaimState::kHeld) {
    return MakeError(v1::ERROR_REASON_CLAIM_STATE, "Only who is to come reads where to.",
                     {{"state", StateName(claim.state)}});
  }
  RETURN_IF_ERROR(CheckContactOpen(claim, context.now));
  const std::string name = ResourceName(kWishes, claim.wish_id);
  ASSIGN_OR_RETURN(const Wish wish, NeedWish(context, name));
  RETURN_IF_ERROR(rpc::Audit(context, {name, "ShowWishContact", "visit"}));
  ASSIGN_OR_RETURN(const Secret secret, Show(context, sealing_key, wish, AddressPurpose::kVisit));
  *response.mutable_contact() = secret.contact();
  *response.mutable_expire_time() = ToTimestamp(*claim.agreed_end + kContactAfter);
  return absl::OkStatus();
}

absl::Status LookUpWishContact(rpc::Context& context, absl::string_view sealing_key,
                               const v1::LookUpWishContactRequest& request,
                               v1::LookUpWishContactResponse& response) {
  const std::optional<AddressPurpose> purpose = PurposeOf(request.purpose());
  if (!purpose) return InvalidField("purpose", "Say what the details are for.");
  ASSIGN_OR_RETURN(const Wish wish, NeedWish(context, request.wish()));
  const bool card = *purpose == AddressPurpose::kCard;
  if (card && wish.state == WishState::kProposed) {
    // Who wrote it down reaches it until then, and may be who brings it.
    return MakeError(v1::ERROR_REASON_WISH_STATE, "A card is for a wish that was published.",
                     {{"state", StateName(wish.state)}});
  }
  const std::string& reader = context.caller.person_id;
  // While it waits for review the wish is its proposer's to correct, not to look up.
  if (reader == wish.proposer_person_id && reader != wish.contact_person_id &&
      !context.caller.IsStaffOf(wish.unit_path)) {
    return NotFound(request.wish());
  }
  RETURN_IF_ERROR(CheckNotClaimer(context, wish));
  RETURN_IF_ERROR(rpc::Audit(context, {request.wish(), "LookUpWishContact",
                                       std::string(households::PurposeName(*purpose))}));
  ASSIGN_OR_RETURN(response, Show(context, sealing_key, wish, *purpose));
  if (!card) response.clear_code();
  return absl::OkStatus();
}

}  // namespace glimmer::wishes
