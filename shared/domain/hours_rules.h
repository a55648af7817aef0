// How real times become counted minutes: a pure function of the times and a rule pack. Server and
// phone count alike.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"

namespace glimmer {

// The numbers of one rule pack. The defaults are those of an organisation's first one.
struct HourRules {
  int64_t rounding_minutes = 1;      // counted minutes are rounded down to a multiple
  int64_t minimum_stay_percent = 0;  // of the planned time; a shorter stay counts nothing
  int64_t cap_minutes = 0;           // per record; 0: no cap
  int64_t grace_minutes = 30;        // counted before the planned start and after the planned end
};

struct ServiceTimes {
  absl::Time planned_start;
  absl::Time planned_end;
  absl::Time check_in;
  absl::Time check_out;
  int64_t break_minutes = 0;
};

constexpr absl::Duration kLongestStay = absl::Hours(24);

// Errors: TIMES_INVALID when the end is before the start or more than 24 h after it; FIELD_INVALID
// {break_minutes} when the breaks are negative or longer than the time between.
absl::Status CheckServiceTimes(const ServiceTimes& times);

// Minutes that count, of times that CheckServiceTimes accepts. In this order: the time between, cut
// to the planned time and its grace; minus breaks; whole minutes, rounded down; nothing when it is
// shorter than the minimum stay; rounded down to a multiple; capped. Never negative. Elapsed time
// counts, so a night in which the clocks change is as long as it really was.
int64_t CountedMinutes(const HourRules& rules, const ServiceTimes& times);

// Errors: FIELD_INVALID {the field} for rounding outside 1..60, percent outside 0..100, cap outside
// 0..1440, grace outside 0..240.
absl::Status CheckHourRules(const HourRules& rules);

struct DatedRulePack {
  std::string rule_pack_id;
  int64_t version = 0;
  std::string start_date;  // YYYY-MM-DD
  HourRules rules;
};

// The pack for service on a civil date: the latest that is in force by then, of several that begin
// on one day the newest version; before all of them the first. Null without any.
const DatedRulePack* RulePackOn(const std::vector<DatedRulePack>& packs,
                                absl::string_view civil_date);

}  // namespace glimmer
