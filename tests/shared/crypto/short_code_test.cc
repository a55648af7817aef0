#include "shared/crypto/short_code.h"

#include <gtest/gtest.h>

#include <set>

#include "tests/support/fakes.h"

namespace glimmer {
namespace {

TEST(ShortCodeTest, NewOnesAreReadBack) {
  test::SeededRandom random;
  std::set<char> used;
  for (int i = 0; i < 200; ++i) {
    const std::string code = NewShortCode(random);
    EXPECT_EQ(code.size(), 10u);
    EXPECT_EQ(*ParseShortCode(code), code);
    EXPECT_EQ(*ParseShortCode(FormatShortCode(code)), code);
    used.insert(code.begin(), code.end());
  }
  EXPECT_EQ(used.size(), 32u);
}

TEST(ShortCodeTest, FormatsInTwoHalves) { EXPECT_EQ(FormatShortCode("0123456789"), "01234-56789"); }

TEST(ShortCodeTest, ForgivesWhatPeopleMixUp) {
  for (const char* typed : {"01ABC-DEFGH", "oiabc-defgh", "OLABC DEFGH", " 0 1 a b c d e f g h\n",
                            "0lABC--DEFGH", "01ABCDEFGH"}) {
    const auto code = ParseShortCode(typed);
    ASSERT_TRUE(code.ok()) << typed << ": " << code.status();
    EXPECT_EQ(*code, "01ABCDEFGH");
  }
}

TEST(ShortCodeTest, RefusesTheRest) {
  for (const char* typed : {"", "-", "01ABC-DEFG", "01ABC-DEFGHJ", "01ABC-DEFGU", "01ABC-DEFG!",
                            "01ABC-DEFG\xC3\x84"}) {
    EXPECT_EQ(ParseShortCode(typed).status().code(), absl::StatusCode::kInvalidArgument) << typed;
  }
}

}  // namespace
}  // namespace glimmer
