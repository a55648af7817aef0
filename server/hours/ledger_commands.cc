#include "server/hours/ledger_commands.h"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include "server/hours/rule_pack_store.h"
#include "server/rpc/change_log_store.h"
#include "shared/base/time_convert.h"
#include "shared/domain/hours_rules.h"
#include "shared/domain/resource_names.h"

namespace glimmer::hours {
namespace {

// Feed lines of a row: for the person and every unit above home, host and organiser.
absl::Status AddFeedLines(rpc::Context& context, const Record& record) {
  ASSIGN_OR_RETURN(const std::vector<std::string> paths, LedgerStore(context.tx).UnitPaths(record));
  std::vector<std::string> keys;
  if (!record.person_id.empty()) keys.push_back(rpc::PersonKey(record.person_id));
  for (const std::string& path : paths) {
    for (std::string& key : events::PathKeys(path)) {
      if (std::find(keys.begin(), keys.end(), key) == keys.end()) keys.push_back(std::move(key));
    }
  }
  const std::string audience = rpc::Audience(keys);
  for (const std::string& id : {record.correction_of, record.record_id}) {
    if (id.empty()) continue;
    context.changes.push_back(
        {.resource = ResourceName(kServiceRecords, id), .audience = audience});
  }
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<std::string> CivilDateOf(absl::Time time, absl::string_view time_zone) {
  ASSIGN_OR_RETURN(const absl::TimeZone zone, LoadZone(time_zone));
  return FormatCivilDay(absl::ToCivilDay(time, zone));
}

absl::StatusOr<Record> AppendRecord(rpc::Context& context, Record record) {
  LedgerStore store(context.tx);
  record.record_id = context.NewId();
  record.recorder = context.caller.subject;
  record.record_time = context.now;
  RETURN_IF_ERROR(store.Append(record));
  ASSIGN_OR_RETURN(std::optional<Record> written, store.Find(record.record_id));
  if (!written) return absl::InternalError("a ledger row vanished in its own transaction");
  RETURN_IF_ERROR(AddFeedLines(context, *written));
  return *std::move(written);
}

Plan PlanOf(const events::Shift& shift) {
  return {shift.shift_id,  shift.event_id,     shift.title,
          shift.category,  shift.host_unit_id, shift.organizing_unit_id,
          shift.time_zone, shift.start_time,   shift.end_time};
}

absl::StatusOr<Record> WriteService(rpc::Context& context, const Plan& plan,
                                    const Service& service) {
  const ServiceTimes times = {plan.start_time, plan.end_time, service.check_in, service.check_out,
                              service.break_minutes};
  RETURN_IF_ERROR(CheckServiceTimes(times));
  Record record;
  ASSIGN_OR_RETURN(record.civil_date, CivilDateOf(service.check_in, plan.time_zone));
  ASSIGN_OR_RETURN(
      const std::vector<DatedRulePack> packs,
      EnsureRulePacks(context.tx, {context.organization_id, context.now, context.random}));
  const DatedRulePack* pack = RulePackOn(packs, record.civil_date);
  ASSIGN_OR_RETURN(record.subject_key,
                   rpc::SubjectKeyOf(context.tx, context.random, service.person_id));
  ASSIGN_OR_RETURN(record.home_unit_id,
                   LedgerStore(context.tx)
                       .HomeUnitOn(context.organization_id, service.person_id, record.civil_date));
  record.organization_id = context.organization_id;
  record.source = service.source;
  record.shift_id = plan.shift_id;
  record.event_id = plan.event_id;
  record.title = plan.title;
  record.category = plan.category;
  record.host_unit_id = plan.host_unit_id;
  record.organizing_unit_id = plan.organizing_unit_id;
  record.time_zone = plan.time_zone;
  record.planned_start = plan.start_time;
  record.planned_end = plan.end_time;
  record.check_in = service.check_in;
  record.check_out = service.check_out;
  record.break_minutes = service.break_minutes;
  record.counted_minutes = CountedMinutes(pack->rules, times);
  record.state = service.state;
  record.evidence_class = service.evidence_class;
  record.verdict = service.verdict;
  record.assumed = service.assumed;
  record.rule_pack_id = pack->rule_pack_id;
  record.correction_of = service.correction_of;
  record.reason = service.reason;
  return AppendRecord(context, std::move(record));
}

absl::StatusOr<Record> ReverseRecord(rpc::Context& context, const Record& original,
                                     absl::string_view reason) {
  Record reversal = original;
  reversal.state = RecordState::kReversal;
  reversal.counted_minutes = -original.counted_minutes;
  reversal.correction_of = original.record_id;
  reversal.reason = std::string(reason);
  return AppendRecord(context, std::move(reversal));
}

}  // namespace glimmer::hours
