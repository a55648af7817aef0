// A coordinator signs somebody up on the roster: found or suggested, refused and signed up all the
// same; and hours that are corrected there afterwards.
#include "mobile/shifts/roster_adding.h"

#include <gtest/gtest.h>

#include <QSignalSpy>

#include "mobile/shifts/roster_model.h"
#include "shared/base/time_convert.h"
#include "shared/rpc/error.h"
#include "tests/mobile/support/desk_server.h"

namespace glimmer::mobile {
namespace {

constexpr char kCrossing[] = "shifts/crossing";  // tomorrow, 3 of 6

class RosterAddingTest : public testing::Test {
 protected:
  static v1::SuggestPeopleResponse Suggestions() {
    v1::SuggestPeopleResponse response;
    v1::Choice& first = *response.add_choices();
    first.set_person("people/p1");
    first.set_display_name("马晓燕");
    first.set_reason(v1::CHOICE_REASON_LESS_LOAD);
    first.set_visits_before(3);
    first.set_load_minutes(90);
    v1::Choice& second = *response.add_choices();
    second.set_person("people/p2");
    second.set_display_name("孙大勇");
    second.set_reason(v1::CHOICE_REASON_EQUAL);
    return response;
  }
  // The row of a person; -1 when there is none.
  static int RowOf(RowModel* rows, const char* key) {
    for (int i = 0; i < rows->count(); ++i) {
      if (rows->At(i, "key") == key) return i;
    }
    return -1;
  }
  QString Cell(const char* person, const char* role) {
    return roster_.rows()->At(RowOf(roster_.rows(), person), role).toString();
  }
  void Send() {
    stage_.Advance(absl::Seconds(10));  // the time to undo is over
    stage_.phone().Sync(SyncEngine::Origin::kCommand);
  }
  v1::CreateSignUpRequest LastRequest() { return stage_.LastRequest<v1::CreateSignUpRequest>(); }

