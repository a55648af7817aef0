// Where a person stands: the server's word, with what is on its way laid over it.
#include "mobile/store/overlay.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "mobile/store/visit_commands.h"
#include "shared/base/time_convert.h"
#include "shared/rpc/error.h"
#include "tests/mobile/store/store_fixture.h"

namespace glimmer::mobile {
namespace {

using Mine = MyState::Kind;
using Presence = AttendanceState::Kind;

class OverlayTest : public StoreFixture {
 protected:
  ShiftView View(const std::string& shift) {
    auto view = overlay_->Shift(shift);
    EXPECT_TRUE(view.ok() && view->has_value());
    return **view;
  }
  // The person's, at the time of shifts/a.
  void ServeVisit(v1::Visit::State state, bool accepted) {
    auto page = Page();
    auto* change = page.add_changes();
    change->set_kind(v1::Change::KIND_UPSERT);
    change->set_name("visits/v");
    v1::Visit& visit = *change->mutable_visit();
    visit.set_name("visits/v");
    visit.set_state(state);
    visit.set_etag("\"1\"");
    *visit.mutable_start_time() = View("shifts/a").shift.start_time();
    *visit.mutable_end_time() = View("shifts/a").shift.end_time();
    visit.add_visitors()->set_person(kMe);
    visit.mutable_visitors(0)->set_accepted(accepted);
    ASSERT_TRUE(store_->ApplyPage(page).ok());
  }

  // Of people/x on shifts/a.
  void ServeAttendance(v1::Attendance::State state, absl::Time came) {
    auto page = Page();
    auto* change = page.add_changes();
    change->set_kind(v1::Change::KIND_UPSERT);
    change->set_name("attendances/x");
    auto* attendance = change->mutable_attendance();
    attendance->set_name("attendances/x");
    attendance->set_shift("shifts/a");
    attendance->set_person("people/x");
    attendance->set_state(state);
    *attendance->mutable_check_in_time() = ToTimestamp(came);
    ASSERT_TRUE(store_->ApplyPage(page).ok());
  }
  OutboxItem ClaimOne() { return outbox_->Claim(1)->at(0); }
  void Record(const std::string& id, v1::ServiceRecord::State state, int minutes, bool in_force) {
    auto page = Page();
    auto* change = page.add_changes();
    change->set_kind(v1::Change::KIND_UPSERT);
    auto* record = change->mutable_service_record();
    record->set_name("service_records/" + id);
    record->set_person(kMe);
    record->set_state(state);
    record->set_counted_minutes(minutes);
    record->set_in_force(in_force);
    change->set_name(record->name());
    ASSERT_TRUE(store_->ApplyPage(page).ok());
  }

