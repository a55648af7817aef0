// Early answers, and what each command leaves in the outbox.
#include "mobile/store/phone_commands.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "mobile/store/pending.h"
#include "shared/base/time_convert.h"
#include "shared/crypto/signed_site_code.h"
#include "shared/crypto/signing.h"
#include "shared/rpc/error.h"
#include "tests/mobile/store/store_fixture.h"

namespace glimmer::mobile {
namespace {

class PhoneCommandsTest : public StoreFixture {
 protected:
  template <typename T>
  static v1::ErrorReason Reason(const absl::StatusOr<T>& answer) {
    return ReasonOf(answer.status());
  }
  void ServeAttendance(v1::Attendance::State state) {
    auto page = Page();
    auto* change = page.add_changes();
    change->set_name("attendances/1");
    change->set_kind(v1::Change::KIND_UPSERT);
    auto* attendance = change->mutable_attendance();
    attendance->set_name("attendances/1");
    attendance->set_shift("shifts/a");
    attendance->set_person(kMe);
    attendance->set_state(state);
    *attendance->mutable_check_in_time() = ToTimestamp(clock_.Now());
    ASSERT_TRUE(store_->ApplyPage(page).ok());
  }
  // Hours of people/x that count.
  static v1::ServiceRecord MakeRecord(const std::string& id, absl::Time in, absl::Duration length) {
    v1::ServiceRecord record;
    record.set_name("service_records/" + id);
    record.set_person("people/x");
    record.set_state(v1::ServiceRecord::STATE_CONFIRMED);
    record.set_in_force(true);
    *record.mutable_check_in_time() = ToTimestamp(in);
    *record.mutable_check_out_time() = ToTimestamp(in + length);
    return record;
  }
};

TEST_F(PhoneCommandsTest, SignUpQueuesOneRowWithItsIds) {
  Serve(MakeShift("a", absl::Hours(24)));
  const auto queued = commands_->SignUp({.shift = "shifts/a", .guests = 2});
  ASSERT_TRUE(queued.ok()) << queued.status();
  const auto items = OpenItems();
  ASSERT_EQ(items.size(), 1u);
  v1::CreateSignUpRequest request;
  ASSERT_TRUE(request.ParseFromString(items[0].request));
  EXPECT_EQ(request.request_id(), items[0].request_id);
  EXPECT_TRUE(IsUuid(request.request_id()));
  EXPECT_EQ("sign_ups/" + request.sign_up_id(), queued->resource);
  EXPECT_EQ(request.person(), kMe);
  EXPECT_EQ(request.guests(), 2);
  EXPECT_EQ(items[0].lane, "shifts/a/people/me");
  EXPECT_EQ(wakes_, 1);
}

TEST_F(PhoneCommandsTest, SignUpRefusesWhatTheServerWouldRefuse) {
  Serve(MakeShift("full", absl::Hours(24), 2, 2));
  EXPECT_EQ(Reason(commands_->SignUp({.shift = "shifts/full"})), v1::ERROR_REASON_SHIFT_FULL);
  EXPECT_TRUE(commands_->SignUp({.shift = "shifts/full", .join_waitlist = true}).ok());
  EXPECT_EQ(Reason(commands_->SignUp({.shift = "shifts/full", .join_waitlist = true})),
            v1::ERROR_REASON_ALREADY_SIGNED_UP);

  Serve(MakeShift("a", absl::Hours(48)));
  Serve(MakeShift("b", absl::Hours(49)));
  ASSERT_TRUE(commands_->SignUp({.shift = "shifts/a"}).ok());
  const auto overlap = commands_->SignUp({.shift = "shifts/b"});
  EXPECT_EQ(Reason(overlap), v1::ERROR_REASON_SIGN_UP_OVERLAPS);
  EXPECT_EQ(MetadataOf(overlap.status(), "shift"), "shifts/a");

  auto cancelled = MakeShift("c", absl::Hours(72));
  cancelled.set_state(v1::Shift::STATE_CANCELLED);
  Serve(cancelled);
  EXPECT_EQ(Reason(commands_->SignUp({.shift = "shifts/c"})), v1::ERROR_REASON_SHIFT_CANCELLED);

  auto later = MakeShift("d", absl::Hours(96));
  *later.mutable_sign_up_open_time() = ToTimestamp(clock_.Now() + absl::Hours(1));
  Serve(later);
  EXPECT_EQ(Reason(commands_->SignUp({.shift = "shifts/d"})), v1::ERROR_REASON_SIGN_UP_NOT_OPEN);
  EXPECT_EQ(Reason(commands_->SignUp({.shift = "shifts/none"})), v1::ERROR_REASON_NOT_FOUND);
  EXPECT_EQ(OpenItems().size(), 2u);
}

TEST_F(PhoneCommandsTest, NeighbouringShiftsDoNotOverlap) {
  Serve(MakeShift("a", absl::Hours(24)));
  Serve(MakeShift("b", absl::Hours(26)));
  ASSERT_TRUE(commands_->SignUp({.shift = "shifts/a"}).ok());
  EXPECT_TRUE(commands_->SignUp({.shift = "shifts/b"}).ok());
}

TEST_F(PhoneCommandsTest, AsksForSkillsOfEveryPosition) {
  auto shift = MakeShift("a", absl::Hours(24));
  shift.add_positions()->add_needed_skills("first_aid");
  Serve(shift);
  auto page = Page();
  auto* change = page.add_changes();
  change->set_name(kMe);
  change->set_kind(v1::Change::KIND_UPSERT);
  change->mutable_person()->set_name(kMe);
  ASSERT_TRUE(store_->ApplyPage(page).ok());
  EXPECT_EQ(Reason(commands_->SignUp({.shift = "shifts/a"})), v1::ERROR_REASON_SKILL_MISSING);
  shift.add_positions();
  Serve(shift);
  EXPECT_TRUE(commands_->SignUp({.shift = "shifts/a"}).ok());
}

TEST_F(PhoneCommandsTest, LeavingAnUnsentSignUpTakesItBack) {
  Serve(MakeShift("a", absl::Hours(24)));
  const auto queued = commands_->SignUp({.shift = "shifts/a"});
  const auto left = commands_->Leave(queued->resource, false);
  ASSERT_TRUE(left.ok()) << left.status();
  EXPECT_TRUE(left->request_id.empty());
  EXPECT_TRUE(OpenItems().empty());
}

TEST_F(PhoneCommandsTest, WhoHasNoPlaceYetIsNotRelievedOfItButLeaves) {
  Serve(MakeShift("a", absl::Hours(24)));
  const auto queued = commands_->SignUp({.shift = "shifts/a"});
  ASSERT_EQ(outbox_->Claim(1)->size(), 1u);
  ASSERT_TRUE(commands_->Leave(queued->resource, true).ok());
  EXPECT_EQ(overlay_->Shift("shifts/a")->value().mine.kind, MyState::Kind::kLeaving);
  EXPECT_EQ(ReadPending(OpenItems()[1]).kind, Pending::Kind::kLeave);
}

TEST_F(PhoneCommandsTest, ACoordinatorTakesSomebodyOffOnceAndBeforeTheStart) {
  Serve(MakeShift("a", absl::Hours(24)));
  EXPECT_EQ(Reason(commands_->TakeOff("people/lin", "shifts/a")), v1::ERROR_REASON_SIGN_UP_STATE);
  v1::SignUp sign_up = MakeSignUp("lin", "a", v1::SignUp::STATE_WAITLISTED);
  sign_up.set_person("people/lin");
  Serve(sign_up);
  const auto taken_off = commands_->TakeOff("people/lin", "shifts/a");
  ASSERT_TRUE(taken_off.ok()) << taken_off.status();
  const auto items = OpenItems();
  ASSERT_EQ(items.size(), 1u);
  EXPECT_EQ(items[0].lane, "shifts/a/people/lin");
  v1::LeaveShiftRequest request;
  ASSERT_TRUE(request.ParseFromString(items[0].request));
  EXPECT_EQ(request.sign_up(), sign_up.name());
  EXPECT_GT(items[0].next_try, clock_.Now());
  EXPECT_EQ(Reason(commands_->TakeOff("people/lin", "shifts/a")), v1::ERROR_REASON_SIGN_UP_STATE);
  // Undone, it can be done again; once the shift has begun nobody is taken off any more.
  ASSERT_TRUE(outbox_->Undo(taken_off->request_id).ok());
  clock_.Advance(absl::Hours(25));
  EXPECT_EQ(Reason(commands_->TakeOff("people/lin", "shifts/a")), v1::ERROR_REASON_SHIFT_STARTED);
  EXPECT_EQ(Reason(commands_->TakeOff("people/lin", "shifts/none")), v1::ERROR_REASON_NOT_FOUND);
}

TEST_F(PhoneCommandsTest, WhoComesInsteadWaitsForWhoGoes) {
  Serve(MakeShift("a", absl::Hours(24)));
  v1::SignUp sign_up = MakeSignUp("lin", "a", v1::SignUp::STATE_CONFIRMED);
  sign_up.set_person("people/lin");
  Serve(sign_up);
  const auto goes = commands_->TakeOff("people/lin", "shifts/a");
  ASSERT_TRUE(goes.ok()) << goes.status();
  ASSERT_TRUE(commands_
                  ->SignUpFor("people/zhou", {.shift = "shifts/a",
                                              .join_waitlist = true,
                                              .after_request_id = goes->request_id})
                  .ok());
  clock_.Advance(absl::Minutes(1));
  auto claimed = outbox_->Claim(10);
  ASSERT_TRUE(claimed.ok()) << claimed.status();
  ASSERT_EQ(claimed->size(), 1u);
  EXPECT_EQ((*claimed)[0].method, kLeaveShift);
  v1::LeaveShiftResponse answer;
  *answer.mutable_sign_up() = sign_up;
  answer.mutable_sign_up()->set_state(v1::SignUp::STATE_CANCELLED);
  ASSERT_TRUE(outbox_->Accept((*claimed)[0], answer.SerializeAsString()).ok());
  claimed = outbox_->Claim(10);
  ASSERT_EQ(claimed->size(), 1u);
  EXPECT_EQ((*claimed)[0].method, kCreateSignUp);
}

TEST_F(PhoneCommandsTest, ChangingFromOneShiftToAnOverlappingOneKeepsTheOrder) {
  Serve(MakeShift("a", absl::Hours(24)));
  Serve(MakeShift("b", absl::Hours(25)));
  Serve(MakeSignUp("s", "a", v1::SignUp::STATE_CONFIRMED));
  const auto left = commands_->Leave("sign_ups/s", false);
  ASSERT_TRUE(left.ok()) << left.status();
  const auto joined = commands_->SignUp({.shift = "shifts/b"});
  ASSERT_TRUE(joined.ok()) << joined.status();
  EXPECT_EQ(OpenItems()[1].after_request_id, left->request_id);
  EXPECT_TRUE(outbox_->Claim(9)->empty());  // it may still be undone
  clock_.Advance(absl::Seconds(6));
  EXPECT_EQ(outbox_->Claim(9)->size(), 1u);
}

TEST_F(PhoneCommandsTest, AcceptsAnOfferUntilItExpires) {
  Serve(MakeShift("a", absl::Hours(24)));
  auto sign_up = MakeSignUp("s", "a", v1::SignUp::STATE_OFFERED);
  *sign_up.mutable_offer_expire_time() = ToTimestamp(clock_.Now() + absl::Hours(1));
  Serve(sign_up);
  clock_.Advance(absl::Hours(1));
  EXPECT_EQ(Reason(commands_->AcceptOffer("sign_ups/s")), v1::ERROR_REASON_OFFER_EXPIRED);
  clock_.Advance(-absl::Minutes(1));
  EXPECT_TRUE(commands_->AcceptOffer("sign_ups/s").ok());
  EXPECT_EQ(Reason(commands_->DeclineOffer("sign_ups/s")), v1::ERROR_REASON_SIGN_UP_STATE);
}

TEST_F(PhoneCommandsTest, CheckInTravelsWithTheServersClock) {
  Serve(MakeShift("a", absl::Minutes(10)));
  Serve(MakeSignUp("s", "a", v1::SignUp::STATE_CONFIRMED));
  auto page = Page();
  *page.mutable_server_time() = ToTimestamp(clock_.Now() + absl::Minutes(3));
  ASSERT_TRUE(store_->ApplyPage(page).ok());
  const auto queued = commands_->CheckIn("shifts/a", "1234 5678", clock_.Now());
  ASSERT_TRUE(queued.ok()) << queued.status();
  v1::CheckInRequest request;
  ASSERT_TRUE(request.ParseFromString(OpenItems()[0].request));
  EXPECT_EQ(FromTimestamp(request.claim().capture_time()), clock_.Now() + absl::Minutes(3));
  EXPECT_EQ(FromTimestamp(request.claim().wall_time()), clock_.Now());
  EXPECT_EQ(request.claim().method(), v1::AttendanceClaim::METHOD_SITE_CODE);
  EXPECT_EQ(request.claim().nonce().size(), 16u);
  EXPECT_EQ(request.claim().device(), "devices/d");
}

TEST_F(PhoneCommandsTest, CheckInRefusesEarlyLateAndTwice) {
  Serve(MakeShift("a", absl::Hours(2)));
  EXPECT_EQ(Reason(commands_->CheckIn("shifts/a", "12345678", clock_.Now())),
            v1::ERROR_REASON_CHECK_IN_NOT_OPEN);
  clock_.Advance(absl::Minutes(90));
  EXPECT_EQ(Reason(commands_->CheckIn("shifts/a", "1234567", clock_.Now())),
            v1::ERROR_REASON_SITE_CODE_WRONG);
  EXPECT_EQ(Reason(commands_->CheckIn("shifts/a", "12345678", clock_.Now())),
            v1::ERROR_REASON_NOT_SIGNED_UP);
  Serve(MakeSignUp("s", "a", v1::SignUp::STATE_CONFIRMED));
  EXPECT_EQ(Reason(commands_->CheckOut("shifts/a", "", clock_.Now(), 0)),
            v1::ERROR_REASON_NOT_CHECKED_IN);
  ASSERT_TRUE(commands_->CheckIn("shifts/a", "12345678", clock_.Now()).ok());
  EXPECT_EQ(Reason(commands_->CheckIn("shifts/a", "12345678", clock_.Now())),
            v1::ERROR_REASON_ALREADY_CHECKED);
  clock_.Advance(absl::Minutes(60));
  EXPECT_EQ(Reason(commands_->CheckOut("shifts/a", "", clock_.Now(), 61)),
            v1::ERROR_REASON_TIMES_INVALID);
  EXPECT_TRUE(commands_->CheckOut("shifts/a", "", clock_.Now(), 15).ok());
}

TEST_F(PhoneCommandsTest, AScannedCodeTravelsAsItIsAndOnlyToItsShift) {
  Serve(MakeShift("a", absl::Minutes(10)));
  Serve(MakeSignUp("s", "a", v1::SignUp::STATE_CONFIRMED));
  const KeyPair leader = NewSigningKey(random_);
  const auto code_of = [&](absl::string_view shift) {
    return SignSiteCode(
        {.shift_mark = ShiftMark(shift), .step = 240, .device_id = std::string(26, '0')},
        leader.secret_key);
  };
  EXPECT_EQ(Reason(commands_->CheckIn("shifts/a", code_of("b"), clock_.Now())),
            v1::ERROR_REASON_SITE_CODE_WRONG);
  ASSERT_TRUE(commands_->CheckIn("shifts/a", code_of("a"), clock_.Now()).ok());
  v1::CheckInRequest in;
  ASSERT_TRUE(in.ParseFromString(OpenItems()[0].request));
  EXPECT_EQ(in.claim().method(), v1::AttendanceClaim::METHOD_SITE_CODE);
  EXPECT_EQ(in.claim().signed_site_code(), code_of("a"));
  EXPECT_EQ(in.claim().site_code(), "");
  EXPECT_EQ(Reason(commands_->CheckOut("shifts/a", code_of("b"), clock_.Now(), 0)),
            v1::ERROR_REASON_SITE_CODE_WRONG);
  ASSERT_TRUE(commands_->CheckOut("shifts/a", code_of("a"), clock_.Now(), 0).ok());
  v1::CheckOutRequest out;
  ASSERT_TRUE(out.ParseFromString(OpenItems()[1].request));
  EXPECT_EQ(out.claim().signed_site_code(), code_of("a"));
}

TEST_F(PhoneCommandsTest, ASignUpThatWasNotAnsweredYetLetsOneCheckIn) {
  Serve(MakeShift("a", absl::Minutes(10)));
  ASSERT_TRUE(commands_->SignUp({.shift = "shifts/a"}).ok());
  EXPECT_TRUE(commands_->CheckIn("shifts/a", "12345678", clock_.Now()).ok());
  EXPECT_EQ(OpenItems()[0].lane, OpenItems()[1].lane);
}

TEST_F(PhoneCommandsTest, LeaderTicksWalkInsAndClosesAfterThem) {
  Serve(MakeShift("a", absl::Minutes(10)));
  ASSERT_TRUE(commands_->LeaderCheckIn("people/x", "shifts/a").ok());
  EXPECT_EQ(Reason(commands_->LeaderCheckIn("people/x", "shifts/a")),
            v1::ERROR_REASON_ALREADY_CHECKED);
  EXPECT_EQ(Reason(commands_->CloseShift("shifts/a", {})), v1::ERROR_REASON_SHIFT_NOT_STARTED);
  clock_.Advance(absl::Hours(2));
  ASSERT_TRUE(commands_->LeaderCheckOut("people/x", "shifts/a").ok());
  ASSERT_TRUE(commands_->CloseShift("shifts/a", {.audience_count = 30}).ok());
  clock_.Advance(absl::Seconds(6));
  const auto claimed = outbox_->Claim(9);
  ASSERT_EQ(claimed->size(), 1u);
  EXPECT_EQ((*claimed)[0].method, std::string(kCheckIn));
}

TEST_F(PhoneCommandsTest, ATickStandsBesideTheirOwnClaimWhateverThisPhoneKnows) {
  Serve(MakeShift("a", absl::Minutes(10)));
  const std::string came(32, 'c'), went(32, 'w');
  ASSERT_TRUE(commands_->LeaderCheckIn("people/x", "shifts/a").ok());
  EXPECT_TRUE(commands_->LeaderCheckIn("people/x", "shifts/a", came).ok());
  EXPECT_EQ(Reason(commands_->LeaderCheckIn("people/x", "shifts/a", came)),
            v1::ERROR_REASON_ALREADY_CHECKED);
  // Their phone may know of a check-in that this one has not heard of.
  EXPECT_EQ(Reason(commands_->LeaderCheckOut("people/y", "shifts/a")),
            v1::ERROR_REASON_NOT_CHECKED_IN);
  EXPECT_TRUE(commands_->LeaderCheckOut("people/y", "shifts/a", went).ok());
  EXPECT_EQ(OpenItems().size(), 3u);
}

TEST_F(PhoneCommandsTest, ATickBesideAClaimHasItsTimeAndMayBeTriedAgain) {
  Serve(MakeShift("b", absl::Hours(2)));
  const std::string came(32, 'c');
  EXPECT_EQ(Reason(commands_->LeaderCheckIn("people/x", "shifts/b", came)),
            v1::ERROR_REASON_CHECK_IN_NOT_OPEN);
  clock_.Advance(absl::Hours(2));
  ASSERT_TRUE(commands_->LeaderCheckIn("people/x", "shifts/b", came).ok());
  ASSERT_TRUE(outbox_->Reject(outbox_->Claim(1)->at(0), absl::FailedPreconditionError("no")).ok());
  EXPECT_TRUE(commands_->LeaderCheckIn("people/x", "shifts/b", came).ok());
}

TEST_F(PhoneCommandsTest, AfterARestartATickHasNoAnchor) {
  Serve(MakeShift("a", absl::Minutes(10)));
  const auto anchored = [this](const std::string& person) {
    EXPECT_TRUE(commands_->LeaderCheckIn(person, "shifts/a").ok());
    v1::CheckInRequest tick;
    EXPECT_TRUE(tick.ParseFromString(OpenItems().back().request));
    EXPECT_EQ(tick.claim().person(), person);
    return tick.claim().has_anchor_time();
  };
  EXPECT_TRUE(anchored("people/x"));
  Reopen();
  EXPECT_TRUE(anchored("people/y"));
  Reopen("another start");
  EXPECT_FALSE(anchored("people/z"));
  Serve(MakeShift("b", absl::Minutes(10)));
  EXPECT_TRUE(anchored("people/w")) << "the server has said since what time it is";
}

TEST_F(PhoneCommandsTest, CheckOutFollowsACheckInThatTheServerKnows) {
  Serve(MakeShift("a", absl::Minutes(10)));
  ServeAttendance(v1::Attendance::STATE_CHECKED_IN);
  EXPECT_EQ(Reason(commands_->CheckIn("shifts/a", "12345678", clock_.Now())),
            v1::ERROR_REASON_ALREADY_CHECKED);
  clock_.Advance(absl::Minutes(30));
  EXPECT_TRUE(commands_->CheckOut("shifts/a", "12345678", clock_.Now(), 0).ok());
}

TEST_F(PhoneCommandsTest, NobodyDecidesTheirOwnMinutes) {
  auto page = Page();
  for (const std::string person : {"people/me", "people/x"}) {
    auto* change = page.add_changes();
    change->set_kind(v1::Change::KIND_UPSERT);
    auto* record = change->mutable_service_record();
    record->set_name("service_records/" + person.substr(7));
    record->set_person(person);
    record->set_state(v1::ServiceRecord::STATE_WAITING);
    record->set_in_force(true);
    change->set_name(record->name());
  }
  ASSERT_TRUE(store_->ApplyPage(page).ok());
  EXPECT_EQ(Reason(commands_->DecideRecord("service_records/me", true, "")),
            v1::ERROR_REASON_OWN_MINUTES);
  EXPECT_EQ(Reason(commands_->DecideRecord("service_records/x", false, "")),
            v1::ERROR_REASON_FIELD_INVALID);
  EXPECT_TRUE(commands_->DecideRecord("service_records/x", true, "").ok());
  EXPECT_EQ(overlay_->PendingDecisions()->count("service_records/x"), 1u);
}

TEST_F(PhoneCommandsTest, CorrectsWhatCountsAndIsNobodysOwn) {
  const absl::Time in = clock_.Now() - absl::Hours(3);
  Correction correction{.record = MakeRecord("x", in, absl::Minutes(120)), .reason = "Late."};
  correction.check_out_time = in + absl::Minutes(90);
  const auto with = [&](auto change) {
    Correction other = correction;
    change(other);
    return Reason(commands_->CorrectRecord(other));
  };
  EXPECT_EQ(with([](Correction& c) { c.reason.clear(); }), v1::ERROR_REASON_FIELD_INVALID);
  EXPECT_EQ(with([](Correction& c) { c.record.set_person(kMe); }), v1::ERROR_REASON_OWN_MINUTES);
  EXPECT_EQ(with([](Correction& c) { c.record.set_state(v1::ServiceRecord::STATE_WAITING); }),
            v1::ERROR_REASON_RECORD_STATE);
  EXPECT_EQ(with([](Correction& c) { c.record.set_in_force(false); }),
            v1::ERROR_REASON_RECORD_STATE);
  EXPECT_EQ(with([&](Correction& c) { c.check_in_time = in + absl::Minutes(91); }),
            v1::ERROR_REASON_TIMES_INVALID);
  EXPECT_EQ(with([&](Correction& c) { c.check_out_time = clock_.Now() + absl::Minutes(1); }),
            v1::ERROR_REASON_TIMES_INVALID);
  EXPECT_EQ(with([](Correction& c) { c.break_minutes = 91; }), v1::ERROR_REASON_FIELD_INVALID);
  EXPECT_TRUE(OpenItems().empty());
  ASSERT_TRUE(commands_->CorrectRecord(correction).ok());
  v1::CorrectRecordRequest request;
  ASSERT_TRUE(request.ParseFromString(OpenItems()[0].request));
  EXPECT_EQ(request.service_record(), "service_records/x");
  EXPECT_FALSE(request.has_check_in_time());
  EXPECT_EQ(FromTimestamp(request.check_out_time()), in + absl::Minutes(90));
  EXPECT_EQ(request.break_minutes(), -1);
  EXPECT_EQ(request.reason(), "Late.");
}

TEST_F(PhoneCommandsTest, OneCorrectionAtATimeAndOnePastARefusal) {
  const absl::Time in = clock_.Now() - absl::Hours(3);
  Correction correction{.record = MakeRecord("x", in, absl::Minutes(120)), .reason = "Late."};
  correction.break_minutes = 10;
  const auto first = commands_->CorrectRecord(correction);
  ASSERT_TRUE(first.ok()) << first.status();
  EXPECT_EQ(Reason(commands_->CorrectRecord(correction)), v1::ERROR_REASON_RECORD_STATE);
  clock_.Advance(absl::Seconds(7));
  const auto claimed = outbox_->Claim(1);
  ASSERT_EQ(claimed->size(), 1u);
  ASSERT_TRUE(
      outbox_->Reject(claimed->front(), MakeError(v1::ERROR_REASON_TIMES_INVALID, "No.")).ok());
  EXPECT_EQ(overlay_->Corrections()->at("service_records/x").refusal.reason,
            v1::ERROR_REASON_TIMES_INVALID);
  correction.break_minutes = 5;
  ASSERT_TRUE(commands_->CorrectRecord(correction).ok());
  ASSERT_EQ(OpenItems().size(), 1u);
  EXPECT_EQ(overlay_->Corrections()->at("service_records/x").kind, OnItsWay::Kind::kWaiting);
}

TEST_F(PhoneCommandsTest, CreatesAnEventUnderAnIdMadeHere) {
  v1::Event event;
  event.set_title("Park");
  v1::ShiftPattern pattern;
  EXPECT_EQ(Reason(commands_->CreateEvent(event, pattern)), v1::ERROR_REASON_FIELD_INVALID);
  pattern.add_positions()->set_capacity(3);
  const auto queued = commands_->CreateEvent(event, pattern);
  ASSERT_TRUE(queued.ok());
  EXPECT_EQ(OpenItems()[0].lane, queued->resource);
}

}  // namespace
}  // namespace glimmer::mobile
