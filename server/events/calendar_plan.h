// Which shifts a calendar entry means: its dates from now on, moved and cancelled ones in their
// place. Pure.
#pragma once

#include <map>
#include <set>

#include "absl/status/statusor.h"
#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "server/formats/icalendar_reader.h"

namespace glimmer::events {

struct PlannedDate {
  absl::CivilSecond civil_start;
  absl::Time start_time;
  absl::Duration duration;
};

struct CalendarPlan {
  std::map<absl::CivilSecond, PlannedDate> dates;  // by recurrence id; none has begun
  std::set<absl::CivilSecond> cancelled;           // recurrence ids the file takes out
  std::set<absl::CivilSecond> retitled;            // dates of another title
  int64_t past = 0;
  bool cut = false;  // there are more dates than kMostOccurrences
};

// A cancelled entry has no dates. Errors: INVALID_ARGUMENT or OUT_OF_RANGE for a rule that cannot
// be laid out.
absl::StatusOr<CalendarPlan> PlanCalendarEvent(const CalendarEvent& entry, absl::Time now);

}  // namespace glimmer::events
