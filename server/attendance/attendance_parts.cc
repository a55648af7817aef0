#include "server/attendance/attendance_parts.h"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include "absl/strings/str_join.h"
#include "server/attendance/known_later.h"
#include "server/rpc/change_log_store.h"
#include "shared/base/time_convert.h"
#include "shared/crypto/site_code.h"
#include "shared/domain/resource_names.h"
#include "shared/rpc/error.h"

namespace glimmer::attendance {
namespace {

using events::Shift;
using v1::AttendanceClaim;

absl::StatusOr<ClaimMethod> MethodOf(const AttendanceClaim& claim) {
  switch (claim.method()) {
    case AttendanceClaim::METHOD_SITE_CODE:
      return ClaimMethod::kSiteCode;
    case AttendanceClaim::METHOD_LEADER_TICK:
      return ClaimMethod::kLeaderTick;
    case AttendanceClaim::METHOD_OWN_STATEMENT:
      return ClaimMethod::kOwnStatement;
    default:
      return InvalidField("claim.method", "Say how it is known.");
  }
}

// When the given code began to be shown: near the claim's time, else anywhere in the shift, so that
// a phone whose clock is wrong is heard as well.
std::optional<absl::Time> CodeTime(const Shift& shift, absl::string_view code, absl::Time around) {
  if (code.empty()) return std::nullopt;
  const auto match = [&](absl::Time at, absl::Duration tolerance) {
    return MatchSiteCode(shift.site_key, shift.start_time, code, at,
                         static_cast<int>(tolerance / kSiteStep));
  };
  const absl::Time open = shift.start_time - kCheckInLead;
  const absl::Time close = shift.end_time + kCheckOutLag;
  std::optional<int64_t> step = match(around, kLargestSkew);
  if (!step) step = match(std::clamp(around, open, close), close - open);
  if (!step) return std::nullopt;
  return SiteStepTime(shift.start_time, *step);
}

// The time of the code that was given, scanned or typed, and what it is worth.
absl::Status ReadCode(rpc::Context& context, const AttendanceClaim& claim, ClaimParts& parts,
                      Claim& judged) {
  if (claim.signed_site_code().empty()) {
    const absl::Time around = std::min(judged.capture.value_or(context.now), context.now);
    judged.code_time = CodeTime(parts.shift, claim.site_code(), around);
    return absl::OkStatus();
  }
  ASSIGN_OR_RETURN(const SignedCode code, ReadSignedCode(context, parts.shift, claim));
  judged.code_time = code.time;
  judged.own_evidence = judged.own_evidence || code.own_word;
  std::vector<absl::string_view>& findings = parts.proof.findings;
  findings.insert(findings.end(), code.findings.begin(), code.findings.end());
  return absl::OkStatus();
}

// The leader's phone may have been heard before the claim, which it made or whose code it showed.
absl::StatusOr<KnownLater> FindKnownOf(rpc::Context& context, const ClaimParts& parts,
                                       const AttendanceClaim& claim) {
  const bool ticked = parts.method == ClaimMethod::kLeaderTick && !parts.proof.device_id.empty();
  if (!ticked && claim.signed_site_code().empty()) return KnownLater();
  return FindKnown(context, parts.shift, claim);
}

absl::Status CheckMayClaim(const rpc::Caller& caller, const ClaimParts& parts) {
  if (parts.method == ClaimMethod::kLeaderTick) {
    if (StandsAbove(caller, parts.shift)) return absl::OkStatus();
    return MakeError(v1::ERROR_REASON_ROLE_MISSING, "The shift's leader ticks the roster.");
  }
  if (IsSelf(caller, parts.person_id)) return absl::OkStatus();
  return InvalidField("claim.method", "For somebody else, tick the roster.");
}

}  // namespace

absl::StatusOr<Shift> FindShift(rpc::Context& context, absl::string_view name,
                                absl::string_view field) {
  ASSIGN_OR_RETURN(const std::string id, IdOf(kShifts, name, field));
  ASSIGN_OR_RETURN(Shift shift, events::ShiftStore(context.tx).Get(id));
  if (shift.organization_id != context.organization_id) return NotFound(name);
  if (shift.state == events::ShiftState::kCancelled) {
    return MakeError(v1::ERROR_REASON_SHIFT_CANCELLED, "The shift was cancelled.");
  }
  return shift;
}

absl::StatusOr<std::string> FindPerson(rpc::Context& context, absl::string_view name,
                                       absl::string_view field) {
  ASSIGN_OR_RETURN(std::string id, IdOf(kPeople, name, field));
  ASSIGN_OR_RETURN(const bool exists,
                   AttendanceStore(context.tx).PersonExists(context.organization_id, id));
  if (!exists) return NotFound(name);
  return id;
}

bool StandsAbove(const rpc::Caller& caller, const Shift& shift) {
  if (caller.local) return true;
  if (!caller.person_id.empty() && caller.person_id == shift.leader_person_id) return true;
  for (const v1::Role role : {v1::ROLE_COORDINATOR, v1::ROLE_ORGANIZATION_ADMIN}) {
    if (caller.Covers(role, shift.organizing_path) || caller.Covers(role, shift.host_path)) {
      return true;
    }
  }
  return false;
}

bool IsSelf(const rpc::Caller& caller, absl::string_view person_id) {
  return !caller.person_id.empty() && caller.person_id == person_id;
}

absl::Status OwnMinutes() {
  return MakeError(v1::ERROR_REASON_OWN_MINUTES,
                   "Nobody confirms, corrects or enters their own minutes.");
}

absl::StatusOr<ClaimParts> ReadClaim(rpc::Context& context, const Statement& statement) {
  const AttendanceClaim& claim = statement.claim;
  ClaimParts parts;
  ASSIGN_OR_RETURN(parts.shift, FindShift(context, claim.shift(), "claim.shift"));
  ASSIGN_OR_RETURN(parts.person_id, FindPerson(context, claim.person(), "claim.person"));
  ASSIGN_OR_RETURN(parts.method, MethodOf(claim));
  RETURN_IF_ERROR(CheckMayClaim(context.caller, parts));

  Claim judged;
  judged.method = parts.method;
  judged.shift_start = parts.shift.start_time;
  judged.shift_end = parts.shift.end_time;
  if (claim.has_capture_time()) judged.capture = FromTimestamp(claim.capture_time());
  judged.receive = context.now;
  judged.own_evidence =
      IsSelf(context.caller, parts.person_id) && StandsAbove(context.caller, parts.shift);
  judged.anchored = parts.anchored = IsAnchored(claim, context.now);
  ASSIGN_OR_RETURN(parts.proof, Prove(context, parts.shift, statement));
  if (parts.method == ClaimMethod::kSiteCode) {
    RETURN_IF_ERROR(ReadCode(context, claim, parts, judged));
  }
  judged.doubtful = IsDoubtful(parts.proof.findings);
  ASSIGN_OR_RETURN(const KnownLater known, FindKnownOf(context, parts, claim));
  if (!parts.anchored) parts.proof.findings.push_back(kNoAnchor);
  parts.late = IsLate(judged) || !parts.anchored;
  if (parts.shift.state == events::ShiftState::kClosed && !parts.late) {
    return MakeError(v1::ERROR_REASON_SHIFT_CLOSED, "The shift is closed.");
  }
  ASSIGN_OR_RETURN(parts.judgement, JudgeAnew(judged, known));
  return parts;
}

StoredClaim ClaimOf(rpc::Context& context, const Attendance& attendance, const ClaimParts& parts,
                    const Statement& statement) {
  return {.claim_id = context.NewId(),
          .attendance_id = attendance.attendance_id,
          .kind = statement.kind,
          .method = parts.method,
          .judgement = parts.judgement,
          .receive_time = context.now,
          .recorder = context.caller.subject,
          .claim = statement.claim.SerializeAsString(),
          .device_id = parts.proof.device_id,
          .findings = absl::StrJoin(parts.proof.findings, " "),
          .break_minutes = statement.break_minutes};
}

absl::Status KeepClaim(rpc::Context& context, const Attendance& attendance, const ClaimParts& parts,
                       const Statement& statement) {
  return AttendanceStore(context.tx).InsertClaim(ClaimOf(context, attendance, parts, statement));
}

absl::Status PutAttendance(rpc::Context& context, const Shift& shift, Attendance& attendance) {
  attendance.update_time = context.now;
  RETURN_IF_ERROR(AttendanceStore(context.tx).Put(attendance));
  std::vector<std::string> keys = {rpc::PersonKey(attendance.person_id)};
  for (std::string& key : events::StaffKeys(shift)) keys.push_back(std::move(key));
  context.changes.push_back({.resource = ResourceName(kAttendances, attendance.attendance_id),
                             .audience = rpc::Audience(keys)});
  return absl::OkStatus();
}

absl::StatusOr<Attendance> NewAttendance(rpc::Context& context, const Shift& shift,
                                         absl::string_view person_id) {
  Attendance attendance;
  ASSIGN_OR_RETURN(const bool has_place,
                   AttendanceStore(context.tx).HasPlace(shift.shift_id, person_id));
  attendance.walk_in = !has_place;
  attendance.attendance_id = context.NewId();
  attendance.shift_id = shift.shift_id;
  attendance.person_id = std::string(person_id);
  attendance.create_time = context.now;
  return attendance;
}

hours::RecordState StateByEvidence(EvidenceClass evidence_class, Verdict verdict, bool assumed) {
  return MustWait(evidence_class, verdict, assumed) ? hours::RecordState::kWaiting
                                                    : hours::RecordState::kConfirmed;
}

hours::Service StayOf(const Attendance& attendance, hours::Service service) {
  service.person_id = attendance.person_id;
  service.check_in = *attendance.check_in_time;
  service.check_out = *attendance.check_out_time;
  service.evidence_class = Weaker(attendance.check_in_class, attendance.check_out_class);
  service.verdict = Weaker(attendance.check_in_verdict, attendance.check_out_verdict);
  if (service.source == hours::RecordSource::kAttendance) {
    service.state = StateByEvidence(service.evidence_class, service.verdict, service.assumed);
  }
  return service;
}

absl::StatusOr<hours::Record> WriteRecord(rpc::Context& context, const Shift& shift,
                                          Attendance& attendance, hours::Service service) {
  ASSIGN_OR_RETURN(
      hours::Record record,
      hours::WriteService(context, hours::PlanOf(shift), StayOf(attendance, std::move(service))));
  attendance.service_record_id = record.record_id;
  return record;
}

absl::Status AlreadyChecked(const Attendance& attendance) {
  return MakeError(v1::ERROR_REASON_ALREADY_CHECKED, "Checked in or out already.",
                   {{"attendance", ResourceName(kAttendances, attendance.attendance_id)}});
}

absl::StatusOr<v1::Attendance> ReadProto(rpc::Context& context, const Attendance& attendance) {
  ASSIGN_OR_RETURN(const std::optional<Attendance> stored,
                   AttendanceStore(context.tx).Find(attendance.shift_id, attendance.person_id));
  if (!stored) return absl::InternalError("an attendance vanished in its own transaction");
  return ToProto(*stored);
}

v1::Attendance ToProto(const Attendance& attendance) {
  v1::Attendance out;
  out.set_name(ResourceName(kAttendances, attendance.attendance_id));
  out.set_shift(ResourceName(kShifts, attendance.shift_id));
  out.set_person(ResourceName(kPeople, attendance.person_id));
  out.set_person_display_name(attendance.person_display_name);
  out.set_state(static_cast<v1::Attendance::State>(attendance.state));
  if (attendance.check_in_time) {
    *out.mutable_check_in_time() = ToTimestamp(*attendance.check_in_time);
  }
  if (attendance.check_out_time) {
    *out.mutable_check_out_time() = ToTimestamp(*attendance.check_out_time);
  }
  out.set_check_in_class(static_cast<v1::EvidenceClass>(attendance.check_in_class));
  out.set_check_out_class(static_cast<v1::EvidenceClass>(attendance.check_out_class));
  out.set_service_record(ResourceName(kServiceRecords, attendance.service_record_id));
  out.set_walk_in(attendance.walk_in);
  return out;
}

}  // namespace glimmer::attendance
