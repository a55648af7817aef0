// Codes that are signed, claims that are signed and chained: what they are worth.
#include "server/attendance/claim_proof.h"

#include <gmock/gmock.h>

#include "absl/strings/str_cat.h"
#include "server/hours/ledger_store.h"
#include "server/hours/record_proto.h"
#include "shared/base/time_convert.h"
#include "shared/crypto/site_code.h"
#include "shared/domain/attendance_rules.h"
#include "shared/domain/resource_names.h"
#include "shared/rpc/error.h"
#include "tests/server/attendance/phone_fixture.h"

namespace glimmer::attendance {
namespace {

using v1::AttendanceClaim;
using v1::ServiceRecord;

constexpr int64_t kStrong = static_cast<int64_t>(Verdict::kStrong);
constexpr int64_t kSkew = static_cast<int64_t>(Verdict::kSkew);
constexpr int64_t kReview = static_cast<int64_t>(Verdict::kReview);

class ClaimProofTest : public SigningTest {
 protected:
  absl::Time Start() const { return shift_.start; }
  // The person's check-in with what the leader's phone shows now, signed by their own.
  absl::Status CheckInSigned(Phone& phone) {
    return CheckIn(phone.person_id,
                   Sign(phone, Scanned(phone.person_id, CodeOf(leaders_, world_.clock.Now()))))
        .status();
  }
  void KeepPlaceOf(const AttendanceClaim& claim) {
    world_.Write([&](sql::Transaction& tx) { return KeepPlace(tx, {ClaimKind::kIn, claim}); });
  }
  // The leader's next shift, at the same time; the person's place moves there.
  void NextShift() {
    const std::string event = world_.AddEvent({.leader_person_id = leader_});
    shift_ = world_.AddShift({.event_id = event, .start = shift_.start});
    world_.Execute(absl::StrCat("UPDATE sign_ups SET shift_id = '", shift_.shift_id,
                                "', position_id = '", shift_.position_ids[0],
                                "' WHERE person_id = '", person_, "'"));
  }

