#include "shared/domain/hours_rules.h"

#include <algorithm>
#include <tuple>

#include "shared/rpc/error.h"

namespace glimmer {
namespace {

bool Within(int64_t value, int64_t low, int64_t high) { return value >= low && value <= high; }

}  // namespace

absl::Status CheckServiceTimes(const ServiceTimes& times) {
  const absl::Duration between = times.check_out - times.check_in;
  if (between < absl::ZeroDuration() || between > kLongestStay) {
    return MakeError(v1::ERROR_REASON_TIMES_INVALID,
                     "The end is after the start, at most 24 h later.");
  }
  if (times.break_minutes < 0 || absl::Minutes(times.break_minutes) > between) {
    return InvalidField("break_minutes", "Breaks are between 0 and the time between.");
  }
  return absl::OkStatus();
}

int64_t CountedMinutes(const HourRules& rules, const ServiceTimes& times) {
  const absl::Duration grace = absl::Minutes(rules.grace_minutes);
  const absl::Time from = std::max(times.check_in, times.planned_start - grace);
  const absl::Time to = std::min(times.check_out, times.planned_end + grace);
  const absl::Duration stay = to - from - absl::Minutes(times.break_minutes);
  if (stay <= absl::ZeroDuration()) return 0;
  const absl::Duration planned = times.planned_end - times.planned_start;
  if (stay * 100 < planned * rules.minimum_stay_percent) return 0;
  int64_t minutes = stay / absl::Minutes(1);
  if (rules.rounding_minutes > 1) minutes -= minutes % rules.rounding_minutes;
  return rules.cap_minutes > 0 ? std::min(minutes, rules.cap_minutes) : minutes;
}

absl::Status CheckHourRules(const HourRules& rules) {
  if (!Within(rules.rounding_minutes, 1, 60)) {
    return InvalidField("rounding_minutes", "Rounding is 1 to 60 minutes.");
  }
  if (!Within(rules.minimum_stay_percent, 0, 100)) {
    return InvalidField("minimum_stay_percent", "The minimum stay is 0 to 100 percent.");
  }
  if (!Within(rules.cap_minutes, 0, 1440)) {
    return InvalidField("cap_minutes", "The cap is 0 (none) to 1440 minutes.");
  }
  if (!Within(rules.grace_minutes, 0, 240)) {
    return InvalidField("grace_minutes", "The grace is 0 to 240 minutes.");
  }
  return absl::OkStatus();
}

const DatedRulePack* RulePackOn(const std::vector<DatedRulePack>& packs,
                                absl::string_view civil_date) {
  const DatedRulePack* in_force = nullptr;
  const DatedRulePack* first = nullptr;
  const auto rank = [](const DatedRulePack& pack) {
    return std::tie(pack.start_date, pack.version);
  };
  for (const DatedRulePack& pack : packs) {
    if (first == nullptr || pack.version < first->version) first = &pack;
    if (absl::string_view(pack.start_date) > civil_date) continue;
    if (in_force == nullptr || rank(pack) > rank(*in_force)) in_force = &pack;
  }
  return in_force != nullptr ? in_force : first;
}

}  // namespace glimmer
