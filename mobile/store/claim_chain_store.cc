#include "mobile/store/claim_chain_store.h"

namespace glimmer::mobile {
namespace {

constexpr absl::string_view kSelectHead =
    "SELECT device_sequence, claim_hash FROM claim_chain WHERE device = $1";
constexpr absl::string_view kPutHead =
    "INSERT INTO claim_chain (device, device_sequence, claim_hash) VALUES ($1, $2, $3)"
    " ON CONFLICT (device) DO UPDATE SET device_sequence = $2, claim_hash = $3";

}  // namespace

absl::StatusOr<ClaimHead> SelectClaimHead(sql::Transaction& tx, absl::string_view device) {
  ASSIGN_OR_RETURN(const auto head, tx.QueryOne(
                                        [](const sql::Row& row) {
                                          return ClaimHead{row.Int(0), row.Blob(1)};
                                        },
                                        kSelectHead, device));
  return head.value_or(ClaimHead());
}

absl::Status PutClaimHead(sql::Transaction& tx, absl::string_view device, const ClaimHead& head) {
  return tx.Execute(kPutHead, device, head.sequence, sql::Bytes{head.hash}).status();
}

}  // namespace glimmer::mobile
