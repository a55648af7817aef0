#include "shared/base/time_convert.h"

#include <gtest/gtest.h>

namespace glimmer {
namespace {

TEST(MicrosTest, KeepMicrosecondsBothWays) {
  const absl::Time time = absl::FromUnixMicros(-1234567);
  EXPECT_EQ(ToMicros(time), -1234567);
  EXPECT_EQ(FromMicros(ToMicros(time)), time);
}

// A Timestamp counts nanoseconds forward, also before 1970.
TEST(TimestampTest, NanosAreNeverNegative) {
  const auto timestamp = ToTimestamp(absl::UnixEpoch() - absl::Nanoseconds(1));
  EXPECT_EQ(timestamp.seconds(), -1);
  EXPECT_EQ(timestamp.nanos(), 999'999'999);
  EXPECT_EQ(FromTimestamp(timestamp), absl::UnixEpoch() - absl::Nanoseconds(1));
}

TEST(TimestampTest, KeepsNanoseconds) {
  const absl::Time time = absl::FromUnixSeconds(1772416800) + absl::Nanoseconds(123456789);
  EXPECT_EQ(FromTimestamp(ToTimestamp(time)), time);
}

// Both parts of a Duration have one sign.
TEST(DurationTest, PartsShareTheSign) {
  const auto duration = ToDurationProto(-absl::Milliseconds(1500));
  EXPECT_EQ(duration.seconds(), -1);
  EXPECT_EQ(duration.nanos(), -500'000'000);
  EXPECT_EQ(FromDurationProto(duration), -absl::Milliseconds(1500));
}

TEST(CivilDayTest, ReadsAndWrites) {
  EXPECT_EQ(FormatCivilDay(absl::CivilDay(2026, 3, 5)), "2026-03-05");
  EXPECT_EQ(*ParseCivilDay("2028-02-29"), absl::CivilDay(2028, 2, 29));
  for (const char* text :
       {"", "2026-02-29", "2026-13-01", "2026-3-5", "05.03.2026", "2026-03-05 ", "2026-03-00"}) {
    EXPECT_EQ(ParseCivilDay(text).status().code(), absl::StatusCode::kInvalidArgument) << text;
  }
}

TEST(CivilSecondTest, ReadsAndWrites) {
  const absl::CivilSecond second(2026, 3, 5, 14, 0, 0);
  EXPECT_EQ(FormatCivilSecond(second), "2026-03-05T14:00:00");
  EXPECT_EQ(*ParseCivilSecond("2026-03-05T14:00:00"), second);
  for (const char* text : {"", "2026-03-05", "2026-03-05T24:61:00", "2026-03-05T14:00:00Z"}) {
    EXPECT_EQ(ParseCivilSecond(text).status().code(), absl::StatusCode::kInvalidArgument) << text;
  }
}

TEST(ZoneTest, KnowsNamesOnly) {
  EXPECT_EQ(LoadZone("Europe/Berlin")->name(), "Europe/Berlin");
  EXPECT_EQ(LoadZone("").status().code(), absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(LoadZone("Mars/Olympus").status().code(), absl::StatusCode::kInvalidArgument);
}

}  // namespace
}  // namespace glimmer
