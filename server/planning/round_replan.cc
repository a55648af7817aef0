#include <algorithm>
#include <optional>
#include <set>
#include <utility>
#include <vector>

#include "server/planning/assignment_flow.h"
#include "server/planning/round_planner.h"
#include "server/planning/round_problem.h"
#include "server/planning/round_report.h"
#include "server/planning/routing_insertion.h"
#include "server/planning/routing_state.h"

namespace glimmer::planning {
namespace {

// At most this share of the visits gives way so that a household without one gets one.
constexpr double kMovedShare = 0.04;
// Visits tried in turn for one household, and households for which room is made.
constexpr size_t kTries = 60;
constexpr size_t kRooms = 20;

class Repair {
 public:
  explicit Repair(const Round& round)
      : round_(round), problem_(MakeRoundProblem(round)), state_(problem_.routing) {
    for (const Task& task : problem_.routing.tasks) windows_.push_back(task.windows);
  }

  RoundPlan Run(bool explains) {
    const double lower_bound = explains ? AssignByFlow(problem_.routing).lower_bound : 0;
    // Pins give way to nothing, also not to what stood before.
    for (int task = 0; task < static_cast<int>(problem_.routing.tasks.size()); ++task) {
      if (problem_.pinned[static_cast<size_t>(task)]) InsertBest(state_, task);
    }
    std::vector<Visit> visits = round_.previous;
    std::stable_sort(visits.begin(), visits.end(),
                     [](const Visit& a, const Visit& b) { return a.start < b.start; });
    std::vector<Visit> broken;
    for (const Visit& visit : visits) {
      if (!state_.Assigned(TaskOf(visit)) && !Keep(visit)) broken.push_back(visit);
    }
    // Whose visit is lost comes first, then who never had one.
    std::vector<int> left;
    for (const Visit& visit : broken) {
      if (state_.Assigned(TaskOf(visit))) continue;
      Mend(visit);
      if (!state_.Assigned(TaskOf(visit))) left.push_back(TaskOf(visit));
    }
    for (int task = 0; task < static_cast<int>(problem_.routing.tasks.size()); ++task) {
      if (state_.Assigned(task) || Has(left, task)) continue;
      if (!InsertBest(state_, task)) left.push_back(task);
    }
    const double allowed = kMovedShare * static_cast<double>(round_.previous.size());
    moves_left_ = static_cast<int>(allowed);
    left.resize(std::min(left.size(), kRooms));
    for (const int task : left) MakeRoom(task);
    RoundPlan plan =
        explains ? ReportAll(round_, problem_, state_) : ReportVisits(round_, problem_, state_);
    plan.lower_bound = lower_bound;
    return plan;
  }

 private:
  Task& TaskAt(int task) { return problem_.routing.tasks[static_cast<size_t>(task)]; }

  // Tasks of households come first and in their order.
  static int TaskOf(const Visit& visit) { return visit.household; }

  // The visit may start at its time and at no other. False if no window holds that time.
  bool Freeze(int task, double start) {
    for (const Window& window : windows_[static_cast<size_t>(task)]) {
      if (start < window.open || start > window.latest) continue;
      const double late = window.lateness + std::max(0.0, start - window.close);
      TaskAt(task).windows = {{.open = start, .close = start, .latest = start, .lateness = late}};
      return true;
    }
    return false;
  }
  void Thaw(int task) { TaskAt(task).windows = windows_[static_cast<size_t>(task)]; }

  // The last stop of the volunteer's route at that time; kNone without such a route.
  int EndAt(int volunteer, double time) const {
    for (size_t route = 0; route < problem_.routing.routes.size(); ++route) {
      const Route& way = problem_.routing.routes[route];
      if (way.worker == volunteer && way.open <= time && time < way.latest) {
        return state_.Prev(state_.Head(static_cast<int>(route)));
      }
    }
    return kNone;
  }

