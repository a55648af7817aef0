// Counted minutes as tables: rounding, minimum stay, cap, grace, breaks, nights of changing clocks.
#include "shared/domain/hours_rules.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "shared/rpc/error.h"

namespace glimmer {
namespace {

const absl::Time kStart = absl::FromUnixSeconds(1772416800);

// Offsets in seconds from the planned start; the shift is planned for two hours.
struct Case {
  std::string name;
  HourRules rules;
  int64_t in_s = 0;
  int64_t out_s = 7200;
  int64_t breaks = 0;
  int64_t want = 0;
};

class CountedMinutesTest : public testing::TestWithParam<Case> {};

TEST_P(CountedMinutesTest, AsTheTableSays) {
  const Case& c = GetParam();
  const ServiceTimes times = {kStart, kStart + absl::Hours(2), kStart + absl::Seconds(c.in_s),
                              kStart + absl::Seconds(c.out_s), c.breaks};
  EXPECT_EQ(CountedMinutes(c.rules, times), c.want);
}

INSTANTIATE_TEST_SUITE_P(
    Table, CountedMinutesTest,
    testing::Values(Case{"Exact", {}, 0, 7200, 0, 120},
                    Case{"SecondsAreCutOff", {}, 0, 7199, 0, 119},
                    Case{"SecondsOfBothEndsTogether", {}, 30, 7200 + 29, 0, 119},
                    Case{"Zero", {}, 100, 100, 0, 0},
                    Case{"WithinGrace", {}, -1800, 7200 + 1800, 0, 180},
                    Case{"BeyondGrace", {}, -1801, 7200 + 9999, 0, 180},
                    Case{"NoGrace", {1, 0, 0, 0}, -600, 7200 + 600, 0, 120},
                    Case{"WhollyBeforeGrace", {}, -7200, -3600, 0, 0},
                    Case{"WhollyAfterGrace", {1, 0, 0, 5}, 7200 + 301, 7200 + 900, 0, 0},
                    Case{"Breaks", {}, 0, 7200, 25, 95}, Case{"OnlyBreaks", {}, 0, 7200, 120, 0},
                    Case{"BreaksLongerThanWhatCounts", {1, 0, 0, 0}, -3600, 600, 70, 0},
                    Case{"RoundedDown", {15, 0, 0, 30}, 0, 7200 - 60, 0, 105},
                    Case{"RoundedToItself", {15, 0, 0, 30}, 0, 7200, 0, 120},
                    Case{"BelowOneStep", {30, 0, 0, 30}, 0, 29 * 60, 0, 0},
                    Case{"MinimumStayJustReached", {1, 60, 0, 30}, 0, 72 * 60, 0, 72},
                    Case{"MinimumStayJustMissed", {1, 60, 0, 30}, 0, 72 * 60 - 1, 0, 0},
                    Case{"MinimumStayLessBreaks", {1, 60, 0, 30}, 0, 75 * 60, 4, 0},
                    Case{"Cap", {1, 0, 90, 30}, 0, 7200, 0, 90},
                    Case{"CapAfterRounding", {45, 0, 100, 30}, 0, 7200, 0, 90},
                    Case{"CapNotReached", {1, 0, 121, 30}, 0, 7200, 0, 120}),
    [](const auto& info) { return info.param.name; });

TEST(CountedMinutes, NightOfChangingClocksIsAsLongAsItWas) {
  absl::TimeZone zone;
  ASSERT_TRUE(absl::LoadTimeZone("Europe/Berlin", &zone));
  const auto at = [&](int month, int day, int hour) {
    return absl::FromCivil(absl::CivilHour(2026, month, day, hour), zone);
  };
  const auto minutes = [](absl::Time from, absl::Time to) {
    return CountedMinutes({}, {from, to, from, to, 0});
  };
  EXPECT_EQ(minutes(at(3, 29, 1), at(3, 29, 5)), 3 * 60);    // an hour is skipped
  EXPECT_EQ(minutes(at(10, 25, 1), at(10, 25, 5)), 5 * 60);  // an hour is lived twice
}

TEST(CheckServiceTimes, RefusesWhatCannotBe) {
  const auto reason = [](absl::Duration length, int64_t breaks) {
    return ReasonOf(CheckServiceTimes({kStart, kStart, kStart, kStart + length, breaks}));
  };
  EXPECT_EQ(reason(absl::Hours(24), 0), v1::ERROR_REASON_UNSPECIFIED);
  EXPECT_EQ(reason(absl::ZeroDuration(), 0), v1::ERROR_REASON_UNSPECIFIED);
  EXPECT_EQ(reason(absl::Hours(24) + absl::Seconds(1), 0), v1::ERROR_REASON_TIMES_INVALID);
  EXPECT_EQ(reason(-absl::Seconds(1), 0), v1::ERROR_REASON_TIMES_INVALID);
  EXPECT_EQ(reason(absl::Minutes(10), 10), v1::ERROR_REASON_UNSPECIFIED);
  EXPECT_EQ(reason(absl::Minutes(10), 11), v1::ERROR_REASON_FIELD_INVALID);
  EXPECT_EQ(reason(absl::Minutes(10), -1), v1::ERROR_REASON_FIELD_INVALID);
}

TEST(CheckHourRules, NamesTheField) {
  const auto field = [](const HourRules& rules) {
    return MetadataOf(CheckHourRules(rules), "field").value_or("");
  };
  EXPECT_EQ(field({}), "");
  EXPECT_EQ(field({60, 100, 1440, 240}), "");
  EXPECT_EQ(field({0, 0, 0, 0}), "rounding_minutes");
  EXPECT_EQ(field({61, 0, 0, 0}), "rounding_minutes");
  EXPECT_EQ(field({1, 101, 0, 0}), "minimum_stay_percent");
  EXPECT_EQ(field({1, 0, 1441, 0}), "cap_minutes");
  EXPECT_EQ(field({1, 0, 0, -1}), "grace_minutes");
}

TEST(RulePackOn, TakesTheLatestInForce) {
  const std::vector<DatedRulePack> packs = {{"one", 1, "2026-01-01", {}},
                                            {"two", 2, "2026-06-01", {}},
                                            {"three", 3, "2026-03-01", {}},
                                            {"four", 4, "2026-06-01", {}}};
  const auto on = [&](absl::string_view date) { return RulePackOn(packs, date)->rule_pack_id; };
  EXPECT_EQ(on("2025-12-31"), "one");  // before all: the first
  EXPECT_EQ(on("2026-01-01"), "one");
  EXPECT_EQ(on("2026-02-28"), "one");
  EXPECT_EQ(on("2026-03-01"), "three");
  EXPECT_EQ(on("2026-05-31"), "three");
  EXPECT_EQ(on("2026-06-01"), "four");
  EXPECT_EQ(RulePackOn({}, "2026-06-01"), nullptr);
}

}  // namespace
}  // namespace glimmer
