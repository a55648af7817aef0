#include "server/rpc/audit_chain_store.h"

#include <utility>

#include "shared/base/time_convert.h"

namespace glimmer::rpc {
namespace {

constexpr absl::string_view kInsert =
    "INSERT INTO audit_records (audit_record_id, organization_id, actor, subject, action, purpose, "
    "record_time_us, chain, sequence) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";

}  // namespace

const ChainTable kAuditChain = {
    "SELECT sequence, chain, 0, rows_before FROM audit_heads WHERE organization_id = $1",
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

}  // namespace glimmer::rpc
