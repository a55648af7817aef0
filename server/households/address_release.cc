#include "server/households/address_release.h"

#include <algorithm>
#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "server/households/address_read_store.h"
#include "server/households/address_watch.h"
#include "server/households/household_parts.h"
#include "shared/domain/resource_names.h"
#include "shared/rpc/error.h"

namespace glimmer::households {
namespace {

// To visitors around a visit that the household has agreed to, once enough of them go.
absl::Status CheckVisit(const AddressRelease& release, absl::Time now) {
  if ((release.purpose == AddressPurpose::kVisit) != release.visit.has_value()) {
    return absl::InternalError("an address is released to visitors for a visit alone");
  }
  if (!release.visit) return absl::OkStatus();
  const VisitFacts& visit = *release.visit;
  if (visit.state != VisitState::kAgreed && visit.state != VisitState::kUnderway) {
    return MakeError(v1::ERROR_REASON_VISIT_STATE, "The household has not agreed, or it is over.",
                     {{"state", StateName(visit.state)}});
  }
  RETURN_IF_ERROR(AddressExpireTime(visit.start_time, visit.end_time, now).status());
  const int64_t least =
      std::max(visit.min_people, LeastVisitors(release.household.terms, visit.introduction));
  if (visit.accepted >= least) return absl::OkStatus();
  return MakeError(v1::ERROR_REASON_TOO_FEW_VISITORS, "More of the visitors have to accept.",
                   {{"min_people", absl::StrCat(least)}});
}

// A safeguarding lead reads it because of danger alone.
absl::Status CheckReader(const rpc::Caller& caller, const Household& household,
                         AddressPurpose purpose) {
  if (purpose == AddressPurpose::kDanger ||
      caller.Covers(v1::ROLE_COORDINATOR, household.unit_path)) {
    return absl::OkStatus();
  }
  return MakeError(v1::ERROR_REASON_ROLE_MISSING, "Coordinators alone read it for this.");
}

}  // namespace

absl::StatusOr<Secrets> ReleaseAddress(rpc::Context& context, const Vault& vault,
                                       const AddressRelease& release) {
  const Household& household = release.household;
  if (!release.alarm || release.purpose != AddressPurpose::kDanger) {
    // Who visits has it for a visit that the consent still covers when it begins.
    const absl::Time time =
        release.visit ? std::max(context.now, release.visit->start_time) : context.now;
    RETURN_IF_ERROR(CheckAddressPurpose(ConsentsOf(household), release.purpose, time));
  }
  RETURN_IF_ERROR(CheckVisit(release, context.now));
  ASSIGN_OR_RETURN(const std::string subject,
                   HouseholdStore(context.tx).SubjectOf(household.household_id));
  RETURN_IF_ERROR(rpc::Audit(
      context, {subject, std::string(kReleaseAction), std::string(PurposeName(release.purpose))}));
  const bool waiting = ServesItsWord(release.purpose) && Waits(household, context.now);
  ASSIGN_OR_RETURN(Secrets secrets,
                   vault.Open(context.tx, household.household_id, waiting, context.now));
  if (!release.handover_note) return secrets;
  const absl::StatusOr<std::string> note =
      vault.OpenPart(context.tx, household.household_id, *release.handover_note);
  // One that an earlier key has sealed went with it; the address does not hang on it.
  if (absl::IsDataLoss(note.status())) return secrets;
  ASSIGN_OR_RETURN(secrets.handover_note, note);
  return secrets;
}

absl::Status LookUpHouseholdContact(rpc::Context& context, const Vault& vault,
                                    const v1::LookUpHouseholdContactRequest& request,
                                    v1::LookUpHouseholdContactResponse& response) {
  const auto purpose = static_cast<AddressPurpose>(request.purpose());
  if (PurposeName(purpose).empty() || purpose == AddressPurpose::kVisit) {
    return InvalidField("purpose", "Say what the address is for.");
  }
  ASSIGN_OR_RETURN(const Household household, NeedHousehold(context, request.household()));
  RETURN_IF_ERROR(CheckReader(context.caller, household, purpose));
  AddressRelease release{household, purpose, std::nullopt, std::nullopt};
  ASSIGN_OR_RETURN(release.alarm, HouseholdStore(context.tx).HasAlarm(household.household_id));
  ASSIGN_OR_RETURN(Secrets secrets, ReleaseAddress(context, vault, release));
  RETURN_IF_ERROR(WatchReader(context, household));
  *response.mutable_contact() = std::move(secrets.contact);
  if (secrets.note) *response.mutable_access_note() = *std::move(secrets.note);
  if (purpose == AddressPurpose::kCard) response.set_code(secrets.code);
  return absl::OkStatus();
}

}  // namespace glimmer::households
