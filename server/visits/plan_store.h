// What has to be known of people and households to plan visits, and what stands in the way.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "shared/domain/visit_rules.h"
#include "shared/sql/database.h"

namespace glimmer::visits {

class PlanStore {
 public:
  explicit PlanStore(sql::Transaction& tx) : tx_(tx) {}

  // Starts of the household's visits that are live or were held, but for `except_visit_id`.
  absl::StatusOr<std::vector<absl::Time>> StartsOf(absl::string_view household_id,
                                                   absl::string_view except_visit_id);
  // The start of a live visit of the household that overlaps.
  absl::StatusOr<std::optional<absl::Time>> OverlapOf(absl::string_view household_id,
                                                      absl::string_view except_visit_id,
                                                      absl::Time start, absl::Time end);
  // Where the person is between the two: "visits/{id}" or "shifts/{id}"; empty for nowhere.
  absl::StatusOr<std::string> ClashOf(absl::string_view person_id,
                                      absl::string_view except_visit_id, absl::Time start,
                                      absl::Time end);
  // They are paired, past the introduction, or a visit of the person there was held.
  absl::StatusOr<bool> KnowEachOther(absl::string_view household_id, absl::string_view person_id);
  // Of audit rows and figures.
  absl::StatusOr<std::string> SubjectKeyOf(absl::string_view household_id);
  absl::StatusOr<AlarmSteps> AlarmStepsOf(absl::string_view organization_id);
  // The key of a device that is in use by the person; empty when it is not.
  absl::StatusOr<std::string> DeviceKeyOf(absl::string_view device_id, absl::string_view person_id);

 private:
  sql::Transaction& tx_;
};

}  // namespace glimmer::visits
