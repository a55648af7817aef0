#include "shared/crypto/card_code.h"

#include <gtest/gtest.h>

#include <set>

#include "tests/support/fakes.h"

namespace glimmer {
namespace {

TEST(CardCodeTest, HasSixDigitsAndIsHardlyEverTheSame) {
  test::SeededRandom random(7);
  std::set<std::string> codes;
  for (int i = 0; i < 1000; ++i) {
    const std::string code = NewCardCode(random);
    EXPECT_TRUE(IsCardCode(code)) << code;
    codes.insert(code);
  }
  EXPECT_GT(codes.size(), 990u);
}

TEST(CardCodeTest, AnythingElseIsNone) {
  for (const char* text : {"", "12345", "1234567", "12345a", " 12345", "１２３４５６"}) {
    EXPECT_FALSE(IsCardCode(text)) << text;
  }
  EXPECT_TRUE(IsCardCode("000000"));
}

}  // namespace
}  // namespace glimmer
