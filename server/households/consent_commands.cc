#include "server/households/consent_commands.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "server/households/consent_reading.h"
#include "server/households/household_parts.h"
#include "server/households/household_store.h"
#include "server/households/household_word.h"
#include "server/households/secret_store.h"
#include "server/people/people_commands.h"
#include "server/visits/pairing_parts.h"
#include "server/visits/visit_parts.h"
#include "server/wishes/household_wishes.h"
#include "shared/domain/resource_names.h"
#include "shared/rpc/error.h"

namespace glimmer::households {
namespace {

absl::Status OwnConsent(absl::string_view message) {
  return MakeError(v1::ERROR_REASON_OWN_CONSENT, message);
}

absl::Status ConsentMissing(absl::string_view message) {
  return MakeError(v1::ERROR_REASON_CONSENT_MISSING, message);
}

// The id of the household's contact; empty for none.
absl::StatusOr<std::string> ReadContactPerson(rpc::Context& context, const std::string& name) {
  ASSIGN_OR_RETURN(const std::string id, OptionalIdOf(kPeople, name, "contact_person"));
  if (id.empty()) return id;
  if (id == context.caller.person_id) return OwnConsent("Nobody names themselves as the contact.");
  ASSIGN_OR_RETURN(const std::string today, people::TodayOf(context));
  people::PersonStore store(context.tx, today);
  RETURN_IF_ERROR(people::ReadLivePerson(context, store, id));
  return id;
}

void ReplaceContact(rpc::Context& context, Household& household, const std::string& person_id) {
  const std::string former = std::exchange(household.contact_person_id, person_id);
  household.next_contact_person_id.clear();
  if (former.empty() || former == person_id) return;
  context.changes.push_back({ResourceName(kHouseholds, household.household_id),
                             rpc::ChangeKind::kRevoked, rpc::Audience({rpc::PersonKey(former)}),
                             ""});
}

// A contact speaks for the household. Once it has consented, one who takes another's place waits
// for its word, also when the consent has expired, and nobody takes its contact away.
void SetContact(rpc::Context& context, Household& household, const std::string& person_id) {
  if (!household.consent) return ReplaceContact(context, household, person_id);
  household.next_contact_person_id = person_id == household.contact_person_id ? "" : person_id;
}

absl::Status CheckTermsStand(const rpc::Context& context, const Household& household,
                             const VisitTerms& terms) {
  if (!HasConsent(ConsentsOf(household), context.now) || !RaisesBurden(household.terms, terms)) {
    return absl::OkStatus();
  }
  return InvalidField("terms", "While a consent is in force its household alone asks for more.");
}

// Who speaks for the household does not visit it, and sees its visits in place of the former one.
absl::Status MakeContact(rpc::Context& context, Household& household,
                         const std::string& person_id) {
  const std::string former = household.contact_person_id;
  ReplaceContact(context, household, person_id);
  ASSIGN_OR_RETURN(std::optional<visits::Pairing> pairing,
                   visits::PairingStore(context.tx).FindLive(household.household_id, person_id));
  if (pairing) RETURN_IF_ERROR(visits::End(context, *pairing));
  RETURN_IF_ERROR(visits::TakeOffVisits(context, household.household_id, person_id));
  RETURN_IF_ERROR(wishes::HandWishesOver(context, {household.household_id, person_id}));
  return visits::PushVisitsOf(context, household.household_id, former, person_id);
}

// What waited for the household's word is in force.
absl::Status Confirm(rpc::Context& context, Household& household) {
  household.consent = std::exchange(household.provisional, std::nullopt);
  household.erase_time.reset();
  RETURN_IF_ERROR(SecretStore(context.tx).TakeOver(household.household_id));
  if (household.next_contact_person_id.empty()) return absl::OkStatus();
  const std::string next = household.next_contact_person_id;
  return MakeContact(context, household, next);
}

}  // namespace

absl::Status RecordConsent(rpc::Context& context, Vault& vault,
                           const v1::RecordConsentRequest& request,
                           v1::RecordConsentResponse& response) {
  ASSIGN_OR_RETURN(Household household, NeedHousehold(context, request.household()));
  if (context.caller.person_id == household.contact_person_id) {
    return OwnConsent("Somebody else writes down what one's own household has said.");
  }
  ASSIGN_OR_RETURN(household.state, NextState(household.state, ConsentKind::kGiven));
  ASSIGN_OR_RETURN(VisitTerms terms, ReadTerms(request.terms()));
  RETURN_IF_ERROR(CheckTermsStand(context, household, terms));
  ASSIGN_OR_RETURN(ConsentRecord record, ReadConsent(context, request.consent(), terms.has_minors));
  ASSIGN_OR_RETURN(const std::string contact, ReadContactPerson(context, request.contact_person()));
  ASSIGN_OR_RETURN(const Secrets secrets, ReadSecrets(context, request));
  record.household_id = household.household_id;
  ASSIGN_OR_RETURN(const int64_t sequence, ConsentStore(context.tx).Add(record));
  household.terms = std::move(terms);
  household.provisional = Given{sequence, *record.expire_time};
  household.code_failures = 0;
  if (household.state == HouseholdState::kInvited) {
    household.erase_time = context.now + kHouseholdKept;
  }
  SetContact(context, household, contact);
  RETURN_IF_ERROR(
      vault.Seal(context, household.household_id, secrets, household.consent.has_value()));
  RETURN_IF_ERROR(HouseholdStore(context.tx).WriteSlots(household));
  RETURN_IF_ERROR(visits::PushAllOf(context, household.household_id));
  RETURN_IF_ERROR(Settle(context, household));
  ASSIGN_OR_RETURN(*response.mutable_household(), ToProto(household));
  response.set_code(secrets.code);
  return absl::OkStatus();
}

absl::Status ConfirmConsent(rpc::Context& context, Vault& vault,
                            const v1::ConfirmConsentRequest& request,
                            v1::ConfirmConsentResponse& response) {
  ASSIGN_OR_RETURN(Household household, NeedHousehold(context, request.household()));
  ASSIGN_OR_RETURN(const HouseholdState next, NextState(household.state, ConsentKind::kConfirmed));
  if (!Waits(household, context.now)) {
    return ConsentMissing("Nothing waits for the household's word.");
  }
  ASSIGN_OR_RETURN(const std::optional<WordWay> way,
                   TakeWord(context, vault, household, request.code()));
  if (way) {
    household.state = next;
    RETURN_IF_ERROR(Confirm(context, household));
    RETURN_IF_ERROR(Record(context, household, ConsentKind::kConfirmed, *way));
    RETURN_IF_ERROR(Settle(context, household));
    response.set_accepted(true);
  }
  ASSIGN_OR_RETURN(*response.mutable_household(), ToProto(household));
  return absl::OkStatus();
}

absl::Status UpdateVisitTerms(rpc::Context& context, Vault& vault,
                              const v1::UpdateVisitTermsRequest& request,
                              v1::UpdateVisitTermsResponse& response) {
  ASSIGN_OR_RETURN(VisitTerms terms, ReadTerms(request.terms()));
  ASSIGN_OR_RETURN(Household household, NeedHousehold(context, request.household()));
  ASSIGN_OR_RETURN(household.state, NextState(household.state, ConsentKind::kTermsChanged));
  ASSIGN_OR_RETURN(const ConsentRecord given, NewestGiven(context, household));
  if (terms.has_minors && !CheckGiver(given.given_by, true).ok()) {
    return ConsentMissing("Where there are minors a guardian consents.");
  }
  std::optional<WordWay> way = WordWay::kNone;
  if (RaisesBurden(household.terms, terms)) {
    ASSIGN_OR_RETURN(way, TakeWord(context, vault, household, request.code()));
  }
  if (way && !(terms == household.terms)) {
    household.terms = std::move(terms);
    RETURN_IF_ERROR(Record(context, household, ConsentKind::kTermsChanged, *way));
    RETURN_IF_ERROR(HouseholdStore(context.tx).WriteSlots(household));
    RETURN_IF_ERROR(visits::PushAllOf(context, household.household_id));
  }
  // Also when nothing has changed: the stored answer is found by the feed line, and erased with it.
  if (way) RETURN_IF_ERROR(Settle(context, household));
  response.set_accepted(way.has_value());
  ASSIGN_OR_RETURN(*response.mutable_household(), ToProto(household));
  return absl::OkStatus();
}

absl::Status PauseHousehold(rpc::Context& context, const v1::PauseHouseholdRequest& request,
                            v1::PauseHouseholdResponse& response) {
  ASSIGN_OR_RETURN(Household household, NeedHousehold(context, request.household()));
  ASSIGN_OR_RETURN(const HouseholdState next, NextState(household.state, ConsentKind::kPaused));
  if (household.state != next) {
    household.state = next;
    RETURN_IF_ERROR(Record(context, household, ConsentKind::kPaused));
    RETURN_IF_ERROR(visits::StopVisitsOf(context, household.household_id));
    RETURN_IF_ERROR(wishes::WithdrawWishesOf(context, household.household_id));
    RETURN_IF_ERROR(visits::PushAllOf(context, household.household_id));
  }
  // Also when it had paused, as in UpdateVisitTerms.
  RETURN_IF_ERROR(Settle(context, household));
  ASSIGN_OR_RETURN(*response.mutable_household(), ToProto(household));
  return absl::OkStatus();
}

absl::Status ResumeHousehold(rpc::Context& context, Vault& vault,
                             const v1::ResumeHouseholdRequest& request,
                             v1::ResumeHouseholdResponse& response) {
  ASSIGN_OR_RETURN(Household household, NeedHousehold(context, request.household()));
  ASSIGN_OR_RETURN(const HouseholdState next, NextState(household.state, ConsentKind::kResumed));
  if (!HasConsent(ConsentsOf(household), context.now)) {
    return ConsentMissing("The household's consent has expired.");
  }
  ASSIGN_OR_RETURN(const std::optional<WordWay> way,
                   TakeWord(context, vault, household, request.code()));
  if (way) {
    household.state = next;
    RETURN_IF_ERROR(Record(context, household, ConsentKind::kResumed, *way));
    RETURN_IF_ERROR(visits::PushAllOf(context, household.household_id));
    RETURN_IF_ERROR(Settle(context, household));
    response.set_accepted(true);
  }
  ASSIGN_OR_RETURN(*response.mutable_household(), ToProto(household));
  return absl::OkStatus();
}

absl::Status WithdrawHousehold(rpc::Context& context, const v1::WithdrawHouseholdRequest& request,
                               v1::WithdrawHouseholdResponse& response) {
  ASSIGN_OR_RETURN(Household household, NeedHousehold(context, request.household()));
  ASSIGN_OR_RETURN(const HouseholdState next, NextState(household.state, ConsentKind::kWithdrawn));
  if (household.state != next) {
    household.state = next;
    RETURN_IF_ERROR(Record(context, household, ConsentKind::kWithdrawn));
    RETURN_IF_ERROR(visits::StopVisitsOf(context, household.household_id));
    RETURN_IF_ERROR(wishes::WithdrawWishesOf(context, household.household_id));
    RETURN_IF_ERROR(visits::EndAllOf(context, household.household_id));
  }
  const absl::Time erase = request.erase_now() ? context.now : context.now + kHouseholdKept;
  household.erase_time = std::min(household.erase_time.value_or(erase), erase);
  RETURN_IF_ERROR(Settle(context, household));
  ASSIGN_OR_RETURN(*response.mutable_household(), ToProto(household));
  return absl::OkStatus();
}

}  // namespace glimmer::households
