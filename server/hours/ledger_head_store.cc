#include "server/hours/ledger_head_store.h"

#include <utility>

#include "shared/base/time_convert.h"

namespace glimmer::hours {
namespace {

using sql::Row;

constexpr absl::string_view kNow =
    "SELECT sequence, chain FROM ledger_heads WHERE organization_id = $1";

constexpr absl::string_view kBefore =
    "SELECT sequence, chain FROM service_records WHERE organization_id = $1 "
    "AND record_time_us < $2 AND chain IS NOT NULL ORDER BY sequence DESC LIMIT 1";

constexpr absl::string_view kValueAt =
    "SELECT sequence, chain FROM service_records WHERE organization_id = $1 AND sequence = $2";

constexpr absl::string_view kOrganizations =
    "SELECT organization_id, time_zone FROM organizations ORDER BY organization_id";

constexpr absl::string_view kHasDaily =
    "SELECT 1 FROM daily_heads WHERE organization_id = $1 AND civil_date = $2";

constexpr absl::string_view kInsertDaily =
    "INSERT INTO daily_heads (organization_id, civil_date, sequence, chain, record_time_us) "
    "VALUES ($1, $2, $3, $4, $5) ON CONFLICT (organization_id, civil_date) DO NOTHING";

constexpr absl::string_view kListDaily =
    "SELECT organization_id, civil_date, sequence, chain, record_time_us FROM daily_heads "
    "WHERE organization_id = $1 AND civil_date < $2 ORDER BY civil_date DESC LIMIT $3";

constexpr absl::string_view kAllDaily =
    "SELECT organization_id, sequence, chain FROM daily_heads ORDER BY organization_id, sequence";

rpc::ChainHead MapHead(const Row& row) {
  return {row.Int(0), row.IsNull(1) ? std::string() : row.Blob(1)};
}

DailyHead MapDaily(const Row& row) {
  return {row.Text(0), row.Text(1), {row.Int(2), row.Blob(3)}, FromMicros(row.Int(4))};
}

}  // namespace

absl::StatusOr<rpc::ChainHead> LedgerHeadStore::Now(absl::string_view organization_id) {
  ASSIGN_OR_RETURN(const auto head, tx_.QueryOne(MapHead, kNow, organization_id));
  return head.value_or(rpc::ChainHead());
}

absl::StatusOr<std::optional<rpc::ChainHead>> LedgerHeadStore::Before(
    absl::string_view organization_id, absl::Time time) {
  return tx_.QueryOne(MapHead, kBefore, organization_id, time);
}

absl::StatusOr<std::string> LedgerHeadStore::ValueAt(absl::string_view organization_id,
                                                     int64_t sequence) {
  ASSIGN_OR_RETURN(const auto head, tx_.QueryOne(MapHead, kValueAt, organization_id, sequence));
  return head ? head->value : std::string();
}

absl::StatusOr<std::vector<OrganizationZone>> LedgerHeadStore::Organizations() {
  return tx_.QueryAll(
      [](const Row& row) {
        return OrganizationZone{row.Text(0), row.Text(1)};
      },
      kOrganizations);
}

absl::StatusOr<bool> LedgerHeadStore::HasDaily(absl::string_view organization_id,
                                               absl::string_view civil_date) {
  ASSIGN_OR_RETURN(const auto found, tx_.QueryOne([](const Row& row) { return row.Int(0); },
                                                  kHasDaily, organization_id, civil_date));
  return found.has_value();
}

absl::Status LedgerHeadStore::InsertDaily(const DailyHead& head) {
  return tx_
      .Execute(kInsertDaily, head.organization_id, head.civil_date, head.head.sequence,
               sql::Bytes{head.head.value}, head.record_time)
      .status();
}

absl::StatusOr<std::vector<DailyHead>> LedgerHeadStore::ListDaily(absl::string_view organization_id,
                                                                  absl::string_view before_date,
                                                                  int limit) {
  return tx_.QueryAll(MapDaily, kListDaily, organization_id, before_date,
                      static_cast<int64_t>(limit));
}

absl::StatusOr<rpc::NotedHeads> LedgerHeadStore::AllDaily() {
  rpc::NotedHeads heads;
  RETURN_IF_ERROR(tx_.Run(kAllDaily, {}, [&heads](const Row& row) {
    heads[row.Text(0)].push_back({row.Int(1), row.Blob(2)});
  }));
  return heads;
}

}  // namespace glimmer::hours
