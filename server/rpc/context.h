// What a command is given: its transaction, its caller, the time, and where its effects go beside
// its own tables. Commands take nothing else from outside.
#pragma once

#include <string>
#include <vector>

#include "absl/time/time.h"
#include "server/rpc/caller.h"
#include "server/rpc/change_log_store.h"
#include "shared/base/ids.h"
#include "shared/sql/database.h"

namespace glimmer::rpc {

struct Context {
  sql::Transaction& tx;
  Caller caller;
  absl::Time now;
  RandomSource& random;
  std::string language;  // BCP 47 of the request's accept-language; "zh-CN" when it has none

  // The organisation that the call is about; the caller's unless an anonymous command finds it.
  std::string organization_id;
  // Feed lines of this command, appended in order when it succeeds.
  std::vector<FeedChange> changes;

  std::string NewId() { return NewUlid(now, random); }
};

// One line for the audit table. People are named by subject ("subjects/KEY").
struct AuditEntry {
  std::string subject;  // resource name of what it is about
  std::string action;   // "GrantRole"
  std::string purpose;
};

// Appends to the audit table in the command's transaction; a failure fails the command.
absl::Status Audit(Context& context, const AuditEntry& entry);

// The random key that ledger and audit rows name a person by; made at first use.
absl::StatusOr<std::string> SubjectKeyOf(sql::Transaction& tx, RandomSource& random,
                                         absl::string_view person_id);

}  // namespace glimmer::rpc
