#include "server/events/shift_pages.h"

#include <gtest/gtest.h>

#include "shared/base/time_convert.h"

namespace glimmer::events {
namespace {

const absl::Time kNow = absl::FromUnixSeconds(1795500000);

v1::ListShiftsResponse PageOf(const std::vector<absl::Duration>& ends) {
  v1::ListShiftsResponse page;
  for (const absl::Duration end : ends) {
    *page.add_shifts()->mutable_end_time() = ToTimestamp(kNow + end);
  }
  return page;
}

rpc::AsOf At(absl::Time now, std::optional<int64_t> version = std::nullopt) {
  return {now, version};
}

TEST(ShiftPagesTest, APageIsOfOneSequence) {
  ShiftPages pages;
  const ShiftPages::Page page = pages.Keep("key", 7, At(kNow), PageOf({absl::Hours(1)}));
  EXPECT_EQ(pages.Find("key", 7, At(kNow)), page);
  EXPECT_EQ(pages.Find("key", 8, At(kNow)), nullptr);
  EXPECT_EQ(pages.Find("other", 7, At(kNow)), nullptr);
  pages.Keep("key", 8, At(kNow), PageOf({}));
  EXPECT_EQ(pages.Find("key", 7, At(kNow)), nullptr);
  EXPECT_EQ(pages.Find("key", 8, At(kNow + absl::Hours(9)))->Length(), 0u);
}

TEST(ShiftPagesTest, APageHoldsUntilTheFirstOfItsShiftsEnds) {
  ShiftPages pages;
  pages.Keep("key", 7, At(kNow), PageOf({absl::Hours(3), absl::Hours(1)}));
  EXPECT_NE(pages.Find("key", 7, At(kNow + absl::Hours(1) - absl::Microseconds(1))), nullptr);
  EXPECT_EQ(pages.Find("key", 7, At(kNow + absl::Hours(1))), nullptr);
  EXPECT_EQ(pages.Find("key", 7, At(kNow - absl::Microseconds(1))), nullptr);  // a clock set back
}

TEST(ShiftPagesTest, AsLongAsNothingIsWrittenTheFeedNeedNotBeAsked) {
  ShiftPages pages;
  pages.Keep("key", 7, At(kNow, 1), PageOf({absl::Hours(1)}));
  EXPECT_NE(pages.FindUnwritten("key", At(kNow, 1)), nullptr);
  EXPECT_EQ(pages.FindUnwritten("key", At(kNow + absl::Hours(1), 1)), nullptr);
  EXPECT_EQ(pages.FindUnwritten("key", At(kNow)), nullptr);  // others may write
  EXPECT_EQ(pages.FindUnwritten("key", At(kNow, 2)), nullptr);
  // What was written was of another organisation.
  EXPECT_NE(pages.Find("key", 7, At(kNow, 2)), nullptr);
  EXPECT_NE(pages.FindUnwritten("key", At(kNow, 2)), nullptr);
}

}  // namespace
}  // namespace glimmer::events
