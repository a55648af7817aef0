#include "server/rpc/audit_chain_store.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "absl/strings/str_cat.h"
#include "shared/base/time_convert.h"

namespace glimmer::rpc {
namespace {

using sql::Row;

constexpr absl::string_view kInsert =
    "INSERT INTO audit_records (audit_record_id, organization_id, actor, subject, action, purpose, "
    "record_time_us, chain, sequence) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";

constexpr absl::string_view kOrganizations =
    "SELECT organization_id FROM audit_heads ORDER BY organization_id";
constexpr absl::string_view kOldestTime =
    "SELECT record_time_us FROM audit_records WHERE organization_id = $1 "
    "ORDER BY audit_record_id LIMIT 1";
constexpr absl::string_view kOldest =
    "SELECT sequence, chain, record_time_us FROM audit_records WHERE organization_id = $1 "
    "AND sequence IS NOT NULL ORDER BY sequence LIMIT $2";
constexpr absl::string_view kMoveStart =
    "UPDATE audit_heads SET start_sequence = $2, start_chain = $3 WHERE organization_id = $1";
constexpr absl::string_view kDrop =
    "DELETE FROM audit_records WHERE organization_id = $1 AND sequence <= $2";

// Rows of before the chain are those without a sequence.
constexpr absl::string_view kDropBefore =
    "DELETE FROM audit_records WHERE audit_record_id IN (SELECT audit_record_id "
    "FROM audit_records WHERE organization_id = $1 AND sequence IS NULL "
    "AND record_time_us <= $2 LIMIT $3)";
constexpr absl::string_view kCountBefore =
    "UPDATE audit_heads SET rows_before = rows_before - $2 WHERE organization_id = $1";

struct OldRow {
  ChainHead head;
  absl::Time time;
};

OldRow MapOldRow(const Row& row) { return {{row.Int(0), row.Blob(1)}, FromMicros(row.Int(2))}; }

absl::StatusOr<int64_t> DropRowsOfBefore(sql::Transaction& tx, const AuditCut& cut) {
  ASSIGN_OR_RETURN(const int64_t dropped,
                   tx.Execute(kDropBefore, cut.organization_id, cut.before, cut.limit));
  if (dropped > 0) RETURN_IF_ERROR(tx.Execute(kCountBefore, cut.organization_id, dropped));
  return dropped;
}

}  // namespace

const ChainTable kAuditChain = {
    "SELECT sequence, chain, start_sequence, rows_before, start_chain FROM audit_heads "
    "WHERE organization_id = $1",
    "INSERT INTO audit_heads (organization_id, sequence) VALUES ($1, 0) "
    "ON CONFLICT (organization_id) DO NOTHING",
    "UPDATE audit_heads SET sequence = $2, chain = $3 WHERE organization_id = $1",
    "SELECT organization_id FROM audit_heads UNION SELECT organization_id FROM audit_records "
    "ORDER BY organization_id",
    "SELECT sequence, chain, audit_record_id, organization_id, sequence, actor, subject, action, "
    "purpose, record_time_us FROM audit_records WHERE organization_id = $1 "
    "AND sequence IS NOT NULL AND sequence > $2 ORDER BY sequence",
    "SELECT COUNT(*) FILTER (WHERE sequence IS NULL AND chain IS NULL), "
    "COUNT(*) FILTER (WHERE sequence <= $2 OR (sequence IS NULL AND chain IS NOT NULL)) "
    "FROM audit_records WHERE organization_id = $1",
    "ttitttti",
    "SELECT 1 FROM audit_records WHERE organization_id = $1 AND action = 'CutAuditRecords' "
    "AND purpose = $2 AND sequence IS NOT NULL LIMIT 1",
};

absl::Status AppendAuditRow(sql::Transaction& tx, const AuditRow& row) {
  ASSIGN_OR_RETURN(ChainHead head, NeedHead(tx, kAuditChain, row.organization_id));
  ++head.sequence;
  const std::string columns[] = {row.audit_record_id,
                                 row.organization_id,
                                 ColumnText(head.sequence),
                                 row.actor,
                                 row.subject,
                                 row.action,
                                 row.purpose,
                                 ColumnText(ToMicros(row.record_time))};
  head.value = ChainValue(head.value, columns);
  RETURN_IF_ERROR(MoveHead(tx, kAuditChain, row.organization_id, head));
  return tx
      .Execute(kInsert, row.audit_record_id, row.organization_id, row.actor, row.subject,
               row.action, row.purpose, row.record_time, sql::Bytes{head.value}, head.sequence)
      .status();
}

absl::StatusOr<std::vector<std::string>> AuditedOrganizations(sql::Transaction& tx) {
  return tx.QueryAll([](const Row& row) { return row.Text(0); }, kOrganizations);
}

absl::StatusOr<std::optional<absl::Time>> OldestAuditRow(sql::Transaction& tx,
                                                         absl::string_view organization_id) {
  return tx.QueryOne([](const Row& row) { return FromMicros(row.Int(0)); }, kOldestTime,
                     organization_id);
}

absl::StatusOr<int64_t> CutAuditChain(sql::Transaction& tx, const AuditCut& cut) {
  ASSIGN_OR_RETURN(const int64_t before, DropRowsOfBefore(tx, cut));
  ASSIGN_OR_RETURN(const std::vector<OldRow> rows,
                   tx.QueryAll(MapOldRow, kOldest, cut.organization_id, cut.limit));
  // A clock may have been set back: from the first young one on all stay.
  const auto young = std::find_if(rows.begin(), rows.end(),
                                  [&](const OldRow& row) { return row.time > cut.before; });
  if (young == rows.begin()) return before;
  const ChainHead& last = std::prev(young)->head;
  RETURN_IF_ERROR(
      tx.Execute(kMoveStart, cut.organization_id, last.sequence, sql::Bytes{last.value}));
  ASSIGN_OR_RETURN(const int64_t dropped, tx.Execute(kDrop, cut.organization_id, last.sequence));
  RETURN_IF_ERROR(
      AppendAuditRow(tx, {cut.audit_record_id, cut.organization_id, std::string(kRetentionActor),
                          absl::StrCat("organizations/", cut.organization_id), "CutAuditRecords",
                          HeadText(last), cut.now}));
  return before + dropped;
}

}  // namespace glimmer::rpc
