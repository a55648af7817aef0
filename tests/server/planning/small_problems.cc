#include "tests/server/planning/small_problems.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <optional>
#include <vector>

#include "server/planning/random.h"

namespace glimmer::planning {
namespace {

void AddTask(RoutingProblem& problem, Random& random, const SmallSize& size) {
  const int index = static_cast<int>(problem.tasks.size());
  Task task{.place = index + 1, .first_part = static_cast<int>(problem.parts.size())};
  const size_t kind = random.Below(3);
  task.parts = kind == 0 ? 1 : 2;
  if (kind == 2) {
    task.min_gap = static_cast<double>(random.Below(20));
    task.max_gap = task.min_gap + static_cast<double>(random.Below(30));
  }
  const double open = static_cast<double>(random.Below(120));
  const double close = open + 10 + static_cast<double>(random.Below(40));
  task.windows.push_back({.open = open, .close = close, .latest = size.strict ? close : kNever});
  if (size.strict) {
    task.windows.push_back(
        {.open = close + 60, .close = close + 90, .latest = close + 90, .lateness = 30});
  }
  task.unassigned_cost = 500;
  for (int part = 0; part < task.parts; ++part) {
    problem.parts.push_back({index, 5 + static_cast<double>(random.Below(20))});
    for (int worker = 0; worker < size.workers; ++worker) {
      const bool may = random.Below(4) != 0;
      problem.pair_cost.push_back(may ? static_cast<float>(random.Below(5)) : kForbidden);
    }
  }
  problem.tasks.push_back(task);
}

// Every plan in turn: tasks in a given order, each part put at the end of some worker's route.
class Trial {
 public:
  explicit Trial(const RoutingProblem& problem)
      : problem_(problem),
        free_(problem.routes.size()),
        place_(problem.routes.size()),
        load_(problem.workers.size()) {}

  double Best() {
    std::vector<int> order(problem_.tasks.size());
    std::iota(order.begin(), order.end(), 0);
    double best = kNever;
    do {
      for (size_t r = 0; r < free_.size(); ++r) {
        free_[r] = problem_.routes[r].open;
        place_[r] = problem_.routes[r].place;
      }
      best_ = best;
      Descend(order, 0, 0, 0, 0);
      best = best_;
    } while (std::next_permutation(order.begin(), order.end()));
    return best;
  }

 private:
  // The first start from `time` on in a window, with what it costs.
  static std::optional<std::pair<double, double>> StartAt(const Task& task, double time) {
    for (const Window& window : task.windows) {
      if (time > window.latest) continue;
      const double start = std::max(time, window.open);
      return std::pair(start, window.lateness + std::max(0.0, start - window.close));
    }
    return std::nullopt;
  }

  void Finish(double cost, double largest) {
    for (size_t r = 0; r < place_.size(); ++r) {
      const Route& route = problem_.routes[r];
      const double way = problem_.Travel(place_[r], route.place);
      const double back = free_[r] + way;
      const bool used = place_[r] != route.place;
      if (used && back > route.latest) return;
      cost += problem_.weights.distance * way;
      if (used) cost += problem_.weights.overtime * std::max(0.0, back - route.close);
    }
    for (const double load : load_) cost += problem_.weights.load * load * load / 3600;
    best_ = std::min(best_, cost + problem_.weights.largest_tardiness * largest);
  }

  void Descend(const std::vector<int>& order, size_t at, double cost, double late, double largest) {
    if (at == order.size()) {
      Finish(cost + problem_.weights.tardiness * late, largest);
      return;
    }
    const Task& task = problem_.tasks[static_cast<size_t>(order[at])];
    Descend(order, at + 1, cost + task.unassigned_cost, late, largest);
    for (size_t one = 0; one < free_.size(); ++one) {
      if (task.parts == 1) {
        Give(order, at, {static_cast<int>(one)}, {cost, late, largest});
        continue;
      }
      for (size_t two = 0; two < free_.size(); ++two) {
        if (two != one) {
          Give(order, at, {static_cast<int>(one), static_cast<int>(two)}, {cost, late, largest});
        }
      }
    }
  }

  struct Figures {
    double cost = 0;
    double late = 0;
    double largest = 0;
  };

  double Arrival(int route, const Task& task) const {
    const auto r = static_cast<size_t>(route);
    return free_[r] + problem_.Travel(place_[r], task.place);
  }