  FileSecretStore secrets_{folder_.path()};
  VisitDrafts drafts_{*store_, secrets_};
  VisitCommands visits_{*store_, *outbox_, drafts_, random_, CommandOptions{}};
};

TEST_F(OverlayTest, AClaimOnItsWayIsNeverShownAsWon) {
  Serve(MakeShift("wide", absl::Hours(24), 10, 2));
  Serve(MakeShift("last", absl::Hours(48), 10, 9));
  ASSERT_TRUE(commands_->SignUp({.shift = "shifts/wide"}).ok());
  ASSERT_TRUE(commands_->SignUp({.shift = "shifts/last"}).ok());
  EXPECT_EQ(View("shifts/wide").mine.kind, Mine::kWaitingToSend);
  EXPECT_EQ(View("shifts/last").mine.kind, Mine::kRequested);
}

TEST_F(OverlayTest, WhoGoesOnAVisitSeesWhyTheyCannotJoinMeanwhile) {
  Serve(MakeShift("a", absl::Hours(24)));
  ServeVisit(v1::Visit::STATE_AGREED, true);
  EXPECT_EQ(View("shifts/a").why_not.reason, v1::ERROR_REASON_SIGN_UP_OVERLAPS);
  EXPECT_TRUE(View("shifts/a").why_not.figures.empty());
  ServeVisit(v1::Visit::STATE_PROPOSED, false);
  EXPECT_EQ(View("shifts/a").why_not.reason, v1::ERROR_REASON_UNSPECIFIED);
  ServeVisit(v1::Visit::STATE_CANCELLED, true);
  EXPECT_EQ(View("shifts/a").why_not.reason, v1::ERROR_REASON_UNSPECIFIED);
}

TEST_F(OverlayTest, AVisitDeclinedOfflineIsInNobodysWay) {
  Serve(MakeShift("a", absl::Hours(24)));
  ServeVisit(v1::Visit::STATE_AGREED, true);
  const auto declined = visits_.Leave("visits/v");
  ASSERT_TRUE(declined.ok()) << declined.status();
  EXPECT_EQ(View("shifts/a").why_not.reason, v1::ERROR_REASON_UNSPECIFIED);
  // The server is told of it before it is asked for the place.
  ASSERT_TRUE(commands_->SignUp({.shift = "shifts/a"}).ok());
  EXPECT_EQ(OpenItems().back().after_request_id, declined->request_id);
  clock_.Advance(absl::Seconds(10));
  const auto first = outbox_->Claim(2);
  ASSERT_EQ(first->size(), 1u);
  EXPECT_EQ(first->at(0).method, kLeaveVisit);
  // Whatever else it did there, the server's word counts again once it has refused it.
  ASSERT_TRUE(outbox_->Reject(first->at(0), MakeError(v1::ERROR_REASON_VISIT_STATE, "No.")).ok());
  Serve(MakeShift("b", absl::Hours(25)));
  EXPECT_EQ(View("shifts/b").why_not.reason, v1::ERROR_REASON_SIGN_UP_OVERLAPS);
}

TEST_F(OverlayTest, AVisitAcceptedOfflineIsInTheWay) {
  Serve(MakeShift("a", absl::Hours(24)));
  ServeVisit(v1::Visit::STATE_PROPOSED, false);
  const auto accepted = visits_.Accept("visits/v", "\"1\"");
  ASSERT_TRUE(accepted.ok()) << accepted.status();
  EXPECT_EQ(View("shifts/a").why_not.reason, v1::ERROR_REASON_SIGN_UP_OVERLAPS);
  ASSERT_TRUE(outbox_->Undo(accepted->request_id).ok());
  EXPECT_EQ(View("shifts/a").why_not.reason, v1::ERROR_REASON_UNSPECIFIED);
}

TEST_F(OverlayTest, TheAnswerDecides) {
  Serve(MakeShift("a", absl::Hours(24)));
  const auto queued = commands_->SignUp({.shift = "shifts/a"});
  v1::CreateSignUpResponse response;
  *response.mutable_sign_up() =
      MakeSignUp(queued->resource.substr(9), "a", v1::SignUp::STATE_WAITLISTED);
  response.mutable_sign_up()->set_waitlist_position(3);
  ASSERT_TRUE(outbox_->Accept(ClaimOne(), response.SerializeAsString()).ok());
  const MyState mine = View("shifts/a").mine;
  EXPECT_EQ(mine.kind, Mine::kWaitlisted);
  EXPECT_EQ(mine.waitlist_position, 3);
  EXPECT_EQ(mine.sign_up, queued->resource);
}

TEST_F(OverlayTest, ARefusalStaysWithItsReasonUntilDiscarded) {
  Serve(MakeShift("a", absl::Hours(24)));
  ASSERT_TRUE(commands_->SignUp({.shift = "shifts/a"}).ok());
  ASSERT_TRUE(outbox_
                  ->Reject(ClaimOne(),
                           MakeError(v1::ERROR_REASON_SHIFT_FULL, "Full.", {{"capacity", "10"}}))
                  .ok());
  MyState mine = View("shifts/a").mine;
  EXPECT_EQ(mine.kind, Mine::kRefused);
  EXPECT_EQ(mine.refusal.reason, v1::ERROR_REASON_SHIFT_FULL);
  EXPECT_EQ(mine.refusal.figures["capacity"], "10");
  EXPECT_EQ(mine.asked, Pending::Kind::kSignUp);
  ASSERT_TRUE(outbox_->Discard(mine.request_id).ok());
  EXPECT_EQ(View("shifts/a").mine.kind, Mine::kNone);
}

TEST_F(OverlayTest, ShowsLeavingOverConfirmed) {
  Serve(MakeShift("a", absl::Hours(24)));
  Serve(MakeSignUp("s", "a", v1::SignUp::STATE_CONFIRMED));
  EXPECT_EQ(View("shifts/a").mine.kind, Mine::kConfirmed);
  const auto left = commands_->Leave("sign_ups/s", true);
  EXPECT_EQ(View("shifts/a").mine.kind, Mine::kAskingForCover);
  ASSERT_TRUE(outbox_->Undo(left->request_id).ok());
  ASSERT_TRUE(commands_->Leave("sign_ups/s", false).ok());
  EXPECT_EQ(View("shifts/a").mine.kind, Mine::kLeaving);
}

TEST_F(OverlayTest, AskingForCoverOfAPlaceThatIsGoneShowsNoPlace) {
  Serve(MakeShift("a", absl::Hours(24)));
  Serve(MakeSignUp("s", "a", v1::SignUp::STATE_CONFIRMED));
  ASSERT_TRUE(commands_->Leave("sign_ups/s", true).ok());
  Serve(MakeSignUp("s", "a", v1::SignUp::STATE_CANCELLED));
  EXPECT_EQ(View("shifts/a").mine.kind, Mine::kNone);
}

TEST_F(OverlayTest, SaysWhyOneCannotJoin) {
  Serve(MakeShift("a", absl::Hours(24)));
  Serve(MakeShift("b", absl::Hours(25)));
  Serve(MakeShift("c", absl::Hours(48), 4, 4));
  Serve(MakeSignUp("s", "a", v1::SignUp::STATE_CONFIRMED));
  EXPECT_EQ(View("shifts/b").why_not.reason, v1::ERROR_REASON_SIGN_UP_OVERLAPS);
  EXPECT_EQ(View("shifts/b").why_not.figures["shift"], "shifts/a");
  EXPECT_EQ(View("shifts/c").why_not.reason, v1::ERROR_REASON_SHIFT_FULL);
  const auto mine = overlay_->MyShifts(clock_.Now());
  ASSERT_EQ(mine->size(), 1u);
  EXPECT_EQ((*mine)[0].shift.name(), "shifts/a");
  EXPECT_EQ(overlay_->Shifts(clock_.Now())->size(), 3u);
}

TEST_F(OverlayTest, ALapsedSignUpDoesNotHideALiveOne) {
  Serve(MakeShift("a", absl::Hours(24)));
  Serve(MakeSignUp("1", "a", v1::SignUp::STATE_LAPSED));
  EXPECT_EQ(View("shifts/a").mine.kind, Mine::kNone);
  EXPECT_TRUE(View("shifts/a").why_not.none());
  Serve(MakeSignUp("2", "a", v1::SignUp::STATE_CONFIRMED));
  EXPECT_EQ(View("shifts/a").mine.kind, Mine::kConfirmed);
}

TEST_F(OverlayTest, AttendanceOnThisPhoneIsSaidToBe) {
  Serve(MakeShift("a", absl::Minutes(10)));
  Serve(MakeSignUp("s", "a", v1::SignUp::STATE_CONFIRMED));
  EXPECT_EQ(View("shifts/a").attendance.kind, Presence::kNotCheckedIn);
  const absl::Time in = clock_.Now();
  ASSERT_TRUE(commands_->CheckIn("shifts/a", "12345678", in).ok());
  AttendanceState state = View("shifts/a").attendance;
  EXPECT_EQ(state.kind, Presence::kCheckedIn);
  EXPECT_TRUE(state.saved_here);
  EXPECT_EQ(state.check_in_time, in);
  clock_.Advance(absl::Minutes(100));
  ASSERT_TRUE(commands_->CheckOut("shifts/a", "", clock_.Now(), 10).ok());
  EXPECT_EQ(View("shifts/a").attendance.kind, Presence::kCheckedOut);
  EXPECT_EQ(overlay_->Hours(kMe)->not_sent, 90);
  EXPECT_EQ(overlay_->Roster("shifts/a")->at(0).attendance.kind, Presence::kCheckedOut);
}

TEST_F(OverlayTest, ARefusedCheckInLeavesTheServersWord) {
  Serve(MakeShift("a", absl::Minutes(10)));
  Serve(MakeSignUp("s", "a", v1::SignUp::STATE_CONFIRMED));
  ASSERT_TRUE(commands_->CheckIn("shifts/a", "12345678", clock_.Now()).ok());
  ASSERT_TRUE(
      outbox_->Reject(ClaimOne(), MakeError(v1::ERROR_REASON_SITE_CODE_WRONG, "Wrong.")).ok());
  const AttendanceState state = View("shifts/a").attendance;
  EXPECT_EQ(state.kind, Presence::kNotCheckedIn);
  EXPECT_EQ(state.refusal.reason, v1::ERROR_REASON_SITE_CODE_WRONG);
  EXPECT_EQ(View("shifts/a").mine.kind, Mine::kConfirmed);
}

TEST_F(OverlayTest, BesideTheirOwnClaimATickChangesNothingOfWhatStands) {
  Serve(MakeShift("a", absl::Minutes(10)));
  const absl::Time came = clock_.Now();
  ServeAttendance(v1::Attendance::STATE_CHECKED_IN, came);
  clock_.Advance(absl::Minutes(5));
  const std::string own(32, 'o');
  ASSERT_TRUE(commands_->LeaderCheckIn("people/x", "shifts/a", own).ok());
  const auto there = [this] { return overlay_->Roster("shifts/a")->at(0).attendance; };
  EXPECT_EQ(there().kind, Presence::kCheckedIn);
  EXPECT_EQ(there().check_in_time, came);
  EXPECT_FALSE(there().saved_here);
  // Left meanwhile, and then the server does not want it.
  ServeAttendance(v1::Attendance::STATE_CHECKED_OUT, came);
  EXPECT_EQ(there().kind, Presence::kCheckedOut);
  ASSERT_TRUE(outbox_->Reject(ClaimOne(), MakeError(v1::ERROR_REASON_SHIFT_CLOSED, "No.")).ok());
  EXPECT_EQ(there().kind, Presence::kCheckedOut);
  EXPECT_TRUE(there().refusal.none());
}

TEST_F(OverlayTest, AloneATickWithAScannedClaimIsLikeAnyOther) {
  Serve(MakeShift("a", absl::Minutes(10)));
  const std::string came(32, 'c'), went(32, 'w');
  ASSERT_TRUE(commands_->LeaderCheckIn("people/x", "shifts/a", came).ok());
  const auto there = [this] { return overlay_->Roster("shifts/a")->at(0).attendance; };
  EXPECT_EQ(there().kind, Presence::kCheckedIn);
  EXPECT_TRUE(there().saved_here);
  ASSERT_TRUE(commands_->LeaderCheckOut("people/x", "shifts/a", went).ok());
  EXPECT_EQ(there().kind, Presence::kCheckedOut);
  ASSERT_TRUE(outbox_->Reject(ClaimOne(), MakeError(v1::ERROR_REASON_SHIFT_CLOSED, "No.")).ok());
  EXPECT_EQ(there().refusal.reason, v1::ERROR_REASON_SHIFT_CLOSED);
  // Who is known to this phone by the code of their leaving alone is on the roster as well.
  Serve(MakeShift("b", absl::Minutes(10)));
  ASSERT_TRUE(commands_->LeaderCheckOut("people/y", "shifts/b", std::string(32, 'y')).ok());
  EXPECT_EQ(overlay_->Roster("shifts/b")->at(0).person, "people/y");
}

TEST_F(OverlayTest, WhoIsBeingSignedUpIsOnTheRosterWithWhatCameOfIt) {
  Serve(MakeShift("a", absl::Hours(24)));
  const auto queued = commands_->SignUpFor("people/x", {.shift = "shifts/a"});
  ASSERT_TRUE(queued.ok()) << queued.status();
  const auto joining = [this] { return overlay_->Roster("shifts/a")->at(0).joining; };
  EXPECT_EQ(joining().kind, OnItsWay::Kind::kWaiting);
  clock_.Advance(absl::Minutes(1));
  ASSERT_TRUE(
      outbox_->Reject(ClaimOne(), MakeError(v1::ERROR_REASON_SIGN_UP_OVERLAPS, "No.")).ok());
  EXPECT_EQ(joining().kind, OnItsWay::Kind::kRefused);
  EXPECT_EQ(joining().refusal.reason, v1::ERROR_REASON_SIGN_UP_OVERLAPS);
  EXPECT_EQ(joining().request_id, queued->request_id);
  // Meanwhile somebody else has done it.
  v1::SignUp sign_up = MakeSignUp("x", "a", v1::SignUp::STATE_CONFIRMED);
  sign_up.set_person("people/x");
  Serve(sign_up);
  EXPECT_EQ(joining().kind, OnItsWay::Kind::kNone);
  // The person's own is shown where they sign up.
  Serve(MakeShift("b", absl::Hours(48)));
  ASSERT_TRUE(commands_->SignUp({.shift = "shifts/b"}).ok());
  EXPECT_TRUE(overlay_->Roster("shifts/b")->empty());
}

TEST_F(OverlayTest, HoursCountEachRowInForceOnce) {
  Record("1", v1::ServiceRecord::STATE_CONFIRMED, 120, false);
  Record("2", v1::ServiceRecord::STATE_REVERSAL, -120, true);
  Record("3", v1::ServiceRecord::STATE_CONFIRMED, 90, true);
  Record("4", v1::ServiceRecord::STATE_WAITING, 60, true);
  Record("5", v1::ServiceRecord::STATE_REFUSED, 30, true);
  const auto totals = overlay_->Hours(kMe);
  EXPECT_EQ(totals->confirmed, 90);
  EXPECT_EQ(totals->waiting, 60);
  EXPECT_EQ(totals->refused, 30);
  EXPECT_EQ(totals->not_sent, 0);
}

TEST_F(OverlayTest, ANoticeOpenedOfflineIsSeen) {
  auto page = Page();
  auto* change = page.add_changes();
  change->set_kind(v1::Change::KIND_UPSERT);
  change->set_name("notices/1");
  change->mutable_notice()->set_name("notices/1");
  change->mutable_notice()->set_person(kMe);
  change->mutable_notice()->set_state(v1::Notice::STATE_HANDED_OVER);
  *change->mutable_notice()->mutable_create_time() = ToTimestamp(clock_.Now());
  ASSERT_TRUE(store_->ApplyPage(page).ok());
  ASSERT_TRUE(commands_->MarkNoticeSeen("notices/1").ok());
  EXPECT_EQ(overlay_->Notices()->at(0).state(), v1::Notice::STATE_SEEN);
}

}  // namespace
}  // namespace glimmer::mobile
