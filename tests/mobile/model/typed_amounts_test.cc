// Amounts in the ways people type them.
#include "mobile/model/typed_amounts.h"

#include <gtest/gtest.h>

namespace glimmer::mobile {
namespace {

constexpr int64_t kMost = 100'000'000'000;

std::optional<int64_t> Read(const char* text) { return ReadYuan(text, kMost); }

TEST(ReadYuan, KeepsFen) {
  EXPECT_EQ(Read(""), 0);
  EXPECT_EQ(Read("120"), 12'000);
  EXPECT_EQ(Read("120.5"), 12'050);
  EXPECT_EQ(Read("0.07"), 7);
  EXPECT_EQ(Read("￥１，２００．０５"), 120'005);
  EXPECT_EQ(Read(" ¥ 1 200 "), 120'000);
  EXPECT_EQ(Read("1000000000"), 100'000'000'000);
  EXPECT_EQ(Read("1000000000.01"), std::nullopt);
  for (const char* wrong : {"-1", "1.234", "free", "1e3", ".", "1,5", "1，5", "1 5", "1,0000",
                            "12,00.5", "1200,000", ",120"}) {
    EXPECT_EQ(Read(wrong), std::nullopt) << wrong;
  }
}

TEST(TypedYuan, IsWhatCanBeTypedAgain) {
  for (const int64_t fen : {1, 10, 1'200, 4'990, 20'000'000}) {
    EXPECT_EQ(ReadYuan(TypedYuan(fen), kMost), fen);
  }
  EXPECT_EQ(TypedYuan(20'000), "200");
  EXPECT_EQ(TypedYuan(4'905), "49.05");
}

}  // namespace
}  // namespace glimmer::mobile
