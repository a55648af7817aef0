// What a round is made of and which rules it keeps, one by one.
#include <gmock/gmock.h>

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "shared/base/time_convert.h"
#include "shared/domain/resource_names.h"
#include "shared/rpc/error.h"
#include "tests/server/rounds/round_fixture.h"

namespace glimmer::rounds {
namespace {

using ::testing::AnyOf;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::SizeIs;
using ::testing::UnorderedElementsAre;

class ProposalTest : public RoundTest {
 protected:
  bool IsInRound(const v1::ProposeRoundResponse& response, const std::string& household_id) {
    return VisitOf(response, household_id) != nullptr || !RulesOf(response, household_id).empty();
  }

  // Nobody has said when they can any more.
  void ForgetVisitors() {
    world_.Execute("DELETE FROM visitor_slots");
    world_.Execute("DELETE FROM visitor_terms");
  }

  const std::string ann_ = AddVisitor("Ann");
  const std::string bo_ = AddVisitor("Bo");
};

TEST_F(ProposalTest, VisitsWhoeverIsDueAndNotBefore) {
  const std::string never = AddHousehold("Maple-01");
  const std::string due = AddHousehold("Maple-02");
  AddVisit(due, {ann_, bo_}, At(kToday - 3, 600));
  const std::string later = AddHousehold("Maple-03", {.cadence_days = 14});
  AddVisit(later, {ann_, bo_}, At(kToday - 6, 600));
  const auto response = MustPropose(Request());
  ASSERT_NE(VisitOf(response, never), nullptr);
  EXPECT_EQ(DayOf(*VisitOf(response, never)), kToday + 1);
  ASSERT_NE(VisitOf(response, due), nullptr);
  EXPECT_EQ(DayOf(*VisitOf(response, due)), kToday + 4);
  EXPECT_EQ(VisitOf(response, due)->choices(0).visits_before(), 1);
  EXPECT_FALSE(IsInRound(response, later));
}

TEST_F(ProposalTest, VisitsWhoAsksForNothingOnlyWhenPairedAndAfterThirtyDays) {
  const std::string stranger = AddHousehold("Maple-01", {.cadence_days = 0});
  const std::string paired = AddHousehold("Maple-02", {.cadence_days = 0});
  Pair(paired, ann_, PairingState::kIntroduction);
  const std::string ended = AddHousehold("Maple-03", {.cadence_days = 0});
  Pair(ended, ann_, PairingState::kEnded);
  const std::string lately = AddHousehold("Maple-04", {.cadence_days = 0});
  Pair(lately, ann_);
  AddVisit(lately, {ann_, bo_}, At(kToday - 20, 600));
  const std::string long_ago = AddHousehold("Maple-05", {.cadence_days = 0});
  Pair(long_ago, ann_);
  AddVisit(long_ago, {ann_, bo_}, At(kToday - 27, 600));
  const auto response = MustPropose(Request());
  EXPECT_FALSE(IsInRound(response, stranger));
  EXPECT_NE(VisitOf(response, paired), nullptr);
  EXPECT_FALSE(IsInRound(response, ended));
  EXPECT_FALSE(IsInRound(response, lately));
  ASSERT_NE(VisitOf(response, long_ago), nullptr);
  EXPECT_GE(DayOf(*VisitOf(response, long_ago)), kToday + 3);
}

TEST_F(ProposalTest, LeavesAloneWhoHasAVisitAndKeepsItsDistanceToTheNext) {
  const std::string planned = AddHousehold("Maple-01");
  AddVisit(planned, {ann_, bo_}, At(kToday + 5, 600), VisitState::kProposed);
  const std::string behind = AddHousehold("Maple-02");
  AddVisit(behind, {ann_, bo_}, At(kToday + 10, 600), VisitState::kAgreed);
  const std::string cancelled = AddHousehold("Maple-03");
  AddVisit(cancelled, {ann_, bo_}, At(kToday + 5, 600), VisitState::kCancelled);
  const std::string today = AddHousehold("Maple-04");
  AddVisit(today, {ann_, bo_}, At(kToday, 900), VisitState::kAgreed);
  const auto response = MustPropose(Request());
  EXPECT_FALSE(IsInRound(response, planned));
  ASSERT_NE(VisitOf(response, behind), nullptr);
  EXPECT_LE(DayOf(*VisitOf(response, behind)), kToday + 3);
  EXPECT_NE(VisitOf(response, cancelled), nullptr);
  ASSERT_NE(VisitOf(response, today), nullptr);
  EXPECT_EQ(DayOf(*VisitOf(response, today)), kToday + 7);
}

TEST_F(ProposalTest, AsksNobodyWithoutConsentInForce) {
  const std::string paused = AddHousehold("Maple-01", {.state = HouseholdState::kPaused});
  const std::string expired = AddHousehold("Maple-02", {.consent = absl::Hours(-1)});
  const std::string ends = AddHousehold("Maple-03", {.consent = absl::Hours(25)});
  const auto response = MustPropose(Request());
  EXPECT_FALSE(IsInRound(response, paused));
  EXPECT_FALSE(IsInRound(response, expired));
  ASSERT_NE(VisitOf(response, ends), nullptr);
  EXPECT_LE(FromTimestamp(VisitOf(response, ends)->plan().end_time()),
            world_.clock.Now() + absl::Hours(25));
}

TEST_F(ProposalTest, SendsNobodyWhomTheHouseholdHasRefusedNorItsContact) {
  const std::string refuses = AddHousehold("Maple-01");
  Refuse(refuses, ann_);
  // Another visitor would do: that it has refused somebody is not named.
  EXPECT_THAT(RulesOf(MustPropose(Request()), refuses), ElementsAre(v1::ROUND_RULE_TWO_VISITORS));
  const std::string cem = AddVisitor("Cem");
  EXPECT_THAT(VisitorsOf(VisitOf(MustPropose(Request()), refuses)), UnorderedElementsAre(bo_, cem));
  const std::string own = AddHousehold("Maple-02", {.contact_person_id = bo_});
  EXPECT_THAT(VisitorsOf(VisitOf(MustPropose(Request()), own)), UnorderedElementsAre(ann_, cem));
}

TEST_F(ProposalTest, SendsNobodyWhoIsToBecomeItsContact) {
  const std::string household = AddHousehold("Maple-01");
  world_.Execute(absl::StrCat("UPDATE households SET next_contact_person_id = '", bo_,
                              "', provisional_sequence = 2, provisional_expire_time_us = 1"));
  EXPECT_THAT(RulesOf(MustPropose(Request()), household), ElementsAre(v1::ROUND_RULE_TWO_VISITORS));
  const std::string cem = AddVisitor("Cem");
  EXPECT_THAT(VisitorsOf(VisitOf(MustPropose(Request()), household)),
              UnorderedElementsAre(ann_, cem));
}

TEST_F(ProposalTest, PlansNothingForWhoIsToBeLeftOut) {
  const VisitSlot slot{3, 600, 660};
  const std::string one = AddHousehold("Maple-01", {.slots = {slot}});
  const std::string other = AddHousehold("Maple-02", {.slots = {slot}});
  const std::string paused = AddHousehold("Maple-03", {.state = HouseholdState::kPaused});
  EXPECT_EQ(MustPropose(Request()).unassigned_size(), 1) << "two visitors can be at one of them";
  for (const auto& [left_out, visited] : {std::pair(one, other), std::pair(other, one)}) {
    v1::ProposeRoundRequest request = Request();
    request.add_left_out(ResourceName(kHouseholds, left_out));
    request.add_left_out(ResourceName(kHouseholds, paused));
    *request.add_previous() = Plan(left_out, {ann_, bo_}, At(kToday + 2, 600));
    const auto response = MustPropose(request);
    EXPECT_THAT(VisitorsOf(VisitOf(response, visited)), UnorderedElementsAre(ann_, bo_));
    EXPECT_FALSE(IsInRound(response, left_out));
  }
}

TEST_F(ProposalTest, LeavesOutWhatIsInTheUnitAlone) {
  const std::string away = world_.AddUnit("Pine Village", world_.root_unit_id);
  const std::string elsewhere = AddHousehold("Maple-02", {.unit_id = away});
  v1::ProposeRoundRequest request = Request();
  request.add_left_out(ResourceName(kHouseholds, elsewhere));
  EXPECT_TRUE(Propose(request).ok());
  request.set_unit(ResourceName(kUnits, world_.unit_id));
  EXPECT_EQ(ReasonOf(Propose(request).status()), v1::ERROR_REASON_NOT_FOUND);
}

TEST_F(ProposalTest, KeepsToTheTimesOfTheHouseholdAndOfTheVisitors) {
  // Two that touch are two: no visit reaches from one into the other.
  const std::string narrow = AddHousehold("Maple-01", {.slots = {{6, 570, 600}, {6, 600, 645}}});
  const std::string usual = AddHousehold("Maple-02");
  auto response = MustPropose(Request());
  ASSERT_NE(VisitOf(response, narrow), nullptr);
  EXPECT_EQ(FromTimestamp(VisitOf(response, narrow)->plan().start_time()), At(kToday + 5, 600));
  ASSERT_NE(VisitOf(response, usual), nullptr);
  EXPECT_GE(FromTimestamp(VisitOf(response, usual)->plan().start_time()), At(kToday + 1, 540));
  EXPECT_LE(FromTimestamp(VisitOf(response, usual)->plan().end_time()), At(kToday + 1, 1'080));
  const std::string short_slots = AddHousehold("Maple-03", {.slots = {{6, 600, 640}}});
  EXPECT_THAT(RulesOf(MustPropose(Request()), short_slots), ElementsAre(v1::ROUND_RULE_WINDOWS));
  const std::string early = AddHousehold("Maple-04", {.slots = {{6, 420, 470}}});
  EXPECT_THAT(RulesOf(MustPropose(Request()), early),
              ElementsAre(AnyOf(v1::ROUND_RULE_WINDOWS, v1::ROUND_RULE_AVAILABILITY)));
}

TEST_F(ProposalTest, SendsOneWhoIsKnownWhereOneIsEnoughAndElseTwo) {
  const std::string known = AddHousehold("Maple-01", {.min_people = 1});
  Pair(known, ann_);
  const std::string new_to_all = AddHousehold("Maple-02", {.min_people = 1});
  Pair(new_to_all, ann_, PairingState::kIntroduction);
  const std::string visited = AddHousehold("Maple-03", {.cadence_days = 1, .min_people = 1});
  AddVisit(visited, {bo_}, At(kToday - 30, 600));
  AddVisitor("Cem");
  const auto response = MustPropose(Request());
  EXPECT_THAT(VisitorsOf(VisitOf(response, known)), ElementsAre(ann_));
  EXPECT_THAT(VisitorsOf(VisitOf(response, new_to_all)), SizeIs(2));
  EXPECT_THAT(VisitorsOf(VisitOf(response, visited)), ElementsAre(bo_));
}

TEST_F(ProposalTest, SendsThreeOrFourWhereTheHouseholdWantsThem) {
  const std::string three = AddHousehold("Maple-01", {.min_people = 3});
  const std::string four = AddHousehold("Maple-02", {.min_people = 4});
  const std::string two = AddHousehold("Maple-03");
  const std::string cem = AddVisitor("Cem");
  auto response = MustPropose(Request());
  EXPECT_THAT(VisitorsOf(VisitOf(response, three)), UnorderedElementsAre(ann_, bo_, cem));
  EXPECT_EQ(VisitOf(response, three)->choices_size(), 3);
  EXPECT_THAT(RulesOf(response, four), ElementsAre(v1::ROUND_RULE_TWO_VISITORS));
  EXPECT_THAT(VisitorsOf(VisitOf(response, two)), SizeIs(2));
  EXPECT_EQ(response.unassigned_size(), 1);
  EXPECT_EQ(response.visits_size(), 2);
  const std::string dan = AddVisitor("Dan");
  response = MustPropose(Request());
  EXPECT_THAT(VisitorsOf(VisitOf(response, four)), UnorderedElementsAre(ann_, bo_, cem, dan));
  EXPECT_EQ(response.visits_size(), 3);
}

// The second of its times, at which nobody can, is tried in vain; then the first is free again.
TEST_F(ProposalTest, SendsNobodyRatherThanTooFew) {
  const std::string three =
      AddHousehold("Maple-01", {.slots = {{2, 600, 660}, {3, 1'320, 1'380}}, .min_people = 3});
  auto response = MustPropose(Request());
  EXPECT_EQ(response.visits_size(), 0);
  EXPECT_THAT(RulesOf(response, three), ElementsAre(v1::ROUND_RULE_TWO_VISITORS));
  // Nor is anybody's time kept for it.
  const std::string two = AddHousehold("Maple-02", {.slots = {{2, 600, 660}}});
  response = MustPropose(Request());
  EXPECT_EQ(response.visits_size(), 1);
  EXPECT_THAT(VisitorsOf(VisitOf(response, two)), UnorderedElementsAre(ann_, bo_));
}

TEST_F(ProposalTest, SendsTwoWhenTheOneWhoIsKnownCannot) {
  const std::string busy = AddVisitor("Cem", {.slots = {{7, 1'380, 1'440}}});
  const std::string household = AddHousehold("Maple-01", {.min_people = 1});
  Pair(household, busy);
  const auto response = MustPropose(Request());
  EXPECT_THAT(VisitorsOf(VisitOf(response, household)), UnorderedElementsAre(ann_, bo_));
}

TEST_F(ProposalTest, SendsSomebodyWhoSpeaksOneOfTheHouseholdsLanguages) {
  const std::string household = AddHousehold("Maple-01", {.languages = "ug\nkk"});
  EXPECT_THAT(RulesOf(MustPropose(Request()), household), ElementsAre(v1::ROUND_RULE_ABILITIES));
  const std::string cem = AddVisitor("Cem", {.languages = "zh-Hans\nKK-Cyrl"});
  const auto visitors = VisitorsOf(VisitOf(MustPropose(Request()), household));
  EXPECT_THAT(visitors, SizeIs(2));
  EXPECT_THAT(visitors, Contains(cem));
}

TEST_F(ProposalTest, DisturbsNoShiftAndNoOtherVisit) {
  const VisitSlot slot{3, 600, 720};
  ForgetVisitors();
  const std::string cem = AddVisitor("Cem", {.slots = {slot}});
  const std::string dan = AddVisitor("Dan", {.slots = {slot}});
  const std::string household = AddHousehold("Maple-01", {.slots = {slot}});
  const absl::Time start = At(kToday + 2, 600);
  AddSignUp(cem, start, absl::Hours(2), /*state=*/2);  // waits in a line
  EXPECT_NE(VisitOf(MustPropose(Request()), household), nullptr);
  AddSignUp(cem, start, absl::Hours(2), /*state=*/3);  // was offered a place
  AddSignUp(dan, start - absl::Hours(1), absl::Hours(3));
  EXPECT_THAT(RulesOf(MustPropose(Request()), household), ElementsAre(v1::ROUND_RULE_SHIFT_CLASH));
  const std::string eli = AddVisitor("Eli", {.slots = {slot}});
  const std::string fay = AddVisitor("Fay", {.slots = {slot}});
  EXPECT_THAT(VisitorsOf(VisitOf(MustPropose(Request()), household)),
              UnorderedElementsAre(eli, fay));
  AddVisit(AddHousehold("Maple-02"), {eli, fay}, start, VisitState::kProposed, 120);
  EXPECT_THAT(RulesOf(MustPropose(Request()), household), ElementsAre(v1::ROUND_RULE_SHIFT_CLASH));
}

TEST_F(ProposalTest, CountsWhatVisitorsHaveAlreadyInTheDayAndTheWeek) {
  ForgetVisitors();
  const std::string other = AddHousehold("Maple-99", {.cadence_days = 0});
  const VisitorSpec spec{
      .slots = {{1, 590, 670}, {2, 590, 670}}, .day_minutes = 60, .week_minutes = 100};
  const std::string cem = AddVisitor("Cem", spec);
  const std::string dan = AddVisitor("Dan", spec);
  const std::string tuesday = AddHousehold("Maple-01", {.slots = {{2, 600, 660}}});
  const std::string monday = AddHousehold("Maple-02", {.slots = {{1, 600, 660}}});
  EXPECT_EQ(MustPropose(Request()).visits_size(), 2);
  // Today's counts for this week, which ends on Sunday.
  AddVisit(other, {cem, dan}, At(kToday, 480), VisitState::kHeld, 60);
  auto response = MustPropose(Request());
  EXPECT_THAT(RulesOf(response, tuesday), ElementsAre(v1::ROUND_RULE_WEEKLY_LOAD));
  EXPECT_THAT(VisitorsOf(VisitOf(response, monday)), UnorderedElementsAre(cem, dan));
  // The day is fuller than the week.
  AddVisit(other, {cem, dan}, At(kToday + 7, 900), VisitState::kAgreed, 30);
  response = MustPropose(Request());
  EXPECT_THAT(RulesOf(response, monday), ElementsAre(v1::ROUND_RULE_DAILY_LOAD));
}

TEST_F(ProposalTest, SparesWhoHasHadMuchToDo) {
  const std::string cem = AddVisitor("Cem");
  const std::string other = AddHousehold("Maple-99", {.cadence_days = 0});
  const std::string household = AddHousehold("Maple-01");
  EXPECT_NE(VisitOf(MustPropose(Request()), household), nullptr);
  AddVisit(other, {bo_}, At(kToday, 480), VisitState::kHeld, 90);
  EXPECT_THAT(VisitorsOf(VisitOf(MustPropose(Request()), household)),
              UnorderedElementsAre(ann_, cem));
  AddVisit(other, {ann_}, At(kToday, 480), VisitState::kHeld, 180);
  EXPECT_THAT(VisitorsOf(VisitOf(MustPropose(Request()), household)),
              UnorderedElementsAre(bo_, cem));
}

TEST_F(ProposalTest, PlansNothingIntoThePast) {
  world_.clock.Advance(absl::Minutes(7));
  const std::string household = AddHousehold("Maple-01");
  v1::ProposeRoundRequest request = Request();
  request.set_start_date(FormatCivilDay(kToday));
  const auto response = MustPropose(request);
  ASSERT_NE(VisitOf(response, household), nullptr);
  EXPECT_EQ(FromTimestamp(VisitOf(response, household)->plan().start_time()), At(kToday, 615));
}

TEST_F(ProposalTest, PlansForTheUnitAndBelowWithThoseWhoBelongThere) {
  const std::string away = world_.AddUnit("Pine Village", world_.root_unit_id);
  const std::string household = AddHousehold("Maple-01");
  const std::string elsewhere = AddHousehold("Maple-02", {.unit_id = away});
  const std::string guest = AddVisitor("Guest", {.unit_id = away});
  Refuse(household, ann_);
  v1::ProposeRoundRequest request = Request();
  request.set_unit(ResourceName(kUnits, world_.unit_id));
  auto response = MustPropose(request);
  EXPECT_FALSE(IsInRound(response, elsewhere));
  EXPECT_THAT(RulesOf(response, household), ElementsAre(v1::ROUND_RULE_TWO_VISITORS));
  world_.Execute(absl::StrCat("INSERT INTO affiliations (person_id, unit_id, start_date) VALUES ('",
                              guest, "', '", world_.unit_id, "', '2026-01-01')"));
  response = MustPropose(request);
  EXPECT_THAT(VisitorsOf(VisitOf(response, household)), UnorderedElementsAre(bo_, guest));
  // Their way is longer.
  for (const v1::Choice& choice : VisitOf(response, household)->choices()) {
    const bool is_guest = choice.person() == ResourceName(kPeople, guest);
    EXPECT_EQ(choice.travel_minutes(), is_guest ? 50 : 20) << choice.display_name();
  }
  world_.Execute(absl::StrCat("UPDATE people SET merged_into_person_id = '", bo_,
                              "' WHERE person_id = '", guest, "'"));
  EXPECT_EQ(VisitOf(MustPropose(request), household), nullptr);
}

TEST_F(ProposalTest, PlansWithThoseAloneWhoHaveSaidThatTheyCan) {
  const std::string household = AddHousehold("Maple-01");
  world_.Execute(
      absl::StrCat("UPDATE visitor_terms SET willing = FALSE WHERE person_id = '", bo_, "'"));
  EXPECT_THAT(RulesOf(MustPropose(Request()), household), ElementsAre(v1::ROUND_RULE_TWO_VISITORS));
  ForgetVisitors();
  EXPECT_THAT(RulesOf(MustPropose(Request()), household), ElementsAre(v1::ROUND_RULE_AVAILABILITY));
}

// Neither a long wait nor a long visit makes a household dearer than leaving it out.
TEST_F(ProposalTest, LeavesNobodyOutForTheCost) {
  const std::string last = AddHousehold("Maple-01", {.slots = {{1, 600, 900}}});
  AddVisit(last, {ann_, bo_}, At(kToday - 10, 600));
  for (const char* name : {"Cem", "Dan", "Eli", "Fay", "Gus", "Hal"}) AddVisitor(name);
  v1::ProposeRoundRequest request = Request();
  request.set_days(31);
  request.set_visit_minutes(240);
  world_.clock.Advance(absl::Hours(14));
  const auto response = MustPropose(request);
  ASSERT_NE(VisitOf(response, last), nullptr);
  EXPECT_LE(response.lower_bound(), response.cost() + 1e-6);
  EXPECT_EQ(response.fairness().largest_minutes(), 240);
}

TEST_F(ProposalTest, TakesNoMoreThanCanBePlannedAtOnceAndThoseWhoAreDueFirst) {
  const std::string late = AddHousehold("Maple-000");
  AddVisit(late, {ann_, bo_}, At(kToday - 3, 600));
  const std::string pinned = AddHousehold("Maple-001");
  AddVisit(pinned, {ann_, bo_}, At(kToday - 3, 700));
  for (int i = 0; i < 499; ++i) AddHousehold(absl::StrCat("Maple-", 100 + i));
  v1::ProposeRoundRequest request = Request();
  *request.add_pins() = Plan(pinned, {ann_, bo_}, At(kToday + 5, 600));
  RoundJob job;
  ASSERT_TRUE(world_
                  .As(coordinator_,
                      [&](rpc::Context& context) { return AdmitRound(context, request, job); })
                  .ok());
  const auto drawn = DrawRound(*job.request, job.facts, job.now);
  ASSERT_TRUE(drawn.ok()) << drawn.status();
  EXPECT_EQ(drawn->households.size(), 500u);
  EXPECT_EQ(drawn->households.front().household_id, pinned);
}

TEST_F(ProposalTest, RefusesWhatIsNoRound) {
  const auto field = [this](const auto& change) {
    v1::ProposeRoundRequest request = Request();
    change(request);
    return MetadataOf(Propose(request).status(), "field").value_or("");
  };
  EXPECT_EQ(field([](auto& r) { r.set_start_date("2026-03-01"); }), "start_date");
  EXPECT_EQ(field([](auto& r) { r.set_start_date("tomorrow"); }), "start_date");
  EXPECT_EQ(field([](auto& r) { r.set_days(0); }), "days");
  EXPECT_EQ(field([](auto& r) { r.set_days(32); }), "days");
  EXPECT_EQ(field([](auto& r) { r.set_visit_minutes(9); }), "visit_minutes");
  EXPECT_EQ(field([](auto& r) { r.set_visit_minutes(241); }), "visit_minutes");
  EXPECT_EQ(field([](auto& r) {
              for (int i = 0; i < 501; ++i) r.add_previous();
            }),
            "previous");
  EXPECT_EQ(field([](auto& r) { r.add_previous()->set_household("households/x"); }),
            "previous[0].household");
  EXPECT_EQ(field([](auto& r) {
              for (int i = 0; i < 501; ++i) r.add_left_out();
            }),
            "left_out");
  EXPECT_EQ(field([](auto& r) { r.add_left_out("households/x"); }), "left_out");
  const std::string household = AddHousehold("Maple-01");
  EXPECT_EQ(field([&](auto& r) {
              r.add_left_out(ResourceName(kHouseholds, household));
              *r.add_pins() = Plan(household, {ann_, bo_}, At(kToday + 2, 600));
            }),
            "pins[0].household");
}

}  // namespace
}  // namespace glimmer::rounds
