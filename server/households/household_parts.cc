#include "server/households/household_parts.h"

#include <algorithm>
#include <optional>
#include <tuple>
#include <utility>

#include "absl/strings/str_cat.h"
#include "shared/base/time_convert.h"
#include "shared/domain/resource_names.h"
#include "shared/rpc/error.h"

namespace glimmer::households {
namespace {

void FillConsent(const Household& household, v1::Household& out) {
  if (!household.consent && !household.provisional) return;
  const Given& given = household.consent ? *household.consent : *household.provisional;
  v1::ConsentSummary& consent = *out.mutable_consent();
  *consent.mutable_expire_time() = ToTimestamp(given.expire_time);
  consent.set_confirmed(household.consent.has_value());
  consent.set_awaits_word(household.provisional.has_value());
}

}  // namespace

absl::StatusOr<v1::Household> ToProto(const Household& household) {
  v1::Household out;
  out.set_name(ResourceName(kHouseholds, household.household_id));
  out.set_unit(ResourceName(kUnits, household.unit_id));
  out.set_alias(household.alias);
  out.set_state(static_cast<v1::Household::State>(household.state));
  if (household.terms.min_people > 0) *out.mutable_terms() = ToProto(household.terms);
  FillConsent(household, out);
  if (household.consent) {
    ASSIGN_OR_RETURN(const absl::TimeZone zone, LoadZone(household.time_zone));
    const absl::Time review = household.consent->expire_time - kReviewBefore;
    out.set_review_date(FormatCivilDay(absl::ToCivilDay(review, zone)));
  }
  out.set_contact_person(ResourceName(kPeople, household.contact_person_id));
  out.set_code_failures(static_cast<int32_t>(household.code_failures));
  *out.mutable_create_time() = ToTimestamp(household.create_time);
  *out.mutable_update_time() = ToTimestamp(household.update_time);
  if (household.erase_time) *out.mutable_erase_time() = ToTimestamp(*household.erase_time);
  return out;
}

v1::VisitTerms ToProto(const VisitTerms& terms) {
  v1::VisitTerms out;
  for (const std::string& language : terms.languages) out.add_languages(language);
  for (const VisitSlot& slot : terms.slots) *out.add_slots() = ToProto(slot);
  out.set_cadence_days(static_cast<int32_t>(terms.cadence_days));
  out.set_min_people(static_cast<int32_t>(terms.min_people));
  out.set_has_minors(terms.has_minors);
  return out;
}

v1::VisitSlot ToProto(const VisitSlot& slot) {
  v1::VisitSlot out;
  out.set_weekday(static_cast<int32_t>(slot.weekday));
  out.set_start_minute(static_cast<int32_t>(slot.start_minute));
  out.set_end_minute(static_cast<int32_t>(slot.end_minute));
  return out;
}

std::vector<VisitSlot> ReadSlots(const google::protobuf::RepeatedPtrField<v1::VisitSlot>& from) {
  std::vector<VisitSlot> slots;
  for (const v1::VisitSlot& slot : from) {
    slots.push_back({slot.weekday(), slot.start_minute(), slot.end_minute()});
  }
  std::sort(slots.begin(), slots.end(), [](const VisitSlot& a, const VisitSlot& b) {
    return std::tie(a.weekday, a.start_minute) < std::tie(b.weekday, b.start_minute);
  });
  return slots;
}

v1::ConsentRecord ToProto(const ConsentRecord& record) {
  v1::ConsentRecord out;
  out.set_sequence(static_cast<int32_t>(record.sequence));
  out.set_kind(static_cast<v1::ConsentRecord::Kind>(record.kind));
  out.set_given_by(static_cast<v1::ConsentRecord::GivenBy>(record.given_by));
  out.set_channel(static_cast<v1::ConsentRecord::Channel>(record.channel));
  for (const int64_t purpose : record.purposes) {
    out.add_purposes(static_cast<v1::ConsentRecord::Purpose>(purpose));
  }
  out.set_language(record.language);
  out.set_notice_hash(record.notice_hash);
  out.set_witness(ResourceName(kPeople, record.witness_person_id));
  *out.mutable_record_time() = ToTimestamp(record.record_time);
  if (record.expire_time) *out.mutable_expire_time() = ToTimestamp(*record.expire_time);
  out.set_way(static_cast<v1::ConsentRecord::Way>(record.way));
  out.set_recorder_display_name(record.recorder_display_name);
  return out;
}

absl::StatusOr<Household> NeedHousehold(rpc::Context& context, absl::string_view name) {
  ASSIGN_OR_RETURN(const std::string id, IdOf(kHouseholds, name, "household"));
  ASSIGN_OR_RETURN(std::optional<Household> found, HouseholdStore(context.tx).Find(id));
  if (!found || found->organization_id != context.organization_id) return NotFound(name);
  return *std::move(found);
}

bool IsInFeedOf(const rpc::Caller& viewer, const Household& household) {
  if (!viewer.person_id.empty() && viewer.person_id == household.contact_person_id) return true;
  const bool listed =
      household.state == HouseholdState::kInvited || household.state == HouseholdState::kActive;
  return listed && viewer.Covers(v1::ROLE_COORDINATOR, household.unit_path);
}

absl::Status Settle(rpc::Context& context, Household& household) {
  household.update_time = context.now;
  RETURN_IF_ERROR(HouseholdStore(context.tx).Update(household));
  Push(context, household);
  return absl::OkStatus();
}

void Push(rpc::Context& context, const Household& household, rpc::ChangeKind kind) {
  std::vector<std::string> keys = rpc::CoordinatorKeys(household.unit_path);
  if (!household.contact_person_id.empty()) {
    keys.push_back(rpc::PersonKey(household.contact_person_id));
  }
  context.changes.push_back(
      {ResourceName(kHouseholds, household.household_id), kind, rpc::Audience(keys), ""});
}

absl::Status Record(rpc::Context& context, const Household& household, ConsentKind kind,
                    WordWay way) {
  ConsentRecord record;
  record.household_id = household.household_id;
  record.kind = kind;
  record.recorder = context.caller.subject;
  record.way = way;
  record.record_time = context.now;
  return ConsentStore(context.tx).Add(record).status();
}

bool Waits(const Household& household, absl::Time now) {
  return household.provisional && now < household.provisional->expire_time;
}

absl::StatusOr<ConsentRecord> NewestGiven(rpc::Context& context, const Household& household) {
  const bool confirmed = household.consent && !Waits(household, context.now);
  const std::optional<Given>& given = confirmed ? household.consent : household.provisional;
  if (!given) {
    return MakeError(v1::ERROR_REASON_CONSENT_MISSING, "Nobody has written a consent down.");
  }
  return ConsentStore(context.tx).Get(household.household_id, given->sequence);
}

}  // namespace glimmer::households
