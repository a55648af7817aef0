// A whole village in the database: what is proposed keeps every rule, as the planner's checker sees
// it and as PlanVisits does.
#include <gmock/gmock.h>

#include <algorithm>
#include <random>

#include "absl/strings/str_cat.h"
#include "server/planning/round_checker.h"
#include "server/rounds/round_proposal.h"
#include "server/rpc/change_log_store.h"
#include "server/visits/plan_commands.h"
#include "shared/base/time_convert.h"
#include "shared/domain/resource_names.h"
#include "tests/server/rounds/round_fixture.h"

namespace glimmer::rounds {
namespace {

using ::testing::IsEmpty;

constexpr int kHouseholds = 40;
constexpr int kVolunteers = 25;

class RoundVillageTest : public RoundTest {
 protected:
  int Below(int count) { return static_cast<int>(engine_() % static_cast<uint64_t>(count)); }
  bool OneIn(int count) { return Below(count) == 0; }

  // Parts of some days, in hours.
  std::vector<VisitSlot> Slots(int shortest, int longest) {
    std::vector<VisitSlot> slots;
    for (int64_t weekday = 1; weekday <= 7; ++weekday) {
      if (OneIn(3)) continue;
      const int64_t open = 60 * (8 + Below(8));
      slots.push_back({weekday, open, open + 60 * (shortest + Below(longest - shortest + 1))});
    }
    return slots;
  }

  void AddVolunteers() {
    for (int i = 0; i < kVolunteers; ++i) {
      VisitorSpec spec{.unit_id = units_[static_cast<size_t>(Below(3))],
                       .languages = OneIn(3) ? "ug\nzh" : "zh-Hans",
                       .slots = Slots(3, 5),
                       .willing = !OneIn(12)};
      if (spec.slots.empty()) spec.slots = {{1, 600, 900}};
      people_.push_back(AddVisitor(absl::StrCat("Volunteer ", i), spec));
      if (OneIn(4)) {
        AddSignUp(people_.back(), At(kToday + 1 + Below(7), 600 + 60 * Below(6)), absl::Hours(2));
      }
    }
  }

  std::string Someone() { return people_[static_cast<size_t>(Below(kVolunteers))]; }

  void AddHouseholds() {
    for (int i = 0; i < kHouseholds; ++i) {
      HouseholdSpec spec{.unit_id = units_[static_cast<size_t>(Below(3))],
                         .languages = OneIn(4) ? "ug" : "",
                         .slots = OneIn(4) ? std::vector<VisitSlot>() : Slots(1, 3),
                         .cadence_days = OneIn(5) ? 0 : 7 * (1 + Below(2)),
                         .min_people = OneIn(12) ? 3 : 1 + Below(2)};
      if (OneIn(6)) spec.contact_person_id = Someone();
      if (OneIn(15)) spec.state = HouseholdState::kPaused;
      const std::string household = AddHousehold(absl::StrCat("Maple-", 10 + i), spec);
      for (int n = Below(4); n > 0; --n) AddKnown(household, spec);
      if (OneIn(5)) Refuse(household, Someone());
      if (OneIn(8)) {
        AddVisit(household, {Someone()}, At(kToday + Below(16), 600), VisitState::kProposed);
      }
    }
  }

  void AddKnown(const std::string& household, const HouseholdSpec& spec) {
    const std::string person = Someone();
    const std::string paired = absl::StrCat("SELECT COUNT(*) FROM pairings WHERE household_id = '",
                                            household, "' AND person_id = '", person, "'");
    if (person == spec.contact_person_id || world_.Int(paired) > 0) return;
    Pair(household, person, OneIn(3) ? PairingState::kIntroduction : PairingState::kActive);
    if (OneIn(2)) AddVisit(household, {person}, At(kToday - 1 - Below(20), 600));
  }

  explicit RoundVillageTest(uint64_t seed = 7) : engine_(seed) {
    AddVolunteers();
    AddHouseholds();
  }

