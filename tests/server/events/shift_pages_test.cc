#include "server/events/shift_pages.h"

#include <gtest/gtest.h>

#include "shared/base/time_convert.h"

namespace glimmer::events {
namespace {

const absl::Time kNow = absl::FromUnixSeconds(1795500000);

ShiftPages::Page PageOf(std::vector<absl::Duration> ends) {
  auto page = std::make_shared<v1::ListShiftsResponse>();
  for (const absl::Duration end : ends) {
    *page->add_shifts()->mutable_end_time() = ToTimestamp(kNow + end);
  }
  return page;
}

TEST(ShiftPagesTest, APageIsOfOneSequence) {
  ShiftPages pages;
  const ShiftPages::Page page = PageOf({absl::Hours(1)});
  pages.Keep("key", 7, kNow, page);
  EXPECT_EQ(pages.Find("key", 7, kNow), page);
  EXPECT_EQ(pages.Find("key", 8, kNow), nullptr);
  EXPECT_EQ(pages.Find("other", 7, kNow), nullptr);
  pages.Keep("key", 8, kNow, PageOf({}));
  EXPECT_EQ(pages.Find("key", 7, kNow), nullptr);
  EXPECT_EQ(pages.Find("key", 8, kNow + absl::Hours(9))->shifts_size(), 0);
}

TEST(ShiftPagesTest, APageHoldsUntilTheFirstOfItsShiftsEnds) {
  ShiftPages pages;
  pages.Keep("key", 7, kNow, PageOf({absl::Hours(3), absl::Hours(1)}));
  EXPECT_NE(pages.Find("key", 7, kNow + absl::Hours(1) - absl::Microseconds(1)), nullptr);
  EXPECT_EQ(pages.Find("key", 7, kNow + absl::Hours(1)), nullptr);
  EXPECT_EQ(pages.Find("key", 7, kNow - absl::Microseconds(1)), nullptr);  // a clock set back
}

}  // namespace
}  // namespace glimmer::events
