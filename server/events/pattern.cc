#include "server/events/pattern.h"

#include <set>
#include <utility>

#include "absl/strings/match.h"
#include "shared/base/time_convert.h"
#include "shared/rpc/error.h"

namespace glimmer::events {
namespace {

// How far a rule is followed.
constexpr int kMostDays = 20 * 366;

}  // namespace

absl::Status CheckPositions(const std::vector<Position>& positions) {
  if (positions.empty() || positions.size() > 20) {
    return InvalidField("positions", "A shift has 1 to 20 positions.");
  }
  std::set<std::string> names;
  for (const Position& position : positions) {
    if (position.display_name.empty() || position.display_name.size() > 120 ||
        !names.insert(position.display_name).second) {
      return InvalidField("positions", "Each position has a name of its own.");
    }
    if (position.capacity < 1 || position.capacity > 10000) {
      return InvalidField("positions", "A position has 1 to 10,000 places.");
    }
    if (position.needed_skills.size() > 20) {
      return InvalidField("positions", "A position needs at most 20 skills.");
    }
    // The store keeps skills as lines.
    for (const std::string& skill : position.needed_skills) {
      if (skill.empty() || skill.size() > 120 || absl::StrContains(skill, '\n')) {
        return InvalidField("positions", "A skill is a short text of one line.");
      }
    }
    if (position.minimum_age < 0 || position.minimum_age > 120) {
      return InvalidField("positions", "A minimum age lies between 0 and 120.");
    }
  }
  return absl::OkStatus();
}

absl::Status CheckBefore(absl::string_view field, absl::Duration before) {
  if (before >= absl::ZeroDuration() && before <= absl::Hours(24 * 400)) return absl::OkStatus();
  return InvalidField(field, "Times before the start lie between 0 and 400 days.");
}

absl::Status OpensTooLate() {
  return InvalidField("sign_up_opens_before", "Sign-up opens before it closes.");
}

absl::Status CheckPattern(const Pattern& pattern) {
  if (pattern.duration < kShortestShift || pattern.duration > kLongestShift) {
    return InvalidField("duration", "A shift lasts 5 minutes to 24 hours.");
  }
  const std::pair<absl::string_view, absl::Duration> befores[] = {
      {"sign_up_opens_before", pattern.sign_up_opens_before},
      {"sign_up_closes_before", pattern.sign_up_closes_before},
      {"leave_before", pattern.leave_before}};
  for (const auto& [field, before] : befores) {
    RETURN_IF_ERROR(CheckBefore(field, before));
  }
  if (pattern.sign_up_opens_before > absl::ZeroDuration() &&
      pattern.sign_up_opens_before <= pattern.sign_up_closes_before) {
    return OpensTooLate();
  }
  return CheckPositions(pattern.positions);
}

absl::StatusOr<std::vector<Occurrence>> LayOut(const Pattern& pattern,
                                               const std::string& time_zone) {
  if (!LoadZone(time_zone).ok()) return InvalidField("time_zone", "This is no IANA time zone.");
  const Recurrence recurrence{pattern.rrule, pattern.civil_start, time_zone, pattern.exdates, {}};
  const absl::CivilDay first(pattern.civil_start);
  const auto dates = Expand(recurrence, first, first + kMostDays, kMostOccurrences);
  if (!dates.ok() || dates->empty()) {
    return MakeError(v1::ERROR_REASON_RECURRENCE_INVALID,
                     dates.ok() ? "The rule has no occurrence." : dates.status().message(),
                     {{"rrule", pattern.rrule}});
  }
  return dates;
}

void PlaceShift(const Pattern& pattern, const Occurrence& occurrence, absl::Time now,
                Shift& shift) {
  shift.recurrence_id = FormatCivilSecond(occurrence.civil);
  shift.civil_start = shift.recurrence_id;
  shift.start_time = occurrence.start;
  shift.end_time = occurrence.start + pattern.duration;
  shift.sign_up_open_time = pattern.sign_up_opens_before == absl::ZeroDuration()
                                ? now
                                : occurrence.start - pattern.sign_up_opens_before;
  shift.sign_up_close_time = occurrence.start - pattern.sign_up_closes_before;
  shift.leave_deadline = occurrence.start - pattern.leave_before;
  shift.positions = pattern.positions;
  shift.capacity = 0;
  for (const Position& position : pattern.positions) shift.capacity += position.capacity;
}

}  // namespace glimmer::events
