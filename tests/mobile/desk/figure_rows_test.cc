// The rows behind a line of the figures, and what becomes of one that is corrected.
#include "mobile/desk/figure_rows_model.h"

#include <gtest/gtest.h>

#include "mobile/desk/hours_desk_model.h"
#include "shared/base/time_convert.h"
#include "shared/rpc/error.h"
#include "tests/mobile/support/desk_server.h"

namespace glimmer::mobile {
namespace {

v1::ServiceRecord RecordOf(const std::string& id, const std::string& person, int minutes,
                           v1::ServiceRecord::State state = v1::ServiceRecord::STATE_CONFIRMED) {
  v1::ServiceRecord record;
  record.set_name("service_records/" + id);
  record.set_person(person);
  record.set_person_display_name(person == "people/zhao" ? "赵一帆" : "马晓燕");
  record.set_title("图书角整理");
  record.set_category("community");
  record.set_home_unit("units/library");
  record.set_host_unit("units/shangdu");
  record.set_organizing_unit("units/shangdu");
  record.set_civil_date("2026-11-06");
  record.set_time_zone("Asia/Shanghai");
  const absl::Time start = SampleNow() - absl::Hours(24 * 18);
  *record.mutable_check_in_time() = ToTimestamp(start);
  *record.mutable_check_out_time() = ToTimestamp(start + absl::Minutes(120));
  record.set_counted_minutes(minutes);
  record.set_state(state);
  record.set_in_force(true);
  return record;
}

class FigureRowsTest : public testing::Test {
 protected:
  FigureRowsTest() {
    v1::ListServiceRecordsResponse page;
    *page.add_service_records() = RecordOf("two", "people/p1", 90);
    *page.add_service_records() = RecordOf("one", "people/zhao", 120);
    page.set_next_page_token("next");
    server_.Answer(page);
    v1::ListServiceRecordsResponse last;
    *last.add_service_records() = RecordOf("far", "people/p1", 60);
    last.mutable_service_records(0)->set_home_unit("units/elsewhere");
    last.mutable_service_records(0)->set_host_unit("units/elsewhere");
    last.mutable_service_records(0)->set_organizing_unit("units/elsewhere");
    *last.add_service_records() = RecordOf("zero", "people/p1", 30);
    server_.Answer(last);
  }

  FigureRowsModel::Line Line(v1::FigureGroup group, const std::string& key) {
    FigureRowsModel::Line line{.group = group, .key = key, .title = "马晓燕"};
    line.filter.set_owner("units/town");
    line.filter.set_start_date("2026-10-01");
    line.filter.set_end_date("2026-12-31");
    return line;
  }
  void Open(v1::FigureGroup group, const std::string& key) {
    rows_.Open(Line(group, key));
    ASSERT_TRUE(WaitUntil([&] { return !rows_.asking(); }));
  }
  QString Cell(const char* record, const char* role) {
    for (int i = 0; i < rows_.rows()->count(); ++i) {
      if (rows_.rows()->At(i, "key") == QString("service_records/%1").arg(record)) {
        return rows_.rows()->At(i, role).toString();
      }
    }
    return "no such row";
  }
  std::vector<v1::ListServiceRecordsRequest> Asked() {
    return server_.Asked<v1::ListServiceRecordsRequest>();
  }

