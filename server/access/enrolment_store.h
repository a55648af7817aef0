// Tables invitations and devices, and what enrolling needs to know of a person.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "shared/sql/database.h"

namespace glimmer::access {

struct PersonPlace {
  std::string person_id;
  std::string organization_id;
  std::string merged_into_person_id;  // empty when not merged
  std::string home_path;              // empty without home unit
};

absl::StatusOr<std::optional<PersonPlace>> FindPersonPlace(sql::Transaction& tx,
                                                           absl::string_view person_id);

struct Invitation {
  std::string invitation_id;
  std::string person_id;
  std::string secret_hash;
  std::string short_code_hash;
  std::string creator_person_id;  // empty for the operator
  absl::Time create_time;
  absl::Time expire_time;
};

absl::Status InsertInvitation(sql::Transaction& tx, const Invitation& invitation);
absl::Status RevokeInvitations(sql::Transaction& tx, absl::string_view person_id, absl::Time now);

// The invitation that `hash` (of a secret or of a short code) belongs to, if it is good at `now`:
// unused, not revoked, not expired, tried fewer than `tries` times.
absl::StatusOr<std::optional<Invitation>> FindGoodInvitation(sql::Transaction& tx,
                                                             absl::string_view hash, absl::Time now,
                                                             int tries);
// The person's newest invitation that is good at `now`.
absl::StatusOr<std::optional<Invitation>> FindGoodInvitationOf(sql::Transaction& tx,
                                                               absl::string_view person_id,
                                                               absl::Time now, int tries);
absl::Status MarkInvitationUsed(sql::Transaction& tx, absl::string_view invitation_id,
                                absl::Time now);
absl::Status CountInvitationFailure(sql::Transaction& tx, absl::string_view hash);

struct DeviceRow {
  std::string device_id;
  std::string person_id;
  std::string public_key;
  std::string label;
  std::string installation_id;
  // While pending: what the phone committed to, what the server answered, and, once the phone has
  // opened its nonce, the digits.
  std::string comparison_commitment;
  std::string comparison_nonce;
  std::string comparison_code;
  absl::Time create_time;
  std::optional<int64_t> activate_time_us;
  std::optional<int64_t> revoke_time_us;

  bool active() const { return activate_time_us && !revoke_time_us; }
  // For its digits to be compared.
  bool waits() const { return !activate_time_us && !revoke_time_us && !comparison_code.empty(); }
};

// False when the id or the key is taken.
absl::StatusOr<bool> InsertDevice(sql::Transaction& tx, const DeviceRow& device);
absl::StatusOr<std::optional<DeviceRow>> FindDevice(sql::Transaction& tx,
                                                    absl::string_view device_id);
// Newest first.
absl::StatusOr<std::vector<DeviceRow>> FindDevicesOf(sql::Transaction& tx,
                                                     absl::string_view person_id);
absl::StatusOr<int64_t> CountActiveDevices(sql::Transaction& tx, absl::string_view person_id);
absl::Status SetComparisonCode(sql::Transaction& tx, absl::string_view device_id,
                               absl::string_view code);
absl::Status ActivateDevice(sql::Transaction& tx, absl::string_view device_id, absl::Time now);
absl::Status MarkDeviceRevoked(sql::Transaction& tx, absl::string_view device_id, absl::Time now);
absl::Status RevokePendingDevices(sql::Transaction& tx, absl::string_view person_id,
                                  absl::Time now);

}  // namespace glimmer::access
