#include "server/planning/round_checker.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <utility>

#include "absl/strings/str_cat.h"

namespace glimmer::planning {
namespace {

constexpr double kTolerance = 1e-6;

// What one volunteer does at one time.
struct Errand {
  double start = 0;
  double end = 0;
  int place = 0;
  int household = -1;  // or a shift
  bool without_travel = false;
  bool outside_time = false;  // availability waived
  bool during_shift = false;  // clash waived
};

class RoundChecker {
 public:
  RoundChecker(const Round& round, const RoundPlan& plan) : round_(round), plan_(plan) {
    for (const Waiver& waiver : round.waivers) waived_.emplace(waiver.household, waiver.rule);
  }

  std::vector<std::string> Run() {
    std::set<int> seen;
    for (const ProposedVisit& proposed : plan_.visits) {
      if (!seen.insert(proposed.visit.household).second) Fault(proposed, "is visited twice");
      CheckVisit(proposed);
    }
    for (const Unassigned& unassigned : plan_.unassigned) {
      if (!seen.insert(unassigned.household).second) {
        faults_.push_back(absl::StrCat(HouseholdAt(unassigned.household).id, " is both."));
      }
    }
    if (seen.size() != round_.households.size()) faults_.push_back("A household is forgotten.");
    CheckPlaces();
    CheckPins();
    for (auto& [volunteer, errands] : errands_) CheckDay(volunteer, errands);
    return faults_;
  }

  // Minutes on the way, all in all.
  double Travel() {
    double travel = 0;
    for (auto& [index, errands] : errands_) {
      const Volunteer& volunteer = VolunteerAt(index);
      for (const Errand& errand : errands) {
        if (errand.without_travel) continue;
        const Span stretch = StretchOf(volunteer, errand);
        const Errand* const before = BeforeIn(stretch, volunteer, errand);
        travel += before == nullptr        ? round_.Travel(volunteer.place, errand.place)
                  : before->without_travel ? 0
                                           : round_.Travel(before->place, errand.place);
        const Errand* const after = AfterIn(stretch, volunteer, errand);
        if (after == nullptr) travel += round_.Travel(errand.place, volunteer.place);
      }
    }
    return travel;
  }

  std::map<int, double> Minutes() const {
    std::map<int, double> minutes;
    for (const auto& [index, errands] : errands_) {
      for (const Errand& errand : errands) minutes[index] += errand.end - errand.start;
    }
    return minutes;
  }

  // By the pins and the hard rules that look at nobody else.
  bool May(int index, int volunteer) const {
    for (const Visit& pin : round_.pins) {
      if (pin.household == index && !Has(pin.visitors, volunteer)) return false;
    }
    const Household& household = HouseholdAt(index);
    if (household.visitors > 2 && !Waives(index, Rule::kTwoVisitors)) return false;
    if (!household.consent && !Waives(index, Rule::kConsent)) return false;
    if (household.needs_introduction && !Has(household.introduced, volunteer) &&
        !Waives(index, Rule::kIntroduction)) {
      return false;
    }
    if (Has(household.avoids, volunteer) && !Waives(index, Rule::kDoNotPair)) return false;
    const bool alone = household.visitors == 1 || Waives(index, Rule::kTwoVisitors);
    if (!alone || Waives(index, Rule::kAbilities)) return true;
    return HasAll(volunteer, household.asks);
  }
  bool HasAll(int volunteer, const std::vector<std::string>& asks) const {
    return std::all_of(asks.begin(), asks.end(), [&](const std::string& ask) {
      return Has(VolunteerAt(volunteer).abilities, ask);
    });
  }

  // Of visits that stand already.
  double Before(int volunteer) const {
    double minutes = 0;
    for (const Span& visit : VolunteerAt(volunteer).earlier) minutes += visit.close - visit.open;
    return minutes;
  }

  // Above this, an hour costs extra: a little more than the mean of those who could come.
  double FairMinutes() const {
    std::set<int> able;
    double minutes = 0;
    const auto add = [&](double duration, int people, const auto& may) {
      bool possible = false;
      for (int i = 0; i < static_cast<int>(round_.volunteers.size()); ++i) {
        if (!may(i)) continue;
        possible = true;
        if (HasFreeTime(VolunteerAt(i))) able.insert(i);
      }
      if (possible) minutes += duration * people;
    };
    for (int i = 0; i < static_cast<int>(round_.households.size()); ++i) {
      const int visitors = Waives(i, Rule::kTwoVisitors) ? 1 : HouseholdAt(i).visitors;
      add(HouseholdAt(i).duration, visitors, [&](int volunteer) { return May(i, volunteer); });
    }
    for (const OpenShift& shift : round_.open_shifts) {
      add(shift.end - shift.start, shift.open_places,
          [&](int volunteer) { return HasAll(volunteer, shift.asks); });
    }
    for (const int volunteer : able) minutes += Before(volunteer);
    return able.empty() ? kMinutesPerDay * 1'000
                        : 1.15 * minutes / static_cast<double>(able.size());
  }