  Phone leaders_ = AddPhone(leader_);
  std::string person_ = AddVolunteer("Li Na");
  Phone phone_ = AddPhone(person_);
};

TEST_F(ClaimProofTest, ScannedInAndOutIsAConfirmedRecordThatCanBeCheckedLater) {
  MoveTo(absl::Seconds(50));
  ASSERT_TRUE(CheckInSigned(phone_).ok());
  MoveTo(absl::Minutes(95));
  const auto out = CheckOut(
      person_,
      Sign(phone_, Scanned(person_, CodeOf(leaders_, world_.clock.Now())), ClaimKind::kOut, 5), 5);
  ASSERT_TRUE(out.ok()) << out.status();
  const ServiceRecord& record = out->service_record();
  EXPECT_EQ(record.state(), ServiceRecord::STATE_CONFIRMED);
  EXPECT_EQ(record.evidence_class(), v1::EVIDENCE_CLASS_B);
  EXPECT_EQ(record.verdict(), v1::VERDICT_STRONG);
  EXPECT_EQ(record.counted_minutes(), 89);
  EXPECT_EQ(Findings(person_), "");

  int checked = 0;
  world_.Write([&](sql::Transaction& tx) {
    return tx
        .Run("SELECT kind, claim, break_minutes FROM attendance_claims WHERE device_id = $1",
             {phone_.device_id},
             [&](const sql::Row& row) {
               AttendanceClaim claim;
               ASSERT_TRUE(claim.ParseFromString(row.Blob(1)));
               EXPECT_TRUE(
                   Verify(phone_.key.public_key,
                          ClaimMessage(static_cast<ClaimKind>(row.Int(0)), claim, row.Int(2)),
                          claim.signature()));
               ++checked;
             })
        .status();
  });
  EXPECT_EQ(checked, 2);
}

TEST_F(ClaimProofTest, OnlyWhatADeviceSignedForThisShiftIsACode) {
  MoveTo(absl::ZeroDuration());
  const auto reason = [&](const std::string& code) {
    return ReasonOf(CheckIn(person_, Scanned(person_, code)).status());
  };
  const std::string code = CodeOf(leaders_, Start());
  for (const size_t at : {0, 1, 9, 12, 13, 28, 29, 92}) {
    std::string flipped = code;
    flipped[at] = static_cast<char>(flipped[at] ^ 1);
    EXPECT_EQ(reason(flipped), v1::ERROR_REASON_SITE_CODE_WRONG) << at;
  }
  EXPECT_EQ(reason("12345678"), v1::ERROR_REASON_SITE_CODE_WRONG);
  Phone stranger = leaders_;
  stranger.device_id = NewUlid(world_.clock.Now(), world_.random);
  EXPECT_EQ(reason(CodeOf(stranger, Start())), v1::ERROR_REASON_SITE_CODE_WRONG);
  const auto here = shift_;
  shift_ = world_.AddShift({.start = shift_.start, .leader_person_id = leader_});
  const std::string other = CodeOf(leaders_, Start());
  shift_ = here;
  EXPECT_EQ(reason(other), v1::ERROR_REASON_SITE_CODE_WRONG);
  EXPECT_EQ(world_.Int("SELECT COUNT(*) FROM attendances"), 0);
  EXPECT_EQ(reason(code), v1::ERROR_REASON_UNSPECIFIED);
}

TEST_F(ClaimProofTest, ACodeOfNoHourOfTheShiftIsTheirOwnWordInItsHours) {
  const auto reason = [&](absl::Duration shown) {
    return ReasonOf(CheckIn(person_, Scanned(person_, CodeOf(leaders_, Start() + shown))).status());
  };
  MoveTo(-absl::Minutes(31));
  EXPECT_EQ(reason(-absl::Minutes(31)), v1::ERROR_REASON_CHECK_IN_NOT_OPEN);
  MoveTo(absl::Minutes(181));
  EXPECT_EQ(reason(absl::Minutes(181)), v1::ERROR_REASON_SITE_CODE_WRONG);
  MoveTo(absl::ZeroDuration());
  for (const absl::Duration shown : {-absl::Minutes(31), absl::Minutes(181)}) {
    const std::string person = AddVolunteer("One");
    const auto in = CheckIn(person, Scanned(person, CodeOf(leaders_, Start() + shown)));
    ASSERT_TRUE(in.ok()) << in.status();
    EXPECT_EQ(in->attendance().check_in_class(), v1::EVIDENCE_CLASS_C);
    EXPECT_EQ(FromTimestamp(in->attendance().check_in_time()), Start());
    EXPECT_EQ(CheckInVerdict(person), kReview);
  }
}

TEST_F(ClaimProofTest, TheDistanceOfTheStepFromTheClaimIsTheVerdict) {
  MoveTo(absl::Minutes(30));
  const absl::Time shown = world_.clock.Now();
  const struct {
    absl::Duration later;
    int64_t verdict;
    absl::Time time;
  } kCases[] = {{absl::Seconds(60), kStrong, shown + absl::Seconds(60)},
                {absl::Seconds(61), kSkew, shown + absl::Seconds(61)},
                {absl::Minutes(5), kSkew, shown + absl::Minutes(5)},  // a screenshot
                {absl::Minutes(11), kReview, shown}};
  for (const auto& [later, verdict, time] : kCases) {
    const std::string person = AddVolunteer("One");
    world_.clock.Set(shown + later);
    const auto in = CheckIn(person, Scanned(person, CodeOf(leaders_, shown)));
    ASSERT_TRUE(in.ok()) << in.status();
    EXPECT_EQ(CheckInVerdict(person), verdict) << later;
    EXPECT_EQ(FromTimestamp(in->attendance().check_in_time()), time) << later;
  }
}

TEST_F(ClaimProofTest, ACodeOfOnesOwnIsOnesOwnWord) {
  MoveTo(absl::ZeroDuration());
  const auto own = CheckIn(person_, Scanned(person_, CodeOf(phone_, Start())));
  ASSERT_TRUE(own.ok()) << own.status();
  EXPECT_EQ(own->attendance().check_in_class(), v1::EVIDENCE_CLASS_C);
  const auto leader = CheckIn(leader_, Scanned(leader_, CodeOf(leaders_, Start())));
  ASSERT_TRUE(leader.ok()) << leader.status();
  EXPECT_EQ(leader->attendance().check_in_class(), v1::EVIDENCE_CLASS_C);
}

TEST_F(ClaimProofTest, ACodeOfWhoHasNoSayIsLookedAt) {
  MoveTo(absl::ZeroDuration());
  const std::string friend_of = AddVolunteer("Friend");
  const Phone friends = AddPhone(friend_of);
  const auto in = CheckIn(person_, Scanned(person_, CodeOf(friends, Start())));
  ASSERT_TRUE(in.ok()) << in.status();
  EXPECT_EQ(in->attendance().check_in_class(), v1::EVIDENCE_CLASS_C);
  EXPECT_EQ(CheckInVerdict(person_), kReview);
  EXPECT_EQ(Findings(person_), "no_say");
}

// The grant has run out by the time the volunteer's phone finds signal.
TEST_F(ClaimProofTest, WhoHadASayThenHadItThen) {
  const Phone coordinators = AddPhone(coordinator_);
  const auto grant = [&](absl::Time from, absl::Time to) {
    world_.Execute("DELETE FROM role_grants");
    world_.Execute(absl::StrCat(
        "INSERT INTO role_grants (role_grant_id, person_id, role, scope_unit_id, end_time_us, "
        "create_time_us) VALUES ('G', '",
        coordinator_, "', ", static_cast<int>(v1::ROLE_COORDINATOR), ", '", world_.unit_id, "', ",
        absl::ToUnixMicros(to), ", ", absl::ToUnixMicros(from), ")"));
  };
  const absl::Duration day = absl::Hours(24);
  MoveTo(day);
  const std::string code = CodeOf(coordinators, Start());
  const auto verdict = [&] {
    const std::string person = AddVolunteer("One");
    EXPECT_TRUE(CheckIn(person, Scanned(person, code, Start())).ok());
    return CheckInVerdict(person);
  };
  grant(Start() - day, Start() + absl::Hours(1));
  EXPECT_EQ(verdict(), kStrong);
  grant(Start() - day, Start() - absl::Hours(1));
  EXPECT_EQ(verdict(), kReview);
  grant(Start() + absl::Hours(1), Start() + 2 * day);
  EXPECT_EQ(verdict(), kReview);
}

TEST_F(ClaimProofTest, ACodeOfADeviceThatWasRevokedIsLookedAtNotRefused) {
  MoveTo(absl::ZeroDuration());
  Revoke(leaders_);
  const auto in = CheckIn(person_, Scanned(person_, CodeOf(leaders_, Start())));
  ASSERT_TRUE(in.ok()) << in.status();
  EXPECT_EQ(in->attendance().check_in_class(), v1::EVIDENCE_CLASS_B);
  EXPECT_EQ(CheckInVerdict(person_), kReview);
  EXPECT_EQ(Findings(person_), "device_revoked");
}

TEST_F(ClaimProofTest, ASignatureThatDoesNotHoldIsLookedAt) {
  MoveTo(absl::ZeroDuration());
  const AttendanceClaim good = Sign(phone_, CodeClaim(person_));
  const auto found = [&](const AttendanceClaim& claim) {
    world_.Execute("DELETE FROM attendance_claims");
    world_.Execute("DELETE FROM attendances");
    world_.Execute("DELETE FROM claim_links");
    EXPECT_TRUE(CheckIn(person_, claim).ok());
    EXPECT_EQ(CheckInVerdict(person_), Findings(person_).empty() ? kStrong : kReview);
    return Findings(person_);
  };
  EXPECT_EQ(found(good), "");
  EXPECT_EQ(found(CodeClaim(person_)), "");  // an older app
  AttendanceClaim changed = good;
  changed.set_nonce("another");
  EXPECT_EQ(found(changed), "signature");
  changed = good;
  changed.set_device("devices/none");
  EXPECT_EQ(found(changed), "signature");
  EXPECT_EQ(found(Sign(leaders_, CodeClaim(person_))), "signature");  // somebody else's
  EXPECT_EQ(world_.Int("SELECT COUNT(*) FROM attendance_claims WHERE device_id IS NOT NULL"), 0);
}

TEST_F(ClaimProofTest, AForkOfTheChainIsLookedAtAndAGapIsKept) {
  MoveTo(absl::ZeroDuration());
  const auto found_at_next_shift = [&] {
    NextShift();
    EXPECT_TRUE(CheckInSigned(phone_).ok());
    EXPECT_EQ(CheckInVerdict(person_), Findings(person_) == "chain_fork" ? kReview : kStrong);
    return Findings(person_);
  };
  EXPECT_EQ(found_at_next_shift(), "");
  const Phone older = phone_;
  EXPECT_EQ(found_at_next_shift(), "");
  (void)Sign(phone_, CodeClaim(person_));  // a claim that never comes
  EXPECT_EQ(found_at_next_shift(), "chain_gap");
  EXPECT_EQ(found_at_next_shift(), "");
  // The phone goes on from an older state of itself, until it is past where it was.
  phone_ = older;
  EXPECT_EQ(found_at_next_shift(), "chain_fork");  // 2 stands already
  EXPECT_EQ(found_at_next_shift(), "chain_fork");  // 4 follows another 3
  EXPECT_EQ(found_at_next_shift(), "chain_fork");  // 4 stands already
  EXPECT_EQ(found_at_next_shift(), "chain_fork");  // 5 stands already
  EXPECT_EQ(found_at_next_shift(), "");
}

TEST_F(ClaimProofTest, ARefusedClaimLeavesNoGap) {
  MoveTo(absl::ZeroDuration());
  AttendanceClaim mistyped = CodeClaim(person_);
  mistyped.set_site_code(mistyped.site_code() == "12345678" ? "87654321" : "12345678");
  mistyped = Sign(phone_, mistyped);
  EXPECT_EQ(ReasonOf(CheckIn(person_, mistyped).status()), v1::ERROR_REASON_SITE_CODE_WRONG);
  EXPECT_EQ(world_.Int("SELECT COUNT(*) FROM claim_links"), 0);
  AttendanceClaim forged = mistyped;
  forged.set_device_sequence(7);
  KeepPlaceOf(forged);
  EXPECT_EQ(world_.Int("SELECT COUNT(*) FROM claim_links"), 0);
  KeepPlaceOf(mistyped);
  KeepPlaceOf(mistyped);
  EXPECT_EQ(world_.Int("SELECT COUNT(*) FROM claim_links"), 1);
  ASSERT_TRUE(CheckInSigned(phone_).ok());
  EXPECT_EQ(Findings(person_), "");
}

TEST_F(ClaimProofTest, OnePhoneForTwoIsLookedAt) {
  MoveTo(absl::ZeroDuration());
  const std::string mother = AddVolunteer("Mother");
  const std::string son = AddVolunteer("Son");
  const std::string neighbour = AddVolunteer("Neighbour");
  Phone mothers = AddPhone(mother, "kitchen");
  Phone sons = AddPhone(son, "kitchen");
  Phone neighbours = AddPhone(neighbour, "next door");
  ASSERT_TRUE(CheckInSigned(mothers).ok());
  ASSERT_TRUE(CheckInSigned(sons).ok());
  ASSERT_TRUE(CheckInSigned(neighbours).ok());
  EXPECT_EQ(Findings(mother), "");
  EXPECT_EQ(Findings(son), "shared_phone");
  EXPECT_EQ(CheckInVerdict(son), kReview);
  EXPECT_EQ(Findings(neighbour), "");
}

TEST_F(ClaimProofTest, WhoDecidesReadsWhatWasFound) {
  MoveTo(absl::ZeroDuration());
  Phone mothers = AddPhone(AddVolunteer("Mother"), "kitchen");
  Phone sons = AddPhone(AddVolunteer("Son"), "kitchen");
  ASSERT_TRUE(CheckInSigned(mothers).ok());
  ASSERT_TRUE(CheckInSigned(sons).ok());
  const auto found_on_record = [&](Phone& phone) {
    const std::string& person = phone.person_id;
    const std::string code = CodeOf(leaders_, world_.clock.Now());
    const auto out = CheckOut(person, Sign(phone, Scanned(person, code), ClaimKind::kOut));
    EXPECT_TRUE(out.ok()) << out.status();
    ServiceRecord record;
    world_.Write([&](sql::Transaction& tx) -> absl::Status {
      ASSIGN_OR_RETURN(const auto id,
                       IdOf(kServiceRecords, out->service_record().name(), "service_record"));
      ASSIGN_OR_RETURN(const auto row, hours::LedgerStore(tx).Find(id));
      record = hours::ToProto(row.value());
      return absl::OkStatus();
    });
    return std::vector<int>(record.review_reasons().begin(), record.review_reasons().end());
  };
  MoveTo(absl::Hours(1));
  // Coming and leaving lack the same, which is said once.
  EXPECT_THAT(found_on_record(sons), testing::ElementsAre(v1::REVIEW_REASON_SHARED_PHONE));
  // She came first; that her phone served two is seen when she leaves.
  EXPECT_THAT(found_on_record(mothers), testing::ElementsAre(v1::REVIEW_REASON_SHARED_PHONE));
}

TEST_F(ClaimProofTest, ALeadersPhoneSpeaksForMany) {
  MoveTo(absl::ZeroDuration());
  for (const std::string& person : {person_, AddVolunteer("Second"), AddVolunteer("Third")}) {
    const auto in =
        CheckIn(leader_, Sign(leaders_, Claim(person, AttendanceClaim::METHOD_LEADER_TICK)));
    ASSERT_TRUE(in.ok()) << in.status();
    EXPECT_EQ(Findings(person), "");
    EXPECT_EQ(CheckInVerdict(person), kStrong);
  }
}

TEST_F(ClaimProofTest, ATimeWithoutAnAnchorIsLookedAt) {
  const absl::Time capture = Start() + absl::Seconds(20);
  const std::string code = CodeOf(leaders_, Start());
  const auto found = [&](absl::Duration anchor_ago, absl::Duration since_boot, bool anchored) {
    const std::string person = AddVolunteer("One");
    Phone phone = AddPhone(person);
    AttendanceClaim claim = Scanned(person, code, capture);
    claim.set_boot_id("boot");
    claim.set_boot_time_ms(absl::ToInt64Milliseconds(since_boot));
    if (anchored) *claim.mutable_anchor_time() = ToTimestamp(capture - anchor_ago);
    EXPECT_TRUE(CheckIn(person, Sign(phone, claim)).ok());
    EXPECT_EQ(CheckInVerdict(person), Findings(person).empty() ? kStrong : kReview);
    return Findings(person);
  };
  MoveTo(absl::Hours(30));
  EXPECT_EQ(found(absl::Hours(9), absl::Hours(200), true), "");
  EXPECT_EQ(found(absl::Hours(9), absl::Hours(8), true), "no_anchor");  // started anew since
  EXPECT_EQ(found(absl::Hours(9), absl::Hours(200), false), "no_anchor");
  // Said while the server listens, it needs none.
  MoveTo(absl::Seconds(40));
  EXPECT_EQ(found(absl::Hours(9), absl::Hours(8), false), "");
}

TEST_F(ClaimProofTest, WhatComesAfterFourteenDaysIsRecordedForReview) {
  const struct {
    absl::Duration age;
    ServiceRecord::State state;
  } kCases[] = {{absl::Hours(24 * 13), ServiceRecord::STATE_CONFIRMED},
                {absl::Hours(24 * 15), ServiceRecord::STATE_WAITING},
                {absl::Hours(24 * 300), ServiceRecord::STATE_WAITING}};
  MoveTo(absl::Hours(3));
  ASSERT_TRUE(Close(leader_, CloseRequest()).ok());
  for (const auto& [age, state] : kCases) {
    MoveTo(age);
    const std::string person = AddVolunteer("Late");
    Phone phone = AddPhone(person);
    const absl::Time left = Start() + absl::Hours(1);
    const auto in =
        CheckIn(person, Sign(phone, Scanned(person, CodeOf(leaders_, Start()), Start())));
    ASSERT_TRUE(in.ok()) << in.status();
    const auto out = CheckOut(
        person, Sign(phone, Scanned(person, CodeOf(leaders_, left), left), ClaimKind::kOut));
    ASSERT_TRUE(out.ok()) << out.status();
    EXPECT_EQ(out->service_record().state(), state) << age;
    EXPECT_EQ(out->service_record().counted_minutes(), 60);
  }
}

}  // namespace
}  // namespace glimmer::attendance
