#include "server/rpc/audit_chain_store.h"

#include <optional>

#include "absl/strings/str_cat.h"
#include "shared/base/time_convert.h"
#include "shared/crypto/hashing.h"

namespace glimmer::rpc {
namespace {

using sql::Row;

constexpr absl::string_view kFindHead =
    "SELECT sequence, chain FROM audit_heads WHERE organization_id = $1";
constexpr absl::string_view kListChains =
    "SELECT organization_id FROM audit_heads ORDER BY organization_id";
constexpr absl::string_view kBeginHead =
    "INSERT INTO audit_heads (organization_id, sequence) VALUES ($1, 0) "
    "ON CONFLICT (organization_id) DO NOTHING";
constexpr absl::string_view kMoveHead =
    "UPDATE audit_heads SET sequence = $2, chain = $3 WHERE organization_id = $1";

constexpr absl::string_view kInsert =
    "INSERT INTO audit_records (audit_record_id, organization_id, actor, subject, action, purpose, "
    "record_time_us, chain, sequence) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";

constexpr absl::string_view kListChained =
    "SELECT audit_record_id, organization_id, sequence, actor, subject, action, purpose, "
    "record_time_us, chain FROM audit_records WHERE organization_id = $1 "
    "AND sequence IS NOT NULL ORDER BY sequence";

struct Head {
  int64_t sequence = 0;
  std::string chain;  // empty before the first row
};

absl::StatusOr<std::optional<Head>> FindHead(sql::Transaction& tx,
                                             absl::string_view organization_id) {
  return tx.QueryOne(
      [](const Row& row) {
        return Head{row.Int(0), row.IsNull(1) ? std::string() : row.Blob(1)};
      },
      kFindHead, organization_id);
}

AuditRow MapAudit(const Row& row) {
  return {row.Text(0), row.Text(1), row.Int(2),  row.Text(3),
          row.Text(4), row.Text(5), row.Text(6), FromMicros(row.Int(7))};
}

// With its length before it: no two rows give the same text.
void AppendPart(std::string& out, absl::string_view part) {
  absl::StrAppend(&out, part.size(), ":", part);
}

absl::Status Unfit(int64_t sequence) {
  return absl::DataLossError(absl::StrCat("the audit row of sequence ", sequence, " does not fit"));
}

}  // namespace

std::string ChainValue(absl::string_view before, const AuditRow& row) {
  std::string text;
  const std::string sequence = absl::StrCat(row.sequence);
  const std::string time = absl::StrCat(ToMicros(row.record_time));
  for (const absl::string_view part :
       {before, absl::string_view(row.audit_record_id), absl::string_view(row.organization_id),
        absl::string_view(sequence), absl::string_view(row.actor), absl::string_view(row.subject),
        absl::string_view(row.action), absl::string_view(row.purpose), absl::string_view(time)}) {
    AppendPart(text, part);
  }
  return Blake2b256(text);
}

absl::Status AppendAuditRow(sql::Transaction& tx, AuditRow row) {
  ASSIGN_OR_RETURN(std::optional<Head> head, FindHead(tx, row.organization_id));
  if (!head) {
    RETURN_IF_ERROR(tx.Execute(kBeginHead, row.organization_id));
    head.emplace();
  }
  row.sequence = head->sequence + 1;
  const std::string chain = ChainValue(head->chain, row);
  // First, so that of two at once one is run again: two rows of one number would be refused.
  RETURN_IF_ERROR(tx.Execute(kMoveHead, row.organization_id, row.sequence, sql::Bytes{chain}));
  return tx
      .Execute(kInsert, row.audit_record_id, row.organization_id, row.actor, row.subject,
               row.action, row.purpose, row.record_time, sql::Bytes{chain}, row.sequence)
      .status();
}

absl::StatusOr<int64_t> CheckAuditChain(sql::Transaction& tx, absl::string_view organization_id) {
  ASSIGN_OR_RETURN(const std::optional<Head> head, FindHead(tx, organization_id));
  std::string before;
  int64_t last = 0;
  std::optional<int64_t> unfit;
  const sql::Value args[] = {organization_id};
  RETURN_IF_ERROR(tx.Run(kListChained, args, [&](const Row& row) {
    if (unfit) return;
    const AuditRow audit = MapAudit(row);
    const std::string chain = row.IsNull(8) ? std::string() : row.Blob(8);
    const bool fits = audit.sequence == last + 1 && chain == ChainValue(before, audit);
    if (!fits) unfit = last + 1;
    last = audit.sequence;
    before = chain;
  }));
  if (unfit) return Unfit(*unfit);
  if (last != (head ? head->sequence : 0) || before != (head ? head->chain : "")) {
    return absl::DataLossError(
        absl::StrCat("the audit chain ends at ", last, " and not at its head"));
  }
  return last;
}

absl::StatusOr<std::vector<std::string>> BrokenAuditChains(sql::Transaction& tx) {
  ASSIGN_OR_RETURN(const std::vector<std::string> organizations,
                   tx.QueryAll([](const Row& row) { return row.Text(0); }, kListChains));
  std::vector<std::string> broken;
  for (const std::string& id : organizations) {
    const absl::Status status = CheckAuditChain(tx, id).status();
    if (status.ok()) continue;
    if (!absl::IsDataLoss(status)) return status;
    broken.push_back(absl::StrCat("organizations/", id, ": ", status.message()));
  }
  return broken;
}

}  // namespace glimmer::rpc