  PageStage stage_{SampleWho::kCoordinator};
  DeskServer server_{stage_};
  FigureRowsModel rows_{stage_.context()};
};

TEST_F(FigureRowsTest, ALineOfAPersonOpensIntoTheirRowsOfTheUnit) {
  Open(v1::FIGURE_GROUP_PERSON, "people/p1");
  EXPECT_EQ(rows_.rows()->count(), 2);
  EXPECT_EQ(rows_.sentence(), "2 条，计入 2.0 小时");
  EXPECT_EQ(Cell("two", "who"), "马晓燕");
  EXPECT_EQ(Cell("two", "badgeText"), "已确认");
  EXPECT_EQ(Cell("two", "mayCorrect"), "true");
  ASSERT_EQ(Asked().size(), 2u);
  EXPECT_EQ(Asked()[0].filter().owner(), "people/p1");
  EXPECT_EQ(Asked()[0].filter().start_date(), "2026-10-01");
  EXPECT_EQ(Asked()[1].page_token(), "next");
}

TEST_F(FigureRowsTest, RowsOfSomebodyFromElsewhereAreFoundAmongThoseOfTheUnit) {
  server_.Refuse<v1::ListServiceRecordsRequest>(MakeError(v1::ERROR_REASON_NOT_FOUND, "No."));
  Open(v1::FIGURE_GROUP_PERSON, "people/p1");
  EXPECT_EQ(rows_.rows()->count(), 2);
  EXPECT_EQ(Asked()[1].filter().owner(), "units/town");
}

TEST_F(FigureRowsTest, AMonthIsAskedForByItsDays) {
  Open(v1::FIGURE_GROUP_MONTH, "2026-11");
  EXPECT_EQ(rows_.rows()->count(), 3);
  EXPECT_EQ(Asked()[0].filter().owner(), "units/town");
  EXPECT_EQ(Asked()[0].filter().start_date(), "2026-11-01");
  EXPECT_EQ(Asked()[0].filter().end_date(), "2026-11-30");
}

TEST_F(FigureRowsTest, ACategoryIsAskedForByName) {
  Open(v1::FIGURE_GROUP_CATEGORY, "community");
  EXPECT_EQ(Asked()[0].filter().category(), "community");
  Open(v1::FIGURE_GROUP_HOST_UNIT, "units/beigou");
  EXPECT_EQ(rows_.rows()->count(), 0);
}

TEST_F(FigureRowsTest, SaysWhyThereAreNone) {
  server_.Refuse<v1::ListServiceRecordsRequest>(absl::UnavailableError("away"));
  Open(v1::FIGURE_GROUP_UNSPECIFIED, "");
  EXPECT_EQ(rows_.problem(), "没有连上服务器，请稍后再试。");
  EXPECT_EQ(rows_.rows()->count(), 0);
}

TEST_F(FigureRowsTest, NobodyCorrectsTheirOwn) {
  v1::ListServiceRecordsResponse page;
  *page.add_service_records() = RecordOf("own", "people/zhou", 90);
  *page.add_service_records() =
      RecordOf("waits", "people/p1", 90, v1::ServiceRecord::STATE_WAITING);
  server_.Answer(page);
  Open(v1::FIGURE_GROUP_UNSPECIFIED, "");
  Open(v1::FIGURE_GROUP_UNSPECIFIED, "");
  EXPECT_EQ(Cell("own", "mayCorrect"), "false");
  EXPECT_EQ(Cell("waits", "mayCorrect"), "false");
}

TEST_F(FigureRowsTest, ACorrectionIsSentAndTheRowsSayBothThings) {
  v1::ListServiceRecordsResponse after;
  *after.add_service_records() = RecordOf("restated", "people/p1", 30);
  after.mutable_service_records(0)->set_correction_of("service_records/two");
  after.mutable_service_records(0)->set_reason("提前走了");
  *after.add_service_records() =
      RecordOf("reversal", "people/p1", -90, v1::ServiceRecord::STATE_REVERSAL);
  *after.add_service_records() = RecordOf("two", "people/p1", 90);
  after.mutable_service_records(2)->set_in_force(false);
  server_.Answer(after);
  v1::CorrectRecordResponse made;
  *made.add_service_records() = after.service_records(1);
  *made.add_service_records() = after.service_records(0);
  server_.Answer(made);
  Open(v1::FIGURE_GROUP_PERSON, "people/p1");
  rows_.correct("service_records/two");
  const QString in = rows_.correction()->from();
  rows_.correction()->type(in, QString(in).replace(3, 2, "59"), "0");
  ASSERT_TRUE(rows_.correction()->ready());
  rows_.correction()->send("提前走了");
  stage_.context().AnnounceChange();
  EXPECT_EQ(Cell("two", "badgeText"), "更正等着发送");
  EXPECT_EQ(Cell("two", "mayCorrect"), "false");
  stage_.Advance(absl::Seconds(10));  // the time to undo is over
  stage_.phone().Sync(SyncEngine::Origin::kCommand);
  ASSERT_TRUE(WaitUntil([&] { return Cell("restated", "badgeText") == "已确认"; }, 10'000));
  EXPECT_EQ(Cell("two", "badgeText"), "已被更正取代");
  EXPECT_EQ(Cell("reversal", "badgeText"), "已撤回");
  EXPECT_EQ(Cell("restated", "detail"), "提前走了");
  EXPECT_EQ(rows_.sentence(), "3 条，计入 0.5 小时");
  const auto sent = server_.Asked<v1::CorrectRecordRequest>();
  ASSERT_EQ(sent.size(), 1u);
  EXPECT_EQ(sent[0].service_record(), "service_records/two");
}

TEST_F(FigureRowsTest, ARefusedCorrectionIsSaidInWordsAndCanBeMadeAnew) {
  server_.Refuse<v1::CorrectRecordRequest>(MakeError(v1::ERROR_REASON_RECORD_STATE, "No."));
  Open(v1::FIGURE_GROUP_PERSON, "people/p1");
  rows_.correct("service_records/two");
  rows_.correction()->type(rows_.correction()->from(), rows_.correction()->to(), "15");
  rows_.correction()->send("休息过");
  stage_.Advance(absl::Seconds(10));
  stage_.phone().Sync(SyncEngine::Origin::kCommand);
  ASSERT_TRUE(WaitUntil(
      [&] { return Cell("two", "badgeText") == "更正没有通过：已经有人处理过了。"; }, 10'000));
  EXPECT_EQ(Cell("two", "mayCorrect"), "true");
}

TEST_F(FigureRowsTest, TheHoursDeskOpensItsLines) {
  HoursDeskModel desk(stage_.context(), "/tmp");
  v1::GetFiguresResponse figures;
  figures.add_figures()->set_key("people/p1");
  figures.mutable_figures(0)->set_title("马晓燕");
  figures.add_figures()->set_key("people/");  // erased since
  desk.Show(figures);
  desk.openLine(0);
  EXPECT_TRUE(desk.behind()->opened());
  EXPECT_EQ(desk.behind()->title(), "马晓燕");
  ASSERT_TRUE(WaitUntil([&] { return desk.behind()->rows()->count() == 2; }));
  // Other days, other rows.
  desk.setPeriod(1 - desk.period());
  EXPECT_FALSE(desk.behind()->opened());
}

}  // namespace
}  // namespace glimmer::mobile
