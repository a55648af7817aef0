#include "server/planning/round_problem.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <string>
#include <utility>

namespace glimmer::planning {
namespace {

// The fair load lies this much above the mean: visits do not divide evenly.
constexpr double kFairShare = 1.15;
// A pinned visit gives way to nothing.
constexpr double kPinnedCost = 1e7;
constexpr int kStrangerVisits = 3;

bool HasAll(const std::vector<std::string>& abilities, const std::vector<std::string>& asks) {
  return std::all_of(asks.begin(), asks.end(),
                     [&](const std::string& ask) { return Has(abilities, ask); });
}

constexpr size_t kBits = 64;

std::map<std::string, uint64_t> BitsOf(const Round& round) {
  std::map<std::string, uint64_t> bits;
  for (const Household& household : round.households) {
    for (const std::string& ask : household.asks) {
      if (bits.size() < kBits) bits.emplace(ask, uint64_t{1} << bits.size());
    }
  }
  return bits;
}

uint64_t Union(const std::map<std::string, uint64_t>& bits, const std::vector<std::string>& names) {
  uint64_t all = 0;
  for (const std::string& name : names) {
    const auto bit = bits.find(name);
    if (bit != bits.end()) all |= bit->second;
  }
  return all;
}

// By their beginning; those that touch are one.
std::vector<Span> Joined(std::vector<Span> spans) {
  std::sort(spans.begin(), spans.end(),
            [](const Span& a, const Span& b) { return a.open < b.open; });
  std::vector<Span> merged;
  for (const Span& span : spans) {
    if (!merged.empty() && span.open <= merged.back().close) {
      merged.back().close = std::max(merged.back().close, span.close);
    } else {
      merged.push_back(span);
    }
  }
  return merged;
}

std::vector<Span> Ordered(std::vector<Span> spans) {
  std::erase_if(spans, [](const Span& span) { return span.close <= span.open; });
  return Joined(std::move(spans));
}

// When a visit may start. It lies in one window: from one to the next it does not reach.
std::vector<Span> StartsIn(const std::vector<Span>& windows, double duration) {
  std::vector<Span> starts;
  for (const Span& window : windows) {
    if (window.close - window.open >= duration) {
      starts.push_back({window.open, window.close - duration});
    }
  }
  return Joined(std::move(starts));
}

// What of `spans` lies outside `taken`; both ordered.
std::vector<Span> Without(const std::vector<Span>& spans, const std::vector<Span>& taken) {
  std::vector<Span> left;
  for (Span span : spans) {
    for (const Span& other : taken) {
      if (other.close <= span.open || other.open >= span.close) continue;
      if (other.open > span.open) left.push_back({span.open, other.open});
      span.open = std::max(span.open, other.close);
    }
    if (span.open < span.close) left.push_back(span);
  }
  return left;
}

std::vector<Span> Both(const std::vector<Span>& spans, const std::vector<Span>& others) {
  return Without(spans, Without(spans, others));
}

// No route reaches over midnight: limits are by day.
std::vector<Span> ByDay(const std::vector<Span>& spans) {
  std::vector<Span> days;
  for (Span span : spans) {
    while (span.open < span.close) {
      const double midnight = (std::floor(span.open / kMinutesPerDay) + 1) * kMinutesPerDay;
      days.push_back({span.open, std::min(span.close, midnight)});
      span.open = midnight;
    }
  }
  return days;
}

// Of the visits that stand already, those on days that count.
template <typename Counts>
double EarlierMinutes(const Volunteer& volunteer, const Counts& counts) {
  double minutes = 0;
  for (const Span& visit : volunteer.earlier) {
    if (counts(DayOf(visit.open))) minutes += visit.close - visit.open;
  }
  return minutes;
}

void AddRoutes(const Round& round, int worker, const std::vector<Span>& spans, unsigned time,
               RoutingProblem& routing) {
  const Volunteer& volunteer = round.volunteers[static_cast<size_t>(worker)];
  for (const Span& span : ByDay(spans)) {
    const int day = DayOf(span.open);
    const int week = WeekOf(round, day);
    routing.routes.push_back(
        {.worker = worker,
         .place = volunteer.place,
         .day = day,
         .week = week,
         .time = time,
         .open = span.open,
         .close = span.close,
         .latest = span.close,
         .day_before = EarlierMinutes(volunteer, [day](int other) { return other == day; }),
         .week_before = EarlierMinutes(
             volunteer, [&round, week](int other) { return WeekOf(round, other) == week; })});
  }
}

// One place beyond the round's own is next to everywhere: for visits without travel.
int Nowhere(const Round& round) { return round.places; }

std::vector<double> TravelOf(const Round& round) {
  const auto places = static_cast<size_t>(round.places) + 1;
  std::vector<double> travel(places * places);
  for (int from = 0; from < round.places; ++from) {
    for (int to = 0; to < round.places; ++to) {
      travel[static_cast<size_t>(from) * places + static_cast<size_t>(to)] = round.Travel(from, to);
    }
  }
  return travel;
}

Window WindowOf(const Span& starts, double due) {
  Window window{.open = starts.open, .latest = starts.close};
  window.close = std::clamp(due, window.open, window.latest);
  window.lateness = std::max(0.0, window.open - due);
  return window;
}

// The rules that look at one visitor alone.
bool May(const Household& household, int volunteer, const Volunteer& who, const Waived& waived,
         const std::map<std::string, uint64_t>& bits) {
  const auto waives = [&](Rule rule) { return waived.contains(rule); };
  if (household.visitors > kMostTogether && !waives(Rule::kTwoVisitors)) return false;
  if (!household.consent && !waives(Rule::kConsent)) return false;
  if (household.needs_introduction && !waives(Rule::kIntroduction) &&
      !Has(household.introduced, volunteer)) {
    return false;
  }
  if (Has(household.avoids, volunteer) && !waives(Rule::kDoNotPair)) return false;
  const bool alone = household.visitors == 1 || waives(Rule::kTwoVisitors);
  if (waives(Rule::kAbilities)) return true;
  return std::all_of(household.asks.begin(), household.asks.end(), [&](const std::string& ask) {
    return (!alone && bits.contains(ask)) || Has(who.abilities, ask);
  });
}

void AddPlaces(const Round& round, int index, RoundProblem& problem) {
  const OpenShift& shift = round.open_shifts[static_cast<size_t>(index)];
  RoutingProblem& routing = problem.routing;
  for (int place = 0; place < shift.open_places; ++place) {
    Task task{.place = shift.place,
              .first_part = static_cast<int>(routing.parts.size()),
              .unassigned_cost = round.weights.unassigned};
    task.windows.push_back({.open = shift.start, .close = shift.start, .latest = shift.start});
    routing.parts.push_back({static_cast<int>(routing.tasks.size()), shift.end - shift.start});
    for (size_t i = 0; i < round.volunteers.size(); ++i) {
      const bool may = HasAll(round.volunteers[i].abilities, shift.asks);
      const bool wishes = Has(shift.wishes, static_cast<int>(i));
      routing.pair_cost.push_back(!may     ? kForbidden
                                  : wishes ? 0
                                           : static_cast<float>(round.weights.no_wish));
    }
    routing.tasks.push_back(std::move(task));
    problem.household.push_back(kNone);
    problem.open_shift.push_back(index);
    problem.pinned.push_back(false);
  }
}

// The mean minutes of those who may do something, with what they have already and with room for
// what does not divide.
double FairLoad(const RoutingProblem& routing) {
  std::vector<char> able(routing.workers.size());
  std::vector<char> free(routing.workers.size());
  for (const Route& route : routing.routes) {
    if (route.time == kAvailableTime) free[static_cast<size_t>(route.worker)] = 1;
  }
  double minutes = 0;
  for (size_t part = 0; part < routing.parts.size(); ++part) {
    bool possible = false;
    for (size_t worker = 0; worker < routing.workers.size(); ++worker) {
      if (routing.PairCost(static_cast<int>(part), static_cast<int>(worker)) == kForbidden) {
        continue;
      }
      able[worker] = free[worker];
      possible = true;
    }
    if (possible) minutes += routing.parts[part].duration;
  }
  for (size_t worker = 0; worker < routing.workers.size(); ++worker) {
    if (able[worker]) minutes += routing.workers[worker].before;
  }
  const auto count = std::count(able.begin(), able.end(), 1);
  return count == 0 ? kNever : kFairShare * minutes / static_cast<double>(count);
}

}  // namespace

std::vector<Waived> WaivedBy(const Round& round) {
  std::vector<Waived> waived(round.households.size());
  for (const Waiver& waiver : round.waivers) {
    waived[static_cast<size_t>(waiver.household)].insert(waiver.rule);
  }
  return waived;
}

double PairCost(const Round& round, const Household& household, int household_index,
                int volunteer) {
  const RoundWeights& weights = round.weights;
  const auto before = household.visited_by.find(volunteer);
  const int visits = before == household.visited_by.end() ? 0 : before->second;
  const double strange =
      static_cast<double>(std::max(0, kStrangerVisits - visits)) / kStrangerVisits;
  double cost = weights.stranger * strange;
  if (!Has(household.wishes, volunteer)) cost += weights.no_wish;
  const auto& theirs = round.volunteers[static_cast<size_t>(volunteer)].wishes;
  if (!Has(theirs, household_index)) cost += weights.no_wish;
  return cost;
}

int AddHousehold(const Round& round, int index, const Waived& waived, RoundProblem& problem) {
  const Household& household = round.households[static_cast<size_t>(index)];
  const auto waives = [&](Rule rule) { return waived.contains(rule); };
  const Visit* const pin = PinOf(round, index);
  RoutingProblem& routing = problem.routing;
  Task task{.place = waives(Rule::kTravel) ? Nowhere(round) : household.place,
            .first_part = static_cast<int>(routing.parts.size()),
            .parts = waives(Rule::kTwoVisitors) ? 1 : std::min(household.visitors, kMostTogether),
            .unassigned_cost = pin == nullptr ? round.weights.unassigned : kPinnedCost};
  if (task.parts == 2 && !waives(Rule::kAbilities)) {
    task.abilities = Union(problem.bits, household.asks);
  }
  if (waives(Rule::kAvailability)) task.times |= kTimeBeyond;
  if (waives(Rule::kShiftClash)) task.times |= kTimeOfShift;
  task.ignores_day_limit = waives(Rule::kDailyLoad);
  task.ignores_week_limit = waives(Rule::kWeeklyLoad);
  task.ignores_avoids = waives(Rule::kDoNotPair);
  std::vector<Span> windows = household.windows;
  if (waives(Rule::kWindows)) windows = {{0, round.days * kMinutesPerDay}};
  if (pin != nullptr) windows = {{pin->start, pin->start + household.duration}};
  for (const Span& starts : StartsIn(windows, household.duration)) {
    task.windows.push_back(WindowOf(starts, household.due));
  }
  for (int part = 0; part < task.parts; ++part) {
    routing.parts.push_back({static_cast<int>(routing.tasks.size()), household.duration});
    for (size_t i = 0; i < round.volunteers.size(); ++i) {
      const int volunteer = static_cast<int>(i);
      const bool free = pin == nullptr || pin->visitors[static_cast<size_t>(part)] == volunteer;
      const bool may = free && May(household, volunteer, round.volunteers[i], waived, problem.bits);
      routing.pair_cost.push_back(
          may ? static_cast<float>(PairCost(round, household, index, volunteer)) : kForbidden);
    }
  }
  routing.tasks.push_back(std::move(task));
  problem.household.push_back(index);
  problem.open_shift.push_back(kNone);
  problem.pinned.push_back(pin != nullptr);
  return static_cast<int>(routing.tasks.size()) - 1;
}

void AddWaivedTime(const Round& round, RoundProblem& problem) {
  if (problem.has_waived_time) return;
  problem.has_waived_time = true;
  const std::vector<Span> period = {{0, round.days * kMinutesPerDay}};
  for (size_t i = 0; i < round.volunteers.size(); ++i) {
    const Volunteer& volunteer = round.volunteers[i];
    const std::vector<Span> shifts = Ordered(volunteer.shifts);
    const std::vector<Span> available = Ordered(volunteer.available);
    const std::vector<Span> beyond = Without(Without(period, available), shifts);
    AddRoutes(round, static_cast<int>(i), beyond, kTimeBeyond, problem.routing);
    AddRoutes(round, static_cast<int>(i), Both(available, shifts), kTimeOfShift, problem.routing);
  }
}

RoundProblem MakeRoundProblem(const Round& round) {
  RoundProblem problem;
  RoutingProblem& routing = problem.routing;
  problem.bits = BitsOf(round);
  routing.places = round.places + 1;
  routing.travel = TravelOf(round);
  for (size_t i = 0; i < round.volunteers.size(); ++i) {
    const Volunteer& volunteer = round.volunteers[i];
    Worker worker{.abilities = Union(problem.bits, volunteer.abilities),
                  .week_limit = volunteer.week_minutes,
                  .day_limit = volunteer.day_minutes,
                  .avoids = volunteer.avoids,
                  .before = EarlierMinutes(volunteer, [](int) { return true; })};
    std::sort(worker.avoids.begin(), worker.avoids.end());
    routing.workers.push_back(std::move(worker));
    AddRoutes(round, static_cast<int>(i),
              Without(Ordered(volunteer.available), Ordered(volunteer.shifts)), kAvailableTime,
              routing);
  }
  const std::vector<Waived> waived = WaivedBy(round);
  for (size_t i = 0; i < round.households.size(); ++i) {
    AddHousehold(round, static_cast<int>(i), waived[i], problem);
  }
  for (size_t i = 0; i < round.open_shifts.size(); ++i) {
    AddPlaces(round, static_cast<int>(i), problem);
  }
  const bool time_waived = std::any_of(waived.begin(), waived.end(), [](const Waived& rules) {
    return rules.contains(Rule::kAvailability) || rules.contains(Rule::kShiftClash);
  });
  if (time_waived) AddWaivedTime(round, problem);
  const RoundWeights& weights = round.weights;
  routing.weights = {.distance = weights.travel,
                     .tardiness = weights.late,
                     .largest_tardiness = 0,
                     .overtime = 0,
                     .load = weights.load,
                     .over_load = weights.over_load};
  routing.fair_load = FairLoad(routing);
  return problem;
}

}  // namespace glimmer::planning
