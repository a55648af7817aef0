#include "shared/domain/attendance_rules.h"

#include <algorithm>

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

absl::StatusOr<Judgement> JudgeCode(const Claim& claim) {
  const absl::Time open = claim.shift_start - kCheckInLead;
  const absl::Time time = ClaimTime(claim);
  if (!claim.code_time) {
    if (time < open) return NotOpen(open);
    return MakeError(v1::ERROR_REASON_SITE_CODE_WRONG, "No code of this shift around this time.");
  }
  // A step that began just before the window opens is still shown when it does.
  if (*claim.code_time < open - absl::Seconds(30)) return NotOpen(open);
  if (*claim.code_time > claim.shift_end + kCheckOutLag) {
    return MakeError(v1::ERROR_REASON_SITE_CODE_WRONG, "This code came after the shift.");
  }
  const absl::Duration skew =
      claim.anchored ? absl::AbsDuration(*claim.code_time - time) : absl::InfiniteDuration();
  if (skew <= kStrongSkew) return Judgement{time, EvidenceClass::kOnSite, Verdict::kStrong};
  if (skew <= kLargestSkew) return Judgement{time, EvidenceClass::kOnSite, Verdict::kSkew};
  return Judgement{std::min(*claim.code_time, claim.receive), EvidenceClass::kOnSite,
                   Verdict::kReview};
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
