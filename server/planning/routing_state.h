// A plan under change: routes as rings of stops, start times kept by a longest path through the
// tasks in their order, every change undoable. One thread; the problem outlives it.
//
// A change is Unlink and Link calls, then Fits for every task that was linked anew, then Evaluate,
// then Commit or Rollback. The order of the tasks (`rank`) makes every state acyclic: a route
// visits its tasks by ascending rank, so one pass in that order finds all start times.
#pragma once

#include <cstddef>
#include <optional>
#include <utility>
#include <vector>

#include "server/planning/routing_problem.h"

namespace glimmer::planning {

class RoutingState {
 public:
  explicit RoutingState(const RoutingProblem& problem);

  // Stops are parts; beyond them stands one head per route, where it begins and ends.
  int Head(int route) const { return static_cast<int>(problem_.parts.size()) + route; }
  bool IsHead(int stop) const { return stop >= static_cast<int>(problem_.parts.size()); }
  int Next(int stop) const { return nodes_[static_cast<size_t>(stop)].next; }
  int Prev(int stop) const { return nodes_[static_cast<size_t>(stop)].prev; }
  int RouteOf(int stop) const { return nodes_[static_cast<size_t>(stop)].route; }
  int TaskOf(int part) const { return nodes_[static_cast<size_t>(part)].task; }
  double Start(int stop) const { return nodes_[static_cast<size_t>(stop)].start; }
  double Tardiness(int part) const { return nodes_[static_cast<size_t>(part)].tardiness; }
  bool Assigned(int task) const;
  // Below every part of the route after `stop`, above every one before it.
  double RankBefore(int stop) const { return IsHead(stop) ? -kNever : Rank(TaskOf(stop)); }
  double RankAfter(int stop) const { return IsHead(stop) ? kNever : Rank(TaskOf(stop)); }
  double Rank(int task) const { return ranks_[static_cast<size_t>(task)]; }
  // Travel from one stop to another, heads included.
  double Travel(int from, int to) const;
  int WorkerOf(int route) const { return problem_.routes[static_cast<size_t>(route)].worker; }
  const RoutingProblem& problem() const { return problem_; }
  double cost() const { return cost_; }
  double LoadOf(int worker) const { return loads_[static_cast<size_t>(worker)]; }
  // What so many minutes cost the worker on top of those from before, weighted.
  double LoadCost(int worker, double minutes) const;
  // Whether these two may do a task with two parts together.
  bool MayShare(const Task& task, int worker, int other) const;

  void Unlink(int part);
  // False, with nothing changed, if the worker may not or has no load left.
  bool Link(int part, int after);
  // False if the task's place in the routes agrees with no rank, or its workers not with each
  // other. Keeps its rank if that agrees.
  bool Fits(int task);
  // What the change would add to the cost; nothing if it breaks a hard rule or costs more than
  // `limit`.
  std::optional<double> Evaluate(double limit);
  void Commit();
  void Rollback();

  // Ranks follow the start times again, and sums lose what rounding added to them.
  void Refresh();
  RoutingCost Cost() const;
  RoutingSolution Solution() const;
  // Takes every task out.
  void Clear();
  // Takes what `solution` says, from an empty state. False if a rule forbids it.
  bool Load(const RoutingSolution& solution);

 private:
  struct Node {
    int prev = kNone;
    int next = kNone;
    int route = kNone;
    int task = kNone;
    int place = 0;
    double duration = 0;
    double start = 0;
    double tardiness = 0;
  };
  struct Sums {
    double distance = 0;
    double tardiness = 0;
    double overtime = 0;
    double pairs = 0;
    double load = 0;
    double unassigned = 0;
  };

  Node& At(int stop) { return nodes_[static_cast<size_t>(stop)]; }
  const Node& At(int stop) const { return nodes_[static_cast<size_t>(stop)]; }
  void Set(int& field, int value);
  void Set(double& field, double value);
  bool AddLoad(const Node& part, int route, double minutes);
  double CostOfMinutes(double minutes) const;
  void Touch(int stop);
  void Queue(int task);
  bool Propagate();
  bool Place(const Task& task);
  bool PlaceTwo(const Task& task);
  bool Settle(int part, double start, const Window& window);
  double Arrival(int part) const;
  bool Return(int route);
  double LargestTardiness() const;
  double TotalOf(const Sums& sums, double largest) const;
  std::vector<int> Sorted() const;

  const RoutingProblem& problem_;
  std::vector<Node> nodes_;
  std::vector<double> ranks_;
  std::vector<double> loads_;      // minutes, by worker
  std::vector<double> day_loads_;  // minutes that count, by worker and day
  std::vector<int> day_slots_;     // of each route, into day_loads_
  std::vector<double> week_loads_;
  std::vector<int> week_slots_;
  std::vector<double> overtimes_;  // by route
  Sums sums_;
  Sums before_;
  double largest_ = 0;
  double largest_after_ = 0;
  bool largest_lost_ = false;
  double cost_ = 0;
  double pending_cost_ = 0;

  std::vector<std::pair<int*, int>> int_log_;
  std::vector<std::pair<double*, double>> double_log_;
  std::vector<int> queue_;  // tasks by descending rank
  std::vector<char> queued_;
  std::vector<int> returns_;  // routes whose end moved
};

}  // namespace glimmer::planning
