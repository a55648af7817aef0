#include "server/visits/pairing_parts.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "absl/strings/str_cat.h"
#include "server/households/household_parts.h"
#include "shared/base/time_convert.h"
#include "shared/domain/resource_names.h"
#include "shared/rpc/error.h"

namespace glimmer::visits {
namespace {

using households::Household;

bool IsLive(const Pairing& pairing) { return pairing.state != PairingState::kEnded; }

std::optional<absl::CivilDay> DayOf(std::optional<absl::Time> time, absl::TimeZone zone) {
  if (!time) return std::nullopt;
  return absl::ToCivilDay(*time, zone);
}

std::string DayText(std::optional<absl::CivilDay> day) {
  return day ? FormatCivilDay(*day) : std::string();
}

absl::StatusOr<std::vector<Pairing>> LiveOf(rpc::Context& context, absl::string_view household_id) {
  ASSIGN_OR_RETURN(std::vector<Pairing> pairings,
                   PairingStore(context.tx).OfHousehold(household_id));
  pairings.erase(std::remove_if(pairings.begin(), pairings.end(),
                                [](const Pairing& pairing) { return !IsLive(pairing); }),
                 pairings.end());
  return pairings;
}

}  // namespace

absl::StatusOr<v1::Pairing> ToProto(const Pairing& pairing, const Household& household) {
  ASSIGN_OR_RETURN(const absl::TimeZone zone, LoadZone(household.time_zone));
  v1::Pairing out;
  out.set_name(ResourceName(kPairings, pairing.pairing_id));
  out.set_household(ResourceName(kHouseholds, pairing.household_id));
  out.set_household_alias(household.alias);
  out.set_unit(ResourceName(kUnits, household.unit_id));
  out.set_person(ResourceName(kPeople, pairing.person_id));
  out.set_display_name(pairing.display_name);
  out.set_state(static_cast<v1::Pairing::State>(pairing.state));
  out.set_last_visit_date(DayText(DayOf(pairing.last_visit_time, zone)));
  if (IsLive(pairing)) {
    out.set_next_visit_date(
        DayText(NextVisitDay(household.terms, DayOf(pairing.household_visit_time, zone))));
    out.set_review_date(DayText(DayOf(pairing.review_time, zone)));
    *out.mutable_terms() = households::ToProto(household.terms);
  }
  out.set_has_handover_note(pairing.note.has_value());
  *out.mutable_create_time() = ToTimestamp(pairing.create_time);
  *out.mutable_update_time() = ToTimestamp(pairing.update_time);
  return out;
}

absl::StatusOr<v1::Pairing> ToProto(sql::Transaction& tx, const Pairing& pairing) {
  ASSIGN_OR_RETURN(const std::optional<Household> household,
                   households::HouseholdStore(tx).Find(pairing.household_id));
  if (!household) return absl::InternalError("a pairing has no household");
  return ToProto(pairing, *household);
}

absl::StatusOr<Pairing> NeedPairing(rpc::Context& context, absl::string_view name) {
  ASSIGN_OR_RETURN(const std::string id, IdOf(kPairings, name, "pairing"));
  ASSIGN_OR_RETURN(std::optional<Pairing> found, PairingStore(context.tx).Find(id));
  if (!found || found->organization_id != context.organization_id) return NotFound(name);
  return *std::move(found);
}

bool IsInFeedOf(const rpc::Caller& viewer, const Pairing& pairing) {
  if (!viewer.person_id.empty() && viewer.person_id == pairing.person_id) return true;
  return pairing.household_state == HouseholdState::kActive &&
         viewer.Covers(v1::ROLE_COORDINATOR, pairing.unit_path);
}

absl::Status CheckMayCome(rpc::Context& context, const Household& household,
                          absl::string_view person_id) {
  ASSIGN_OR_RETURN(const bool refused,
                   PairingStore(context.tx).IsRefused(household.household_id, person_id));
  if (!refused && person_id != household.contact_person_id &&
      person_id != household.next_contact_person_id) {
    return absl::OkStatus();
  }
  return MakeError(v1::ERROR_REASON_PAIRING_NOT_POSSIBLE,
                   "This person is not sent to this household.",
                   {{"person", ResourceName(kPeople, person_id)}});
}

absl::Status Settle(rpc::Context& context, Pairing& pairing) {
  pairing.update_time = context.now;
  RETURN_IF_ERROR(PairingStore(context.tx).Update(pairing));
  Push(context, pairing);
  return absl::OkStatus();
}

void Push(rpc::Context& context, const Pairing& pairing, rpc::ChangeKind kind) {
  std::vector<std::string> keys = rpc::CoordinatorKeys(pairing.unit_path);
  keys.push_back(rpc::PersonKey(pairing.person_id));
  context.changes.push_back(
      {ResourceName(kPairings, pairing.pairing_id), kind, rpc::Audience(keys), ""});
}

absl::Status End(rpc::Context& context, Pairing& pairing) {
  if (!IsLive(pairing)) {
    Push(context, pairing);
    return absl::OkStatus();
  }
  pairing.state = PairingState::kEnded;
  pairing.note.reset();
  return Settle(context, pairing);
}

absl::Status EndAllOf(rpc::Context& context, absl::string_view household_id) {
  ASSIGN_OR_RETURN(std::vector<Pairing> pairings, LiveOf(context, household_id));
  for (Pairing& pairing : pairings) RETURN_IF_ERROR(End(context, pairing));
  return absl::OkStatus();
}

absl::Status PushAllOf(rpc::Context& context, absl::string_view household_id) {
  ASSIGN_OR_RETURN(const std::vector<Pairing> pairings, LiveOf(context, household_id));
  for (const Pairing& pairing : pairings) Push(context, pairing);
  return absl::OkStatus();
}

absl::Status PushErased(rpc::Context& context, absl::string_view household_id) {
  ASSIGN_OR_RETURN(const std::vector<Pairing> pairings,
                   PairingStore(context.tx).OfHousehold(household_id));
  for (const Pairing& pairing : pairings) Push(context, pairing, rpc::ChangeKind::kTombstone);
  return absl::OkStatus();
}

absl::Status NoteVisitHeld(rpc::Context& context, absl::string_view household_id,
                           const std::vector<std::string>& people, absl::Time start) {
  ASSIGN_OR_RETURN(std::vector<Pairing> pairings, LiveOf(context, household_id));
  for (Pairing& pairing : pairings) {
    if (std::find(people.begin(), people.end(), pairing.person_id) == people.end()) {
      Push(context, pairing);
      continue;
    }
    pairing.state = PairingState::kActive;
    // Phones tell of visits in any order.
    pairing.last_visit_time = std::max(pairing.last_visit_time.value_or(start), start);
    RETURN_IF_ERROR(Settle(context, pairing));
  }
  return absl::OkStatus();
}

households::PartName HandoverPartName(const Pairing& pairing, absl::Time expire_time) {
  return {absl::StrCat("handover_note ", ResourceName(kPairings, pairing.pairing_id)),
          ToMicros(expire_time)};
}

households::SealedPart HandoverPart(const Pairing& pairing) {
  return {HandoverPartName(pairing, pairing.note->expire_time), pairing.note->octets};
}

absl::Status EraseNotes(rpc::Context& context, const std::vector<DueNote>& due) {
  for (const DueNote& one : due) {
    ASSIGN_OR_RETURN(std::optional<Pairing> pairing, PairingStore(context.tx).Find(one.pairing_id));
    if (!pairing || !pairing->note) continue;
    pairing->note.reset();
    RETURN_IF_ERROR(Settle(context, *pairing));
  }
  return absl::OkStatus();
}

}  // namespace glimmer::visits
