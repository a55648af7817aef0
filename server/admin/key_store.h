// The keys of households in a backup: a part of its own that grows old soon, so that a household
// that is erased is erased in every older copy of the data as well.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "shared/sql/database.h"

namespace glimmer::admin {

// Older ones are not restored; whoever keeps backups removes them (packaging/keep-backups).
inline constexpr absl::Duration kHouseholdKeysKept = absl::Hours(24 * 7);

struct HouseholdKey {
  std::string household_id;
  std::string wrapped;
};

struct HouseholdKeys {
  absl::Time time;  // as of
  std::vector<HouseholdKey> keys;
};

// A few lines of text. Errors: DATA_LOSS for what is none.
std::string FormatKeys(const HouseholdKeys& keys);
absl::StatusOr<HouseholdKeys> ParseKeys(const std::string& text);

absl::StatusOr<std::vector<HouseholdKey>> ListKeys(sql::Transaction& tx);
absl::Status DropKeys(sql::Transaction& tx);
// Those of households that are there.
absl::Status PutKeys(sql::Transaction& tx, const std::vector<HouseholdKey>& keys);
// How many households have contact data that nobody can read any more.
absl::StatusOr<int64_t> CountWithoutKey(sql::Transaction& tx);

}  // namespace glimmer::admin
