#include "server/people/people_import.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "server/people/people_service.h"
#include "shared/rpc/error.h"
#include "shared/rpc/status_convert.h"
#include "tests/server/formats/encode.h"
#include "tests/support/store_dump.h"
#include "tests/support/test_server.h"

namespace glimmer::people {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

constexpr char kCanary[] = "KANARIENVOGEL";

// As an office keeps it: a title over the table, full-width digits, several kinds of date, columns
// that nobody may collect, a total under it.
const char kMessy[] =
    "柳树镇志愿者花名册,,,,,,,,\r\n"
    "序号,志愿者姓名（必填）,联系电话,志愿者编号,所属服务队,报到社区,出生年月日,民族,身份证号\r\n"
    "1,王　芳,１３８ ００００ "
    "１１１１,0001,河岸队,东门社区,1960年3月5日,KANARIENVOGEL,KANARIENVOGEL\r\n"
    "2,曾小明,+86 139-0000-2222,0002,,东门社区、西门社区,1975.6,KANARIENVOGEL,\r\n"
    "3,李娜,,,河岸队,,,KANARIENVOGEL,\r\n"
    "4,单雄信,13700003333,,,,1980/1/2,,\r\n"
    "合计,4,,,,,,,\r\n";

class ImportPeopleTest : public testing::Test {
 protected:
  ImportPeopleTest()
      : server_({[](const rpc::Deps& deps) { return std::make_unique<PeopleService>(deps); }}),
        stub_(v1::PeopleService::NewStub(server_.channel())),
        town_(server_.AddUnit(server_.root_unit_id(), "柳树镇")),
        team_(server_.AddUnit(town_, "河岸队")),
        east_(server_.AddUnit(town_, "东门社区")),
        west_(server_.AddUnit(town_, "西门社区")),
        who_(server_.EnrolWithRole(v1::ROLE_COORDINATOR, town_)) {}

  absl::StatusOr<v1::ImportReport> Import(const std::string& utf8, bool apply = false,
                                          bool skip = false) {
    return ImportBytes(formats::test::Encode("gb18030", utf8), apply, skip);
  }
  absl::StatusOr<v1::ImportReport> ImportBytes(const std::string& bytes, bool apply, bool skip) {
    v1::ImportPeopleRequest request;
    request.set_request_id(server_.NewRequestId());
    request.set_home_unit("units/" + town_);
    request.set_content(bytes);
    request.set_file_name("roster.csv");
    request.set_apply(apply);
    request.set_skip_bad_rows(skip);
    v1::ImportPeopleResponse response;
    auto context = who_.NewContext();
    context->AddMetadata("accept-language", "en");
    const grpc::Status status = stub_->ImportPeople(context.get(), request, &response);
    if (!status.ok()) return FromGrpc(status);
    return response.report();
  }

  std::string Text(absl::string_view sql) {
    std::string text;
    server_.MustRead([&](sql::Transaction& tx) -> absl::Status {
      ASSIGN_OR_RETURN(auto row, tx.QueryOne([](const sql::Row& r) { return r.Text(0); }, sql));
      text = row.value_or("");
      return absl::OkStatus();
    });
    return text;
  }
  int64_t People() { return server_.Count("SELECT COUNT(*) FROM people"); }

  // Every byte that the server has written.
  std::string Stored() {
    if (test::OnPostgres()) return test::Dump(server_.database());
    std::string all;
    for (const auto& entry : std::filesystem::directory_iterator(server_.folder().path())) {
      if (entry.is_regular_file()) all += formats::test::ReadFile(entry.path().string());
    }
    return all;
  }

