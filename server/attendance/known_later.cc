#include "server/attendance/known_later.h"

#include <string>

#include "absl/algorithm/container.h"
#include "absl/strings/str_split.h"
#include "server/attendance/claim_proof.h"
#include "server/attendance/claim_store.h"
#include "server/attendance/site_clock_store.h"
#include "shared/base/time_convert.h"
#include "shared/crypto/signed_site_code.h"
#include "shared/crypto/site_code.h"
#include "shared/domain/resource_names.h"

namespace glimmer::attendance {
namespace {

using events::Shift;
using v1::AttendanceClaim;

bool IsEmpty(const KnownLater& known) { return known.code_times.empty() && !known.capture; }

// As ReadClaim judged it when it came, but for its code.
Claim ClaimOfStored(const Shift& shift, const StoredClaim& stored, const AttendanceClaim& said) {
  const std::vector<absl::string_view> findings =
      absl::StrSplit(stored.findings, ' ', absl::SkipEmpty());
  Claim claim;
  claim.method = stored.method;
  claim.shift_start = shift.start_time;
  claim.shift_end = shift.end_time;
  if (said.has_capture_time()) claim.capture = FromTimestamp(said.capture_time());
  claim.receive = stored.receive_time;
  claim.anchored = !absl::c_linear_search(findings, kNoAnchor);
  claim.doubtful = IsDoubtful(findings);
  return claim;
}

}  // namespace

CodeRun ShownBy(const v1::SiteClock& clock, const Shift& shift) {
  return {.first = SiteStepTime(shift.start_time, clock.first_step()),
          .last = SiteStepTime(shift.start_time, clock.last_step()),
          .first_since_boot = absl::Milliseconds(clock.first_step_boot_ms()),
          .anchor = FromTimestamp(clock.anchor_time()),
          .anchor_since_boot = absl::Milliseconds(clock.anchor_boot_ms())};
}

KnownLater KnownOf(const std::vector<v1::SiteClock>& clocks, const Shift& shift,
                   const AttendanceClaim& claim) {
  KnownLater known;
  for (const v1::SiteClock& clock : clocks) {
    const CodeRun shown = ShownBy(clock, shift);
    if (!OffsetOf(shown)) continue;
    if (claim.method() == AttendanceClaim::METHOD_LEADER_TICK) {
      if (clock.device() != claim.device() || clock.boot_id() != claim.boot_id()) continue;
      known.capture = TimeSinceBoot(shown, absl::Milliseconds(claim.boot_time_ms()));
    }
    if (claim.method() != AttendanceClaim::METHOD_SITE_CODE) continue;
    const auto code = ParseSiteCode(claim.signed_site_code());
    if (!code.ok() || clock.device() != ResourceName(kDevices, code->device_id)) continue;
    const auto time = ShownAt(shown, SiteStepTime(shift.start_time, code->step));
    if (time) known.code_times.push_back(*time);
  }
  return known;
}

absl::StatusOr<KnownLater> FindKnown(rpc::Context& context, const Shift& shift,
                                     const AttendanceClaim& claim) {
  ASSIGN_OR_RETURN(const auto clocks, SiteClockStore(context.tx).List(shift.shift_id));
  return KnownOf(clocks, shift, claim);
}

absl::StatusOr<Judgement> JudgeStored(rpc::Context& context, const Shift& shift,
                                      const std::vector<v1::SiteClock>& clocks,
                                      absl::string_view person_id, const StoredClaim& stored) {
  AttendanceClaim said;
  if (clocks.empty() || !said.ParseFromString(stored.claim)) return stored.judgement;
  const KnownLater known = KnownOf(clocks, shift, said);
  if (IsEmpty(known)) return stored.judgement;
  Claim claim = ClaimOfStored(shift, stored, said);
  if (stored.method == ClaimMethod::kLeaderTick) {
    ASSIGN_OR_RETURN(const auto device, ClaimStore(context.tx).FindDevice(stored.device_id));
    if (!device) return stored.judgement;
    claim.own_evidence = device->person_id == person_id;
  } else {
    const auto code = ReadSignedCode(context, shift, said);
    if (!code.ok()) return stored.judgement;
    claim.code_time = code->time;
    ASSIGN_OR_RETURN(const bool had_say, HadSay(context.tx, shift, person_id, stored.receive_time));
    claim.own_evidence = code->own_word || had_say;
  }
  const auto judged = JudgeAnew(claim, known);
  return judged.ok() ? *judged : stored.judgement;
}

}  // namespace glimmer::attendance
