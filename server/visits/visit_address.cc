#include "server/visits/visit_address.h"

#include <optional>
#include <string>
#include <utility>

#include "server/households/address_release.h"
#include "server/households/household_parts.h"
#include "server/visits/pairing_parts.h"
#include "server/visits/plan_store.h"
#include "server/visits/visit_parts.h"
#include "shared/base/time_convert.h"
#include "shared/crypto/sealed_box.h"
#include "shared/domain/resource_names.h"
#include "shared/rpc/error.h"

namespace glimmer::visits {
namespace {

using households::Household;
using households::Secrets;

bool HasAccepted(const rpc::Caller& caller, const Visit& visit) {
  const Visitor* visitor = FindVisitor(visit, caller.person_id);
  return visitor != nullptr && visitor->state == VisitorState::kAccepted;
}

households::VisitFacts FactsOf(const Visit& visit) {
  return {visit.state,        visit.start_time, visit.end_time,
          visit.introduction, visit.min_people, CountAccepted(visit)};
}

// That something can be sealed to it is seen before anything is opened.
absl::StatusOr<std::string> DeviceKeyOf(rpc::Context& context) {
  ASSIGN_OR_RETURN(
      std::string key,
      PlanStore(context.tx).DeviceKeyOf(context.caller.device_id, context.caller.person_id));
  if (SealToDevice(key, "").ok()) return key;
  return MakeError(v1::ERROR_REASON_DEVICE_INVALID, "The address is for a device in use.");
}

absl::StatusOr<Secrets> Release(rpc::Context& context, const households::Vault& vault,
                                const Visit& visit) {
  ASSIGN_OR_RETURN(
      const Household household,
      households::NeedHousehold(context, ResourceName(kHouseholds, visit.household_id)));
  households::AddressRelease release{household, AddressPurpose::kVisit, std::nullopt,
                                     FactsOf(visit)};
  ASSIGN_OR_RETURN(const std::optional<Pairing> pairing,
                   PairingStore(context.tx).WithNote(household.household_id, context.now));
  if (pairing) release.handover_note = HandoverPart(*pairing);
  return households::ReleaseAddress(context, vault, release);
}

}  // namespace

absl::Status GetVisitAddress(rpc::Context& context, const households::Vault& vault,
                             const v1::GetVisitAddressRequest& request,
                             v1::GetVisitAddressResponse& response) {
  ASSIGN_OR_RETURN(const Visit visit, NeedVisit(context, request.visit()));
  if (!HasAccepted(context.caller, visit)) return NotAVisitor();
  // One that is over may have lost its household.
  if (!IsLive(visit.state)) return WrongVisitState(visit.state);
  ASSIGN_OR_RETURN(const std::string device_key, DeviceKeyOf(context));
  ASSIGN_OR_RETURN(Secrets secrets, Release(context, vault, visit));
  ASSIGN_OR_RETURN(const absl::Time expire,
                   AddressExpireTime(visit.start_time, visit.end_time, context.now));
  v1::VisitAddress address;
  *address.mutable_contact() = std::move(secrets.contact);
  if (secrets.note) *address.mutable_access_note() = *std::move(secrets.note);
  address.set_handover_note(secrets.handover_note);
  *address.mutable_expire_time() = ToTimestamp(expire);
  ASSIGN_OR_RETURN(*response.mutable_capsule(),
                   SealToDevice(device_key, address.SerializeAsString()));
  *response.mutable_expire_time() = ToTimestamp(expire);
  return absl::OkStatus();
}

}  // namespace glimmer::visits
