#include "server/people/name_keys.h"

#include <gtest/gtest.h>

namespace glimmer::people {
namespace {

TEST(NameKeysTest, ReadsSurnamesAsSurnames) {
  EXPECT_EQ(NamePinyin("单雄信"), "shan xiong xin");
  EXPECT_EQ(NamePinyin("曾小明"), "zeng xiao ming");
  EXPECT_EQ(NamePinyin("解缙"), "xie jin");
  EXPECT_EQ(NamePinyin("仇英"), "qiu ying");
  EXPECT_EQ(NamePinyin("区寄"), "ou ji");
  EXPECT_EQ(NamePinyin("查良镛"), "zha liang yong");
  EXPECT_EQ(NamePinyin("盖叫天"), "ge jiao tian");
  EXPECT_EQ(NamePinyin("尉迟恭"), "yu chi gong");
  EXPECT_EQ(NamePinyin("单于丹"), "chan yu dan");
  EXPECT_EQ(NamePinyin("万俟卨"), "mo qi xie");
  EXPECT_EQ(NamePinyin("覃小兰"), "qin xiao lan");
}

TEST(NameKeysTest, GivenNamesKeepTheUsualReading) {
  EXPECT_EQ(NamePinyin("王单"), "wang dan");
  EXPECT_EQ(NamePinyin("李乐"), "li le");
}

TEST(NameKeysTest, WritesTheRoundedVowelAsItIsTyped) {
  EXPECT_EQ(NamePinyin("吕绿"), "lv lv");
  EXPECT_EQ(NamePinyin("Müller"), "muller");
}

TEST(NameKeysTest, ReadsOtherScripts) {
  EXPECT_EQ(NamePinyin("Wang  Fang"), "wang fang");
  EXPECT_EQ(NamePinyin("王芳 (Anna)"), "wang fang anna");
  EXPECT_EQ(NamePinyin("阿依·努尔"), "a yi nu er");
}

TEST(NameKeysTest, SearchesPinyinOnlyForLetters) {
  EXPECT_EQ(PatternsOf("Zeng X").pinyin, "%zengx%");
  EXPECT_EQ(PatternsOf("单").pinyin, "");
  EXPECT_EQ(PatternsOf("%_").pinyin, "");
  EXPECT_EQ(PatternsOf("单").fold, "%单%");
  EXPECT_EQ(PatternsOf("50%_\\").fold, "%50\\%\\_\\\\%");
}

}  // namespace
}  // namespace glimmer::people
