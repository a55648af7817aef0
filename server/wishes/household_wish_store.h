// Which wishes a household has asked somebody to pass on.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "shared/sql/database.h"

namespace glimmer::wishes {

// A household whose consent has run out, with wishes that wait for something.
struct EndedConsent {
  std::string household_id;
  std::string organization_id;
};

class HouseholdWishStore {
 public:
  explicit HouseholdWishStore(sql::Transaction& tx) : tx_(tx) {}

  absl::Status Add(absl::string_view wish_id, absl::string_view household_id);
  // nullopt for a wish of no household.
  absl::StatusOr<std::optional<std::string>> FindHousehold(absl::string_view wish_id);
  // Ids of all, by id.
  absl::StatusOr<std::vector<std::string>> List(absl::string_view household_id);
  // Ids of those of which something can be taken back, by id.
  absl::StatusOr<std::vector<std::string>> ListLive(absl::string_view household_id);
  // Those of whose wishes something can be taken back.
  absl::StatusOr<std::vector<EndedConsent>> Due(absl::Time now, int limit);

  absl::Status SetContact(absl::string_view wish_id, absl::string_view contact_person_id);
  // Of all wishes of the household.
  absl::Status EraseSecrets(absl::string_view household_id);

 private:
  sql::Transaction& tx_;
};

}  // namespace glimmer::wishes