  // Takes the visit over unchanged, if the rules still allow it.
  bool Keep(const Visit& visit) {
    const int index = TaskOf(visit);
    const Task& task = TaskAt(index);
    if (visit.visitors.size() != static_cast<size_t>(task.parts)) return false;
    if (!Freeze(index, visit.start)) return false;
    bool kept = true;
    for (size_t i = 0; i < visit.visitors.size() && kept; ++i) {
      const int end = EndAt(visit.visitors[i], visit.start);
      kept = end != kNone && state_.Link(task.first_part + static_cast<int>(i), end);
    }
    kept = kept && state_.Fits(index) && state_.Evaluate(kNever).has_value();
    if (kept) {
      state_.Commit();
    } else {
      state_.Rollback();
      Thaw(index);
    }
    return kept;
  }

  // As little different as can be: the same time and one of the same visitors, then one of the
  // visitors, then anything.
  void Mend(const Visit& visit) {
    const int task = TaskOf(visit);
    const bool pair = TaskAt(task).parts == 2;
    if (Freeze(task, visit.start)) {
      if (pair && KeepOne(visit)) return;
      if (InsertBest(state_, task)) return;
    }
    Thaw(task);
    if (pair && KeepOne(visit)) return;
    InsertBest(state_, task);
  }

  bool KeepOne(const Visit& visit) {
    return std::any_of(visit.visitors.begin(), visit.visitors.end(), [&](int volunteer) {
      return InsertKeeping(state_, TaskOf(visit), volunteer);
    });
  }

  bool May(int task, int worker) {
    const Task& of = TaskAt(task);
    for (int part = of.first_part; part < of.first_part + of.parts; ++part) {
      if (problem_.routing.PairCost(part, worker) != kForbidden) return true;
    }
    return false;
  }

  // Another visit makes room for `task`, if it finds a place elsewhere.
  void MakeRoom(int task) {
    size_t tries = 0;
    const int households = static_cast<int>(round_.households.size());
    for (int other = 0; other < households && moves_left_ > 0 && tries < kTries; ++other) {
      if (!state_.Assigned(other) || problem_.pinned[static_cast<size_t>(other)]) continue;
      const Task& there = TaskAt(other);
      bool shares = false;
      for (int part = there.first_part; part < there.first_part + there.parts; ++part) {
        shares = shares || May(task, state_.WorkerOf(state_.RouteOf(part)));
      }
      if (!shares) continue;
      ++tries;
      if (GiveWay(other, task)) {
        --moves_left_;
        return;
      }
    }
  }

  void TakeOut(int task) {
    if (!state_.Assigned(task)) return;
    const Task& there = TaskAt(task);
    for (int part = there.first_part; part < there.first_part + there.parts; ++part) {
      state_.Unlink(part);
    }
    state_.Evaluate(kNever);
    state_.Commit();
  }

  bool GiveWay(int other, int task) {
    const std::vector<Window> frozen = TaskAt(other).windows;
    const Task& there = TaskAt(other);
    std::vector<int> visitors;
    std::vector<int> stops;
    for (int part = there.first_part; part < there.first_part + there.parts; ++part) {
      visitors.push_back(state_.WorkerOf(state_.RouteOf(part)));
      stops.push_back(state_.Prev(part));
    }
    TakeOut(other);
    Thaw(other);
    if (InsertBest(state_, task)) {
      if (InsertAmong(state_, other, visitors) || InsertBest(state_, other)) return true;
    }
    TakeOut(task);
    TaskAt(other).windows = frozen;
    for (size_t i = 0; i < stops.size(); ++i) {
      state_.Link(there.first_part + static_cast<int>(i), stops[i]);
    }
    state_.Fits(other);
    state_.Evaluate(kNever);
    state_.Commit();
    return false;
  }

  const Round& round_;
  RoundProblem problem_;
  RoutingState state_;
  std::vector<std::vector<Window>> windows_;
  int moves_left_ = 0;
};

}  // namespace

RoundPlan Replan(const Round& round, bool explains) { return Repair(round).Run(explains); }

}  // namespace glimmer::planning
