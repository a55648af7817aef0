#include "server/visits/plan_store.h"

#include "shared/base/time_convert.h"
#include "shared/domain/resource_names.h"

namespace glimmer::visits {
namespace {

using sql::Row;

constexpr absl::string_view kStartsOf =
    "SELECT start_time_us FROM visits WHERE household_id = $1 AND state <= 4 AND visit_id <> $2 "
    "ORDER BY start_time_us";

constexpr absl::string_view kOverlapOf =
    "SELECT start_time_us FROM visits WHERE household_id = $1 AND state <= 3 AND visit_id <> $2 "
    "AND start_time_us < $4 AND end_time_us > $3 ORDER BY start_time_us LIMIT 1";

constexpr absl::string_view kVisitClash =
    "SELECT v.visit_id FROM visit_visitors g JOIN visits v ON v.visit_id = g.visit_id "
    "WHERE g.person_id = $1 AND g.state < 3 AND v.state <= 3 AND v.visit_id <> $2 "
    "AND v.start_time_us < $4 AND v.end_time_us > $3 ORDER BY v.start_time_us LIMIT 1";

// "state <= 3" says again what the first says, so that the index of live sign-ups serves.
constexpr absl::string_view kShiftClash =
    "SELECT shift_id FROM sign_ups WHERE person_id = $1 AND state = 1 AND state <= 3 "
    "AND start_time_us < $3 AND end_time_us > $2 ORDER BY start_time_us LIMIT 1";

constexpr absl::string_view kKnowEachOther =
    "SELECT 1 FROM pairings WHERE household_id = $1 AND person_id = $2 AND state = 2 "
    "UNION ALL SELECT 1 FROM visits v JOIN visit_visitors g ON g.visit_id = v.visit_id "
    "WHERE v.household_id = $1 AND v.state = 4 AND g.person_id = $2 AND g.state = 2 LIMIT 1";

constexpr absl::string_view kSubjectKeyOf =
    "SELECT subject_key FROM household_subjects WHERE household_id = $1";

constexpr absl::string_view kAlarmSteps =
    "SELECT alarm_contact_minutes, alarm_coordinator_minutes, alarm_lead_minutes FROM units "
    "WHERE organization_id = $1 AND parent_unit_id IS NULL";

constexpr absl::string_view kDeviceKey =
    "SELECT public_key FROM devices WHERE device_id = $1 AND person_id = $2 "
    "AND activate_time_us IS NOT NULL AND revoke_time_us IS NULL";

absl::Time TimeOf(const Row& row) { return FromMicros(row.Int(0)); }
std::string TextOf(const Row& row) { return row.Text(0); }
int64_t IntOf(const Row& row) { return row.Int(0); }

}  // namespace

absl::StatusOr<std::vector<absl::Time>> PlanStore::StartsOf(absl::string_view household_id,
                                                            absl::string_view except_visit_id) {
  return tx_.QueryAll(TimeOf, kStartsOf, household_id, except_visit_id);
}

absl::StatusOr<std::optional<absl::Time>> PlanStore::OverlapOf(absl::string_view household_id,
                                                               absl::string_view except_visit_id,
                                                               absl::Time start, absl::Time end) {
  return tx_.QueryOne(TimeOf, kOverlapOf, household_id, except_visit_id, start, end);
}

absl::StatusOr<std::string> PlanStore::ClashOf(absl::string_view person_id,
                                               absl::string_view except_visit_id, absl::Time start,
                                               absl::Time end) {
  ASSIGN_OR_RETURN(const auto visit,
                   tx_.QueryOne(TextOf, kVisitClash, person_id, except_visit_id, start, end));
  if (visit) return ResourceName(kVisits, *visit);
  ASSIGN_OR_RETURN(const auto shift, tx_.QueryOne(TextOf, kShiftClash, person_id, start, end));
  return shift ? ResourceName(kShifts, *shift) : "";
}

absl::StatusOr<bool> PlanStore::KnowEachOther(absl::string_view household_id,
                                              absl::string_view person_id) {
  ASSIGN_OR_RETURN(const auto found, tx_.QueryOne(IntOf, kKnowEachOther, household_id, person_id));
  return found.has_value();
}

absl::StatusOr<std::string> PlanStore::SubjectKeyOf(absl::string_view household_id) {
  ASSIGN_OR_RETURN(const auto key, tx_.QueryOne(TextOf, kSubjectKeyOf, household_id));
  if (!key) return absl::InternalError("a household has no subject key");
  return *key;
}

absl::StatusOr<AlarmSteps> PlanStore::AlarmStepsOf(absl::string_view organization_id) {
  ASSIGN_OR_RETURN(const auto steps, tx_.QueryOne(
                                         [](const Row& row) {
                                           return AlarmSteps{row.Int(0), row.Int(1), row.Int(2)};
                                         },
                                         kAlarmSteps, organization_id));
  return steps.value_or(AlarmSteps());
}

absl::StatusOr<std::string> PlanStore::DeviceKeyOf(absl::string_view device_id,
                                                   absl::string_view person_id) {
  ASSIGN_OR_RETURN(const auto key, tx_.QueryOne([](const Row& row) { return row.Blob(0); },
                                                kDeviceKey, device_id, person_id));
  return key.value_or("");
}

}  // namespace glimmer::visits
