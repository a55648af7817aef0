// Sessions and what a caller is made of: the tables sessions, devices and role_grants as one call
// reads them.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "glimmer/v1/policy.pb.h"
#include "server/rpc/caller.h"
#include "shared/sql/database.h"

namespace glimmer::access {

struct Session {
  std::string token_hash;
  std::string device_id;
  std::string person_id;
  absl::Time create_time;
  absl::Time expire_time;
};

absl::Status InsertSession(sql::Transaction& tx, const Session& session);
absl::Status DeleteSession(sql::Transaction& tx, absl::string_view token_hash);
absl::Status DeleteSessionsOfDevice(sql::Transaction& tx, absl::string_view device_id);
absl::Status DeleteExpiredSessions(sql::Transaction& tx, absl::string_view device_id,
                                   absl::Time now);
// Sessions of the device that would last longer end at `latest`.
absl::Status ShortenSessions(sql::Transaction& tx, absl::string_view device_id, absl::Time latest);

// Who stands behind a session.
struct SessionOwner {
  std::string person_id;
  std::string device_id;
  std::string organization_id;
  std::string subject_key;
  absl::Time expire_time;
};

// Nullopt when the token is unknown or expired, the device not active, the person merged or erased.
absl::StatusOr<std::optional<SessionOwner>> FindSessionOwner(sql::Transaction& tx,
                                                             absl::string_view token_hash,
                                                             absl::Time now);

struct GrantInForce {
  rpc::Grant grant;
  absl::Time end_time;
};

absl::StatusOr<std::vector<GrantInForce>> FindGrantsInForce(sql::Transaction& tx,
                                                            absl::string_view person_id,
                                                            absl::Time now);

struct FirstOrganization {
  std::string organization_id;
  std::string root_unit_id;
  std::string root_path;
};

// The server's organisation, the oldest where there are several.
absl::StatusOr<std::optional<FirstOrganization>> FindFirstOrganization(sql::Transaction& tx);

}  // namespace glimmer::access
