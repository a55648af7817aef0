// What the phone must know about a repeating event: the parts of a simple RRULE, to put into
// words, and its next dates, to preview. The phone has no libical; the server's expansion
// (server/formats/recurrence.h) decides, and a property test holds the two together. Pure.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "absl/time/time.h"

namespace glimmer {

enum class RecurrenceFrequency { kDaily, kWeekly, kMonthly };

struct RecurrenceWeekday {
  absl::Weekday weekday = absl::Weekday::monday;
  int ordinal = 0;  // 0 every, 2 the second of the month, -1 the last; monthly rules only

  friend bool operator==(const RecurrenceWeekday& a, const RecurrenceWeekday& b) {
    return a.weekday == b.weekday && a.ordinal == b.ordinal;
  }
};

// The last moment at which an occurrence may start. A bare date includes the whole day.
struct RecurrenceUntil {
  enum class Kind { kDate, kLocal, kUtc };
  absl::CivilSecond civil;
  Kind kind = Kind::kDate;

  friend bool operator==(const RecurrenceUntil& a, const RecurrenceUntil& b) {
    return a.civil == b.civil && a.kind == b.kind;
  }
};

// At most one of `count` and `until` is set.
struct RecurrenceSummary {
  RecurrenceFrequency frequency = RecurrenceFrequency::kWeekly;
  int interval = 1;
  std::vector<RecurrenceWeekday> weekdays;  // empty: as the start says
  std::vector<int> month_days;              // 1..31 or -31..-1; empty: as the start says
  std::optional<int> count;
  std::optional<RecurrenceUntil> until;
  absl::Weekday week_start = absl::Weekday::monday;  // tells only when every nth week is meant

  friend bool operator==(const RecurrenceSummary& a, const RecurrenceSummary& b) {
    return a.frequency == b.frequency && a.interval == b.interval && a.weekdays == b.weekdays &&
           a.month_days == b.month_days && a.count == b.count && a.until == b.until &&
           a.week_start == b.week_start;
  }
};

// Errors: INVALID_ARGUMENT for what is no rule; UNIMPLEMENTED for a rule with parts that the
// summary cannot hold (yearly rules, BYSETPOS...): show it as "a special rule", dates by the
// server.
absl::StatusOr<RecurrenceSummary> ParseRrule(absl::string_view rrule);

// The RRULE text without "RRULE:"; ParseRrule(BuildRrule(s)) gives `s` again.
// Errors: INVALID_ARGUMENT for a summary that is no rule.
absl::StatusOr<std::string> BuildRrule(const RecurrenceSummary& summary);

struct PreviewStart {
  absl::CivilSecond civil;
  absl::TimeZone zone;  // needed to compare with an UNTIL in UTC
};

// The first `limit` civil starts of the series, in order, none after the year 2199. A start that
// does not fit its own rule is not among them, as on the server. Empty for a summary that is no
// rule.
std::vector<absl::CivilSecond> PreviewDates(const RecurrenceSummary& summary,
                                            const PreviewStart& start, int limit);

}  // namespace glimmer
