// Rosters as offices make them, CSV and XLSX, and what must never come out of them.
#include "server/formats/people_sheet.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "server/formats/people_columns.h"
#include "server/formats/xlsx_writer.h"
#include "tests/server/formats/encode.h"
#include "tests/support/fakes.h"

namespace glimmer::formats {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

// Everything about it is invented; there is no area 999999.
constexpr char kRoster[] =
    "春风志愿服务队名册,,,,,,,,,,,\n"
    "制表时间：2026年3月,,,,,,,,,,,\n"
    "\n"
    "序号,* 姓 名,手机号（必填）,志愿者编号,身份证号,民族,所属队伍,双报到社区,出生年月,语言,特长,"
    "服务时长\n"
    "1,王　芳,１３８ ００１３ ８０００,4403001,SECRET-1,汉,一队,东湖社区、西湖社区,1960年5月,"
    "普通话、英语,理发；急救,1小时30分\n"
    "2,李雷,1.38E+10,4403002,SECRET-2,汉,一队,东湖社区,1971.3.5,,,2小时\n"
    "3,,13900139000,,SECRET-3,回,二队,,,,,\n"
    "4,王芳,13800138000,,SECRET-4,汉,,,,,,-\n"
    "5,韩梅,无,,SECRET-5,汉,二队,,19990230,克林贡语,,\n"
    "6,,,,,,,,,,,\n"
    "合计,6人,,,,,,,,,,\n"
    ",填表人：赵某,,,,,,,,,,\n";

PeopleSheet Parsed(absl::string_view bytes) {
  auto sheet = ParsePeople(bytes, "/some/folder/名册.csv");
  EXPECT_TRUE(sheet.ok()) << sheet.status();
  return sheet.ok() ? *std::move(sheet) : PeopleSheet{};
}

std::string Rejected(const PeopleSheet& sheet) {
  std::string text;
  EXPECT_TRUE(WriteRejectedRows(sheet, [&](absl::string_view piece) {
                absl::StrAppend(&text, piece);
                return absl::OkStatus();
              }).ok());
  return text;
}

std::vector<std::string> Reasons(const std::vector<SheetProblem>& problems) {
  std::vector<std::string> reasons;
  for (const auto& problem : problems) {
    reasons.push_back(absl::StrCat(problem.row, problem.column_letter, " ", problem.reason_code));
  }
  return reasons;
}

TEST(ParsePeople, ReadsAMessyRoster) {
  const PeopleSheet sheet = Parsed(test::Encode("GB18030", kRoster));
  EXPECT_EQ(sheet.file, "名册.csv");
  EXPECT_EQ(sheet.header_row, 4);
  ASSERT_EQ(sheet.rows.size(), 2u);
  const PersonRow& first = sheet.rows[0];
  EXPECT_EQ(first.row, 5);
  EXPECT_EQ(first.name, "王芳");
  EXPECT_EQ(first.phone, "13800138000");
  EXPECT_EQ(first.external_id, "4403001");
  EXPECT_EQ(first.home_unit, "一队");
  EXPECT_THAT(first.communities, ElementsAre("东湖社区", "西湖社区"));
  EXPECT_EQ(first.birth_year, 1960);
  EXPECT_THAT(first.languages, ElementsAre("zh", "en"));
  EXPECT_THAT(first.skills, ElementsAre("理发", "急救"));
  EXPECT_EQ(first.stated_minutes, 90);
  EXPECT_EQ(sheet.rows[1].stated_minutes, std::nullopt);
}

TEST(ParsePeople, ListsProblemsByPlaceAndAsksAboutDuplicates) {
  const PeopleSheet sheet = Parsed(kRoster);
  EXPECT_THAT(Reasons(sheet.problems), ElementsAre("6C PHONE_SCIENTIFIC", "7B NAME_MISSING",
                                                   "9I DATE_IMPOSSIBLE", "9J LANGUAGE_UNKNOWN"));
  EXPECT_EQ(sheet.problems[0].column, "手机号(必填)");
  EXPECT_EQ(sheet.problems[0].file, "名册.csv");
  EXPECT_THAT(Reasons(sheet.questions), ElementsAre("8 SAME_NAME_AND_PHONE"));
  EXPECT_EQ(sheet.questions[0].other_row, 5);
  EXPECT_THAT(sheet.skipped_rows, ElementsAre(11, 12));
  EXPECT_THAT(sheet.unknown_columns, ElementsAre("序号"));
}

TEST(ParsePeople, NeverLetsRefusedColumnsOut) {
  const PeopleSheet sheet = Parsed(kRoster);
  EXPECT_THAT(sheet.refused_columns, ElementsAre("身份证号", "民族"));
  const std::string rejected = Rejected(sheet);
  EXPECT_THAT(rejected, Not(HasSubstr("SECRET")));
  EXPECT_THAT(rejected, Not(HasSubstr("身份证")));
  EXPECT_THAT(rejected, HasSubstr("1.38E+10"));
  EXPECT_THAT(rejected, HasSubstr("row,problem\r\n"));
  for (const auto& problem : sheet.problems) EXPECT_THAT(problem.text, Not(HasSubstr("1.38E+10 ")));
}

TEST(ParsePeople, DoesNotRepeatAnIdentityNumberFromAWrongColumn) {
  // The check character is right, so it could be one.
  std::string number;
  for (const char last : std::string("0123456789X")) {
    const std::string candidate = std::string("99999919600507001") + last;
    const PeopleSheet sheet =
        Parsed(absl::StrCat("姓名,志愿者编号\n王芳,", candidate, "\n李雷(", candidate, "),1\n"));
    if (sheet.problems.empty()) continue;
    number = candidate;
    EXPECT_THAT(Reasons(sheet.problems), ElementsAre("2B IDENTITY_NUMBER", "3A IDENTITY_NUMBER"));
    EXPECT_THAT(Rejected(sheet), Not(HasSubstr("19600507")));
  }
  EXPECT_FALSE(number.empty());
}

TEST(ParsePeople, RejectedRowsCanBeCorrectedAndReadAgain) {
  const PeopleSheet sheet = Parsed("name,phone,team\nLi Lei,+86 1380013800,=A\nWang,,B\n");
  ASSERT_EQ(sheet.rejected.size(), 1u);
  std::string text = Rejected(sheet);
  EXPECT_THAT(text, HasSubstr("Li Lei,'+86 1380013800,'=A,2,"));
  text.replace(text.find("1380013800"), 10, "13800138000");
  const PeopleSheet again = Parsed(text);
  EXPECT_THAT(again.problems, IsEmpty());
  ASSERT_EQ(again.rows.size(), 1u);
  EXPECT_EQ(again.rows[0].phone, "13800138000");
  EXPECT_EQ(again.rows[0].home_unit, "=A");
  EXPECT_THAT(again.unknown_columns, ElementsAre("row", "problem"));
}

TEST(ParsePeople, ReadsXlsxWithRealDatesAndNumbers) {
  const glimmer::test::TempDir folder;
  const std::string path = folder.File("r.xlsx");
  auto book = *Workbook::Create(path);
  ASSERT_TRUE(book->AddSheet("r", {{"Volunteer roster"}, {""}, {""}, {""}, {""}}).ok());
  ASSERT_TRUE(book->AppendRow({Cell("Name"), Cell("Mobile"), Cell("Date of birth"), Cell("Joined"),
                               Cell("Religion")})
                  .ok());
  ASSERT_TRUE(book->AppendRow({Cell("Ann Lee"), Cell(int64_t{13800138000}),
                               Cell(absl::CivilDay(1960, 5, 7)), Cell(absl::CivilDay(2026, 3, 5)),
                               Cell("SECRET")})
                  .ok());
  ASSERT_TRUE(book->Close().ok());
  const PeopleSheet sheet = Parsed(test::ReadFile(path));
  ASSERT_EQ(sheet.rows.size(), 1u);
  EXPECT_EQ(sheet.rows[0].row, 3);
  EXPECT_EQ(sheet.rows[0].phone, "13800138000");
  EXPECT_EQ(sheet.rows[0].birth_year, 1960);
  EXPECT_EQ(sheet.rows[0].joined, absl::CivilDay(2026, 3, 5));
  EXPECT_THAT(sheet.refused_columns, ElementsAre("Religion"));
}

TEST(ParsePeople, QuestionsButKeepsNamesakes) {
  const PeopleSheet sheet =
      Parsed("姓名,电话,志愿者编号\n王芳,13800138000,1\n王芳,13900139000,2\n王芳,,\n李雷,,1\n");
  EXPECT_EQ(sheet.rows.size(), 4u);
  EXPECT_THAT(Reasons(sheet.questions), ElementsAre("4 SAME_NAME", "5 SAME_EXTERNAL_ID"));
}

TEST(ParsePeople, NeedsAHeaderAndAReadableFile) {
  EXPECT_THAT(ParsePeople("a,b\n1,2\n", "x").status().message(), HasSubstr("No header row"));
  EXPECT_THAT(ParsePeople("", "x").status().message(), HasSubstr("No header row"));
  EXPECT_THAT(ParsePeople("电话\n1\n", "x").status().message(), HasSubstr("No header row"));
  EXPECT_FALSE(ParsePeople("PK\x03\x04 garbage", "x").ok());
  EXPECT_FALSE(ParsePeople(absl::string_view("\0\1\2", 3), "x").ok());
  const std::string gb = test::Encode("GB18030", kRoster);
  for (size_t length = 0; length <= gb.size(); ++length) {
    const auto sheet = ParsePeople(absl::string_view(gb).substr(0, length), "x");
    if (sheet.ok()) {
      EXPECT_THAT(Rejected(*sheet), Not(HasSubstr("SECRET"))) << length;
    }
  }
}

TEST(MeaningOf, KnowsAliasesAndRefusesWholeFamilies) {
  EXPECT_EQ(MeaningOf("志愿者姓名").field, PeopleField::kName);
  EXPECT_EQ(MeaningOf("联系电话").field, PeopleField::kPhone);
  EXPECT_EQ(MeaningOf("小时").field, PeopleField::kStatedTime);
  EXPECT_EQ(MeaningOf("Ｐｈｏｎｅ  Number:").field, PeopleField::kPhone);
  EXPECT_EQ(MeaningOf("【必填】姓名*").field, PeopleField::kName);
  EXPECT_EQ(MeaningOf("编号").field, std::nullopt);
  for (const char* header :
       {"身份证号码", "证件号",    "编号（身份证号）", "民族",           "政治面貌",
        "是否党员",   "宗教信仰",  "健康状况",         "既往病史",       "家庭收入",
        "残疾证号",   "ID number", "National ID",      "Ethnicity",      "Political status",
        "Religion",   "Health",    "Medical history",  "Monthly income", "Race"}) {
    EXPECT_TRUE(MeaningOf(header).refused) << header;
    EXPECT_FALSE(MeaningOf(header).field) << header;
  }
  for (const char* header : {"备注", "性别", "Terrace", ""}) {
    EXPECT_FALSE(MeaningOf(header).refused) << header;
    EXPECT_FALSE(MeaningOf(header).field) << header;
  }
}

TEST(ColumnLetter, GoesOnAfterZ) {
  EXPECT_EQ(ColumnLetter(0), "A");
  EXPECT_EQ(ColumnLetter(25), "Z");
  EXPECT_EQ(ColumnLetter(26), "AA");
  EXPECT_EQ(ColumnLetter(701), "ZZ");
  EXPECT_EQ(ColumnLetter(702), "AAA");
}

}  // namespace
}  // namespace glimmer::formats
