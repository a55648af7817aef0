// What the day shows: which shift is next, when its button opens, and each state of it.
#include "mobile/today/today_model.h"

#include <gtest/gtest.h>

#include <vector>

#include "mobile/store/pending.h"
#include "shared/base/time_convert.h"
#include "tests/mobile/support/page_stage.h"

namespace glimmer::mobile {
namespace {

using Who = PageStage::Who;

v1::Attendance There(PageStage& stage, absl::string_view person, v1::Attendance::State state) {
  v1::Attendance there;
  there.set_name("attendances/mine");
  there.set_shift("shifts/books");
  there.set_person(std::string(person));
  there.set_state(state);
  *there.mutable_check_in_time() = ToTimestamp(stage.clock().Now() - absl::Minutes(72));
  if (state == v1::Attendance::STATE_CHECKED_OUT) {
    *there.mutable_check_out_time() = ToTimestamp(stage.clock().Now());
  }
  return there;
}

TEST(TodayModel, ShowsTheShiftThatBeginsNext) {
  PageStage stage;
  TodayModel model(stage.context());
  EXPECT_EQ(model.shift(), "shifts/books");
  EXPECT_EQ(model.title(), "图书角整理");
  EXPECT_EQ(model.stage(), "下一场");
  EXPECT_EQ(model.lampNumber(), "38");
  EXPECT_EQ(model.people(), "7 人同去 · 还差 1 人");
  EXPECT_EQ(model.leader(), "周宁 带队");
  EXPECT_EQ(model.monthSentence(), "本月已确认 2.5 小时");
  EXPECT_EQ(model.unseenNotices(), 2);
  EXPECT_FALSE(model.rosterOpen());
}

TEST(TodayModel, ShowsTheNextVisitAndWhatThePersonLooksAfter) {
  PageStage stage;
  stage.ServeHouseholds();
  TodayModel model(stage.context());
  ASSERT_EQ(model.visits()->count(), 2);
  EXPECT_EQ(model.visits()->At(0, "key"), "visits/overdue");
  EXPECT_EQ(model.visits()->At(0, "urgent"), true);
  EXPECT_EQ(model.visits()->At(1, "key"), "visits/today");
  EXPECT_EQ(model.visits()->At(1, "title"), "走访：枫叶07");
  EXPECT_EQ(model.visits()->At(1, "badgeText"), "已约好");
  ASSERT_TRUE(stage.phone().visit_commands().ReportSafe("visits/overdue").ok());
  model.RefreshNow();
  ASSERT_EQ(model.visits()->count(), 1);
  stage.Advance(absl::Hours(4));  // it is over
  EXPECT_EQ(model.visits()->count(), 0);
}

TEST(TodayModel, OpensCheckInHalfAnHourBeforeTheStart) {
  PageStage stage;
  TodayModel model(stage.context());
  stage.Advance(absl::Minutes(7));  // 13:29
  EXPECT_EQ(model.step(), "soon");
  EXPECT_TRUE(model.stepSentence().contains("13:30")) << model.stepSentence().toStdString();
  stage.Advance(absl::Minutes(1));
  EXPECT_EQ(model.step(), "checkin");
}

TEST(TodayModel, ShowsTheMinutesServedUntilCheckOut) {
  PageStage stage;
  TodayModel model(stage.context());
  stage.Advance(absl::Minutes(112));
  stage.Serve(There(stage, "people/zhao", v1::Attendance::STATE_CHECKED_IN));
  EXPECT_EQ(model.step(), "checkout");
  EXPECT_EQ(model.stage(), "正在进行");
  EXPECT_EQ(model.lampNumber(), "72");
  EXPECT_EQ(model.badgeKind(), "confirmed");
  stage.Serve(There(stage, "people/zhao", v1::Attendance::STATE_CHECKED_OUT));
  EXPECT_NE(model.shift(), "shifts/books");
}

TEST(TodayModel, KeepsAnOpenCheckInAfterTheEnd) {
  PageStage stage;
  TodayModel model(stage.context());
  stage.Serve(There(stage, "people/zhao", v1::Attendance::STATE_CHECKED_IN));
  stage.Advance(absl::Hours(4));
  EXPECT_EQ(model.shift(), "shifts/books");
  EXPECT_EQ(model.step(), "checkout");
}

TEST(TodayModel, LetsGoOfAShiftThatEndedOrWasANoShow) {
  PageStage stage;
  TodayModel model(stage.context());
  stage.Serve(There(stage, "people/zhao", v1::Attendance::STATE_NO_SHOW));
  EXPECT_EQ(model.shift(), "");
}

TEST(TodayModel, SaysThatACheckInIsOnThisPhoneOnly) {
  PageStage stage;
  TodayModel model(stage.context());
  stage.Advance(absl::Minutes(40));
  ASSERT_TRUE(
      stage.phone().commands().CheckIn("shifts/books", "12345678", stage.clock().Now()).ok());
  stage.context().AnnounceChange();
  EXPECT_EQ(model.step(), "checkout");
  EXPECT_EQ(model.badgeKind(), "waiting");
  EXPECT_EQ(model.waitingCount(), 1);
}

TEST(TodayModel, GivesTheLeaderTheRosterWhenCheckInOpens) {
  PageStage stage(Who::kLeader);
  TodayModel model(stage.context());
  EXPECT_EQ(model.shift(), "shifts/books");
  EXPECT_FALSE(model.rosterOpen());
  stage.Advance(absl::Minutes(8));
  EXPECT_TRUE(model.rosterOpen());
  EXPECT_EQ(model.leader(), "这一场由你带队");
}

TEST(TodayModel, PutsAnOfferFirstAndSendsTheAnswer) {
  PageStage stage;
  TodayModel model(stage.context());
  ASSERT_EQ(model.others()->count(), 2);
  EXPECT_EQ(model.others()->At(0, "offer"), "sign_ups/phones-zhao");
  EXPECT_EQ(model.others()->At(1, "badgeKind"), "waitlist");
  QString request;
  QObject::connect(&model, &PageModel::done,
                   [&](const QString&, const QString& id) { request = id; });
  model.decline("sign_ups/phones-zhao");
  EXPECT_EQ(stage.phone().outbox().Counts()->waiting, 1);
  ASSERT_FALSE(request.isEmpty());
  model.undo(request);
  EXPECT_EQ(stage.phone().outbox().Counts()->waiting, 0);
  model.accept("sign_ups/phones-zhao");
  stage.context().AnnounceChange();
  EXPECT_EQ(stage.phone().outbox().Open()->at(0).method, kAcceptOffer);
  EXPECT_EQ(model.others()->At(0, "offer"), "");
}

TEST(TodayModel, RefusesAnOfferThatHasLapsed) {
  PageStage stage;
  TodayModel model(stage.context());
  stage.Advance(absl::Hours(5));  // after 18:00
  QString sentence;
  QObject::connect(&model, &PageModel::refused, [&](const QString& words) { sentence = words; });
  model.accept("sign_ups/phones-zhao");
  EXPECT_FALSE(sentence.isEmpty());
  EXPECT_EQ(stage.phone().outbox().Counts()->waiting, 0);
}

TEST(TodayModel, NamesWhatIsFurtherAwayWhenTheDayIsEmpty) {
  PageStage stage;
  TodayModel model(stage.context());
  stage.Serve(There(stage, "people/zhao", v1::Attendance::STATE_CHECKED_OUT));
  EXPECT_EQ(model.shift(), "");
  EXPECT_EQ(model.step(), "find");
  EXPECT_EQ(model.farSentence(), "");
  EXPECT_FALSE(model.stepSentence().isEmpty());
  v1::SignUp later;
  later.set_name("sign_ups/later-zhao");
  later.set_shift("shifts/later");
  later.set_person("people/zhao");
  later.set_state(v1::SignUp::STATE_CONFIRMED);
  stage.Serve(later);
  EXPECT_EQ(model.shift(), "");
  EXPECT_TRUE(model.farSentence().contains("种花松土")) << model.farSentence().toStdString();
}

}  // namespace
}  // namespace glimmer::mobile
