// A person's own claim and the tick of a leader whose phone has scanned it: what they come to, and
// what comes to nothing.
#include "server/attendance/mutual_scan.h"

#include "server/attendance/record_commands.h"
#include "server/hours/figures_store.h"
#include "tests/server/attendance/mutual_scan_fixture.h"

namespace glimmer::attendance {
namespace {

using v1::ServiceRecord;

TEST_F(MutualScanTest, BothSignedIsClassA) {
  MoveTo(absl::Minutes(1));
  const Sent in = Scans(phone_, absl::Minutes(1));
  MustSend(in);
  EXPECT_EQ(attendance_.check_in_class(), v1::EVIDENCE_CLASS_B);
  MoveTo(absl::Minutes(3));
  MustSend(Ticks(in, absl::Minutes(3)));
  EXPECT_EQ(attendance_.check_in_class(), v1::EVIDENCE_CLASS_A);
  EXPECT_EQ(FromTimestamp(attendance_.check_in_time()), shift_.start + absl::Minutes(1));

  MoveTo(absl::Minutes(91));
  const Sent out = Scans(phone_, absl::Minutes(91), ClaimKind::kOut, 10);
  MustSend(out);
  EXPECT_EQ(record_.evidence_class(), v1::EVIDENCE_CLASS_B);
  const std::string first = record_.name();
  MustSend(Ticks(out, absl::Minutes(91)));
  EXPECT_EQ(attendance_.check_out_class(), v1::EVIDENCE_CLASS_A);
  EXPECT_EQ(attendance_.service_record(), record_.name());
  EXPECT_EQ(record_.evidence_class(), v1::EVIDENCE_CLASS_A);
  EXPECT_EQ(record_.state(), ServiceRecord::STATE_CONFIRMED);
  EXPECT_EQ(record_.counted_minutes(), 80);
  EXPECT_EQ(record_.break_minutes(), 10);
  EXPECT_EQ(record_.correction_of(), first);
  EXPECT_TRUE(record_.in_force());
  EXPECT_EQ(Claims(), 4);
  EXPECT_EQ(Rows(), 3);  // what was, its reversal, what is
  ExpectLedgerHolds();
}

TEST_F(MutualScanTest, WhoWasNamedAbsentIsLookedAtInEitherOrder) {
  MoveTo(absl::Hours(3));
  v1::CloseShiftRequest request = CloseRequest();
  const std::string other = AddVolunteer("Wang Fang");
  Phone others = AddPhone(other);
  request.add_no_shows(absl::StrCat("people/", person_));
  request.add_no_shows(absl::StrCat("people/", other));
  ASSERT_TRUE(Close(leader_, request).ok());
  MoveTo(absl::Hours(5));
  const Sent one = Scans(phone_, absl::Minutes(1));
  MustSend(one);
  MustSend(Ticks(one, absl::Minutes(1)));
  const Sent two = Scans(others, absl::Minutes(1));
  MustSend(Ticks(two, absl::Minutes(1)));
  MustSend(two);
  EXPECT_EQ(Facts(person_), "in 1 3 60 out 0 0 -1");
  EXPECT_EQ(Facts(other), Facts(person_));
}

TEST_F(MutualScanTest, AnotherHashIsNoScan) {
  MoveTo(absl::Minutes(1));
  Phone friends = AddPhone(AddVolunteer("Friend"));
  const Sent own = Scans(phone_, absl::Minutes(1));
  const Sent others = Scans(friends, absl::Minutes(1));
  MustSend(own);
  MustSend(others);
  for (const std::string& hash :
       {std::string(), std::string(32, 'x'), HashOf(own).substr(1), HashOf(others)}) {
    ExpectNothingGained(Ticks(leaders_, person_, hash, absl::Minutes(1)));
  }
  // The hash of the check-in is none of the check-out.
  MoveTo(absl::Hours(1));
  MustSend(Scans(phone_, absl::Hours(1), ClaimKind::kOut));
  ExpectNothingGained(Ticks(leaders_, person_, HashOf(own), absl::Hours(1), ClaimKind::kOut));
}

TEST_F(MutualScanTest, AnotherHashFirstIsATickLikeAnyOther) {
  MoveTo(absl::Minutes(1));
  const Sent own = Scans(phone_, absl::Minutes(1));
  MustSend(Ticks(leaders_, person_, std::string(32, 'x'), absl::Minutes(1)));
  EXPECT_EQ(attendance_.check_in_class(), v1::EVIDENCE_CLASS_B);
  ExpectNothingGained(own);
}

TEST_F(MutualScanTest, AClaimOfAnotherShiftIsNoScan) {
  MoveTo(absl::Minutes(1));
  const Sent there = Scans(phone_, absl::Minutes(1));
  MustSend(there);
  const std::string event = world_.AddEvent({.leader_person_id = leader_});
  shift_ = world_.AddShift({.event_id = event, .start = shift_.start});
  const Sent here = Scans(phone_, absl::Minutes(1));
  MustSend(Ticks(leaders_, person_, HashOf(there), absl::Minutes(1)));
  EXPECT_EQ(attendance_.check_in_class(), v1::EVIDENCE_CLASS_B);
  ExpectNothingGained(here);
}

TEST_F(MutualScanTest, WhoLeadsNeedsSomebodyElse) {
  MoveTo(absl::Minutes(1));
  const Sent own = Scans(leaders_, absl::Minutes(1));
  MustSend(own);
  EXPECT_EQ(attendance_.check_in_class(), v1::EVIDENCE_CLASS_C);
  ExpectNothingGained(Ticks(own, absl::Minutes(1)));
  Phone coordinators = AddPhone(coordinator_);
  MustSend(Ticks(coordinators, leader_, HashOf(own), absl::Minutes(1)));
  EXPECT_EQ(attendance_.check_in_class(), v1::EVIDENCE_CLASS_A);
}

TEST_F(MutualScanTest, TwoWhoTickAreNoScan) {
  MoveTo(absl::Minutes(1));
  Phone coordinators = AddPhone(coordinator_);
  const Sent tick = Ticks(leaders_, person_, "", absl::Minutes(1));
  MustSend(tick);
  ExpectNothingGained(Ticks(coordinators, person_, HashOf(tick), absl::Minutes(1)));
}

TEST_F(MutualScanTest, BothMustBeSigned) {
  MoveTo(absl::Minutes(1));
  Sent own = Scans(phone_, absl::Minutes(1));
  own.claim.clear_signature();
  MustSend(own);
  ExpectNothingGained(Ticks(own, absl::Minutes(1)));

  Phone others = AddPhone(AddVolunteer("Wang Fang"));
  const Sent good = Scans(others, absl::Minutes(1));
  MustSend(good);
  Sent tick = Ticks(good, absl::Minutes(1));
  tick.claim.clear_signature();
  ExpectNothingGained(tick);
  tick.claim.set_signature(std::string(64, 's'));
  ExpectNothingGained(tick);
  // The other way round: a tick without a signature that names the right claim.
  Phone thirds = AddPhone(AddVolunteer("Third"));
  const Sent third = Scans(thirds, absl::Minutes(1));
  tick = Ticks(third, absl::Minutes(1));
  tick.claim.clear_signature();
  MustSend(tick);
  ExpectNothingGained(third);
}

TEST_F(MutualScanTest, OnePhoneIsOneSide) {
  MoveTo(absl::Minutes(1));
  Phone profile = AddPhone(AddVolunteer("Profile"), leaders_.device_id);
  const Sent own = Scans(profile, absl::Minutes(1));
  MustSend(own);
  ExpectNothingGained(Ticks(own, absl::Minutes(1)));

  Phone silent = AddPhone(AddVolunteer("Silent"));
  world_.Execute(absl::StrCat("UPDATE devices SET installation_id = '' WHERE device_id = '",
                              silent.device_id, "'"));
  const Sent from_anywhere = Scans(silent, absl::Minutes(1));
  MustSend(from_anywhere);
  ExpectNothingGained(Ticks(from_anywhere, absl::Minutes(1)));
}

TEST_F(MutualScanTest, ATickAfterwardsIsNoScan) {
  MoveTo(absl::Hours(30));
  const Sent own = Scans(phone_, absl::Minutes(1));
  MustSend(own);
  ExpectNothingGained(Ticks(own, absl::Hours(29)));
}

TEST_F(MutualScanTest, ThereIsOneScanOnly) {
  MoveTo(absl::Minutes(1));
  const Sent own = Scans(phone_, absl::Minutes(1));
  const Sent tick = Ticks(own, absl::Minutes(1));
  MustSend(tick);
  ExpectNothingGained(tick);
  MustSend(own);
  for (const Sent& again : {own, tick, Ticks(own, absl::Minutes(1))}) ExpectNothingGained(again);
  EXPECT_EQ(Facts(person_), "in 1 1 60 out 0 0 -1");
}

// What came late to a shift that is closed is heard, as ever; what is said now is not.
TEST_F(MutualScanTest, AClosedShiftHearsWhatIsLate) {
  MoveTo(absl::Minutes(1));
  const Sent own = Scans(phone_, absl::Minutes(1));
  MustSend(own);
  const Sent tick = Ticks(own, absl::Minutes(2));
  MoveTo(absl::Minutes(100));
  ASSERT_TRUE(Close(leader_, CloseRequest()).ok());
  EXPECT_EQ(ReasonOf(Send(Ticks(own, absl::Minutes(100)))), v1::ERROR_REASON_SHIFT_CLOSED);
  EXPECT_EQ(Claims(), 1);
  MustSend(tick);
  // That the check-out is assumed stays; the record says nothing else than it did.
  EXPECT_EQ(Facts(person_),
            "in 1 1 60 out 4 3 6000 record 4 3 state 2 60 6000 breaks 0 minutes 99");
  EXPECT_EQ(Rows(), 1);
  MustSend(Scans(phone_, absl::Minutes(61), ClaimKind::kOut));
  EXPECT_EQ(Facts(person_),
            "in 1 1 60 out 2 1 3660 record 2 1 state 1 60 3660 breaks 0 minutes 60");
}

TEST_F(MutualScanTest, ARecordThatWasAssumedFollowsItsCheckIn) {
  MoveTo(absl::Minutes(5));
  const Sent own = Scans(phone_, absl::Minutes(1));
  MustSend(Ticks(own, absl::Minutes(5)));
  MoveTo(absl::Minutes(100));
  ASSERT_TRUE(Close(leader_, CloseRequest()).ok());
  MustSend(own);
  EXPECT_EQ(Facts(person_),
            "in 1 1 60 out 4 3 6000 record 4 3 state 2 60 6000 breaks 0 minutes 99");
  EXPECT_EQ(Rows(), 2);  // what waits is not reversed, for it counts nothing
  EXPECT_EQ(world_.Int("SELECT COUNT(*) FROM service_records WHERE NOT assumed"), 0);
  ExpectLedgerHolds();
}

class DecidedTest : public MutualScanTest {
 protected:
  // In and out by their own word, an hour that waits; then what the leader's phone has kept.
  void SetUp() override {
    MoveTo(absl::Hours(3));
    in_ = Says(phone_, absl::ZeroDuration());
    out_ = Says(phone_, absl::Hours(1), ClaimKind::kOut);
    MustSend(in_);
    MustSend(out_);
  }
  void Decide(bool confirm, const std::string& reason) {
    v1::DecideRecordRequest request;
    request.set_service_record(record_.name());
    request.set_confirm(confirm);
    request.set_reason(reason);
    v1::DecideRecordResponse response;
    const absl::Status status =
        As(coordinator_, [&](rpc::Context& c) { return DecideRecord(c, request, response); });
    ASSERT_TRUE(status.ok()) << status;
    record_ = response.service_record();
  }
  void Correct() {
    v1::CorrectRecordRequest request;
    request.set_service_record(record_.name());
    request.set_break_minutes(10);
    request.set_reason("A rest that was forgotten");
    v1::CorrectRecordResponse response;
    const absl::Status status =
        As(coordinator_, [&](rpc::Context& c) { return CorrectRecord(c, request, response); });
    ASSERT_TRUE(status.ok()) << status;
    record_ = response.service_records(1);
  }
  // Both halves are kept and change nothing; the answer has what is in force.
  void ExpectUntouched() {
    const std::string before = Facts(person_);
    const std::string in_force = record_.name();
    const int64_t rows = Rows();
    const int64_t claims = Claims();
    MustSend(Ticks(in_, absl::ZeroDuration()));
    MustSend(Ticks(out_, absl::Hours(1)));
    EXPECT_EQ(record_.name(), in_force);
    EXPECT_EQ(Facts(person_), before);
    EXPECT_EQ(Rows(), rows);
    EXPECT_EQ(Claims(), claims + 2);
    ExpectLedgerHolds();
  }

