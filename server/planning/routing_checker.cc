#include "server/planning/routing_checker.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "absl/strings/str_cat.h"

namespace glimmer::planning {
namespace {

// Minutes by which sums of decimal distances may be off.
constexpr double kTolerance = 1e-6;

struct Service {
  int route = 0;
  double start = 0;
};
using Services = std::map<int, std::vector<Service>>;  // by part

Services ServicesOf(const RoutingSolution& solution) {
  Services services;
  for (size_t route = 0; route < solution.routes.size(); ++route) {
    for (const Stop& stop : solution.routes[route]) {
      services[stop.part].push_back({static_cast<int>(route), stop.start});
    }
  }
  return services;
}

std::optional<Window> WindowOf(const Task& task, double start) {
  for (const Window& window : task.windows) {
    if (start >= window.open - kTolerance && start <= window.latest + kTolerance) return window;
  }
  return std::nullopt;
}

class Checker {
 public:
  Checker(const RoutingProblem& problem, const RoutingSolution& solution)
      : problem_(problem), solution_(solution), services_(ServicesOf(solution)) {}

  std::vector<std::string> Run() {
    if (solution_.routes.size() != problem_.routes.size()) return {"The routes are not all there."};
    for (const auto& [part, services] : services_) {
      if (part < 0 || part >= static_cast<int>(problem_.parts.size())) return {"No such part."};
      if (services.size() > 1) Fault("Part ", part, " is done twice.");
    }
    for (size_t route = 0; route < solution_.routes.size(); ++route) CheckRoute(route);
    for (size_t task = 0; task < problem_.tasks.size(); ++task) CheckTask(task);
    CheckLoads();
    CheckOrder();
    return faults_;
  }

 private:
  template <typename... Words>
  void Fault(const Words&... words) {
    faults_.push_back(absl::StrCat(words...));
  }

  const Task& TaskOf(int part) const {
    return problem_.tasks[static_cast<size_t>(problem_.parts[static_cast<size_t>(part)].task)];
  }

  void CheckRoute(size_t index) {
    const Route& route = problem_.routes[index];
    int place = route.place;
    double free = route.open;
    for (const Stop& stop : solution_.routes[index]) {
      const Task& task = TaskOf(stop.part);
      if (problem_.PairCost(stop.part, route.worker) == kForbidden) {
        Fault("Route ", index, " may not do part ", stop.part, ".");
      }
      if ((route.time & task.times) == 0) {
        Fault("Part ", stop.part, " is outside the time of the worker.");
      }
      if (stop.start < free + problem_.Travel(place, task.place) - kTolerance) {
        Fault("Route ", index, " cannot be at part ", stop.part, " by ", stop.start, ".");
      }
      if (!WindowOf(task, stop.start)) {
        Fault("Part ", stop.part, " starts at ", stop.start, ", in no window.");
      }
      free = stop.start + problem_.parts[static_cast<size_t>(stop.part)].duration;
      place = task.place;
    }
    if (!solution_.routes[index].empty() &&
        free + problem_.Travel(place, route.place) > route.latest + kTolerance) {
      Fault("Route ", index, " is back too late.");
    }
  }

  void CheckTask(size_t index) {
    const Task& task = problem_.tasks[index];
    const auto first = services_.find(task.first_part);
    if (task.parts == 1) return;
    const auto second = services_.find(task.first_part + 1);
    if ((first == services_.end()) != (second == services_.end())) {
      Fault("Task ", index, " is half done.");
    }
    if (first == services_.end() || second == services_.end()) return;
    const double gap = second->second[0].start - first->second[0].start;
    if (gap < task.min_gap - kTolerance || gap > task.max_gap + kTolerance) {
      Fault("The parts of task ", index, " are ", gap, " minutes apart.");
    }
    const int one = WorkerOf(first->second[0]);
    const int two = WorkerOf(second->second[0]);
    if (one == two) Fault("Task ", index, " has one worker twice.");
    if (!task.ignores_avoids && (Avoids(one, two) || Avoids(two, one))) {
      Fault("Task ", index, " pairs whom it must not.");
    }
    const uint64_t together = problem_.workers[static_cast<size_t>(one)].abilities |
                              problem_.workers[static_cast<size_t>(two)].abilities;
    if ((task.abilities & together) != task.abilities) {
      Fault("The workers of task ", index, " lack an ability.");
    }
  }

  int WorkerOf(const Service& service) const {
    return problem_.routes[static_cast<size_t>(service.route)].worker;
  }

  bool Avoids(int worker, int other) const {
    const std::vector<int>& avoids = problem_.workers[static_cast<size_t>(worker)].avoids;
    return std::find(avoids.begin(), avoids.end(), other) != avoids.end();
  }

