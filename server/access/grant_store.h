// Tables role_grants and audit_records, as the methods about them need them.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "glimmer/v1/access_service.pb.h"
#include "shared/sql/database.h"

namespace glimmer::access {

struct GrantRow {
  std::string role_grant_id;
  std::string person_id;
  v1::Role role;
  std::string scope_unit_id;
  std::string granter_person_id;  // empty for the operator
  absl::Time end_time;
  std::string scope_path;  // not stored with the grant
};

absl::Status InsertGrant(sql::Transaction& tx, const GrantRow& grant, absl::Time now);
// Whatever its end.
absl::StatusOr<std::optional<GrantRow>> FindGrant(sql::Transaction& tx,
                                                  absl::string_view role_grant_id);
absl::Status MarkGrantRevoked(sql::Transaction& tx, absl::string_view role_grant_id,
                              absl::Time now);
absl::StatusOr<std::vector<GrantRow>> FindGrantsOf(sql::Transaction& tx,
                                                   absl::string_view person_id, absl::Time now);
// In force in the unit with this path and below, by person.
absl::StatusOr<std::vector<GrantRow>> FindGrantsBelow(sql::Transaction& tx,
                                                      absl::string_view organization_id,
                                                      absl::string_view path, absl::Time now);

struct UnitPlace {
  std::string organization_id;
  std::string path;
};
absl::StatusOr<std::optional<UnitPlace>> FindUnitPlace(sql::Transaction& tx,
                                                       absl::string_view unit_id);

// At most `limit` records before `before_id` (empty: the newest), newest first. People stand in
// them by name while their subject_key leads to one.
absl::StatusOr<std::vector<v1::AuditRecord>> FindAuditRecords(sql::Transaction& tx,
                                                              absl::string_view organization_id,
                                                              absl::string_view before_id,
                                                              int limit);

}  // namespace glimmer::access
