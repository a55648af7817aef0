// What a claim of having come or left is worth: its evidence class and the server's verdict on its
// times. Pure; server and phone judge alike. Nothing honest is refused here: what looks odd waits
// for somebody to look at it.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"

namespace glimmer {

// Numbers as in the tables and on the wire: the larger the weaker.
enum class EvidenceClass : int64_t {
  kNone = 0,
  kMutual = 1,        // A: both sides signed
  kOnSite = 2,        // B: the site's code, or the leader's tick during the shift
  kOwnStatement = 3,  // C: to be countersigned
  kAfterwards = 4,    // D: entered afterwards, or assumed
};

// The larger the weaker.
enum class Verdict : int64_t { kNone = 0, kStrong = 1, kSkew = 2, kReview = 3 };

enum class ClaimMethod : int64_t { kSiteCode = 1, kLeaderTick = 2, kOwnStatement = 3 };

EvidenceClass Weaker(EvidenceClass a, EvidenceClass b);
Verdict Weaker(Verdict a, Verdict b);

constexpr absl::Duration kCheckInLead = absl::Minutes(30);
constexpr absl::Duration kCheckOutLag = absl::Minutes(60);
constexpr absl::Duration kStrongSkew = absl::Seconds(60);
constexpr absl::Duration kLargestSkew = absl::Minutes(10);
constexpr absl::Duration kLatestSubmission = absl::Hours(24 * 14);
// A clock that is further off is none that codes were shown by.
constexpr absl::Duration kLargestClockError = absl::Hours(26);

struct Claim {
  ClaimMethod method = ClaimMethod::kOwnStatement;
  absl::Time shift_start;
  absl::Time shift_end;
  std::optional<absl::Time> capture;    // by the phone's anchored clock; empty: made at `receive`
  absl::Time receive;                   // when the server got it
  std::optional<absl::Time> code_time;  // when the site's code that was given began to be shown
  // Nobody else stands behind the evidence: they may read the site's key, ticked themselves, or the
  // code is signed by a device that has no say on the shift. Such a claim is their own statement
  // whatever its method.
  bool own_evidence = false;
  // False when the device's clock was not tied to the server's (HoldsAnchor).
  bool anchored = true;
  // Something else is to be looked at: a signature that does not hold, a break in the chain.
  bool doubtful = false;
};

struct Judgement {
  absl::Time time;  // when they came or left
  EvidenceClass evidence_class = EvidenceClass::kNone;
  Verdict verdict = Verdict::kNone;
};

// Codes, typed or scanned, count from 30 min before the shift to 60 min after it. A code within a
// minute of the claim's time is strong, within 10 min skew, else review, and then the code fixes
// the time; so it does when the claim's time is not anchored. For review are also claims in doubt,
// from a clock ahead of the server's, or more than 14 days late, and words whose time is not
// anchored, which is then brought inside those hours. A tick after them is entered afterwards.
// A code from outside those hours is no better than their own word, which counts inside them: the
// clock that it was shown by may have been wrong by up to 26 h.
// Errors: CHECK_IN_NOT_OPEN {open_time}; SITE_CODE_WRONG when there is no code_time, or neither it
// nor the claim's time lies inside the shift's hours.
absl::StatusOr<Judgement> Judge(const Claim& claim);

// What is known about the clocks behind a claim only afterwards (site_clock_rules.h).
struct KnownLater {
  std::vector<absl::Time> code_times;  // when the device that signed the code showed it
  std::optional<absl::Time> capture;   // of a tick without an anchor: when it was made
};

// The same by what is known later; nobody's claim is worth less by it. Of the times of a code the
// one that is nearest to the claim's counts, and for a claim without an anchor the one known later.
// A tick counts at the time known, unless it would only come to be entered afterwards.
absl::StatusOr<Judgement> JudgeAnew(const Claim& claim, const KnownLater& known);

// The person's own claim of a mutual scan; its signature holds.
struct OwnSide {
  Judgement judgement;
  bool doubtful = false;  // something else than its time is to be looked at
  bool timed = true;      // its time is a server's or a code's, and not a wall clock's
};

// An own claim, and the `tick` on site of somebody else whose device has scanned it: class A. The
// own claim says when, unless its time is no more than a wall clock's, or it is in doubt. For
// review when it is in doubt, the tick is for review, or the two are more than 10 min apart: who
// comes at nine and is scanned at ten loses nothing, and gets nothing, before somebody has looked.
// An own claim that counts alone stays what it was when the tick bears out nothing of it.
Judgement Together(const OwnSide& own, const Judgement& tick);

// Has the device run without a break from the server's last word, `anchor`, to `capture`? It
// started `since_boot` before `capture`. Otherwise the time it gives is its wall clock's.
bool HoldsAnchor(absl::Time anchor, absl::Time capture, absl::Duration since_boot);

// True when the claim was made in the past and came later, as from a phone without signal.
bool IsLate(const Claim& claim);

// May the record of such evidence count before somebody else has confirmed it?
bool MustWait(EvidenceClass evidence_class, Verdict verdict, bool assumed);

}  // namespace glimmer