  void CheckLoads() {
    std::map<std::pair<int, int>, double> week_loads;
    std::map<std::pair<int, int>, double> day_loads;
    for (const auto& [part, services] : services_) {
      for (const Service& service : services) {
        const Route& route = problem_.routes[static_cast<size_t>(service.route)];
        const double minutes = problem_.parts[static_cast<size_t>(part)].duration;
        const Task& task = TaskOf(part);
        const auto add = [minutes](std::map<std::pair<int, int>, double>& loads, int worker,
                                   int time, double before) {
          loads.emplace(std::pair(worker, time), before).first->second += minutes;
        };
        if (!task.ignores_week_limit) add(week_loads, route.worker, route.week, route.week_before);
        if (!task.ignores_day_limit) add(day_loads, route.worker, route.day, route.day_before);
      }
    }
    for (const auto& [key, load] : week_loads) {
      if (load > problem_.workers[static_cast<size_t>(key.first)].week_limit + kTolerance) {
        Fault("Worker ", key.first, " has too much to do in week ", key.second, ".");
      }
    }
    for (const auto& [key, load] : day_loads) {
      if (load > problem_.workers[static_cast<size_t>(key.first)].day_limit + kTolerance) {
        Fault("Worker ", key.first, " has too much to do on day ", key.second, ".");
      }
    }
  }

  void CheckOrder() {
    std::map<int, size_t> at;
    for (size_t i = 0; i < solution_.order.size(); ++i) at[solution_.order[i]] = i;
    for (const auto& route : solution_.routes) {
      for (size_t i = 0; i < route.size(); ++i) {
        const int task = problem_.parts[static_cast<size_t>(route[i].part)].task;
        if (!at.contains(task)) {
          Fault("Task ", task, " is missing in the order.");
        } else if (i > 0 &&
                   at[problem_.parts[static_cast<size_t>(route[i - 1].part)].task] >= at[task]) {
          Fault("Task ", task, " is out of order.");
        }
      }
    }
  }

  const RoutingProblem& problem_;
  const RoutingSolution& solution_;
  const Services services_;
  std::vector<std::string> faults_;
};

}  // namespace

std::vector<std::string> CheckRouting(const RoutingProblem& problem,
                                      const RoutingSolution& solution) {
  return Checker(problem, solution).Run();
}

RoutingCost CostOf(const RoutingProblem& problem, const RoutingSolution& solution) {
  RoutingCost cost;
  std::vector<double> loads(problem.workers.size());
  std::set<int> done;
  for (size_t index = 0; index < solution.routes.size(); ++index) {
    const Route& route = problem.routes[index];
    int place = route.place;
    double free = route.open;
    for (const Stop& stop : solution.routes[index]) {
      const Part& part = problem.parts[static_cast<size_t>(stop.part)];
      const Task& task = problem.tasks[static_cast<size_t>(part.task)];
      const Window window = WindowOf(task, stop.start).value_or(Window{});
      const double late = window.lateness + std::max(0.0, stop.start - window.close);
      cost.distance += problem.Travel(place, task.place);
      cost.tardiness += late;
      cost.largest_tardiness = std::max(cost.largest_tardiness, late);
      cost.pairs += problem.PairCost(stop.part, route.worker);
      loads[static_cast<size_t>(route.worker)] += part.duration / 60;
      place = task.place;
      free = stop.start + part.duration;
      done.insert(part.task);
    }
    if (solution.routes[index].empty()) continue;
    cost.distance += problem.Travel(place, route.place);
    cost.overtime += std::max(0.0, free + problem.Travel(place, route.place) - route.close);
  }
  const auto cost_of = [&problem](double hours) {
    return problem.weights.load * hours * hours +
           problem.weights.over_load * std::max(0.0, hours - problem.fair_load / 60);
  };
  for (size_t worker = 0; worker < loads.size(); ++worker) {
    const double before = problem.workers[worker].before / 60;
    cost.load += cost_of(before + loads[worker]) - cost_of(before);
  }
  double unassigned = 0;
  for (size_t task = 0; task < problem.tasks.size(); ++task) {
    if (done.contains(static_cast<int>(task))) continue;
    ++cost.unassigned;
    unassigned += problem.tasks[task].unassigned_cost;
  }
  const Weights& weights = problem.weights;
  cost.total = weights.distance * cost.distance + weights.tardiness * cost.tardiness +
               weights.largest_tardiness * cost.largest_tardiness +
               weights.overtime * cost.overtime + cost.load + cost.pairs + unassigned;
  return cost;
}

}  // namespace glimmer::planning