 private:
  // Some time that was offered and that no shift takes.
  static bool HasFreeTime(const Volunteer& volunteer) {
    std::vector<Span> shifts = volunteer.shifts;
    std::sort(shifts.begin(), shifts.end(),
              [](const Span& a, const Span& b) { return a.open < b.open; });
    return std::any_of(volunteer.available.begin(), volunteer.available.end(), [&](Span span) {
      for (const Span& shift : shifts) {
        if (shift.open <= span.open) span.open = std::max(span.open, shift.close);
      }
      return span.open < span.close;
    });
  }
  const Household& HouseholdAt(int index) const {
    return round_.households[static_cast<size_t>(index)];
  }
  const Volunteer& VolunteerAt(int index) const {
    return round_.volunteers[static_cast<size_t>(index)];
  }
  static int DayOf(double time) { return static_cast<int>(std::floor(time / kMinutesPerDay)); }
  // Weeks end with Sunday.
  int WeekOf(int day) const { return static_cast<int>(std::floor((round_.weekday + day) / 7.0)); }
  bool Waives(int household, Rule rule) const { return waived_.contains({household, rule}); }
  void Fault(const ProposedVisit& proposed, absl::string_view what) {
    faults_.push_back(absl::StrCat(HouseholdAt(proposed.visit.household).id, " ", what, "."));
  }

  void CheckVisit(const ProposedVisit& proposed) {
    const int index = proposed.visit.household;
    const Household& household = HouseholdAt(index);
    const std::vector<int>& visitors = proposed.visit.visitors;
    if (!household.consent && !Waives(index, Rule::kConsent)) Fault(proposed, "did not consent");
    const int wanted = Waives(index, Rule::kTwoVisitors) ? 1 : household.visitors;
    if (static_cast<int>(visitors.size()) != wanted) Fault(proposed, "has too few or many");
    if (std::abs(proposed.end - proposed.visit.start - household.duration) > kTolerance) {
      Fault(proposed, "has a visit of another length");
    }
    CheckWindow(proposed);
    for (const int visitor : visitors) CheckVisitor(proposed, visitor);
    CheckAbilities(proposed);
    if (visitors.size() == 2) CheckPair(proposed);
  }

  void CheckWindow(const ProposedVisit& proposed) {
    if (Waives(proposed.visit.household, Rule::kWindows)) return;
    for (const Span& span : HouseholdAt(proposed.visit.household).windows) {
      if (proposed.visit.start >= span.open - kTolerance &&
          proposed.end <= span.close + kTolerance) {
        return;
      }
    }
    Fault(proposed, "is visited outside its windows");
  }

  void CheckVisitor(const ProposedVisit& proposed, int visitor) {
    const int index = proposed.visit.household;
    const Household& household = HouseholdAt(index);
    if (household.needs_introduction && !Has(household.introduced, visitor) &&
        !Waives(index, Rule::kIntroduction)) {
      Fault(proposed, "gets somebody who was never introduced");
    }
    if (Has(household.avoids, visitor) && !Waives(index, Rule::kDoNotPair)) {
      Fault(proposed, "gets somebody who must not come");
    }
    errands_[visitor].push_back({proposed.visit.start, proposed.end, household.place, index,
                                 Waives(index, Rule::kTravel), Waives(index, Rule::kAvailability),
                                 Waives(index, Rule::kShiftClash)});
  }

  void CheckAbilities(const ProposedVisit& proposed) {
    if (Waives(proposed.visit.household, Rule::kAbilities)) return;
    for (const std::string& ask : HouseholdAt(proposed.visit.household).asks) {
      bool found = false;
      for (const int visitor : proposed.visit.visitors) {
        found = found || Has(VolunteerAt(visitor).abilities, ask);
      }
      if (!found) Fault(proposed, absl::StrCat("lacks ", ask));
    }
  }

  void CheckPair(const ProposedVisit& proposed) {
    const int one = proposed.visit.visitors[0];
    const int two = proposed.visit.visitors[1];
    if (one == two) Fault(proposed, "gets one person twice");
    if (Waives(proposed.visit.household, Rule::kDoNotPair)) return;
    if (Has(VolunteerAt(one).avoids, two) || Has(VolunteerAt(two).avoids, one)) {
      Fault(proposed, "gets two who must not go together");
    }
  }

