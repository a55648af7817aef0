// Judgements of claims as tables.
#include "shared/domain/attendance_rules.h"

#include <gtest/gtest.h>

#include <vector>

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

// The clock that it was shown by may have been wrong: worth the word of who was there in time.
TEST(Judge, CodeOfNoHourOfTheShiftIsTheirOwnWord) {
  const absl::Time open = kStart - kCheckInLead;
  const absl::Time close = kEnd + kCheckOutLag;
  for (const absl::Time code : {open - absl::Seconds(31), open - kLargestClockError,
                                close + absl::Seconds(1), close + kLargestClockError}) {
    const auto judged = Judge(WithCode(code, kStart + absl::Minutes(5)));
    ASSERT_TRUE(judged.ok()) << judged.status();
    EXPECT_EQ(judged->time, kStart + absl::Minutes(5));
    EXPECT_EQ(judged->evidence_class, EvidenceClass::kOwnStatement);
    EXPECT_EQ(judged->verdict, Verdict::kReview);
  }
  const auto refused = [](absl::Time code, absl::Time time) {
    return ReasonOf(Judge(WithCode(code, time)).status());
  };
  const absl::Duration second = absl::Seconds(1);
  EXPECT_EQ(refused(close + kLargestClockError + second, kStart), v1::ERROR_REASON_SITE_CODE_WRONG);
  EXPECT_EQ(refused(open - kLargestClockError - second, kStart),
            v1::ERROR_REASON_CHECK_IN_NOT_OPEN);
  EXPECT_EQ(refused(close + absl::Hours(1), close + second), v1::ERROR_REASON_SITE_CODE_WRONG);
  EXPECT_EQ(refused(close + absl::Hours(1), open - second), v1::ERROR_REASON_SITE_CODE_WRONG);
}

constexpr auto kB = EvidenceClass::kOnSite;
constexpr auto kC = EvidenceClass::kOwnStatement;

// `at`: of the claim; `code`: what its code says; `known`: when it is known to have been shown.
// All in minutes of the shift.
struct Anew {
  const char* name;
  int at;
  int code;
  std::vector<int> known;
  bool anchored;
  Judgement judged;  // its time as below
  int time;
};

TEST(JudgeAnew, CodesAreTakenAtTheTimeThatIsKnown) {
  const Anew kCases[] = {
      {"nothing known", 5, 45, {}, true, {{}, kB, Verdict::kReview}, 45},
      {"ahead", 5, 45, {5}, true, {{}, kB, Verdict::kStrong}, 5},
      {"behind", 65, 20, {65}, true, {{}, kB, Verdict::kStrong}, 65},
      {"a skew is mended", 5, 9, {5}, true, {{}, kB, Verdict::kStrong}, 5},
      {"out of hours", 5, 300, {5}, true, {{}, kB, Verdict::kStrong}, 5},
      {"a skew remains", 5, 45, {1}, true, {{}, kB, Verdict::kSkew}, 5},
      {"nearer, and still far", 5, 60, {30}, true, {{}, kB, Verdict::kReview}, 30},
      {"nothing is made worse", 5, 5, {60}, true, {{}, kB, Verdict::kStrong}, 5},
      {"nor further", 5, 30, {60}, true, {{}, kB, Verdict::kReview}, 30},
      {"known out of hours says nothing", 5, 45, {-31}, true, {{}, kB, Verdict::kReview}, 45},
      {"both out of hours", 5, 300, {-60}, true, {{}, kC, Verdict::kReview}, 5},
      {"the nearest of two", 5, 60, {40, 5}, true, {{}, kB, Verdict::kStrong}, 5},
      {"a wall clock learns when", 100, 45, {5}, false, {{}, kB, Verdict::kReview}, 5},
  };
  for (const Anew& one : kCases) {
    Claim claim = WithCode(kStart + absl::Minutes(one.code), kStart + absl::Hours(40));
    claim.capture = kStart + absl::Minutes(one.at);
    claim.anchored = one.anchored;
    KnownLater known;
    for (const int minute : one.known) known.code_times.push_back(kStart + absl::Minutes(minute));
    const auto judged = JudgeAnew(claim, known);
    ASSERT_TRUE(judged.ok()) << one.name << judged.status();
    EXPECT_EQ(judged->time, kStart + absl::Minutes(one.time)) << one.name;
    EXPECT_EQ(judged->evidence_class, one.judged.evidence_class) << one.name;
    EXPECT_EQ(judged->verdict, one.judged.verdict) << one.name;
    claim.doubtful = true;
    EXPECT_EQ(JudgeAnew(claim, known)->verdict, Verdict::kReview) << one.name;
    claim.own_evidence = true;
    EXPECT_EQ(JudgeAnew(claim, known)->evidence_class, kC) << one.name;
  }
}

// What is refused without it stays refused, unless a right clock would have let it in.
TEST(JudgeAnew, MakesNoForgeryGood) {
  const auto reason = [](const Claim& claim, int known) {
    return ReasonOf(JudgeAnew(claim, {.code_times = {kStart + absl::Minutes(known)}}).status());
  };
  Claim no_code = At(ClaimMethod::kSiteCode, kStart);
  EXPECT_EQ(reason(no_code, 0), v1::ERROR_REASON_SITE_CODE_WRONG);
  Claim late = WithCode(kEnd + absl::Hours(2), kEnd + absl::Hours(2));
  EXPECT_EQ(reason(late, 181), v1::ERROR_REASON_SITE_CODE_WRONG);
  Claim early = WithCode(kStart - absl::Hours(1), kStart - absl::Hours(1));
  EXPECT_EQ(reason(early, -31), v1::ERROR_REASON_CHECK_IN_NOT_OPEN);
}

TEST(JudgeAnew, ATickWithoutAnAnchorIsTakenAtTheTimeThatIsKnown) {
  Claim tick = At(ClaimMethod::kLeaderTick, kStart + absl::Hours(30));
  tick.capture = kStart - absl::Hours(25);
  tick.anchored = false;
  const auto judged = [&](absl::Duration known) {
    return *JudgeAnew(tick, {.capture = kStart + known});
  };
  EXPECT_EQ(judged(absl::Minutes(5)).verdict, Verdict::kStrong);
  EXPECT_EQ(judged(absl::Minutes(5)).evidence_class, kB);
  EXPECT_EQ(judged(absl::Minutes(5)).time, kStart + absl::Minutes(5));
  // Afterwards, or before it was time: as without it.
  for (const absl::Duration other : {absl::Hours(4), -absl::Hours(1)}) {
    EXPECT_EQ(judged(other).time, Judge(tick)->time);
    EXPECT_EQ(judged(other).evidence_class, kB);
    EXPECT_EQ(judged(other).verdict, Verdict::kReview);
  }
  tick.anchored = true;
  tick.capture = kStart + absl::Minutes(9);
  EXPECT_EQ(judged(absl::Minutes(5)).time, kStart + absl::Minutes(9));
  tick.method = ClaimMethod::kOwnStatement;
  tick.anchored = false;
  EXPECT_EQ(judged(absl::Minutes(5)).time, kStart + absl::Minutes(9));
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
