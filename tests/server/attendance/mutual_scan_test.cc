// A person's own claim and the tick of a leader whose phone has scanned it: what they come to, in
// whatever order they arrive, and what comes to nothing.
#include "server/attendance/mutual_scan.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <array>
#include <functional>

#include "absl/strings/str_cat.h"
#include "server/attendance/record_commands.h"
#include "server/hours/figures_store.h"
#include "server/hours/ledger_store.h"
#include "server/rpc/hash_chain.h"
#include "shared/base/time_convert.h"
#include "shared/crypto/hashing.h"
#include "shared/domain/resource_names.h"
#include "shared/rpc/error.h"
#include "tests/server/attendance/phone_fixture.h"

namespace glimmer::attendance {
namespace {

using testing::AnyOf;
using testing::Each;
using testing::StartsWith;
using v1::AttendanceClaim;
using v1::ServiceRecord;

constexpr auto kStatement = AttendanceClaim::METHOD_OWN_STATEMENT;
constexpr auto kTick = AttendanceClaim::METHOD_LEADER_TICK;

// A claim as it is sent.
struct Sent {
  std::string caller;
  ClaimKind kind = ClaimKind::kIn;
  AttendanceClaim claim;
  int breaks = 0;
};

std::string HashOf(const Sent& sent) {
  return Blake2b256(ClaimMessage(sent.kind, sent.claim, sent.breaks));
}

class MutualScanTest : public SigningTest {
 protected:
  // What the phone says of `moment`: the code that the leader's phone shows then.
  Sent Scans(Phone& phone, absl::Duration moment, ClaimKind kind = ClaimKind::kIn, int breaks = 0) {
    const absl::Time time = shift_.start + moment;
    return {phone.person_id, kind,
            Sign(phone, Scanned(phone.person_id, CodeOf(leaders_, time), time), kind, breaks),
            breaks};
  }
  // Its own word of `moment`.
  Sent Says(Phone& phone, absl::Duration moment, ClaimKind kind = ClaimKind::kIn) {
    AttendanceClaim claim = Claim(phone.person_id, kStatement);
    *claim.mutable_capture_time() = ToTimestamp(shift_.start + moment);
    return {phone.person_id, kind, Sign(phone, claim, kind)};
  }
  // `by` has scanned the claim of the hash, which `person` shows at `moment`.
  Sent Ticks(Phone& by, const std::string& person, const std::string& hash, absl::Duration moment,
             ClaimKind kind = ClaimKind::kIn, int breaks = 0) {
    AttendanceClaim claim = Claim(person, kTick);
    *claim.mutable_capture_time() = ToTimestamp(shift_.start + moment);
    claim.set_scanned_claim_hash(hash);
    return {by.person_id, kind, Sign(by, claim, kind, breaks), breaks};
  }
  Sent Ticks(const Sent& own, absl::Duration moment, int breaks = 0) {
    return Ticks(leaders_, own.caller, HashOf(own), moment, own.kind, breaks);
  }
  // As of a phone that was started anew in the field.
  Sent WithoutAnchor(Phone& phone, Sent sent) {
    sent.claim.set_boot_id("anew");
    sent.claim = Sign(phone, sent.claim, sent.kind, sent.breaks);
    return sent;
  }

  absl::Status Send(const Sent& sent) {
    if (sent.kind == ClaimKind::kIn) {
      const auto in = CheckIn(sent.caller, sent.claim);
      if (in.ok()) attendance_ = in->attendance();
      return in.status();
    }
    const auto out = CheckOut(sent.caller, sent.claim, sent.breaks);
    if (out.ok()) {
      attendance_ = out->attendance();
      record_ = out->service_record();
    }
    return out.status();
  }
  void MustSend(const Sent& sent) {
    const absl::Status status = Send(sent);
    ASSERT_TRUE(status.ok()) << status;
  }

