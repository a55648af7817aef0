#include "server/attendance/record_commands.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "server/attendance/attendance_parts.h"
#include "server/attendance/attendance_store.h"
#include "server/hours/ledger_commands.h"
#include "server/hours/record_proto.h"
#include "server/hours/rule_pack_store.h"
#include "server/notices/notice_commands.h"
#include "server/rpc/reason.h"
#include "shared/base/time_convert.h"
#include "shared/domain/hours_rules.h"
#include "shared/domain/resource_names.h"
#include "shared/rpc/error.h"

namespace glimmer::attendance {
namespace {

using hours::Record;
using hours::RecordState;

absl::Status WrongState(const Record& record) {
  const std::string state =
      record.in_force
          ? v1::ServiceRecord::State_Name(static_cast<v1::ServiceRecord::State>(record.state))
          : "SUPERSEDED";
  return MakeError(v1::ERROR_REASON_RECORD_STATE, "The record's state does not allow this.",
                   {{"state", state}});
}

// The row in force in the wanted state, not the caller's own.
absl::StatusOr<Record> FindFor(rpc::Context& context, absl::string_view name, RecordState state) {
  ASSIGN_OR_RETURN(const std::string id, IdOf(kServiceRecords, name, "service_record"));
  ASSIGN_OR_RETURN(std::optional<Record> record, hours::LedgerStore(context.tx).Find(id));
  if (!record || record->organization_id != context.organization_id) return NotFound(name);
  if (IsSelf(context.caller, record->person_id)) return OwnMinutes();
  if (!record->in_force || record->state != state) return WrongState(*record);
  return *std::move(record);
}

// A person who was erased cannot be told.
absl::Status Tell(rpc::Context& context, const Record& record, v1::Notice::Kind kind) {
  if (record.person_id.empty()) return absl::OkStatus();
  return notices::Notify(context, {.person_id = record.person_id,
                                   .kind = kind,
                                   .subject = ResourceName(kServiceRecords, record.record_id),
                                   .parameters = {{"minutes", absl::StrCat(record.counted_minutes)},
                                                  {"reason", record.reason}}});
}

absl::StatusOr<HourRules> RulesOf(rpc::Context& context, const Record& record) {
  ASSIGN_OR_RETURN(const std::vector<DatedRulePack> packs,
                   hours::RulePackStore(context.tx).List(record.organization_id));
  for (const DatedRulePack& pack : packs) {
    if (pack.rule_pack_id == record.rule_pack_id) return pack.rules;
  }
  return absl::InternalError("a ledger row names a rule pack that is not there");
}

// The row as it should have been: new times where given, counted anew.
absl::StatusOr<Record> Restated(rpc::Context& context, const Record& original,
                                const v1::CorrectRecordRequest& request) {
  Record restated = original;
  if (request.has_check_in_time()) restated.check_in = FromTimestamp(request.check_in_time());
  if (request.has_check_out_time()) restated.check_out = FromTimestamp(request.check_out_time());
  if (request.break_minutes() >= 0) restated.break_minutes = request.break_minutes();
  const ServiceTimes times = {original.planned_start, original.planned_end, restated.check_in,
                              restated.check_out, restated.break_minutes};
  RETURN_IF_ERROR(CheckServiceTimes(times));
  if (restated.check_out > context.now) {
    return MakeError(v1::ERROR_REASON_TIMES_INVALID, "Nobody has left in the future.");
  }
  if (restated.check_in != original.check_in || restated.check_out != original.check_out) {
    restated.evidence_class = EvidenceClass::kAfterwards;
    restated.verdict = Verdict::kStrong;
    restated.assumed = false;
  }
  ASSIGN_OR_RETURN(const HourRules rules, RulesOf(context, original));
  restated.counted_minutes = CountedMinutes(rules, times);
  ASSIGN_OR_RETURN(restated.civil_date, hours::CivilDateOf(restated.check_in, restated.time_zone));
  restated.state = RecordState::kConfirmed;
  restated.correction_of = original.record_id;
  restated.reason = request.reason();
  return restated;
}

}  // namespace

absl::Status DecideRecord(rpc::Context& context, const v1::DecideRecordRequest& request,
                          v1::DecideRecordResponse& response) {
  ASSIGN_OR_RETURN(const Record waiting,
                   FindFor(context, request.service_record(), RecordState::kWaiting));
  if (!request.confirm() || !request.reason().empty()) {
    RETURN_IF_ERROR(rpc::CheckReason(request.reason()));
  }
  Record decided = waiting;
  decided.state = request.confirm() ? RecordState::kConfirmed : RecordState::kRefused;
  decided.correction_of = waiting.record_id;
  decided.reason = request.reason();
  ASSIGN_OR_RETURN(decided, hours::AppendRecord(context, std::move(decided)));
  RETURN_IF_ERROR(AttendanceStore(context.tx).MoveRecord(waiting.record_id, decided.record_id));
  RETURN_IF_ERROR(
      Tell(context, decided,
           request.confirm() ? v1::Notice::KIND_HOURS_CONFIRMED : v1::Notice::KIND_HOURS_REFUSED));
  RETURN_IF_ERROR(rpc::Audit(
      context, {ResourceName(kServiceRecords, decided.record_id),
                request.confirm() ? "ConfirmRecord" : "RefuseRecord", request.reason()}));
  *response.mutable_service_record() = hours::ToProto(decided);
  return absl::OkStatus();
}

absl::Status CorrectRecord(rpc::Context& context, const v1::CorrectRecordRequest& request,
                           v1::CorrectRecordResponse& response) {
  ASSIGN_OR_RETURN(const Record original,
                   FindFor(context, request.service_record(), RecordState::kConfirmed));
  RETURN_IF_ERROR(rpc::CheckReason(request.reason()));
  ASSIGN_OR_RETURN(Record restated, Restated(context, original, request));
  ASSIGN_OR_RETURN(const Record reversal,
                   hours::ReverseRecord(context, original, request.reason()));
  ASSIGN_OR_RETURN(restated, hours::AppendRecord(context, std::move(restated)));
  RETURN_IF_ERROR(AttendanceStore(context.tx).MoveRecord(original.record_id, restated.record_id));
  RETURN_IF_ERROR(Tell(context, restated, v1::Notice::KIND_HOURS_CORRECTED));
  RETURN_IF_ERROR(rpc::Audit(context, {ResourceName(kServiceRecords, restated.record_id),
                                       "CorrectRecord", request.reason()}));
  *response.add_service_records() = hours::ToProto(reversal);
  *response.add_service_records() = hours::ToProto(restated);
  return absl::OkStatus();
}

}  // namespace glimmer::attendance
