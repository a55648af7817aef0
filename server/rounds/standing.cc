#include "server/rounds/standing.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <string>

namespace glimmer::rounds {
namespace {

using planning::kMinutesPerDay;
using planning::Span;

// A household that asks for no cadence is not visited again within so many days.
constexpr int kQuietDays = 30;
// When households may be visited that have named no times.
constexpr VisitSlot kUsualHours = {0, 9 * 60, 18 * 60};
// A visit that is proposed for today begins at a quarter of an hour.
constexpr double kQuarter = 15;

}  // namespace

std::vector<Standing> StandingsOf(const RoundRequest& request, const RoundFacts& facts) {
  const RoundClock& clock = request.clock;
  const absl::CivilDay end = clock.first_day() + request.days;
  std::vector<Standing> standings(facts.households.size());
  std::map<std::string, Standing*> by_household;
  for (size_t i = 0; i < standings.size(); ++i) {
    by_household.emplace(facts.households[i].household_id, &standings[i]);
  }
  const auto of = [&by_household](const std::string& household_id) {
    const auto found = by_household.find(household_id);
    return found == by_household.end() ? nullptr : found->second;
  };
  for (const SlotRow& row : facts.household_slots) {
    if (Standing* standing = of(row.owner_id)) standing->slots.push_back(row.slot);
  }
  for (const VisitRow& row : facts.last_visits) {
    Standing* standing = of(row.household_id);
    if (standing == nullptr) continue;
    standing->last_visit = clock.DayOf(row.start_time);
    standing->visits.push_back(*standing->last_visit);
  }
  for (const VisitRow& row : facts.live_visits) {
    Standing* standing = of(row.household_id);
    if (standing == nullptr) continue;
    const absl::CivilDay day = clock.DayOf(row.start_time);
    standing->visits.push_back(day);
    if (day >= clock.first_day()) {
      standing->planned = standing->planned || day < end;
    } else if (!standing->last_visit || *standing->last_visit < day) {
      standing->last_visit = day;
    }
  }
  for (const PairingRow& row : facts.pairings) {
    if (Standing* standing = of(row.household_id)) standing->paired = true;
  }
  return standings;
}

std::optional<absl::CivilDay> DueDay(const RoundRequest& request, const HouseholdRow& row,
                                     const Standing& standing) {
  if (standing.planned) return std::nullopt;
  if (row.terms.cadence_days == 0 && !standing.paired) return std::nullopt;
  if (!standing.last_visit) return request.clock.first_day();
  return NextVisitDay(row.terms, standing.last_visit).value_or(*standing.last_visit + kQuietDays);
}

std::vector<Span> SpansOn(const RoundClock& clock, int day, const std::vector<VisitSlot>& slots) {
  const int weekday = WeekdayOf(clock.first_day() + day) + 1;
  const double midnight = day * kMinutesPerDay;
  std::vector<Span> spans;
  for (const VisitSlot& slot : slots) {
    if (slot.weekday != 0 && slot.weekday != weekday) continue;
    spans.push_back({midnight + static_cast<double>(slot.start_minute),
                     midnight + static_cast<double>(slot.end_minute)});
  }
  return spans;
}

std::vector<Span> WindowsOf(const RoundRequest& request, const HouseholdRow& row,
                            const Standing& standing, bool pinned, absl::Time now) {
  const int64_t quiet = pinned ? 0 : kQuietDays;
  const int64_t gap = row.terms.cadence_days > 0 ? row.terms.cadence_days : quiet;
  const double present = request.clock.MinuteOf(now);
  const double earliest = pinned ? present : std::ceil(present / kQuarter) * kQuarter;
  const double latest = request.clock.MinuteOf(row.consent_expire_time);
  const std::vector<VisitSlot> slots =
      standing.slots.empty() ? std::vector<VisitSlot>{kUsualHours} : standing.slots;
  std::vector<Span> windows;
  for (int day = 0; day < request.days; ++day) {
    const absl::CivilDay civil = request.clock.first_day() + day;
    const bool close = std::any_of(
        standing.visits.begin(), standing.visits.end(),
        [&](absl::CivilDay visit) { return civil - visit < gap && visit - civil < gap; });
    if (close) continue;
    for (Span span : SpansOn(request.clock, day, slots)) {
      span.open = std::max(span.open, earliest);
      span.close = std::min(span.close, latest);
      if (span.open < span.close) windows.push_back(span);
    }
  }
  return windows;
}

}  // namespace glimmer::rounds
