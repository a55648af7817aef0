#include "server/visits/pairing_commands.h"

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "server/households/household_parts.h"
#include "server/notices/notice_commands.h"
#include "server/people/people_commands.h"
#include "server/rpc/page_token.h"
#include "server/visits/pairing_parts.h"
#include "server/visits/visit_parts.h"
#include "server/wishes/household_wishes.h"
#include "shared/base/utf8.h"
#include "shared/domain/resource_names.h"
#include "shared/rpc/error.h"

namespace glimmer::visits {
namespace {

using households::Household;

constexpr absl::string_view kList = "ListPairings";

absl::Status CheckNotPaired(rpc::Context& context, const Household& household,
                            absl::string_view person_id) {
  ASSIGN_OR_RETURN(const std::optional<Pairing> live,
                   PairingStore(context.tx).FindLive(household.household_id, person_id));
  if (!live) return absl::OkStatus();
  return MakeError(v1::ERROR_REASON_ALREADY_PAIRED, "The two are paired already.",
                   {{"pairing", ResourceName(kPairings, live->pairing_id)}});
}

absl::Status CheckLive(const Pairing& pairing) {
  if (pairing.state != PairingState::kEnded) return absl::OkStatus();
  return MakeError(v1::ERROR_REASON_PAIRING_STATE, "The pairing has ended.",
                   {{"state", StateName(pairing.state)}});
}

// The volunteer leaves what is planned with the household, then the pairing ends: its feed line
// comes last, so that the stored answer, which names the household, is erased with it.
absl::Status EndWithVisits(rpc::Context& context, Pairing& pairing) {
  RETURN_IF_ERROR(TakeOffVisits(context, pairing.household_id, pairing.person_id));
  return End(context, pairing);
}

}  // namespace

absl::Status CreatePairing(rpc::Context& context, const v1::CreatePairingRequest& request,
                           v1::CreatePairingResponse& response) {
  ASSIGN_OR_RETURN(const Household household,
                   households::NeedHousehold(context, request.household()));
  RETURN_IF_ERROR(CheckMayVisit(households::ConsentsOf(household), context.now));
  ASSIGN_OR_RETURN(const people::Person person,
                   people::NeedLivePerson(context, request.person(), "person"));
  RETURN_IF_ERROR(CheckMayCome(context, household, person.person_id));
  RETURN_IF_ERROR(CheckNotPaired(context, household, person.person_id));
  PairingStore store(context.tx);
  Pairing created;
  created.pairing_id = context.NewId();
  created.organization_id = context.organization_id;
  created.household_id = household.household_id;
  created.person_id = person.person_id;
  created.review_time = context.now + kReviewPairingAfter;
  created.create_time = created.update_time = context.now;
  RETURN_IF_ERROR(store.Insert(created));
  ASSIGN_OR_RETURN(const std::optional<Pairing> pairing, store.Find(created.pairing_id));
  if (!pairing) return absl::InternalError("a pairing was not written");
  RETURN_IF_ERROR(notices::NotifyOther(context, {person.person_id, v1::Notice::KIND_PAIRED,
                                                 ResourceName(kPairings, created.pairing_id)}));
  Push(context, *pairing);
  ASSIGN_OR_RETURN(*response.mutable_pairing(), ToProto(*pairing, household));
  return absl::OkStatus();
}

absl::Status EndPairing(rpc::Context& context, const v1::EndPairingRequest& request,
                        v1::EndPairingResponse& response) {
  ASSIGN_OR_RETURN(Pairing pairing, NeedPairing(context, request.pairing()));
  RETURN_IF_ERROR(EndWithVisits(context, pairing));
  ASSIGN_OR_RETURN(*response.mutable_pairing(), ToProto(context.tx, pairing));
  return absl::OkStatus();
}

// On record nowhere: what the household does not want is its own affair.
absl::Status RefuseVisitor(rpc::Context& context, const v1::RefuseVisitorRequest& request,
                           v1::RefuseVisitorResponse& /*response*/) {
  ASSIGN_OR_RETURN(const Household household,
                   households::NeedHousehold(context, request.household()));
  ASSIGN_OR_RETURN(const std::string asked, IdOf(kPeople, request.person(), "person"));
  ASSIGN_OR_RETURN(const people::Person person, people::ReadPerson(context, asked));
  PairingStore store(context.tx);
  RETURN_IF_ERROR(store.Refuse(household.household_id, person.person_id));
  RETURN_IF_ERROR(wishes::TakeOffWishes(context, household.household_id, person.person_id));
  ASSIGN_OR_RETURN(std::optional<Pairing> pairing,
                   store.FindLive(household.household_id, person.person_id));
  if (pairing) return EndWithVisits(context, *pairing);
  return TakeOffVisits(context, household.household_id, person.person_id);
}

absl::Status SetHandoverNote(rpc::Context& context, const households::Vault& vault,
                             const v1::SetHandoverNoteRequest& request,
                             v1::SetHandoverNoteResponse& response) {
  if (CountCharacters(request.note()) > kLongestHandoverNote) {
    return InvalidField("note", "At most 280 characters.");
  }
  ASSIGN_OR_RETURN(Pairing pairing, NeedPairing(context, request.pairing()));
  RETURN_IF_ERROR(CheckLive(pairing));
  pairing.note.reset();
  if (!request.note().empty()) {
    const absl::Time expire = context.now + kHandoverNoteKept;
    ASSIGN_OR_RETURN(std::string octets,
                     vault.SealPart(context, pairing.household_id,
                                    HandoverPartName(pairing, expire), request.note()));
    pairing.note = SealedNote{std::move(octets), expire};
  }
  RETURN_IF_ERROR(Settle(context, pairing));
  ASSIGN_OR_RETURN(*response.mutable_pairing(), ToProto(context.tx, pairing));
  return absl::OkStatus();
}

absl::Status ReviewPairing(rpc::Context& context, const v1::ReviewPairingRequest& request,
                           v1::ReviewPairingResponse& response) {
  ASSIGN_OR_RETURN(Pairing pairing, NeedPairing(context, request.pairing()));
  RETURN_IF_ERROR(CheckLive(pairing));
  pairing.review_time = context.now + kReviewPairingAfter;
  RETURN_IF_ERROR(Settle(context, pairing));
  ASSIGN_OR_RETURN(*response.mutable_pairing(), ToProto(context.tx, pairing));
  return absl::OkStatus();
}

absl::Status ListPairings(rpc::Context& context, const v1::ListPairingsRequest& request,
                          v1::ListPairingsResponse& response) {
  ASSIGN_OR_RETURN(const int size, rpc::PageSize(request.page_size()));
  ASSIGN_OR_RETURN(const std::vector<std::string> after,
                   rpc::ReadPageToken(kList, request.page_token(), 2));
  ASSIGN_OR_RETURN(const people::Unit unit, people::NeedUnit(context, request.unit(), "unit"));
  PairingQuery query{unit.path, "", "", size + 1};
  if (!after.empty()) {
    query.after_alias = after[0];
    query.after_pairing_id = after[1];
  }
  ASSIGN_OR_RETURN(std::vector<Pairing> found, PairingStore(context.tx).List(query));
  const bool more = found.size() > static_cast<size_t>(size);
  if (more) found.pop_back();
  std::vector<std::string> ids;
  ids.reserve(found.size());
  for (const Pairing& pairing : found) ids.push_back(pairing.household_id);
  ASSIGN_OR_RETURN(const auto by_id, households::HouseholdStore(context.tx).FindAll(ids));
  for (const Pairing& pairing : found) {
    ASSIGN_OR_RETURN(*response.add_pairings(), ToProto(pairing, by_id.at(pairing.household_id)));
  }
  if (more) {
    response.set_next_page_token(
        rpc::MakePageToken(kList, {found.back().household_alias, found.back().pairing_id}));
  }
  return absl::OkStatus();
}

}  // namespace glimmer::visits
