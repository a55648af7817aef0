// The routing problem under every plan: tasks of one or two parts, in time windows, on the routes
// of workers. A round of visits, the open places of shifts and a home-care instance all become
// this. Pure data; times and travel are minutes from the start of the period.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

namespace glimmer::planning {

constexpr int kNone = -1;
constexpr double kNever = std::numeric_limits<double>::infinity();
constexpr float kForbidden = std::numeric_limits<float>::infinity();

// A service may start from `open` to `latest`. After `close` it is late, minute by minute, and
// `lateness` minutes are added to whatever starts in this window (a day after the due date).
struct Window {
  double open = 0;
  double close = kNever;
  double latest = kNever;
  double lateness = 0;
};

// One visitor's share of a task.
struct Part {
  int task = 0;
  double duration = 0;
};

// What kind of time a route lies in; a task names those that it may use.
constexpr unsigned kAvailableTime = 1;
constexpr unsigned kTimeBeyond = 2;   // outside what the worker offered
constexpr unsigned kTimeOfShift = 4;  // taken by a shift of the worker

struct Task {
  int place = 0;
  int first_part = 0;
  int parts = 1;  // 1 or 2; two parts need two different workers
  // The second part starts from `min_gap` to `max_gap` minutes after the first one starts; both 0
  // for a simultaneous task.
  double min_gap = 0;
  double max_gap = 0;
  std::vector<Window> windows;  // ascending, disjoint
  double unassigned_cost = 0;
  uint64_t abilities = 0;  // what its workers must have between them
  unsigned times = kAvailableTime;
  // Rules that do not hold for this task; its minutes then count towards no such limit.
  bool ignores_day_limit = false;
  bool ignores_week_limit = false;
  bool ignores_avoids = false;
};

struct Worker {
  uint64_t abilities = 0;
  double week_limit = kNever;  // minutes of service
  double day_limit = kNever;
  std::vector<int> avoids;  // workers who never share a task with this one, ascending
  double before = 0;        // minutes that the worker has beside this plan
};

// One worker's way on one day: from `place` and back to it.
struct Route {
  int worker = 0;
  int place = 0;
  int day = 0;  // routes of one worker with the same day share its day_limit
  int week = 0;
  unsigned time = kAvailableTime;
  double open = 0;         // does not leave before
  double close = kNever;   // overtime counts from here
  double latest = kNever;  // must be back by then
  // Minutes that count towards the limits beside this plan; the same in all routes of a day or
  // week.
  double day_before = 0;
  double week_before = 0;
};

struct Weights {
  double distance = 1;
  double tardiness = 1;
  double largest_tardiness = 1;
  double overtime = 1;
  double load = 0;       // of the sum of squares of the workers' loads, in hours
  double over_load = 0;  // of each hour above the fair load
};

struct RoutingProblem {
  std::vector<Task> tasks;
  std::vector<Part> parts;  // those of one task stand together, first part first
  std::vector<Worker> workers;
  std::vector<Route> routes;
  int places = 0;
  std::vector<double> travel;    // places x places
  std::vector<float> pair_cost;  // parts x workers; kForbidden: may not
  Weights weights;
  double fair_load = kNever;  // minutes

  double Travel(int from, int to) const {
    return travel[static_cast<size_t>(from) * static_cast<size_t>(places) +
                  static_cast<size_t>(to)];
  }
  float PairCost(int part, int worker) const {
    return pair_cost[static_cast<size_t>(part) * workers.size() + static_cast<size_t>(worker)];
  }
};

struct Stop {
  int part = 0;
  double start = 0;
};

// What a search gives back. A task is in the routes with all its parts or with none.
struct RoutingSolution {
  std::vector<std::vector<Stop>> routes;  // as RoutingProblem::routes
  std::vector<int> order;                 // assigned tasks; each route visits them in this order
};

struct RoutingCost {
  double total = 0;
  double distance = 0;
  double tardiness = 0;
  double largest_tardiness = 0;
  double overtime = 0;
  double pairs = 0;
  double load = 0;  // weighted
  int unassigned = 0;
};

}  // namespace glimmer::planning
