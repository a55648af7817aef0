#include "server/formats/amounts.h"

#include <gtest/gtest.h>

namespace glimmer::formats {
namespace {

TEST(QuantityText, HasNoZerosBehind) {
  EXPECT_EQ(QuantityText(1), "0.001");
  EXPECT_EQ(QuantityText(2'500), "2.5");
  EXPECT_EQ(QuantityText(12'000), "12");
  EXPECT_EQ(QuantityText(100'050), "100.05");
  EXPECT_EQ(QuantityText(1'000'000'000), "1000000");
}

TEST(YuanText, HasTwoDigitsOfFen) {
  EXPECT_EQ(YuanText(5), "0.05");
  EXPECT_EQ(YuanText(140'950), "1409.50");
  EXPECT_EQ(YuanText(100'000'000'000), "1000000000.00");
}

// The first seven are the examples of the source.
TEST(YuanInCapitals, WritesWhatTheRuleSays) {
  const struct {
    int64_t fen;
    const char* text;
  } amounts[] = {
      {140'950, "壹仟肆佰零玖元伍角整"},
      {600'714, "陆仟零柒元壹角肆分"},
      {168'032, "壹仟陆佰捌拾元叁角贰分"},
      {10'700'053, "壹拾万柒仟元伍角叁分"},
      {1'640'902, "壹万陆仟肆佰零玖元零贰分"},
      {32'504, "叁佰贰拾伍元零肆分"},
      {500'000'000, "伍佰万元整"},
      {0, "零元整"},
      {1, "壹分"},
      {10, "壹角整"},
      {55, "伍角伍分"},
      {100, "壹元整"},
      {1'000, "壹拾元整"},
      {10'001, "壹佰元零壹分"},
      {101'000, "壹仟零壹拾元整"},
      {100'100, "壹仟零壹元整"},
      {1'000'100, "壹万零壹元整"},
      {10'000'100, "壹拾万零壹元整"},
      {10'010'000, "壹拾万零壹佰元整"},
      {10'100'000, "壹拾万壹仟元整"},
      {10'000'000'000, "壹亿元整"},
      {10'000'000'100, "壹亿零壹元整"},
      {10'001'000'000, "壹亿零壹万元整"},
      {10'001'000'100, "壹亿零壹万零壹元整"},
      {100'000'000'000, "壹拾亿元整"},
      {12'345'678'999, "壹亿贰仟叁佰肆拾伍万陆仟柒佰捌拾玖元玖角玖分"},
  };
  for (const auto& [fen, text] : amounts) EXPECT_EQ(YuanInCapitals(fen), text) << fen;
}

}  // namespace
}  // namespace glimmer::formats
