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

// What figures and lists read.
#define GLIMMER_LEDGER_COLUMNS                                                                   \
  "r AS (SELECT service_record_id, organization_id, sequence, subject_key, source, shift_id, "   \
  "event_id, title, category, home_unit_id, host_unit_id, organizing_unit_id, civil_date, "      \
  "time_zone, planned_start_time_us, planned_end_time_us, check_in_time_us, check_out_time_us, " \
  "break_minutes, counted_minutes, weight, state, evidence_class, verdict, assumed, "            \
  "rule_pack_id, correction_of, recorder, reason, record_time_us FROM "

#define GLIMMER_LEDGER_FILTER                                                              \
  "AND civil_date >= $2 AND civil_date <= $3 AND record_time_us <= $4 AND sequence <= $5 " \
  "AND ($6 = '' OR category = $6) AND "

constexpr absl::string_view kRows =
    GLIMMER_LEDGER_COLUMNS "service_records WHERE organization_id = $1 " GLIMMER_LEDGER_FILTER;

// One person's rows are one range of the subject index; an expression keeps the statement from the
// organisation's longer ones.
constexpr absl::string_view kRowsOfPerson = GLIMMER_LEDGER_COLUMNS
    "service_records WHERE organization_id || '' = $1 " GLIMMER_LEDGER_FILTER;

// SQLite keeps the order of a CROSS JOIN: each subject is one range of the subject index.
constexpr absl::string_view kRowsBySubject =
    "g AS (SELECT DISTINCT subject_key AS page_key FROM service_records "
    "WHERE subject_key > $8 AND subject_key <= $9), " GLIMMER_LEDGER_COLUMNS
    "g CROSS JOIN service_records WHERE subject_key = g.page_key "
    "AND organization_id || '' = $1 " GLIMMER_LEDGER_FILTER;

constexpr absl::string_view kOfPerson = "subject_key IN (SELECT subject_key FROM scope)) ";

constexpr absl::string_view kOfUnit =
    "(home_unit_id IN (SELECT unit_id FROM scope) OR host_unit_id IN (SELECT unit_id FROM scope) "
    "OR organizing_unit_id IN (SELECT unit_id FROM scope))) ";

constexpr absl::string_view kLastDate = "9999-12-31";

}  // namespace

std::string FilterText(const RecordFilter& filter) {
  const bool person = filter.unit_id.empty();
  return absl::StrCat(person ? kPersonScope : kUnitScope, person ? kRowsOfPerson : kRows,
                      person ? kOfPerson : kOfUnit);
}

std::string FilterTextBySubject(const RecordFilter& filter) {
  const bool person = filter.unit_id.empty();
  return absl::StrCat(person ? kPersonScope : kUnitScope, kRowsBySubject,
                      person ? kOfPerson : kOfUnit);
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
