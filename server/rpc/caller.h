// Who calls, and how the call helper finds out. Implemented by server/access.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "glimmer/v1/policy.pb.h"
#include "shared/sql/database.h"

namespace glimmer::rpc {

// A role in force and where it holds: the path of a unit covers every path it begins.
struct Grant {
  v1::Role role;
  std::string scope_unit_id;
  std::string scope_path;
};

struct Caller {
  std::string organization_id;
  std::string person_id;  // empty for anonymous and local callers
  std::string device_id;
  std::string token_hash;  // of the session; empty without one
  std::vector<Grant> grants;
  bool local = false;  // the operator on admin.sock

  // What audit rows and recorders are called: "subjects/KEY", "local" or "anonymous".
  std::string subject;

  bool HasRole(v1::Role role) const;
  // True when a grant of `role` covers `unit_path`.
  bool Covers(v1::Role role, absl::string_view unit_path) const;
  // Coordinates or administers the unit.
  bool IsStaffOf(absl::string_view unit_path) const;
};

// Where a resource stands in the organisation, for the scope check.
struct ResourceScope {
  std::string organization_id;
  std::vector<std::string> unit_paths;  // any one in the caller's scope suffices
  std::vector<std::string> people;      // whose it is; empty when nobody's
  std::string leader_person_id;         // of its shift; empty when none
};

// When it is asked who somebody is: the time, and what the data had come to before the transaction
// began (sql::Database::version).
struct AsOf {
  absl::Time time;
  std::optional<int64_t> version;
};

class CallerSource {
 public:
  virtual ~CallerSource() = default;
  // The signed-in person behind a session token.
  // Errors: SESSION_INVALID for unknown, expired, revoked: one answer for all.
  virtual absl::StatusOr<Caller> FromToken(sql::Transaction& tx, absl::string_view token,
                                           AsOf as_of) = 0;
  // The same without the database, where it is known; null otherwise.
  virtual std::shared_ptr<const Caller> AtHand(absl::string_view token, AsOf as_of) = 0;
  // The local operator, in the server's organisation.
  virtual absl::StatusOr<Caller> LocalOperator(sql::Transaction& tx) = 0;
};

class ScopeSource {
 public:
  virtual ~ScopeSource() = default;
  // Where `resource_name` stands, or nullopt when it does not exist.
  virtual absl::StatusOr<std::optional<ResourceScope>> Resolve(sql::Transaction& tx,
                                                               absl::string_view resource_name) = 0;
};

}  // namespace glimmer::rpc