  void ExpectPlanVisitsTakes(const v1::ProposeRoundResponse& response) {
    v1::PlanVisitsRequest request;
    request.set_unit(ResourceName(kUnits, world_.root_unit_id));
    for (const v1::ProposedVisit& visit : response.visits()) *request.add_plans() = visit.plan();
    v1::PlanVisitsResponse planned;
    const absl::Status status = world_.As(coordinator_, [&](rpc::Context& context) {
      planned.Clear();
      return visits::PlanVisits(context, request, planned);
    });
    EXPECT_TRUE(status.ok()) << status;
    EXPECT_EQ(planned.visits_size(), response.visits_size());
  }

  std::mt19937_64 engine_;
  const std::vector<std::string> units_ = {world_.unit_id,
                                           world_.AddUnit("Pine Village", world_.root_unit_id),
                                           world_.AddUnit("Oak Village", world_.root_unit_id)};
  std::vector<std::string> people_;
};

TEST_F(RoundVillageTest, KeepsEveryHardRuleAndCountsItsCostRight) {
  RoundJob job;
  ASSERT_TRUE(world_
                  .As(coordinator_,
                      [&](rpc::Context& context) { return AdmitRound(context, Request(), job); })
                  .ok());
  // The checker counts two at most as able to come together.
  std::erase_if(job.facts.households, [](const auto& row) { return row.terms.min_people > 2; });
  auto drawn = DrawRound(*job.request, job.facts, job.now);
  ASSERT_TRUE(drawn.ok()) << drawn.status();
  const planning::RoundPlan plan =
      PlanDrawn(*drawn, {.seed = 1, .effort = 0.02}, [] { return 0.0; });
  EXPECT_THAT(planning::CheckRound(drawn->round, plan), IsEmpty());
  EXPECT_NEAR(planning::CostOfRound(drawn->round, plan).total, plan.cost.total, 1e-3);
  EXPECT_LE(plan.lower_bound, plan.cost.total + 1e-6);
}

TEST_F(RoundVillageTest, ProposesWhatPlanVisitsTakes) {
  const auto response = MustPropose(Request());
  ASSERT_GT(response.visits_size(), 15);
  EXPECT_GT(response.unassigned_size(), 0);
  for (const v1::UnassignedHousehold& one : response.unassigned()) {
    EXPECT_GT(one.rules_size(), 0) << one.household_alias();
  }
  ExpectPlanVisitsTakes(response);
  // And nothing is left to propose for them.
  const auto again = MustPropose(Request());
  for (const v1::ProposedVisit& visit : again.visits()) {
    const auto& before = response.visits();
    EXPECT_TRUE(std::none_of(before.begin(), before.end(), [&](const v1::ProposedVisit& other) {
      return other.plan().household() == visit.plan().household();
    })) << visit.household_alias();
  }
}

TEST_F(RoundVillageTest, GivesTheSameBytesForTheSameSeed) {
  const auto first = MustPropose(Request());
  EXPECT_EQ(MustPropose(Request()).SerializeAsString(), first.SerializeAsString());
}

// Villages in which most households ask for more than come easily together.
class ManyTogetherTest : public RoundVillageTest, public testing::WithParamInterface<uint64_t> {
 protected:
  ManyTogetherTest() : RoundVillageTest(GetParam()) {
    world_.Execute("UPDATE households SET min_people = CASE WHEN min_people = 1 THEN 3 ELSE 4 END");
  }
};

TEST_P(ManyTogetherTest, SendsAsManyAsTheHouseholdAsksForOrNobody) {
  const auto response = MustPropose(Request());
  EXPECT_GT(response.visits_size(), 0);
  for (const v1::ProposedVisit& visit : response.visits()) {
    const std::string id =
        IdOf(glimmer::kHouseholds, visit.plan().household(), "household").value_or("");
    EXPECT_GE(visit.plan().visitors_size(),
              world_.Int(absl::StrCat("SELECT min_people FROM households WHERE household_id = '",
                                      id, "'")))
        << visit.household_alias();
    EXPECT_TRUE(RulesOf(response, id).empty()) << visit.household_alias();
  }
  for (const v1::UnassignedHousehold& one : response.unassigned()) {
    EXPECT_GT(one.rules_size(), 0) << one.household_alias();
  }
  ExpectPlanVisitsTakes(response);
}

INSTANTIATE_TEST_SUITE_P(Villages, ManyTogetherTest, testing::Range<uint64_t>(1, 13));

}  // namespace
}  // namespace glimmer::rounds
