#include "server/rounds/round_proposal.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "server/rounds/companions.h"
#include "shared/base/time_convert.h"
#include "shared/domain/resource_names.h"

namespace glimmer::rounds {
namespace {

v1::RoundRule ToProto(planning::Rule rule) {
  switch (rule) {
    case planning::Rule::kConsent:
      return v1::ROUND_RULE_CONSENT;
    case planning::Rule::kIntroduction:
      return v1::ROUND_RULE_INTRODUCTION;
    case planning::Rule::kAbilities:
      return v1::ROUND_RULE_ABILITIES;
    case planning::Rule::kDoNotPair:
      return v1::ROUND_RULE_DO_NOT_PAIR;
    case planning::Rule::kWindows:
      return v1::ROUND_RULE_WINDOWS;
    case planning::Rule::kTwoVisitors:
      return v1::ROUND_RULE_TWO_VISITORS;
    case planning::Rule::kAvailability:
      return v1::ROUND_RULE_AVAILABILITY;
    case planning::Rule::kShiftClash:
      return v1::ROUND_RULE_SHIFT_CLASH;
    case planning::Rule::kDailyLoad:
      return v1::ROUND_RULE_DAILY_LOAD;
    case planning::Rule::kWeeklyLoad:
      return v1::ROUND_RULE_WEEKLY_LOAD;
    case planning::Rule::kTravel:
      return v1::ROUND_RULE_TRAVEL;
  }
  return v1::ROUND_RULE_UNSPECIFIED;
}

v1::ChoiceReason ToProto(planning::Reason reason) {
  switch (reason) {
    case planning::Reason::kOnlyOne:
      return v1::CHOICE_REASON_ONLY_ONE;
    case planning::Reason::kKnown:
      return v1::CHOICE_REASON_KNOWN;
    case planning::Reason::kWished:
      return v1::CHOICE_REASON_WISHED;
    case planning::Reason::kLessTravel:
      return v1::CHOICE_REASON_LESS_TRAVEL;
    case planning::Reason::kLessLoad:
      return v1::CHOICE_REASON_LESS_LOAD;
    case planning::Reason::kEarlier:
      return v1::CHOICE_REASON_EARLIER;
    case planning::Reason::kPinned:
      return v1::CHOICE_REASON_PINNED;
    case planning::Reason::kEqual:
      return v1::CHOICE_REASON_EQUAL;
  }
  return v1::CHOICE_REASON_UNSPECIFIED;
}

int Whole(double minutes) { return static_cast<int>(std::lround(minutes)); }

// By the name of its household; of two the first counts.
template <typename Plans>
std::map<std::string, const v1::VisitPlan*> ByHousehold(const Plans& plans) {
  std::map<std::string, const v1::VisitPlan*> by_household;
  for (const v1::VisitPlan& plan : plans) by_household.emplace(plan.household(), &plan);
  return by_household;
}

bool IsSame(const v1::VisitPlan& plan, const v1::VisitPlan& other) {
  const std::multiset<std::string> visitors(plan.visitors().begin(), plan.visitors().end());
  return FromTimestamp(plan.start_time()) == FromTimestamp(other.start_time()) &&
         FromTimestamp(plan.end_time()) == FromTimestamp(other.end_time()) &&
         visitors == std::multiset<std::string>(other.visitors().begin(), other.visitors().end());
}

class Wording {
 public:
  Wording(const v1::ProposeRoundRequest& asked, const RoundClock& clock, const DrawnRound& drawn)
      : clock_(clock),
        drawn_(drawn),
        has_previous_(asked.previous_size() > 0),
        pins_(ByHousehold(asked.pins())),
        previous_(ByHousehold(asked.previous())) {}

  v1::ProposedVisit VisitOf(const planning::ProposedVisit& proposed) const {
    const HouseholdRow& household = HouseholdAt(proposed.visit.household);
    v1::ProposedVisit out;
    v1::VisitPlan& plan = *out.mutable_plan();
    plan.set_household(ResourceName(kHouseholds, household.household_id));
    *plan.mutable_start_time() = ToTimestamp(clock_.At(proposed.visit.start));
    *plan.mutable_end_time() = ToTimestamp(clock_.At(proposed.visit.start) +
                                           absl::Minutes(proposed.end - proposed.visit.start));
    out.set_household_alias(household.alias);
    for (const planning::Choice& choice : proposed.choices) {
      *out.add_choices() = ChoiceOf(choice);
      plan.add_visitors(out.choices().rbegin()->person());
    }
    const auto before = previous_.find(plan.household());
    const bool stays = before != previous_.end() && IsSame(plan, *before->second);
    out.set_changed(has_previous_ && !stays);
    const auto pin = pins_.find(plan.household());
    out.set_pinned(pin != pins_.end());
    if (pin != pins_.end()) {
      plan = *pin->second;
    } else if (before != previous_.end()) {
      TakeOver(*before->second, plan);
    }
    return out;
  }

