// What stands behind a claim: the devices that sign, who had a say on a shift when they did, and
// the chain of each device's claims.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "shared/sql/database.h"

namespace glimmer::attendance {

struct SigningDevice {
  std::string device_id;
  std::string person_id;
  std::string organization_id;
  std::string public_key;       // Ed25519, 32 bytes
  std::string installation_id;  // the same for all profiles of one phone; may be empty
  bool revoked = false;
};

struct ClaimLink {
  std::string device_id;
  int64_t sequence = 0;  // from 1
  std::string claim_hash;
  std::string previous_claim_hash;  // empty for the first
};

class ClaimStore {
 public:
  explicit ClaimStore(sql::Transaction& tx) : tx_(tx) {}

  // Only one that was activated.
  absl::StatusOr<std::optional<SigningDevice>> FindDevice(absl::string_view device_id);
  // The paths of the units that the person coordinated or administered at `time`.
  absl::StatusOr<std::vector<std::string>> UnitPathsOf(absl::string_view person_id,
                                                       absl::Time time);

  // The device's links from one before `sequence` to one after it.
  absl::StatusOr<std::vector<ClaimLink>> LinksAround(absl::string_view device_id, int64_t sequence);
  // Nothing when it is there.
  absl::Status PutLink(const ClaimLink& link);

  // Did a profile of this installation sign another person's own claim on the shift?
  absl::StatusOr<bool> OthersOnPhone(absl::string_view shift_id, absl::string_view person_id,
                                     absl::string_view installation_id);

 private:
  sql::Transaction& tx_;
};

}  // namespace glimmer::attendance
