#include "server/attendance/claim_store.h"

#include "glimmer/v1/policy.pb.h"
#include "shared/domain/attendance_rules.h"

namespace glimmer::attendance {
namespace {

using sql::Bytes;
using sql::Row;

constexpr absl::string_view kFindDevice =
    "SELECT d.device_id, d.person_id, p.organization_id, d.public_key, d.installation_id, "
    "d.revoke_time_us IS NOT NULL FROM devices d JOIN people p ON p.person_id = d.person_id "
    "WHERE d.device_id = $1 AND d.activate_time_us IS NOT NULL";

constexpr absl::string_view kUnitPathsOf =
    "SELECT u.path FROM role_grants g JOIN units u ON u.unit_id = g.scope_unit_id "
    "WHERE g.person_id = $1 AND g.role IN ($2, $3) AND g.create_time_us <= $4 "
    "AND g.end_time_us > $4 AND (g.revoke_time_us IS NULL OR g.revoke_time_us > $4)";

constexpr absl::string_view kLinksAround =
    "SELECT device_id, device_sequence, claim_hash, previous_claim_hash FROM claim_links "
    "WHERE device_id = $1 AND device_sequence BETWEEN $2 - 1 AND $2 + 1";

constexpr absl::string_view kPutLink =
    "INSERT INTO claim_links (device_id, device_sequence, claim_hash, previous_claim_hash) "
    "VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING";

constexpr absl::string_view kOthersOnPhone =
    "SELECT 1 FROM attendances a "
    "JOIN attendance_claims c ON c.attendance_id = a.attendance_id "
    "JOIN devices d ON d.device_id = c.device_id "
    "WHERE a.shift_id = $1 AND a.person_id <> $2 AND d.installation_id = $3 AND c.method <> $4 "
    "LIMIT 1";

SigningDevice MapDevice(const Row& row) {
  return {row.Text(0), row.Text(1), row.Text(2), row.Blob(3), row.Text(4), row.Bool(5)};
}

ClaimLink MapLink(const Row& row) { return {row.Text(0), row.Int(1), row.Blob(2), row.Blob(3)}; }

}  // namespace

absl::StatusOr<std::optional<SigningDevice>> ClaimStore::FindDevice(absl::string_view device_id) {
  return tx_.QueryOne(MapDevice, kFindDevice, device_id);
}

absl::StatusOr<std::vector<std::string>> ClaimStore::UnitPathsOf(absl::string_view person_id,
                                                                 absl::Time time) {
  return tx_.QueryAll([](const Row& row) { return row.Text(0); }, kUnitPathsOf, person_id,
                      static_cast<int64_t>(v1::ROLE_COORDINATOR),
                      static_cast<int64_t>(v1::ROLE_ORGANIZATION_ADMIN), time);
}

absl::StatusOr<std::vector<ClaimLink>> ClaimStore::LinksAround(absl::string_view device_id,
                                                               int64_t sequence) {
  return tx_.QueryAll(MapLink, kLinksAround, device_id, sequence);
}

absl::Status ClaimStore::PutLink(const ClaimLink& link) {
  return tx_
      .Execute(kPutLink, link.device_id, link.sequence, Bytes{link.claim_hash},
               Bytes{link.previous_claim_hash})
      .status();
}

absl::StatusOr<bool> ClaimStore::OthersOnPhone(absl::string_view shift_id,
                                               absl::string_view person_id,
                                               absl::string_view installation_id) {
  ASSIGN_OR_RETURN(
      const auto found,
      tx_.QueryOne([](const Row& row) { return row.Int(0); }, kOthersOnPhone, shift_id, person_id,
                   installation_id, static_cast<int64_t>(ClaimMethod::kLeaderTick)));
  return found.has_value();
}

}  // namespace glimmer::attendance