  v1::UnassignedHousehold UnassignedOf(const planning::Unassigned& unassigned) const {
    const HouseholdRow& household = HouseholdAt(unassigned.household);
    v1::UnassignedHousehold out;
    out.set_household(ResourceName(kHouseholds, household.household_id));
    out.set_household_alias(household.alias);
    for (const planning::Rule rule : unassigned.rules) out.add_rules(ToProto(rule));
    // Nobody has said when they can.
    if (unassigned.rules.empty()) out.add_rules(v1::ROUND_RULE_AVAILABILITY);
    return out;
  }

 private:
  const HouseholdRow& HouseholdAt(int index) const {
    return drawn_.households[static_cast<size_t>(index)];
  }
  const VisitorRow& VisitorAt(int index) const {
    return drawn_.visitors[static_cast<size_t>(index)];
  }

  // What somebody has written beside when and who.
  static void TakeOver(const v1::VisitPlan& before, v1::VisitPlan& plan) {
    const auto& visitors = plan.visitors();
    if (std::count(visitors.begin(), visitors.end(), before.off_site_contact()) == 0) {
      plan.set_off_site_contact(before.off_site_contact());
    }
    plan.set_travel_minutes(before.travel_minutes());
    *plan.mutable_checklist() = before.checklist();
    *plan.mutable_deliveries() = before.deliveries();
  }

  v1::Choice ChoiceOf(const planning::Choice& choice) const {
    const VisitorRow& visitor = VisitorAt(choice.volunteer);
    v1::Choice out;
    out.set_person(ResourceName(kPeople, visitor.person_id));
    out.set_display_name(visitor.display_name);
    out.set_reason(ToProto(choice.reason));
    out.set_visits_before(choice.visits_before);
    out.set_travel_minutes(Whole(choice.travel));
    out.set_load_minutes(Whole(choice.load));
    if (choice.next_best) {
      const VisitorRow& other = VisitorAt(*choice.next_best);
      out.set_next_best(ResourceName(kPeople, other.person_id));
      out.set_next_best_display_name(other.display_name);
      out.set_next_best_cost(choice.next_best_cost);
    }
    return out;
  }

  const RoundClock& clock_;
  const DrawnRound& drawn_;
  const bool has_previous_;
  const std::map<std::string, const v1::VisitPlan*> pins_;
  const std::map<std::string, const v1::VisitPlan*> previous_;
};

// Those that wait for one visitor and got none wait for two from now on. Tells whether there are.
bool SendPairsInstead(const planning::RoundPlan& plan, planning::Round& round) {
  bool any = false;
  for (const planning::Unassigned& unassigned : plan.unassigned) {
    planning::Household& household = round.households[static_cast<size_t>(unassigned.household)];
    const bool pinned = planning::PinOf(round, unassigned.household) != nullptr;
    if (pinned || household.visitors == planning::kMostTogether || !household.needs_introduction)
      continue;
    household.visitors = planning::kMostTogether;
    household.needs_introduction = false;
    any = true;
  }
  return any;
}

}  // namespace

planning::RoundPlan PlanDrawn(DrawnRound& drawn, planning::PlanOptions options,
                              absl::FunctionRef<double()> spent) {
  planning::Round& round = drawn.round;
  const bool more =
      std::any_of(drawn.more.begin(), drawn.more.end(), [](int count) { return count > 0; });
  options.explains = !more;
  planning::RoundPlan plan = round.previous.empty() ? planning::PlanRound(round, options, spent)
                                                    : planning::Replan(round, options.explains);
  if (SendPairsInstead(plan, round)) {
    round.previous.clear();
    for (const planning::ProposedVisit& proposed : plan.visits) {
      round.previous.push_back(proposed.visit);
    }
    plan = planning::Replan(round, options.explains);
  }
  return more ? AddCompanions(drawn, std::move(plan), spent) : plan;
}

v1::ProposeRoundResponse ProposalOf(const v1::ProposeRoundRequest& asked, const RoundClock& clock,
                                    const DrawnRound& drawn, const planning::RoundPlan& plan) {
  const Wording wording(asked, clock, drawn);
  v1::ProposeRoundResponse response;
  for (const planning::ProposedVisit& proposed : plan.visits) {
    *response.add_visits() = wording.VisitOf(proposed);
  }
  for (const planning::Unassigned& unassigned : plan.unassigned) {
    *response.add_unassigned() = wording.UnassignedOf(unassigned);
  }
  v1::RoundFairness& fairness = *response.mutable_fairness();
  fairness.set_largest_minutes(Whole(plan.fairness.largest));
  fairness.set_mean_minutes(plan.fairness.mean);
  fairness.set_ratio(plan.fairness.ratio);
  response.set_cost(plan.cost.total);
  response.set_lower_bound(plan.lower_bound);
  return response;
}

}  // namespace glimmer::rounds
