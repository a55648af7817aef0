// Lists of wishes over the wire: what is said, what is written, and that nothing private comes
// back.
#include "server/wishes/wish_import.h"

#include <gmock/gmock.h>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "server/wishes/wish_service.h"
#include "shared/base/time_convert.h"
#include "shared/rpc/error.h"
#include "shared/rpc/status_convert.h"
#include "tests/support/store_dump.h"
#include "tests/support/test_server.h"

namespace glimmer::wishes {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

constexpr char kHeader[] = "心愿,说明,类别,物品,数量,时长,截止日期,村,收件人,地址,电话\n";

class ImportWishesTest : public testing::Test {
 protected:
  ImportWishesTest()
      : server_({[](const rpc::Deps& deps) {
          return std::make_unique<WishService>(deps, std::string(32, 'k'));
        }}),
        stub_(v1::WishService::NewStub(server_.channel())),
        town_(server_.AddUnit(server_.root_unit_id(), "柳树镇")),
        east_(server_.AddUnit(town_, "东门村")),
        other_(server_.AddUnit(server_.root_unit_id(), "松树镇")),
        who_(server_.EnrolWithRole(v1::ROLE_COORDINATOR, town_)) {}

  // Rows behind the header; the last day of each is far enough away.
  std::string List(const std::vector<std::string>& rows) {
    return absl::StrCat(kHeader, absl::StrJoin(rows, "\n"), "\n");
  }
  std::string Day() {
    return FormatCivilDay(absl::ToCivilDay(server_.clock().Now(), absl::UTCTimeZone()) + 30);
  }
  std::string Gloves() {
    return absl::StrCat("手套,大号,物品,手套,5双,,", Day(),
                        ",东门村,CANARY-NAME,CANARY-ADDRESS,13800001111");
  }
  std::string Lamp() { return absl::StrCat("修灯,,维修,,,30分钟,", Day(), ",,,,"); }

  struct How {
    bool apply = false;
    bool skip = false;
    bool fine = false;
  };
  absl::StatusOr<v1::ImportReport> Import(const std::string& content, How how) {
    return ImportTo(town_, content, how);
  }
  absl::StatusOr<v1::ImportReport> ImportTo(const std::string& unit, const std::string& content,
                                            How how) {
    v1::ImportWishesRequest request;
    request.set_request_id(server_.NewRequestId());
    request.set_unit("units/" + unit);
    request.set_content(content);
    request.set_file_name("wishes.csv");
    request.set_apply(how.apply);
    request.set_skip_bad_rows(how.skip);
    request.set_public_text_is_fine(how.fine);
    v1::ImportWishesResponse response;
    auto context = who_.NewContext();
    context->AddMetadata("accept-language", "en");
    const grpc::Status status = stub_->ImportWishes(context.get(), request, &response);
    if (!status.ok()) return FromGrpc(status);
    return response.report();
  }
  int64_t Wishes() { return server_.Count("SELECT COUNT(*) FROM wishes"); }

