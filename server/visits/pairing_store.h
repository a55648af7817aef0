// Pairings of volunteers with households, and whom a household does not want to come, in the
// database.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "shared/domain/consent_rules.h"
#include "shared/domain/visit_rules.h"
#include "shared/sql/database.h"

namespace glimmer::visits {

// Sealed for whoever comes next (HandoverPart in server/visits/pairing_parts.h).
struct SealedNote {
  std::string octets;
  absl::Time expire_time;
};

struct Pairing {
  std::string pairing_id;
  std::string organization_id;
  std::string household_id;
  std::string person_id;
  PairingState state = PairingState::kIntroduction;
  std::optional<absl::Time> last_visit_time;  // with this person
  absl::Time review_time;
  std::optional<SealedNote> note;
  absl::Time create_time;
  absl::Time update_time;

  // Read only.
  std::string display_name;  // of the person
  std::string household_alias;
  std::string unit_path;
  HouseholdState household_state = HouseholdState::kActive;
  std::optional<absl::Time> household_visit_time;  // the last that was held, by whomever
};

struct PairingQuery {
  std::string unit_path;
  std::string after_alias;
  std::string after_pairing_id;
  int limit = 50;
};

struct DueNote {
  std::string pairing_id;
  std::string organization_id;
};

class PairingStore {
 public:
  explicit PairingStore(sql::Transaction& tx) : tx_(tx) {}

  absl::StatusOr<std::optional<Pairing>> Find(absl::string_view pairing_id);
  // The one of the two that has not ended.
  absl::StatusOr<std::optional<Pairing>> FindLive(absl::string_view household_id,
                                                  absl::string_view person_id);
  // Of active households of the unit and below, those that have not ended, by alias.
  absl::StatusOr<std::vector<Pairing>> List(const PairingQuery& query);
  // All of a household, also those that have ended.
  absl::StatusOr<std::vector<Pairing>> OfHousehold(absl::string_view household_id);
  // With the newest note that a visitor of the household may read at `now`.
  absl::StatusOr<std::optional<Pairing>> WithNote(absl::string_view household_id, absl::Time now);
  // Notes whose time is over.
  absl::StatusOr<std::vector<DueNote>> DueNotes(absl::Time now, int limit);

  absl::Status Insert(const Pairing& pairing);
  // Writes all but whose it is.
  absl::Status Update(const Pairing& pairing);

  // Again is harmless.
  absl::Status Refuse(absl::string_view household_id, absl::string_view person_id);
  absl::StatusOr<bool> IsRefused(absl::string_view household_id, absl::string_view person_id);

 private:
  sql::Transaction& tx_;
};

}  // namespace glimmer::visits
