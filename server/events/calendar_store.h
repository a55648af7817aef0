// Rows behind calendar files. Each method is one statement and gives nobody's name but the owner's.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "shared/domain/sign_up_rules.h"
#include "shared/sql/database.h"

namespace glimmer::events {

// One shift as a calendar shows it.
struct CalendarEntry {
  std::string shift_id;
  std::string civil_start;
  absl::Time start_time;
  absl::Time end_time;
  bool cancelled = false;  // the shift itself
  std::string title;
  std::string place;
  std::string description;
  std::string bring;
  std::string time_zone;
  int64_t sequence = 0;  // grows with every change of shift or event
  absl::Time update_time;

  // Of the person, in a person's calendar: the latest sign-up, and how often it came and went.
  SignUpState state = SignUpState::kConfirmed;
  int64_t changes = 0;
};

struct CalendarRange {
  absl::Time ended_after;
  absl::Time started_before;
  int limit;
};

class CalendarStore {
 public:
  explicit CalendarStore(sql::Transaction& tx) : tx_(tx) {}

  // Shifts that the person is or was signed up to, by start.
  absl::StatusOr<std::vector<CalendarEntry>> ListOfPerson(absl::string_view person_id,
                                                          const CalendarRange& range);
  // Shifts that units below `path` run or host, by start.
  absl::StatusOr<std::vector<CalendarEntry>> ListOfUnit(absl::string_view organization_id,
                                                        absl::string_view path,
                                                        const CalendarRange& range);

  // nullopt when there is no such person in the organisation.
  absl::StatusOr<std::optional<std::string>> PersonName(absl::string_view organization_id,
                                                        absl::string_view person_id);

  struct UnitPlace {
    std::string display_name;
    std::string path;
  };
  absl::StatusOr<std::optional<UnitPlace>> FindUnit(absl::string_view organization_id,
                                                    absl::string_view unit_id);
  // Errors: NOT_FOUND.
  absl::StatusOr<std::string> OrganizationZone(absl::string_view organization_id);

 private:
  sql::Transaction& tx_;
};

}  // namespace glimmer::events
