#include "server/attendance/attendance_commands.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "server/attendance/attendance_parts.h"
#include "server/attendance/attendance_store.h"
#include "server/attendance/mutual_scan.h"
#include "server/hours/ledger_commands.h"
#include "server/hours/record_proto.h"
#include "server/rpc/reason.h"
#include "shared/base/time_convert.h"
#include "shared/crypto/site_code.h"
#include "shared/domain/hours_rules.h"
#include "shared/domain/resource_names.h"
#include "shared/rpc/error.h"

namespace glimmer::attendance {
namespace {

using events::Shift;
using hours::Record;
using hours::RecordState;

constexpr absl::Duration kCodeAfterEnd = absl::Hours(4);

absl::Status NotCheckedIn() {
  return MakeError(v1::ERROR_REASON_NOT_CHECKED_IN, "There is no check-in to check out from.");
}

// Takes up the claim's check-in. A no-show who was there after all is for somebody to look at.
void TakeIn(Attendance& attendance, const Judgement& judgement) {
  const bool was_no_show = attendance.state == AttendanceState::kNoShow;
  attendance.state = AttendanceState::kCheckedIn;
  attendance.check_in_time = judgement.time;
  attendance.check_in_class = judgement.evidence_class;
  attendance.check_in_verdict = was_no_show ? Verdict::kReview : judgement.verdict;
}

void TakeOut(Attendance& attendance, const Judgement& judgement) {
  attendance.state = AttendanceState::kCheckedOut;
  attendance.check_out_time = judgement.time;
  attendance.check_out_class = judgement.evidence_class;
  attendance.check_out_verdict = judgement.verdict;
}

// The assumed record that a late check-out may still replace, or nullopt.
absl::StatusOr<std::optional<Record>> FindAssumed(rpc::Context& context,
                                                  const Attendance& attendance) {
  ASSIGN_OR_RETURN(std::optional<Record> record,
                   hours::LedgerStore(context.tx).Find(attendance.service_record_id));
  if (!record || !record->assumed || !record->in_force || record->state != RecordState::kWaiting) {
    return std::nullopt;
  }
  return record;
}

// The attendance as it stands, and its record in force.
absl::Status AnswerCheckOut(rpc::Context& context, const Attendance& attendance,
                            v1::CheckOutResponse& response) {
  ASSIGN_OR_RETURN(const std::optional<Record> record,
                   hours::LedgerStore(context.tx).Find(attendance.service_record_id));
  if (!record) return absl::InternalError("who is checked out has no record");
  ASSIGN_OR_RETURN(*response.mutable_attendance(), ReadProto(context, attendance));
  *response.mutable_service_record() = hours::ToProto(*record);
  return absl::OkStatus();
}

absl::Status CheckCounts(const v1::CloseShiftRequest& request) {
  constexpr int32_t kMost = 1'000'000;
  if (request.audience_count() < 0 || request.audience_count() > kMost) {
    return InvalidField("audience_count", "A number of listeners is 0 to 1,000,000.");
  }
  if (request.guest_count() < 0 || request.guest_count() > kMost) {
    return InvalidField("guest_count", "A number of guests is 0 to 1,000,000.");
  }
  return absl::OkStatus();
}

absl::Status PutNoShows(rpc::Context& context, const Shift& shift,
                        const v1::CloseShiftRequest& request) {
  AttendanceStore store(context.tx);
  for (const std::string& name : request.no_shows()) {
    ASSIGN_OR_RETURN(const std::string person_id, FindPerson(context, name, "no_shows"));
    ASSIGN_OR_RETURN(const std::optional<Attendance> present,
                     store.Find(shift.shift_id, person_id));
    if (present && present->state == AttendanceState::kNoShow) continue;
    if (present) return AlreadyChecked(*present);
    ASSIGN_OR_RETURN(Attendance absent, NewAttendance(context, shift, person_id));
    if (absent.walk_in) {
      return MakeError(v1::ERROR_REASON_NOT_SIGNED_UP, "Only who signed up can be missing.");
    }
    absent.state = AttendanceState::kNoShow;
    RETURN_IF_ERROR(PutAttendance(context, shift, absent));
  }
  return absl::OkStatus();
}

// Nobody stays after the planned end unless they say so, and nobody leaves before they came.
absl::Status AssumeCheckOut(rpc::Context& context, const Shift& shift, Attendance& attendance,
                            v1::CloseShiftResponse& response) {
  const absl::Time end = std::min(shift.end_time, context.now);
  TakeOut(attendance,
          {std::max(end, *attendance.check_in_time), EvidenceClass::kAfterwards, Verdict::kReview});
  ASSIGN_OR_RETURN(const Record record, WriteRecord(context, shift, attendance, {.assumed = true}));
  *response.add_waiting_records() = hours::ToProto(record);
  return PutAttendance(context, shift, attendance);
}

// An entry belongs to its shift and to the past.
absl::Status CheckEntryTimes(const Shift& shift, absl::Time now, const hours::Service& entry) {
  RETURN_IF_ERROR(CheckServiceTimes(
      {shift.start_time, shift.end_time, entry.check_in, entry.check_out, entry.break_minutes}));
  if (entry.check_out > now || entry.check_out < shift.start_time ||
      entry.check_in > shift.end_time) {
    return MakeError(v1::ERROR_REASON_TIMES_INVALID,
                     "An entry lies in the past and touches the shift's time.");
  }
  return absl::OkStatus();
}

}  // namespace

absl::Status CheckIn(rpc::Context& context, const v1::CheckInRequest& request,
                     v1::CheckInResponse& response) {
  const Statement statement{ClaimKind::kIn, request.claim()};
  ASSIGN_OR_RETURN(const ClaimParts parts, ReadClaim(context, statement));
  AttendanceStore store(context.tx);
  ASSIGN_OR_RETURN(std::optional<Attendance> attendance,
                   store.Find(parts.shift.shift_id, parts.person_id));
  if (attendance && attendance->state != AttendanceState::kNoShow) {
    ASSIGN_OR_RETURN(const bool taken, TakeOtherHalf(context, parts, statement, *attendance));
    if (!taken) return AlreadyChecked(*attendance);
    ASSIGN_OR_RETURN(*response.mutable_attendance(), ReadProto(context, *attendance));
    return absl::OkStatus();
  }
  if (!attendance) {
    ASSIGN_OR_RETURN(attendance, NewAttendance(context, parts.shift, parts.person_id));
  }
  if (attendance->walk_in && !StandsAbove(context.caller, parts.shift)) {
    return MakeError(v1::ERROR_REASON_NOT_SIGNED_UP, "The leader can add a walk-in.");
  }
  TakeIn(*attendance, parts.judgement);
  RETURN_IF_ERROR(PutAttendance(context, parts.shift, *attendance));
  RETURN_IF_ERROR(KeepClaim(context, *attendance, parts, statement));
  ASSIGN_OR_RETURN(*response.mutable_attendance(), ReadProto(context, *attendance));
  return absl::OkStatus();
}

absl::Status CheckOut(rpc::Context& context, const v1::CheckOutRequest& request,
                      v1::CheckOutResponse& response) {
  const Statement statement{ClaimKind::kOut, request.claim(), request.break_minutes()};
  ASSIGN_OR_RETURN(const ClaimParts parts, ReadClaim(context, statement));
  AttendanceStore store(context.tx);
  ASSIGN_OR_RETURN(std::optional<Attendance> attendance,
                   store.Find(parts.shift.shift_id, parts.person_id));
  if (!attendance || attendance->state == AttendanceState::kNoShow) return NotCheckedIn();
  hours::Service service;
  service.break_minutes = request.break_minutes();
  if (attendance->state == AttendanceState::kCheckedOut) {
    ASSIGN_OR_RETURN(const bool taken, TakeOtherHalf(context, parts, statement, *attendance));
    if (taken) return AnswerCheckOut(context, *attendance, response);
    ASSIGN_OR_RETURN(const std::optional<Record> assumed, FindAssumed(context, *attendance));
    if (!assumed || !parts.late) return AlreadyChecked(*attendance);
    service.correction_of = assumed->record_id;
  }
  TakeOut(*attendance, parts.judgement);
  if (!parts.anchored) {  // somebody looks at it; whatever that clock says, they came before
    attendance->check_out_time = std::max(*attendance->check_out_time, *attendance->check_in_time);
  }
  if (attendance->check_in_verdict == Verdict::kReview) {  // as of a code from a wrong clock
    attendance->check_in_time = std::min(*attendance->check_in_time, *attendance->check_out_time);
  }
  if (*attendance->check_out_time < *attendance->check_in_time) {
    return MakeError(v1::ERROR_REASON_TIMES_INVALID, "The end is before the start.");
  }
  ASSIGN_OR_RETURN(const Record record,
                   WriteRecord(context, parts.shift, *attendance, std::move(service)));
  RETURN_IF_ERROR(PutAttendance(context, parts.shift, *attendance));
  RETURN_IF_ERROR(KeepClaim(context, *attendance, parts, statement));
  ASSIGN_OR_RETURN(*response.mutable_attendance(), ReadProto(context, *attendance));
  *response.mutable_service_record() = hours::ToProto(record);
  return absl::OkStatus();
}

absl::Status CloseShift(rpc::Context& context, const v1::CloseShiftRequest& request,
                        v1::CloseShiftResponse& response) {
  ASSIGN_OR_RETURN(const Shift shift, FindShift(context, request.shift(), "shift"));
  if (shift.state == events::ShiftState::kClosed) {
    return MakeError(v1::ERROR_REASON_SHIFT_CLOSED, "The shift is closed already.");
  }
  if (context.now < shift.start_time) {
    return MakeError(v1::ERROR_REASON_SHIFT_NOT_STARTED, "The shift has not begun yet.",
                     {{"start_time", absl::FormatTime(absl::RFC3339_sec, shift.start_time,
                                                      absl::UTCTimeZone())}});
  }
  RETURN_IF_ERROR(CheckCounts(request));
  RETURN_IF_ERROR(PutNoShows(context, shift, request));
  AttendanceStore store(context.tx);
  ASSIGN_OR_RETURN(std::vector<Attendance> attendances, store.ListOfShift(shift.shift_id));
  for (Attendance& attendance : attendances) {
    if (attendance.state == AttendanceState::kCheckedIn) {
      RETURN_IF_ERROR(AssumeCheckOut(context, shift, attendance, response));
    }
    *response.add_attendances() = ToProto(attendance);
  }
  RETURN_IF_ERROR(store.CloseShift(shift.shift_id,
                                   {request.audience_count(), request.guest_count()}, context.now));
  context.changes.push_back({.shared_resource = ResourceName(kShifts, shift.shift_id)});
  return rpc::Audit(context, {ResourceName(kShifts, shift.shift_id), "CloseShift", ""});
}

absl::Status EnterAttendance(rpc::Context& context, const v1::EnterAttendanceRequest& request,
                             v1::EnterAttendanceResponse& response) {
  ASSIGN_OR_RETURN(const Shift shift, FindShift(context, request.shift(), "shift"));
  ASSIGN_OR_RETURN(const std::string person_id, FindPerson(context, request.person(), "person"));
  if (IsSelf(context.caller, person_id)) return OwnMinutes();
  RETURN_IF_ERROR(rpc::CheckReason(request.reason()));
  if (!request.has_check_in_time()) return InvalidField("check_in_time", "When did they come?");
  if (!request.has_check_out_time()) return InvalidField("check_out_time", "When did they leave?");
  hours::Service entry;
  entry.check_in = FromTimestamp(request.check_in_time());
  entry.check_out = FromTimestamp(request.check_out_time());
  entry.break_minutes = request.break_minutes();
  entry.source = hours::RecordSource::kManual;
  entry.state = RecordState::kConfirmed;
  entry.reason = request.reason();
  RETURN_IF_ERROR(CheckEntryTimes(shift, context.now, entry));

  AttendanceStore store(context.tx);
  ASSIGN_OR_RETURN(std::optional<Attendance> attendance, store.Find(shift.shift_id, person_id));
  if (attendance && attendance->state != AttendanceState::kNoShow) {
    return AlreadyChecked(*attendance);
  }
  if (!attendance) {
    ASSIGN_OR_RETURN(attendance, NewAttendance(context, shift, person_id));
  }
  attendance->state = AttendanceState::kCheckedIn;  // the one who enters it has looked
  TakeIn(*attendance, {entry.check_in, EvidenceClass::kAfterwards, Verdict::kStrong});
  TakeOut(*attendance, {entry.check_out, EvidenceClass::kAfterwards, Verdict::kStrong});
  ASSIGN_OR_RETURN(const Record record, WriteRecord(context, shift, *attendance, std::move(entry)));
  RETURN_IF_ERROR(PutAttendance(context, shift, *attendance));
  RETURN_IF_ERROR(rpc::Audit(context, {ResourceName(kServiceRecords, record.record_id),
                                       "EnterAttendance", request.reason()}));
  ASSIGN_OR_RETURN(*response.mutable_attendance(), ReadProto(context, *attendance));
  *response.mutable_service_record() = hours::ToProto(record);
  return absl::OkStatus();
}

absl::Status GetSiteCode(rpc::Context& context, const v1::GetSiteCodeRequest& request,
                         v1::GetSiteCodeResponse& response) {
  ASSIGN_OR_RETURN(const Shift shift, FindShift(context, request.shift(), "shift"));
  const absl::Time origin = shift.start_time - kSiteLead;
  const absl::Time expire = shift.end_time + kCodeAfterEnd;
  if (context.now < origin) {
    return MakeError(
        v1::ERROR_REASON_CHECK_IN_NOT_OPEN, "The code is shown from two hours before the start.",
        {{"open_time", absl::FormatTime(absl::RFC3339_sec, origin, absl::UTCTimeZone())}});
  }
  if (context.now > expire) {
    return MakeError(v1::ERROR_REASON_SHIFT_CLOSED, "The code was shown until four hours after.");
  }
  response.set_key(shift.site_key);
  *response.mutable_origin_time() = ToTimestamp(origin);
  *response.mutable_expire_time() = ToTimestamp(expire);
  return absl::OkStatus();
}

absl::Status ListAttendances(rpc::Context& context, const v1::ListAttendancesRequest& request,
                             v1::ListAttendancesResponse& response) {
  ASSIGN_OR_RETURN(const std::string shift_id, IdOf(kShifts, request.shift(), "shift"));
  ASSIGN_OR_RETURN(const std::vector<Attendance> attendances,
                   AttendanceStore(context.tx).ListOfShift(shift_id));
  for (const Attendance& attendance : attendances) {
    *response.add_attendances() = ToProto(attendance);
  }
  return absl::OkStatus();
}

}  // namespace glimmer::attendance
