// The audit table as a chain: every row holds a hash of itself and of the row before, per
// organisation, so that a row that was changed, removed or put in between is found.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "shared/sql/database.h"

namespace glimmer::rpc {

struct AuditRow {
  std::string audit_record_id;
  std::string organization_id;
  int64_t sequence = 0;
  std::string actor;
  std::string subject;
  std::string action;
  std::string purpose;
  absl::Time record_time;
};

// BLAKE2b-256 of `before`, the value of the row before (empty for the first), and the row.
std::string ChainValue(absl::string_view before, const AuditRow& row);

// Writes the row behind the organisation's last one; its sequence is set here.
absl::Status AppendAuditRow(sql::Transaction& tx, AuditRow row);

// Reads the whole chain of an organisation and gives its length. Errors: DATA_LOSS naming the
// sequence of the first row that does not fit, or that the chain does not end where it should.
absl::StatusOr<int64_t> CheckAuditChain(sql::Transaction& tx, absl::string_view organization_id);

// The same of every organisation: one line for each chain that is broken.
absl::StatusOr<std::vector<std::string>> BrokenAuditChains(sql::Transaction& tx);

}  // namespace glimmer::rpc
