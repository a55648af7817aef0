#include "tests/mobile/rounds/sample_round.h"

#include "absl/strings/str_cat.h"
#include "shared/base/time_convert.h"
#include "tests/mobile/support/sample_season.h"

namespace glimmer::mobile {
namespace {

constexpr int kMinutes = 45;

class Round {
 public:
  v1::ProposeRoundResponse Make() {
    v1::Choice& zhao =
        Choice(Visit("maple", "枫叶07", 4, 9), "people/zhao", "赵一帆", v1::CHOICE_REASON_KNOWN);
    zhao.set_visits_before(3);
    NextBest(zhao, "people/p2", "孙大勇");
    v1::Choice& ma = Choice(Last(), "people/p1", "马晓燕", v1::CHOICE_REASON_LESS_LOAD);
    ma.set_load_minutes(90);
    NextBest(ma, "people/p2", "孙大勇");
    Choice(Visit("pine", "青松30", 4, 10), "people/p4", "刘一", v1::CHOICE_REASON_ONLY_ONE);
    v1::Choice& sun = Choice(Visit("plum", "杏花12", 7, 15), "people/p2", "孙大勇",
                             v1::CHOICE_REASON_LESS_TRAVEL);
    sun.set_travel_minutes(10);
    Choice(Last(), "people/p4", "刘一", v1::CHOICE_REASON_EQUAL);
    v1::UnassignedHousehold& lotus = *response_.add_unassigned();
    lotus.set_household("households/lotus");
    lotus.set_household_alias("荷花03");
    lotus.add_rules(v1::ROUND_RULE_TWO_VISITORS);
    lotus.add_rules(v1::ROUND_RULE_AVAILABILITY);
    response_.mutable_fairness()->set_largest_minutes(90);
    response_.mutable_fairness()->set_mean_minutes(75);
    response_.mutable_fairness()->set_ratio(1.2);
    return response_;
  }

 private:
  v1::ProposedVisit& Last() { return *response_.mutable_visits(response_.visits_size() - 1); }

  v1::ProposedVisit& Visit(const char* id, const char* alias, int days, int hour) {
    v1::ProposedVisit& visit = *response_.add_visits();
    visit.set_household_alias(alias);
    v1::VisitPlan& plan = *visit.mutable_plan();
    plan.set_household(std::string("households/") + id);
    const absl::TimeZone zone = *LoadZone("Asia/Shanghai");
    const absl::CivilDay day = absl::ToCivilDay(SampleNow(), zone) + days;
    const absl::Time start = absl::FromCivil(absl::CivilHour(day) + hour, zone);
    *plan.mutable_start_time() = ToTimestamp(start);
    *plan.mutable_end_time() = ToTimestamp(start + absl::Minutes(kMinutes));
    return visit;
  }

  static v1::Choice& Choice(v1::ProposedVisit& visit, const char* person, const char* who,
                            v1::ChoiceReason reason) {
    visit.mutable_plan()->add_visitors(person);
    v1::Choice& choice = *visit.add_choices();
    choice.set_person(person);
    choice.set_display_name(who);
    choice.set_reason(reason);
    return choice;
  }

  static void NextBest(v1::Choice& choice, const char* person, const char* who) {
    choice.set_next_best(person);
    choice.set_next_best_display_name(who);
    choice.set_next_best_cost(12.5);
  }

  v1::ProposeRoundResponse response_;
};

}  // namespace

v1::ProposeRoundResponse SampleRound() { return Round().Make(); }

v1::Visit PublishedVisit(const v1::VisitPlan& plan, int index, absl::Time now) {
  v1::Visit visit;
  visit.set_name(absl::StrCat("visits/new", index));
  visit.set_household(plan.household());
  const v1::ProposeRoundResponse round = SampleRound();
  for (const v1::ProposedVisit& proposed : round.visits()) {
    if (proposed.plan().household() == plan.household()) {
      visit.set_household_alias(proposed.household_alias());
    }
  }
  visit.set_unit("units/shangdu");
  visit.set_state(v1::Visit::STATE_PROPOSED);
  *visit.mutable_start_time() = plan.start_time();
  *visit.mutable_end_time() = plan.end_time();
  for (const std::string& person : plan.visitors()) visit.add_visitors()->set_person(person);
  *visit.mutable_create_time() = ToTimestamp(now);
  return visit;
}

}  // namespace glimmer::mobile
