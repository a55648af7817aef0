#include "server/access/session_store.h"

#include "shared/base/time_convert.h"

namespace glimmer::access {
namespace {

using sql::Bytes;
using sql::Row;

constexpr absl::string_view kInsertSession =
    "INSERT INTO sessions (token_hash, device_id, person_id, create_time_us, expire_time_us) "
    "VALUES ($1, $2, $3, $4, $5)";

// Once a day is enough: $3 is a day before.
constexpr absl::string_view kNoteUse =
    "UPDATE people SET use_time_us = $2 WHERE person_id = $1 AND use_time_us <= $3";

constexpr absl::string_view kDeleteSession = "DELETE FROM sessions WHERE token_hash = $1";

constexpr absl::string_view kDeleteSessionsOfDevice = "DELETE FROM sessions WHERE device_id = $1";

constexpr absl::string_view kDeleteExpiredSessions =
    "DELETE FROM sessions WHERE device_id = $1 AND expire_time_us <= $2";

constexpr absl::string_view kShortenSessions =
    "UPDATE sessions SET expire_time_us = $2 WHERE device_id = $1 AND expire_time_us > $2";

constexpr absl::string_view kFindSessionOwner =
    "SELECT s.person_id, s.device_id, p.organization_id, k.subject_key, s.expire_time_us "
    "FROM sessions s "
    "JOIN devices d ON d.device_id = s.device_id "
    "JOIN people p ON p.person_id = s.person_id "
    "JOIN subject_keys k ON k.person_id = s.person_id AND NOT k.former "
    "WHERE s.token_hash = $1 AND s.expire_time_us > $2 AND d.person_id = s.person_id "
    "AND d.activate_time_us IS NOT NULL AND d.revoke_time_us IS NULL "
    "AND p.merged_into_person_id IS NULL";

constexpr absl::string_view kFindGrantsInForce =
    "SELECT g.role, g.scope_unit_id, u.path, g.end_time_us FROM role_grants g "
    "JOIN units u ON u.unit_id = g.scope_unit_id "
    "WHERE g.person_id = $1 AND g.revoke_time_us IS NULL AND g.end_time_us > $2 "
    "ORDER BY g.role_grant_id";

constexpr absl::string_view kFindFirstOrganization =
    "SELECT o.organization_id, o.root_unit_id, u.path FROM organizations o "
    "JOIN units u ON u.unit_id = o.root_unit_id ORDER BY o.organization_id LIMIT 1";

GrantInForce ToGrant(const Row& row) {
  return {{static_cast<v1::Role>(row.Int(0)), row.Text(1), row.Text(2)}, FromMicros(row.Int(3))};
}

}  // namespace

absl::Status InsertSession(sql::Transaction& tx, const Session& session) {
  RETURN_IF_ERROR(tx.Execute(kInsertSession, Bytes{session.token_hash}, session.device_id,
                             session.person_id, session.create_time, session.expire_time));
  return tx
      .Execute(kNoteUse, session.person_id, session.create_time,
               session.create_time - absl::Hours(24))
      .status();
}

absl::Status DeleteSession(sql::Transaction& tx, absl::string_view token_hash) {
  return tx.Execute(kDeleteSession, Bytes{token_hash}).status();
}

absl::Status DeleteSessionsOfDevice(sql::Transaction& tx, absl::string_view device_id) {
  return tx.Execute(kDeleteSessionsOfDevice, device_id).status();
}

absl::Status DeleteExpiredSessions(sql::Transaction& tx, absl::string_view device_id,
                                   absl::Time now) {
  return tx.Execute(kDeleteExpiredSessions, device_id, now).status();
}

absl::Status ShortenSessions(sql::Transaction& tx, absl::string_view device_id, absl::Time latest) {
  return tx.Execute(kShortenSessions, device_id, latest).status();
}

absl::StatusOr<std::optional<SessionOwner>> FindSessionOwner(sql::Transaction& tx,
                                                             absl::string_view token_hash,
                                                             absl::Time now) {
  return tx.QueryOne(
      [](const Row& row) {
        return SessionOwner{row.Text(0), row.Text(1), row.Text(2), row.Text(3),
                            FromMicros(row.Int(4))};
      },
      kFindSessionOwner, Bytes{token_hash}, now);
}

absl::StatusOr<std::vector<GrantInForce>> FindGrantsInForce(sql::Transaction& tx,
                                                            absl::string_view person_id,
                                                            absl::Time now) {
  return tx.QueryAll(ToGrant, kFindGrantsInForce, person_id, now);
}

absl::StatusOr<std::optional<FirstOrganization>> FindFirstOrganization(sql::Transaction& tx) {
  return tx.QueryOne(
      [](const Row& row) {
        return FirstOrganization{row.Text(0), row.Text(1), row.Text(2)};
      },
      kFindFirstOrganization);
}

}  // namespace glimmer::access
