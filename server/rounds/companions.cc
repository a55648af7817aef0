#include "server/rounds/companions.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>
#include <vector>

#include "server/planning/round_planner.h"
#include "server/planning/routing_problem.h"

namespace glimmer::rounds {
namespace {

using planning::ProposedVisit;

// Times at which all are looked for.
constexpr int kTries = 4;

class Companions {
 public:
  Companions(DrawnRound& drawn, planning::RoundPlan plan, absl::FunctionRef<double()> spent)
      : drawn_(drawn),
        plan_(std::move(plan)),
        spent_(spent),
        households_(drawn.round.households.size()),
        pins_(drawn.round.pins.size()),
        named_(drawn.others) {}

  planning::RoundPlan Run() {
    for (int tries = 1;; ++tries) {
      Join();
      if (beside_.empty()) break;
      plan_ = planning::Replan(round(), false);
      failed_ = Lacking();
      if (failed_.empty()) break;
      const bool again = tries < kTries && spent_() < 1;
      for (const int index : failed_) LookElsewhere(index, again);
      Join();
      failed_.clear();
      plan_ = planning::Replan(round(), false);
    }
    for (const auto& [index, windows] : windows_) HouseholdAt(index).windows = windows;
    Settle();
    Merge();
    round().households.resize(households_);
    round().pins.resize(pins_);
    return std::move(plan_);
  }

 private:
  planning::Round& round() { return drawn_.round; }
  planning::Household& HouseholdAt(int index) {
    return round().households[static_cast<size_t>(index)];
  }
  int MoreAt(int index) const { return drawn_.more[static_cast<size_t>(index)]; }
  // kNone when nobody is planned beside it.
  int BesideAt(int index) const {
    const auto found = beside_.find(index);
    return found == beside_.end() ? planning::kNone : found->second;
  }
  bool IsPinned(int index) const { return planning::PinOf(drawn_.round, index) != nullptr; }
  const ProposedVisit* FindVisit(int household) const {
    for (const ProposedVisit& proposed : plan_.visits) {
      if (proposed.visit.household == household) return &proposed;
    }
    return nullptr;
  }

  // For each visit to which more come, a household beside it that is visited then and only then.
  // What has failed is planned anew first, and nobody beside it.
  void Join() {
    round().households.resize(households_);
    round().pins.resize(pins_);
    round().previous.clear();
    beside_.clear();
    for (const ProposedVisit& proposed : plan_.visits) {
      const int index = proposed.visit.household;
      if (index >= static_cast<int>(households_) || failed_.contains(index)) continue;
      round().previous.push_back(proposed.visit);
      if (MoreAt(index) == 0 || !failed_.empty()) continue;
      planning::Household beside = HouseholdAt(index);
      beside.windows = {{proposed.visit.start, proposed.end}};
      beside.visitors = MoreAt(index);
      beside.asks.clear();
      const std::vector<int>& here = proposed.visit.visitors;
      beside.avoids.insert(beside.avoids.end(), here.begin(), here.end());
      const int number = static_cast<int>(round().households.size());
      const auto named = named_.find(index);
      const bool pinned = IsPinned(index);
      round().households.push_back(std::move(beside));
      beside_.emplace(index, number);
      if (named == named_.end()) continue;
      auto& visits = pinned ? round().pins : round().previous;
      visits.push_back({number, named->second, proposed.visit.start});
    }
  }

  // With its times back, a household may get a visit by two that had none before: then others are
  // planned beside it, or it is planned without a visit, so that nobody's time is kept for it.
  void Settle() {
    do {
      for (const int index : failed_) LookElsewhere(index, false);
      failed_.clear();
      Join();
      plan_ = planning::Replan(round(), false);
      failed_ = Lacking();
    } while (!failed_.empty() || HasNew());
    plan_ = planning::Replan(round());
  }

