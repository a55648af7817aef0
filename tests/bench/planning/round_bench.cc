#include "tests/bench/planning/round_bench.h"

#include <algorithm>
#include <cmath>
#include <iostream>
#include <map>
#include <utility>
#include <vector>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "server/planning/json_reader.h"
#include "server/planning/round_checker.h"
#include "server/planning/round_file.h"
#include "server/planning/round_planner.h"
#include "server/planning/village.h"
#include "shared/base/status_macros.h"
#include "tests/bench/planning/files.h"

namespace glimmer::bench {
namespace {

using planning::Json;
using planning::Round;
using planning::RoundPlan;
using planning::Visit;

// Unassigned households whose rules are tried out; each is a plan of its own.
constexpr size_t kRulesTried = 10;

absl::StatusOr<Round> RoundOf(const RoundRun& run) {
  if (!run.round.empty()) {
    ASSIGN_OR_RETURN(const std::string text, ReadFile(run.round));
    absl::StatusOr<Round> round = planning::ReadRound(text);
    if (!round.ok()) return In(run.round, round.status());
    return round;
  }
  const std::vector<std::string> sides = absl::StrSplit(run.generate, 'x');
  planning::VillageSize size;
  if (sides.size() != 2 || !absl::SimpleAtoi(sides[0], &size.households) ||
      !absl::SimpleAtoi(sides[1], &size.volunteers) || size.households < 1 || size.volunteers < 1) {
    return absl::InvalidArgumentError("--generate wants households and volunteers, as 300x150.");
  }
  return planning::MakeVillage(size, run.seed);
}

absl::Status Check(const Round& round, const RoundPlan& plan) {
  const auto faults = planning::CheckRound(round, plan);
  if (!faults.empty()) return absl::InternalError(faults.front());
  const double cost = planning::CostOfRound(round, plan).total;
  if (std::abs(cost - plan.cost.total) > 1e-3) {
    return absl::InternalError(absl::StrCat("The plan costs ", cost, ", not ", plan.cost.total));
  }
  return absl::OkStatus();
}

std::vector<Visit> VisitsOf(const RoundPlan& plan) {
  std::vector<Visit> visits;
  for (const auto& proposed : plan.visits) visits.push_back(proposed.visit);
  return visits;
}

// Visits of `before` that are not as they were; `besides` tells those that had to change.
int Moved(const std::vector<Visit>& before, const RoundPlan& after,
          const std::vector<int>& besides) {
  std::map<int, Visit> now;
  for (const auto& proposed : after.visits) now[proposed.visit.household] = proposed.visit;
  int moved = 0;
  for (const Visit& visit : before) {
    if (std::count(besides.begin(), besides.end(), visit.household) > 0) continue;
    const auto found = now.find(visit.household);
    std::vector<int> was = visit.visitors;
    std::sort(was.begin(), was.end());
    std::vector<int> is = found == now.end() ? std::vector<int>() : found->second.visitors;
    std::sort(is.begin(), is.end());
    if (was != is || found->second.start != visit.start) ++moved;
  }
  return moved;
}

struct Change {
  double share = 0;   // of the visits, all that moved
  double others = 0;  // of the visits, those that the change itself did not touch
};

absl::StatusOr<Change> Replanned(Round round, const RoundPlan& plan, const std::vector<int>& hit) {
  round.previous = VisitsOf(plan);
  const RoundPlan after = planning::Replan(round);
  RETURN_IF_ERROR(Check(round, after));
  const auto visits = std::max<double>(1, static_cast<double>(plan.visits.size()));
  return Change{Moved(round.previous, after, {}) / visits,
                Moved(round.previous, after, hit) / visits};
}

// The volunteer with most to do cannot come at all.
absl::StatusOr<Change> WithoutBusiest(const Round& round, const RoundPlan& plan) {
  std::map<int, std::vector<int>> visits;
  for (const auto& proposed : plan.visits) {
    for (const int visitor : proposed.visit.visitors) {
      visits[visitor].push_back(proposed.visit.household);
    }
  }
  if (visits.empty()) return Change{};
  const auto busiest = std::max_element(
      visits.begin(), visits.end(),
      [](const auto& a, const auto& b) { return a.second.size() < b.second.size(); });
  Round changed = round;
  changed.volunteers[static_cast<size_t>(busiest->first)].available.clear();
  return Replanned(std::move(changed), plan, busiest->second);
}

// A household is not at home on the day of its visit.
absl::StatusOr<Change> AnotherDay(const Round& round, const RoundPlan& plan) {
  if (plan.visits.empty()) return Change{};
  const Visit& visit = plan.visits[plan.visits.size() / 2].visit;
  Round changed = round;
  auto& windows = changed.households[static_cast<size_t>(visit.household)].windows;
  windows.erase(std::remove_if(windows.begin(), windows.end(),
                               [&](const planning::Span& span) {
                                 return span.open <= visit.start && visit.start < span.close;
                               }),
                windows.end());
  return Replanned(std::move(changed), plan, {visit.household});
}

// Of the households without a visit, how many get one when their rules are waived.
absl::StatusOr<std::pair<int, int>> RulesMend(const Round& round, const RoundPlan& plan) {
  std::pair<int, int> mended_of{0, 0};
  for (const auto& unassigned : plan.unassigned) {
    if (static_cast<size_t>(mended_of.second) == kRulesTried) break;
    Round changed = round;
    changed.previous = VisitsOf(plan);
    for (const auto rule : unassigned.rules) {
      changed.waivers.push_back({unassigned.household, rule});
    }
    const RoundPlan after = planning::Replan(changed);
    RETURN_IF_ERROR(Check(changed, after));
    ++mended_of.second;
    for (const auto& proposed : after.visits) {
      if (proposed.visit.household == unassigned.household) ++mended_of.first;
    }
  }
  return mended_of;
}

}  // namespace

absl::Status RunRound(const RoundRun& run) {
  ASSIGN_OR_RETURN(const Round round, RoundOf(run));
  RETURN_IF_ERROR(WriteFile(run.save, planning::WriteRound(round)));
  const auto plan_it = [&] {
    const Stopwatch watch;
    return planning::PlanRound(round, {.seed = run.seed},
                               [&] { return watch.Seconds() / run.seconds; });
  };
  const Stopwatch watch;
  const RoundPlan plan = plan_it();
  const double seconds = watch.Seconds();
  RETURN_IF_ERROR(Check(round, plan));
  const RoundPlan greedy = planning::PlanGreedily(round);
  RETURN_IF_ERROR(Check(round, greedy));
  const std::string bytes = planning::WritePlan(round, plan);
  RETURN_IF_ERROR(WriteFile(run.plan, bytes));
  const bool same = planning::WritePlan(round, plan_it()) == bytes;
  ASSIGN_OR_RETURN(const Change busiest, WithoutBusiest(round, plan));
  ASSIGN_OR_RETURN(const Change day, AnotherDay(round, plan));
  ASSIGN_OR_RETURN(const auto mended, RulesMend(round, plan));
  const auto named = std::count_if(plan.unassigned.begin(), plan.unassigned.end(),
                                   [](const auto& one) { return !one.rules.empty(); });
  const Json json = {
      {"households", round.households.size()},
      {"volunteers", round.volunteers.size()},
      {"visits", plan.visits.size()},
      {"unassigned", plan.unassigned.size()},
      {"unassigned_with_rules", named},
      {"rules_that_mend", absl::StrCat(mended.first, " of ", mended.second, " tried")},
      {"cost", plan.cost.total},
      {"travel_minutes", plan.cost.travel},
      {"late_minutes", plan.cost.late},
      {"greedy_cost", greedy.cost.total},
      {"greedy_unassigned", greedy.unassigned.size()},
      {"greedy_travel_minutes", greedy.cost.travel},
      {"under_greedy_percent", 100 * (1 - plan.cost.total / greedy.cost.total)},
      {"lower_bound", plan.lower_bound},
      {"largest_over_mean_load", plan.fairness.ratio},
      {"greedy_largest_over_mean_load", greedy.fairness.ratio},
      {"seconds", seconds},
      {"same_bytes_again", same},
      {"volunteer_gone_moves_percent", 100 * busiest.share},
      {"volunteer_gone_moves_others_percent", 100 * busiest.others},
      {"day_gone_moves_percent", 100 * day.share}};
  std::cout << json.dump(1) << "\n";
  return absl::OkStatus();
}

}  // namespace glimmer::bench