  PageStage stage_{SampleWho::kCoordinator};
  RosterModel roster_{stage_.context(), kCrossing};
  RosterAdding& adding_ = *roster_.adding();
};

TEST_F(RosterAddingTest, SuggestsWithReasonsWhoIsNotOnItYet) {
  DeskServer server(stage_);
  server.Answer(Suggestions());
  adding_.begin();
  ASSERT_TRUE(WaitUntil([&] { return adding_.suggested()->count() == 2; }));
  EXPECT_EQ(server.Asked<v1::SuggestPeopleRequest>()[0].shift(), kCrossing);
  EXPECT_EQ(adding_.suggested()->At(0, "who"), "马晓燕");
  EXPECT_EQ(adding_.suggested()->At(0, "why"), "近来做得少 · 来过 3 次 · 30 天内 1.5 小时");
  adding_.add("people/p1");
  stage_.context().AnnounceChange();
  EXPECT_EQ(adding_.suggested()->count(), 1);
  EXPECT_EQ(LastRequest().person(), "people/p1");
  EXPECT_EQ(LastRequest().override_reason(), "");
  EXPECT_EQ(Cell("people/p1", "badgeText"), "报名等着发送");
}

TEST_F(RosterAddingTest, WithoutAServerPeopleAreStillFound) {
  adding_.begin();
  ASSERT_TRUE(WaitUntil([&] { return adding_.suggestionSentence() != ""; }));
  EXPECT_EQ(adding_.suggestionSentence(), "没有连上服务器，请稍后再试。");
  adding_.search("晓");
  ASSERT_EQ(adding_.found()->count(), 1);
  EXPECT_EQ(adding_.found()->At(0, "key"), "people/p1");
  adding_.add("people/p1");
  adding_.search("晓");
  EXPECT_EQ(adding_.found()->count(), 1) << "the page has not been read anew yet";
  stage_.context().AnnounceChange();
  adding_.search("晓");
  EXPECT_EQ(adding_.found()->count(), 0);
}

TEST_F(RosterAddingTest, NobodyIsSuggestedForAFullShiftOrOneThatRuns) {
  DeskServer server(stage_);
  RosterModel full(stage_.context(), "shifts/full");
  full.adding()->begin();
  EXPECT_TRUE(full.adding()->full());
  EXPECT_FALSE(full.adding()->busy());
  stage_.Advance(absl::Hours(1));
  RosterModel running(stage_.context(), "shifts/books");
  EXPECT_TRUE(running.adding()->may());
  running.adding()->begin();
  EXPECT_FALSE(running.adding()->busy());
  stage_.Advance(absl::Hours(2));
  EXPECT_FALSE(running.adding()->may());  // it is over
}

TEST_F(RosterAddingTest, WhoSeesNoSuggestionsMissesNone) {
  DeskServer server(stage_);
  server.Refuse<v1::SuggestPeopleRequest>(MakeError(v1::ERROR_REASON_ROLE_MISSING, "No."));
  adding_.begin();
  ASSERT_TRUE(WaitUntil([&] { return !adding_.busy(); }));
  EXPECT_EQ(adding_.suggestionSentence(), "");
}

TEST_F(RosterAddingTest, AsksForThePositionOnlyWhereThereAreSeveral) {
  EXPECT_TRUE(adding_.positions().isEmpty());
  v1::Shift shift = **stage_.phone().store().Get<v1::Shift>(kCrossing);
  v1::Position& driver = *shift.add_positions();
  driver.set_name("positions/driver");
  driver.set_display_name("司机");
  driver.set_capacity(2);
  driver.set_held(1);
  stage_.Serve(shift);
  adding_.begin();
  EXPECT_EQ(adding_.positions(), (QStringList{"哪个合适都行", "帮手，空 3 个", "司机，空 1 个"}));
  adding_.setPosition(2);
  adding_.add("people/p1");
  EXPECT_EQ(LastRequest().position(), "positions/driver");
  EXPECT_EQ(LastRequest().when_full(), v1::CreateSignUpRequest::WHEN_FULL_JOIN_WAITLIST);
}

TEST_F(RosterAddingTest, AnOverlapIsSaidAndSignedUpAllTheSameWithAReason) {
  DeskServer server(stage_);
  server.Refuse<v1::CreateSignUpRequest>(MakeError(v1::ERROR_REASON_SIGN_UP_OVERLAPS, "No."));
  const int missing = roster_.missing();
  adding_.add("people/p1");
  Send();
  ASSERT_TRUE(WaitUntil([&] { return Cell("people/p1", "step") == "override"; }, 10'000));
  EXPECT_EQ(Cell("people/p1", "badgeText"), "这个时间另有安排");
  EXPECT_EQ(Cell("people/p1", "position"), "");
  EXPECT_EQ(roster_.missing(), missing) << "who is not signed up is not missing";
  adding_.addAllTheSame("people/p1", "  说好了，另一场早走  ");
  stage_.context().AnnounceChange();
  EXPECT_EQ(Cell("people/p1", "badgeText"), "报名等着发送");
  Send();
  ASSERT_TRUE(WaitUntil([&] { return stage_.phone().outbox().Counts()->waiting == 0; }, 10'000));
  const auto asked = server.Asked<v1::CreateSignUpRequest>();
  ASSERT_EQ(asked.size(), 2u);
  EXPECT_EQ(asked[1].override_reason(), "说好了，另一场早走");
  EXPECT_NE(asked[1].request_id(), asked[0].request_id());
}

TEST_F(RosterAddingTest, WhatCannotBeOverriddenIsTakenOffTheList) {
  DeskServer server(stage_);
  server.Refuse<v1::CreateSignUpRequest>(
      MakeError(v1::ERROR_REASON_TOO_YOUNG, "No.", {{"minimum_age", "18"}}));
  adding_.add("people/p1");
  Send();
  ASSERT_TRUE(WaitUntil([&] { return Cell("people/p1", "step") == "drop"; }, 10'000));
  EXPECT_EQ(Cell("people/p1", "badgeText"), "需年满 18 岁");
  adding_.drop("people/p1");
  stage_.context().AnnounceChange();
  EXPECT_EQ(RowOf(roster_.rows(), "people/p1"), -1);
  EXPECT_EQ(stage_.phone().outbox().Counts()->refused, 0);
}

TEST_F(RosterAddingTest, ALeaderWhoIsNoCoordinatorAddsNobodyAndSeesNoNumber) {
  PageStage stage(SampleWho::kLeader);
  RosterModel roster(stage.context(), "shifts/books");
  EXPECT_FALSE(roster.adding()->may());
  EXPECT_FALSE(roster.mayLookUp());
  EXPECT_TRUE(roster_.mayLookUp());
}

// shifts/books is closed, and 李敏 has hours of it.
class ClosedRosterTest : public testing::Test {
 protected:
  ClosedRosterTest() {
    stage_.Advance(absl::Hours(4));
    v1::Shift shift = **stage_.phone().store().Get<v1::Shift>("shifts/books");
    shift.set_state(v1::Shift::STATE_CLOSED);
    stage_.Serve(shift);
    v1::Attendance there = **stage_.phone().store().Get<v1::Attendance>("attendances/books-p0");
    there.set_state(v1::Attendance::STATE_CHECKED_OUT);
    *there.mutable_check_out_time() = shift.end_time();
    stage_.Serve(there);
    record_ = **stage_.phone().store().Get<v1::ServiceRecord>("service_records/m11");
    record_.set_name("service_records/books-p0");
    record_.set_person("people/p0");
    record_.set_shift(shift.name());
    *record_.mutable_check_in_time() = shift.start_time();
    *record_.mutable_check_out_time() = shift.end_time();
    record_.set_counted_minutes(120);
    stage_.Serve(record_);
  }
  QString Cell(const RosterModel& roster, const char* role) {
    RowModel* rows = const_cast<RosterModel&>(roster).rows();
    for (int i = 0; i < rows->count(); ++i) {
      if (rows->At(i, "key") == "people/p0") return rows->At(i, role).toString();
    }
    return "no such row";
  }

  PageStage stage_{SampleWho::kCoordinator};
  v1::ServiceRecord record_;
};

TEST_F(ClosedRosterTest, TheirHoursAreCorrectedFromTheRoster) {
  RosterModel roster(stage_.context(), "shifts/books");
  EXPECT_EQ(Cell(roster, "step"), "correct");
  EXPECT_EQ(Cell(roster, "note"), "");
  roster.correct("people/p0");
  EXPECT_EQ(roster.correction()->from(), "14:00");
  roster.correction()->type("14:00", "15:00", "0");
  QSignalSpy done(&roster, &PageModel::done);
  roster.correction()->send("提前走了");
  EXPECT_EQ(done.count(), 1);
  stage_.context().AnnounceChange();
  EXPECT_EQ(Cell(roster, "note"), "更正等着发送");
  EXPECT_EQ(Cell(roster, "step"), "");
}

TEST_F(ClosedRosterTest, ACorrectionThatStandsIsSaidWithItsReason) {
  record_.set_in_force(false);
  stage_.Serve(record_);
  v1::ServiceRecord restated = record_;
  restated.set_name("service_records/restated");
  restated.set_in_force(true);
  restated.set_correction_of(record_.name());
  restated.set_reason("提前走了");
  *restated.mutable_check_out_time() =
      ToTimestamp(FromTimestamp(record_.check_in_time()) + absl::Hours(1));
  restated.set_counted_minutes(60);
  stage_.Serve(restated);
  RosterModel roster(stage_.context(), "shifts/books");
  EXPECT_EQ(Cell(roster, "note"), "已更正为 14:00–15:00，1.0 小时：提前走了");
  EXPECT_EQ(Cell(roster, "step"), "correct");
}

TEST_F(ClosedRosterTest, NobodyCorrectsTheirOwnAndNoHoursThatWait) {
  record_.set_state(v1::ServiceRecord::STATE_WAITING);
  stage_.Serve(record_);
  EXPECT_EQ(Cell(RosterModel(stage_.context(), "shifts/books"), "step"), "");
  record_.set_state(v1::ServiceRecord::STATE_CONFIRMED);
  stage_.Serve(record_);
  Profile profile = *stage_.phone().store().GetProfile();
  profile.person = "people/p0";
  ASSERT_TRUE(stage_.phone().store().SetProfile(profile).ok());
  EXPECT_EQ(Cell(RosterModel(stage_.context(), "shifts/books"), "step"), "");
}

}  // namespace
}  // namespace glimmer::mobile
