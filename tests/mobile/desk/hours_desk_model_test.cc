// What waits to be confirmed, the days that the figures are of, and the confirming of one.
#include "mobile/desk/hours_desk_model.h"

#include <gtest/gtest.h>

#include <QDir>
#include <QRegularExpression>

#include "glimmer/v1/hours_service.pb.h"
#include "tests/mobile/support/page_stage.h"

namespace glimmer::mobile {
namespace {

class HoursDeskTest : public testing::Test {
 protected:
  QString Cell(const QString& record, const char* role) {
    for (int i = 0; i < model_.waiting()->count(); ++i) {
      if (model_.waiting()->At(i, "key") == record) return model_.waiting()->At(i, role).toString();
    }
    return {};
  }

  v1::DecideRecordRequest Sent() { return stage_.LastRequest<v1::DecideRecordRequest>(); }

  PageStage stage_{SampleWho::kCoordinator};
  HoursDeskModel model_{stage_.context(), QString::fromStdString(stage_.folder().File("saved"))};
};

TEST_F(HoursDeskTest, ListsWhatWaitsWithTheReason) {
  EXPECT_EQ(model_.waiting()->count(), 2);
  EXPECT_EQ(Cell("service_records/wait1", "why"), "没有签退，按计划结束时间计");
  EXPECT_EQ(Cell("service_records/wait1", "name"), "赵一帆");
  EXPECT_EQ(model_.waitingSentence(), "共 3.5 小时，尚未计入上面的数字");
}

TEST_F(HoursDeskTest, SaysWhatDidNotHold) {
  v1::ServiceRecord record =
      **stage_.phone().store().Get<v1::ServiceRecord>("service_records/wait2");
  record.clear_reason();
  record.set_verdict(v1::VERDICT_REVIEW);
  record.add_review_reasons(v1::REVIEW_REASON_CHAIN_GAP);
  stage_.Serve(record);
  EXPECT_EQ(Cell("service_records/wait2", "why"), "时间对不上，请核对");
  record.add_review_reasons(v1::REVIEW_REASON_SHARED_PHONE);
  record.add_review_reasons(v1::REVIEW_REASON_NO_ANCHOR);
  stage_.Serve(record);
  EXPECT_EQ(Cell("service_records/wait2", "why"),
            "同一部手机为两个人报了工时；时间只有手机自己的时钟可依");
}

TEST_F(HoursDeskTest, OnesOwnHoursAreLocked) {
  v1::ServiceRecord record =
      **stage_.phone().store().Get<v1::ServiceRecord>("service_records/wait2");
  record.set_person("people/zhou");
  stage_.Serve(record);
  EXPECT_EQ(Cell("service_records/wait2", "locked"), "true");
  EXPECT_EQ(Cell("service_records/wait1", "locked"), "false");
}

TEST_F(HoursDeskTest, ConfirmsAndLocksUntilTheAnswer) {
  model_.confirm("service_records/wait1");
  stage_.context().AnnounceChange();
  EXPECT_EQ(Cell("service_records/wait1", "why"), "您的答复正在发出");
  EXPECT_EQ(Sent().service_record(), "service_records/wait1");
  EXPECT_TRUE(Sent().confirm());
}

TEST_F(HoursDeskTest, RefusesWithTheReason) {
  model_.refuse("service_records/wait2", "当天没有来");
  EXPECT_FALSE(Sent().confirm());
  EXPECT_EQ(Sent().reason(), "当天没有来");
}

TEST_F(HoursDeskTest, SaysWhichTypedDaysCannotBe) {
  model_.setPeriod(4);
  model_.useDates("13-1", "12-1");
  EXPECT_EQ(model_.datesProblem(), "日期写成 2026-12-01 或 12-1。");
  model_.useDates("2026-12-01", "2026-11-01");
  EXPECT_EQ(model_.datesProblem(), "结束日期早于开始日期。");
  model_.useDates("1月1日", "11月24日");
  EXPECT_EQ(model_.datesProblem(), "");
  model_.Show(v1::GetFiguresResponse());
  EXPECT_TRUE(model_.scopeSentence().contains("2026年1月1日至2026年11月24日"))
      << model_.scopeSentence().toStdString();
}

TEST_F(HoursDeskTest, AFileIsNamedAfterWhatWasAskedFor) {
  ASSERT_TRUE(QDir().mkpath(QString::fromStdString(stage_.folder().File("saved"))));
  model_.exportHours();
  model_.setPeriod(3);
  model_.setFormat(2);
  v1::ExportHoursResponse piece;
  piece.set_chunk("bytes");
  model_.Save({piece.SerializeAsString()});
  EXPECT_TRUE(model_.savedFile().endsWith("/hours-2026-11-01-2026-11-30.xlsx"))
      << model_.savedFile().toStdString();
}

TEST_F(HoursDeskTest, HeadsThatWereCountedStandBesideTheOtherNumbers) {
  v1::GetFiguresResponse response;
  model_.Show(response);
  EXPECT_EQ(model_.tiles().size(), 4);
  response.mutable_headcounts()->set_audience(1240);
  model_.Show(response);
  ASSERT_EQ(model_.tiles().size(), 5);
  EXPECT_EQ(model_.tiles()[4].toMap()["value"].toString().remove(QRegularExpression("[^0-9]")),
            "1240");
  response.mutable_headcounts()->set_guests(3);
  model_.Show(response);
  EXPECT_EQ(model_.tiles().size(), 6);
}

TEST_F(HoursDeskTest, NumbersOfOneUnitNeverStandUnderAnother) {
  v1::GetFiguresResponse response;
  response.add_figures()->set_title("赵一帆");
  response.mutable_total()->set_minutes(60);
  model_.Show(response);
  EXPECT_FALSE(model_.tiles().isEmpty());
  model_.setUnit(1);
  EXPECT_TRUE(model_.tiles().isEmpty());
  EXPECT_EQ(model_.lines()->count(), 0);
}

TEST_F(HoursDeskTest, ShowsFiftyLinesAndThenTheRest) {
  v1::GetFiguresResponse response;
  for (int i = 0; i < 75; ++i) {
    v1::Figure& figure = *response.add_figures();
    figure.set_key("people/" + std::to_string(i));
    figure.set_title("人" + std::to_string(i));
    figure.set_minutes(60 * i);
  }
  model_.Show(response);
  EXPECT_EQ(model_.lines()->count(), 50);
  EXPECT_EQ(model_.moreLines(), 25);
  model_.showAllLines();
  EXPECT_EQ(model_.lines()->count(), 75);
  EXPECT_EQ(model_.lines()->At(74, "hours"), "74.0");
}

}  // namespace
}  // namespace glimmer::mobile
