#include "server/planning/round_rules.h"

#include <iterator>
#include <utility>

#include "server/planning/pin_rules.h"
#include "server/planning/routing_insertion.h"
#include "server/planning/routing_state.h"

namespace glimmer::planning {
namespace {

Waived With(Waived waived, Rule rule) {
  waived.insert(rule);
  return waived;
}

Waived WithoutRule(Waived waived, Rule rule) {
  waived.erase(rule);
  return waived;
}

// The plan with further tasks beside it: the same households with rules waived.
class Trial {
 public:
  Trial(const Round& round, const RoundProblem& problem, const RoutingSolution& plan)
      : round_(round), problem_(problem), plan_(plan), waived_(WaivedBy(round)) {
    AddWaivedTime(round, problem_);
    tasks_ = problem_.routing.tasks.size();
    parts_ = problem_.routing.parts.size();
  }

  // The first rule that alone is enough, for each household.
  std::vector<Unassigned> One(const std::vector<int>& households) {
    std::vector<int> tasks;
    for (const int household : households) {
      for (const Rule rule : kRules) {
        tasks.push_back(Add(household, With(waived_[static_cast<size_t>(household)], rule)));
      }
    }
    RoutingState state(problem_.routing);
    state.Load(plan_);
    std::vector<Unassigned> found;
    for (size_t i = 0; i < households.size(); ++i) {
      found.push_back({households[i], {}});
      for (size_t rule = 0; rule < std::size(kRules) && found.back().rules.empty(); ++rule) {
        if (CanInsert(state, tasks[i * std::size(kRules) + rule])) {
          found.back().rules.push_back(kRules[rule]);
        }
      }
    }
    Forget();
    return found;
  }

  // From all rules, those that can be spared are taken away one by one, the last first.
  std::vector<Rule> Several(int household) {
    Waived waived(std::begin(kRules), std::end(kRules));
    if (!MendsAlone(household, waived)) return {};
    const Waived& already = waived_[static_cast<size_t>(household)];
    for (auto at = std::rbegin(kRules); at != std::rend(kRules); ++at) {
      const Rule rule = *at;
      if (already.contains(rule)) continue;
      Waived fewer = WithoutRule(waived, rule);
      if (MendsAlone(household, fewer)) waived = std::move(fewer);
    }
    for (const Rule rule : already) waived.erase(rule);
    return {waived.begin(), waived.end()};
  }

 private:
  int Add(int household, const Waived& waived) {
    return AddHousehold(round_, household, waived, problem_);
  }

  void Forget() {
    problem_.routing.tasks.resize(tasks_);
    problem_.routing.parts.resize(parts_);
    problem_.routing.pair_cost.resize(parts_ * problem_.routing.workers.size());
    problem_.household.resize(tasks_);
    problem_.open_shift.resize(tasks_);
    problem_.pinned.resize(tasks_);
  }

  bool MendsAlone(int household, const Waived& waived) {
    const int task = Add(household, waived);
    RoutingState state(problem_.routing);
    state.Load(plan_);
    const bool mends = CanInsert(state, task);
    Forget();
    return mends;
  }

  const Round& round_;
  RoundProblem problem_;
  const RoutingSolution& plan_;
  const std::vector<Waived> waived_;
  size_t tasks_ = 0;
  size_t parts_ = 0;
};

std::vector<Engagement> EngagementsOf(const RoutingProblem& routing, const RoutingSolution& plan) {
  std::vector<Engagement> engagements;
  for (size_t route = 0; route < plan.routes.size(); ++route) {
    for (const Stop& stop : plan.routes[route]) {
      const Part& part = routing.parts[static_cast<size_t>(stop.part)];
      engagements.push_back({.volunteer = routing.routes[route].worker,
                             .start = stop.start,
                             .end = stop.start + part.duration,
                             .place = routing.tasks[static_cast<size_t>(part.task)].place});
    }
  }
  return engagements;
}

}  // namespace

std::vector<Unassigned> UnassignedOf(const Round& round, const RoundProblem& problem,
                                     const RoutingSolution& plan,
                                     const std::vector<int>& households) {
  if (households.empty()) return {};
  Trial trial(round, problem, plan);
  std::vector<Unassigned> found = trial.One(households);
  for (Unassigned& unassigned : found) {
    if (const Visit* const pin = PinOf(round, unassigned.household)) {
      unassigned.rules = RulesAgainst(round, *pin, EngagementsOf(problem.routing, plan));
    }
    if (unassigned.rules.empty()) unassigned.rules = trial.Several(unassigned.household);
  }
  return found;
}

}  // namespace glimmer::planning
