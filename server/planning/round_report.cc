#include "server/planning/round_report.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>
#include <vector>

#include "server/planning/round_rules.h"

namespace glimmer::planning {
namespace {

constexpr double kSmall = 1e-6;

// A stand-in for one visitor, with what speaks against it.
struct Other {
  int worker = kNone;
  double cost = kNever;
  double start = 0;
};

class Reporter {
 public:
  Reporter(const Round& round, const RoundProblem& problem, RoutingState& state, bool explains)
      : explains_(explains),
        round_(round),
        problem_(problem),
        routing_(problem.routing),
        state_(state),
        by_worker_(problem.routing.workers.size()) {
    for (size_t route = 0; route < routing_.routes.size(); ++route) {
      by_worker_[static_cast<size_t>(routing_.routes[route].worker)].push_back(
          static_cast<int>(route));
    }
  }

  RoundPlan Run() {
    RoundPlan plan;
    plan.places_left.resize(round_.open_shifts.size());
    for (size_t index = 0; index < routing_.tasks.size(); ++index) {
      const int task = static_cast<int>(index);
      const int shift = problem_.open_shift[index];
      if (shift != kNone) {
        if (state_.Assigned(task)) {
          plan.places.push_back({shift, ChoiceOf(routing_.tasks[index].first_part)});
        } else {
          ++plan.places_left[static_cast<size_t>(shift)];
        }
      } else if (state_.Assigned(task)) {
        plan.visits.push_back(VisitOf(task));
      } else {
        plan.unassigned.push_back({problem_.household[index], {}});
      }
    }
    plan.fairness = FairnessOf();
    const RoutingCost cost = state_.Cost();
    plan.cost = {.total = cost.total,
                 .travel = cost.distance,
                 .late = cost.tardiness,
                 .pairs = cost.pairs,
                 .load = cost.load,
                 .unassigned = cost.unassigned};
    return plan;
  }

 private:
  ProposedVisit VisitOf(int index) {
    const Task& task = routing_.tasks[static_cast<size_t>(index)];
    ProposedVisit proposed;
    proposed.visit.household = problem_.household[static_cast<size_t>(index)];
    proposed.visit.start = state_.Start(task.first_part);
    proposed.end =
        proposed.visit.start + routing_.parts[static_cast<size_t>(task.first_part)].duration;
    for (int part = task.first_part; part < task.first_part + task.parts; ++part) {
      proposed.choices.push_back(ChoiceOf(part));
      proposed.visit.visitors.push_back(proposed.choices.back().volunteer);
    }
    return proposed;
  }

  Choice ChoiceOf(int part) {
    Choice choice;
    const int task = state_.TaskOf(part);
    choice.volunteer = state_.WorkerOf(state_.RouteOf(part));
    choice.load = state_.LoadOf(choice.volunteer);
    const int prev = state_.Prev(part);
    const int next = state_.Next(part);
    choice.travel =
        state_.Travel(prev, part) + state_.Travel(part, next) - state_.Travel(prev, next);
    choice.visits_before = VisitsBefore(task, choice.volunteer);
    if (problem_.pinned[static_cast<size_t>(task)]) {
      choice.reason = Reason::kPinned;
      return choice;
    }
    const Other other = explains_ ? NextBest(part) : Other();
    if (other.worker == kNone) return choice;
    choice.next_best = other.worker;
    choice.next_best_cost = other.cost;
    choice.reason = ReasonAgainst(part, choice, other);
    return choice;
  }

  int VisitsBefore(int task, int volunteer) const {
    const int household = problem_.household[static_cast<size_t>(task)];
    if (household == kNone) return 0;
    const auto& before = round_.households[static_cast<size_t>(household)].visited_by;
    const auto found = before.find(volunteer);
    return found == before.end() ? 0 : found->second;
  }

