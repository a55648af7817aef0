// The dates a rule gives, what is missing, what else is at the place, and what is sent.
#include "mobile/desk/series_model.h"

#include <gtest/gtest.h>

#include "glimmer/v1/event_service.pb.h"
#include "tests/mobile/support/page_stage.h"

namespace glimmer::mobile {
namespace {

class SeriesModelTest : public testing::Test {
 protected:
  void FillIn() {
    model_.setTitle("河边清洁");
    model_.setPlace("桥头");
    model_.setCapacity("12");
    model_.setFirstDay("12-1");
    model_.setLastDay("12-31");
  }

  v1::CreateEventRequest Sent() { return stage_.LastRequest<v1::CreateEventRequest>(); }

  PageStage stage_{SampleWho::kCoordinator};
  SeriesModel model_{stage_.context()};
};

TEST_F(SeriesModelTest, SaysWhatIsMissingOneAfterTheOther) {
  EXPECT_EQ(model_.missing(), "请填写名称");
  model_.setTitle("河边清洁");
  EXPECT_EQ(model_.missing(), "");  // tomorrow, 14:00 to 16:00, ten people
  model_.setCapacity("0");
  EXPECT_EQ(model_.missing(), "需要几个人？");
  model_.setCapacity("12");
  model_.setFirstDay("2026-02-30");
  EXPECT_EQ(model_.missing(), "哪一天？写成 2026-12-01 或 12-1");
  model_.setFirstDay("2026-11-23");
  EXPECT_EQ(model_.missing(), "开始日期已经过去");
  model_.setFirstDay("2026-11-30");
  model_.setEnd("14:00");
  EXPECT_EQ(model_.missing(), "时长至少 5 分钟");
  model_.setEnd("16：00");
  model_.setRepeat(1);
  EXPECT_EQ(model_.missing(), "到哪一天为止？");
}

TEST_F(SeriesModelTest, AnEndBeforeTheStartIsOnTheNextDay) {
  FillIn();
  model_.setStart("22:00");
  model_.setEnd("1:30");
  model_.publish();
  EXPECT_EQ(Sent().pattern().duration().seconds(), 3.5 * 3600);
}

TEST_F(SeriesModelTest, WeeklyOnTwoDaysWithoutOne) {
  FillIn();
  model_.setRepeat(1);
  model_.toggleWeekday(1);
  model_.toggleWeekday(4);
  EXPECT_EQ(model_.dates(), 9);  // 1, 4, 8, 11, 15, 18, 22, 25, 29 December
  model_.toggleDay(2026, 12, 25);
  EXPECT_EQ(model_.dates(), 8);
  EXPECT_EQ(model_.ruleSentence(), "每周二、五，14:00–16:00");
  model_.publish();
  const v1::ShiftPattern pattern = Sent().pattern();
  EXPECT_EQ(pattern.civil_start(), "2026-12-01T14:00:00");
  EXPECT_NE(pattern.rrule().find("FREQ=WEEKLY"), std::string::npos) << pattern.rrule();
  ASSERT_EQ(pattern.exdates_size(), 1);
  EXPECT_EQ(pattern.exdates(0), "2026-12-25T14:00:00");
  EXPECT_EQ(pattern.positions(0).capacity(), 12);
}

TEST_F(SeriesModelTest, StartsOnTheFirstDayThatFits) {
  FillIn();
  model_.setRepeat(1);
  model_.toggleWeekday(5);  // Saturday
  model_.publish();
  EXPECT_EQ(Sent().pattern().civil_start(), "2026-12-05T14:00:00");
}

TEST_F(SeriesModelTest, MonthlyKeepsTheWeekday) {
  FillIn();
  model_.setLastDay("2027-03-31");
  model_.setRepeat(3);
  EXPECT_EQ(model_.dates(), 4);  // first Tuesdays of December to March
  model_.publish();
  EXPECT_NE(Sent().pattern().rrule().find("BYDAY=1TU"), std::string::npos)
      << Sent().pattern().rrule();
}

TEST_F(SeriesModelTest, TellsOfAnotherEventAtThePlace) {
  FillIn();
  const QStringList hosts = model_.hosts();
  model_.setHost(static_cast<int>(hosts.indexOf("北沟二村")));
  model_.setPlace("北沟二村 桥头");
  model_.setFirstDay("2026-11-25");
  ASSERT_EQ(model_.clashes().size(), 1);
  EXPECT_EQ(model_.clashes()[0].toMap()["why"], "此时有“河边清洁”");
  EXPECT_EQ(model_.missing(), "");  // a coordinator may mean it
  model_.setStart("8:00");
  model_.setEnd("10:00");
  EXPECT_TRUE(model_.clashes().isEmpty());
}

TEST_F(SeriesModelTest, ALeaderIsFoundByName) {
  FillIn();
  EXPECT_EQ(model_.leader()->who(), "周宁");
  PersonPicker& leader = *model_.leader();
  leader.search("阿依");
  ASSERT_EQ(leader.found()->count(), 1);
  leader.choose(leader.found()->At(0, "key").toString(), leader.found()->At(0, "who").toString());
  model_.publish();
  EXPECT_EQ(Sent().event().leader(), "people/p5");
}

TEST_F(SeriesModelTest, NothingIsSentWhileSomethingIsMissing) {
  QString said;
  QObject::connect(&model_, &PageModel::refused, [&](const QString& text) { said = text; });
  model_.publish();
  EXPECT_EQ(said, "请填写名称");
  EXPECT_EQ(stage_.phone().outbox().Counts()->waiting, 0);
}

}  // namespace
}  // namespace glimmer::mobile
