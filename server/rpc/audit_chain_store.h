// The audit table as a chain (server/rpc/hash_chain.h).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "server/rpc/hash_chain.h"
#include "shared/sql/database.h"

namespace glimmer::rpc {

extern const ChainTable kAuditChain;

struct AuditRow {
  std::string audit_record_id;
  std::string organization_id;
  std::string actor;
  std::string subject;
  std::string action;
  std::string purpose;
  absl::Time record_time;
};

// Whose doing it is when the time of something is over.
inline constexpr absl::string_view kRetentionActor = "retention";

// What is cut off an organisation's chain: at most `limit` rows from its beginning that are from
// `before` or earlier, and as many of before the chain.
struct AuditCut {
  std::string organization_id;
  absl::Time before;
  int limit = 0;
  std::string audit_record_id;  // of the row that says so
  absl::Time now;
};

// Writes the row behind the organisation's last one.
absl::Status AppendAuditRow(sql::Transaction& tx, const AuditRow& row);

absl::StatusOr<std::vector<std::string>> AuditedOrganizations(sql::Transaction& tx);
// The time of the organisation's oldest row; nullopt when it has none.
absl::StatusOr<std::optional<absl::Time>> OldestAuditRow(sql::Transaction& tx,
                                                         absl::string_view organization_id);
// Erases the rows, says at the chain's end behind which head it begins from then on, and answers
// how many went. Nothing is said when none did.
absl::StatusOr<int64_t> CutAuditChain(sql::Transaction& tx, const AuditCut& cut);

}  // namespace glimmer::rpc
