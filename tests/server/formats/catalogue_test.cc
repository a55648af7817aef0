// The catalogue is complete in both languages and chooses between them.
#include "server/formats/catalogue.h"

#include <gtest/gtest.h>

#include <set>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"

namespace glimmer::formats {
namespace {

TEST(Catalogue, HasEveryTextInBothLanguagesWithTheSamePlaces) {
  for (int i = 0; i < static_cast<int>(TextId::kCount); ++i) {
    const auto id = static_cast<TextId>(i);
    const absl::string_view zh = Text(Lang::kZh, id);
    const absl::string_view en = Text(Lang::kEn, id);
    EXPECT_FALSE(zh.empty()) << i;
    EXPECT_FALSE(en.empty()) << i;
    EXPECT_NE(zh, en) << i;
    for (const char* place : {"{0}", "{1}"}) {
      EXPECT_EQ(absl::StrContains(zh, place), absl::StrContains(en, place)) << i << en;
    }
  }
}

TEST(Catalogue, HeadingsOfOneTableDiffer) {
  for (const Lang lang : {Lang::kZh, Lang::kEn}) {
    std::set<std::string> seen;
    for (int i = 0; i <= static_cast<int>(TextId::kRecordedAt); ++i) {
      EXPECT_TRUE(seen.insert(std::string(Text(lang, static_cast<TextId>(i)))).second) << i;
    }
  }
}

TEST(Catalogue, FillsPlacesOnce) {
  EXPECT_EQ(Text(Lang::kEn, TextId::kPeriodText, {"2026-01-01", "{0}"}), "2026-01-01 to {0}");
  EXPECT_EQ(Text(Lang::kZh, TextId::kBring, {"水"}), "请携带：水");
  EXPECT_EQ(Text(Lang::kEn, TextId::kBring, {}), "Bring: {0}");
}

TEST(FromAcceptLanguage, TakesTheMostWantedWeHave) {
  EXPECT_EQ(FromAcceptLanguage("zh-CN,zh;q=0.9,en;q=0.8"), Lang::kZh);
  EXPECT_EQ(FromAcceptLanguage("zh-Hant-TW"), Lang::kZh);
  EXPECT_EQ(FromAcceptLanguage("zh_CN"), Lang::kZh);
  EXPECT_EQ(FromAcceptLanguage("en;q=0.5, zh;q=0.7"), Lang::kZh);
  EXPECT_EQ(FromAcceptLanguage("fr, en-GB;q=0.5, zh;q=0.2"), Lang::kEn);
  EXPECT_EQ(FromAcceptLanguage("zh;q=0"), Lang::kEn);
  EXPECT_EQ(FromAcceptLanguage("zh;q=x,;;,="), Lang::kEn);
  EXPECT_EQ(FromAcceptLanguage("fr"), Lang::kEn);
  EXPECT_EQ(FromAcceptLanguage(""), Lang::kEn);
}

}  // namespace
}  // namespace glimmer::formats
