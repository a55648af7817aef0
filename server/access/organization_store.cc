#include "server/access/organization_store.h"

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "glimmer/v1/people_service.pb.h"
#include "glimmer/v1/policy.pb.h"

namespace glimmer::access {
namespace {

using sql::Row;

constexpr absl::string_view kFindDataEpoch =
    "SELECT value FROM store_meta WHERE key = 'data_epoch'";

constexpr absl::string_view kInsertOrganization =
    "INSERT INTO organizations (organization_id, root_unit_id, time_zone, last_sequence) "
    "VALUES ($1, $2, $3, 0)";

constexpr absl::string_view kInsertRootUnit =
    "INSERT INTO units (unit_id, organization_id, parent_unit_id, kind, display_name, path, "
    "create_time_us) VALUES ($1, $2, NULL, $3, $4, $5, $6)";

constexpr absl::string_view kFindTimeZone =
    "SELECT time_zone FROM organizations WHERE organization_id = $1";

constexpr absl::string_view kInsertPerson =
    "INSERT INTO people (person_id, organization_id, display_name, name_fold, name_pinyin, "
    "languages, skills, version, create_time_us, update_time_us) "
    "VALUES ($1, $2, $3, $4, $5, '', '', 1, $6, $6)";

constexpr absl::string_view kInsertHome =
    "INSERT INTO home_units (person_id, unit_id, start_date) VALUES ($1, $2, $3)";

constexpr absl::string_view kHasActiveAdministrator =
    "SELECT 1 FROM role_grants g JOIN devices d ON d.person_id = g.person_id "
    "WHERE g.scope_unit_id = $1 AND g.role = $2 AND g.revoke_time_us IS NULL "
    "AND g.end_time_us > $3 AND d.activate_time_us IS NOT NULL AND d.revoke_time_us IS NULL "
    "LIMIT 1";

constexpr absl::string_view kHadAdministrator =
    "SELECT 1 FROM role_grants g JOIN devices d ON d.person_id = g.person_id "
    "WHERE g.scope_unit_id = $1 AND g.role = $2 AND d.activate_time_us IS NOT NULL LIMIT 1";

constexpr absl::string_view kFindAdministrator =
    "SELECT g.person_id FROM role_grants g JOIN people p ON p.person_id = g.person_id "
    "WHERE g.scope_unit_id = $1 AND g.role = $2 AND g.revoke_time_us IS NULL "
    "AND g.end_time_us > $3 AND p.merged_into_person_id IS NULL ORDER BY g.role_grant_id LIMIT 1";

constexpr auto kAdministrator = static_cast<int64_t>(v1::ROLE_ORGANIZATION_ADMIN);

}  // namespace

absl::StatusOr<int64_t> FindDataEpoch(sql::Transaction& tx) {
  ASSIGN_OR_RETURN(const auto text,
                   tx.QueryOne([](const Row& row) { return row.Text(0); }, kFindDataEpoch));
  int64_t epoch = 1;
  if (text && !absl::SimpleAtoi(*text, &epoch)) {
    return absl::InternalError("store_meta.data_epoch is no number");
  }
  return epoch;
}

absl::Status InsertOrganization(sql::Transaction& tx, absl::string_view organization_id,
                                absl::string_view root_unit_id, absl::string_view time_zone) {
  return tx.Execute(kInsertOrganization, organization_id, root_unit_id, time_zone).status();
}

absl::Status InsertRootUnit(sql::Transaction& tx, absl::string_view organization_id,
                            absl::string_view root_unit_id, absl::string_view display_name,
                            absl::Time now) {
  return tx
      .Execute(kInsertRootUnit, root_unit_id, organization_id,
               static_cast<int64_t>(v1::Unit::KIND_ORGANIZATION), display_name,
               absl::StrCat(root_unit_id, "/"), now)
      .status();
}

absl::StatusOr<std::string> FindTimeZone(sql::Transaction& tx, absl::string_view organization_id) {
  ASSIGN_OR_RETURN(const auto zone, tx.QueryOne([](const Row& row) { return row.Text(0); },
                                                kFindTimeZone, organization_id));
  return zone.value_or("UTC");
}

absl::Status InsertPerson(sql::Transaction& tx, const NewPerson& person, absl::Time now) {
  return tx
      .Execute(kInsertPerson, person.person_id, person.organization_id, person.display_name,
               person.name_fold, person.name_pinyin, now)
      .status();
}

absl::Status InsertHome(sql::Transaction& tx, absl::string_view person_id,
                        absl::string_view unit_id, absl::string_view start_date) {
  return tx.Execute(kInsertHome, person_id, unit_id, start_date).status();
}

absl::StatusOr<bool> HasActiveAdministrator(sql::Transaction& tx, absl::string_view root_unit_id,
                                            absl::Time now) {
  ASSIGN_OR_RETURN(const auto found,
                   tx.QueryOne([](const Row& row) { return row.Int(0); }, kHasActiveAdministrator,
                               root_unit_id, kAdministrator, now));
  return found.has_value();
}

absl::StatusOr<bool> HadAdministrator(sql::Transaction& tx, absl::string_view root_unit_id) {
  ASSIGN_OR_RETURN(const auto found, tx.QueryOne([](const Row& row) { return row.Int(0); },
                                                 kHadAdministrator, root_unit_id, kAdministrator));
  return found.has_value();
}

absl::StatusOr<std::optional<std::string>> FindAdministrator(sql::Transaction& tx,
                                                             absl::string_view root_unit_id,
                                                             absl::Time now) {
  return tx.QueryOne([](const Row& row) { return row.Text(0); }, kFindAdministrator, root_unit_id,
                     kAdministrator, now);
}

}  // namespace glimmer::access