  Sent in_;
  Sent out_;
};

TEST_F(DecidedTest, WhatSomebodyConfirmedStays) {
  Decide(true, "");
  ExpectUntouched();
}

TEST_F(DecidedTest, WhatSomebodyRefusedStays) {
  Decide(false, "Was not there");
  ExpectUntouched();
}

TEST_F(DecidedTest, WhatSomebodyCorrectedStays) {
  Decide(true, "");
  Correct();
  ExpectUntouched();
}

TEST_F(DecidedTest, WhatCountedByItselfAndWasCorrectedStays) {
  Phone others = AddPhone(AddVolunteer("Wang Fang"));
  person_ = others.person_id;
  in_ = Scans(others, absl::ZeroDuration());
  out_ = Scans(others, absl::Hours(1), ClaimKind::kOut);
  MustSend(in_);
  MustSend(out_);
  EXPECT_EQ(record_.state(), ServiceRecord::STATE_CONFIRMED);
  Correct();
  ExpectUntouched();
}

TEST_F(DecidedTest, WhatSomebodyEnteredStays) {
  Phone others = AddPhone(AddVolunteer("Paper"));
  ASSERT_TRUE(
      Enter(coordinator_, Entry(others.person_id, absl::ZeroDuration(), absl::Hours(2))).ok());
  const Sent in = Scans(others, absl::ZeroDuration());
  const Sent out = Scans(others, absl::Hours(1), ClaimKind::kOut);
  for (const Sent& sent : {in, Ticks(in, absl::ZeroDuration()), out, Ticks(out, absl::Hours(1))}) {
    ExpectNothingGained(sent);
  }
}

TEST_F(DecidedTest, WhatStillWaitsIsRestatedAndCounts) {
  EXPECT_EQ(record_.state(), ServiceRecord::STATE_WAITING);
  MustSend(Ticks(in_, absl::ZeroDuration()));
  EXPECT_EQ(Rows(), 1);  // the weaker half still says what it said
  MustSend(Ticks(out_, absl::Hours(1)));
  EXPECT_EQ(record_.state(), ServiceRecord::STATE_CONFIRMED);
  EXPECT_EQ(record_.evidence_class(), v1::EVIDENCE_CLASS_A);
  EXPECT_EQ(Rows(), 2);
  ExpectLedgerHolds();
}

TEST_F(MutualScanTest, TheTotalsAreThoseOfOneStay) {
  const auto total = [&] {
    hours::Figure whole;
    EXPECT_TRUE(sql::ReadAndWait(world_.database(), [&](sql::Transaction& tx) -> absl::Status {
                  ASSIGN_OR_RETURN(
                      const auto figures,
                      hours::FiguresStore(tx).List(
                          {.organization_id = world_.organization_id, .unit_id = world_.unit_id},
                          hours::FigureGroup::kWhole));
                  whole = figures.front();
                  return absl::OkStatus();
                }).ok());
    return whole;
  };
  MoveTo(absl::Hours(30));
  const Sent in = Scans(phone_, absl::Minutes(1));
  const Sent out = Scans(phone_, absl::Minutes(91), ClaimKind::kOut);
  MustSend(Ticks(in, absl::Minutes(5)));
  MustSend(Ticks(out, absl::Minutes(89)));
  EXPECT_EQ(total().minutes, 84);
  MustSend(in);
  MustSend(out);
  EXPECT_EQ(total().minutes, 90);
  EXPECT_THAT(total().minutes_by_class, testing::ElementsAre(90, 0, 0, 0));
  EXPECT_EQ(total().person_times, 1);
  EXPECT_EQ(total().sessions, 1);
  EXPECT_EQ(world_.Int("SELECT SUM(weight) FROM service_records"), 1);
  EXPECT_EQ(total().rows, 5);
}

TEST_F(MutualScanTest, NobodyLeavesBeforeTheyCame) {
  MoveTo(absl::Hours(3));
  const Sent in = Scans(phone_, absl::Minutes(9));
  const Sent out = Scans(phone_, absl::Minutes(5), ClaimKind::kOut, 5);
  MustSend(Ticks(in, absl::ZeroDuration()));
  MustSend(out);
  MustSend(in);  // by that clock they came when they had left
  EXPECT_EQ(Facts(person_), "in 1 1 300 out 2 1 300 record 2 1 state 1 300 300 breaks 0 minutes 0");
  MustSend(Ticks(out, absl::Minutes(6)));
  EXPECT_EQ(Facts(person_), "in 1 1 300 out 1 1 300 record 1 1 state 1 300 300 breaks 0 minutes 0");
  ExpectLedgerHolds();
}

// A check-in that was cut to the check-out known then is whole again once that is later.
TEST_F(MutualScanTest, ACheckInFollowsACheckOutThatIsMoved) {
  MoveTo(absl::Hours(3));
  const Sent in = Scans(phone_, absl::Minutes(9));
  const Sent out = Scans(phone_, absl::Minutes(15), ClaimKind::kOut);
  MustSend(Ticks(in, absl::ZeroDuration()));
  MustSend(Ticks(out, absl::Minutes(8)));
  MustSend(in);
  EXPECT_EQ(Facts(person_), "in 1 1 480 out 2 1 480 record 2 1 state 1 480 480 breaks 0 minutes 0");
  MustSend(out);
  EXPECT_EQ(Facts(person_), "in 1 1 540 out 1 1 900 record 1 1 state 1 540 900 breaks 0 minutes 6");
  ExpectLedgerHolds();
}

// The leader's phone was started anew in the field: what it says of the time is nothing.
TEST_F(MutualScanTest, AWallClockTakesNothingFromAWordThatWaits) {
  MoveTo(absl::Hours(3));
  MustSend(Scans(phone_, absl::ZeroDuration()));
  const Sent out = Says(phone_, absl::Hours(1), ClaimKind::kOut);
  MustSend(WithoutAnchor(leaders_, Ticks(out, -absl::Minutes(10))));
  MustSend(out);
  EXPECT_EQ(Facts(person_), "in 2 1 0 out 1 3 3600 record 2 3 state 2 0 3600 breaks 0 minutes 60");
}

TEST_F(MutualScanTest, TwoWallClocksLetNobodyLeaveBeforeTheyCame) {
  MoveTo(absl::Hours(3));
  MustSend(Scans(phone_, absl::ZeroDuration()));
  const Sent out = WithoutAnchor(phone_, Says(phone_, -absl::Minutes(20), ClaimKind::kOut));
  MustSend(WithoutAnchor(leaders_, Ticks(out, -absl::Minutes(10))));
  MustSend(out);
  EXPECT_EQ(Facts(person_), "in 2 1 0 out 1 3 0 record 2 3 state 2 0 0 breaks 0 minutes 0");
}

TEST_F(MutualScanTest, WhatWouldBeRefusedAloneIsRefusedAsTheSecond) {
  MoveTo(absl::Hours(3));
  for (const int breaks : {-1, 61}) {
    Phone others = AddPhone(AddVolunteer("Wang Fang"));
    const Sent came = Scans(others, absl::ZeroDuration());
    MustSend(came);
    const Sent left = Scans(others, absl::Hours(1), ClaimKind::kOut, breaks);
    EXPECT_EQ(MetadataOf(Send(left), "field"), "break_minutes");  // alone
    MustSend(Ticks(left, absl::Hours(1)));
    EXPECT_EQ(MetadataOf(Send(left), "field"), "break_minutes");
    EXPECT_EQ(record_.evidence_class(), v1::EVIDENCE_CLASS_B);
  }
}

}  // namespace
}  // namespace glimmer::attendance
