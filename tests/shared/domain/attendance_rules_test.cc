// Judgements of claims as tables.
#include "shared/domain/attendance_rules.h"

#include <gtest/gtest.h>

#include "shared/rpc/error.h"

namespace glimmer {
namespace {

const absl::Time kStart = absl::FromUnixSeconds(1772416800);
const absl::Time kEnd = kStart + absl::Hours(2);

Claim At(ClaimMethod method, absl::Time time) {
  Claim claim;
  claim.method = method;
  claim.shift_start = kStart;
  claim.shift_end = kEnd;
  claim.receive = time;
  return claim;
}

// A code shown from `code` on, given at `time`.
Claim WithCode(absl::Time code, absl::Time time) {
  Claim claim = At(ClaimMethod::kSiteCode, time);
  claim.code_time = code;
  return claim;
}

Verdict VerdictAtSkew(absl::Duration skew) {
  const auto judged = Judge(WithCode(kStart, kStart + skew));
  return judged.ok() ? judged->verdict : Verdict::kNone;
}

TEST(Judge, CodeByItsDistanceFromTheClock) {
  EXPECT_EQ(VerdictAtSkew(absl::ZeroDuration()), Verdict::kStrong);
  EXPECT_EQ(VerdictAtSkew(absl::Seconds(60)), Verdict::kStrong);
  EXPECT_EQ(VerdictAtSkew(-absl::Seconds(60)), Verdict::kStrong);
  EXPECT_EQ(VerdictAtSkew(absl::Seconds(61)), Verdict::kSkew);
  EXPECT_EQ(VerdictAtSkew(absl::Minutes(10)), Verdict::kSkew);
  EXPECT_EQ(VerdictAtSkew(-absl::Minutes(10)), Verdict::kSkew);
  EXPECT_EQ(VerdictAtSkew(absl::Minutes(10) + absl::Seconds(1)), Verdict::kReview);
}

TEST(Judge, FarCodeFixesTheTime) {
  const auto judged = Judge(WithCode(kStart, kStart + absl::Minutes(40)));
  ASSERT_TRUE(judged.ok());
  EXPECT_EQ(judged->time, kStart);
  EXPECT_EQ(judged->evidence_class, EvidenceClass::kOnSite);
}

// A phone that was started anew says what its wall clock says: the code knows better.
TEST(Judge, TimeWithoutAnAnchorProvesNothing) {
  Claim claim = WithCode(kStart, kStart + absl::Hours(5));
  claim.capture = kStart + absl::Seconds(40);
  EXPECT_EQ(Judge(claim)->verdict, Verdict::kStrong);
  claim.anchored = false;
  const auto judged = Judge(claim);
  ASSERT_TRUE(judged.ok());
  EXPECT_EQ(judged->verdict, Verdict::kReview);
  EXPECT_EQ(judged->time, kStart);
}

TEST(Judge, WordWithoutAnAnchorIsNeverTooEarly) {
  Claim claim = At(ClaimMethod::kOwnStatement, kStart + absl::Hours(1));
  claim.anchored = false;
  claim.capture = kStart - absl::Hours(25);
  const auto judged = Judge(claim);
  ASSERT_TRUE(judged.ok()) << judged.status();
  EXPECT_EQ(judged->verdict, Verdict::kReview);
  EXPECT_EQ(judged->time, kStart - kCheckInLead);
}

TEST(Judge, DoubtIsForReviewAndChangesNothingElse) {
  Claim claim = WithCode(kStart, kStart + absl::Seconds(20));
  claim.doubtful = true;
  const auto judged = Judge(claim);
  ASSERT_TRUE(judged.ok());
  EXPECT_EQ(judged->verdict, Verdict::kReview);
  EXPECT_EQ(judged->evidence_class, EvidenceClass::kOnSite);
  EXPECT_EQ(judged->time, kStart + absl::Seconds(20));
}

TEST(Judge, RefusesNothingForBeingOld) {
  for (const int days : {15, 60, 400}) {
    for (const auto method :
         {ClaimMethod::kSiteCode, ClaimMethod::kLeaderTick, ClaimMethod::kOwnStatement}) {
      Claim claim = WithCode(kStart, kStart + absl::Hours(24 * days));
      claim.method = method;
      claim.capture = kStart + absl::Seconds(20);
      const auto judged = Judge(claim);
      ASSERT_TRUE(judged.ok()) << judged.status();
      EXPECT_EQ(judged->verdict, Verdict::kReview);
      EXPECT_EQ(judged->time, *claim.capture);
    }
  }
}

TEST(HoldsAnchor, WhileTheDeviceHasRunSinceTheServersLastWord) {
  const absl::Time anchor = kStart;
  EXPECT_TRUE(HoldsAnchor(anchor, anchor + absl::Hours(5), absl::Hours(5)));
  EXPECT_TRUE(HoldsAnchor(anchor, anchor + absl::Hours(5), absl::Hours(50)));
  EXPECT_FALSE(HoldsAnchor(anchor, anchor + absl::Hours(5), absl::Hours(4)));
  EXPECT_FALSE(HoldsAnchor(anchor, anchor + absl::Minutes(2), absl::ZeroDuration()));
}

TEST(Judge, LateSubmissionCountsAsMade) {
  Claim claim = WithCode(kStart, kStart + absl::Hours(24 * 13));
  claim.capture = kStart + absl::Seconds(20);
  const auto judged = Judge(claim);
  ASSERT_TRUE(judged.ok());
  EXPECT_EQ(judged->verdict, Verdict::kStrong);
  EXPECT_EQ(judged->time, *claim.capture);
  EXPECT_TRUE(IsLate(claim));

  claim.receive = *claim.capture + kLatestSubmission + absl::Seconds(1);
  EXPECT_EQ(Judge(claim)->verdict, Verdict::kReview);
  claim.receive = *claim.capture + absl::Seconds(60);
  EXPECT_FALSE(IsLate(claim));
}

TEST(Judge, ClockAheadOfTheServerIsForReview) {
  Claim claim = WithCode(kStart, kStart);
  claim.capture = kStart + absl::Minutes(5);
  const auto judged = Judge(claim);
  ASSERT_TRUE(judged.ok());
  EXPECT_EQ(judged->time, kStart);
  EXPECT_EQ(judged->verdict, Verdict::kReview);
  EXPECT_FALSE(IsLate(claim));
}

TEST(Judge, WindowOfCodes) {
  const absl::Time open = kStart - kCheckInLead;
  EXPECT_TRUE(Judge(WithCode(open, open)).ok());
  EXPECT_TRUE(Judge(WithCode(kEnd + kCheckOutLag, kEnd + kCheckOutLag)).ok());
  const auto early = Judge(WithCode(open - absl::Seconds(60), open - absl::Seconds(60)));
  EXPECT_EQ(ReasonOf(early.status()), v1::ERROR_REASON_CHECK_IN_NOT_OPEN);
  EXPECT_EQ(MetadataOf(early.status(), "open_time"), "2026-03-02T01:30:00+00:00");
  const absl::Time after = kEnd + kCheckOutLag + absl::Seconds(30);
  EXPECT_EQ(ReasonOf(Judge(WithCode(after, after)).status()), v1::ERROR_REASON_SITE_CODE_WRONG);
  EXPECT_EQ(ReasonOf(Judge(At(ClaimMethod::kSiteCode, kStart)).status()),
            v1::ERROR_REASON_SITE_CODE_WRONG);
}

TEST(Judge, TickIsOnSiteDuringTheShiftAndAfterwardsLater) {
  EXPECT_EQ(Judge(At(ClaimMethod::kLeaderTick, kEnd + kCheckOutLag))->evidence_class,
            EvidenceClass::kOnSite);
  const auto later = Judge(At(ClaimMethod::kLeaderTick, kEnd + absl::Minutes(61)));
  EXPECT_EQ(later->evidence_class, EvidenceClass::kAfterwards);
  EXPECT_EQ(ReasonOf(Judge(At(ClaimMethod::kLeaderTick, kStart - absl::Minutes(31))).status()),
            v1::ERROR_REASON_CHECK_IN_NOT_OPEN);
}

// A leader's phone whose clock was set wrong and that was started anew since the server was heard.
TEST(Judge, TickWithoutAnAnchorIsForReview) {
  Claim tick = At(ClaimMethod::kLeaderTick, kStart + absl::Hours(30));
  for (const absl::Duration wrong : {-absl::Hours(25), absl::Hours(1), absl::Hours(25)}) {
    tick.anchored = false;
    tick.capture = kStart + wrong;
    const auto judged = Judge(tick);
    ASSERT_TRUE(judged.ok()) << judged.status();
    EXPECT_EQ(judged->verdict, Verdict::kReview) << wrong;
    EXPECT_GE(judged->time, kStart - kCheckInLead) << wrong;
    EXPECT_TRUE(MustWait(judged->evidence_class, judged->verdict, false)) << wrong;
  }
  tick.capture = kStart + absl::Hours(1);
  tick.anchored = true;
  EXPECT_EQ(Judge(tick)->verdict, Verdict::kStrong);
  tick.anchored = false;
  tick.receive = kStart - absl::Minutes(31);
  tick.capture = tick.receive;
  EXPECT_EQ(ReasonOf(Judge(tick).status()), v1::ERROR_REASON_CHECK_IN_NOT_OPEN);
}

TEST(Judge, OwnEvidenceIsAStatement) {
  Claim code = WithCode(kStart, kStart);
  code.own_evidence = true;
  EXPECT_EQ(Judge(code)->evidence_class, EvidenceClass::kOwnStatement);
  Claim tick = At(ClaimMethod::kLeaderTick, kStart);
  tick.own_evidence = true;
  EXPECT_EQ(Judge(tick)->evidence_class, EvidenceClass::kOwnStatement);
  EXPECT_EQ(Judge(At(ClaimMethod::kOwnStatement, kStart))->evidence_class,
            EvidenceClass::kOwnStatement);
}

TEST(Together, IsOfClassAAndLosesNobodyTheirTime) {
  constexpr auto kA = EvidenceClass::kMutual;
  constexpr auto kB = EvidenceClass::kOnSite;
  constexpr auto kC = EvidenceClass::kOwnStatement;
  constexpr auto kReview = Verdict::kReview;
  constexpr auto kStrong = Verdict::kStrong;
  const absl::Time near = kStart + kLargestSkew;
  const absl::Time early = kStart - kLargestSkew;
  const absl::Time far = near + absl::Seconds(1);
  const Judgement tick = {kStart, kB, kStrong};
  const Judgement skew_tick = {kStart, kB, Verdict::kSkew};
  const Judgement odd_tick = {kStart, kB, kReview};
  const struct {
    OwnSide own;
    Judgement tick;
    Judgement both;
  } kCases[] = {
      {{{near, kB, kStrong}}, tick, {near, kA, kStrong}},
      {{{early, kB, Verdict::kSkew}}, tick, {early, kA, kStrong}},
      {{{near, kC, kReview}}, tick, {near, kA, kStrong}},
      {{{near, kC, kReview}}, skew_tick, {near, kA, Verdict::kSkew}},
      // A wall clock's time says nothing, near or far: the leader says when.
      {{{near, kC, kReview}, false, false}, tick, {kStart, kA, kStrong}},
      {{{far, kC, kReview}, false, false}, tick, {kStart, kA, kStrong}},
      // Far apart: what counts stays, a word waits as it did.
      {{{far, kB, kStrong}}, tick, {far, kB, kStrong}},
      {{{far, kC, kReview}}, tick, {far, kA, kReview}},
      {{{far, kB, kReview}}, tick, {far, kA, kReview}},
      // A tick for review makes nothing better, and nothing worse.
      {{{near, kB, kStrong}}, odd_tick, {near, kB, kStrong}},
      {{{far, kB, Verdict::kSkew}}, odd_tick, {far, kB, Verdict::kSkew}},
      {{{near, kC, kReview}}, odd_tick, {near, kA, kReview}},
      {{{far, kC, kReview}}, odd_tick, {far, kA, kReview}},
      // Doubt is for review.
      {{{near, kB, kReview}, true}, tick, {kStart, kA, kReview}},
      {{{near, kB, kReview}, true}, odd_tick, {kStart, kA, kReview}},
  };
  int i = 0;
  for (const auto& [own, other, both] : kCases) {
    SCOPED_TRACE(i++);
    const Judgement judged = Together(own, other);
    EXPECT_EQ(judged.time, both.time);
    EXPECT_EQ(judged.evidence_class, both.evidence_class);
    EXPECT_EQ(judged.verdict, both.verdict);
  }
}

TEST(MustWait, WhatSomebodyElseMustSee) {
  EXPECT_FALSE(MustWait(EvidenceClass::kMutual, Verdict::kStrong, false));
  EXPECT_FALSE(MustWait(EvidenceClass::kOnSite, Verdict::kSkew, false));
  EXPECT_TRUE(MustWait(EvidenceClass::kOnSite, Verdict::kReview, false));
  EXPECT_TRUE(MustWait(EvidenceClass::kOwnStatement, Verdict::kStrong, false));
  EXPECT_TRUE(MustWait(EvidenceClass::kAfterwards, Verdict::kStrong, false));
  EXPECT_TRUE(MustWait(EvidenceClass::kOnSite, Verdict::kStrong, true));
}

TEST(Weaker, IsTheLesserOfTwo) {
  EXPECT_EQ(Weaker(EvidenceClass::kMutual, EvidenceClass::kAfterwards), EvidenceClass::kAfterwards);
  EXPECT_EQ(Weaker(Verdict::kReview, Verdict::kStrong), Verdict::kReview);
}

}  // namespace
}  // namespace glimmer
