#include "shared/domain/series_rules.h"

#include <algorithm>
#include <array>
#include <set>

#include "absl/strings/ascii.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"
#include "shared/base/status_macros.h"

namespace glimmer {
namespace {

constexpr int kMaxNumber = 10000;
constexpr int kLastYear = 2199;
constexpr size_t kMaxRuleLength = 1000;
// In the order of absl::Weekday.
constexpr std::array<absl::string_view, 7> kDays = {"MO", "TU", "WE", "TH", "FR", "SA", "SU"};

absl::Status BadRule(absl::string_view what) {
  return absl::InvalidArgumentError(absl::StrCat("recurrence rule: ", what));
}

absl::StatusOr<absl::Weekday> ParseWeekday(absl::string_view text) {
  const auto found = std::find(kDays.begin(), kDays.end(), text);
  if (found == kDays.end()) return BadRule(absl::StrCat("no weekday: ", text));
  return static_cast<absl::Weekday>(found - kDays.begin());
}

absl::string_view WeekdayText(absl::Weekday weekday) { return kDays[static_cast<int>(weekday)]; }

absl::StatusOr<int> ParseNumber(absl::string_view text) {
  int number = 0;
  if (!absl::SimpleAtoi(text, &number) || number < 1 || number > kMaxNumber) {
    return BadRule(absl::StrCat("no number from 1 to 10000: ", text));
  }
  return number;
}

absl::StatusOr<RecurrenceFrequency> ParseFrequency(absl::string_view text) {
  if (text == "DAILY") return RecurrenceFrequency::kDaily;
  if (text == "WEEKLY") return RecurrenceFrequency::kWeekly;
  if (text == "MONTHLY") return RecurrenceFrequency::kMonthly;
  if (text == "YEARLY") return absl::UnimplementedError("yearly rule");
  return BadRule(absl::StrCat("frequency ", text));
}

absl::StatusOr<RecurrenceUntil> ParseUntil(absl::string_view text) {
  const absl::Status bad = BadRule(absl::StrCat("UNTIL is no date: ", text));
  RecurrenceUntil until;
  until.kind = RecurrenceUntil::Kind::kLocal;
  if (absl::ConsumeSuffix(&text, "Z")) until.kind = RecurrenceUntil::Kind::kUtc;
  if (text.size() == 8 && until.kind == RecurrenceUntil::Kind::kLocal) {
    until.kind = RecurrenceUntil::Kind::kDate;
  } else if (text.size() != 15 || text[8] != 'T') {
    return bad;
  }
  std::array<int, 6> parts = {};
  constexpr std::array<std::array<size_t, 2>, 6> kPlaces = {
      {{0, 4}, {4, 2}, {6, 2}, {9, 2}, {11, 2}, {13, 2}}};
  for (size_t i = 0; i < (text.size() == 8 ? 3u : 6u); ++i) {
    const absl::string_view digits = text.substr(kPlaces[i][0], kPlaces[i][1]);
    if (!std::all_of(digits.begin(), digits.end(), absl::ascii_isdigit)) return bad;
    if (!absl::SimpleAtoi(digits, &parts[i])) return bad;
  }
  until.civil = absl::CivilSecond(parts[0], parts[1], parts[2], parts[3], parts[4], parts[5]);
  // A civil time that had to be carried over was none.
  if (until.civil.month() != parts[1] || until.civil.day() != parts[2] ||
      until.civil.hour() != parts[3] || until.civil.second() != parts[5]) {
    return bad;
  }
  return until;
}

absl::Status ParseByDay(absl::string_view text, RecurrenceSummary& summary) {
  for (absl::string_view day : absl::StrSplit(text, ',')) {
    if (day.size() < 2) return BadRule(absl::StrCat("no weekday: ", day));
    RecurrenceWeekday parsed;
    ASSIGN_OR_RETURN(parsed.weekday, ParseWeekday(day.substr(day.size() - 2)));
    const absl::string_view ordinal = day.substr(0, day.size() - 2);
    if (!ordinal.empty() && (!absl::SimpleAtoi(ordinal, &parsed.ordinal) || !parsed.ordinal)) {
      return BadRule(absl::StrCat("no weekday: ", day));
    }
    summary.weekdays.push_back(parsed);
  }
  return absl::OkStatus();
}

absl::Status ParseByMonthDay(absl::string_view text, RecurrenceSummary& summary) {
  for (absl::string_view day : absl::StrSplit(text, ',')) {
    int number = 0;
    if (!absl::SimpleAtoi(day, &number)) return BadRule(absl::StrCat("no day: ", day));
    summary.month_days.push_back(number);
  }
  return absl::OkStatus();
}

absl::Status ParsePart(absl::string_view name, absl::string_view value, RecurrenceSummary& rule) {
  static const auto& others = *new std::set<absl::string_view>{
      "BYSECOND", "BYMINUTE", "BYHOUR", "BYYEARDAY", "BYWEEKNO", "BYMONTH", "BYSETPOS", "RSCALE"};
  if (name == "FREQ") {
    ASSIGN_OR_RETURN(rule.frequency, ParseFrequency(value));
  } else if (name == "INTERVAL") {
    ASSIGN_OR_RETURN(rule.interval, ParseNumber(value));
  } else if (name == "COUNT") {
    ASSIGN_OR_RETURN(rule.count, ParseNumber(value));
  } else if (name == "UNTIL") {
    ASSIGN_OR_RETURN(rule.until, ParseUntil(value));
  } else if (name == "WKST") {
    ASSIGN_OR_RETURN(rule.week_start, ParseWeekday(value));
  } else if (name == "BYDAY") {
    return ParseByDay(value, rule);
  } else if (name == "BYMONTHDAY") {
    return ParseByMonthDay(value, rule);
  } else if (others.count(name) > 0) {
    return absl::UnimplementedError(absl::StrCat("rule with ", name));
  } else {
    return BadRule(absl::StrCat("unknown part ", name));
  }
  return absl::OkStatus();
}

absl::Status CheckSummary(const RecurrenceSummary& rule) {
  const bool monthly = rule.frequency == RecurrenceFrequency::kMonthly;
  if (rule.interval < 1 || rule.interval > kMaxNumber) return BadRule("interval");
  if (rule.count && (*rule.count < 1 || *rule.count > kMaxNumber)) return BadRule("count");
  if (rule.count && rule.until) return BadRule("COUNT and UNTIL");
  for (const RecurrenceWeekday& day : rule.weekdays) {
    if (day.ordinal != 0 && !monthly) return BadRule("numbered weekday outside a monthly rule");
    if (day.ordinal < -5 || day.ordinal > 5) return BadRule("numbered weekday beyond 5");
  }
  if (!rule.month_days.empty() && rule.frequency == RecurrenceFrequency::kWeekly) {
    return BadRule("day of the month in a weekly rule");
  }
  for (const int day : rule.month_days) {
    if (day == 0 || day < -31 || day > 31) return BadRule("day of the month");
    if (day < 0 && !monthly) return BadRule("day from the end of the month in a daily rule");
  }
  return absl::OkStatus();
}

bool WeekdayFits(const RecurrenceSummary& rule, absl::CivilDay day) {
  const absl::Weekday weekday = absl::GetWeekday(day);
  const int days_in_month = (absl::CivilDay(absl::CivilMonth(day) + 1) - 1).day();
  const int from_start = (day.day() - 1) / 7 + 1;
  const int from_end = -((days_in_month - day.day()) / 7 + 1);
  return std::any_of(rule.weekdays.begin(), rule.weekdays.end(), [&](const auto& wanted) {
    return wanted.weekday == weekday &&
           (wanted.ordinal == 0 || wanted.ordinal == from_start || wanted.ordinal == from_end);
  });
}

bool MonthDayFits(const RecurrenceSummary& rule, absl::CivilDay day) {
  const int days_in_month = (absl::CivilDay(absl::CivilMonth(day) + 1) - 1).day();
  const int from_end = day.day() - days_in_month - 1;
  return std::any_of(rule.month_days.begin(), rule.month_days.end(),
                     [&](int wanted) { return wanted == day.day() || wanted == from_end; });
}

bool DayFits(const RecurrenceSummary& rule, absl::CivilDay day, absl::CivilDay start) {
  if (!rule.weekdays.empty() && !WeekdayFits(rule, day)) return false;
  if (!rule.month_days.empty() && !MonthDayFits(rule, day)) return false;
  if (!rule.weekdays.empty() || !rule.month_days.empty()) return true;
  switch (rule.frequency) {
    case RecurrenceFrequency::kDaily:
      return true;
    case RecurrenceFrequency::kWeekly:
      return absl::GetWeekday(day) == absl::GetWeekday(start);
    case RecurrenceFrequency::kMonthly:
      return day.day() == start.day();
  }
  return false;
}

// The days of the `index`-th day, week or month that the rule looks at: [first, end).
struct Period {
  absl::CivilDay first;
  absl::CivilDay end;
};

Period PeriodAt(const RecurrenceSummary& rule, absl::CivilDay start, int64_t index) {
  const int64_t steps = index * rule.interval;
  if (rule.frequency == RecurrenceFrequency::kDaily) return {start + steps, start + steps + 1};
  if (rule.frequency == RecurrenceFrequency::kMonthly) {
    const absl::CivilMonth month = absl::CivilMonth(start) + steps;
    return {absl::CivilDay(month), absl::CivilDay(month + 1)};
  }
  const int into_week =
      (static_cast<int>(absl::GetWeekday(start)) - static_cast<int>(rule.week_start) + 7) % 7;
  const absl::CivilDay first = start - into_week + 7 * steps;
  return {first, first + 7};
}

bool IsPastUntil(const RecurrenceSummary& rule, absl::CivilSecond civil, absl::TimeZone zone) {
  if (!rule.until) return false;
  const absl::CivilSecond until = rule.until->civil;
  switch (rule.until->kind) {
    case RecurrenceUntil::Kind::kDate:
      return absl::CivilDay(civil) > absl::CivilDay(until);
    case RecurrenceUntil::Kind::kLocal:
      return zone.At(civil).pre > zone.At(until).pre;
    case RecurrenceUntil::Kind::kUtc:
      return zone.At(civil).pre > absl::FromCivil(until, absl::UTCTimeZone());
  }
  return false;
}

std::string UntilText(const RecurrenceUntil& until) {
  const absl::CivilSecond t = until.civil;
  std::string text = absl::StrFormat("%04d%02d%02d", t.year(), t.month(), t.day());
  if (until.kind == RecurrenceUntil::Kind::kDate) return text;
  absl::StrAppendFormat(&text, "T%02d%02d%02d", t.hour(), t.minute(), t.second());
  return until.kind == RecurrenceUntil::Kind::kUtc ? text + "Z" : text;
}

absl::string_view FrequencyText(RecurrenceFrequency frequency) {
  switch (frequency) {
    case RecurrenceFrequency::kDaily:
      return "DAILY";
    case RecurrenceFrequency::kWeekly:
      return "WEEKLY";
    case RecurrenceFrequency::kMonthly:
      return "MONTHLY";
  }
  return "";
}

}  // namespace

absl::StatusOr<RecurrenceSummary> ParseRrule(absl::string_view rrule) {
  const std::string text = absl::AsciiStrToUpper(absl::StripAsciiWhitespace(rrule));
  absl::string_view rule = text;
  absl::ConsumePrefix(&rule, "RRULE:");
  absl::ConsumeSuffix(&rule, ";");
  if (rule.size() > kMaxRuleLength) return BadRule("too long");
  RecurrenceSummary summary;
  std::set<absl::string_view> seen;
  absl::Status beyond;  // malformed counts before "not simple", wherever in the text it stands
  for (absl::string_view part : absl::StrSplit(rule, ';')) {
    const std::pair<absl::string_view, absl::string_view> pair =
        absl::StrSplit(part, absl::MaxSplits('=', 1));
    if (!seen.insert(pair.first).second) return BadRule(absl::StrCat(pair.first, " stands twice"));
    const absl::Status parsed = ParsePart(pair.first, pair.second, summary);
    if (absl::IsUnimplemented(parsed)) {
      beyond = parsed;
    } else if (!parsed.ok()) {
      return parsed;
    }
  }
  if (seen.count("FREQ") == 0) return BadRule("FREQ is missing");
  RETURN_IF_ERROR(beyond);
  RETURN_IF_ERROR(CheckSummary(summary));
  return summary;
}

absl::StatusOr<std::string> BuildRrule(const RecurrenceSummary& summary) {
  RETURN_IF_ERROR(CheckSummary(summary));
  std::string text = absl::StrCat("FREQ=", FrequencyText(summary.frequency));
  if (summary.interval != 1) absl::StrAppend(&text, ";INTERVAL=", summary.interval);
  if (!summary.weekdays.empty()) {
    absl::StrAppend(&text, ";BYDAY=");
    absl::StrAppend(&text, absl::StrJoin(summary.weekdays, ",", [](auto* out, const auto& day) {
      if (day.ordinal != 0) absl::StrAppend(out, day.ordinal);
      absl::StrAppend(out, WeekdayText(day.weekday));
    }));
  }
  if (!summary.month_days.empty()) {
    absl::StrAppend(&text, ";BYMONTHDAY=", absl::StrJoin(summary.month_days, ","));
  }
  if (summary.count) absl::StrAppend(&text, ";COUNT=", *summary.count);
  if (summary.until) absl::StrAppend(&text, ";UNTIL=", UntilText(*summary.until));
  if (summary.week_start != absl::Weekday::monday) {
    absl::StrAppend(&text, ";WKST=", WeekdayText(summary.week_start));
  }
  return text;
}

std::vector<absl::CivilSecond> PreviewDates(const RecurrenceSummary& summary,
                                            const PreviewStart& start, int limit) {
  std::vector<absl::CivilSecond> dates;
  if (!CheckSummary(summary).ok()) return dates;
  const int wanted = summary.count ? std::min(*summary.count, limit) : limit;
  const absl::CivilDay first_day(start.civil);
  const absl::CivilSecond midnight(first_day);
  for (int64_t index = 0;; ++index) {
    const Period period = PeriodAt(summary, first_day, index);
    if (period.first.year() > kLastYear) return dates;
    for (absl::CivilDay day = period.first; day < period.end; ++day) {
      if (static_cast<int>(dates.size()) >= wanted) return dates;
      if (day < first_day || !DayFits(summary, day, first_day)) continue;
      const absl::CivilSecond civil = absl::CivilSecond(day) + (start.civil - midnight);
      if (IsPastUntil(summary, civil, start.zone)) return dates;
      dates.push_back(civil);
    }
  }
}

}  // namespace glimmer
