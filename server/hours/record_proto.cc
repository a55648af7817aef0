#include "server/hours/record_proto.h"

#include <set>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "shared/base/time_convert.h"
#include "shared/domain/resource_names.h"

namespace glimmer::hours {
namespace {

// Each once, though coming and leaving may lack the same.
void AddReviewReasons(absl::string_view findings, v1::ServiceRecord& out) {
  std::set<v1::ReviewReason> reasons;
  for (const absl::string_view word : absl::StrSplit(findings, ' ', absl::SkipEmpty())) {
    v1::ReviewReason reason;
    const std::string name = absl::StrCat("REVIEW_REASON_", absl::AsciiStrToUpper(word));
    if (v1::ReviewReason_Parse(name, &reason)) reasons.insert(reason);
  }
  for (const v1::ReviewReason reason : reasons) out.add_review_reasons(reason);
}

}  // namespace

v1::ServiceRecord ToProto(const Record& record) {
  v1::ServiceRecord out;
  out.set_name(ResourceName(kServiceRecords, record.record_id));
  out.set_person(ResourceName(kPeople, record.person_id));
  out.set_person_display_name(record.person_display_name);
  out.set_source(static_cast<v1::ServiceRecord::Source>(record.source));
  out.set_shift(ResourceName(kShifts, record.shift_id));
  out.set_title(record.title);
  out.set_category(record.category);
  out.set_home_unit(ResourceName(kUnits, record.home_unit_id));
  out.set_host_unit(ResourceName(kUnits, record.host_unit_id));
  out.set_organizing_unit(ResourceName(kUnits, record.organizing_unit_id));
  out.set_civil_date(record.civil_date);
  *out.mutable_check_in_time() = ToTimestamp(record.check_in);
  *out.mutable_check_out_time() = ToTimestamp(record.check_out);
  out.set_time_zone(record.time_zone);
  out.set_break_minutes(static_cast<int32_t>(record.break_minutes));
  out.set_counted_minutes(static_cast<int32_t>(record.counted_minutes));
  out.set_state(static_cast<v1::ServiceRecord::State>(record.state));
  out.set_evidence_class(static_cast<v1::EvidenceClass>(record.evidence_class));
  out.set_verdict(static_cast<v1::Verdict>(record.verdict));
  out.set_correction_of(ResourceName(kServiceRecords, record.correction_of));
  out.set_rule_pack(ResourceName(kRulePacks, record.rule_pack_id));
  *out.mutable_record_time() = ToTimestamp(record.record_time);
  out.set_reason(record.reason);
  out.set_assumed(record.assumed);
  out.set_in_force(record.in_force);
  AddReviewReasons(record.findings, out);
  return out;
}

v1::RulePack ToProto(const DatedRulePack& pack) {
  v1::RulePack out;
  out.set_name(ResourceName(kRulePacks, pack.rule_pack_id));
  out.set_version(static_cast<int32_t>(pack.version));
  out.set_start_date(pack.start_date);
  out.set_rounding_minutes(static_cast<int32_t>(pack.rules.rounding_minutes));
  out.set_minimum_stay_percent(static_cast<int32_t>(pack.rules.minimum_stay_percent));
  out.set_cap_minutes(static_cast<int32_t>(pack.rules.cap_minutes));
  out.set_grace_minutes(static_cast<int32_t>(pack.rules.grace_minutes));
  return out;
}

}  // namespace glimmer::hours
