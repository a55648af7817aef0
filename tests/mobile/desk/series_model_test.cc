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
    model_.positions()->setPlaces("12");
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
  model_.positions()->setPlaces("0");
  EXPECT_EQ(model_.missing(), "需要几个人？");
  model_.positions()->setPlaces("12");
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

TEST_F(SeriesModelTest, AnswersToTheUsualQuestionsAreWhatTheyWere) {
  FillIn();
  model_.publish();
  const v1::ShiftPattern pattern = Sent().pattern();
  ASSERT_EQ(pattern.positions_size(), 1);
  EXPECT_EQ(pattern.positions(0).display_name(), "志愿者");
  EXPECT_EQ(pattern.positions(0).minimum_age(), 0);
  EXPECT_EQ(pattern.sign_up_opens_before().seconds(), 0);
  EXPECT_EQ(pattern.sign_up_closes_before().seconds(), 0);
  EXPECT_EQ(pattern.leave_before().seconds(), 86400);
}

TEST_F(SeriesModelTest, SeveralPositionsWithWhatTheyTake) {
  FillIn();
  PositionList& positions = *model_.positions();
  positions.add();
  const QString key = positions.rows()->At(1, "key").toString();
  EXPECT_EQ(model_.missing(), "岗位叫什么？");
  positions.setName(key, "志愿者");
  EXPECT_EQ(model_.missing(), "有两个岗位都叫志愿者");
  positions.setName(key, " 司机 ");
  positions.setPlacesOf(key, "２");
  positions.setSkills(key, "驾驶、 急救;");
  positions.setAge(key, "old");
  EXPECT_EQ(model_.missing(), "最低年龄请填数字");
  positions.setAge(key, "20");
  model_.setDescription("沿河捡垃圾。\n分三组。");
  model_.setBring("手套");
  model_.window()->setOpens(2);   // 2 weeks before
  model_.window()->setCloses(2);  // a day before
  model_.publish();
  EXPECT_EQ(Sent().event().description(), "沿河捡垃圾。\n分三组。");
  EXPECT_EQ(Sent().event().bring(), "手套");
  const v1::ShiftPattern pattern = Sent().pattern();
  ASSERT_EQ(pattern.positions_size(), 2);
  EXPECT_EQ(pattern.positions(1).display_name(), "司机");
  EXPECT_EQ(pattern.positions(1).capacity(), 2);
  EXPECT_EQ(pattern.positions(1).minimum_age(), 20);
  ASSERT_EQ(pattern.positions(1).needed_skills_size(), 2);
  EXPECT_EQ(pattern.positions(1).needed_skills(1), "急救");
  EXPECT_EQ(pattern.sign_up_opens_before().seconds(), 14 * 86400);
  EXPECT_EQ(pattern.sign_up_closes_before().seconds(), 86400);
}

TEST_F(SeriesModelTest, SaysWhichSkillNobodyHasNamed) {
  v1::Person driver = *stage_.phone().store().Get<v1::Person>("people/p1").value();
  driver.add_skills("驾驶");
  stage_.Serve(driver.name(), [&](v1::Change& change) { *change.mutable_person() = driver; });
  PositionList& positions = *model_.positions();
  const QString key = positions.rows()->At(0, "key").toString();
  positions.setSkills(key, "驾驶");
  EXPECT_EQ(positions.rows()->At(0, "skillSentence"), "");
  positions.setSkills(key, "驾驶，手语");
  EXPECT_EQ(positions.rows()->At(0, "skillSentence"), "目前还没有人填过这项特长：手语");
}

TEST_F(SeriesModelTest, TheLastPositionStays) {
  PositionList& positions = *model_.positions();
  positions.remove(positions.rows()->At(0, "key").toString());
  EXPECT_EQ(positions.count(), 1);
}

TEST_F(SeriesModelTest, ADescriptionHasAnEnd) {
  FillIn();
  model_.setDescription(QString(2001, u'字'));
  EXPECT_EQ(model_.missing(), "活动说明太长：最多 2000 字");
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
