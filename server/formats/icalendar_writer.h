// Shifts as an iCalendar text (RFC 5545, 7986): a person's subscribed calendar or the file in a
// mail. Holds what the caller puts in and nothing about anybody else: there is no way to write an
// attendee or an organizer. Pure.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "absl/time/time.h"

namespace glimmer {

struct CalendarHeader {
  std::string name;                         // what the calendar is called in the person's phone
  std::string language;                     // "zh-CN", "en"; empty = not stated
  absl::Duration refresh = absl::Hours(1);  // how often a subscriber should look again; >= 1 min
};

// One shift of one person.
struct ExportedEvent {
  std::string uid;  // stable over all exports; never empty
  std::string summary;
  std::string description;
  std::string location;
  absl::CivilSecond start;  // civil time of `time_zone`; for all_day only its date counts
  absl::Duration duration;  // all_day: whole days, at least one
  std::string time_zone;    // IANA; "UTC" writes times with Z and no VTIMEZONE
  bool all_day = false;
  absl::Time stamp;          // DTSTAMP: when this text is made
  absl::Time last_modified;  // when the shift last changed
  int sequence = 0;          // grows with every change
  bool cancelled = false;    // stays in the calendar, crossed out
  bool blocks_time = true;   // TRANSP
  std::optional<absl::Duration> remind_before;
};

// CRLF lines of at most 75 octets. Times that the clock skips are written moved forward by the
// gap, times it shows twice in UTC. Each zone in use comes with a VTIMEZONE that covers its events.
// Errors: INVALID_ARGUMENT for an unknown zone, an empty uid, a negative duration, a language tag
// that is none, a start outside the years 1900 to 2199.
absl::StatusOr<std::string> WriteCalendar(const CalendarHeader& header,
                                          const std::vector<ExportedEvent>& events);

}  // namespace glimmer
