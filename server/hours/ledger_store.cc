#include "server/hours/ledger_store.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "shared/base/time_convert.h"

namespace glimmer::hours {
namespace {

using sql::NullIfEmpty;
using sql::Row;

// What a row is, and what its link in the chain is made of.
#define GLIMMER_RECORD_COLUMNS                                                               \
  "service_record_id, organization_id, sequence, subject_key, source, shift_id, event_id, "  \
  "title, category, home_unit_id, host_unit_id, organizing_unit_id, civil_date, time_zone, " \
  "planned_start_time_us, planned_end_time_us, check_in_time_us, check_out_time_us, "        \
  "break_minutes, counted_minutes, weight, state, evidence_class, verdict, assumed, "        \
  "rule_pack_id, correction_of, recorder, reason, record_time_us"

constexpr absl::string_view kInsert =
    "INSERT INTO service_records (" GLIMMER_RECORD_COLUMNS
    ", chain) "
    "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, "
    "$19, $20, $21, $22, $23, $24, $25, $26, $27, $28, $29, $30, $31)";

// The home that holds on the day comes first, then those that began before it, the latest first.
constexpr absl::string_view kHomeUnitOn =
    "SELECT unit_id FROM (SELECT unit_id, start_date, CASE WHEN start_date > $2 THEN 2 "
    "WHEN end_date IS NULL OR end_date > $2 THEN 0 ELSE 1 END AS rank FROM home_units "
    "WHERE person_id = $1 UNION ALL SELECT root_unit_id, '', 3 FROM organizations "
    "WHERE organization_id = $3) h ORDER BY rank, start_date DESC LIMIT 1";

constexpr absl::string_view kUnitPaths =
    "SELECT path FROM units WHERE unit_id IN ($1, $2, $3) ORDER BY path";

constexpr absl::string_view kLastSequence =
    "SELECT COALESCE(MAX(sequence), 0) FROM service_records WHERE organization_id = $1";

// The columns of MapRecord, in its order.
#define GLIMMER_SELECT_RECORD                                                                  \
  "SELECT r.service_record_id, r.organization_id, r.sequence, r.subject_key, r.source, "       \
  "COALESCE(r.shift_id, ''), COALESCE(r.event_id, ''), r.title, r.category, r.home_unit_id, "  \
  "r.host_unit_id, r.organizing_unit_id, r.civil_date, r.time_zone, r.planned_start_time_us, " \
  "r.planned_end_time_us, r.check_in_time_us, r.check_out_time_us, r.break_minutes, "          \
  "r.counted_minutes, r.state, r.evidence_class, r.verdict, r.assumed, r.rule_pack_id, "       \
  "COALESCE(r.correction_of, ''), r.recorder, r.reason, r.record_time_us, "                    \
  "COALESCE(k.person_id, ''), COALESCE(p.display_name, ''), "                                  \
  "NOT EXISTS (SELECT 1 FROM service_records c WHERE c.correction_of = r.service_record_id) "

#define GLIMMER_JOIN_PERSON                                    \
  "LEFT JOIN subject_keys k ON k.subject_key = r.subject_key " \
  "LEFT JOIN people p ON p.person_id = k.person_id "

constexpr absl::string_view kFind = GLIMMER_SELECT_RECORD
    "FROM service_records r " GLIMMER_JOIN_PERSON "WHERE r.service_record_id = $1";

constexpr absl::string_view kListBefore = GLIMMER_SELECT_RECORD
    "FROM r " GLIMMER_JOIN_PERSON
    "WHERE r.sequence < $8 AND ($9 = 0 OR (r.state = $9 AND NOT EXISTS (SELECT 1 FROM "
    "service_records c WHERE c.correction_of = r.service_record_id))) "
    "ORDER BY r.sequence DESC LIMIT $10";

constexpr absl::string_view kReadAfter = GLIMMER_SELECT_RECORD
    "FROM r " GLIMMER_JOIN_PERSON "WHERE r.sequence > $8 ORDER BY r.sequence LIMIT $9";

constexpr absl::string_view kFindings =
    "SELECT c.findings FROM attendances a JOIN attendance_claims c "
    "ON c.attendance_id = a.attendance_id WHERE a.shift_id = $1 AND a.person_id = $2 "
    "AND c.findings <> '' ORDER BY c.attendance_claim_id";

Record MapRecord(const Row& row) {
  Record r;
  int c = 0;
  r.record_id = row.Text(c++);
  r.organization_id = row.Text(c++);
  r.sequence = row.Int(c++);
  r.subject_key = row.Text(c++);
  r.source = static_cast<RecordSource>(row.Int(c++));
  r.shift_id = row.Text(c++);
  r.event_id = row.Text(c++);
  r.title = row.Text(c++);
  r.category = row.Text(c++);
  r.home_unit_id = row.Text(c++);
  r.host_unit_id = row.Text(c++);
  r.organizing_unit_id = row.Text(c++);
  r.civil_date = row.Text(c++);
  r.time_zone = row.Text(c++);
  r.planned_start = FromMicros(row.Int(c++));
  r.planned_end = FromMicros(row.Int(c++));
  r.check_in = FromMicros(row.Int(c++));
  r.check_out = FromMicros(row.Int(c++));
  r.break_minutes = row.Int(c++);
  r.counted_minutes = row.Int(c++);
  r.state = static_cast<RecordState>(row.Int(c++));
  r.evidence_class = static_cast<EvidenceClass>(row.Int(c++));
  r.verdict = static_cast<Verdict>(row.Int(c++));
  r.assumed = row.Bool(c++);
  r.rule_pack_id = row.Text(c++);
  r.correction_of = row.Text(c++);
  r.recorder = row.Text(c++);
  r.reason = row.Text(c++);
  r.record_time = FromMicros(row.Int(c++));
  r.person_id = row.Text(c++);
  r.person_display_name = row.Text(c++);
  r.in_force = row.Bool(c++);
  return r;
}

int64_t WeightOf(RecordState state) {
  if (state == RecordState::kConfirmed) return 1;
  return state == RecordState::kReversal ? -1 : 0;
}

// In the order of GLIMMER_RECORD_COLUMNS.
std::vector<sql::Value> ValuesOf(const Record& r) {
  return {absl::string_view(r.record_id),
          absl::string_view(r.organization_id),
          r.sequence,
          absl::string_view(r.subject_key),
          static_cast<int64_t>(r.source),
          NullIfEmpty(r.shift_id),
          NullIfEmpty(r.event_id),
          absl::string_view(r.title),
          absl::string_view(r.category),
          absl::string_view(r.home_unit_id),
          absl::string_view(r.host_unit_id),
          absl::string_view(r.organizing_unit_id),
          absl::string_view(r.civil_date),
          absl::string_view(r.time_zone),
          ToMicros(r.planned_start),
          ToMicros(r.planned_end),
          ToMicros(r.check_in),
          ToMicros(r.check_out),
          r.break_minutes,
          r.counted_minutes,
          WeightOf(r.state),
          static_cast<int64_t>(r.state),
          static_cast<int64_t>(r.evidence_class),
          static_cast<int64_t>(r.verdict),
          r.assumed,
          absl::string_view(r.rule_pack_id),
          NullIfEmpty(r.correction_of),
          absl::string_view(r.recorder),
          absl::string_view(r.reason),
          ToMicros(r.record_time)};
}

}  // namespace

const rpc::ChainTable kLedgerChain = {
    "SELECT sequence, chain, start_sequence, start_sequence, NULL FROM ledger_heads "
    "WHERE organization_id = $1",
    "INSERT INTO ledger_heads (organization_id, sequence, start_sequence) SELECT $1, "
    "COALESCE(MAX(sequence), 0), COALESCE(MAX(sequence), 0) FROM service_records "
    "WHERE organization_id = $1 ON CONFLICT (organization_id) DO NOTHING",
    "UPDATE ledger_heads SET sequence = $2, chain = $3 WHERE organization_id = $1",
    "SELECT organization_id FROM ledger_heads UNION SELECT organization_id FROM service_records "
    "ORDER BY organization_id",
    "SELECT sequence, chain, " GLIMMER_RECORD_COLUMNS
    " FROM service_records WHERE organization_id = $1 AND sequence > $2 ORDER BY sequence",
    "SELECT COUNT(*) FILTER (WHERE sequence >= 1 AND chain IS NULL), "
    "COUNT(*) FILTER (WHERE sequence < 1 OR chain IS NOT NULL) "
    "FROM service_records WHERE organization_id = $1 AND sequence <= $2",
    "ttitittttttttt"
    "iiiiiiiiii"
    "btttti",
    "",  // it is never cut
};

absl::StatusOr<int64_t> LedgerStore::LastSequence(absl::string_view organization_id) {
  ASSIGN_OR_RETURN(
      const std::optional<int64_t> last,
      tx_.QueryOne([](const Row& row) { return row.Int(0); }, kLastSequence, organization_id));
  return last.value_or(0);
}

absl::StatusOr<std::string> LedgerStore::HomeUnitOn(absl::string_view organization_id,
                                                    absl::string_view person_id,
                                                    absl::string_view date) {
  ASSIGN_OR_RETURN(const std::optional<std::string> unit_id,
                   tx_.QueryOne([](const Row& row) { return row.Text(0); }, kHomeUnitOn, person_id,
                                date, organization_id));
  return unit_id.value_or("");
}

absl::StatusOr<std::vector<std::string>> LedgerStore::UnitPaths(const Record& record) {
  return tx_.QueryAll([](const Row& row) { return row.Text(0); }, kUnitPaths, record.home_unit_id,
                      record.host_unit_id, record.organizing_unit_id);
}

absl::Status LedgerStore::Append(Record& r) {
  ASSIGN_OR_RETURN(rpc::ChainHead head, rpc::NeedHead(tx_, kLedgerChain, r.organization_id));
  r.sequence = ++head.sequence;
  std::vector<sql::Value> values = ValuesOf(r);
  std::vector<std::string> columns;
  columns.reserve(values.size());
  for (const sql::Value& value : values) columns.push_back(rpc::ColumnText(value));
  head.value = rpc::ChainValue(head.value, columns);
  RETURN_IF_ERROR(rpc::MoveHead(tx_, kLedgerChain, r.organization_id, head));
  values.push_back(sql::Bytes{head.value});
  return tx_.Run(kInsert, values, [](const Row&) {}).status();
}

absl::StatusOr<std::optional<Record>> LedgerStore::Find(absl::string_view record_id) {
  ASSIGN_OR_RETURN(std::optional<Record> record, tx_.QueryOne(MapRecord, kFind, record_id));
  if (record) RETURN_IF_ERROR(AddFindings(*record));
  return record;
}

absl::Status LedgerStore::AddFindings(Record& record) {
  if (record.state != RecordState::kWaiting || record.verdict != Verdict::kReview ||
      !record.in_force || record.source != RecordSource::kAttendance) {
    return absl::OkStatus();
  }
  ASSIGN_OR_RETURN(const auto findings,
                   tx_.QueryAll([](const Row& row) { return row.Text(0); }, kFindings,
                                record.shift_id, record.person_id));
  record.findings = absl::StrJoin(findings, " ");
  return absl::OkStatus();
}

absl::StatusOr<std::vector<Record>> LedgerStore::ListBefore(const RecordFilter& filter,
                                                            std::optional<RecordState> state,
                                                            int64_t before_sequence, int limit) {
  std::vector<sql::Value> args = FilterArguments(filter);
  args.push_back(before_sequence);
  args.push_back(state ? static_cast<int64_t>(*state) : int64_t{0});
  args.push_back(static_cast<int64_t>(limit));
  std::vector<Record> records;
  RETURN_IF_ERROR(tx_.Run(absl::StrCat(FilterText(filter), kListBefore), args,
                          [&](const Row& row) { records.push_back(MapRecord(row)); }));
  for (Record& record : records) RETURN_IF_ERROR(AddFindings(record));
  return records;
}

absl::StatusOr<int64_t> LedgerStore::ReadAfter(const RecordFilter& filter, int64_t after_sequence,
                                               int limit,
                                               absl::FunctionRef<void(const Record&)> on_record) {
  std::vector<sql::Value> args = FilterArguments(filter);
  args.push_back(after_sequence);
  args.push_back(static_cast<int64_t>(limit));
  int64_t count = 0;
  RETURN_IF_ERROR(tx_.Run(absl::StrCat(FilterText(filter), kReadAfter), args, [&](const Row& row) {
    on_record(MapRecord(row));
    ++count;
  }));
  return count;
}

}  // namespace glimmer::hours
