#include "server/planning/routing_search.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <vector>

#include "server/planning/random.h"
#include "server/planning/routing_insertion.h"
#include "server/planning/routing_moves.h"
#include "server/planning/routing_state.h"

namespace glimmer::planning {
namespace {

constexpr int64_t kLookEvery = 256;         // iterations between looks at what is spent
constexpr int64_t kRefreshEvery = 1 << 14;  // accepted changes between renewals of the ranks
// Hot enough to leave any plan, cold enough to leave none; in mean travels between places.
constexpr double kHot = 5;
constexpr double kCold = 0.02;
// Parts up to which a whole cooling fits several times into the time that people wait.
constexpr size_t kFewParts = 150;
constexpr int kCyclesOfFew = 4;
constexpr int kCyclesOfMany = 2;

double MeanTravel(const RoutingProblem& problem) {
  double sum = 0;
  for (const double travel : problem.travel) sum += travel;
  return std::max(1e-3, sum / std::max<double>(1, static_cast<double>(problem.travel.size())));
}

class Annealing {
 public:
  Annealing(const RoutingProblem& problem, const SearchOptions& options)
      : problem_(problem),
        options_(options),
        random_(options.seed),
        moves_(problem, random_),
        state_(problem) {}

  SearchResult Run(const RoutingSolution& start, absl::FunctionRef<double()> spent) {
    Start(start);
    Keep();
    for (double gone = 0; gone < 1; gone = Gone(spent)) {
      Cool(gone);
      for (int64_t i = 0; i < kLookEvery; ++i) Step();
      iterations_ += kLookEvery;
    }
    if (state_.cost() < best_cost_) Keep();
    RoutingState best(problem_);
    best.Load(best_);
    return {best.Solution(), best.Cost(), iterations_};
  }

 private:
  void Start(const RoutingSolution& start) {
    if (!start.routes.empty()) state_.Load(start);
    InsertAll(state_);
    moves_.NoteAll(state_);
  }

  double Gone(absl::FunctionRef<double()> spent) const {
    const double time = spent();
    if (time >= 1 || options_.iterations == 0) return time;
    return static_cast<double>(iterations_) / static_cast<double>(options_.iterations);
  }

  void Cool(double gone) {
    const double at = gone * options_.cycles;
    const int cycle = static_cast<int>(at);
    if (cycle != cycle_) {
      cycle_ = cycle;
      if (state_.cost() < best_cost_) Keep();
      state_.Clear();
      state_.Load(best_);
      moves_.NoteAll(state_);
    }
    temperature_ = options_.hot * std::pow(options_.cold / options_.hot, at - cycle);
  }

  void Step() {
    if (!moves_.Make(state_)) {
      state_.Rollback();
      return;
    }
    const double limit = -temperature_ * std::log(1 - random_.Unit());
    const std::optional<double> change = state_.Evaluate(limit);
    if (!change || *change > limit) {
      state_.Rollback();
      return;
    }
    // Keeps the best only when it is about to be left: most are improved upon at once.
    if (*change > 0 && state_.cost() < best_cost_ - 1e-9) {
      state_.Rollback();
      Keep();
      return;
    }
    state_.Commit();
    moves_.Note(state_);
    if (++accepted_ % kRefreshEvery == 0) state_.Refresh();
  }

  void Keep() {
    best_ = state_.Solution();
    best_cost_ = state_.cost();
  }

  const RoutingProblem& problem_;
  const SearchOptions options_;
  Random random_;
  RoutingMoves moves_;
  RoutingState state_;
  RoutingSolution best_;
  double best_cost_ = 0;
  double temperature_ = 1;
  int cycle_ = 0;
  int64_t iterations_ = 0;
  int64_t accepted_ = 0;
};

}  // namespace

SearchResult SearchRoutes(const RoutingProblem& problem, const SearchOptions& options,
                          const RoutingSolution& start, absl::FunctionRef<double()> spent) {
  SearchOptions chosen = options;
  if (chosen.hot == 0) chosen.hot = kHot * MeanTravel(problem);
  if (chosen.cold == 0) chosen.cold = kCold * MeanTravel(problem);
  if (chosen.cycles == 0) {
    chosen.cycles = problem.parts.size() <= kFewParts ? kCyclesOfFew : kCyclesOfMany;
  }
  return Annealing(problem, chosen).Run(start, spent);
}

}  // namespace glimmer::planning
