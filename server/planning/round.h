// A round: who of a community could be visited by whom in a period, and what is asked to plan it.
// Times are minutes from the first midnight of the period; indices are positions in the lists.
// Pure data; docs/planning.md says what each rule and weight means.
#pragma once

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"

namespace glimmer::planning {

inline constexpr double kMinutesPerDay = 24 * 60;
// Visitors of one visit that can be planned.
inline constexpr int kMostTogether = 2;

enum class Rule {
  kConsent,
  kIntroduction,
  kAbilities,
  kDoNotPair,
  kWindows,
  kTwoVisitors,
  kAvailability,
  kShiftClash,
  kDailyLoad,
  kWeeklyLoad,
  kTravel,
};
// The hard rules, in the order in which they are tried when a household stays without a visit. Whom
// it does not want is its own affair, and named only when nothing else is in the way.
inline constexpr Rule kRules[] = {Rule::kConsent,    Rule::kIntroduction, Rule::kAbilities,
                                  Rule::kWindows,    Rule::kTwoVisitors,  Rule::kAvailability,
                                  Rule::kShiftClash, Rule::kDailyLoad,    Rule::kWeeklyLoad,
                                  Rule::kTravel,     Rule::kDoNotPair};

absl::string_view NameOf(Rule rule);
std::optional<Rule> RuleNamed(absl::string_view name);

struct Span {
  double open = 0;
  double close = 0;
};

struct Volunteer {
  std::string id;
  int place = 0;
  std::vector<std::string> abilities;  // skills, and languages as language:ug
  std::vector<Span> available;
  std::vector<Span> shifts;  // confirmed; no visit meanwhile
  // Visits of these weeks that stand already, also before the period: they count towards the limits
  // and the load. Those within the period are among `shifts`, too.
  std::vector<Span> earlier;
  double day_minutes = 24 * 60;
  double week_minutes = 7 * 24 * 60;
  std::vector<int> avoids;  // volunteers with whom no visit is shared
  std::vector<int> wishes;  // households that the volunteer would like to visit
};

struct Household {
  std::string id;
  int place = 0;
  bool consent = true;
  std::vector<Span> windows;  // when a visit may take place, from its start to its end
  double duration = 45;
  int visitors = 2;               // or 1; above kMostTogether none are planned: two_visitors
  double due = 0;                 // minutes after this count as late
  std::vector<std::string> asks;  // abilities; of two visitors one has to have each
  bool needs_introduction = true;
  std::vector<int> introduced;    // volunteers
  std::vector<int> avoids;        // volunteers who are never sent
  std::vector<int> wishes;        // volunteers whom the household would like
  std::map<int, int> visited_by;  // how often, by volunteer
};

// A shift with places that nobody has taken yet.
struct OpenShift {
  std::string id;
  int place = 0;
  double start = 0;
  double end = 0;
  int open_places = 1;
  std::vector<std::string> asks;  // everybody has to have them
  std::vector<int> wishes;        // volunteers who would like it
};

// A visit as it was planned or is fixed.
struct Visit {
  int household = 0;
  std::vector<int> visitors;
  double start = 0;
};

struct Waiver {
  int household = 0;
  Rule rule = Rule::kConsent;
};

// What a minute, an hour, a visitor and a household left out count in the cost.
struct RoundWeights {
  double unassigned = 1000;  // household, or open place of a shift
  double travel = 1;         // minute on the way
  double late = 0.02;        // minute after the due date, per visitor
  double stranger = 12;      // visitor who has not been there; falls by a third with each visit
  double no_wish = 3;        // each side that did not wish for the other
  double load = 2;           // square of a volunteer's hours
  double over_load = 400;    // hour above the fair load
};

struct Round {
  int days = 7;
  int weekday = 0;  // of the first day, 0 Monday to 6 Sunday: where weeks begin
  int places = 0;
  std::vector<double> travel;  // minutes, places x places
  std::vector<Volunteer> volunteers;
  std::vector<Household> households;
  std::vector<OpenShift> open_shifts;
  std::vector<Visit> pins;      // to stay as they are, or to be named with the rules against them
  std::vector<Visit> previous;  // the plan before a change
  std::vector<Waiver> waivers;
  RoundWeights weights;

  double Travel(int from, int to) const {
    return travel[static_cast<size_t>(from) * static_cast<size_t>(places) +
                  static_cast<size_t>(to)];
  }
};

// Null when the household has none.
const Visit* PinOf(const Round& round, int household);

// Days of the period; 0 is the first.
int DayOf(double time);
// Weeks begin with Monday; 0 is that of the first day.
int WeekOf(const Round& round, int day);

template <typename List, typename Item>
bool Has(const List& list, const Item& item) {
  return std::find(list.begin(), list.end(), item) != list.end();
}

// Why a volunteer is proposed, or what speaks against the next best.
enum class Reason {
  kOnlyOne,  // nobody else can
  kKnown,    // has visited more often
  kWished,   // one side wishes it
  kLessTravel,
  kLessLoad,
  kEarlier,  // the visit would be later
  kPinned,
  kEqual,  // the other would do as well
};
absl::string_view NameOf(Reason reason);

struct Choice {
  int volunteer = 0;
  Reason reason = Reason::kOnlyOne;  // what tells most against the next best
  int visits_before = 0;
  double travel = 0;             // minutes that this visit adds to the way
  double load = 0;               // minutes of the volunteer in this plan
  std::optional<int> next_best;  // volunteer
  double next_best_cost = 0;     // what taking them instead would add to the cost
};

struct ProposedVisit {
  Visit visit;
  double end = 0;
  std::vector<Choice> choices;  // by visitor
};

struct ProposedPlace {
  int open_shift = 0;
  Choice choice;
};

// Waiving all of `rules` for the household would give it a visit, waiving fewer of them would not.
struct Unassigned {
  int household = 0;
  std::vector<Rule> rules;
};

struct Fairness {
  double largest = 0;  // minutes of the volunteer with most to do
  double mean = 0;     // over the volunteers whom the hard rules allow at least one visit
  double ratio = 1;
};

struct RoundCost {
  double total = 0;
  double travel = 0;  // minutes
  double late = 0;    // minutes, by visitor
  double pairs = 0;   // strangers and wishes, weighted
  double load = 0;    // weighted
  int unassigned = 0;
};

struct RoundPlan {
  std::vector<ProposedVisit> visits;  // by household
  std::vector<ProposedPlace> places;  // by shift
  std::vector<Unassigned> unassigned;
  std::vector<int> places_left;  // by shift: places for which nobody was found
  Fairness fairness;
  RoundCost cost;
  double lower_bound = 0;  // no plan costs less
};

}  // namespace glimmer::planning
