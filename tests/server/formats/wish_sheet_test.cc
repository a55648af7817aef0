// Lists of wishes as offices make them, and what must never come out of them.
#include "server/formats/wish_sheet.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "absl/strings/str_cat.h"
#include "server/formats/cells.h"
#include "server/formats/wish_columns.h"

namespace glimmer::formats {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

constexpr char kList[] =
    "柳树镇微心愿征集表,,,,,,,,,,,,\n"
    "序号,微心愿（必填）,说明,类别,物品,数量,时长,截止日期,村,称呼,收件人,联系电话,民族\n"
    "1,冬天的手套,要大号,物品,手套,５双,,2026年12月31日,东门村,一位老人,CANARY-NAME,"
    "１３８ ００００ １１１１,SECRET\n"
    "2,修厨房的灯,,维修,,,1小时30分,2026.12.5,,,,转告村委,SECRET\n"
    "3,字典,,,,两本,,20261231,,,,,\n"
    "4,书包,,,书包,,,2026-12-31,,,,,\n"
    "5,陪老人聊天,,陪伴,,,,2026-12-31,,,,,\n"
    "6,米和陪伴,,,米,2箱,30分钟,2026-12-31,,,,,\n"
    "7,油,,,油,多一点,,2026-12-31,,,,,\n"
    "8,面,,,面,1袋,,,,,,,\n"
    "合计,8,,,,,,,,,,,\n";

WishSheet Parsed(absl::string_view bytes) {
  auto sheet = ParseWishes(bytes, "/some/folder/心愿.csv");
  EXPECT_TRUE(sheet.ok()) << sheet.status();
  return sheet.ok() ? *std::move(sheet) : WishSheet{};
}

TEST(WishSheet, ReadsWhatOfficesWrite) {
  const WishSheet sheet = Parsed(kList);
  ASSERT_EQ(sheet.rows.size(), 4u);
  const WishRow& gloves = sheet.rows[0];
  EXPECT_EQ(gloves.row, 3);
  EXPECT_EQ(gloves.title, "冬天的手套");
  EXPECT_EQ(gloves.description, "要大号");
  EXPECT_EQ(gloves.category, "goods");
  EXPECT_EQ(gloves.item, "手套");
  EXPECT_EQ(gloves.quantity, 5'000);
  EXPECT_EQ(gloves.measure, "双");
  EXPECT_EQ(gloves.deadline, absl::CivilDay(2026, 12, 31));
  EXPECT_EQ(gloves.unit, "东门村");
  EXPECT_EQ(gloves.alias, "一位老人");
  EXPECT_EQ(gloves.receiver, "CANARY-NAME");
  EXPECT_EQ(gloves.phone, "13800001111");
  const WishRow& lamp = sheet.rows[1];
  EXPECT_EQ(lamp.minutes, 90);
  EXPECT_EQ(lamp.category, "repair");
  EXPECT_EQ(lamp.quantity, 0);
  EXPECT_EQ(lamp.deadline, absl::CivilDay(2026, 12, 5));
  EXPECT_EQ(lamp.phone, "转告村委");
  // A quantity without a thing wants what the title says, a thing without a quantity one of it.
  EXPECT_EQ(sheet.rows[2].item, "字典");
  EXPECT_EQ(sheet.rows[2].quantity, 2'000);
  EXPECT_EQ(sheet.rows[2].measure, "本");
  EXPECT_EQ(sheet.rows[3].quantity, 1'000);
}

TEST(WishSheet, SaysWhatIsMissingByItsPlace) {
  const WishSheet sheet = Parsed(kList);
  std::vector<std::string> reasons;
  for (const SheetProblem& problem : sheet.problems) {
    reasons.push_back(absl::StrCat(problem.row, problem.column_letter, " ", problem.reason_code));
  }
  EXPECT_THAT(reasons, ElementsAre("7B NEED_MISSING", "8B NEED_TWICE", "9F QUANTITY_UNREADABLE",
                                   "10B DEADLINE_MISSING"));
  EXPECT_EQ(sheet.rejected.size(), 4u);
  EXPECT_THAT(sheet.skipped_rows, ElementsAre(11));
}

TEST(WishSheet, NamesWhatMustNotBeCollectedAndReadsNoneOfIt) {
  const WishSheet sheet = Parsed(
      "心愿,数量,截止日期,身份证号,民族,宗教信仰,政治面貌,健康状况,备注\n"
      "手套,1双,2026-12-31,SECRET,SECRET,SECRET,SECRET,SECRET,从后门进\n"
      "帽子,1顶,2026-12-31,SECRET,,,,,11010519491231002X\n");
  EXPECT_THAT(sheet.refused_columns,
              ElementsAre("身份证号", "民族", "宗教信仰", "政治面貌", "健康状况"));
  ASSERT_EQ(sheet.rows.size(), 1u);
  EXPECT_EQ(sheet.rows[0].directions, "从后门进");
  ASSERT_EQ(sheet.problems.size(), 1u);
  EXPECT_EQ(sheet.problems[0].reason_code, "IDENTITY_NUMBER");
  std::string rejected;
  EXPECT_TRUE(WriteRejectedRows(sheet, [&](absl::string_view piece) {
                absl::StrAppend(&rejected, piece);
                return absl::OkStatus();
              }).ok());
  EXPECT_THAT(rejected, HasSubstr("帽子"));
  EXPECT_THAT(rejected, Not(HasSubstr("SECRET")));
  EXPECT_THAT(rejected, Not(HasSubstr("11010519491231002X")));
}

TEST(WishSheet, ReadsEnglishHeadersToo) {
  const WishSheet sheet = Parsed(
      "Title,Description,Item,Quantity,Measure,Deadline,Unit,Alias,Address,Directions\n"
      "Gloves,warm,gloves,2.5,kg,2026-12-31,Willow Village,a neighbour,CANARY,ring twice\n");
  ASSERT_EQ(sheet.rows.size(), 1u);
  EXPECT_EQ(sheet.rows[0].quantity, 2'500);
  EXPECT_EQ(sheet.rows[0].measure, "kg");
  EXPECT_EQ(sheet.rows[0].unit, "Willow Village");
  EXPECT_EQ(sheet.rows[0].address, "CANARY");
  EXPECT_EQ(sheet.rows[0].directions, "ring twice");
  EXPECT_THAT(sheet.unknown_columns, IsEmpty());
}

TEST(WishSheet, SaysWhichThingsMayBeBroughtInParts) {
  const WishSheet sheet = Parsed(
      "心愿,数量,时长,可拆分,截止日期\n"
      "手套,5双,,是,2026-12-31\n"
      "帽子,5顶,,否,2026-12-31\n"
      "围巾,5条,,,2026-12-31\n"
      "陪聊,,30分钟,否,2026-12-31\n"
      "袜子,5双,,看情况,2026-12-31\n"
      "修灯,,30分钟,√,2026-12-31\n");
  std::vector<bool> split;
  for (const WishRow& row : sheet.rows) split.push_back(row.may_split);
  EXPECT_THAT(split, ElementsAre(true, false, false, false));
  ASSERT_EQ(sheet.problems.size(), 2u);
  EXPECT_EQ(sheet.problems[0].reason_code, "YES_NO_UNREADABLE");
  EXPECT_EQ(sheet.problems[0].column_letter, "D");
  EXPECT_EQ(sheet.problems[1].reason_code, "TIME_NOT_SPLIT");
  const WishSheet english =
      Parsed("Title,Quantity,May split,Deadline\nGloves,2 pairs,Yes,2026-12-31\n");
  ASSERT_EQ(english.rows.size(), 1u);
  EXPECT_TRUE(english.rows[0].may_split);
}

TEST(WishSheet, NeedsAColumnOfWishes) {
  EXPECT_FALSE(ParseWishes("姓名,电话\n王芳,13800001111\n", "x.csv").ok());
}

TEST(Quantity, IsANumberAndWhatItIsCountedIn) {
  const auto text = [](absl::string_view cell) {
    const auto quantity = ParseQuantity(cell);
    return quantity.ok() ? absl::StrCat(quantity->thousandths, quantity->measure)
                         : CellReason(quantity.status());
  };
  EXPECT_EQ(text("5双"), "5000双");
  EXPECT_EQ(text("２箱"), "2000箱");
  EXPECT_EQ(text("两 箱"), "2000箱");
  EXPECT_EQ(text("2.5公斤"), "2500公斤");
  EXPECT_EQ(text("1,000"), "1000000");
  for (const char* cell : {"", "双", "0", "0双", "-3", "3-5双", "2000000", "约3双"}) {
    EXPECT_EQ(text(cell), "QUANTITY_UNREADABLE") << cell;
  }
}

TEST(YesNo, IsSaidInManyWays) {
  for (const char* cell : {"是", " 可以", "√", "1", "YES", "ｙ", "TRUE"}) {
    const auto yes = ParseYesNo(cell);
    ASSERT_TRUE(yes.ok()) << cell;
    EXPECT_TRUE(*yes) << cell;
  }
  for (const char* cell : {"否", "不 可以", "×", "0", "No", "false"}) {
    const auto yes = ParseYesNo(cell);
    ASSERT_TRUE(yes.ok()) << cell;
    EXPECT_FALSE(*yes) << cell;
  }
  for (const char* cell : {"", "x", "也许", "是否", "2"}) {
    EXPECT_EQ(CellReason(ParseYesNo(cell).status()), "YES_NO_UNREADABLE") << cell;
  }
}

TEST(Category, OfOursIsAKeyAndOthersAreThemselves) {
  EXPECT_EQ(CategoryKey("实物"), "goods");
  EXPECT_EQ(CategoryKey("辅导"), "lesson");
  EXPECT_EQ(CategoryKey(" Errand "), "errand");
  EXPECT_EQ(CategoryKey("节日"), "节日");
}

}  // namespace
}  // namespace glimmer::formats
