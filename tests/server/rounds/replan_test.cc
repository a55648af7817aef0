// Proposals that begin from something: visits that are fixed, and the proposal before.
#include <gmock/gmock.h>

#include "absl/strings/str_cat.h"
#include "shared/base/time_convert.h"
#include "shared/domain/resource_names.h"
#include "shared/rpc/error.h"
#include "tests/server/rounds/round_fixture.h"

namespace glimmer::rounds {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;

class ReplanTest : public RoundTest {
 protected:
  // The field that a pin is refused for; empty when it is not.
  std::string FieldOf(const v1::VisitPlan& pin) {
    v1::ProposeRoundRequest request = Request();
    *request.add_pins() = pin;
    return MetadataOf(Propose(request).status(), "field").value_or("");
  }
  std::vector<v1::RoundRule> RulesOfPin(const v1::VisitPlan& pin) {
    v1::ProposeRoundRequest request = Request();
    *request.add_pins() = pin;
    return RulesOf(MustPropose(request), household_);
  }
  static void KeepAll(const v1::ProposeRoundResponse& before, v1::ProposeRoundRequest& request) {
    for (const v1::ProposedVisit& visit : before.visits()) *request.add_previous() = visit.plan();
  }

  const std::string ann_ = AddVisitor("Ann");
  const std::string bo_ = AddVisitor("Bo");
  const std::string cem_ = AddVisitor("Cem");
  const std::string household_ = AddHousehold("Maple-01");
  const absl::Time noon_ = At(kToday + 4, 720);
};

TEST_F(ReplanTest, KeepsPinsWordForWord) {
  v1::ProposeRoundRequest request = Request();
  v1::VisitPlan& pin = *request.add_pins();
  pin = Plan(household_, {cem_, ann_}, noon_, 75);
  pin.set_travel_minutes(20);
  pin.set_off_site_contact(ResourceName(kPeople, bo_));
  pin.add_checklist()->set_text("The stove");
  const std::string other = AddHousehold("Maple-02");
  const auto response = MustPropose(request);
  const v1::ProposedVisit* const visit = VisitOf(response, household_);
  ASSERT_NE(visit, nullptr);
  EXPECT_EQ(visit->plan().SerializeAsString(), pin.SerializeAsString());
  EXPECT_TRUE(visit->pinned());
  EXPECT_EQ(visit->choices(0).reason(), v1::CHOICE_REASON_PINNED);
  ASSERT_NE(VisitOf(response, other), nullptr);
  EXPECT_FALSE(VisitOf(response, other)->pinned());
  EXPECT_FALSE(VisitOf(response, other)->changed());
}

TEST_F(ReplanTest, TakesAPinForAHouseholdThatIsNotDue) {
  const std::string quiet = AddHousehold("Maple-02", {.cadence_days = 0});
  v1::ProposeRoundRequest request = Request();
  *request.add_pins() = Plan(quiet, {ann_, bo_}, noon_);
  EXPECT_NE(VisitOf(MustPropose(request), quiet), nullptr);
}

TEST_F(ReplanTest, RefusesPinsThatTheHouseholdWouldNotHave) {
  EXPECT_EQ(FieldOf(Plan(household_, {ann_, bo_}, noon_)), "");
  EXPECT_EQ(FieldOf(Plan(NewId(), {ann_, bo_}, noon_)), "pins[0].household");
  const std::string paused = AddHousehold("Maple-03", {.state = HouseholdState::kPaused});
  EXPECT_EQ(FieldOf(Plan(paused, {ann_, bo_}, noon_)), "pins[0].household");
  EXPECT_EQ(FieldOf(Plan(household_, {ann_}, noon_)), "pins[0].visitors");
  EXPECT_EQ(FieldOf(Plan(household_, {ann_, ann_}, noon_)), "pins[0].visitors");
  EXPECT_EQ(FieldOf(Plan(household_, {ann_, bo_, cem_}, noon_)), "");
  std::vector<std::string> five = {ann_, bo_, cem_};
  for (const char* const name : {"Dan", "Eli"}) five.push_back(AddVisitor(name));
  EXPECT_EQ(FieldOf(Plan(household_, five, noon_)), "pins[0].visitors");
  EXPECT_EQ(FieldOf(Plan(household_, {ann_, coordinator_}, noon_)), "pins[0].visitors");
  EXPECT_EQ(FieldOf(Plan(household_, {ann_, bo_}, At(kToday + 4, 480))), "pins[0].start_time");
  EXPECT_EQ(FieldOf(Plan(household_, {ann_, bo_}, At(kToday + 9, 720))), "pins[0].start_time");
  EXPECT_EQ(FieldOf(Plan(household_, {ann_, bo_}, noon_, 5)), "pins[0].end_time");
  const std::string lately = AddHousehold("Maple-04");
  AddVisit(lately, {ann_, bo_}, At(kToday - 1, 600));
  EXPECT_EQ(FieldOf(Plan(lately, {ann_, bo_}, noon_)), "pins[0].start_time");
  const std::string one = AddHousehold("Maple-05", {.min_people = 1});
  Pair(one, ann_);
  EXPECT_EQ(FieldOf(Plan(one, {ann_}, noon_)), "");
  EXPECT_EQ(FieldOf(Plan(one, {bo_}, noon_)), "pins[0].visitors");
}

TEST_F(ReplanTest, SaysWhichRuleIsAgainstAPin) {
  const v1::VisitPlan pin = Plan(household_, {ann_, bo_}, noon_);
  EXPECT_THAT(RulesOfPin(pin), IsEmpty());
  AddSignUp(ann_, noon_, absl::Hours(1));
  EXPECT_THAT(RulesOfPin(pin), ElementsAre(v1::ROUND_RULE_SHIFT_CLASH));
  EXPECT_THAT(RulesOfPin(Plan(household_, {bo_, cem_}, noon_, 241)),
              ElementsAre(v1::ROUND_RULE_DAILY_LOAD));
  const std::string early = AddVisitor("Dan", {.slots = {{5, 480, 720}}});
  EXPECT_THAT(RulesOfPin(Plan(household_, {bo_, early}, noon_)),
              ElementsAre(v1::ROUND_RULE_AVAILABILITY));
  Refuse(household_, cem_);
  EXPECT_THAT(RulesOfPin(Plan(household_, {bo_, cem_}, noon_)),
              ElementsAre(v1::ROUND_RULE_DO_NOT_PAIR));
}

TEST_F(ReplanTest, SaysWhenTwoPinsWantOnePersonAtOneTime) {
  const std::string other = AddHousehold("Maple-02");
  v1::ProposeRoundRequest request = Request();
  *request.add_pins() = Plan(household_, {ann_, bo_}, noon_);
  *request.add_pins() = Plan(other, {cem_, bo_}, noon_ + absl::Minutes(15));
  const auto response = MustPropose(request);
  EXPECT_EQ(response.visits_size(), 1);
  ASSERT_EQ(response.unassigned_size(), 1);
  EXPECT_THAT(response.unassigned(0).rules(), ElementsAre(v1::ROUND_RULE_SHIFT_CLASH));
  *request.mutable_pins(1) = Plan(household_, {cem_, bo_}, noon_);
  EXPECT_EQ(MetadataOf(Propose(request).status(), "field"), "pins[1].household");
}

TEST_F(ReplanTest, KeepsPinsOfMoreThanTwoOrNamesWhatIsAgainstThem) {
  const std::string three = AddHousehold("Maple-02", {.languages = "ug", .min_people = 3});
  const std::string dan = AddVisitor("Dan", {.languages = "ug"});
  v1::ProposeRoundRequest request = Request();
  *request.add_pins() = Plan(three, {ann_, bo_, dan}, noon_);
  const auto response = MustPropose(request);
  ASSERT_NE(VisitOf(response, three), nullptr);
  EXPECT_EQ(VisitOf(response, three)->choices_size(), 3);
  EXPECT_TRUE(VisitOf(response, three)->pinned());
  AddSignUp(bo_, noon_, absl::Hours(1));
  EXPECT_THAT(RulesOf(MustPropose(request), three), ElementsAre(v1::ROUND_RULE_SHIFT_CLASH));
  *request.mutable_pins(0) = Plan(three, {ann_, cem_}, noon_);
  EXPECT_EQ(MetadataOf(Propose(request).status(), "field"), "pins[0].visitors");
}

TEST_F(ReplanTest, PinsComeBeforeWhatStoodBefore) {
  const std::string other = AddHousehold("Maple-02");
  v1::ProposeRoundRequest request = Request();
  *request.add_previous() = Plan(other, {ann_, bo_}, noon_);
  *request.add_pins() = Plan(household_, {ann_, bo_}, noon_);
  const auto response = MustPropose(request);
  ASSERT_NE(VisitOf(response, household_), nullptr);
  EXPECT_TRUE(VisitOf(response, household_)->pinned());
  ASSERT_NE(VisitOf(response, other), nullptr);
  EXPECT_TRUE(VisitOf(response, other)->changed());
}

TEST_F(ReplanTest, ChangesNothingWithoutNeedAndKeepsWhatWasWritten) {
  for (int i = 2; i < 7; ++i) AddHousehold(absl::StrCat("Maple-0", i));
  AddHousehold("Maple-07", {.min_people = 3});
  const auto before = MustPropose(Request());
  ASSERT_EQ(before.visits_size(), 7);
  v1::ProposeRoundRequest request = Request();
  KeepAll(before, request);
  request.mutable_previous(0)->set_travel_minutes(15);
  request.mutable_previous(0)->add_deliveries()->set_item("Rice");
  const auto after = MustPropose(request);
  ASSERT_EQ(after.visits_size(), 7);
  for (const v1::ProposedVisit& visit : after.visits()) EXPECT_FALSE(visit.changed());
  EXPECT_NEAR(after.cost(), before.cost(), 1e-6);
  EXPECT_EQ(after.visits(0).plan().travel_minutes(), 15);
  EXPECT_EQ(after.visits(0).plan().deliveries(0).item(), "Rice");
}

TEST_F(ReplanTest, MovesLittleWhenOneVisitorFallsAway) {
  AddVisitor("Dan");
  AddVisitor("Eli");
  for (int i = 2; i < 10; ++i) AddHousehold(absl::StrCat("Maple-0", i));
  const auto before = MustPropose(Request());
  ASSERT_EQ(before.visits_size(), 9);
  v1::ProposeRoundRequest request = Request();
  KeepAll(before, request);
  world_.Execute(
      absl::StrCat("UPDATE visitor_terms SET willing = FALSE WHERE person_id = '", ann_, "'"));
  const auto after = MustPropose(request);
  EXPECT_EQ(after.visits_size(), 9);
  for (const v1::ProposedVisit& visit : before.visits()) {
    const std::string household =
        IdOf(kHouseholds, visit.plan().household(), "household").value_or("");
    const v1::ProposedVisit* const now = VisitOf(after, household);
    ASSERT_NE(now, nullptr);
    const std::vector<std::string> went = VisitorsOf(&visit);
    const bool hit = std::count(went.begin(), went.end(), ann_) > 0;
    EXPECT_EQ(now->changed(), hit) << visit.household_alias();
    if (hit) {
      const std::string stays = went[0] == ann_ ? went[1] : went[0];
      EXPECT_THAT(VisitorsOf(now), ::testing::Contains(stays)) << visit.household_alias();
    }
  }
}

TEST_F(ReplanTest, LeavesOutOfWhatStoodBeforeWhatIsNoMore) {
  v1::ProposeRoundRequest request = Request();
  *request.add_previous() = Plan(NewId(), {ann_, bo_}, noon_);
  *request.add_previous() = Plan(household_, {ann_, NewId()}, noon_);
  const auto response = MustPropose(request);
  ASSERT_EQ(response.visits_size(), 1);
  const v1::ProposedVisit& visit = response.visits(0);
  EXPECT_EQ(FromTimestamp(visit.plan().start_time()), noon_);
  EXPECT_THAT(VisitorsOf(&visit), ::testing::Contains(ann_));
  EXPECT_TRUE(visit.changed());
}

}  // namespace
}  // namespace glimmer::rounds
