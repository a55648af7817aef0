// Repeating events: an RRULE in civil time becomes dated occurrences. The rule runs on the wall
// clock of the event's zone and only then meets the zone's offset, so "every Friday 14:00" stays
// at 14:00 across clock changes. Pure functions, any thread.
#pragma once

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "absl/time/time.h"

namespace glimmer {

struct Recurrence {
  std::string rrule;  // RFC 5545 RECUR without the "RRULE:" prefix; empty = start and rdates only
  absl::CivilSecond start;
  std::string time_zone;  // IANA
  std::vector<absl::CivilSecond> exdates;
  std::vector<absl::CivilSecond> rdates;
};

struct Occurrence {
  absl::CivilSecond civil;  // the time the rule names; the occurrence's recurrence id
  absl::Time start;
  bool shifted_by_dst = false;  // `civil` does not exist that day; `start` is later by the gap

  friend bool operator==(const Occurrence& a, const Occurrence& b) {
    return a.civil == b.civil && a.start == b.start && a.shifted_by_dst == b.shifted_by_dst;
  }
};

// The first `limit` occurrences whose civil day is in [from, to), in order, each civil time once.
// - A civil time the clock skips moves forward by the gap (02:30 becomes 03:30); one that the
//   clock shows twice means the first.
// - A start that does not fit its own rule is not an occurrence, and COUNT does not count it.
// - COUNT counts before exdates are taken out. UNTIL is inclusive, in UTC or local time; a bare
//   date includes that whole day.
// Errors: INVALID_ARGUMENT for a bad rule, an unknown zone, a start outside 1900-2199, limit < 1;
// OUT_OF_RANGE for a rule that needs more than 100000 steps to reach `to`.
absl::StatusOr<std::vector<Occurrence>> Expand(const Recurrence& recurrence, absl::CivilDay from,
                                               absl::CivilDay to, int limit);

// The same rule in upper case and in libical's order of parts, without "RRULE:".
// Errors: INVALID_ARGUMENT, the message names the part that is wrong. Refused
// although RFC 5545 knows them: FREQ below a day (no shift repeats so, and an impossible hourly
// rule keeps libical busy for ten seconds) and RSCALE.
absl::StatusOr<std::string> NormalizeRrule(absl::string_view rrule);

// When `civil` is, in `zone`, by the rule that Expand states.
Occurrence ResolveCivil(absl::CivilSecond civil, absl::TimeZone zone);

}  // namespace glimmer