  test::TestServer server_;
  std::unique_ptr<v1::PeopleService::Stub> stub_;
  const std::string town_;
  const std::string team_;
  const std::string east_;
  const std::string west_;
  const test::TestCaller who_;
};

TEST_F(ImportPeopleTest, ADryRunSaysEverythingAndChangesNothing) {
  const int64_t before = People();
  const auto report = Import(kMessy);
  ASSERT_TRUE(report.ok()) << report.status();
  EXPECT_FALSE(report->applied());
  EXPECT_EQ(report->created(), 4);
  EXPECT_EQ(report->updated() + report->unchanged(), 0);
  EXPECT_THAT(report->refused_columns(), ElementsAre("民族", "身份证号"));
  EXPECT_THAT(report->unknown_columns(), ElementsAre("序号"));
  ASSERT_EQ(report->changes_size(), 4);
  EXPECT_EQ(report->changes(0).row(), 3);
  EXPECT_EQ(report->changes(0).title(), "王芳");
  EXPECT_EQ(report->changes(0).resource(), "");
  EXPECT_THAT(report->DebugString(), Not(HasSubstr("13800001111")));
  EXPECT_EQ(People(), before);
  EXPECT_EQ(server_.Count("SELECT COUNT(*) FROM audit_records"), 0);
  EXPECT_EQ(server_.Count("SELECT COUNT(*) FROM changes WHERE resource IS NOT NULL"), 0);
}

TEST_F(ImportPeopleTest, AppliesARosterInGb18030) {
  const int64_t before = People();
  const auto report = Import(kMessy, true);
  ASSERT_TRUE(report.ok()) << report.status();
  EXPECT_TRUE(report->applied());
  EXPECT_THAT(report->changes(0).resource(), testing::StartsWith("people/"));
  EXPECT_EQ(People(), before + 4);
  EXPECT_EQ(Text("SELECT p.display_name || ' ' || p.phone || ' ' || p.birth_year || ' ' || "
                 "u.display_name FROM people p JOIN external_ids e ON e.person_id = p.person_id "
                 "JOIN home_units h ON h.person_id = p.person_id "
                 "JOIN units u ON u.unit_id = h.unit_id WHERE e.value = '0001'"),
            "王芳 13800001111 1960 河岸队");
  EXPECT_EQ(Text("SELECT name_pinyin FROM people WHERE display_name = '单雄信'"), "shan xiong xin");
  EXPECT_EQ(server_.Count("SELECT COUNT(*) FROM affiliations"), 3);
  EXPECT_EQ(Text("SELECT action || ' ' || purpose FROM audit_records"), "ImportPeople 4 rows");
}

TEST_F(ImportPeopleTest, TheSameFileAgainChangesNothing) {
  ASSERT_TRUE(Import(kMessy, true).ok());
  const int64_t people = People();
  const std::string versions = Text("SELECT SUM(version) FROM people");
  const auto again = Import(kMessy, true);
  ASSERT_TRUE(again.ok());
  EXPECT_EQ(again->created() + again->updated(), 0);
  EXPECT_EQ(again->unchanged(), 4);
  EXPECT_EQ(People(), people);
  EXPECT_EQ(Text("SELECT SUM(version) FROM people"), versions);
  // Those without a number were asked about.
  std::vector<int> asked;
  for (const auto& problem : again->problems()) {
    if (problem.question() && absl::StrContains(problem.text(), "same person")) {
      asked.push_back(problem.row());
    }
  }
  EXPECT_THAT(asked, ElementsAre(5, 6));
}

TEST_F(ImportPeopleTest, RefusedColumnsAreNeverStored) {
  ASSERT_TRUE(Import(kMessy).ok());
  ASSERT_TRUE(Import(kMessy, true).ok());
  const std::string bad = absl::StrCat(kMessy, "5,赵云,1.38E+10,,,,,KANARIENVOGEL,\r\n");
  ASSERT_TRUE(Import(bad, true, true).ok());
  const std::string stored = Stored();
  EXPECT_TRUE(absl::StrContains(stored, "王芳"));
  EXPECT_FALSE(absl::StrContains(stored, kCanary));
}

TEST_F(ImportPeopleTest, BlanksNeverOverwriteAndListsOnlyGrow) {
  ASSERT_TRUE(
      Import("姓名,志愿者编号,电话,出生年份,技能,语言\n王芳,1,13800001111,1960,急救,粤语\n", true)
          .ok());
  const auto report = Import("姓名,志愿者编号,电话,出生年份,技能,语言\n王芳,1,,,驾驶,\n", true);
  ASSERT_TRUE(report.ok());
  ASSERT_EQ(report->changes_size(), 1);
  EXPECT_THAT(report->changes(0).fields(), ElementsAre("skills: + 驾驶"));
  EXPECT_EQ(Text("SELECT phone || ' ' || birth_year || ' ' || languages || ' ' || skills "
                 "FROM people WHERE display_name = '王芳'"),
            "13800001111 1960 yue 急救\n驾驶");
}

TEST_F(ImportPeopleTest, SaysOldAndNew) {
  ASSERT_TRUE(Import("姓名,志愿者编号,电话,队伍\n王芳,1,13800001111,\n", true).ok());
  const auto report = Import("姓名,志愿者编号,电话,队伍\n王方,1,13900001111,河岸队\n");
  ASSERT_EQ(report->updated(), 1);
  EXPECT_THAT(report->changes(0).fields(),
              ElementsAre("name: 王芳 -> 王方", "phone: old -> new", HasSubstr("柳树镇 -> ")));
  ASSERT_EQ(report->problems_size(), 1);
  EXPECT_TRUE(report->problems(0).question());
}

TEST_F(ImportPeopleTest, OneBadRowAppliesNothing) {
  const std::string file =
      "姓名,志愿者编号,电话,队伍\n王芳,1,13800001111,\n赵云,2,1.38E+10,\n李娜,3,,没有的队\n";
  const int64_t before = People();
  const absl::Status refused = Import(file, true).status();
  EXPECT_EQ(ReasonOf(refused), v1::ERROR_REASON_IMPORT_HAS_BAD_ROWS);
  EXPECT_EQ(MetadataOf(refused, "rows"), "3,4");
  EXPECT_EQ(People(), before);

  const auto dry = Import(file);
  ASSERT_TRUE(dry.ok());
  ASSERT_EQ(dry->problems_size(), 2);
  EXPECT_EQ(dry->problems(0).file(), "roster.csv");
  EXPECT_EQ(dry->problems(0).row(), 3);
  EXPECT_EQ(dry->problems(0).column(), "电话");
  EXPECT_EQ(dry->problems(1).row(), 4);
  EXPECT_EQ(dry->problems(1).column(), "队伍");
  EXPECT_FALSE(dry->problems(1).question());
}

TEST_F(ImportPeopleTest, SkipsBadRowsKnowinglyAndHandsThemBack) {
  const auto report = Import(
      "姓名,志愿者编号,电话,队伍,民族\n王芳,1,13800001111,,KANARIENVOGEL\n"
      "李娜,3,13900001111,没有的队,KANARIENVOGEL\n",
      true, true);
  ASSERT_TRUE(report.ok()) << report.status();
  EXPECT_EQ(report->created(), 1);
  EXPECT_THAT(report->rejected_rows(), HasSubstr("李娜"));
  EXPECT_THAT(report->rejected_rows(), HasSubstr("13900001111"));
  EXPECT_THAT(report->rejected_rows(), Not(HasSubstr("王芳")));
  EXPECT_THAT(report->rejected_rows(), Not(HasSubstr(kCanary)));
}

TEST_F(ImportPeopleTest, AmbiguousUnitsNameTheirCandidates) {
  server_.AddUnit(east_, "河岸队");
  const auto report = Import("姓名,队伍\n王芳,河岸队\n曾小明,东门社区/河岸队\n");
  ASSERT_TRUE(report.ok());
  ASSERT_EQ(report->problems_size(), 1);
  EXPECT_THAT(report->problems(0).text(), HasSubstr("东门社区/河岸队"));
  EXPECT_EQ(report->created(), 1);
}

TEST_F(ImportPeopleTest, ReachesNobodyElsesPeopleOrUnits) {
  const std::string other = server_.AddUnit(server_.root_unit_id(), "外镇");
  const std::string person = server_.AddPerson(other, "王芳");
  server_.MustWrite([&](sql::Transaction& tx) {
    return tx
        .Execute("INSERT INTO external_ids VALUES ($1, 'volunteer_number', '9', $2)",
                 server_.organization_id(), person)
        .status();
  });
  const auto report = Import("姓名,志愿者编号,队伍\n王方,9,\n李娜,,外镇\n");
  ASSERT_TRUE(report.ok());
  EXPECT_EQ(report->created() + report->updated(), 0);
  ASSERT_EQ(report->problems_size(), 2);
  EXPECT_EQ(report->problems(0).column(), "志愿者编号");
  EXPECT_EQ(report->problems(1).column(), "队伍");
}

TEST_F(ImportPeopleTest, AFamilyMayShareAPhone) {
  const auto report = Import("姓名,电话\n王芳,13800001111\n王明,13800001111\n", true);
  ASSERT_TRUE(report.ok());
  EXPECT_EQ(report->created(), 2);
  EXPECT_THAT(report->problems(), IsEmpty());
}

TEST_F(ImportPeopleTest, TheSamePersonTwiceInAFileIsMadeOnce) {
  const auto report = Import("姓名,电话\n王芳,13800001111\n王芳,138 0000 1111\n", true);
  ASSERT_TRUE(report.ok());
  EXPECT_EQ(report->created(), 1);
  EXPECT_EQ(report->unchanged(), 1);
}

TEST_F(ImportPeopleTest, RefusesWhatIsNoRoster) {
  EXPECT_EQ(ReasonOf(ImportBytes(std::string("\x00\x01\x02\x03", 4), false, false).status()),
            v1::ERROR_REASON_FILE_UNREADABLE);
  EXPECT_EQ(ReasonOf(ImportBytes(std::string((768 << 10) + 1, 'a'), false, false).status()),
            v1::ERROR_REASON_FIELD_INVALID);
}

}  // namespace
}  // namespace glimmer::people
