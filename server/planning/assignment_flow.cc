#include "server/planning/assignment_flow.h"

#include <lemon/network_simplex.h>
#include <lemon/smart_graph.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <numeric>
#include <utility>

namespace glimmer::planning {
namespace {

// Costs are whole numbers of this part of one, rounded down: the bound stays a bound.
constexpr double kCostScale = 1e6;
constexpr int64_t kCoarse = 15;  // minutes; the step of loads whose durations have no measure

class Flow {
 public:
  explicit Flow(const RoutingProblem& problem)
      : problem_(problem), capacity_(graph_), cost_(graph_), supply_(graph_, 0), unit_(Unit()) {
    sink_ = graph_.addNode();
    for (size_t worker = 0; worker < problem.workers.size(); ++worker) AddWorker(worker);
    for (size_t task = 0; task < problem.tasks.size(); ++task) AddTask(task);
    supply_[sink_] = -total_;
  }

  FlowAssignment Solve() {
    FlowAssignment result;
    result.workers.resize(problem_.tasks.size());
    lemon::NetworkSimplex<lemon::SmartDigraph, int64_t, int64_t> simplex(graph_);
    simplex.upperMap(capacity_).costMap(cost_).supplyMap(supply_);
    if (simplex.run() != simplex.OPTIMAL) return result;
    result.lower_bound = static_cast<double>(simplex.totalCost<int64_t>()) / kCostScale;
    for (size_t task = 0; task < offers_.size(); ++task) {
      std::vector<std::pair<int64_t, int>> taken;
      for (const Offer& offer : offers_[task]) {
        const int64_t flow = simplex.flow(offer.arc);
        if (flow > 0) taken.emplace_back(-flow, offer.worker);
      }
      std::sort(taken.begin(), taken.end());
      const size_t count = std::min(taken.size(), static_cast<size_t>(problem_.tasks[task].parts));
      for (size_t i = 0; i < count; ++i) result.workers[task].push_back(taken[i].second);
    }
    return result;
  }

 private:
  struct Offer {
    lemon::SmartDigraph::Arc arc;
    int worker = 0;
  };

  // The largest number of minutes that measures every duration; 0 if they are not whole.
  int64_t Unit() const {
    int64_t unit = 0;
    for (const Part& part : problem_.parts) {
      const auto minutes = static_cast<int64_t>(part.duration);
      if (static_cast<double>(minutes) != part.duration) return 0;
      unit = std::gcd(unit, minutes);
    }
    return unit >= 5 ? unit : 0;
  }

  double CostOfMinutes(double minutes) const {
    const double hours = minutes / 60;
    return problem_.weights.load * hours * hours +
           problem_.weights.over_load * std::max(0.0, minutes - problem_.fair_load) / 60;
  }

  void AddArc(lemon::SmartDigraph::Node from, lemon::SmartDigraph::Node to, int64_t capacity,
              double cost) {
    const auto arc = graph_.addArc(from, to);
    capacity_[arc] = capacity;
    cost_[arc] = static_cast<int64_t>(std::floor(cost * kCostScale));
  }

  // Minutes cost the more, the more there are: one arc for each step.
  void AddWorker(size_t worker) {
    double possible = 0;
    for (size_t part = 0; part < problem_.parts.size(); ++part) {
      const float pair = problem_.PairCost(static_cast<int>(part), static_cast<int>(worker));
      if (pair != kForbidden) possible += problem_.parts[part].duration;
    }
    const auto limit = static_cast<int64_t>(std::ceil(possible));
    const auto node = graph_.addNode();
    workers_.push_back(node);
    const int64_t step = unit_ > 0 ? unit_ : kCoarse;
    for (int64_t from = 0; from < limit; from += step) {
      const double minutes = problem_.workers[worker].before + static_cast<double>(from);
      // A tangent lies below; between multiples of the unit there is nothing to lie above.
      const double slope =
          unit_ > 0
              ? (CostOfMinutes(minutes + static_cast<double>(step)) - CostOfMinutes(minutes)) /
                    static_cast<double>(step)
              : problem_.weights.load * 2 * minutes / 3600;
      AddArc(node, sink_, step, slope);
    }
  }

  void AddTask(size_t index) {
    const Task& task = problem_.tasks[index];
    const auto node = graph_.addNode();
    const Part& first = problem_.parts[static_cast<size_t>(task.first_part)];
    const auto minutes = static_cast<int64_t>(std::floor(first.duration));
    offers_.emplace_back();
    if (minutes == 0) return;
    const int64_t all = minutes * task.parts;
    supply_[node] = all;
    total_ += all;
    AddArc(node, sink_, all, task.unassigned_cost / static_cast<double>(all));
    double late = task.windows.empty() ? 0 : kNever;
    for (const Window& window : task.windows) late = std::min(late, window.lateness);
    for (size_t worker = 0; worker < problem_.workers.size(); ++worker) {
      float pair = kForbidden;
      for (int part = task.first_part; part < task.first_part + task.parts; ++part) {
        pair = std::min(pair, problem_.PairCost(part, static_cast<int>(worker)));
      }
      if (pair == kForbidden || task.windows.empty()) continue;
      AddArc(node, workers_[worker], minutes,
             (pair + problem_.weights.tardiness * late) / static_cast<double>(minutes));
      offers_.back().push_back({graph_.arcFromId(graph_.maxArcId()), static_cast<int>(worker)});
    }
  }

  const RoutingProblem& problem_;
  lemon::SmartDigraph graph_;
  lemon::SmartDigraph::ArcMap<int64_t> capacity_;
  lemon::SmartDigraph::ArcMap<int64_t> cost_;
  lemon::SmartDigraph::NodeMap<int64_t> supply_;
  const int64_t unit_;
  lemon::SmartDigraph::Node sink_;
  std::vector<lemon::SmartDigraph::Node> workers_;
  std::vector<std::vector<Offer>> offers_;
  int64_t total_ = 0;
};

}  // namespace

FlowAssignment AssignByFlow(const RoutingProblem& problem) { return Flow(problem).Solve(); }

}  // namespace glimmer::planning
