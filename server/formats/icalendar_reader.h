// Calendars that other programs wrote (RFC 5545): holidays, an organizer's old calendar. Reads what
// it can and says, line by line, what it could not: nothing is dropped in silence. Pure.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "absl/time/time.h"

namespace glimmer {

enum class CalendarEventStatus { kConfirmed, kTentative, kCancelled };

// One occurrence of a series that differs from it.
struct CalendarOverride {
  absl::CivilSecond recurrence_id;  // in the series' zone
  absl::CivilSecond start;          // in the series' zone
  absl::Duration duration;
  std::string summary;
  bool cancelled = false;
};

struct CalendarEvent {
  std::string uid;  // empty if the file has none; that is also a problem
  std::string summary;
  std::string description;
  std::string location;
  absl::CivilSecond start;
  absl::Duration duration;
  std::string time_zone;  // IANA, always loadable; all-day events carry the default zone
  bool all_day = false;
  std::string rrule;  // as NormalizeRrule writes it; empty = once
  std::vector<absl::CivilSecond> exdates;
  std::vector<absl::CivilSecond> rdates;
  std::vector<CalendarOverride> overrides;
  int sequence = 0;
  CalendarEventStatus status = CalendarEventStatus::kConfirmed;
  int line = 0;  // of BEGIN:VEVENT, from 1
};

struct CalendarProblem {
  int line = 0;
  std::string uid;
  std::string text;    // one English sentence for a developer
  bool doubt = false;  // what it is about was read all the same, as the text says
};

struct CalendarFile {
  std::string name;
  std::vector<CalendarEvent> events;
  std::vector<CalendarProblem> problems;
  // What was understood and left out on purpose, with its number: alarms, attendees, X- properties.
  std::map<std::string, int> ignored;
};

struct CalendarReadOptions {
  std::string default_time_zone = "UTC";  // for times without a zone and calendars without one
  size_t max_bytes = 4 << 20;
  size_t max_events = 10000;
  size_t max_problems = 1000;
};

// Errors: INVALID_ARGUMENT if `bytes` holds no calendar at all, is too large, or the default zone
// is unknown. Bytes are UTF-8, with or without a mark; others are reported and replaced.
absl::StatusOr<CalendarFile> ReadCalendar(absl::string_view bytes,
                                          const CalendarReadOptions& options);

}  // namespace glimmer
