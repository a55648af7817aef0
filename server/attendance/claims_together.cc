#include "server/attendance/claims_together.h"

#include <algorithm>
#include <utility>

#include "absl/algorithm/container.h"
#include "absl/strings/str_split.h"
#include "server/attendance/attendance_parts.h"
#include "server/attendance/claim_proof.h"
#include "server/attendance/known_later.h"
#include "server/attendance/site_clock_store.h"
#include "server/hours/ledger_commands.h"
#include "shared/crypto/hashing.h"
#include "shared/domain/hours_rules.h"

namespace glimmer::attendance {
namespace {

using events::Shift;
using hours::Record;
using hours::RecordState;

// What the claims of having come, or of having left, come to.
struct Side {
  Judgement judgement;
  bool timed = true;  // the time is a server's or a code's, and not a wall clock's
  int64_t break_minutes = 0;
  absl::Time receive_time;  // of the first
};

bool Meet(const StoredClaim& own, const StoredClaim& tick) {
  if (own.method == ClaimMethod::kLeaderTick || own.device_id.empty()) return false;
  if (tick.method != ClaimMethod::kLeaderTick || tick.device_id.empty() ||
      tick.judgement.evidence_class != EvidenceClass::kOnSite) {
    return false;
  }
  v1::AttendanceClaim said;
  v1::AttendanceClaim ticked;
  if (!said.ParseFromString(own.claim) || !ticked.ParseFromString(tick.claim)) return false;
  return ticked.scanned_claim_hash() == Blake2b256(ClaimMessage(own.kind, said, own.break_minutes));
}

std::vector<absl::string_view> FindingsOf(const StoredClaim& claim) {
  return absl::StrSplit(claim.findings, ' ', absl::SkipEmpty());
}

// A code's step is a good time, whatever the phone's clock was.
bool IsTimed(const StoredClaim& claim) {
  const bool by_code = claim.method == ClaimMethod::kSiteCode &&
                       claim.judgement.evidence_class == EvidenceClass::kOnSite;
  return by_code || claim.judgement.verdict != Verdict::kReview ||
         !absl::c_linear_search(FindingsOf(claim), kNoAnchor);
}

Side SideOf(const StoredClaim& claim) {
  return {claim.judgement, IsTimed(claim), claim.break_minutes, claim.receive_time};
}

// Of two that leave, who says more of breaks is believed.
Side SideOf(const Halves& halves) {
  const Side own = SideOf(halves.own);
  const Side tick = SideOf(halves.tick);
  const OwnSide said = {own.judgement, IsDoubtful(FindingsOf(halves.own)), own.timed};
  return {Together(said, tick.judgement), (said.timed && !said.doubtful) || tick.timed,
          std::max(own.break_minutes, tick.break_minutes),
          std::min(own.receive_time, tick.receive_time)};
}

// nullopt without claims.
absl::StatusOr<std::optional<Side>> FindSide(rpc::Context& context, const Shift& shift,
                                             const Attendance& attendance, ClaimKind kind) {
  ASSIGN_OR_RETURN(std::vector<StoredClaim> claims,
                   AttendanceStore(context.tx).ListClaims(attendance.attendance_id, kind));
  if (claims.empty()) return std::nullopt;
  ASSIGN_OR_RETURN(const auto clocks, SiteClockStore(context.tx).List(shift.shift_id));
  for (StoredClaim& claim : claims) {
    ASSIGN_OR_RETURN(claim.judgement,
                     JudgeStored(context, shift, clocks, attendance.person_id, claim));
  }
  const std::optional<Halves> halves = FindMeeting(claims);
  return halves ? SideOf(*halves) : SideOf(claims.front());
}

// What somebody has decided has the state that they gave it; what they corrected says why.
bool StandsByClaimsAlone(const Record& record) {
  return record.in_force && record.source == hours::RecordSource::kAttendance &&
         record.reason.empty() &&
         record.state == StateByEvidence(record.evidence_class, record.verdict, record.assumed);
}

// Nobody leaves before they came, by the times that are good.
void TakeTimes(const Side& in, const std::optional<Side>& out, Attendance& attendance) {
  attendance.check_in_time = in.judgement.time;
  if (!attendance.check_out_time) return;
  if (out) attendance.check_out_time = out->judgement.time;
  if (out && !out->timed) {
    attendance.check_out_time = std::max(*attendance.check_out_time, *attendance.check_in_time);
  } else {
    attendance.check_in_time = std::min(*attendance.check_in_time, *attendance.check_out_time);
  }
}

// A check-out without claims was assumed, and stays.
void TakeSides(const Side& in, const std::optional<Side>& out, Attendance& attendance) {
  TakeTimes(in, out, attendance);
  // It stood there before any claim: they had been named absent, and somebody looks at that.
  const bool was_no_show = attendance.create_time < in.receive_time;
  attendance.check_in_class = in.judgement.evidence_class;
  attendance.check_in_verdict = was_no_show ? Verdict::kReview : in.judgement.verdict;
  if (!out) return;
  attendance.check_out_class = out->judgement.evidence_class;
  attendance.check_out_verdict = out->judgement.verdict;
}

// The stay as the attendance has it now; the record's breaks are at least what it had.
hours::Service StayAnew(const Record& record, const std::optional<Side>& out,
                        const Attendance& attendance) {
  const absl::Duration between = *attendance.check_out_time - *attendance.check_in_time;
  hours::Service stay;
  stay.break_minutes = std::min(std::max(record.break_minutes, out ? out->break_minutes : 0),
                                absl::ToInt64Minutes(between));
  stay.assumed = record.assumed;
  stay.correction_of = record.record_id;
  return StayOf(attendance, std::move(stay));
}

// Its state follows from these.
bool SaysTheSame(const Record& record, const hours::Service& stay) {
  return record.check_in == stay.check_in && record.check_out == stay.check_out &&
         record.break_minutes == stay.break_minutes &&
         record.evidence_class == stay.evidence_class && record.verdict == stay.verdict;
}

absl::Status Restate(rpc::Context& context, const Shift& shift, const Record& record,
                     hours::Service stay, Attendance& attendance) {
  if (SaysTheSame(record, stay)) return absl::OkStatus();
  // What waits counts nothing that could be reversed.
  if (record.state == RecordState::kConfirmed) {
    RETURN_IF_ERROR(hours::ReverseRecord(context, record, "").status());
  }
  return WriteRecord(context, shift, attendance, std::move(stay)).status();
}

}  // namespace

std::optional<Halves> FindMeeting(const std::vector<StoredClaim>& claims) {
  for (const StoredClaim& own : claims) {
    for (const StoredClaim& tick : claims) {
      if (Meet(own, tick)) return Halves{own, tick};
    }
  }
  return std::nullopt;
}

absl::Status FollowClaims(rpc::Context& context, const Shift& shift, Attendance& attendance) {
  std::optional<Record> record;
  if (!attendance.service_record_id.empty()) {
    ASSIGN_OR_RETURN(record, hours::LedgerStore(context.tx).Find(attendance.service_record_id));
    if (!record || !StandsByClaimsAlone(*record)) return absl::OkStatus();
  }
  ASSIGN_OR_RETURN(const auto in, FindSide(context, shift, attendance, ClaimKind::kIn));
  ASSIGN_OR_RETURN(const auto out, FindSide(context, shift, attendance, ClaimKind::kOut));
  if (!in) return absl::OkStatus();
  Attendance followed = attendance;
  TakeSides(*in, out, followed);
  if (record) {
    hours::Service stay = StayAnew(*record, out, followed);
    // No times that a person could not have given: then it stays, and somebody looks.
    const ServiceTimes times = {shift.start_time, shift.end_time, stay.check_in, stay.check_out,
                                stay.break_minutes};
    if (!CheckServiceTimes(times).ok()) return absl::OkStatus();
    RETURN_IF_ERROR(Restate(context, shift, *record, std::move(stay), followed));
  }
  attendance = std::move(followed);
  return PutAttendance(context, shift, attendance);
}

}  // namespace glimmer::attendance
