// A change of an event that stands: which dates it reaches, who has joined them, who is told, what
// is sent, and what a refusal says. And one more date of it.
#include "mobile/desk/change_shift_model.h"

#include <gtest/gtest.h>

#include <QSignalSpy>

#include "mobile/desk/new_date_model.h"
#include "shared/base/time_convert.h"
#include "shared/rpc/error.h"
#include "tests/mobile/desk/sample_series.h"
#include "tests/mobile/support/event_server.h"

namespace glimmer::mobile {
namespace {

using Request = v1::UpdateSeriesRequest;

constexpr int kThis = 0, kLater = 1, kAll = 2;

class ChangeShiftTest : public testing::Test {
 protected:
  ChangeShiftTest() { ServeSeries(stage_); }

  // An hour later, on the dates of `reach`.
  void AnHourLater(ChangeShiftModel& model, int reach) {
    model.setReach(reach);
    model.draft()->setStart("10:00");
    model.draft()->setEnd("12:00");
  }
  QString Key(ChangeShiftModel& model, int position) {
    return model.draft()->positions()->rows()->At(position, "key").toString();
  }
  static bool Waits(QSignalSpy& spy) {
    return WaitUntil([&] { return spy.count() > 0; });
  }

  PageStage stage_{SampleWho::kCoordinator};
};

TEST_F(ChangeShiftTest, ShowsWhatStands) {
  ChangeShiftModel model(stage_.context(), "shifts/lantern1");
  EXPECT_EQ(model.property("title"), "路口值守");
  EXPECT_EQ(model.property("description"), "上学时间陪孩子过马路。");
  EXPECT_EQ(model.draft()->property("day"), "2026-12-02");
  EXPECT_EQ(model.draft()->property("start"), "09:00");
  EXPECT_EQ(model.leader()->who(), "周宁");
  ASSERT_EQ(model.draft()->positions()->count(), 2);
  EXPECT_EQ(model.draft()->positions()->rows()->At(1, "skills"), "驾驶");
  EXPECT_EQ(model.draft()->positions()->rows()->At(1, "age"), "20");
  EXPECT_TRUE(model.series());
  EXPECT_EQ(model.missing(), "还没有改动");
}

TEST_F(ChangeShiftTest, ReachesThisLaterOrAll) {
  ChangeShiftModel model(stage_.context(), "shifts/lantern2");
  EXPECT_EQ(model.reachSentence(), "将修改 1 场");
  model.setReach(kLater);
  EXPECT_EQ(model.reachSentence(), "将修改 2 场");
  model.setReach(kAll);
  EXPECT_EQ(model.reachSentence(), "将修改 4 场");
}

TEST_F(ChangeShiftTest, MovesADateThatNobodyHasJoined) {
  EventServer server(stage_);
  ChangeShiftModel model(stage_.context(), "shifts/lantern0");
  QSignalSpy done(&model, &PageModel::done);
  model.draft()->setDay("11-26");
  EXPECT_EQ(model.missing(), "");
  EXPECT_TRUE(model.joined().isEmpty());
  EXPECT_FALSE(model.movesJoined());
  EXPECT_EQ(model.toldSentence(), "没有人报名，或时间地点不变：不会通知任何人。");
  model.save(false);
  ASSERT_TRUE(Waits(done));
  ASSERT_EQ(server.Series().size(), 1u);
  const Request sent = server.Series()[0];
  EXPECT_EQ(sent.shift(), "shifts/lantern0");
  EXPECT_EQ(sent.reach(), Request::REACH_THIS);
  EXPECT_EQ(sent.civil_start(), "2026-11-26T09:00:00");
  EXPECT_EQ(sent.duration().seconds(), 7200);
  EXPECT_EQ(sent.joined(), Request::JOINED_UNSPECIFIED);
  EXPECT_TRUE(sent.positions().empty());
  EXPECT_FALSE(sent.has_sign_up_opens_before());
  EXPECT_TRUE(server.Events().empty());
}

TEST_F(ChangeShiftTest, SaysWhoHasJoinedBeforeItIsSent) {
  EventServer server(stage_);
  ChangeShiftModel model(stage_.context(), "shifts/lantern1");
  QSignalSpy done(&model, &PageModel::done);
  AnHourLater(model, kAll);
  ASSERT_EQ(model.joined().size(), 2);
  EXPECT_TRUE(model.joined()[0].endsWith("，2 人")) << model.joined()[0].toStdString();
  EXPECT_TRUE(model.joined()[1].endsWith("，1 人")) << model.joined()[1].toStdString();
  EXPECT_EQ(model.toldSentence(), "会通知 2 人。");  // one of them is on both
  EXPECT_TRUE(model.movesJoined());
  EXPECT_TRUE(model.mayLeaveJoined());
  v1::UpdateSeriesResponse two;
  two.add_shifts();
  two.add_shifts();
  two.add_left("shifts/lantern1");
  two.add_left("shifts/lantern2");
  server.Set(two);
  model.save(true);
  ASSERT_TRUE(Waits(done));
  EXPECT_EQ(server.Series()[0].reach(), Request::REACH_ALL);
  EXPECT_EQ(server.Series()[0].joined(), Request::JOINED_LEAVE);
  EXPECT_EQ(done.last().first(), "已修改 2 场。2 场有人报名，没有动。");
}

TEST_F(ChangeShiftTest, ADateWithPeopleAloneIsMovedOrNot) {
  EventServer server(stage_);
  ChangeShiftModel model(stage_.context(), "shifts/lantern2");
  QSignalSpy done(&model, &PageModel::done);
  AnHourLater(model, kThis);
  EXPECT_TRUE(model.movesJoined());
  EXPECT_FALSE(model.mayLeaveJoined());  // nothing would be left of the change
  model.save(false);
  ASSERT_TRUE(Waits(done));
  EXPECT_EQ(server.Series()[0].joined(), Request::JOINED_MOVE_AND_TELL);
}

TEST_F(ChangeShiftTest, AsksAnewWhenSomebodyHasJoinedMeanwhile) {
  EventServer server(stage_);
  server.RefuseSeries(MakeError(v1::ERROR_REASON_SERIES_HAS_SIGN_UPS, "Joined.",
                                {{"shifts", "1"}, {"people", "3"}}));
  ChangeShiftModel model(stage_.context(), "shifts/lantern0");
  QSignalSpy meanwhile(&model, &ChangeShiftModel::joinedMeanwhile);
  QSignalSpy refused(&model, &PageModel::refused);
  QSignalSpy done(&model, &PageModel::done);
  AnHourLater(model, kThis);
  model.save(false);
  ASSERT_TRUE(Waits(meanwhile));
  EXPECT_EQ(refused.count(), 0);
  EXPECT_EQ(model.toldSentence(), "刚才有人报了名：1 场共 3 人。");
  EXPECT_TRUE(model.movesJoined());
  model.save(false);
  ASSERT_TRUE(Waits(done));
  ASSERT_EQ(server.Series().size(), 2u);
  EXPECT_EQ(server.Series()[1].joined(), Request::JOINED_MOVE_AND_TELL);
  EXPECT_NE(server.Series()[1].request_id(), server.Series()[0].request_id());
}

TEST_F(ChangeShiftTest, PlacesStayAboveWhatIsHeldOnAnyReachedDate) {
  ServeSignUp(stage_, "shifts/lantern1", "people/p2");
  v1::Shift shift = *stage_.phone().store().Get<v1::Shift>("shifts/lantern1").value();
  shift.mutable_positions(0)->set_held(2);
  stage_.Serve(shift);
  ChangeShiftModel model(stage_.context(), "shifts/lantern0");
  PositionList& positions = *model.draft()->positions();
  positions.setPlacesOf(Key(model, 0), "1");
  EXPECT_EQ(model.missing(), "");  // nobody is on this one
  model.setReach(kAll);
  EXPECT_EQ(model.missing(), "帮手：已有 2 个名额被占用");
  EXPECT_EQ(positions.rows()->At(0, "heldSentence"), "已占用 2 个名额");
  positions.setPlacesOf(Key(model, 0), "2");
  EXPECT_EQ(model.missing(), "");
  positions.remove(Key(model, 0));
  EXPECT_EQ(model.missing(), "帮手：已有 2 个名额被占用");
}

TEST_F(ChangeShiftTest, ARefusalOfTheServerIsSaidInWords) {
  EventServer server(stage_);
  server.RefuseSeries(MakeError(v1::ERROR_REASON_CAPACITY_BELOW_HELD, "Held.", {{"held", "3"}}));
  ChangeShiftModel model(stage_.context(), "shifts/lantern0");
  QSignalSpy refused(&model, &PageModel::refused);
  model.draft()->positions()->setPlacesOf(Key(model, 0), "2");
  model.save(false);
  ASSERT_TRUE(Waits(refused));
  EXPECT_TRUE(refused.last().first().toString().contains("3"));
  ASSERT_EQ(server.Series()[0].positions_size(), 2);
  EXPECT_EQ(server.Series()[0].positions(0).capacity(), 2);
  EXPECT_EQ(server.Series()[0].positions(1).needed_skills(0), "驾驶");
  EXPECT_EQ(server.Series()[0].positions(1).minimum_age(), 20);
  EXPECT_FALSE(server.Series()[0].has_duration());
}

TEST_F(ChangeShiftTest, APlaceIsOfAllDatesAndTellsEverybodyOnce) {
  EventServer server(stage_);
  ChangeShiftModel model(stage_.context(), "shifts/lantern0");
  QSignalSpy done(&model, &PageModel::done);
  model.setPlace("新河路小学北门");
  model.setBring("口哨");
  EXPECT_EQ(model.toldSentence(), "会通知 2 人。");
  EXPECT_EQ(model.changes(), (QStringList{"集合地点：新河路小学北门", "活动说明等文字"}));
  model.save(false);
  ASSERT_TRUE(Waits(done));
  EXPECT_TRUE(server.Series().empty());
  ASSERT_EQ(server.Events().size(), 1u);
  const v1::UpdateEventRequest sent = server.Events()[0];
  EXPECT_EQ(sent.event(), "events/lantern");
  EXPECT_EQ(sent.etag(), "\"1\"");
  EXPECT_EQ(std::vector<std::string>(sent.update_mask().begin(), sent.update_mask().end()),
            (std::vector<std::string>{"place", "bring"}));
  EXPECT_EQ(sent.new_values().place(), "新河路小学北门");
}

TEST_F(ChangeShiftTest, WordsThatAreSavedAreNotSentAgainAfterTheDatesWereRefused) {
  EventServer server(stage_);
  server.RefuseSeries(MakeError(v1::ERROR_REASON_SHIFT_STARTED, "Begun."));
  ChangeShiftModel model(stage_.context(), "shifts/lantern0");
  QSignalSpy refused(&model, &PageModel::refused);
  QSignalSpy done(&model, &PageModel::done);
  model.setTitle("路口志愿岗");
  AnHourLater(model, kThis);
  model.save(false);
  ASSERT_TRUE(Waits(refused));
  EXPECT_TRUE(refused.last().first().toString().startsWith("文字已保存，场次没有改："));
  model.save(false);
  ASSERT_TRUE(Waits(done));
  EXPECT_EQ(server.Events().size(), 1u);
  EXPECT_EQ(server.Series().size(), 2u);
}

TEST_F(ChangeShiftTest, NothingOfItIsSentOnWhatSomebodyElseHasChanged) {
  EventServer server(stage_);
  server.RefuseEvent(MakeError(v1::ERROR_REASON_ETAG_MISMATCH, "Changed.", {{"etag", "\"2\""}}));
  ChangeShiftModel model(stage_.context(), "shifts/lantern0");
  QSignalSpy refused(&model, &PageModel::refused);
  model.setTitle("路口志愿岗");
  AnHourLater(model, kThis);
  model.save(false);
  ASSERT_TRUE(Waits(refused));
  EXPECT_TRUE(server.Series().empty());
}

TEST_F(ChangeShiftTest, ChangesWhenSignUpClosesAndNothingElse) {
  EventServer server(stage_);
  ChangeShiftModel model(stage_.context(), "shifts/lantern1");
  QSignalSpy done(&model, &PageModel::done);
  EXPECT_EQ(model.draft()->window()->openings()[0], "已经开放");
  model.draft()->window()->setCloses(3);  // behind "as it is": a day before
  EXPECT_EQ(model.toldSentence(), "没有人报名，或时间地点不变：不会通知任何人。");
  model.save(false);
  ASSERT_TRUE(Waits(done));
  const Request sent = server.Series()[0];
  EXPECT_EQ(sent.sign_up_closes_before().seconds(), 86400);
  EXPECT_FALSE(sent.has_sign_up_opens_before());
  EXPECT_FALSE(sent.has_leave_before());
  EXPECT_FALSE(sent.has_duration());
  EXPECT_EQ(sent.joined(), Request::JOINED_UNSPECIFIED);
}

TEST_F(ChangeShiftTest, SignUpOpensBeforeItCloses) {
  ChangeShiftModel model(stage_.context(), "shifts/lantern1");
  model.draft()->window()->setOpens(5);   // 2 days before
  model.draft()->window()->setCloses(4);  // 3 days before
  EXPECT_EQ(model.missing(), "报名开始要早于截止");
}

TEST_F(ChangeShiftTest, ALeaderOfAllDatesLeadsThoseToBeAddedAsWell) {
  EventServer server(stage_);
  ChangeShiftModel model(stage_.context(), "shifts/lantern1");
  QSignalSpy done(&model, &PageModel::done);
  model.leader()->choose("people/p3", "陈树");
  model.setReach(kLater);
  model.save(false);
  ASSERT_TRUE(Waits(done));
  EXPECT_EQ(server.Series()[0].leader(), "people/p3");
  EXPECT_TRUE(server.Events().empty());
  model.setReach(kAll);
  model.save(false);
  ASSERT_TRUE(WaitUntil([&] { return done.count() == 2; }));
  ASSERT_EQ(server.Events().size(), 1u);
  EXPECT_EQ(server.Events()[0].update_mask(0), "leader");
}

TEST_F(ChangeShiftTest, NoReachedDateIsMovedIntoThePast) {
  ChangeShiftModel model(stage_.context(), "shifts/lantern1");
  model.draft()->setDay("2026-11-25");
  EXPECT_EQ(model.missing(), "");
  model.setReach(kAll);
  EXPECT_TRUE(model.missing().contains("过去")) << model.missing().toStdString();
}

TEST_F(ChangeShiftTest, ADateThatHasBegunIsChangedNoMore) {
  ChangeShiftModel model(stage_.context(), "shifts/lantern0");
  model.draft()->setEnd("11:30");
  EXPECT_EQ(model.missing(), "");
  stage_.Advance(absl::Hours(20));
  model.RefreshNow();
  EXPECT_EQ(model.missing(), "这一场已不能修改");
}

TEST_F(ChangeShiftTest, OneMoreDateIsLikeTheOneItComesFrom) {
  NewDateModel model(stage_.context(), "shifts/lantern1");
  EXPECT_EQ(model.draft()->property("day"), "2026-12-23");
  EXPECT_EQ(model.missing(), "");
  QSignalSpy done(&model, &PageModel::done);
  model.draft()->positions()->setPlacesOf(
      model.draft()->positions()->rows()->At(0, "key").toString(), "8");
  model.add();
  const auto sent = stage_.LastRequest<v1::CreateShiftRequest>();
  EXPECT_EQ(sent.event(), "events/lantern");
  EXPECT_FALSE(sent.shift_id().empty());
  EXPECT_EQ(sent.pattern().civil_start(), "2026-12-23T09:00:00");
  EXPECT_EQ(sent.pattern().duration().seconds(), 7200);
  ASSERT_EQ(sent.pattern().positions_size(), 2);
  EXPECT_EQ(sent.pattern().positions(0).capacity(), 8);
  EXPECT_EQ(sent.pattern().positions(1).minimum_age(), 20);
  EXPECT_EQ(sent.pattern().sign_up_opens_before().seconds(), 0);
  EXPECT_EQ(sent.pattern().sign_up_closes_before().seconds(), 7200);
  EXPECT_EQ(sent.pattern().leave_before().seconds(), 86400);
  ASSERT_EQ(done.count(), 1);
  model.undo(done.last().at(1).toString());
  EXPECT_EQ(stage_.phone().outbox().Counts()->waiting, 0);
}

TEST_F(ChangeShiftTest, NoSecondDateAtTheSameTime) {
  NewDateModel model(stage_.context(), "shifts/lantern1");
  model.draft()->setDay("12-9");
  EXPECT_EQ(model.missing(), "这个时间已经有一场");
  model.draft()->setStart("13:00");
  model.draft()->setEnd("14:00");
  EXPECT_EQ(model.missing(), "");
}

}  // namespace
}  // namespace glimmer::mobile
