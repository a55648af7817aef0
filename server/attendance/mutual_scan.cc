#include "server/attendance/mutual_scan.h"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include "absl/algorithm/container.h"
#include "absl/strings/str_split.h"
#include "server/attendance/claim_store.h"
#include "server/hours/ledger_commands.h"
#include "shared/crypto/hashing.h"
#include "shared/domain/hours_rules.h"

namespace glimmer::attendance {
namespace {

using events::Shift;
using hours::Record;
using hours::RecordState;

struct Halves {
  StoredClaim own;
  StoredClaim tick;
};

// Has the tick's device scanned this claim? Both are signed; a tick on site is somebody else's, for
// who ticks themselves makes a statement.
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

std::optional<Halves> FindMeeting(const std::vector<StoredClaim>& claims) {
  for (const StoredClaim& own : claims) {
    for (const StoredClaim& tick : claims) {
      if (Meet(own, tick)) return Halves{own, tick};
    }
  }
  return std::nullopt;
}

// Two profiles on one phone are one side, whoever they say they are; and so are they as long as one
// of them does not say which phone it is on.
absl::StatusOr<bool> AreOnOnePhone(sql::Transaction& tx, const Halves& halves) {
  ClaimStore store(tx);
  ASSIGN_OR_RETURN(const auto own, store.FindDevice(halves.own.device_id));
  ASSIGN_OR_RETURN(const auto tick, store.FindDevice(halves.tick.device_id));
  if (!own || !tick) return true;
  return own->installation_id.empty() || tick->installation_id.empty() ||
         own->installation_id == tick->installation_id;
}

absl::StatusOr<std::optional<Halves>> FindOtherHalf(rpc::Context& context,
                                                    const StoredClaim& claim) {
  ASSIGN_OR_RETURN(std::vector<StoredClaim> claims,
                   AttendanceStore(context.tx).ListClaims(claim.attendance_id, claim.kind));
  if (FindMeeting(claims)) return std::nullopt;
  claims.push_back(claim);
  std::optional<Halves> halves = FindMeeting(claims);
  if (!halves) return std::nullopt;
  ASSIGN_OR_RETURN(const bool on_one_phone, AreOnOnePhone(context.tx, *halves));
  if (on_one_phone) return std::nullopt;
  return halves;
}

// The second is refused for what the first would have been, so that their order does not matter.
absl::Status CheckAlone(const ClaimParts& parts, const Statement& statement,
                        const Attendance& attendance) {
  if (statement.kind == ClaimKind::kIn) return absl::OkStatus();
  const absl::Time came = *attendance.check_in_time;
  const absl::Time left =
      parts.anchored ? parts.judgement.time : std::max(parts.judgement.time, came);
  return CheckServiceTimes(
      {parts.shift.start_time, parts.shift.end_time, came, left, statement.break_minutes});
}

// What somebody has decided has the state that they gave it; what they corrected says why.
bool StandsByClaimsAlone(const Record& record) {
  return record.in_force && record.source == hours::RecordSource::kAttendance &&
         record.reason.empty() &&
         record.state == StateByEvidence(record.evidence_class, record.verdict, record.assumed);
}

OwnSide OwnSideOf(const StoredClaim& own) {
  const std::vector<absl::string_view> findings =
      absl::StrSplit(own.findings, ' ', absl::SkipEmpty());
  // A code's step is a good time, whatever the phone's clock was.
  const bool timed = own.judgement.evidence_class == EvidenceClass::kOnSite ||
                     !absl::c_linear_search(findings, kNoAnchor);
  return {own.judgement, IsDoubtful(findings), timed};
}

void TakeBoth(const Halves& halves, Attendance& attendance) {
  const Judgement both = Together(OwnSideOf(halves.own), halves.tick.judgement);
  if (halves.own.kind == ClaimKind::kOut) {
    attendance.check_out_time = std::max(both.time, *attendance.check_in_time);
    attendance.check_out_class = both.evidence_class;
    attendance.check_out_verdict = both.verdict;
    return;
  }
  attendance.check_in_time = std::min(both.time, attendance.check_out_time.value_or(both.time));
  attendance.check_in_class = both.evidence_class;
  // It stood there before either claim: they had been named absent, and somebody looks at that.
  const bool was_no_show =
      attendance.create_time < std::min(halves.own.receive_time, halves.tick.receive_time);
  attendance.check_in_verdict = was_no_show ? Verdict::kReview : both.verdict;
}

// Breaks stay; of two that leave, who says more of them is believed.
int64_t BreaksOf(const Record& record, const Halves& halves, const Attendance& attendance) {
  int64_t breaks = record.break_minutes;
  if (halves.own.kind == ClaimKind::kOut) {
    breaks = std::max(halves.own.break_minutes, halves.tick.break_minutes);
  }
  const absl::Duration stay = *attendance.check_out_time - *attendance.check_in_time;
  return std::min(breaks, absl::ToInt64Minutes(stay));
}

// Its state follows from these.
bool SaysTheSame(const Record& record, const hours::Service& stay) {
  return record.check_in == stay.check_in && record.check_out == stay.check_out &&
         record.break_minutes == stay.break_minutes &&
         record.evidence_class == stay.evidence_class && record.verdict == stay.verdict;
}

absl::Status Restate(rpc::Context& context, const Shift& shift, const Record& record,
                     const Halves& halves, Attendance& attendance) {
  hours::Service stay;
  stay.break_minutes = BreaksOf(record, halves, attendance);
  stay.assumed = record.assumed;
  stay.correction_of = record.record_id;
  stay = StayOf(attendance, std::move(stay));
  if (SaysTheSame(record, stay)) return absl::OkStatus();
  // What waits counts nothing that could be reversed.
  if (record.state == RecordState::kConfirmed) {
    RETURN_IF_ERROR(hours::ReverseRecord(context, record, "").status());
  }
  return WriteRecord(context, shift, attendance, std::move(stay)).status();
}

}  // namespace

absl::StatusOr<bool> TakeOtherHalf(rpc::Context& context, const ClaimParts& parts,
                                   const Statement& statement, Attendance& attendance) {
  const StoredClaim claim = ClaimOf(context, attendance, parts, statement);
  ASSIGN_OR_RETURN(const std::optional<Halves> halves, FindOtherHalf(context, claim));
  if (!halves) return false;
  RETURN_IF_ERROR(CheckAlone(parts, statement, attendance));
  RETURN_IF_ERROR(AttendanceStore(context.tx).InsertClaim(claim));
  std::optional<Record> record;
  if (!attendance.service_record_id.empty()) {
    ASSIGN_OR_RETURN(record, hours::LedgerStore(context.tx).Find(attendance.service_record_id));
    if (!record || !StandsByClaimsAlone(*record)) return true;
  }
  TakeBoth(*halves, attendance);
  if (record) RETURN_IF_ERROR(Restate(context, parts.shift, *record, *halves, attendance));
  RETURN_IF_ERROR(PutAttendance(context, parts.shift, attendance));
  return true;
}

}  // namespace glimmer::attendance
