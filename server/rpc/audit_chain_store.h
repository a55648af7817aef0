// The audit table as a chain (server/rpc/hash_chain.h).
#pragma once

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

// Writes the row behind the organisation's last one.
absl::Status AppendAuditRow(sql::Transaction& tx, const AuditRow& row);

}  // namespace glimmer::rpc
