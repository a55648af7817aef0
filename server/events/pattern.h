// A pattern of shifts: checked and laid out in time. Pure.
#pragma once

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "server/events/shift_store.h"
#include "server/formats/recurrence.h"

namespace glimmer::events {

// How an event's shifts lie in time and what each needs; see ShiftPattern in event_service.proto.
struct Pattern {
  absl::CivilSecond civil_start;
  absl::Duration duration;
  std::string rrule;
  std::vector<absl::CivilSecond> exdates;
  std::vector<Position> positions;  // without ids
  absl::Duration sign_up_opens_before;
  absl::Duration sign_up_closes_before;
  absl::Duration leave_before;
};

// At most this many occurrences are made of one pattern.
inline constexpr int kMostOccurrences = 400;

// Errors: FIELD_INVALID naming the field of ShiftPattern.
absl::Status CheckPattern(const Pattern& pattern);
absl::Status CheckPositions(const std::vector<Position>& positions);
// Of a time before the start.
absl::Status CheckBefore(absl::string_view field, absl::Duration before);
// Sign-up that would open when it closes, or later.
absl::Status OpensTooLate();

// Where the pattern's shifts begin. Errors: RECURRENCE_INVALID {rrule}; FIELD_INVALID {time_zone}.
absl::StatusOr<std::vector<Occurrence>> LayOut(const Pattern& pattern,
                                               const std::string& time_zone);

// Fills what follows from an occurrence: times, window, deadline, places.
void PlaceShift(const Pattern& pattern, const Occurrence& occurrence, absl::Time now, Shift& shift);

}  // namespace glimmer::events
