#include "server/households/household_word.h"

#include <algorithm>
#include <vector>

#include "server/households/address_read_store.h"
#include "server/households/household_parts.h"
#include "server/visits/pairing_store.h"
#include "server/visits/visit_store.h"
#include "shared/crypto/card_code.h"
#include "shared/crypto/hashing.h"
#include "shared/rpc/error.h"

namespace glimmer::households {
namespace {

// Goes there, or is to.
absl::StatusOr<bool> Visits(rpc::Context& context, const Household& household) {
  const std::string& caller = context.caller.person_id;
  ASSIGN_OR_RETURN(const std::optional<visits::Pairing> pairing,
                   visits::PairingStore(context.tx).FindLive(household.household_id, caller));
  if (pairing) return true;
  ASSIGN_OR_RETURN(const std::vector<visits::Visit> live,
                   visits::VisitStore(context.tx).ListLiveOf(household.household_id));
  return std::any_of(live.begin(), live.end(),
                     [&caller](const visits::Visit& visit) { return visits::Goes(visit, caller); });
}

absl::StatusOr<WordFacts> FactsOf(rpc::Context& context, const Household& household,
                                  bool has_code) {
  ASSIGN_OR_RETURN(const ConsentRecord given, NewestGiven(context, household));
  WordFacts facts{context.caller.person_id, household.contact_person_id, given.recorder_person_id,
                  false, has_code};
  if (!has_code) {
    ASSIGN_OR_RETURN(facts.visits, Visits(context, household));
    return facts;
  }
  ASSIGN_OR_RETURN(const std::string subject,
                   HouseholdStore(context.tx).SubjectOf(household.household_id));
  ASSIGN_OR_RETURN(facts.read_card,
                   AddressReadStore(context.tx)
                       .HasReadCard(subject, context.caller.person_id, given.record_time));
  return facts;
}

}  // namespace

absl::StatusOr<std::optional<WordWay>> TakeWord(rpc::Context& context, const Vault& vault,
                                                Household& household, const std::string& code) {
  if (!code.empty() && !IsCardCode(code)) {
    return InvalidField("code", "A code has six digits.");
  }
  ASSIGN_OR_RETURN(const WordFacts facts, FactsOf(context, household, !code.empty()));
  ASSIGN_OR_RETURN(const WordWay way, WayOfWord(facts));
  if (way != WordWay::kCode) return way;
  if (household.code_failures >= kMostCardFailures) {
    return MakeError(v1::ERROR_REASON_CODE_LOCKED, "The code was wrong too often.");
  }
  ASSIGN_OR_RETURN(const std::string right,
                   vault.CodeOf(context.tx, household.household_id, Waits(household, context.now)));
  if (ConstantTimeEqual(right, code)) return way;
  ++household.code_failures;
  RETURN_IF_ERROR(Settle(context, household));
  return std::nullopt;
}

}  // namespace glimmer::households