  void CheckPlaces() {
    std::map<int, std::set<int>> taken;
    for (const ProposedPlace& place : plan_.places) {
      const OpenShift& shift = round_.open_shifts[static_cast<size_t>(place.open_shift)];
      const int volunteer = place.choice.volunteer;
      if (!taken[place.open_shift].insert(volunteer).second) {
        faults_.push_back(absl::StrCat(shift.id, " has one person twice."));
      }
      if (static_cast<int>(taken[place.open_shift].size()) > shift.open_places) {
        faults_.push_back(absl::StrCat(shift.id, " is overfull."));
      }
      for (const std::string& ask : shift.asks) {
        if (!Has(VolunteerAt(volunteer).abilities, ask)) {
          faults_.push_back(absl::StrCat(shift.id, " lacks ", ask, "."));
        }
      }
      errands_[volunteer].push_back({shift.start, shift.end, shift.place});
    }
  }

  void CheckPins() {
    for (const Visit& pin : round_.pins) {
      // Or the plan says which rules are against it.
      bool kept = std::any_of(
          plan_.unassigned.begin(), plan_.unassigned.end(), [&pin](const Unassigned& unassigned) {
            return unassigned.household == pin.household && !unassigned.rules.empty();
          });
      for (const ProposedVisit& proposed : plan_.visits) {
        kept = kept || (proposed.visit.household == pin.household &&
                        proposed.visit.visitors == pin.visitors &&
                        std::abs(proposed.visit.start - pin.start) < kTolerance);
      }
      if (!kept) faults_.push_back(absl::StrCat(HouseholdAt(pin.household).id, " lost its pin."));
    }
  }

  // Travel to, between and from errands; free time; limits of days and weeks.
  void CheckDay(int index, std::vector<Errand>& errands) {
    const Volunteer& volunteer = VolunteerAt(index);
    std::sort(errands.begin(), errands.end(),
              [](const Errand& a, const Errand& b) { return a.start < b.start; });
    for (size_t i = 0; i < errands.size(); ++i) {
      const Errand& errand = errands[i];
      CheckFree(volunteer, errand);
      if (i == 0) continue;
      const Errand& before = errands[i - 1];
      const double way = before.without_travel || errand.without_travel
                             ? 0
                             : round_.Travel(before.place, errand.place);
      if (before.end + way > errand.start + kTolerance) {
        faults_.push_back(absl::StrCat(volunteer.id, " cannot be in time at ", errand.start, "."));
      }
    }
    CheckLimits(volunteer, errands);
  }

  // What counts towards a limit is held against it, together with what stands already.
  void CheckLimits(const Volunteer& volunteer, const std::vector<Errand>& errands) {
    std::map<int, double> days;
    std::map<int, double> weeks;
    for (const Errand& errand : errands) {
      const int day = DayOf(errand.start);
      if (!Waives(errand.household, Rule::kDailyLoad)) days[day] += errand.end - errand.start;
      if (!Waives(errand.household, Rule::kWeeklyLoad)) {
        weeks[WeekOf(day)] += errand.end - errand.start;
      }
    }
    for (const Span& visit : volunteer.earlier) {
      const int day = DayOf(visit.open);
      if (days.contains(day)) days[day] += visit.close - visit.open;
      if (weeks.contains(WeekOf(day))) weeks[WeekOf(day)] += visit.close - visit.open;
    }
    for (const auto& [day, minutes] : days) {
      if (minutes > volunteer.day_minutes + kTolerance) {
        faults_.push_back(absl::StrCat(volunteer.id, " has too much on day ", day, "."));
      }
    }
    for (const auto& [week, minutes] : weeks) {
      if (minutes > volunteer.week_minutes + kTolerance) {
        faults_.push_back(absl::StrCat(volunteer.id, " has too much in week ", week, "."));
      }
    }
  }

  // Free time around the errand and the way to it from what was before, or from home.
  void CheckFree(const Volunteer& volunteer, const Errand& errand) {
    if (errand.outside_time || errand.during_shift) return;
    const Span stretch = StretchOf(volunteer, errand);
    if (stretch.close <= stretch.open) {
      faults_.push_back(absl::StrCat(volunteer.id, " is not free at ", errand.start, "."));
      return;
    }
    if (errand.without_travel) return;
    const double way = round_.Travel(volunteer.place, errand.place);
    const double back = round_.Travel(errand.place, volunteer.place);
    if (BeforeIn(stretch, volunteer, errand) == nullptr &&
        errand.start - way < stretch.open - kTolerance) {
      faults_.push_back(absl::StrCat(volunteer.id, " would have to leave home too early."));
    }
    if (AfterIn(stretch, volunteer, errand) == nullptr &&
        errand.end + back > stretch.close + kTolerance) {
      faults_.push_back(absl::StrCat(volunteer.id, " would be home too late."));
    }
  }