  // Start times of the parts; empty if the windows leave none.
  std::vector<std::pair<double, double>> Starts(const Task& task,
                                                const std::vector<int>& routes) const {
    double ready = Arrival(routes[0], task);
    for (int round = 0; round < 20; ++round) {
      const auto first = StartAt(task, ready);
      if (!first) return {};
      if (task.parts == 1) return {*first};
      const auto second =
          StartAt(task, std::max(Arrival(routes[1], task), first->first + task.min_gap));
      if (!second) return {};
      if (second->first - first->first <= task.max_gap + 1e-9) return {*first, *second};
      ready = second->first - task.max_gap;
    }
    return {};
  }

  bool MayTogether(const Task& task, const std::vector<int>& workers) const {
    if (workers.size() == 1) return true;
    if (workers[0] == workers[1]) return false;
    const Worker& one = problem_.workers[static_cast<size_t>(workers[0])];
    const Worker& two = problem_.workers[static_cast<size_t>(workers[1])];
    return std::count(one.avoids.begin(), one.avoids.end(), workers[1]) == 0 &&
           std::count(two.avoids.begin(), two.avoids.end(), workers[0]) == 0 &&
           (task.abilities & (one.abilities | two.abilities)) == task.abilities;
  }

  void Give(const std::vector<int>& order, size_t at, const std::vector<int>& routes,
            Figures figures) {
    const Task& task = problem_.tasks[static_cast<size_t>(order[at])];
    std::vector<int> workers;
    for (const int route : routes) {
      workers.push_back(problem_.routes[static_cast<size_t>(route)].worker);
    }
    if (!MayTogether(task, workers)) return;
    const auto starts = Starts(task, routes);
    if (starts.empty()) return;
    const auto free = free_;
    const auto place = place_;
    const auto load = load_;
    bool may = true;
    for (size_t i = 0; i < routes.size(); ++i) {
      const int part = task.first_part + static_cast<int>(i);
      const auto route = static_cast<size_t>(routes[i]);
      const auto worker = static_cast<size_t>(workers[i]);
      const double duration = problem_.parts[static_cast<size_t>(part)].duration;
      const float pair = problem_.PairCost(part, workers[i]);
      figures.cost += pair + problem_.weights.distance * problem_.Travel(place_[route], task.place);
      figures.late += starts[i].second;
      figures.largest = std::max(figures.largest, starts[i].second);
      free_[route] = starts[i].first + duration;
      place_[route] = task.place;
      load_[worker] += duration;
      may = may && pair != kForbidden && load_[worker] <= problem_.workers[worker].week_limit;
    }
    if (may) Descend(order, at + 1, figures.cost, figures.late, figures.largest);
    free_ = free;
    place_ = place;
    load_ = load;
  }

  const RoutingProblem& problem_;
  std::vector<double> free_;
  std::vector<int> place_;
  std::vector<double> load_;
  double best_ = kNever;
};

}  // namespace

RoutingProblem SmallProblem(uint64_t seed, const SmallSize& size) {
  Random random(seed);
  RoutingProblem problem;
  problem.places = size.tasks + 1;
  std::vector<std::pair<double, double>> map;
  for (int place = 0; place < problem.places; ++place) {
    map.emplace_back(random.Below(40), random.Below(40));
  }
  for (const auto& from : map) {
    for (const auto& to : map) {
      problem.travel.push_back(std::hypot(from.first - to.first, from.second - to.second));
    }
  }
  for (int worker = 0; worker < size.workers; ++worker) {
    problem.workers.push_back({.abilities = random.Next() & 3});
    problem.routes.push_back({.worker = worker});
    if (!size.strict) continue;
    problem.workers.back().week_limit = 60;
    problem.routes.back().close = 180;
    problem.routes.back().latest = 260;
  }
  if (size.strict && size.workers > 2) problem.workers[0].avoids = {2};
  for (int task = 0; task < size.tasks; ++task) AddTask(problem, random, size);
  if (size.strict) problem.tasks[0].abilities = problem.tasks[0].parts == 2 ? 1 : 0;
  problem.weights.load = size.strict ? 3 : 0;
  return problem;
}

double BruteForce(const RoutingProblem& problem) { return Trial(problem).Best(); }

SearchResult Search(const RoutingProblem& problem, uint64_t seed, int64_t iterations) {
  return SearchRoutes(problem, {.seed = seed, .iterations = iterations}, {}, [] { return 0.0; });
}

}  // namespace glimmer::planning
