#include "server/visits/need_commands.h"

#include <string>

#include "absl/strings/str_cat.h"
#include "server/households/household_parts.h"
#include "server/ledgers/follow_up_commands.h"
#include "server/ledgers/follow_up_store.h"
#include "server/visits/pairing_store.h"
#include "server/visits/plan_reading.h"
#include "server/visits/visit_parts.h"
#include "server/wishes/household_wishes.h"
#include "shared/domain/resource_names.h"
#include "shared/rpc/error.h"

namespace glimmer::visits {
namespace {

using households::Household;
using v1::ConsentRecord;

absl::string_view NameOf(ConsentRecord::GivenBy given_by) {
  switch (given_by) {
    case ConsentRecord::GIVEN_BY_SELF:
      return "self";
    case ConsentRecord::GIVEN_BY_GUARDIAN:
      return "guardian";
    case ConsentRecord::GIVEN_BY_REPRESENTATIVE:
      return "representative";
    default:
      return "";
  }
}

absl::string_view NameOf(ConsentRecord::Channel channel) {
  switch (channel) {
    case ConsentRecord::CHANNEL_IN_PERSON:
      return "in person";
    case ConsentRecord::CHANNEL_TELEPHONE:
      return "telephone";
    case ConsentRecord::CHANNEL_PAPER:
      return "paper";
    default:
      return "";
  }
}

absl::Status CheckWord(const v1::RelayNeedRequest& request) {
  if (NameOf(request.given_by()).empty()) {
    return InvalidField("given_by", "Whose word is it that this be passed on?");
  }
  if (NameOf(request.channel()).empty()) return InvalidField("channel", "How was it said?");
  return absl::OkStatus();
}

// One line about things: there is no room for anything about people.
absl::Status CheckWish(const v1::Wish& wish, const Household& household) {
  if (!wish.description().empty()) return InvalidField("wish.description", "One line is enough.");
  return wishes::CheckSaysNotWhose(household, {{"wish.alias", wish.alias()},
                                               {"wish.title", wish.title()},
                                               {"wish.category", wish.category()},
                                               {"wish.goods.item", wish.goods().item()},
                                               {"wish.goods.measure", wish.goods().measure()}});
}

absl::Status CheckFollowUp(const v1::FollowUp& follow_up, const Household& household) {
  if (!follow_up.description().empty()) {
    return InvalidField("follow_up.description", "One line is enough.");
  }
  return wishes::CheckSaysNotWhose(household, {{"follow_up.title", follow_up.title()},
                                               {"follow_up.source", follow_up.source()}});
}

// Who has said that they go there.
absl::Status CheckSpeaker(const rpc::Context& context, const Visit& visit) {
  const Visitor* visitor = FindVisitor(visit, context.caller.person_id);
  const bool goes = visitor != nullptr && visitor->state == VisitorState::kAccepted;
  return goes ? absl::OkStatus() : NotAVisitor();
}

// Somebody may have been there: it was agreed to, and was not said not to have been held.
absl::Status CheckWasThere(const Visit& visit, absl::Time now) {
  const bool stands = HasAgreed(visit.state) || visit.state == VisitState::kHeld;
  const bool in_time = now >= visit.start_time - kStartLead && now < visit.end_time + kRelayUntil;
  return stands && in_time ? absl::OkStatus() : WrongVisitState(visit.state);
}

// One answer, whether it pauses, has withdrawn, consents no longer or does not want the caller:
// that is its own affair, and without a state nobody can tell one from the other.
absl::Status AsksForNothing() {
  return MakeError(v1::ERROR_REASON_HOUSEHOLD_STATE, "The household asks for nothing here.");
}

absl::StatusOr<Household> NeedAskingHousehold(rpc::Context& context, const Visit& visit) {
  if (visit.household_id.empty()) return AsksForNothing();
  ASSIGN_OR_RETURN(
      Household household,
      households::NeedHousehold(context, ResourceName(kHouseholds, visit.household_id)));
  ASSIGN_OR_RETURN(
      const bool refused,
      PairingStore(context.tx).IsRefused(visit.household_id, context.caller.person_id));
  if (refused || !CheckConsent(context, household, context.now).ok()) return AsksForNothing();
  return household;
}

absl::Status RelayWish(rpc::Context& context, absl::string_view sealing_key,
                       const Household& household, const v1::RelayNeedRequest& request,
                       v1::RelayNeedResponse& response) {
  RETURN_IF_ERROR(CheckWish(request.wish(), household));
  v1::ProposeWishRequest propose;
  propose.set_wish_id(request.need_id());
  *propose.mutable_wish() = request.wish();
  propose.mutable_wish()->set_unit(ResourceName(kUnits, household.unit_id));
  propose.set_public_text_is_fine(request.public_text_is_fine());
  v1::ProposeWishResponse proposed;
  RETURN_IF_ERROR(wishes::ProposeWishOf(context, sealing_key,
                                        {household.household_id, household.contact_person_id},
                                        propose, proposed));
  *response.mutable_wish() = proposed.wish();
  return absl::OkStatus();
}

absl::Status RelayFollowUp(rpc::Context& context, const Household& household,
                           const v1::RelayNeedRequest& request, v1::RelayNeedResponse& response) {
  RETURN_IF_ERROR(CheckFollowUp(request.follow_up(), household));
  v1::OpenFollowUpRequest open;
  open.set_follow_up_id(request.need_id());
  *open.mutable_follow_up() = request.follow_up();
  open.mutable_follow_up()->set_unit(ResourceName(kUnits, household.unit_id));
  open.set_public_text_is_fine(request.public_text_is_fine());
  v1::OpenFollowUpResponse opened;
  RETURN_IF_ERROR(ledgers::OpenFollowUp(context, open, opened));
  ASSIGN_OR_RETURN(const std::string id, IdOf(kFollowUps, opened.follow_up().name(), "follow_up"));
  RETURN_IF_ERROR(ledgers::FollowUpStore(context.tx).PassOn(id, household.household_id));
  *response.mutable_follow_up() = opened.follow_up();
  return absl::OkStatus();
}

}  // namespace

absl::Status RelayNeed(rpc::Context& context, absl::string_view sealing_key,
                       const v1::RelayNeedRequest& request, v1::RelayNeedResponse& response) {
  RETURN_IF_ERROR(CheckWord(request));
  ASSIGN_OR_RETURN(const Visit visit, NeedVisit(context, request.visit()));
  RETURN_IF_ERROR(CheckSpeaker(context, visit));
  RETURN_IF_ERROR(CheckWasThere(visit, context.now));
  ASSIGN_OR_RETURN(const Household household, NeedAskingHousehold(context, visit));
  switch (request.need_case()) {
    case v1::RelayNeedRequest::kWish:
      RETURN_IF_ERROR(RelayWish(context, sealing_key, household, request, response));
      break;
    case v1::RelayNeedRequest::kFollowUp:
      RETURN_IF_ERROR(RelayFollowUp(context, household, request, response));
      break;
    default:
      return InvalidField("need", "What does the household ask for?");
  }
  const std::string word =
      absl::StrCat(NameOf(request.given_by()), ", ", NameOf(request.channel()));
  RETURN_IF_ERROR(rpc::Audit(context, {request.visit(), "RelayNeed", word}));
  return TellCoordinators(context, v1::Notice::KIND_NEED_RELAYED, visit);
}

}  // namespace glimmer::visits
