#include "server/planning/routing_insertion.h"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

namespace glimmer::planning {
namespace {

// Where a part may stand, looked at by its worker alone.
struct Gap {
  int after = kNone;
  double cost = 0;  // way, pair, load and lateness: no less than what it adds
  double earliest = 0;
  double latest = 0;  // start, so that what follows is still in time
};

// Whether there is time for the part behind `gap.after`, if it were alone with its neighbours; then
// says from when to when it may start.
bool HasTime(const RoutingState& state, int part, Gap& gap, double& lateness) {
  const RoutingProblem& problem = state.problem();
  const Task& task = problem.tasks[static_cast<size_t>(state.TaskOf(part))];
  const double before =
      state.IsHead(gap.after) ? 0 : problem.parts[static_cast<size_t>(gap.after)].duration;
  const double ready = state.Start(gap.after) + before + state.Travel(gap.after, part);
  gap.earliest = kNever;
  for (const Window& window : task.windows) {
    if (ready > window.latest) continue;
    gap.earliest = std::max(ready, window.open);
    lateness = window.lateness + std::max(0.0, gap.earliest - window.close);
    break;
  }
  if (gap.earliest == kNever) return false;
  const int next = state.Next(gap.after);
  const double end =
      state.IsHead(next)
          ? problem.routes[static_cast<size_t>(state.RouteOf(next))].latest
          : problem.tasks[static_cast<size_t>(state.TaskOf(next))].windows.back().latest;
  const double duration = problem.parts[static_cast<size_t>(part)].duration;
  gap.latest = std::min(task.windows.back().latest, end - duration - state.Travel(part, next));
  return gap.earliest + duration + state.Travel(part, next) <= end;
}

// Where a part may stand by its worker alone, cheapest first.
std::vector<Gap> GapsFor(const RoutingState& state, int part, const std::vector<int>* among) {
  const RoutingProblem& problem = state.problem();
  const unsigned times = problem.tasks[static_cast<size_t>(state.TaskOf(part))].times;
  const double duration = problem.parts[static_cast<size_t>(part)].duration;
  std::vector<Gap> gaps;
  for (size_t route = 0; route < problem.routes.size(); ++route) {
    const int worker = problem.routes[route].worker;
    const float pair = problem.PairCost(part, worker);
    if (pair == kForbidden) continue;
    if (among != nullptr && std::find(among->begin(), among->end(), worker) == among->end()) {
      continue;
    }
    if ((problem.routes[route].time & times) == 0) continue;
    const double load = state.LoadOf(worker);
    const double more = state.LoadCost(worker, load + duration) - state.LoadCost(worker, load);
    const int head = state.Head(static_cast<int>(route));
    Gap gap{.after = head};
    do {
      const int next = state.Next(gap.after);
      double lateness = 0;
      if (HasTime(state, part, gap, lateness)) {
        const double detour = state.Travel(gap.after, part) + state.Travel(part, next) -
                              state.Travel(gap.after, next);
        gap.cost =
            problem.weights.distance * detour + pair + more + problem.weights.tardiness * lateness;
        gaps.push_back(gap);
      }
      gap.after = next;
    } while (gap.after != head);
  }
  std::stable_sort(gaps.begin(), gaps.end(),
                   [](const Gap& a, const Gap& b) { return a.cost < b.cost; });
  return gaps;
}

class Insertion {
 public:
  Insertion(RoutingState& state, int task, const std::vector<int>* among, int kept = kNone)
      : state_(state),
        among_(among),
        kept_(kept),
        index_(task),
        task_(state.problem().tasks[static_cast<size_t>(task)]) {}

  bool Any() {
    only_asking_ = true;
    return Best();
  }

  bool Best() {
    const std::vector<Gap> first = GapsFor(state_, task_.first_part, among_);
    if (task_.parts == 1) {
      for (const Gap& gap : first) {
        if (Hopeless(gap.cost)) break;
        Try(gap.after, kNone);
      }
    } else {
      const std::vector<Gap> second = GapsFor(state_, task_.first_part + 1, among_);
      for (const Gap& gap : first) {
        if (second.empty() || Hopeless(gap.cost + second.front().cost)) break;
        for (const Gap& other : second) {
          if (Hopeless(gap.cost + other.cost)) break;
          if (!Meet(gap, other)) continue;
          if (Crosses(gap.after, other.after) || !Keeps(gap.after, other.after)) continue;
          Try(gap.after, other.after);
        }
      }
    }
    if (!cost_ || only_asking_) return cost_.has_value();
    return Make(after_, other_after_, kNever) && Committed();
  }

 private:
  // Also once it is known that there is a place and nothing else was asked.
  bool Hopeless(double cost) const {
    return cost_ && (only_asking_ || cost - task_.unassigned_cost >= *cost_);
  }
  // Whether there are times that suit both parts.
  bool Meet(const Gap& gap, const Gap& other) const {
    return other.latest >= gap.earliest + task_.min_gap &&
           other.earliest <= gap.latest + task_.max_gap;
  }
  bool Keeps(int after, int other) const {
    return kept_ == kNone || state_.WorkerOf(state_.RouteOf(after)) == kept_ ||
           state_.WorkerOf(state_.RouteOf(other)) == kept_;
  }
  bool Crosses(int after, int other) const {
    return state_.RouteOf(after) == state_.RouteOf(other) ||
           state_.RankBefore(after) >= state_.RankAfter(state_.Next(other)) ||
           state_.RankBefore(other) >= state_.RankAfter(state_.Next(after));
  }
  bool Make(int after, int other, double limit) {
    change_.reset();
    if (state_.Link(task_.first_part, after) &&
        (task_.parts == 1 || state_.Link(task_.first_part + 1, other)) && state_.Fits(index_)) {
      change_ = state_.Evaluate(limit);
    }
    return change_.has_value();
  }
  bool Committed() {
    state_.Commit();
    return true;
  }
  void Try(int after, int other) {
    const double limit = cost_ ? *cost_ : 0;
    if (Make(after, other, limit) && *change_ < limit) {
      cost_ = *change_;
      after_ = after;
      other_after_ = other;
    }
    state_.Rollback();
  }

  RoutingState& state_;
  const std::vector<int>* const among_;  // null: everybody
  const int kept_;
  bool only_asking_ = false;
  const int index_;
  const Task& task_;
  std::optional<double> change_;
  std::optional<double> cost_;
  int after_ = kNone;
  int other_after_ = kNone;
};

}  // namespace

bool InsertBest(RoutingState& state, int task) { return Insertion(state, task, nullptr).Best(); }

bool InsertKeeping(RoutingState& state, int task, int worker) {
  return Insertion(state, task, nullptr, worker).Best();
}

bool InsertAmong(RoutingState& state, int task, const std::vector<int>& workers) {
  return Insertion(state, task, &workers).Best();
}

bool CanInsert(RoutingState& state, int task) { return Insertion(state, task, nullptr).Any(); }

void InsertAll(RoutingState& state) {
  const RoutingProblem& problem = state.problem();
  std::vector<std::pair<double, int>> tasks;
  for (size_t task = 0; task < problem.tasks.size(); ++task) {
    if (state.Assigned(static_cast<int>(task)) || problem.tasks[task].windows.empty()) continue;
    tasks.emplace_back(problem.tasks[task].windows.front().open, static_cast<int>(task));
  }
  std::sort(tasks.begin(), tasks.end());
  for (const auto& [open, task] : tasks) InsertBest(state, task);
}

}  // namespace glimmer::planning
