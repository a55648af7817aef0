// The organisation's tree of units. A unit's path holds the ids from the root down, each followed
// by "/": a unit is in another or below it when its path begins with the other's.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "server/rpc/context.h"
#include "shared/domain/visit_rules.h"
#include "shared/sql/database.h"

namespace glimmer::people {

enum class UnitKind : int64_t { kOrganization = 1, kBranch = 2, kCommunity = 3 };

struct Unit {
  std::string unit_id;
  std::string organization_id;
  std::string parent_unit_id;  // empty for the root
  UnitKind kind = UnitKind::kBranch;
  std::string display_name;
  std::string path;
  bool one_person_closes = false;  // its follow-ups, without a second person
  int64_t wish_ceiling_fen = 0;    // of the root: what a wish may be worth; 0: nothing is said
  AlarmSteps alarm_steps;          // of the root: when who is told that no word came from a visit

  bool operator==(const Unit&) const = default;
};

class UnitStore {
 public:
  explicit UnitStore(sql::Transaction& tx) : tx_(tx) {}

  absl::StatusOr<std::optional<Unit>> Find(absl::string_view unit_id);
  // Errors: NOT_FOUND.
  absl::StatusOr<Unit> Get(absl::string_view unit_id);
  // Parents before children.
  absl::StatusOr<std::vector<Unit>> List(absl::string_view organization_id);
  absl::StatusOr<std::optional<Unit>> FindBelow(absl::string_view parent_unit_id,
                                                absl::string_view display_name);

  absl::Status Insert(const Unit& unit, absl::Time now);
  // Its name and its rules.
  absl::Status Update(const Unit& unit);

  // IANA name.
  absl::StatusOr<std::string> TimeZoneOf(absl::string_view organization_id);

 private:
  sql::Transaction& tx_;
};

// Of the caller's organisation. Errors: NOT_FOUND.
absl::StatusOr<Unit> GetUnit(rpc::Context& context, absl::string_view unit_id);
// The same by name. Errors: NOT_FOUND; FIELD_INVALID {field} for what is no name of a unit.
absl::StatusOr<Unit> NeedUnit(rpc::Context& context, absl::string_view name,
                              absl::string_view field);

// Today in the organisation's time zone, as YYYY-MM-DD.
absl::StatusOr<std::string> TodayOf(rpc::Context& context);

}  // namespace glimmer::people
