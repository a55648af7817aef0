#include "server/access/enrolment_store.h"

#include "shared/base/time_convert.h"

namespace glimmer::access {
namespace {

using sql::Bytes;
using sql::NullIfEmpty;
using sql::Row;

constexpr absl::string_view kFindPersonPlace =
    "SELECT p.person_id, p.organization_id, COALESCE(p.merged_into_person_id, ''), "
    "COALESCE(u.path, '') FROM people p "
    "LEFT JOIN home_units h ON h.person_id = p.person_id AND h.end_date IS NULL "
    "LEFT JOIN units u ON u.unit_id = h.unit_id WHERE p.person_id = $1";

constexpr absl::string_view kInsertInvitation =
    "INSERT INTO invitations (invitation_id, person_id, secret_hash, short_code_hash, failures, "
    "creator_person_id, create_time_us, expire_time_us) VALUES ($1, $2, $3, $4, 0, $5, $6, $7)";

constexpr absl::string_view kRevokeInvitations =
    "UPDATE invitations SET revoke_time_us = $2 "
    "WHERE person_id = $1 AND use_time_us IS NULL AND revoke_time_us IS NULL";

// The two hashes are made with different labels: one column's value never stands in the other.
constexpr absl::string_view kFindGoodInvitation =
    "SELECT invitation_id, person_id, secret_hash, short_code_hash, "
    "COALESCE(creator_person_id, ''), create_time_us, expire_time_us FROM invitations "
    "WHERE (secret_hash = $1 OR short_code_hash = $1) AND use_time_us IS NULL "
    "AND revoke_time_us IS NULL AND expire_time_us > $2 AND failures < $3";

constexpr absl::string_view kFindGoodInvitationOf =
    "SELECT invitation_id, person_id, secret_hash, short_code_hash, "
    "COALESCE(creator_person_id, ''), create_time_us, expire_time_us FROM invitations "
    "WHERE person_id = $1 AND use_time_us IS NULL AND revoke_time_us IS NULL "
    "AND expire_time_us > $2 AND failures < $3 ORDER BY create_time_us DESC LIMIT 1";

constexpr absl::string_view kMarkInvitationUsed =
    "UPDATE invitations SET use_time_us = $2 WHERE invitation_id = $1";

constexpr absl::string_view kCountInvitationFailure =
    "UPDATE invitations SET failures = failures + 1 "
    "WHERE secret_hash = $1 OR short_code_hash = $1";

constexpr absl::string_view kInsertDevice =
    "INSERT INTO devices (device_id, person_id, public_key, label, installation_id, "
    "comparison_commitment, comparison_nonce, create_time_us, activate_time_us) "
    "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT DO NOTHING";

constexpr absl::string_view kFindDevice =
    "SELECT device_id, person_id, public_key, label, installation_id, "
    "COALESCE(comparison_code, ''), create_time_us, activate_time_us, revoke_time_us, "
    "comparison_commitment, comparison_nonce "
    "FROM devices WHERE device_id = $1";

constexpr absl::string_view kFindDevicesOf =
    "SELECT device_id, person_id, public_key, label, installation_id, "
    "COALESCE(comparison_code, ''), create_time_us, activate_time_us, revoke_time_us, "
    "comparison_commitment, comparison_nonce "
    "FROM devices WHERE person_id = $1 ORDER BY create_time_us DESC, device_id DESC LIMIT 100";

constexpr absl::string_view kCountActiveDevices =
    "SELECT COUNT(*) FROM devices WHERE person_id = $1 AND activate_time_us IS NOT NULL "
    "AND revoke_time_us IS NULL";

constexpr absl::string_view kSetComparisonCode =
    "UPDATE devices SET comparison_code = $2 WHERE device_id = $1";

constexpr absl::string_view kActivateDevice =
    "UPDATE devices SET activate_time_us = $2, comparison_code = NULL, comparison_nonce = NULL, "
    "comparison_commitment = NULL WHERE device_id = $1";

constexpr absl::string_view kMarkDeviceRevoked =
    "UPDATE devices SET revoke_time_us = $2, comparison_code = NULL "
    "WHERE device_id = $1 AND revoke_time_us IS NULL";

constexpr absl::string_view kRevokePendingDevices =
    "UPDATE devices SET revoke_time_us = $2, comparison_code = NULL "
    "WHERE person_id = $1 AND activate_time_us IS NULL AND revoke_time_us IS NULL";

Invitation ToInvitation(const Row& row) {
  return {row.Text(0),           row.Text(1), row.Blob(2),
          row.Blob(3),           row.Text(4), FromMicros(row.Int(5)),
          FromMicros(row.Int(6))};
}

DeviceRow ToDeviceRow(const Row& row) {
  return {row.Text(0),        row.Text(1),       row.Blob(2),
          row.Text(3),        row.Text(4),       row.Blob(9),
          row.Blob(10),       row.Text(5),       FromMicros(row.Int(6)),
          row.OptionalInt(7), row.OptionalInt(8)};
}

}  // namespace

absl::StatusOr<std::optional<PersonPlace>> FindPersonPlace(sql::Transaction& tx,
                                                           absl::string_view person_id) {
  return tx.QueryOne(
      [](const Row& row) {
        return PersonPlace{row.Text(0), row.Text(1), row.Text(2), row.Text(3)};
      },
      kFindPersonPlace, person_id);
}

absl::Status InsertInvitation(sql::Transaction& tx, const Invitation& invitation) {
  return tx
      .Execute(kInsertInvitation, invitation.invitation_id, invitation.person_id,
               Bytes{invitation.secret_hash}, Bytes{invitation.short_code_hash},
               NullIfEmpty(invitation.creator_person_id), invitation.create_time,
               invitation.expire_time)
      .status();
}

absl::Status RevokeInvitations(sql::Transaction& tx, absl::string_view person_id, absl::Time now) {
  return tx.Execute(kRevokeInvitations, person_id, now).status();
}

absl::StatusOr<std::optional<Invitation>> FindGoodInvitation(sql::Transaction& tx,
                                                             absl::string_view hash, absl::Time now,
                                                             int tries) {
  return tx.QueryOne(ToInvitation, kFindGoodInvitation, Bytes{hash}, now, tries);
}

absl::StatusOr<std::optional<Invitation>> FindGoodInvitationOf(sql::Transaction& tx,
                                                               absl::string_view person_id,
                                                               absl::Time now, int tries) {
  return tx.QueryOne(ToInvitation, kFindGoodInvitationOf, person_id, now, tries);
}

absl::Status MarkInvitationUsed(sql::Transaction& tx, absl::string_view invitation_id,
                                absl::Time now) {
  return tx.Execute(kMarkInvitationUsed, invitation_id, now).status();
}

absl::Status CountInvitationFailure(sql::Transaction& tx, absl::string_view hash) {
  return tx.Execute(kCountInvitationFailure, Bytes{hash}).status();
}

absl::StatusOr<bool> InsertDevice(sql::Transaction& tx, const DeviceRow& device) {
  ASSIGN_OR_RETURN(const int64_t rows,
                   tx.Execute(kInsertDevice, device.device_id, device.person_id,
                              Bytes{device.public_key}, device.label, device.installation_id,
                              Bytes{device.comparison_commitment}, Bytes{device.comparison_nonce},
                              device.create_time, sql::Nullable(device.activate_time_us)));
  return rows == 1;
}

absl::StatusOr<std::optional<DeviceRow>> FindDevice(sql::Transaction& tx,
                                                    absl::string_view device_id) {
  return tx.QueryOne(ToDeviceRow, kFindDevice, device_id);
}

absl::StatusOr<std::vector<DeviceRow>> FindDevicesOf(sql::Transaction& tx,
                                                     absl::string_view person_id) {
  return tx.QueryAll(ToDeviceRow, kFindDevicesOf, person_id);
}

absl::StatusOr<int64_t> CountActiveDevices(sql::Transaction& tx, absl::string_view person_id) {
  ASSIGN_OR_RETURN(const auto count, tx.QueryOne([](const Row& row) { return row.Int(0); },
                                                 kCountActiveDevices, person_id));
  return count.value_or(0);
}

absl::Status SetComparisonCode(sql::Transaction& tx, absl::string_view device_id,
                               absl::string_view code) {
  return tx.Execute(kSetComparisonCode, device_id, code).status();
}

absl::Status ActivateDevice(sql::Transaction& tx, absl::string_view device_id, absl::Time now) {
  return tx.Execute(kActivateDevice, device_id, now).status();
}

absl::Status MarkDeviceRevoked(sql::Transaction& tx, absl::string_view device_id, absl::Time now) {
  return tx.Execute(kMarkDeviceRevoked, device_id, now).status();
}

absl::Status RevokePendingDevices(sql::Transaction& tx, absl::string_view person_id,
                                  absl::Time now) {
  return tx.Execute(kRevokePendingDevices, person_id, now).status();
}

}  // namespace glimmer::access