  // The cheapest replacement of one visitor, everybody else staying where they are.
  Other NextBest(int part) {
    Other best;
    const int worker = state_.WorkerOf(state_.RouteOf(part));
    const int task = state_.TaskOf(part);
    for (size_t other = 0; other < routing_.workers.size(); ++other) {
      const int index = static_cast<int>(other);
      if (index == worker || routing_.PairCost(part, index) == kForbidden) continue;
      for (const int route : by_worker_[other]) {
        const int head = state_.Head(route);
        int after = head;
        do {
          const int next = state_.Next(after);
          TryOther(part, task, after, best);
          after = next;
        } while (after != head);
      }
    }
    return best;
  }

  void TryOther(int part, int task, int after, Other& best) {
    const int route = state_.RouteOf(after);
    state_.Unlink(part);
    if (state_.Link(part, after) && state_.Fits(task)) {
      const auto cost = state_.Evaluate(best.cost);
      if (cost && *cost < best.cost) {
        best = {state_.WorkerOf(route), *cost, state_.Start(part)};
      }
    }
    state_.Rollback();
  }

  Reason ReasonAgainst(int part, const Choice& choice, const Other& other) const {
    const int task = state_.TaskOf(part);
    const double pairs =
        routing_.PairCost(part, other.worker) - routing_.PairCost(part, choice.volunteer);
    const double minutes = routing_.parts[static_cast<size_t>(part)].duration;
    const double theirs = state_.LoadOf(other.worker);
    const double load = state_.LoadCost(other.worker, theirs + minutes) -
                        state_.LoadCost(other.worker, theirs) -
                        state_.LoadCost(choice.volunteer, choice.load) +
                        state_.LoadCost(choice.volunteer, choice.load - minutes);
    const bool known = choice.visits_before > VisitsBefore(task, other.worker);
    const bool later = other.start > state_.Start(part) + kSmall;
    const double rest = other.cost - pairs - load;
    const std::array<std::pair<double, Reason>, 3> weighed = {{
        {pairs, known ? Reason::kKnown : Reason::kWished},
        {rest, later ? Reason::kEarlier : Reason::kLessTravel},
        {load, Reason::kLessLoad},
    }};
    const auto most = std::max_element(weighed.begin(), weighed.end());
    return most->first > kSmall && other.cost > kSmall ? most->second : Reason::kEqual;
  }

  // Whether the hard rules leave this volunteer anything to do at all.
  bool CouldCome(size_t worker) const {
    if (by_worker_[worker].empty()) return false;
    for (size_t part = 0; part < routing_.parts.size(); ++part) {
      if (routing_.PairCost(static_cast<int>(part), static_cast<int>(worker)) != kForbidden) {
        return true;
      }
    }
    return false;
  }

  Fairness FairnessOf() const {
    Fairness fairness;
    double sum = 0;
    int count = 0;
    for (size_t worker = 0; worker < routing_.workers.size(); ++worker) {
      if (!CouldCome(worker)) continue;
      const double load = state_.LoadOf(static_cast<int>(worker));
      fairness.largest = std::max(fairness.largest, load);
      sum += load;
      ++count;
    }
    fairness.mean = count == 0 ? 0 : sum / count;
    fairness.ratio = sum == 0 ? 1 : fairness.largest / fairness.mean;
    return fairness;
  }

  const bool explains_;
  const Round& round_;
  const RoundProblem& problem_;
  const RoutingProblem& routing_;
  RoutingState& state_;
  std::vector<std::vector<int>> by_worker_;
};

}  // namespace

RoundPlan ReportVisits(const Round& round, const RoundProblem& problem, RoutingState& state) {
  return Reporter(round, problem, state, false).Run();
}

RoundPlan ReportAll(const Round& round, const RoundProblem& problem, RoutingState& state) {
  RoundPlan plan = Reporter(round, problem, state, true).Run();
  std::vector<int> households;
  for (const Unassigned& unassigned : plan.unassigned) households.push_back(unassigned.household);
  plan.unassigned = UnassignedOf(round, problem, state.Solution(), households);
  return plan;
}

}  // namespace glimmer::planning
