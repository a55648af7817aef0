// Encodings as they really arrive: the bytes are made by ICU, not typed in.
#include "server/formats/text_decode.h"

#include <gtest/gtest.h>

#include "absl/strings/str_cat.h"
#include "tests/server/formats/encode.h"

namespace glimmer::formats {
namespace {

constexpr char kText[] = "姓名,手机\n王芳,13800138000\n𠮷野,丽\n";

TEST(DecodeText, ReadsEveryEncodingOfficesUse) {
  EXPECT_EQ(*DecodeText(kText), kText);
  EXPECT_EQ(*DecodeText(absl::StrCat("\xEF\xBB\xBF", kText)), kText);
  EXPECT_EQ(*DecodeText(test::Encode("GB18030", kText)), kText);
  EXPECT_EQ(*DecodeText(test::Encode("GBK", "姓名,手机\n王芳")), "姓名,手机\n王芳");
  EXPECT_EQ(*DecodeText(absl::StrCat("\xFF\xFE", test::Encode("UTF-16LE", kText))), kText);
  EXPECT_EQ(*DecodeText(absl::StrCat("\xFE\xFF", test::Encode("UTF-16BE", kText))), kText);
  EXPECT_EQ(*DecodeText(""), "");
}

TEST(DecodeText, RefusesWhatIsNoText) {
  const absl::string_view with_nul("name\0phone", 10);
  EXPECT_TRUE(absl::IsInvalidArgument(DecodeText(with_nul).status()));
  EXPECT_TRUE(absl::IsInvalidArgument(DecodeText("\x01\x02\x03\x04").status()));
  EXPECT_TRUE(absl::IsInvalidArgument(DecodeText("\x89PNG\r\n\x1a\n").status()));
  EXPECT_TRUE(absl::IsInvalidArgument(DecodeText("\xEF\xBB\xBF\xFF\xFF").status()));
  const std::string gb = test::Encode("GB18030", "姓名");
  const auto cut = DecodeText(absl::string_view(gb).substr(0, 3));
  EXPECT_EQ(cut.status().message(),
            "The file is neither UTF-8 nor GB18030 text. The file breaks off inside a character.");
  EXPECT_FALSE(DecodeText("\xFF\xFE\x41").ok());
}

TEST(Normalize, MakesFullWidthPlainAndTrims) {
  EXPECT_EQ(Normalize("　１３８００１３８０００　"), "13800138000");
  EXPECT_EQ(Normalize("\u00A0Ａｂ\u3000ｃ\t"), "Ab c");
  EXPECT_EQ(Normalize("\u200B王芳\uFEFF"), "王芳");
  EXPECT_EQ(Normalize("一\n二"), "一\n二");
  EXPECT_EQ(Fold(" Home　Unit "), "homeunit");
  EXPECT_EQ(Fold("志愿者 姓名"), "志愿者姓名");
}

TEST(IsAllHan, KnowsRareCharacters) {
  EXPECT_TRUE(IsAllHan("王𠮷"));
  EXPECT_FALSE(IsAllHan("王a"));
  EXPECT_FALSE(IsAllHan(""));
}

}  // namespace
}  // namespace glimmer::formats
