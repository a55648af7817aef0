#include "server/wishes/household_wishes.h"

#include <utility>

#include "absl/strings/match.h"
#include "server/households/address_read_store.h"
#include "server/households/address_watch.h"
#include "server/households/household_store.h"
#include "server/visits/pairing_store.h"
#include "server/visits/plan_store.h"
#include "server/wishes/wish_commands.h"
#include "server/wishes/wish_parts.h"
#include "shared/domain/resource_names.h"
#include "shared/domain/visit_rules.h"
#include "shared/rpc/error.h"

namespace glimmer::wishes {
namespace {

using households::Household;

absl::Status TakenBack() {
  return MakeError(v1::ERROR_REASON_WISH_STATE, "The wish was taken back.",
                   {{"state", StateName(WishState::kWithdrawn)}});
}

absl::StatusOr<std::optional<Household>> HouseholdOf(rpc::Context& context, const Wish& wish) {
  ASSIGN_OR_RETURN(const std::optional<std::string> id,
                   HouseholdWishStore(context.tx).FindHousehold(wish.wish_id));
  if (!id) return std::nullopt;
  return households::HouseholdStore(context.tx).Find(*id);
}

absl::StatusOr<std::vector<Wish>> Read(rpc::Context& context, const std::vector<std::string>& ids) {
  std::vector<Wish> wishes;
  for (const std::string& id : ids) {
    ASSIGN_OR_RETURN(Wish wish, NeedWish(context, ResourceName(kWishes, id)));
    wishes.push_back(std::move(wish));
  }
  return wishes;
}

absl::StatusOr<std::vector<Wish>> LiveWishesOf(rpc::Context& context,
                                               absl::string_view household_id) {
  ASSIGN_OR_RETURN(const std::vector<std::string> ids,
                   HouseholdWishStore(context.tx).ListLive(household_id));
  return Read(context, ids);
}

// A published wish everybody sees; what is not published the former contact sees no longer.
void Revoke(rpc::Context& context, const Wish& wish, const std::string& former) {
  if (former.empty() || former == wish.proposer_person_id || wish.publish_time) return;
  context.changes.push_back({ResourceName(kWishes, wish.wish_id), rpc::ChangeKind::kRevoked,
                             rpc::Audience({rpc::PersonKey(former)}), ""});
}

absl::Status GiveBack(rpc::Context& context, Wish& wish, absl::string_view person_id) {
  ASSIGN_OR_RETURN(
      std::vector<WishClaim> held,
      WishClaimStore(context.tx).ListInStates(wish.wish_id, ClaimState::kHeld, ClaimState::kHeld));
  for (WishClaim& claim : held) {
    if (claim.person_id != person_id) continue;
    RETURN_IF_ERROR(Move(context, wish, claim, ClaimAction::kRelease));
    RETURN_IF_ERROR(Settle(context, wish));
    RETURN_IF_ERROR(Tell(context, claim.person_id, v1::Notice::KIND_WISH_CLAIM_RELEASED, wish));
  }
  return absl::OkStatus();
}

absl::StatusOr<bool> IsSealed(rpc::Context& context, const Wish& wish) {
  ASSIGN_OR_RETURN(const std::optional<std::string> sealed,
                   WishStore(context.tx).FindSecret(wish.wish_id));
  return sealed.has_value();
}

bool Asks(const Household& household, absl::Time now) {
  return CheckMayVisit(households::ConsentsOf(household), now).ok();
}

absl::Status CheckMayBringTo(rpc::Context& context, const Household& household,
                             absl::string_view person_id) {
  if (!Asks(household, context.now)) return TakenBack();
  ASSIGN_OR_RETURN(const bool refused,
                   visits::PairingStore(context.tx).IsRefused(household.household_id, person_id));
  return refused ? TakenBack() : absl::OkStatus();
}

// As at a visit: fewer than it wants do not come, and nobody comes alone for the first time.
absl::Status CheckMayComeAlone(rpc::Context& context, const Household& household) {
  const std::string& person_id = context.caller.person_id;
  ASSIGN_OR_RETURN(const bool known,
                   visits::PlanStore(context.tx).KnowEachOther(household.household_id, person_id));
  return LeastVisitors(household.terms, !known) <= 1 ? absl::OkStatus() : TakenBack();
}

}  // namespace

absl::Status CheckSaysNotWhose(const Household& household, std::initializer_list<FieldText> texts) {
  for (const FieldText& one : texts) {
    if (!absl::StrContains(one.text, household.alias)) continue;
    return InvalidField(one.field, "Nothing in it says whose it is.");
  }
  return absl::OkStatus();
}

absl::Status ProposeWishOf(rpc::Context& context, absl::string_view sealing_key,
                           const AskingHousehold& household, const v1::ProposeWishRequest& request,
                           v1::ProposeWishResponse& response) {
  RETURN_IF_ERROR(
      ProposeWishFor(context, sealing_key, household.contact_person_id, request, response));
  ASSIGN_OR_RETURN(const std::string wish_id, IdOf(kWishes, response.wish().name(), "wish"));
  return HouseholdWishStore(context.tx).Add(wish_id, household.household_id);
}

absl::StatusOr<bool> MayLive(rpc::Context& context, const Wish& wish) {
  ASSIGN_OR_RETURN(const bool sealed, IsSealed(context, wish));
  if (!sealed) return false;
  ASSIGN_OR_RETURN(const std::optional<Household> household, HouseholdOf(context, wish));
  return !household || Asks(*household, context.now);
}

absl::Status CheckMayLive(rpc::Context& context, const Wish& wish) {
  ASSIGN_OR_RETURN(const bool live, MayLive(context, wish));
  return live ? absl::OkStatus() : TakenBack();
}

absl::Status CheckMayBring(rpc::Context& context, const Wish& wish, absl::string_view person_id) {
  ASSIGN_OR_RETURN(const bool sealed, IsSealed(context, wish));
  if (!sealed) return TakenBack();
  ASSIGN_OR_RETURN(const std::optional<Household> household, HouseholdOf(context, wish));
  return household ? CheckMayBringTo(context, *household, person_id) : absl::OkStatus();
}

absl::Status CheckCorrection(rpc::Context& context, const Wish& wish) {
  ASSIGN_OR_RETURN(const std::optional<Household> household, HouseholdOf(context, wish));
  if (!household) return absl::OkStatus();
  if (!context.caller.IsStaffOf(wish.unit_path) &&
      context.caller.person_id != wish.contact_person_id) {
    return TakenBack();
  }
  return CheckSaysNotWhose(*household, {{"wish.alias", wish.alias},
                                        {"wish.title", wish.title},
                                        {"wish.description", wish.description},
                                        {"wish.category", wish.category}});
}

absl::StatusOr<std::optional<Household>> CheckShowing(rpc::Context& context, const Wish& wish,
                                                      AddressPurpose purpose) {
  ASSIGN_OR_RETURN(std::optional<Household> household, HouseholdOf(context, wish));
  if (!household) return household;
  if (!CheckAddressPurpose(households::ConsentsOf(*household), purpose, context.now).ok()) {
    return TakenBack();
  }
  if (purpose == AddressPurpose::kVisit) {
    RETURN_IF_ERROR(CheckMayBringTo(context, *household, context.caller.person_id));
    RETURN_IF_ERROR(CheckMayComeAlone(context, *household));
  }
  return household;
}

absl::Status RecordShowing(rpc::Context& context, const Household& household,
                           AddressPurpose purpose) {
  ASSIGN_OR_RETURN(const std::string subject,
                   households::HouseholdStore(context.tx).SubjectOf(household.household_id));
  RETURN_IF_ERROR(rpc::Audit(context, {subject, std::string(households::kReleaseAction),
                                       std::string(households::PurposeName(purpose))}));
  if (purpose == AddressPurpose::kVisit) return absl::OkStatus();
  return households::WatchReader(context, household);
}

absl::Status WithdrawWishesOf(rpc::Context& context, absl::string_view household_id) {
  ASSIGN_OR_RETURN(std::vector<Wish> wishes, LiveWishesOf(context, household_id));
  for (Wish& wish : wishes) RETURN_IF_ERROR(TakeBackRest(context, wish));
  return absl::OkStatus();
}

absl::Status EndWishesOf(rpc::Context& context, const std::vector<EndedConsent>& due) {
  for (const EndedConsent& one : due) {
    RETURN_IF_ERROR(WithdrawWishesOf(context, one.household_id));
  }
  return absl::OkStatus();
}

absl::Status ForgetWishesOf(rpc::Context& context, absl::string_view household_id) {
  RETURN_IF_ERROR(WithdrawWishesOf(context, household_id));
  RETURN_IF_ERROR(HouseholdWishStore(context.tx).EraseSecrets(household_id));
  return HandWishesOver(context, {std::string(household_id), ""});
}

absl::Status TakeOffWishes(rpc::Context& context, absl::string_view household_id,
                           absl::string_view person_id) {
  ASSIGN_OR_RETURN(std::vector<Wish> wishes, LiveWishesOf(context, household_id));
  for (Wish& wish : wishes) RETURN_IF_ERROR(GiveBack(context, wish, person_id));
  return absl::OkStatus();
}

absl::Status HandWishesOver(rpc::Context& context, const AskingHousehold& household) {
  HouseholdWishStore store(context.tx);
  ASSIGN_OR_RETURN(const std::vector<std::string> ids, store.List(household.household_id));
  ASSIGN_OR_RETURN(std::vector<Wish> wishes, Read(context, ids));
  for (Wish& wish : wishes) {
    const std::string former = std::exchange(wish.contact_person_id, household.contact_person_id);
    if (former == wish.contact_person_id) continue;
    RETURN_IF_ERROR(store.SetContact(wish.wish_id, wish.contact_person_id));
    Revoke(context, wish, former);
    // Of what has ended phones keep nothing that changes with it.
    if (wish.state > WishState::kConfirmed) continue;
    // Nobody brings their own.
    RETURN_IF_ERROR(GiveBack(context, wish, wish.contact_person_id));
    PushWish(context, wish);
  }
  return absl::OkStatus();
}

}  // namespace glimmer::wishes
