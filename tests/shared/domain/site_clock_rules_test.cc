// When codes were shown, as a table.
#include "shared/domain/site_clock_rules.h"

#include <gtest/gtest.h>

#include "shared/domain/attendance_rules.h"

namespace glimmer {
namespace {

const absl::Time kReal = absl::FromUnixSeconds(1772416800);

// A phone that had run for ten hours when it began to show codes, for one hour, by a clock that was
// `ahead`; five hours after that it heard the server.
CodeRun Ahead(absl::Duration ahead) {
  return {.first = kReal + ahead,
          .last = kReal + ahead + absl::Hours(1),
          .first_since_boot = absl::Hours(10),
          .anchor = kReal + absl::Hours(6),
          .anchor_since_boot = absl::Hours(16)};
}

TEST(OffsetOf, IsHowMuchLaterThanTheySayTheyWereShown) {
  for (const absl::Duration ahead : {absl::ZeroDuration(), absl::Seconds(30), absl::Hours(3),
                                     -absl::Minutes(90), kLargestClockError, -kLargestClockError}) {
    EXPECT_EQ(OffsetOf(Ahead(ahead)), -ahead) << ahead;
  }
}

TEST(OffsetOf, IsNoneOfWhatCannotBe) {
  EXPECT_FALSE(OffsetOf(Ahead(kLargestClockError + absl::Seconds(1))));
  EXPECT_FALSE(OffsetOf(Ahead(-kLargestClockError - absl::Seconds(1))));
  CodeRun backwards = Ahead(absl::Hours(1));
  backwards.last = backwards.first - absl::Seconds(30);
  EXPECT_FALSE(OffsetOf(backwards));
  CodeRun unborn = Ahead(absl::Hours(1));
  unborn.first_since_boot = -absl::Seconds(30);
  EXPECT_TRUE(OffsetOf(unborn));
  unborn.first_since_boot -= absl::Milliseconds(1);
  EXPECT_FALSE(OffsetOf(unborn));
  CodeRun heard = Ahead(absl::Hours(1));
  heard.anchor_since_boot = absl::Hours(11);  // just when the last began
  heard.anchor = kReal + absl::Hours(1);
  EXPECT_TRUE(OffsetOf(heard));
  heard.anchor_since_boot -= absl::Milliseconds(1);
  EXPECT_FALSE(OffsetOf(heard));
}

TEST(ShownAt, OnlyOfTheRun) {
  const CodeRun shown = Ahead(absl::Hours(3));
  EXPECT_EQ(ShownAt(shown, shown.first), kReal);
  EXPECT_EQ(ShownAt(shown, shown.last), kReal + absl::Hours(1));
  EXPECT_FALSE(ShownAt(shown, shown.first - absl::Seconds(30)));
  EXPECT_FALSE(ShownAt(shown, shown.last + absl::Seconds(30)));
  EXPECT_FALSE(ShownAt(Ahead(absl::Hours(27)), kReal + absl::Hours(27)));
}

TEST(TimeSinceBoot, IsCountedBackFromTheServersWord) {
  EXPECT_EQ(TimeSinceBoot(Ahead(absl::Hours(3)), absl::Hours(12)), kReal + absl::Hours(2));
  EXPECT_EQ(TimeSinceBoot(Ahead(absl::Hours(3)), absl::ZeroDuration()), kReal - absl::Hours(10));
}

}  // namespace
}  // namespace glimmer