  // Whether more are to come to a visit beside which nobody was planned yet.
  bool HasNew() const {
    return std::any_of(plan_.visits.begin(), plan_.visits.end(),
                       [this](const ProposedVisit& proposed) {
                         const int index = proposed.visit.household;
                         return index < static_cast<int>(households_) && MoreAt(index) > 0 &&
                                BesideAt(index) == planning::kNone;
                       });
  }

  // Households where not all can come at that time. What is pinned stays for Merge to look at.
  std::set<int> Lacking() {
    std::set<int> lacking;
    for (const auto& [index, number] : beside_) {
      const ProposedVisit* const beside = FindVisit(number);
      if (Together(FindVisit(index), beside)) {
        named_[index] = beside->visit.visitors;
      } else if (!IsPinned(index)) {
        lacking.insert(index);
      }
    }
    return lacking;
  }

  // At another time; or not at all, because so many do not come together.
  void LookElsewhere(int index, bool again) {
    planning::Household& household = HouseholdAt(index);
    windows_.emplace(index, household.windows);
    const ProposedVisit* const visit = FindVisit(index);
    if (again && visit != nullptr) {
      const double start = visit->visit.start;
      std::erase_if(household.windows, [start](const planning::Span& window) {
        return window.open <= start && start < window.close;
      });
    }
    if (again && visit != nullptr && !household.windows.empty()) return;
    household.windows = windows_.at(index);
    household.visitors += MoreAt(index);
    drawn_.more[static_cast<size_t>(index)] = 0;
  }

  static bool Together(const ProposedVisit* visit, const ProposedVisit* beside) {
    return visit != nullptr && beside != nullptr && visit->visit.start == beside->visit.start;
  }

  void Merge() {
    std::vector<ProposedVisit> visits;
    std::map<int, std::vector<planning::Rule>> without;
    for (const planning::Unassigned& unassigned : plan_.unassigned) {
      without.emplace(unassigned.household, unassigned.rules);
    }
    for (const ProposedVisit& proposed : plan_.visits) {
      const int index = proposed.visit.household;
      if (index >= static_cast<int>(households_)) continue;
      if (MoreAt(index) == 0) {
        visits.push_back(proposed);
        continue;
      }
      const int number = BesideAt(index);
      const ProposedVisit* const beside = FindVisit(number);
      if (Together(&proposed, beside)) {
        visits.push_back(proposed);
        Append(*beside, visits.back());
        HouseholdAt(index).visitors = static_cast<int>(visits.back().visit.visitors.size());
        continue;
      }
      const auto rules = without.find(number);
      const bool known = rules != without.end() && !rules->second.empty();
      without.emplace(
          index, known ? rules->second : std::vector<planning::Rule>{planning::Rule::kTwoVisitors});
    }
    plan_.visits = std::move(visits);
    plan_.unassigned.clear();
    for (auto& [household, rules] : without) {
      if (household < static_cast<int>(households_)) {
        plan_.unassigned.push_back({household, std::move(rules)});
      }
    }
  }

  static void Append(const ProposedVisit& beside, ProposedVisit& visit) {
    visit.visit.visitors.insert(visit.visit.visitors.end(), beside.visit.visitors.begin(),
                                beside.visit.visitors.end());
    visit.choices.insert(visit.choices.end(), beside.choices.begin(), beside.choices.end());
  }

  DrawnRound& drawn_;
  planning::RoundPlan plan_;
  const absl::FunctionRef<double()> spent_;
  const size_t households_;  // without those beside
  const size_t pins_;
  std::map<int, std::vector<int>> named_;  // who came or is to come beside the first two
  std::map<int, int> beside_;              // by household
  std::set<int> failed_;
  std::map<int, std::vector<planning::Span>> windows_;  // as they were
};

}  // namespace

planning::RoundPlan AddCompanions(DrawnRound& drawn, planning::RoundPlan plan,
                                  absl::FunctionRef<double()> spent) {
  return Companions(drawn, std::move(plan), spent).Run();
}

}  // namespace glimmer::rounds
