// What people type, in all the ways they type it.
#include "server/formats/cells.h"

#include <gtest/gtest.h>

#include "absl/strings/match.h"

namespace glimmer::formats {
namespace {

TEST(ParseDate, ReadsTheUsualWays) {
  const absl::CivilDay day(2026, 3, 5);
  for (const char* text :
       {"2026年3月5日", "2026.3.5", "2026-03-05", "2026/3/5", "２０２６年３月５日", "20260305",
        "2026 年 03 月 05 号", " 2026-3-5 ", "46086", "46086.375", "2026-03-05 09:30",
        "2026-03-05T09:30:00", "2026年3月5日 上午9:30", "2026。3。5"}) {
    const auto date = ParseDate(text);
    ASSERT_TRUE(date.ok()) << text << ": " << date.status();
    EXPECT_EQ(*date, day) << text;
  }
}

TEST(ParseDate, SaysWhatIsWrong) {
  EXPECT_EQ(CellReason(ParseDate("2026-02-30").status()), "DATE_IMPOSSIBLE");
  EXPECT_EQ(CellReason(ParseDate("2026-13-01").status()), "DATE_IMPOSSIBLE");
  EXPECT_EQ(CellReason(ParseDate("20261305").status()), "DATE_IMPOSSIBLE");
  EXPECT_EQ(CellReason(ParseDate("3/5/2026").status()), "DATE_AMBIGUOUS");
  EXPECT_EQ(CellReason(ParseDate("26-3-5").status()), "DATE_AMBIGUOUS");
  for (const char* text : {"", "soon", "2026", "2026-3", "99999999999999999999", "春天", "12"}) {
    EXPECT_EQ(CellReason(ParseDate(text).status()), "DATE_UNREADABLE") << text;
  }
}

TEST(ParseYear, KeepsTheYearAlone) {
  for (const char* text : {"1960", "1960年", "1960年5月", "1960.5", "196005", "1960-05-07",
                           "1960/5/7", "22043", "19600507"}) {
    const auto year = ParseYear(text);
    ASSERT_TRUE(year.ok()) << text << ": " << year.status();
    EXPECT_EQ(*year, 1960) << text;
  }
  EXPECT_FALSE(ParseYear("60").ok());
  EXPECT_FALSE(ParseYear("196013").ok());
  EXPECT_FALSE(ParseYear("sixty").ok());
}

TEST(ParseMinutes, ReadsTheUsualWays) {
  const std::pair<const char*, int64_t> cases[] = {{"1小时30分", 90},
                                                   {"1小时30分钟", 90},
                                                   {"1.5", 90},
                                                   {"90分钟", 90},
                                                   {"1:30", 90},
                                                   {"01:30:00", 90},
                                                   {"2小时", 120},
                                                   {"半小时", 30},
                                                   {"半个小时", 30},
                                                   {"一个半小时", 90},
                                                   {"两小时", 120},
                                                   {"1 小时 30 分", 90},
                                                   {"１．５小时", 90},
                                                   {"1h30m", 90},
                                                   {"90 min", 90},
                                                   {"2 Hours", 120},
                                                   {"0", 0},
                                                   {"1小时半", 90},
                                                   {"1.33", 80},
                                                   {"120:15", 7215},
                                                   {"两个半小时", 150},
                                                   {"3个小时", 180}};
  for (const auto& [text, minutes] : cases) {
    const auto read = ParseMinutes(text);
    ASSERT_TRUE(read.ok()) << text << ": " << read.status();
    EXPECT_EQ(*read, minutes) << text;
  }
}

TEST(ParseMinutes, RefusesTheRest) {
  for (const char* text : {"", "-1", "半天", "1:75", "1:5", "小时", "1小时2小时", "1.2.3", "abc"}) {
    EXPECT_EQ(CellReason(ParseMinutes(text).status()), "DURATION_UNREADABLE") << text;
  }
  EXPECT_EQ(CellReason(ParseMinutes("100001").status()), "DURATION_TOO_LONG");
}

TEST(ParsePhone, ReadsMobileAndLandline) {
  for (const char* text :
       {"13800138000", "138 0013 8000", "138-0013-8000", "+86 13800138000", "8613800138000",
        "0086-13800138000", "１３８００１３８０００", "13800138000.0", "　13800138000"}) {
    const auto phone = ParsePhone(text);
    ASSERT_TRUE(phone.ok()) << text << ": " << phone.status();
    EXPECT_EQ(*phone, "13800138000") << text;
  }
  EXPECT_EQ(*ParsePhone("0755-2345 6789"), "075523456789");
  EXPECT_EQ(*ParsePhone("（010）62345678"), "01062345678");
  EXPECT_EQ(*ParsePhone("+86 755 23456789"), "075523456789");
  EXPECT_EQ(*ParsePhone("62345678"), "62345678");
  EXPECT_EQ(*ParsePhone("+852 2345 6789"), "+85223456789");
}

TEST(ParsePhone, NamesTheCauseOfLostDigits) {
  const auto lost = ParsePhone("1.38E+10");
  EXPECT_EQ(CellReason(lost.status()), "PHONE_SCIENTIFIC");
  EXPECT_TRUE(absl::StrContains(lost.status().message(), "spreadsheet"));
  EXPECT_EQ(CellReason(ParsePhone("13800138000/13900139000").status()), "PHONE_SEVERAL");
  EXPECT_EQ(CellReason(ParsePhone("13800138000、13900139000").status()), "PHONE_SEVERAL");
  for (const char* text :
       {"", "1380013800", "12800138000", "138001380001", "phone", "0", "+1", "+86 1380013800"}) {
    EXPECT_EQ(CellReason(ParsePhone(text).status()), "PHONE_UNREADABLE") << text;
  }
}

TEST(ParseName, KeepsNamesAndTidiesSpaces) {
  EXPECT_EQ(*ParseName(" 王　芳 "), "王芳");
  EXPECT_EQ(*ParseName("买买提•艾力"), "买买提·艾力");
  EXPECT_EQ(*ParseName("Mary\n Ann  Lee"), "Mary Ann Lee");
  EXPECT_EQ(*ParseName("Ｌｉ Lei"), "Li Lei");
  EXPECT_EQ(CellReason(ParseName("　").status()), "NAME_MISSING");
  EXPECT_EQ(CellReason(ParseName("12").status()), "NAME_UNREADABLE");
  EXPECT_EQ(CellReason(ParseName(std::string(61, 'a')).status()), "NAME_TOO_LONG");
}

TEST(LooksLikeIdentityNumber, NeedsBirthDateAndCheckCharacter) {
  // Invented: there is no area 999999. The check character is reckoned apart from the code.
  EXPECT_TRUE(LooksLikeIdentityNumber("999999196005070012"));
  EXPECT_TRUE(LooksLikeIdentityNumber("'999999 19600507 0012"));
  EXPECT_FALSE(LooksLikeIdentityNumber("999999196013070010"));
  EXPECT_FALSE(LooksLikeIdentityNumber("440300000000012345"));
  EXPECT_FALSE(LooksLikeIdentityNumber("13800138000"));
  int matching = 0;
  for (const char last : std::string("0123456789xX")) {
    matching += LooksLikeIdentityNumber(std::string("99999919600507001") + last) ? 1 : 0;
  }
  EXPECT_EQ(matching, 1);
}

TEST(FromExcelSerial, KnowsTheLeapDayThatNeverWas) {
  EXPECT_EQ(*FromExcelSerial(1, false), absl::CivilMinute(1900, 1, 1));
  EXPECT_EQ(*FromExcelSerial(59, false), absl::CivilMinute(1900, 2, 28));
  EXPECT_EQ(*FromExcelSerial(61, false), absl::CivilMinute(1900, 3, 1));
  EXPECT_EQ(*FromExcelSerial(46086.5, false), absl::CivilMinute(2026, 3, 5, 12, 0));
  EXPECT_EQ(*FromExcelSerial(0, true), absl::CivilMinute(1904, 1, 1));
  EXPECT_FALSE(FromExcelSerial(-1, false).ok());
  EXPECT_FALSE(FromExcelSerial(3e6, false).ok());
}

}  // namespace
}  // namespace glimmer::formats
