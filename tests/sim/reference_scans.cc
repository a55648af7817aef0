// The reference model's part about what the claims of one person come to: of those that the server
// has taken, told all at once and not one after the other, so that their order cannot matter.
#include <algorithm>

#include "absl/strings/str_cat.h"
#include "shared/crypto/hashing.h"
#include "shared/domain/attendance_rules.h"
#include "tests/sim/reference_model.h"

namespace glimmer::sim {

ReferenceModel::Taken ReferenceModel::TakenOf(ClaimKind kind, const v1::AttendanceClaim& claim,
                                              int64_t break_minutes, const Judged& judged) {
  return {.judged = judged,
          .break_minutes = break_minutes,
          .tick = claim.method() == v1::AttendanceClaim::METHOD_LEADER_TICK,
          .hash = Blake2b256(ClaimMessage(kind, claim, break_minutes)),
          .scanned = claim.scanned_claim_hash()};
}

// The two sides of a scan among these, or none.
ReferenceModel::Pair ReferenceModel::PairIn(const std::vector<Taken>& claims) {
  for (const Taken& tick : claims) {
    if (!tick.tick || tick.judged.evidence != Evidence::kOnSite) continue;
    for (const Taken& own : claims) {
      if (!own.tick && own.hash == tick.scanned) return {&own, &tick};
    }
  }
  return {};
}

bool ReferenceModel::Completes(std::vector<Taken> claims, const Taken& said) {
  if (PairIn(claims).own != nullptr) return false;
  claims.push_back(said);
  return PairIn(claims).own != nullptr;
}

ReferenceModel::Judged ReferenceModel::Weigh(const std::vector<Taken>& claims) {
  const Pair pair = PairIn(claims);
  if (pair.own == nullptr) return claims.front().judged;
  const auto judgement = [](const Judged& judged) {
    return Judgement{judged.time, static_cast<EvidenceClass>(judged.evidence),
                     static_cast<Verdict>(judged.trust)};
  };
  const Judgement both = Together({judgement(pair.own->judged), pair.own->judged.doubtful},
                                  judgement(pair.tick->judged));
  return {.time = both.time,
          .evidence = static_cast<Evidence>(both.evidence_class),
          .trust = static_cast<Trust>(both.verdict)};
}

// Who says more of them is believed.
int64_t ReferenceModel::Breaks(const std::vector<Taken>& claims) {
  if (claims.empty()) return 0;
  const Pair pair = PairIn(claims);
  if (pair.own == nullptr) return claims.front().break_minutes;
  return std::max(pair.own->break_minutes, pair.tick->break_minutes);
}

v1::ErrorReason ReferenceModel::CheckStay(absl::Time from, absl::Time to, int64_t break_minutes) {
  const absl::Duration stay = to - from;
  if (stay < absl::ZeroDuration() || stay > absl::Hours(24)) return v1::ERROR_REASON_TIMES_INVALID;
  if (absl::Minutes(break_minutes) > stay) return v1::ERROR_REASON_FIELD_INVALID;
  return v1::ERROR_REASON_UNSPECIFIED;
}

// The time between, cut to half an hour around the plan, less breaks, in whole minutes.
int64_t ReferenceModel::Count(const Shift& shift, absl::Time from, absl::Time to,
                              int64_t break_minutes) {
  const absl::Duration breaks = std::min(absl::Minutes(break_minutes), to - from);
  const absl::Duration counted = std::min(to, shift.end + absl::Minutes(30)) -
                                 std::max(from, shift.start - absl::Minutes(30)) - breaks;
  return std::max<int64_t>(0, absl::ToInt64Minutes(counted));
}

void ReferenceModel::Settle(const Shift& shift, Presence& presence) {
  presence.in = Weigh(presence.ins);
  if (presence.was_absent) presence.in.trust = Trust::kReview;
  if (presence.state != v1::Attendance::STATE_CHECKED_OUT) return;
  if (!presence.assumed) presence.out = Weigh(presence.outs);
  presence.in.time = std::min(presence.in.time, presence.out.time);
  presence.minutes = Count(shift, presence.in.time, presence.out.time, Breaks(presence.outs));
}

// What they say themselves, of what counts.
const ReferenceModel::Taken* ReferenceModel::OwnOf(const std::vector<Taken>& claims) {
  if (const Pair pair = PairIn(claims); pair.own != nullptr) return pair.own;
  return claims.empty() || claims.front().tick ? nullptr : &claims.front();
}

// Would what they say themselves count alone, and for more than it does?
bool ReferenceModel::LosesByScan(const Shift& shift, const Presence& presence) {
  const Taken* in = OwnOf(presence.ins);
  const Taken* out = OwnOf(presence.outs);
  if (in == nullptr || out == nullptr || presence.was_absent) return false;
  for (const Taken* own : {in, out}) {
    const bool counts =
        own->judged.evidence == Evidence::kOnSite && own->judged.trust < Trust::kReview;
    if (!counts) return false;
  }
  return presence.Waits() ||
         presence.minutes < Count(shift, in->judged.time, out->judged.time, out->break_minutes);
}

std::string ReferenceModel::LostByScans() const {
  std::string lost;
  for (const auto& [name, shift] : shifts_) {
    for (const auto& [person, presence] : shift.presences) {
      if (LosesByScan(shift, presence)) absl::StrAppend(&lost, " ", person);
    }
  }
  return lost;
}

}  // namespace glimmer::sim