  test::TestServer server_;
  std::unique_ptr<v1::WishService::Stub> stub_;
  const std::string town_;
  const std::string east_;
  const std::string other_;
  const test::TestCaller who_;
};

TEST_F(ImportWishesTest, ADryRunSaysEverythingAndChangesNothing) {
  const auto report = Import(List({Gloves(), Lamp()}), {});
  ASSERT_TRUE(report.ok()) << report.status();
  EXPECT_FALSE(report->applied());
  EXPECT_EQ(report->created(), 2);
  ASSERT_EQ(report->changes_size(), 2);
  EXPECT_EQ(report->changes(0).title(), "手套");
  EXPECT_EQ(report->changes(0).resource(), "");
  EXPECT_THAT(
      report->changes(0).fields(),
      ElementsAre("unit: -> Root/柳树镇/东门村", "category: -> goods", "deadline_date: -> " + Day(),
                  "goods: -> 5 双 手套", "contact: -> sealed"));
  EXPECT_EQ(Wishes(), 0);
  EXPECT_EQ(server_.Count("SELECT COUNT(*) FROM audit_records"), 0);
  EXPECT_EQ(server_.Count("SELECT COUNT(*) FROM changes WHERE resource IS NOT NULL"), 0);
}

TEST_F(ImportWishesTest, WritesThemDownForReviewAndSealsWhereTheyBelong) {
  const auto report = Import(List({Gloves(), Lamp()}), {.apply = true});
  ASSERT_TRUE(report.ok()) << report.status();
  EXPECT_TRUE(report->applied());
  EXPECT_THAT(report->changes(0).resource(), testing::StartsWith("wishes/"));
  EXPECT_EQ(server_.Count("SELECT COUNT(*) FROM wishes WHERE state = 1 AND quantity = 5000 AND "
                          "measure = '双' AND unit_id = '" +
                          east_ + "' AND proposer_person_id = '" + who_.person_id + "'"),
            1);
  EXPECT_EQ(
      server_.Count("SELECT COUNT(*) FROM wishes WHERE minutes = 30 AND unit_id = '" + town_ + "'"),
      1);
  EXPECT_EQ(server_.Count("SELECT COUNT(*) FROM wish_secrets"), 2);
  EXPECT_EQ(server_.Count("SELECT COUNT(*) FROM audit_records WHERE action = 'ImportWishes'"), 1);
  for (const std::string& text : {report->DebugString(), test::Dump(server_.database())}) {
    EXPECT_THAT(text, Not(HasSubstr("CANARY")));
    EXPECT_THAT(text, Not(HasSubstr("13800001111")));
  }
}

TEST_F(ImportWishesTest, SaysWhatMayBeBroughtInParts) {
  const std::string list = absl::StrCat("心愿,数量,可拆分,截止日期\n", "手套,5双,是,", Day(), "\n",
                                        "帽子,5顶,否,", Day(), "\n");
  const auto report = Import(list, {.apply = true});
  ASSERT_TRUE(report.ok()) << report.status();
  EXPECT_EQ(report->created(), 2);
  EXPECT_THAT(report->changes(0).fields(), testing::Contains("may_split: -> yes"));
  EXPECT_THAT(report->changes(1).fields(), Not(testing::Contains("may_split: -> yes")));
  EXPECT_EQ(server_.Count("SELECT COUNT(*) FROM wishes WHERE may_split AND title = '手套'"), 1);
  EXPECT_EQ(server_.Count("SELECT COUNT(*) FROM wishes WHERE may_split"), 1);
  // The row that is handed back still says so.
  const auto refused =
      Import(absl::StrCat("心愿,数量,可拆分,截止日期,村\n手套,5双,是,", Day(), ",没有的村\n"), {});
  ASSERT_TRUE(refused.ok()) << refused.status();
  EXPECT_THAT(refused->rejected_rows(), HasSubstr("5双,是,"));
}

TEST_F(ImportWishesTest, TheSameWishAgainIsUnchanged) {
  ASSERT_TRUE(Import(List({Gloves()}), {.apply = true}).ok());
  const auto again = Import(List({Gloves(), Lamp(), Lamp()}), {.apply = true});
  ASSERT_TRUE(again.ok()) << again.status();
  EXPECT_EQ(again->created(), 1);
  EXPECT_EQ(again->unchanged(), 2);
  EXPECT_EQ(Wishes(), 2);
  ASSERT_EQ(again->problems_size(), 1);
  EXPECT_TRUE(again->problems(0).question());
  EXPECT_EQ(again->problems(0).row(), 4);
}

TEST_F(ImportWishesTest, PublicTextThatLooksPrivateIsAQuestionAndKeepsTheRowOut) {
  const std::string list =
      List({absl::StrCat("修灯,3号楼2单元,维修,,,30分钟,", Day(), ",,,,"), Gloves()});
  const auto asked = Import(list, {});
  ASSERT_TRUE(asked.ok()) << asked.status();
  EXPECT_EQ(asked->created(), 1);
  ASSERT_EQ(asked->problems_size(), 1);
  EXPECT_TRUE(asked->problems(0).question());
  EXPECT_EQ(asked->problems(0).column(), "说明");
  EXPECT_THAT(asked->rejected_rows(), HasSubstr("修灯"));
  EXPECT_EQ(ReasonOf(Import(list, {.apply = true}).status()), v1::ERROR_REASON_IMPORT_HAS_BAD_ROWS);
  EXPECT_EQ(Wishes(), 0);
  EXPECT_EQ(Import(list, {.apply = true, .skip = true})->created(), 1);
  EXPECT_EQ(Import(list, {.apply = true, .fine = true})->created(), 1);
  EXPECT_EQ(Wishes(), 2);
}

TEST_F(ImportWishesTest, RowsThatFailComeOutAgain) {
  const std::string list = List({absl::StrCat("手套,,,手套,5双,,", Day(), ",松树镇,,,"),
                                 "帽子,,,帽子,1顶,,2020-01-01,,,,",
                                 absl::StrCat("照看,,,,,9小时,", Day(), ",,,,"), Lamp()});
  const auto report = Import(list, {.apply = true, .skip = true});
  ASSERT_TRUE(report.ok()) << report.status();
  EXPECT_EQ(report->created(), 1);
  std::vector<std::string> places;
  for (const auto& problem : report->problems()) {
    places.push_back(absl::StrCat(problem.row(), problem.column()));
  }
  EXPECT_THAT(places, ElementsAre("2村", "3截止日期", "4时长"));
  EXPECT_THAT(report->rejected_rows(), HasSubstr("手套"));
  // Out of reach and absent are the same.
  EXPECT_EQ(ReasonOf(ImportTo(other_, list, {}).status()), v1::ERROR_REASON_NOT_FOUND);
}

TEST_F(ImportWishesTest, NamesAFileThatIsNone) {
  const auto report = Import("姓名,电话\n王芳,13800001111\n", {});
  EXPECT_EQ(ReasonOf(report.status()), v1::ERROR_REASON_FILE_UNREADABLE);
  EXPECT_EQ(MetadataOf(report.status(), "file"), "wishes.csv");
  EXPECT_EQ(MetadataOf(Import("", {}).status(), "field"), "content");
}

}  // namespace
}  // namespace glimmer::wishes
