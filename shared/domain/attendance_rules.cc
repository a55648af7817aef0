#include "shared/domain/attendance_rules.h"

#include <algorithm>

#include "absl/types/span.h"
#include "shared/base/status_macros.h"
#include "shared/rpc/error.h"

namespace glimmer {
namespace {

// The claim's own time, never ahead of the server's.
absl::Time ClaimTime(const Claim& claim) {
  return std::min(claim.capture.value_or(claim.receive), claim.receive);
}

bool LooksOdd(const Claim& claim) {
  if (!claim.capture) return false;
  return *claim.capture > claim.receive + kStrongSkew ||
         *claim.capture < claim.receive - kLatestSubmission;
}

absl::Status NotOpen(absl::Time open_time) {
  return MakeError(
      v1::ERROR_REASON_CHECK_IN_NOT_OPEN, "Check-in opens later.",
      {{"open_time", absl::FormatTime(absl::RFC3339_sec, open_time, absl::UTCTimeZone())}});
}

absl::StatusOr<Judgement> JudgeWord(const Claim& claim) {
  const absl::Time open = claim.shift_start - kCheckInLead;
  absl::Time time = ClaimTime(claim);
  // A clock that may be wrong shuts nobody out.
  if (!claim.anchored && claim.receive >= open) {
    time = std::clamp(time, open, std::min(claim.receive, claim.shift_end + kCheckOutLag));
  }
  if (time < open) return NotOpen(open);
  if (claim.method == ClaimMethod::kOwnStatement) {
    return Judgement{time, EvidenceClass::kOwnStatement, Verdict::kReview};
  }
  if (time > claim.shift_end + kCheckOutLag) {
    return Judgement{time, EvidenceClass::kAfterwards, Verdict::kReview};
  }
  return Judgement{time, EvidenceClass::kOnSite,
                   claim.anchored ? Verdict::kStrong : Verdict::kReview};
}

// A step that began just before the window opens is still shown when it does.
bool IsInHours(const Claim& claim, absl::Time code_time) {
  return code_time >= claim.shift_start - kCheckInLead - absl::Seconds(30) &&
         code_time <= claim.shift_end + kCheckOutLag;
}

// The code is of no hour of the shift. Who was there then may have read it off a wrong clock.
absl::StatusOr<Judgement> JudgeOutside(Claim claim) {
  const absl::Time open = claim.shift_start - kCheckInLead;
  const absl::Time close = claim.shift_end + kCheckOutLag;
  const absl::Time code_time = *claim.code_time;
  claim.method = ClaimMethod::kOwnStatement;
  const auto word = JudgeWord(claim);
  if (word.ok() && word->time <= close && code_time >= open - kLargestClockError &&
      code_time <= close + kLargestClockError) {
    return word;
  }
  if (code_time < open) return NotOpen(open);
  return MakeError(v1::ERROR_REASON_SITE_CODE_WRONG, "This code came after the shift.");
}

absl::StatusOr<Judgement> JudgeCode(const Claim& claim) {
  const absl::Time time = ClaimTime(claim);
  if (!claim.code_time) {
    const absl::Time open = claim.shift_start - kCheckInLead;
    if (time < open) return NotOpen(open);
    return MakeError(v1::ERROR_REASON_SITE_CODE_WRONG, "No code of this shift around this time.");
  }
  if (!IsInHours(claim, *claim.code_time)) return JudgeOutside(claim);
  const absl::Duration skew =
      claim.anchored ? absl::AbsDuration(*claim.code_time - time) : absl::InfiniteDuration();
  if (skew <= kStrongSkew) return Judgement{time, EvidenceClass::kOnSite, Verdict::kStrong};
  if (skew <= kLargestSkew) return Judgement{time, EvidenceClass::kOnSite, Verdict::kSkew};
  return Judgement{std::min(*claim.code_time, claim.receive), EvidenceClass::kOnSite,
                   Verdict::kReview};
}

// When the code was shown, of what it says and what is known later.
absl::Time CodeTime(const Claim& claim, absl::Span<const absl::Time> known) {
  absl::Time best = *claim.code_time;
  const absl::Time time = ClaimTime(claim);
  for (const absl::Time other : known) {
    if (!IsInHours(claim, other)) continue;
    const bool nearer = absl::AbsDuration(other - time) < absl::AbsDuration(best - time);
    if (!claim.anchored || nearer || !IsInHours(claim, best)) best = other;
  }
  return best;
}

}  // namespace

EvidenceClass Weaker(EvidenceClass a, EvidenceClass b) { return std::max(a, b); }
Verdict Weaker(Verdict a, Verdict b) { return std::max(a, b); }

absl::StatusOr<Judgement> Judge(const Claim& claim) {
  ASSIGN_OR_RETURN(Judgement judged,
                   claim.method == ClaimMethod::kSiteCode ? JudgeCode(claim) : JudgeWord(claim));
  if (claim.own_evidence) {
    judged.evidence_class = Weaker(judged.evidence_class, EvidenceClass::kOwnStatement);
  }
  if (LooksOdd(claim) || claim.doubtful) judged.verdict = Verdict::kReview;
  return judged;
}

absl::StatusOr<Judgement> JudgeAnew(const Claim& claim, const KnownLater& known) {
  Claim anew = claim;
  if (claim.method == ClaimMethod::kSiteCode) {
    if (claim.code_time) anew.code_time = CodeTime(claim, known.code_times);
    return Judge(anew);
  }
  const absl::StatusOr<Judgement> as_told = Judge(claim);
  if (claim.method != ClaimMethod::kLeaderTick || claim.anchored || !known.capture) return as_told;
  anew.capture = known.capture;
  anew.anchored = true;
  const absl::StatusOr<Judgement> later = Judge(anew);
  if (!later.ok()) return as_told;
  const bool weaker = as_told.ok() && later->evidence_class > as_told->evidence_class;
  return weaker ? as_told : later;
}

Judgement Together(const OwnSide& own, const Judgement& tick) {
  const Judgement& said = own.judgement;
  const bool counts = !own.doubtful && !MustWait(said.evidence_class, said.verdict, false);
  const bool near = absl::AbsDuration(said.time - tick.time) <= kLargestSkew;
  const bool tick_holds = tick.verdict != Verdict::kReview;
  if (counts && !(near && tick_holds)) return said;
  const bool agree = !own.doubtful && tick_holds && (near || !own.timed);
  return {own.timed && !own.doubtful ? said.time : tick.time, EvidenceClass::kMutual,
          agree ? tick.verdict : Verdict::kReview};
}

bool HoldsAnchor(absl::Time anchor, absl::Time capture, absl::Duration since_boot) {
  return capture - anchor <= since_boot + kStrongSkew;
}

bool IsLate(const Claim& claim) {
  return claim.capture && *claim.capture < claim.receive - kStrongSkew;
}

bool MustWait(EvidenceClass evidence_class, Verdict verdict, bool assumed) {
  return assumed || verdict == Verdict::kReview || evidence_class >= EvidenceClass::kOwnStatement;
}

}  // namespace glimmer