  // The time without shifts around an errand in which the volunteer is available, on that day; no
  // more than its start if there is none.
  Span StretchOf(const Volunteer& volunteer, const Errand& errand) const {
    Span stretch{errand.start, errand.start};
    for (size_t round = 0; round <= volunteer.available.size(); ++round) {
      for (const Span& span : volunteer.available) {
        if (span.open > stretch.close || span.close < stretch.open) continue;
        stretch.open = std::min(stretch.open, span.open);
        stretch.close = std::max(stretch.close, span.close);
      }
    }
    // Nobody is under way over midnight: limits are by day.
    const double midnight = std::floor(errand.start / kMinutesPerDay) * kMinutesPerDay;
    stretch.open = std::max(stretch.open, midnight);
    stretch.close = std::min(stretch.close, midnight + kMinutesPerDay);
    const Span alone{errand.start, errand.start};
    if (stretch.close < errand.end - kTolerance) return alone;
    for (const Span& shift : volunteer.shifts) {
      if (shift.open < errand.end - kTolerance && shift.close > errand.start + kTolerance) {
        return alone;
      }
      if (shift.close <= errand.start + kTolerance) {
        stretch.open = std::max(stretch.open, shift.close);
      } else {
        stretch.close = std::min(stretch.close, shift.open);
      }
    }
    return stretch;
  }

  const Errand* BeforeIn(const Span& stretch, const Volunteer& volunteer, const Errand& errand) {
    const Errand* before = nullptr;
    for (const Errand& other : ErrandsOf(volunteer)) {
      if (other.start < errand.start && other.start >= stretch.open) before = &other;
    }
    return before;
  }
  const Errand* AfterIn(const Span& stretch, const Volunteer& volunteer, const Errand& errand) {
    for (const Errand& other : ErrandsOf(volunteer)) {
      if (other.start > errand.start && other.start < stretch.close) return &other;
    }
    return nullptr;
  }
  const std::vector<Errand>& ErrandsOf(const Volunteer& volunteer) {
    return errands_[static_cast<int>(&volunteer - round_.volunteers.data())];
  }

  const Round& round_;
  const RoundPlan& plan_;
  std::set<std::pair<int, Rule>> waived_;
  std::map<int, std::vector<Errand>> errands_;
  std::vector<std::string> faults_;
};

double Strangeness(const Round& round, const Household& household, int index, int visitor) {
  const auto before = household.visited_by.find(visitor);
  const int visits = before == household.visited_by.end() ? 0 : std::min(3, before->second);
  double cost = round.weights.stranger * (3 - visits) / 3;
  if (!Has(household.wishes, visitor)) cost += round.weights.no_wish;
  if (!Has(round.volunteers[static_cast<size_t>(visitor)].wishes, index)) {
    cost += round.weights.no_wish;
  }
  return cost;
}

}  // namespace

std::vector<std::string> CheckRound(const Round& round, const RoundPlan& plan) {
  return RoundChecker(round, plan).Run();
}

RoundCost CostOfRound(const Round& round, const RoundPlan& plan) {
  RoundChecker checker(round, plan);
  checker.Run();
  const RoundWeights& weights = round.weights;
  RoundCost cost{.travel = checker.Travel(),
                 .unassigned = static_cast<int>(plan.unassigned.size())};
  for (const ProposedVisit& proposed : plan.visits) {
    const int index = proposed.visit.household;
    const Household& household = round.households[static_cast<size_t>(index)];
    for (const int visitor : proposed.visit.visitors) {
      cost.late += std::max(0.0, proposed.visit.start - household.due);
      cost.pairs += Strangeness(round, household, index, visitor);
    }
  }
  for (const ProposedPlace& place : plan.places) {
    const OpenShift& shift = round.open_shifts[static_cast<size_t>(place.open_shift)];
    if (!Has(shift.wishes, place.choice.volunteer)) cost.pairs += weights.no_wish;
  }
  for (const int left : plan.places_left) cost.unassigned += left;
  const double fair = checker.FairMinutes();
  const auto cost_of = [&weights, fair](double minutes) {
    return weights.load * (minutes / 60) * (minutes / 60) +
           weights.over_load * std::max(0.0, minutes - fair) / 60;
  };
  for (const auto& [volunteer, minutes] : checker.Minutes()) {
    const double before = checker.Before(volunteer);
    cost.load += cost_of(before + minutes) - cost_of(before);
  }
  cost.total = weights.unassigned * cost.unassigned + weights.travel * cost.travel +
               weights.late * cost.late + cost.pairs + cost.load;
  return cost;
}

}  // namespace glimmer::planning
