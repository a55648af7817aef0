#include "server/ledgers/deed_store.h"

#include "absl/strings/str_cat.h"
#include "server/rpc/change_log_store.h"
#include "shared/base/time_convert.h"
#include "shared/domain/field_checks.h"

namespace glimmer::ledgers {
namespace {

using sql::Row;
using sql::Value;

// The columns of MapDeed, in its order.
#define GLIMMER_SELECT_DEED                                                                     \
  "SELECT d.deed_id, d.organization_id, d.unit_id, d.title, d.beneficiary, d.civil_date, "      \
  "COALESCE(d.doer_person_id, ''), COALESCE(d.doer_unit_id, ''), d.state, d.evidence_class, "   \
  "COALESCE(d.recorder_person_id, ''), d.reason, d.create_time_us, d.update_time_us, u.path, "  \
  "u.display_name, COALESCE(p.display_name, o.display_name, '') FROM deeds d "                  \
  "JOIN units u ON u.unit_id = d.unit_id LEFT JOIN people p ON p.person_id = d.doer_person_id " \
  "LEFT JOIN units o ON o.unit_id = d.doer_unit_id "

constexpr absl::string_view kFind = GLIMMER_SELECT_DEED "WHERE d.deed_id = $1";

// The states follow as a list.
constexpr absl::string_view kList = GLIMMER_SELECT_DEED
    "WHERE u.path >= $1 AND u.path < $2 AND d.civil_date >= $3 AND d.civil_date <= $4 "
    "AND (d.civil_date, d.deed_id) < ($5, $6) AND d.state IN ";
constexpr absl::string_view kListOrder = " ORDER BY d.civil_date DESC, d.deed_id DESC LIMIT $7";
constexpr int kFirstState = 8;

constexpr absl::string_view kCountWaiting =
    "SELECT COUNT(*) FROM deeds WHERE recorder_person_id = $1 AND state = 1";

constexpr absl::string_view kInsert =
    "INSERT INTO deeds (deed_id, organization_id, unit_id, title, beneficiary, civil_date, "
    "doer_person_id, doer_unit_id, state, evidence_class, recorder_person_id, reason, "
    "create_time_us, update_time_us) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, '', "
    "$12, $12) ON CONFLICT (deed_id) DO NOTHING";

constexpr absl::string_view kUpdate =
    "UPDATE deeds SET state = $2, evidence_class = $3, reason = $4, update_time_us = $5 "
    "WHERE deed_id = $1";

Deed MapDeed(const Row& row) {
  Deed d;
  int c = 0;
  d.deed_id = row.Text(c++);
  d.organization_id = row.Text(c++);
  d.unit_id = row.Text(c++);
  d.title = row.Text(c++);
  d.beneficiary = row.Text(c++);
  d.civil_date = row.Text(c++);
  d.doer_person_id = row.Text(c++);
  d.doer_unit_id = row.Text(c++);
  d.standing.state = static_cast<DeedState>(row.Int(c++));
  d.standing.evidence_class = static_cast<EvidenceClass>(row.Int(c++));
  d.recorder_person_id = row.Text(c++);
  d.reason = row.Text(c++);
  d.create_time = FromMicros(row.Int(c++));
  d.update_time = FromMicros(row.Int(c++));
  d.unit_path = row.Text(c++);
  d.unit_display_name = row.Text(c++);
  d.doer_display_name = row.Text(c++);
  return d;
}

}  // namespace

absl::StatusOr<std::optional<Deed>> DeedStore::Find(absl::string_view deed_id) {
  return tx_.QueryOne(MapDeed, kFind, deed_id);
}

absl::StatusOr<std::vector<Deed>> DeedStore::List(const DeedQuery& query) {
  const std::string end = rpc::PathEnd(query.unit_path);
  std::vector<Value> args = {absl::string_view(query.unit_path),
                             absl::string_view(end),
                             absl::string_view(query.start_date),
                             DayOrLast(query.end_date),
                             DayOrLast(query.before_date),
                             absl::string_view(query.before_deed_id),
                             int64_t{query.limit}};
  for (const DeedState state : query.states) args.push_back(static_cast<int64_t>(state));
  const std::string statement =
      absl::StrCat(kList, sql::Placeholders(kFirstState, query.states.size()), kListOrder);
  std::vector<Deed> found;
  RETURN_IF_ERROR(
      tx_.Run(statement, args, [&found](const Row& row) { found.push_back(MapDeed(row)); }));
  return found;
}

absl::StatusOr<int64_t> DeedStore::CountWaiting(absl::string_view person_id) {
  ASSIGN_OR_RETURN(const auto count, tx_.QueryOne([](const Row& row) { return row.Int(0); },
                                                  kCountWaiting, person_id));
  return count.value_or(0);
}

absl::StatusOr<bool> DeedStore::Insert(const Deed& d) {
  ASSIGN_OR_RETURN(
      const int64_t inserted,
      tx_.Execute(kInsert, d.deed_id, d.organization_id, d.unit_id, d.title, d.beneficiary,
                  d.civil_date, sql::NullIfEmpty(d.doer_person_id),
                  sql::NullIfEmpty(d.doer_unit_id), static_cast<int64_t>(d.standing.state),
                  static_cast<int64_t>(d.standing.evidence_class),
                  sql::NullIfEmpty(d.recorder_person_id), d.create_time));
  return inserted == 1;
}

absl::Status DeedStore::Update(const Deed& d) {
  return tx_
      .Execute(kUpdate, d.deed_id, static_cast<int64_t>(d.standing.state),
               static_cast<int64_t>(d.standing.evidence_class), d.reason, d.update_time)
      .status();
}

}  // namespace glimmer::ledgers
