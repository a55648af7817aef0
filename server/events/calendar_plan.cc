#include "server/events/calendar_plan.h"

#include <utility>
#include <vector>

#include "server/events/pattern.h"
#include "server/formats/recurrence.h"
#include "shared/base/status_macros.h"
#include "shared/base/time_convert.h"

namespace glimmer::events {
namespace {

constexpr int kMostPast = 50000;
constexpr int kDaysAhead = 366 * 20;

PlannedDate DateAt(absl::CivilSecond civil, absl::Duration duration, absl::TimeZone zone) {
  const Occurrence occurrence = ResolveCivil(civil, zone);
  return {occurrence.civil, occurrence.start, duration};
}

// A changed date takes the place of the one it names, also of one that EXDATE had taken out.
void ApplyOverrides(const CalendarEvent& entry, absl::TimeZone zone, CalendarPlan& plan) {
  for (const CalendarOverride& change : entry.overrides) {
    if (change.cancelled) {
      plan.dates.erase(change.recurrence_id);
      plan.cancelled.insert(change.recurrence_id);
      continue;
    }
    plan.cancelled.erase(change.recurrence_id);
    plan.dates[change.recurrence_id] = DateAt(change.start, change.duration, zone);
    if (!change.summary.empty() && change.summary != entry.summary) {
      plan.retitled.insert(change.recurrence_id);
    }
  }
}

void DropPast(absl::Time now, CalendarPlan& plan) {
  for (auto it = plan.dates.begin(); it != plan.dates.end();) {
    if (it->second.start_time > now) {
      ++it;
      continue;
    }
    ++plan.past;
    plan.retitled.erase(it->first);
    it = plan.dates.erase(it);
  }
}

}  // namespace

absl::StatusOr<CalendarPlan> PlanCalendarEvent(const CalendarEvent& entry, absl::Time now) {
  CalendarPlan plan;
  if (entry.status == CalendarEventStatus::kCancelled) return plan;
  ASSIGN_OR_RETURN(const absl::TimeZone zone, LoadZone(entry.time_zone));
  const Recurrence recurrence{entry.rrule, entry.start, entry.time_zone, entry.exdates,
                              entry.rdates};
  // The day before today is looked at date by date: which of its dates are past is a matter of
  // instants, not of days.
  const absl::CivilDay today = absl::ToCivilDay(now, zone) - 1;
  const absl::CivilDay first(1900, 1, 1);
  ASSIGN_OR_RETURN(const std::vector<Occurrence> past, Expand(recurrence, first, today, kMostPast));
  ASSIGN_OR_RETURN(std::vector<Occurrence> dates,
                   Expand(recurrence, today, today + kDaysAhead, kMostOccurrences + 1));
  plan.past = static_cast<int64_t>(past.size());
  plan.cut = dates.size() > kMostOccurrences;
  if (plan.cut) dates.resize(kMostOccurrences);
  for (const Occurrence& date : dates) {
    plan.dates[date.civil] = DateAt(date.civil, entry.duration, zone);
  }
  plan.cancelled.insert(entry.exdates.begin(), entry.exdates.end());
  ApplyOverrides(entry, zone, plan);
  DropPast(now, plan);
  return plan;
}

}  // namespace glimmer::events
