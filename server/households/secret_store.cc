#include "server/households/secret_store.h"

namespace glimmer::households {
namespace {

using sql::Bytes;
using sql::Row;
using sql::Value;

constexpr absl::string_view kFindKey = "SELECT wrapped FROM household_keys WHERE household_id = $1";
constexpr absl::string_view kInsertKey =
    "INSERT INTO household_keys (household_id, wrapped) VALUES ($1, $2)";

constexpr absl::string_view kFind =
    "SELECT waiting, version, sealed_contact, sealed_code, sealed_note, note_expire_time_us "
    "FROM household_secrets WHERE household_id = $1 AND waiting = $2";
constexpr absl::string_view kLastVersion =
    "SELECT COALESCE(MAX(version), 0) FROM household_secrets WHERE household_id = $1";
constexpr absl::string_view kWrite =
    "INSERT INTO household_secrets (household_id, waiting, version, sealed_contact, sealed_code, "
    "sealed_note, note_expire_time_us) VALUES ($1, $2, $3, $4, $5, $6, $7) "
    "ON CONFLICT (household_id, waiting) DO UPDATE SET version = excluded.version, "
    "sealed_contact = excluded.sealed_contact, sealed_code = excluded.sealed_code, "
    "sealed_note = excluded.sealed_note, note_expire_time_us = excluded.note_expire_time_us";
constexpr absl::string_view kDropWaiting =
    "DELETE FROM household_secrets WHERE household_id = $1 AND waiting";
constexpr absl::string_view kDropReplaced =
    "DELETE FROM household_secrets WHERE household_id = $1 AND NOT waiting AND EXISTS "
    "(SELECT 1 FROM household_secrets w WHERE w.household_id = $1 AND w.waiting)";
constexpr absl::string_view kTakeOver =
    "UPDATE household_secrets SET waiting = FALSE WHERE household_id = $1 AND waiting";

constexpr absl::string_view kEraseNotes =
    "UPDATE household_secrets SET sealed_note = NULL, note_expire_time_us = NULL "
    "WHERE note_expire_time_us IS NOT NULL AND note_expire_time_us <= $1";
constexpr absl::string_view kHasDueNotes =
    "SELECT 1 FROM household_secrets WHERE note_expire_time_us IS NOT NULL "
    "AND note_expire_time_us <= $1 LIMIT 1";

}  // namespace

absl::StatusOr<std::optional<std::string>> SecretStore::FindKey(absl::string_view household_id) {
  return tx_.QueryOne([](const Row& row) { return row.Blob(0); }, kFindKey, household_id);
}

absl::Status SecretStore::InsertKey(absl::string_view household_id, absl::string_view wrapped) {
  return tx_.Execute(kInsertKey, household_id, Bytes{wrapped}).status();
}

absl::StatusOr<std::optional<SealedSecrets>> SecretStore::Find(absl::string_view household_id,
                                                               bool waiting) {
  return tx_.QueryOne(
      [](const Row& row) {
        SealedSecrets secrets{row.Bool(0), row.Int(1),   row.Blob(2),
                              row.Blob(3), std::nullopt, row.OptionalTime(5)};
        if (!row.IsNull(4)) secrets.note = row.Blob(4);
        return secrets;
      },
      kFind, household_id, waiting);
}

absl::StatusOr<int64_t> SecretStore::LastVersion(absl::string_view household_id) {
  ASSIGN_OR_RETURN(const auto version, tx_.QueryOne([](const Row& row) { return row.Int(0); },
                                                    kLastVersion, household_id));
  return version.value_or(0);
}

absl::Status SecretStore::Write(absl::string_view household_id, const SealedSecrets& secrets) {
  const Value note = secrets.note ? Value(Bytes{*secrets.note}) : Value(nullptr);
  if (!secrets.waiting) RETURN_IF_ERROR(tx_.Execute(kDropWaiting, household_id));
  return tx_
      .Execute(kWrite, household_id, secrets.waiting, secrets.version, Bytes{secrets.contact},
               Bytes{secrets.code}, note, sql::Nullable(secrets.note_expire_time))
      .status();
}

absl::Status SecretStore::TakeOver(absl::string_view household_id) {
  RETURN_IF_ERROR(tx_.Execute(kDropReplaced, household_id));
  return tx_.Execute(kTakeOver, household_id).status();
}

absl::StatusOr<int64_t> SecretStore::EraseNotes(absl::Time now) {
  return tx_.Execute(kEraseNotes, now);
}

absl::StatusOr<bool> SecretStore::HasDueNotes(absl::Time now) {
  ASSIGN_OR_RETURN(const auto found,
                   tx_.QueryOne([](const Row& row) { return row.Int(0); }, kHasDueNotes, now));
  return found.has_value();
}

}  // namespace glimmer::households
