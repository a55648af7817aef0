// The versions of an organisation's hour rules. The first is made when it is first needed.
#pragma once

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "shared/base/ids.h"
#include "shared/domain/hours_rules.h"
#include "shared/sql/database.h"

namespace glimmer::hours {

class RulePackStore {
 public:
  explicit RulePackStore(sql::Transaction& tx) : tx_(tx) {}

  // Oldest version first.
  absl::StatusOr<std::vector<DatedRulePack>> List(absl::string_view organization_id);
  absl::Status Insert(absl::string_view organization_id, const DatedRulePack& pack,
                      absl::Time create_time);
  // The organisation's time zone. Errors: NOT_FOUND.
  absl::StatusOr<std::string> TimeZoneOf(absl::string_view organization_id);

 private:
  sql::Transaction& tx_;
};

// What a new pack is made with.
struct Maker {
  absl::string_view organization_id;
  absl::Time now;
  RandomSource& random;
};

// All packs, after version 1 (the defaults of HourRules, in force since ever) was made where there
// was none. For organisation creation, too.
absl::StatusOr<std::vector<DatedRulePack>> EnsureRulePacks(sql::Transaction& tx,
                                                           const Maker& maker);

}  // namespace glimmer::hours
