// Coming, leaving, closing and entering afterwards, on a real database.
#include "server/attendance/attendance_commands.h"

#include "absl/strings/str_cat.h"
#include "shared/base/time_convert.h"
#include "shared/rpc/error.h"
#include "tests/server/attendance/attendance_fixture.h"

namespace glimmer::attendance {
namespace {

using v1::AttendanceClaim;
using v1::ServiceRecord;

TEST_F(AttendanceTest, CodeInAndOutIsAConfirmedRecord) {
  const std::string person = AddVolunteer("Li Na", host_unit_id_);
  const ServiceRecord record = Serve(person, absl::Minutes(95));
  EXPECT_EQ(record.state(), ServiceRecord::STATE_CONFIRMED);
  EXPECT_EQ(record.counted_minutes(), 95);
  EXPECT_EQ(record.evidence_class(), v1::EVIDENCE_CLASS_B);
  EXPECT_EQ(record.verdict(), v1::VERDICT_STRONG);
  EXPECT_EQ(record.source(), ServiceRecord::SOURCE_ATTENDANCE);
  EXPECT_EQ(record.home_unit(), absl::StrCat("units/", host_unit_id_));
  EXPECT_EQ(record.host_unit(), absl::StrCat("units/", host_unit_id_));
  EXPECT_EQ(record.organizing_unit(), absl::StrCat("units/", world_.unit_id));
  EXPECT_EQ(record.person_display_name(), "Li Na");
  EXPECT_TRUE(record.in_force());
  EXPECT_EQ(world_.Int("SELECT COUNT(*) FROM attendance_claims"), 2);
  EXPECT_EQ(world_.Int("SELECT grace_minutes FROM rule_packs WHERE version = 1"), 30);
  EXPECT_EQ(world_.Text("SELECT audience FROM changes WHERE resource LIKE 'service_records/%'"),
            absl::StrCat("person:", person, " unit:", world_.root_unit_id, " unit:", world_.unit_id,
                         " unit:", host_unit_id_));
}

TEST_F(AttendanceTest, CivilDateIsTheEventsNotTheServers) {
  world_.clock.Set(absl::FromUnixSeconds(1772460000));  // 2026-03-02 22:00 in Shanghai
  shift_ = world_.AddShift({.start = absl::FromUnixSeconds(1772470800)});  // 01:00 on the 3rd
  const ServiceRecord record = Serve(AddVolunteer("Night"), absl::Minutes(60));
  EXPECT_EQ(record.civil_date(), "2026-03-03");
}

TEST_F(AttendanceTest, BreaksAreSubtractedAndBounded) {
  const std::string person = AddVolunteer("Li Na");
  MoveTo(absl::ZeroDuration());
  ASSERT_TRUE(CheckIn(person, CodeClaim(person)).ok());
  MoveTo(absl::Minutes(60));
  EXPECT_EQ(MetadataOf(CheckOut(person, CodeClaim(person), 61).status(), "field"), "break_minutes");
  const auto out = CheckOut(person, CodeClaim(person), 20);
  ASSERT_TRUE(out.ok()) << out.status();
  EXPECT_EQ(out->service_record().counted_minutes(), 40);
}

TEST_F(AttendanceTest, WrongCodeAndWrongTimeAreRefused) {
  const std::string person = AddVolunteer("Li Na");
  MoveTo(-absl::Minutes(31));
  EXPECT_EQ(ReasonOf(CheckIn(person, CodeClaim(person)).status()),
            v1::ERROR_REASON_CHECK_IN_NOT_OPEN);
  MoveTo(absl::ZeroDuration());
  AttendanceClaim wrong = CodeClaim(person);
  wrong.set_site_code(wrong.site_code() == "12345678" ? "87654321" : "12345678");
  EXPECT_EQ(ReasonOf(CheckIn(person, wrong).status()), v1::ERROR_REASON_SITE_CODE_WRONG);
  EXPECT_EQ(world_.Int("SELECT COUNT(*) FROM attendances"), 0);
  EXPECT_EQ(ReasonOf(CheckOut(person, CodeClaim(person)).status()),
            v1::ERROR_REASON_NOT_CHECKED_IN);
}

TEST_F(AttendanceTest, SecondCheckInNamesTheFirst) {
  const std::string person = AddVolunteer("Li Na");
  MoveTo(absl::ZeroDuration());
  const auto first = CheckIn(person, CodeClaim(person));
  ASSERT_TRUE(first.ok()) << first.status();
  const absl::Status second =
      CheckIn(leader_, Claim(person, AttendanceClaim::METHOD_LEADER_TICK)).status();
  EXPECT_EQ(ReasonOf(second), v1::ERROR_REASON_ALREADY_CHECKED);
  EXPECT_EQ(MetadataOf(second, "attendance"), first->attendance().name());
}

TEST_F(AttendanceTest, WalkInsComeThroughTheLeaderAlone) {
  const std::string stranger = world_.AddPerson({.display_name = "Walk In"});
  MoveTo(absl::ZeroDuration());
  EXPECT_EQ(ReasonOf(CheckIn(stranger, CodeClaim(stranger)).status()),
            v1::ERROR_REASON_NOT_SIGNED_UP);
  world_.Execute("UPDATE shifts SET held = capacity");  // full is no obstacle, and stays as it is
  const AttendanceClaim tick = Claim(stranger, AttendanceClaim::METHOD_LEADER_TICK);
  EXPECT_EQ(ReasonOf(CheckIn(stranger, tick).status()), v1::ERROR_REASON_ROLE_MISSING);
  const auto in = CheckIn(leader_, tick);
  ASSERT_TRUE(in.ok()) << in.status();
  EXPECT_TRUE(in->attendance().walk_in());
  EXPECT_EQ(in->attendance().check_in_class(), v1::EVIDENCE_CLASS_B);
  MoveTo(absl::Minutes(30));
  const auto out = CheckOut(coordinator_, tick);
  ASSERT_TRUE(out.ok()) << out.status();
  EXPECT_EQ(out->service_record().state(), ServiceRecord::STATE_CONFIRMED);
  EXPECT_EQ(world_.Int("SELECT held - capacity FROM shifts"), 0);
}

TEST_F(AttendanceTest, NobodySpeaksForSomebodyElse) {
  const std::string person = AddVolunteer("Li Na");
  const std::string friend_of = AddVolunteer("Friend");
  MoveTo(absl::ZeroDuration());
  EXPECT_EQ(ReasonOf(CheckIn(friend_of, CodeClaim(person)).status()),
            v1::ERROR_REASON_FIELD_INVALID);
  EXPECT_EQ(
      ReasonOf(CheckIn(friend_of, Claim(person, AttendanceClaim::METHOD_LEADER_TICK)).status()),
      v1::ERROR_REASON_ROLE_MISSING);
}

TEST_F(AttendanceTest, LeadersOwnTickAndOwnCodeWait) {
  for (const auto method :
       {AttendanceClaim::METHOD_LEADER_TICK, AttendanceClaim::METHOD_SITE_CODE}) {
    MoveTo(absl::ZeroDuration());
    shift_ = world_.AddShift({.start = world_.clock.Now(), .leader_person_id = leader_});
    AttendanceClaim claim = CodeClaim(leader_);
    claim.set_method(method);
    ASSERT_TRUE(CheckIn(leader_, claim).ok());
    MoveTo(absl::Hours(1));
    claim.set_site_code(CodeClaim(leader_).site_code());
    const auto out = CheckOut(leader_, claim);
    ASSERT_TRUE(out.ok()) << out.status();
    EXPECT_EQ(out->service_record().state(), ServiceRecord::STATE_WAITING);
    EXPECT_EQ(out->service_record().evidence_class(), v1::EVIDENCE_CLASS_C);
  }
}

// The leader's phone was started anew in the field, far from the server, with a clock of its own.
TEST_F(AttendanceTest, LeadersTickWaitsWhenItsClockMayBeWrong) {
  const auto out_of = [this](const std::string& person, bool anchored) {
    AttendanceClaim claim = Claim(person, AttendanceClaim::METHOD_LEADER_TICK);
    claim.set_boot_id("start");
    const absl::Time anchor = shift_.start - absl::Hours(5);
    if (anchored) *claim.mutable_anchor_time() = ToTimestamp(anchor);
    const auto at = [&](absl::Time time) {
      *claim.mutable_capture_time() = ToTimestamp(time);
      claim.set_boot_time_ms(absl::ToInt64Milliseconds(time - anchor));
    };
    at(shift_.start);
    EXPECT_TRUE(CheckIn(leader_, claim).ok());
    at(shift_.start + absl::Hours(2));
    const auto out = CheckOut(leader_, claim);
    EXPECT_TRUE(out.ok()) << out.status();
    return out.ok() ? out->service_record() : ServiceRecord();
  };
  const std::string one = AddVolunteer("Li Na");
  const std::string other = AddVolunteer("Wang Fang");
  MoveTo(absl::Hours(20));
  EXPECT_EQ(out_of(one, true).state(), ServiceRecord::STATE_CONFIRMED);
  const ServiceRecord waiting = out_of(other, false);
  EXPECT_EQ(waiting.state(), ServiceRecord::STATE_WAITING);
  EXPECT_EQ(waiting.verdict(), v1::VERDICT_REVIEW);
}

TEST_F(AttendanceTest, RecordHasTheWeakerEvidence) {
  const std::string person = AddVolunteer("Li Na");
  MoveTo(absl::ZeroDuration());
  ASSERT_TRUE(CheckIn(person, CodeClaim(person)).ok());
  MoveTo(absl::Hours(1));
  const auto out = CheckOut(person, Claim(person, AttendanceClaim::METHOD_OWN_STATEMENT));
  ASSERT_TRUE(out.ok()) << out.status();
  EXPECT_EQ(out->service_record().evidence_class(), v1::EVIDENCE_CLASS_C);
  EXPECT_EQ(out->service_record().verdict(), v1::VERDICT_REVIEW);
  EXPECT_EQ(out->service_record().state(), ServiceRecord::STATE_WAITING);
}

TEST_F(AttendanceTest, ClosingNamesNoShowsAndAssumesForgottenCheckOuts) {
  const std::string person = AddVolunteer("Li Na");
  const std::string absent = AddVolunteer("Absent");
  MoveTo(absl::Minutes(10));
  ASSERT_TRUE(CheckIn(person, CodeClaim(person)).ok());
  v1::CloseShiftRequest request = CloseRequest();
  request.add_no_shows(absl::StrCat("people/", absent));
  request.set_audience_count(40);
  request.set_guest_count(2);
  MoveTo(-absl::Minutes(1));
  EXPECT_EQ(ReasonOf(Close(leader_, request).status()), v1::ERROR_REASON_SHIFT_NOT_STARTED);
  MoveTo(absl::Hours(3));
  const auto closed = Close(leader_, request);
  ASSERT_TRUE(closed.ok()) << closed.status();
  ASSERT_EQ(closed->attendances_size(), 2);
  EXPECT_EQ(closed->attendances(0).state(), v1::Attendance::STATE_NO_SHOW);
  ASSERT_EQ(closed->waiting_records_size(), 1);
  const ServiceRecord& record = closed->waiting_records(0);
  EXPECT_TRUE(record.assumed());
  EXPECT_EQ(record.state(), ServiceRecord::STATE_WAITING);
  EXPECT_EQ(record.evidence_class(), v1::EVIDENCE_CLASS_D);
  EXPECT_EQ(record.counted_minutes(), 110);
  EXPECT_EQ(FromTimestamp(record.check_out_time()), shift_.start + absl::Hours(2));
  EXPECT_EQ(world_.Int("SELECT audience_count * 100 + guest_count FROM shifts WHERE state = 3"),
            4002);
  EXPECT_EQ(world_.Int("SELECT COALESCE(SUM(weight), 0) FROM service_records"), 0);
  EXPECT_EQ(ReasonOf(Close(leader_, request).status()), v1::ERROR_REASON_SHIFT_CLOSED);
  EXPECT_EQ(ReasonOf(CheckOut(person, CodeClaim(person)).status()), v1::ERROR_REASON_SHIFT_CLOSED);
}

TEST_F(AttendanceTest, WhoIsThereIsNoNoShow) {
  const std::string person = AddVolunteer("Li Na");
  MoveTo(absl::ZeroDuration());
  ASSERT_TRUE(CheckIn(person, CodeClaim(person)).ok());
  v1::CloseShiftRequest request = CloseRequest();
  request.add_no_shows(absl::StrCat("people/", person));
  EXPECT_EQ(ReasonOf(Close(leader_, request).status()), v1::ERROR_REASON_ALREADY_CHECKED);
  request.set_no_shows(0, absl::StrCat("people/", coordinator_));
  EXPECT_EQ(ReasonOf(Close(leader_, request).status()), v1::ERROR_REASON_NOT_SIGNED_UP);
}

// A phone without signal hands in its claims two days later; the shift is closed by then.
TEST_F(AttendanceTest, LateClaimsAreHeard) {
  const std::string person = AddVolunteer("Offline");
  const std::string forgot = AddVolunteer("Forgot");
  MoveTo(absl::ZeroDuration());
  ASSERT_TRUE(CheckIn(forgot, CodeClaim(forgot)).ok());
  MoveTo(absl::Hours(3));
  v1::CloseShiftRequest request = CloseRequest();
  request.add_no_shows(absl::StrCat("people/", person));
  ASSERT_TRUE(Close(leader_, request).ok());

  MoveTo(absl::Hours(48));
  ASSERT_TRUE(CheckIn(person, CodeClaim(person, shift_.start)).ok());
  const auto out = CheckOut(person, CodeClaim(person, shift_.start + absl::Minutes(90)));
  ASSERT_TRUE(out.ok()) << out.status();
  EXPECT_EQ(out->service_record().counted_minutes(), 90);
  EXPECT_EQ(out->service_record().state(), ServiceRecord::STATE_WAITING);  // was named absent

  const auto late = CheckOut(forgot, CodeClaim(forgot, shift_.start + absl::Minutes(100)));
  ASSERT_TRUE(late.ok()) << late.status();
  EXPECT_EQ(late->service_record().state(), ServiceRecord::STATE_CONFIRMED);
  EXPECT_EQ(late->service_record().counted_minutes(), 100);
  EXPECT_FALSE(late->service_record().assumed());
  EXPECT_NE(late->service_record().correction_of(), "");
  EXPECT_EQ(
      ReasonOf(CheckOut(forgot, CodeClaim(forgot, shift_.start + absl::Minutes(101))).status()),
      v1::ERROR_REASON_ALREADY_CHECKED);
}

TEST_F(AttendanceTest, EnteringAfterwardsIsClassDAndNeverForOneself) {
  const std::string person = AddVolunteer("Paper");
  MoveTo(absl::Hours(30));
  EXPECT_EQ(
      ReasonOf(
          Enter(coordinator_, Entry(coordinator_, absl::ZeroDuration(), absl::Hours(2))).status()),
      v1::ERROR_REASON_OWN_MINUTES);
  v1::EnterAttendanceRequest request = Entry(person, absl::ZeroDuration(), absl::Minutes(45));
  request.clear_reason();
  EXPECT_EQ(MetadataOf(Enter(coordinator_, request).status(), "field"), "reason");
  request.set_reason(std::string(201, 'x'));
  EXPECT_EQ(MetadataOf(Enter(coordinator_, request).status(), "field"), "reason");
  EXPECT_EQ(ReasonOf(Enter(coordinator_, Entry(person, absl::Hours(1), absl::Hours(31))).status()),
            v1::ERROR_REASON_TIMES_INVALID);
  request.set_reason("Name on the paper list");
  const auto entered = Enter(coordinator_, request);
  ASSERT_TRUE(entered.ok()) << entered.status();
  const ServiceRecord& record = entered->service_record();
  EXPECT_EQ(record.state(), ServiceRecord::STATE_CONFIRMED);
  EXPECT_EQ(record.source(), ServiceRecord::SOURCE_MANUAL);
  EXPECT_EQ(record.evidence_class(), v1::EVIDENCE_CLASS_D);
  EXPECT_EQ(record.counted_minutes(), 45);
  EXPECT_EQ(ReasonOf(Enter(coordinator_, request).status()), v1::ERROR_REASON_ALREADY_CHECKED);
  EXPECT_EQ(world_.Text("SELECT purpose FROM audit_records WHERE action = 'EnterAttendance'"),
            "Name on the paper list");
}

TEST_F(AttendanceTest, CancelledShiftsTakeNobody) {
  const std::string person = AddVolunteer("Li Na");
  world_.Execute("UPDATE shifts SET state = 2");
  MoveTo(absl::ZeroDuration());
  EXPECT_EQ(ReasonOf(CheckIn(person, CodeClaim(person)).status()),
            v1::ERROR_REASON_SHIFT_CANCELLED);
}

TEST_F(AttendanceTest, SiteCodeIsThereWhileItIsNeeded) {
  v1::GetSiteCodeRequest request;
  request.set_shift(absl::StrCat("shifts/", shift_.shift_id));
  v1::GetSiteCodeResponse response;
  const auto get = [&] {
    response.Clear();
    return ReasonOf(
        As(leader_, [&](rpc::Context& c) { return GetSiteCode(c, request, response); }));
  };
  MoveTo(-absl::Minutes(121));
  EXPECT_EQ(get(), v1::ERROR_REASON_CHECK_IN_NOT_OPEN);
  MoveTo(-absl::Minutes(120));
  EXPECT_EQ(get(), v1::ERROR_REASON_UNSPECIFIED);
  EXPECT_EQ(response.key().size(), 32u);
  EXPECT_EQ(FromTimestamp(response.origin_time()), shift_.start - absl::Hours(2));
  MoveTo(absl::Hours(6) + absl::Seconds(1));
  EXPECT_EQ(get(), v1::ERROR_REASON_SHIFT_CLOSED);
}

}  // namespace
}  // namespace glimmer::attendance
