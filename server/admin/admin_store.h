// What the operator's commands ask of the database itself: its soundness, schema and settings, when
// it was last copied, who its administrators are.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "glimmer/v1/policy.pb.h"
#include "shared/sql/database.h"

namespace glimmer::admin {

// Empty when sound; otherwise what is wrong, at most 20 lines of each. Reads everything. SQLite
// alone: PostgreSQL checks pages and references by itself.
absl::StatusOr<std::vector<std::string>> IntegrityErrors(sql::Transaction& tx);
absl::StatusOr<std::vector<std::string>> ForeignKeyErrors(sql::Transaction& tx);

// "SQLite 3.40.1"
absl::StatusOr<std::string> EngineVersion(sql::Transaction& tx, sql::Engine engine);

struct SchemaState {
  int64_t number = 0;       // of the last migration that was applied
  absl::Time install_time;  // of the first
};
absl::StatusOr<SchemaState> FindSchemaState(sql::Transaction& tx);

struct SettingState {
  std::string name;
  std::string value;
  std::string expected;
};
// The settings of docs/operations.md as this connection has them.
absl::StatusOr<std::vector<SettingState>> ReadSettings(sql::Transaction& tx, sql::Engine engine);

// Time of the newest line of any change feed; nullopt without one.
absl::StatusOr<std::optional<absl::Time>> FindNewestChange(sql::Transaction& tx);

absl::StatusOr<int64_t> CountOrganizations(sql::Transaction& tx);

absl::StatusOr<std::optional<absl::Time>> FindLastBackup(sql::Transaction& tx);
absl::Status SetLastBackup(sql::Transaction& tx, absl::Time when);

// Phones that know another epoch read everything again.
absl::Status SetDataEpoch(sql::Transaction& tx, int64_t epoch);

// Ids of those who hold ORGANIZATION_ADMIN of the unit, by name.
absl::StatusOr<std::vector<std::string>> FindAdministrators(sql::Transaction& tx,
                                                            absl::string_view unit_id,
                                                            absl::Time now);

// Whether somebody holds or has held ORGANIZATION_ADMIN of the unit.
absl::StatusOr<bool> HasEverAdministered(sql::Transaction& tx, absl::string_view person_id,
                                         absl::string_view unit_id);

// A role in force, with the latest end that its holder has it until.
struct RoleEnd {
  std::string person_id;
  v1::Role role;
  std::string scope_unit_id;
  absl::Time end_time;
};
// The administrators' and coordinators', the earliest end first.
absl::StatusOr<std::vector<RoleEnd>> FindRoleEnds(sql::Transaction& tx, absl::Time now);

// Ids of the organisation's units with this name, two at most.
absl::StatusOr<std::vector<std::string>> FindUnitsNamed(sql::Transaction& tx,
                                                        absl::string_view organization_id,
                                                        absl::string_view display_name);

}  // namespace glimmer::admin
