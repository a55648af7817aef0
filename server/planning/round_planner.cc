#include "server/planning/round_planner.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <tuple>
#include <utility>
#include <vector>

#include "server/planning/assignment_flow.h"
#include "server/planning/round_problem.h"
#include "server/planning/round_report.h"
#include "server/planning/routing_insertion.h"
#include "server/planning/routing_search.h"
#include "server/planning/routing_state.h"

namespace glimmer::planning {
namespace {

// Chosen so that the search takes about a third of the time allowed on a slow machine.
constexpr double kIterationsPerPart = 6'000;
constexpr double kFewestIterations = 1'200'000;
constexpr double kMostIterations = 5'000'000;
// In mean travels: the start is good, so the search need not forget it.
constexpr double kHot = 0.25;
constexpr double kCold = 0.01;
constexpr int kCycles = 2;
constexpr double kSame = 1e-6;

double DueOf(const Round& round, const RoundProblem& problem, size_t task) {
  const int household = problem.household[task];
  if (household == kNone) {
    return round.open_shifts[static_cast<size_t>(problem.open_shift[task])].start;
  }
  return round.households[static_cast<size_t>(household)].due;
}

// Pinned first, then by due date.
std::vector<int> ByDue(const Round& round, const RoundProblem& problem) {
  std::vector<std::tuple<bool, double, int>> keys;
  for (size_t task = 0; task < problem.routing.tasks.size(); ++task) {
    keys.emplace_back(!problem.pinned[task], DueOf(round, problem, task), static_cast<int>(task));
  }
  std::sort(keys.begin(), keys.end());
  std::vector<int> tasks;
  tasks.reserve(keys.size());
  for (const auto& key : keys) tasks.push_back(std::get<2>(key));
  return tasks;
}

double MeanTravel(const Round& round) {
  double sum = 0;
  for (const double travel : round.travel) sum += travel;
  return std::max(1.0, sum / std::max<double>(1, static_cast<double>(round.travel.size())));
}

// Puts an assigned task at the end of routes, as early as it can be done; equal times go to the
// cheaper. Tells whether it could.
class EarliestAppend {
 public:
  EarliestAppend(RoutingState& state, int task)
      : state_(state), index_(task), task_(state.problem().tasks[static_cast<size_t>(task)]) {}

  bool Run() {
    for (const int first : Ends(task_.first_part)) {
      if (task_.parts == 1) {
        Try(first, kNone);
        continue;
      }
      for (const int second : Ends(task_.first_part + 1)) {
        if (state_.RouteOf(first) != state_.RouteOf(second)) Try(first, second);
      }
    }
    if (!best_) return false;
    Link(std::get<2>(*best_), std::get<3>(*best_));
    state_.Evaluate(kNever);
    state_.Commit();
    return true;
  }

 private:
  std::vector<int> Ends(int part) const {
    std::vector<int> ends;
    const RoutingProblem& problem = state_.problem();
    for (size_t route = 0; route < problem.routes.size(); ++route) {
      if (problem.PairCost(part, problem.routes[route].worker) == kForbidden) continue;
      ends.push_back(state_.Prev(state_.Head(static_cast<int>(route))));
    }
    return ends;
  }
  bool Link(int first, int second) {
    return state_.Link(task_.first_part, first) &&
           (second == kNone || state_.Link(task_.first_part + 1, second)) && state_.Fits(index_);
  }
  void Try(int first, int second) {
    if (Link(first, second)) {
      const auto cost = state_.Evaluate(kNever);
      if (cost) {
        const std::tuple key(state_.Start(task_.first_part), *cost, first, second);
        if (!best_ || key < *best_) best_ = key;
      }
    }
    state_.Rollback();
  }

  RoutingState& state_;
  const int index_;
  const Task& task_;
  std::optional<std::tuple<double, double, int, int>> best_;
};

// The flow's workers where they can keep to it, others where not.
RoutingSolution StartOf(const Round& round, const RoundProblem& problem,
                        const FlowAssignment& flow) {
  RoutingState state(problem.routing);
  const std::vector<int> tasks = ByDue(round, problem);
  for (const int task : tasks) {
    const auto& workers = flow.workers[static_cast<size_t>(task)];
    const auto parts = static_cast<size_t>(problem.routing.tasks[static_cast<size_t>(task)].parts);
    if (workers.size() == parts) InsertAmong(state, task, workers);
  }
  for (const int task : tasks) {
    if (!state.Assigned(task)) InsertBest(state, task);
  }
  return state.Solution();
}

}  // namespace

RoundPlan PlanRound(const Round& round, const PlanOptions& options,
                    absl::FunctionRef<double()> spent) {
  const RoundProblem problem = MakeRoundProblem(round);
  const FlowAssignment flow = AssignByFlow(problem.routing);
  RoutingSolution plan = StartOf(round, problem, flow);
  RoutingState state(problem.routing);
  state.Load(plan);
  // The bound is reached: there is nothing to search for.
  if (state.cost() > flow.lower_bound + kSame) {
    const double wanted = kIterationsPerPart * static_cast<double>(problem.routing.parts.size());
    const double iterations =
        options.effort * std::clamp(wanted, kFewestIterations, kMostIterations);
    const SearchOptions search = {.seed = options.seed,
                                  .iterations = static_cast<int64_t>(iterations),
                                  .hot = kHot * MeanTravel(round),
                                  .cold = kCold * MeanTravel(round),
                                  .cycles = kCycles};
    state.Clear();
    state.Load(SearchRoutes(problem.routing, search, plan, spent).solution);
    InsertAll(state);
  }
  RoundPlan result =
      options.explains ? ReportAll(round, problem, state) : ReportVisits(round, problem, state);
  result.lower_bound = flow.lower_bound;
  return result;
}

RoundPlan PlanGreedily(const Round& round) {
  const RoundProblem problem = MakeRoundProblem(round);
  RoutingState state(problem.routing);
  for (const int task : ByDue(round, problem)) EarliestAppend(state, task).Run();
  return ReportAll(round, problem, state);
}

}  // namespace glimmer::planning
