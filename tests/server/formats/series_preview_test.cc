// The phone's preview and the server's expansion of one rule must give the same dates.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

#include "server/formats/recurrence.h"
#include "shared/domain/series_rules.h"

namespace glimmer {
namespace {

using Second = absl::CivilSecond;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

const std::vector<std::string> kZones = {"Asia/Shanghai", "America/New_York", "Europe/Berlin"};

class RandomRules {
 public:
  int Pick(int low, int high) { return std::uniform_int_distribution(low, high)(engine_); }
  bool OneIn(int n) { return Pick(1, n) == 1; }
  absl::CivilSecond Start() {
    return absl::CivilSecond(2026, Pick(1, 12), Pick(1, 31), Pick(0, 23), 15 * Pick(0, 3), 0);
  }

  RecurrenceSummary Rule(absl::CivilSecond start) {
    RecurrenceSummary rule;
    rule.frequency = static_cast<RecurrenceFrequency>(Pick(0, 2));
    rule.interval = OneIn(2) ? 1 : Pick(2, 5);
    if (OneIn(4)) rule.week_start = static_cast<absl::Weekday>(Pick(0, 6));
    const bool monthly = rule.frequency == RecurrenceFrequency::kMonthly;
    if (OneIn(2)) AddWeekdays(rule, monthly);
    if (rule.frequency != RecurrenceFrequency::kWeekly && OneIn(3)) AddMonthDays(rule, monthly);
    if (OneIn(3)) {
      rule.count = Pick(1, 20);
    } else if (OneIn(2)) {
      rule.until = {start + 86400 * int64_t{Pick(0, 400)} + 3600 * Pick(-6, 6),
                    static_cast<RecurrenceUntil::Kind>(Pick(0, 2))};
      if (rule.until->kind == RecurrenceUntil::Kind::kDate) {
        rule.until->civil = absl::CivilSecond(absl::CivilDay(rule.until->civil));
      }
    }
    return rule;
  }

 private:
  void AddWeekdays(RecurrenceSummary& rule, bool monthly) {
    for (int day = 0; day < 7; ++day) {
      if (!OneIn(3)) continue;
      const int ordinal = monthly && OneIn(2) ? Pick(1, 5) * (OneIn(2) ? 1 : -1) : 0;
      rule.weekdays.push_back({static_cast<absl::Weekday>(day), ordinal});
    }
  }
  void AddMonthDays(RecurrenceSummary& rule, bool monthly) {
    for (int n = Pick(1, 4); n > 0; --n) {
      rule.month_days.push_back(Pick(1, 31) * (monthly && OneIn(3) ? -1 : 1));
    }
  }

  std::mt19937 engine_{20260305};
};

TEST(PreviewDatesTest, EqualsTheServersExpansionForRandomSimpleRules) {
  constexpr int kLimit = 30;
  RandomRules random;
  int dates = 0;
  for (int i = 0; i < 300; ++i) {
    const absl::CivilSecond start = random.Start();
    const RecurrenceSummary rule = random.Rule(start);
    const std::string& zone_name = kZones[i % kZones.size()];
    absl::TimeZone zone;
    ASSERT_TRUE(absl::LoadTimeZone(zone_name, &zone));
    const auto text = BuildRrule(rule);
    ASSERT_TRUE(text.ok()) << text.status();
    const auto parsed = ParseRrule(*text);
    ASSERT_TRUE(parsed.ok()) << *text << ": " << parsed.status();
    EXPECT_EQ(*parsed, rule) << *text;
    const auto occurrences = Expand({*text, start, zone_name}, absl::CivilDay(2026, 1, 1),
                                    absl::CivilDay(2200, 1, 1), kLimit);
    std::vector<absl::CivilSecond> expected;
    // libical refuses some rules whose parts contradict each other; those have no dates.
    const std::vector<Occurrence> none;
    for (const Occurrence& occurrence : occurrences.ok() ? *occurrences : none)
      expected.push_back(occurrence.civil);
    EXPECT_EQ(PreviewDates(rule, {start, zone}, kLimit), expected)
        << *text << " from " << absl::FormatCivilTime(start);
    dates += static_cast<int>(expected.size());
  }
  EXPECT_GT(dates, 2500);  // the rules are not mostly empty ones
}

TEST(ParseRruleTest, ReadsASimpleRule) {
  const auto rule =
      ParseRrule("rrule:freq=monthly;interval=2;byday=2TU,-1FR;until=20261231t155959z");
  ASSERT_TRUE(rule.ok()) << rule.status();
  EXPECT_EQ(rule->frequency, RecurrenceFrequency::kMonthly);
  EXPECT_EQ(rule->interval, 2);
  EXPECT_THAT(rule->weekdays, ElementsAre(RecurrenceWeekday{absl::Weekday::tuesday, 2},
                                          RecurrenceWeekday{absl::Weekday::friday, -1}));
  ASSERT_TRUE(rule->until.has_value());
  EXPECT_EQ(rule->until->kind, RecurrenceUntil::Kind::kUtc);
  EXPECT_EQ(rule->until->civil, absl::CivilSecond(2026, 12, 31, 15, 59, 59));
}

TEST(ParseRruleTest, TellsSpecialRulesFromBadOnes) {
  for (const char* rule : {"FREQ=YEARLY", "FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=-1",
                           "FREQ=DAILY;BYMONTH=1", "FREQ=DAILY;BYHOUR=9,10"}) {
    EXPECT_EQ(ParseRrule(rule).status().code(), absl::StatusCode::kUnimplemented) << rule;
  }
  for (const char* rule :
       {"", "FREQ=FOO", "COUNT=3", "FREQ=DAILY;COUNT=0", "FREQ=DAILY;COUNT=2;UNTIL=20261231",
        "FREQ=DAILY;UNTIL=20260230", "FREQ=DAILY;UNTIL=2026123", "FREQ=DAILY;UNTIL=20261231Z",
        "FREQ=WEEKLY;BYDAY=XX", "FREQ=WEEKLY;BYDAY=2TU", "FREQ=MONTHLY;BYDAY=0MO",
        "FREQ=WEEKLY;BYMONTHDAY=3", "FREQ=MONTHLY;BYMONTHDAY=32", "FREQ=YEARLY;COUNT=x",
        "FREQ=DAILY;FOO=1", "FREQ=DAILY;BYMONTHDAY=-1", "FREQ=DAILY;INTERVAL=0",
        "FREQ=DAILY;FREQ=DAILY"}) {
    EXPECT_EQ(ParseRrule(rule).status().code(), absl::StatusCode::kInvalidArgument) << rule;
  }
}

TEST(BuildRruleTest, RefusesASummaryThatIsNoRule) {
  RecurrenceSummary rule;
  rule.interval = 0;
  EXPECT_FALSE(BuildRrule(rule).ok());
  EXPECT_THAT(PreviewDates(rule, {Second(2026, 1, 1), absl::UTCTimeZone()}, 3), IsEmpty());
  rule.interval = 1;
  rule.weekdays = {{absl::Weekday::tuesday, 2}};
  EXPECT_FALSE(BuildRrule(rule).ok());
}

TEST(PreviewDatesTest, EndsForARuleThatNeverHappens) {
  const auto rule = ParseRrule("FREQ=MONTHLY;INTERVAL=12;BYMONTHDAY=30");
  ASSERT_TRUE(rule.ok());
  EXPECT_THAT(PreviewDates(*rule, {Second(2026, 2, 1, 9, 0, 0), absl::UTCTimeZone()}, 3),
              IsEmpty());
}

}  // namespace
}  // namespace glimmer
