// Days and times in the ways people type them.
#include "mobile/model/typed_times.h"

#include <gtest/gtest.h>

namespace glimmer::mobile {
namespace {

TEST(ReadDay, ReadsWhatPeopleType) {
  const absl::CivilDay today(2026, 11, 24);
  for (const char* text : {"2026-12-01", "2026年12月1日", "2026/12/1", "12-1", "12月1日", " 12.1 ",
                           "２０２６－１２－０１"}) {
    EXPECT_EQ(ReadDay(text, today), absl::CivilDay(2026, 12, 1)) << text;
  }
  EXPECT_EQ(ReadDay("1-15", today), absl::CivilDay(2027, 1, 15));
  EXPECT_EQ(ReadDay("11-24", today), today);
}

TEST(ReadPastDay, TakesTheLastSuchDayWhereNoYearIsWritten) {
  const absl::CivilDay today(2026, 1, 2);
  EXPECT_EQ(ReadPastDay("12-30", today), absl::CivilDay(2025, 12, 30));
  EXPECT_EQ(ReadPastDay("1月2日", today), today);
  EXPECT_EQ(ReadPastDay("1-3", today), absl::CivilDay(2025, 1, 3));
  EXPECT_EQ(ReadPastDay("2-29", absl::CivilDay(2025, 2, 28)), absl::CivilDay(2024, 2, 29));
  EXPECT_EQ(ReadPastDay("2026-12-30", today), absl::CivilDay(2026, 12, 30));
  EXPECT_EQ(ReadPastDay("13-1", today), std::nullopt);
}

TEST(ReadDay, RefusesWhatIsNoDay) {
  const absl::CivilDay today(2026, 11, 24);
  for (const char* text :
       {"", "12", "2026-02-30", "13-1", "0-1", "26-12-01", "20261201", "明天", "1-2-3-4"}) {
    EXPECT_EQ(ReadDay(text, today), std::nullopt) << text;
  }
}

TEST(ReadClock, ReadsWhatPeopleType) {
  EXPECT_EQ(ReadClock("14:00"), 14 * 60);
  EXPECT_EQ(ReadClock("14：30"), 14 * 60 + 30);
  EXPECT_EQ(ReadClock("9.30"), 9 * 60 + 30);
  EXPECT_EQ(ReadClock("1400"), 14 * 60);
  EXPECT_EQ(ReadClock("930"), 9 * 60 + 30);
  EXPECT_EQ(ReadClock("9"), 9 * 60);
  EXPECT_EQ(ReadClock("14点30分"), 14 * 60 + 30);
}

TEST(ReadEndClock, KnowsTheEndOfTheDay) {
  EXPECT_EQ(ReadEndClock("24:00"), 24 * 60);
  EXPECT_EQ(ReadEndClock("24"), 24 * 60);
  EXPECT_EQ(ReadEndClock("9.30"), 9 * 60 + 30);
  EXPECT_EQ(ReadEndClock("24:01"), std::nullopt);
  EXPECT_EQ(ReadClock("24:00"), std::nullopt);
}

TEST(ReadClock, RefusesWhatIsNoTime) {
  for (const char* text : {"", "24:00", "9:60", "14:00:00", "99", "下午", "14:00-16:00"}) {
    EXPECT_EQ(ReadClock(text), std::nullopt) << text;
  }
}

}  // namespace
}  // namespace glimmer::mobile
