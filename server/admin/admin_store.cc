#include "server/admin/admin_store.h"

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "shared/base/time_convert.h"

namespace glimmer::admin {
namespace {

using sql::Row;

// These are the engines' own, not portable.
constexpr absl::string_view kIntegrityCheck = "PRAGMA integrity_check(20)";
constexpr absl::string_view kForeignKeyCheck = "PRAGMA foreign_key_check";
constexpr absl::string_view kSqliteVersion = "SELECT 'SQLite ' || sqlite_version()";
constexpr absl::string_view kPostgresVersion =
    "SELECT 'PostgreSQL ' || current_setting('server_version')";

constexpr absl::string_view kFindSchemaState =
    "SELECT MAX(number), MIN(apply_time_us) FROM schema_migrations";
constexpr absl::string_view kFindNewestChange = "SELECT MAX(record_time_us) FROM changes";

constexpr absl::string_view kCountOrganizations = "SELECT COUNT(*) FROM organizations";

constexpr absl::string_view kFindMeta = "SELECT value FROM store_meta WHERE key = $1";
constexpr absl::string_view kSetMeta =
    "INSERT INTO store_meta (key, value) VALUES ($1, $2) "
    "ON CONFLICT (key) DO UPDATE SET value = excluded.value";
constexpr absl::string_view kLastBackup = "last_backup_time_us";
constexpr absl::string_view kDataEpoch = "data_epoch";

constexpr absl::string_view kFindAdministrators =
    "SELECT DISTINCT p.name_pinyin, p.person_id FROM role_grants g "
    "JOIN people p ON p.person_id = g.person_id "
    "WHERE g.scope_unit_id = $1 AND g.role = $2 AND g.revoke_time_us IS NULL "
    "AND g.end_time_us > $3 AND p.merged_into_person_id IS NULL "
    "ORDER BY p.name_pinyin, p.person_id";

constexpr absl::string_view kCountAdministrations =
    "SELECT COUNT(*) FROM role_grants WHERE person_id = $1 AND role = $2 AND scope_unit_id = $3";

constexpr absl::string_view kFindRoleEnds =
    "SELECT g.person_id, g.role, g.scope_unit_id, MAX(g.end_time_us) FROM role_grants g "
    "JOIN people p ON p.person_id = g.person_id "
    "WHERE g.role IN ($1, $2) AND g.revoke_time_us IS NULL AND g.end_time_us > $3 "
    "AND p.merged_into_person_id IS NULL GROUP BY g.person_id, g.role, g.scope_unit_id "
    "ORDER BY MAX(g.end_time_us), g.person_id, g.role, g.scope_unit_id";

constexpr absl::string_view kFindUnitsNamed =
    "SELECT unit_id FROM units WHERE organization_id = $1 AND display_name = $2 "
    "ORDER BY unit_id LIMIT 2";

struct Setting {
  absl::string_view name;
  absl::string_view query;
  absl::string_view expected;
};
constexpr Setting kSqliteSettings[] = {
    {"journal_mode", "PRAGMA journal_mode", "wal"},
    {"synchronous", "PRAGMA synchronous", "2"},
    {"foreign_keys", "PRAGMA foreign_keys", "1"},
    {"secure_delete", "PRAGMA secure_delete", "1"},
    {"trusted_schema", "PRAGMA trusted_schema", "0"},
    {"cell_size_check", "PRAGMA cell_size_check", "1"},
    {"busy_timeout", "PRAGMA busy_timeout", "5000"},
    {"journal_size_limit", "PRAGMA journal_size_limit", "67108864"},
};
constexpr Setting kPostgresSettings[] = {
    {"fsync", "SELECT current_setting('fsync')", "on"},
    {"full_page_writes", "SELECT current_setting('full_page_writes')", "on"},
    {"synchronous_commit",
     "SELECT CASE current_setting('synchronous_commit') WHEN 'off' THEN 'off' ELSE 'on' END", "on"},
    {"server_encoding", "SELECT current_setting('server_encoding')", "UTF8"},
};
constexpr size_t kMostForeignKeyErrors = 20;

std::string Text(const Row& row) { return row.Text(0); }

}  // namespace

absl::StatusOr<std::vector<std::string>> IntegrityErrors(sql::Transaction& tx) {
  ASSIGN_OR_RETURN(std::vector<std::string> lines, tx.QueryAll(Text, kIntegrityCheck));
  if (lines.size() == 1 && lines[0] == "ok") lines.clear();
  return lines;
}

absl::StatusOr<std::vector<std::string>> ForeignKeyErrors(sql::Transaction& tx) {
  const auto line = [](const Row& row) {
    return absl::StrCat(row.Text(0), " row ", row.Int(1), " has no row in ", row.Text(2));
  };
  ASSIGN_OR_RETURN(std::vector<std::string> lines, tx.QueryAll(line, kForeignKeyCheck));
  if (lines.size() > kMostForeignKeyErrors) lines.resize(kMostForeignKeyErrors);
  return lines;
}

absl::StatusOr<std::string> EngineVersion(sql::Transaction& tx, sql::Engine engine) {
  const bool sqlite = engine == sql::Engine::kSqlite;
  ASSIGN_OR_RETURN(const auto version,
                   tx.QueryOne(Text, sqlite ? kSqliteVersion : kPostgresVersion));
  return version.value_or("");
}

absl::StatusOr<SchemaState> FindSchemaState(sql::Transaction& tx) {
  const auto map = [](const Row& row) {
    return SchemaState{row.Int(0), absl::FromUnixMicros(row.Int(1))};
  };
  ASSIGN_OR_RETURN(const auto state, tx.QueryOne(map, kFindSchemaState));
  return state.value_or(SchemaState{});
}

absl::StatusOr<std::vector<SettingState>> ReadSettings(sql::Transaction& tx, sql::Engine engine) {
  const absl::Span<const Setting> settings = engine == sql::Engine::kSqlite
                                                 ? absl::MakeConstSpan(kSqliteSettings)
                                                 : absl::MakeConstSpan(kPostgresSettings);
  std::vector<SettingState> states;
  for (const Setting& setting : settings) {
    ASSIGN_OR_RETURN(const auto value, tx.QueryOne(Text, setting.query));
    states.push_back(
        {std::string(setting.name), value.value_or(""), std::string(setting.expected)});
  }
  return states;
}

absl::StatusOr<std::optional<absl::Time>> FindNewestChange(sql::Transaction& tx) {
  const auto map = [](const Row& row) { return row.OptionalInt(0); };
  ASSIGN_OR_RETURN(const auto found, tx.QueryOne(map, kFindNewestChange));
  if (!found || !*found) return std::nullopt;
  return absl::FromUnixMicros(**found);
}

absl::StatusOr<int64_t> CountOrganizations(sql::Transaction& tx) {
  ASSIGN_OR_RETURN(const auto count,
                   tx.QueryOne([](const Row& row) { return row.Int(0); }, kCountOrganizations));
  return count.value_or(0);
}

absl::StatusOr<std::optional<absl::Time>> FindLastBackup(sql::Transaction& tx) {
  ASSIGN_OR_RETURN(const auto text, tx.QueryOne(Text, kFindMeta, kLastBackup));
  int64_t micros = 0;
  if (!text || !absl::SimpleAtoi(*text, &micros)) return std::nullopt;
  return absl::FromUnixMicros(micros);
}

absl::Status SetLastBackup(sql::Transaction& tx, absl::Time when) {
  return tx.Execute(kSetMeta, kLastBackup, absl::StrCat(absl::ToUnixMicros(when))).status();
}

absl::Status SetDataEpoch(sql::Transaction& tx, int64_t epoch) {
  return tx.Execute(kSetMeta, kDataEpoch, absl::StrCat(epoch)).status();
}

absl::StatusOr<std::vector<std::string>> FindAdministrators(sql::Transaction& tx,
                                                            absl::string_view unit_id,
                                                            absl::Time now) {
  return tx.QueryAll([](const Row& row) { return row.Text(1); }, kFindAdministrators, unit_id,
                     static_cast<int64_t>(v1::ROLE_ORGANIZATION_ADMIN), now);
}

absl::StatusOr<bool> HasEverAdministered(sql::Transaction& tx, absl::string_view person_id,
                                         absl::string_view unit_id) {
  ASSIGN_OR_RETURN(
      const auto count,
      tx.QueryOne([](const Row& row) { return row.Int(0); }, kCountAdministrations, person_id,
                  static_cast<int64_t>(v1::ROLE_ORGANIZATION_ADMIN), unit_id));
  return count.value_or(0) > 0;
}

absl::StatusOr<std::vector<RoleEnd>> FindRoleEnds(sql::Transaction& tx, absl::Time now) {
  const auto map = [](const Row& row) {
    return RoleEnd{row.Text(0), static_cast<v1::Role>(row.Int(1)), row.Text(2),
                   FromMicros(row.Int(3))};
  };
  return tx.QueryAll(map, kFindRoleEnds, static_cast<int64_t>(v1::ROLE_ORGANIZATION_ADMIN),
                     static_cast<int64_t>(v1::ROLE_COORDINATOR), now);
}

absl::StatusOr<std::vector<std::string>> FindUnitsNamed(sql::Transaction& tx,
                                                        absl::string_view organization_id,
                                                        absl::string_view display_name) {
  return tx.QueryAll(Text, kFindUnitsNamed, organization_id, display_name);
}

}  // namespace glimmer::admin