  // The attendance and its record in force, in numbers; times in seconds of the shift.
  std::string Facts(const std::string& person) {
    const int64_t start = absl::ToUnixMicros(shift_.start);
    const auto seconds = [&](const char* column) {
      return absl::StrCat("COALESCE((", column, " - ", start, ") / 1000000, -1)");
    };
    return world_.Text(absl::StrCat(
        "SELECT 'in ' || a.check_in_class || ' ' || a.check_in_verdict || ' ' || ",
        seconds("a.check_in_time_us"), " || ' out ' || a.check_out_class || ' ' || ",
        "a.check_out_verdict || ' ' || ", seconds("a.check_out_time_us"),
        " || COALESCE(' record ' || r.evidence_class || ' ' || r.verdict || ' state ' || r.state ",
        "|| ' ' || ", seconds("r.check_in_time_us"), " || ' ' || ", seconds("r.check_out_time_us"),
        " || ' breaks ' || r.break_minutes || ' minutes ' || r.counted_minutes, '') ",
        "FROM attendances a LEFT JOIN service_records r ",
        "ON r.service_record_id = a.service_record_id AND NOT EXISTS (SELECT 1 ",
        "FROM service_records c WHERE c.correction_of = r.service_record_id) ",
        "WHERE a.person_id = '", person, "' AND a.shift_id = '", shift_.shift_id, "'"));
  }
  int64_t Claims() { return world_.Int("SELECT COUNT(*) FROM attendance_claims"); }
  int64_t Rows() { return world_.Int("SELECT COUNT(*) FROM service_records"); }

  // The claim is refused as one too many, and nothing changes.
  void ExpectNothingGained(const Sent& sent) {
    const std::string before = Facts(PersonOf(sent));
    const int64_t claims = Claims();
    EXPECT_EQ(ReasonOf(Send(sent)), v1::ERROR_REASON_ALREADY_CHECKED);
    EXPECT_EQ(Facts(PersonOf(sent)), before);
    EXPECT_EQ(Claims(), claims);
  }
  static std::string PersonOf(const Sent& sent) {
    return *IdOf(kPeople, sent.claim.person(), "person");
  }

  void ExpectLedgerHolds() {
    // That AddVolunteer takes nobody's place is known.
    EXPECT_THAT(world_.Broken(), Each(AnyOf(StartsWith("positions_held"), StartsWith("shifts_held"),
                                            StartsWith("join_sequence"))));
    EXPECT_TRUE(sql::ReadAndWait(world_.database(), [&](sql::Transaction& tx) -> absl::Status {
                  ASSIGN_OR_RETURN(const auto chains,
                                   rpc::CheckChains(tx, hours::kLedgerChain, {}));
                  EXPECT_EQ(chains.at(0).fault, "");
                  EXPECT_GT(chains.at(0).length, 0);
                  return absl::OkStatus();
                }).ok());
  }

  Phone leaders_ = AddPhone(leader_);
  std::string person_ = AddVolunteer("Li Na");
  Phone phone_ = AddPhone(person_);
  v1::Attendance attendance_;  // of the last answer
  ServiceRecord record_;
};

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

// Four claims that come when there is signal, in every order in which a check-out follows a
// check-in.
class ArrivalsTest : public MutualScanTest {
 protected:
  using Four = std::array<Sent, 4>;  // own in, tick in, own out, tick out

