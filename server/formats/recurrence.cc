#include "server/formats/recurrence.h"

#include <libical/ical.h>

#include <algorithm>
#include <memory>
#include <optional>
#include <set>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"
#include "shared/base/status_macros.h"

namespace glimmer {
namespace {

constexpr size_t kMaxRuleLength = 1000;
constexpr int kMaxSteps = 100000;
constexpr int kFirstYear = 1900;
constexpr int kLastYear = 2199;

// What is left of a rule's UNTIL after the zone is known.
struct Until {
  std::optional<absl::Time> instant;
};

absl::Status BadRule(absl::string_view what) {
  return absl::InvalidArgumentError(absl::StrCat("recurrence rule: ", what));
}

bool IsKnownPart(absl::string_view name) {
  static const auto& names = *new std::set<absl::string_view>{
      "FREQ",  "UNTIL",      "COUNT",     "INTERVAL", "BYSECOND", "BYMINUTE", "BYHOUR",
      "BYDAY", "BYMONTHDAY", "BYYEARDAY", "BYWEEKNO", "BYMONTH",  "BYSETPOS", "WKST"};
  return names.count(name) > 0;
}

absl::Status CheckNumber(absl::string_view name, absl::string_view value) {
  int number = 0;
  if (!absl::SimpleAtoi(value, &number) || number < 1 || number > 10000) {
    return BadRule(absl::StrCat(name, " must be 1 to 10000"));
  }
  return absl::OkStatus();
}

bool IsRealTime(absl::string_view digits) {
  const auto number = [digits](size_t at, size_t size) {
    int value = -1;
    return absl::SimpleAtoi(digits.substr(at, size), &value) ? value : -1;
  };
  const int month = number(4, 2), day = number(6, 2);
  const absl::CivilDay civil(number(0, 4), month, day);
  if (civil.month() != month || civil.day() != day) return false;
  if (digits.size() == 8) return true;
  return number(9, 2) < 24 && number(11, 2) < 60 && number(13, 2) <= 60;
}

// "20261231", "20261231T235959" or the latter with Z.
absl::Status CheckUntil(absl::string_view value) {
  absl::string_view digits = value;
  if (digits.size() == 16 && !absl::ConsumeSuffix(&digits, "Z")) return BadRule("UNTIL is no date");
  if (digits.size() != 8 && digits.size() != 15) return BadRule("UNTIL is no date");
  for (size_t i = 0; i < digits.size(); ++i) {
    if (i == 8 ? digits[i] != 'T' : !absl::ascii_isdigit(digits[i])) {
      return BadRule("UNTIL is no date");
    }
  }
  return IsRealTime(digits) ? absl::OkStatus() : BadRule("UNTIL is no date");
}

// libical gives "2TU" in a weekly rule, and "0MO" anywhere, a meaning of its own.
absl::Status CheckOrdinals(absl::string_view rule, absl::string_view days) {
  const bool allowed =
      absl::StrContains(rule, "FREQ=MONTHLY") ||
      (absl::StrContains(rule, "FREQ=YEARLY") && !absl::StrContains(rule, "BYWEEKNO="));
  for (absl::string_view day : absl::StrSplit(days, ',')) {
    if (day.size() <= 2) continue;
    int ordinal = 0;
    if (!absl::SimpleAtoi(day.substr(0, day.size() - 2), &ordinal) || ordinal == 0) {
      return BadRule(absl::StrCat("BYDAY has ", day));
    }
    if (!allowed) return BadRule(absl::StrCat("BYDAY=", day, " needs a monthly or yearly rule"));
  }
  return absl::OkStatus();
}

// libical does not read a day counted from the end of the month in a daily rule.
absl::Status CheckMonthDays(absl::string_view rule, absl::string_view days) {
  if (absl::StrContains(rule, "FREQ=DAILY") && absl::StrContains(days, "-")) {
    return BadRule(absl::StrCat("BYMONTHDAY=", days, " needs a monthly or yearly rule"));
  }
  return absl::OkStatus();
}

absl::Status CheckFrequency(absl::string_view value) {
  if (value == "SECONDLY" || value == "MINUTELY" || value == "HOURLY") {
    return BadRule(absl::StrCat("FREQ=", value, " is not supported"));
  }
  return absl::OkStatus();
}

absl::Status CheckPart(absl::string_view name, absl::string_view value) {
  if (!IsKnownPart(name)) return BadRule(absl::StrCat("unknown part ", name));
  if (value.empty()) return BadRule(absl::StrCat(name, " has no value"));
  if (name == "COUNT" || name == "INTERVAL") return CheckNumber(name, value);
  if (name == "UNTIL") return CheckUntil(value);
  if (name == "FREQ") return CheckFrequency(value);
  return absl::OkStatus();
}

// libical reads past parts it does not know and lets the last of two win; a rule that an organizer
// typed or imported is refused instead.
absl::StatusOr<std::string> CheckParts(absl::string_view rrule) {
  std::string text = absl::AsciiStrToUpper(absl::StripAsciiWhitespace(rrule));
  absl::string_view rule = text;
  absl::ConsumePrefix(&rule, "RRULE:");
  absl::ConsumeSuffix(&rule, ";");
  if (rule.empty()) return BadRule("empty");
  if (rule.size() > kMaxRuleLength) return BadRule("too long");
  std::set<absl::string_view> seen;
  for (absl::string_view part : absl::StrSplit(rule, ';')) {
    const std::pair<absl::string_view, absl::string_view> pair =
        absl::StrSplit(part, absl::MaxSplits('=', 1));
    RETURN_IF_ERROR(CheckPart(pair.first, pair.second));
    if (pair.first == "BYDAY") RETURN_IF_ERROR(CheckOrdinals(rule, pair.second));
    if (pair.first == "BYMONTHDAY") RETURN_IF_ERROR(CheckMonthDays(rule, pair.second));
    if (!seen.insert(pair.first).second) return BadRule(absl::StrCat(pair.first, " stands twice"));
  }
  if (seen.count("FREQ") == 0) return BadRule("FREQ is missing");
  if (seen.count("COUNT") > 0 && seen.count("UNTIL") > 0) return BadRule("COUNT and UNTIL");
  return std::string(rule);
}

absl::StatusOr<icalrecurrencetype> ParseRule(absl::string_view rrule) {
  // A broken rule must come back as an error, whatever the library's build made the default.
  static const bool not_fatal = [] {
    icalerror_set_errors_are_fatal(false);
    return true;
  }();
  static_cast<void>(not_fatal);
  ASSIGN_OR_RETURN(const std::string rule, CheckParts(rrule));
  icalerror_clear_errno();
  const icalrecurrencetype parsed = icalrecurrencetype_from_string(rule.c_str());
  if (parsed.freq == ICAL_NO_RECURRENCE || icalerrno != ICAL_NO_ERROR) {
    icalerror_clear_errno();
    return BadRule(absl::StrCat("cannot read \"", rule, "\""));
  }
  return parsed;
}

absl::CivilSecond ToCivil(const icaltimetype& t) {
  return absl::CivilSecond(t.year, t.month, t.day, t.hour, t.minute, t.second);
}

icaltimetype ToIcal(absl::CivilSecond civil) {
  icaltimetype t = icaltime_null_time();
  t.year = static_cast<int>(civil.year());
  t.month = civil.month();
  t.day = civil.day();
  t.hour = civil.hour();
  t.minute = civil.minute();
  t.second = civil.second();
  return t;
}

// Takes UNTIL out of the rule. Compared as an instant afterwards, because a civil comparison is
// wrong in the hour that the clock shows twice.
Until TakeUntil(icalrecurrencetype& rule, absl::TimeZone zone) {
  if (icaltime_is_null_time(rule.until)) return {};
  const icaltimetype until = rule.until;
  rule.until = icaltime_null_time();
  if (until.is_date) {
    const absl::CivilDay day(until.year, until.month, until.day);
    return {zone.At(absl::CivilSecond(day + 1)).pre - absl::Seconds(1)};
  }
  if (icaltime_is_utc(until)) return {absl::FromCivil(ToCivil(until), absl::UTCTimeZone())};
  return {ResolveCivil(ToCivil(until), zone).start};
}

bool HasWeekday(const icalrecurrencetype& rule, absl::CivilDay day) {
  // absl::Weekday has Monday as 0, libical Sunday as 1.
  const int wanted = (static_cast<int>(absl::GetWeekday(day)) + 1) % 7 + 1;
  for (const short by_day : rule.by_day) {
    if (by_day == ICAL_RECURRENCE_ARRAY_MAX) return false;
    if (icalrecurrencetype_day_day_of_week(by_day) == wanted) return true;
  }
  return false;
}

// libical 3.0.16 counts "every nth week" from a wrong week when the start's weekday is not among
// BYDAY. The first day that fits, in a week that counts, is a start it reads rightly.
absl::CivilSecond SyncedStart(const icalrecurrencetype& rule, absl::CivilSecond start) {
  const absl::CivilDay first(start);
  if (rule.freq != ICAL_WEEKLY_RECURRENCE || rule.interval < 2 ||
      rule.by_day[0] == ICAL_RECURRENCE_ARRAY_MAX) {
    return start;
  }
  const int weekday = (static_cast<int>(absl::GetWeekday(first)) + 1) % 7 + 1;
  const int into_week = (weekday - static_cast<int>(rule.week_start) + 7) % 7;
  absl::CivilDay day = first;
  while (day < first - into_week + 7 && !HasWeekday(rule, day)) ++day;
  if (day == first - into_week + 7) {
    day += 7 * (rule.interval - 1);
    while (!HasWeekday(rule, day)) ++day;
  }
  return start + (day - first) * 86400;
}

struct IteratorDeleter {
  void operator()(icalrecur_iterator* iterator) const { icalrecur_iterator_free(iterator); }
};

struct Window {
  absl::CivilSecond from;
  absl::CivilSecond to;
  absl::TimeZone zone;
  size_t enough;  // so many kept occurrences suffice, whatever is taken out or added later
};

absl::Status AddRuleDates(const Recurrence& recurrence, const Window& window,
                          std::set<absl::CivilSecond>& dates) {
  ASSIGN_OR_RETURN(icalrecurrencetype rule, ParseRule(recurrence.rrule));
  const Until until = TakeUntil(rule, window.zone);
  const std::unique_ptr<icalrecur_iterator, IteratorDeleter> iterator(
      icalrecur_iterator_new(rule, ToIcal(SyncedStart(rule, recurrence.start))));
  if (iterator == nullptr) {
    icalerror_clear_errno();
    return BadRule(absl::StrCat("parts do not go together: ", recurrence.rrule));
  }
  for (int step = 0; step < kMaxSteps; ++step) {
    const icaltimetype next = icalrecur_iterator_next(iterator.get());
    if (icaltime_is_null_time(next)) return absl::OkStatus();
    const absl::CivilSecond civil = ToCivil(next);
    if (civil >= window.to || dates.size() >= window.enough) return absl::OkStatus();
    if (until.instant && ResolveCivil(civil, window.zone).start > *until.instant) {
      return absl::OkStatus();
    }
    if (civil >= window.from) dates.insert(civil);
  }
  return absl::OutOfRangeError("recurrence rule: too many steps to reach the range");
}

absl::Status CheckArguments(const Recurrence& recurrence, int limit) {
  if (limit < 1) return absl::InvalidArgumentError("limit must be positive");
  if (recurrence.start.year() < kFirstYear || recurrence.start.year() > kLastYear) {
    return absl::InvalidArgumentError("start must be in the years 1900 to 2199");
  }
  return absl::OkStatus();
}

}  // namespace

Occurrence ResolveCivil(absl::CivilSecond civil, absl::TimeZone zone) {
  const absl::TimeZone::TimeInfo info = zone.At(civil);
  // `pre` reads the civil time with the offset before the change: the first of two, or, in a gap,
  // the time moved forward by the gap.
  return {civil, info.pre, info.kind == absl::TimeZone::TimeInfo::SKIPPED};
}

absl::StatusOr<std::vector<Occurrence>> Expand(const Recurrence& recurrence, absl::CivilDay from,
                                               absl::CivilDay to, int limit) {
  RETURN_IF_ERROR(CheckArguments(recurrence, limit));
  absl::TimeZone zone;
  if (recurrence.time_zone.empty() || !absl::LoadTimeZone(recurrence.time_zone, &zone)) {
    return absl::InvalidArgumentError(absl::StrCat("unknown time zone ", recurrence.time_zone));
  }
  const Window window{absl::CivilSecond(from), absl::CivilSecond(to), zone,
                      limit + recurrence.exdates.size()};
  std::set<absl::CivilSecond> dates;
  if (recurrence.rrule.empty()) {
    dates.insert(recurrence.start);
  } else {
    RETURN_IF_ERROR(AddRuleDates(recurrence, window, dates));
  }
  dates.insert(recurrence.rdates.begin(), recurrence.rdates.end());
  for (const absl::CivilSecond exdate : recurrence.exdates) dates.erase(exdate);

  std::vector<Occurrence> occurrences;
  for (const absl::CivilSecond civil : dates) {
    if (civil < window.from || civil >= window.to) continue;
    if (occurrences.size() == static_cast<size_t>(limit)) break;
    occurrences.push_back(ResolveCivil(civil, zone));
  }
  return occurrences;
}

absl::StatusOr<std::string> NormalizeRrule(absl::string_view rrule) {
  ASSIGN_OR_RETURN(icalrecurrencetype rule, ParseRule(rrule));
  // Some contradictions show only when the rule starts to run.
  const std::unique_ptr<icalrecur_iterator, IteratorDeleter> iterator(
      icalrecur_iterator_new(rule, ToIcal(absl::CivilSecond(2026, 1, 1, 9, 0, 0))));
  icalerror_clear_errno();
  if (iterator == nullptr) return BadRule(absl::StrCat("parts do not go together: ", rrule));
  char* text = icalrecurrencetype_as_string_r(&rule);
  if (text == nullptr) return BadRule("cannot be written");
  std::string normalized = text;
  icalmemory_free_buffer(text);
  return normalized;
}

}  // namespace glimmer
