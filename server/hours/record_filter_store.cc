#include "server/hours/record_filter_store.h"

#include "absl/strings/str_cat.h"

namespace glimmer::hours {
namespace {

constexpr absl::string_view kPersonScope =
    "WITH scope AS (SELECT subject_key FROM subject_keys WHERE person_id = $7), ";

// Ids have one length and a path ends with "/", so equal beginnings mean "at or below".
constexpr absl::string_view kUnitScope =
    "WITH scope AS (SELECT u.unit_id FROM units u JOIN units o ON o.unit_id = $7 "
    "WHERE substr(u.path, 1, length(o.path)) = o.path), ";

// No column of r is named by "*": the ledger's columns that figures and lists read.
constexpr absl::string_view kRows =
    "r AS (SELECT service_record_id, organization_id, sequence, subject_key, source, shift_id, "
    "event_id, title, category, home_unit_id, host_unit_id, organizing_unit_id, civil_date, "
    "time_zone, planned_start_time_us, planned_end_time_us, check_in_time_us, check_out_time_us, "
    "break_minutes, counted_minutes, weight, state, evidence_class, verdict, assumed, "
    "rule_pack_id, correction_of, recorder, reason, record_time_us FROM service_records "
    "WHERE organization_id = $1 AND civil_date >= $2 AND civil_date <= $3 "
    "AND record_time_us <= $4 AND sequence <= $5 AND ($6 = '' OR category = $6) AND ";

constexpr absl::string_view kOfPerson = "subject_key IN (SELECT subject_key FROM scope)) ";

constexpr absl::string_view kOfUnit =
    "(home_unit_id IN (SELECT unit_id FROM scope) OR host_unit_id IN (SELECT unit_id FROM scope) "
    "OR organizing_unit_id IN (SELECT unit_id FROM scope))) ";

constexpr absl::string_view kLastDate = "9999-12-31";

}  // namespace

std::string FilterText(const RecordFilter& filter) {
  const bool person = filter.unit_id.empty();
  return absl::StrCat(person ? kPersonScope : kUnitScope, kRows, person ? kOfPerson : kOfUnit);
}

std::vector<sql::Value> FilterArguments(const RecordFilter& filter) {
  return {absl::string_view(filter.organization_id),
          absl::string_view(filter.start_date),
          filter.end_date.empty() ? kLastDate : absl::string_view(filter.end_date),
          absl::ToUnixMicros(filter.as_of),
          filter.last_sequence,
          absl::string_view(filter.category),
          absl::string_view(filter.unit_id.empty() ? filter.person_id : filter.unit_id)};
}

}  // namespace glimmer::hours