  void ExpectTheSame(const std::function<Four(Phone&)>& day, const std::string& facts) {
    std::array<int, 4> order = {0, 1, 2, 3};
    int orders = 0;
    do {
      if (order[0] > 1) continue;
      SCOPED_TRACE(absl::StrCat(order[0], order[1], order[2], order[3]));
      Phone phone = AddPhone(AddVolunteer("One"));
      const Four four = day(phone);
      for (const int i : order) MustSend(four[i]);
      EXPECT_EQ(Facts(phone.person_id), facts);
      ++orders;
    } while (std::next_permutation(order.begin(), order.end()));
    EXPECT_EQ(orders, 12);
    ExpectLedgerHolds();
  }
};

TEST_F(ArrivalsTest, TheirOrderDoesNotMatter) {
  MoveTo(absl::Hours(3));
  ASSERT_TRUE(Close(leader_, CloseRequest()).ok());
  MoveTo(absl::Hours(30));
  ExpectTheSame(
      [&](Phone& phone) -> Four {
        const Sent in = Scans(phone, absl::Minutes(1));
        const Sent out = Scans(phone, absl::Minutes(91), ClaimKind::kOut, 20);
        return {in, Ticks(in, absl::Minutes(4)), out, Ticks(out, absl::Minutes(92))};
      },
      "in 1 1 60 out 1 1 5460 record 1 1 state 1 60 5460 breaks 20 minutes 70");
}

TEST_F(ArrivalsTest, ABreakOfWhichOnlyTheLeaderKnowsCounts) {
  MoveTo(absl::Hours(30));
  ExpectTheSame(
      [&](Phone& phone) -> Four {
        const Sent in = Scans(phone, absl::ZeroDuration());
        const Sent out = Scans(phone, absl::Hours(1), ClaimKind::kOut);
        return {in, Ticks(in, absl::ZeroDuration()), out, Ticks(out, absl::Hours(1), 15)};
      },
      "in 1 1 0 out 1 1 3600 record 1 1 state 1 0 3600 breaks 15 minutes 45");
}

// Their own word waits; with the leader's it counts.
TEST_F(ArrivalsTest, AWordThatTheLeaderSignsCounts) {
  MoveTo(absl::Hours(30));
  ExpectTheSame(
      [&](Phone& phone) -> Four {
        const Sent in = Says(phone, absl::Minutes(1));
        const Sent out = Says(phone, absl::Minutes(95), ClaimKind::kOut);
        return {in, Ticks(in, absl::Minutes(5)), out, Ticks(out, absl::Minutes(90))};
      },
      "in 1 1 60 out 1 1 5700 record 1 1 state 1 60 5700 breaks 0 minutes 94");
}

// Who is scanned half an hour after they came has not come half an hour later: somebody looks.
TEST_F(ArrivalsTest, AWordFarFromTheLeadersWaitsWithItsTime) {
  MoveTo(absl::Hours(30));
  ExpectTheSame(
      [&](Phone& phone) -> Four {
        const Sent in = Says(phone, absl::Minutes(1));
        const Sent out = Says(phone, absl::Minutes(61), ClaimKind::kOut);
        return {in, Ticks(in, absl::Minutes(31)), out, Ticks(out, absl::Minutes(62))};
      },
      "in 1 3 60 out 1 1 3660 record 1 3 state 2 60 3660 breaks 0 minutes 60");
}

// The leader's phone was started anew in the field: its word waits, and the code counts without it.
TEST_F(ArrivalsTest, ATickForReviewTakesNothingAway) {
  MoveTo(absl::Hours(30));
  ExpectTheSame(
      [&](Phone& phone) -> Four {
        const Sent in = Scans(phone, absl::Minutes(1));
        const Sent out = Scans(phone, absl::Minutes(61), ClaimKind::kOut);
        return {in, WithoutAnchor(leaders_, Ticks(in, absl::Minutes(40))), out,
                WithoutAnchor(leaders_, Ticks(out, absl::Minutes(100)))};
      },
      "in 2 1 60 out 2 1 3660 record 2 1 state 1 60 3660 breaks 0 minutes 60");
}

TEST_F(ArrivalsTest, ADoubtfulClaimStaysForReview) {
  MoveTo(absl::ZeroDuration());
  Phone mothers = AddPhone(AddVolunteer("Mother"), "kitchen");
  MustSend(Scans(mothers, absl::ZeroDuration()));
  MoveTo(absl::Hours(30));
  ExpectTheSame(
      [&](Phone& phone) -> Four {
        world_.Execute(absl::StrCat("UPDATE devices SET installation_id = 'kitchen' WHERE ",
                                    "device_id = '", phone.device_id, "'"));
        const Sent in = Scans(phone, absl::Minutes(1));
        const Sent out = Scans(phone, absl::Minutes(61), ClaimKind::kOut);
        return {in, Ticks(in, absl::Minutes(2)), out, Ticks(out, absl::Minutes(62))};
      },
      "in 1 3 120 out 1 3 3720 record 1 3 state 2 120 3720 breaks 0 minutes 60");
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
