// Deeds in the database.
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "shared/domain/deed_rules.h"
#include "shared/sql/database.h"

namespace glimmer::ledgers {

struct Deed {
  std::string deed_id;
  std::string organization_id;
  std::string unit_id;
  std::string title;
  std::string beneficiary;
  std::string civil_date;
  std::string doer_person_id;  // one of the two
  std::string doer_unit_id;
  DeedStanding standing;
  std::string recorder_person_id;
  std::string reason;
  absl::Time create_time;
  absl::Time update_time;

  // Read only.
  std::string unit_path;
  std::string unit_display_name;
  std::string doer_display_name;
};

// Which deeds, and where the page begins.
struct DeedQuery {
  std::string unit_path;
  std::string start_date;  // empty: from the beginning
  std::string end_date;    // included; empty: to the end
  std::set<DeedState> states;
  std::string before_date;  // both empty on the first page
  std::string before_deed_id;
  int limit = 50;
};

class DeedStore {
 public:
  explicit DeedStore(sql::Transaction& tx) : tx_(tx) {}

  absl::StatusOr<std::optional<Deed>> Find(absl::string_view deed_id);
  // Newest day first, then the newest id.
  absl::StatusOr<std::vector<Deed>> List(const DeedQuery& query);
  // Of those that the person has recorded.
  absl::StatusOr<int64_t> CountWaiting(absl::string_view person_id);
  // False when the id is taken.
  absl::StatusOr<bool> Insert(const Deed& deed);
  // Writes where it stands, and why.
  absl::Status Update(const Deed& deed);

 private:
  sql::Transaction& tx_;
};

}  // namespace glimmer::ledgers
