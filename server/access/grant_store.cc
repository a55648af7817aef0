#include "server/access/grant_store.h"

#include "absl/strings/str_cat.h"
#include "shared/base/time_convert.h"
#include "shared/domain/resource_names.h"

namespace glimmer::access {
namespace {

using sql::NullIfEmpty;
using sql::Row;

constexpr absl::string_view kInsertGrant =
    "INSERT INTO role_grants (role_grant_id, person_id, role, scope_unit_id, granter_person_id, "
    "end_time_us, create_time_us) VALUES ($1, $2, $3, $4, $5, $6, $7)";

constexpr absl::string_view kFindGrant =
    "SELECT g.role_grant_id, g.person_id, g.role, g.scope_unit_id, "
    "COALESCE(g.granter_person_id, ''), g.end_time_us, u.path FROM role_grants g "
    "JOIN units u ON u.unit_id = g.scope_unit_id WHERE g.role_grant_id = $1";

constexpr absl::string_view kMarkGrantRevoked =
    "UPDATE role_grants SET revoke_time_us = $2 "
    "WHERE role_grant_id = $1 AND revoke_time_us IS NULL";

constexpr absl::string_view kFindGrantsOf =
    "SELECT g.role_grant_id, g.person_id, g.role, g.scope_unit_id, "
    "COALESCE(g.granter_person_id, ''), g.end_time_us, u.path FROM role_grants g "
    "JOIN units u ON u.unit_id = g.scope_unit_id "
    "WHERE g.person_id = $1 AND g.revoke_time_us IS NULL AND g.end_time_us > $2 "
    "ORDER BY g.role_grant_id";

// $3 is the first text behind all paths that $2 begins.
constexpr absl::string_view kFindGrantsBelow =
    "SELECT g.role_grant_id, g.person_id, g.role, g.scope_unit_id, "
    "COALESCE(g.granter_person_id, ''), g.end_time_us, u.path FROM role_grants g "
    "JOIN units u ON u.unit_id = g.scope_unit_id "
    "WHERE u.organization_id = $1 AND u.path >= $2 AND u.path < $3 "
    "AND g.revoke_time_us IS NULL AND g.end_time_us > $4 ORDER BY g.person_id, g.role_grant_id";

constexpr absl::string_view kFindUnitPlace =
    "SELECT organization_id, path FROM units WHERE unit_id = $1";

// "subjects/" has nine characters; the key begins at the tenth.
constexpr absl::string_view kFindAuditRecords =
    "SELECT a.audit_record_id, a.actor, a.subject, a.action, a.purpose, a.record_time_us, "
    "COALESCE(k.person_id, ''), COALESCE(s.person_id, '') FROM audit_records a "
    "LEFT JOIN subject_keys k ON k.subject_key = substr(a.actor, 10) "
    "LEFT JOIN subject_keys s ON s.subject_key = substr(a.subject, 10) "
    "WHERE a.organization_id = $1 AND ($2 = '' OR a.audit_record_id < $2) "
    "ORDER BY a.audit_record_id DESC LIMIT $3";

GrantRow ToGrantRow(const Row& row) {
  return {row.Text(0), row.Text(1), static_cast<v1::Role>(row.Int(2)),
          row.Text(3), row.Text(4), FromMicros(row.Int(5)),
          row.Text(6)};
}

v1::AuditRecord ToAuditRecord(const Row& row) {
  v1::AuditRecord record;
  record.set_name(ResourceName(kAuditRecords, row.Text(0)));
  const std::string actor = row.Text(6);
  const std::string subject = row.Text(7);
  record.set_actor(actor.empty() ? row.Text(1) : ResourceName(kPeople, actor));
  record.set_subject(subject.empty() ? row.Text(2) : ResourceName(kPeople, subject));
  record.set_action(row.Text(3));
  record.set_purpose(row.Text(4));
  *record.mutable_time() = ToTimestamp(FromMicros(row.Int(5)));
  return record;
}

}  // namespace

absl::Status InsertGrant(sql::Transaction& tx, const GrantRow& grant, absl::Time now) {
  return tx
      .Execute(kInsertGrant, grant.role_grant_id, grant.person_id, static_cast<int64_t>(grant.role),
               grant.scope_unit_id, NullIfEmpty(grant.granter_person_id), grant.end_time, now)
      .status();
}

absl::StatusOr<std::optional<GrantRow>> FindGrant(sql::Transaction& tx,
                                                  absl::string_view role_grant_id) {
  return tx.QueryOne(ToGrantRow, kFindGrant, role_grant_id);
}

absl::Status MarkGrantRevoked(sql::Transaction& tx, absl::string_view role_grant_id,
                              absl::Time now) {
  return tx.Execute(kMarkGrantRevoked, role_grant_id, now).status();
}

absl::StatusOr<std::vector<GrantRow>> FindGrantsOf(sql::Transaction& tx,
                                                   absl::string_view person_id, absl::Time now) {
  return tx.QueryAll(ToGrantRow, kFindGrantsOf, person_id, now);
}

absl::StatusOr<std::vector<GrantRow>> FindGrantsBelow(sql::Transaction& tx,
                                                      absl::string_view organization_id,
                                                      absl::string_view path, absl::Time now) {
  return tx.QueryAll(ToGrantRow, kFindGrantsBelow, organization_id, path, absl::StrCat(path, "~"),
                     now);
}

absl::StatusOr<std::optional<UnitPlace>> FindUnitPlace(sql::Transaction& tx,
                                                       absl::string_view unit_id) {
  return tx.QueryOne(
      [](const Row& row) {
        return UnitPlace{row.Text(0), row.Text(1)};
      },
      kFindUnitPlace, unit_id);
}

absl::StatusOr<std::vector<v1::AuditRecord>> FindAuditRecords(sql::Transaction& tx,
                                                              absl::string_view organization_id,
                                                              absl::string_view before_id,
                                                              int limit) {
  return tx.QueryAll(ToAuditRecord, kFindAuditRecords, organization_id, before_id, limit);
}

}  // namespace glimmer::access
