// How a visit comes to stand: planned, agreed with the household, accepted by who goes.
#include "server/visits/plan_commands.h"

#include <gmock/gmock.h>

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "server/signups/sign_up_commands.h"
#include "shared/base/time_convert.h"
#include "shared/domain/resource_names.h"
#include "shared/domain/sign_up_rules.h"
#include "tests/server/visits/visit_fixture.h"

namespace glimmer::visits {
namespace {

class VisitPlanTest : public VisitTest {
 protected:
  // No cadence, any time, one person.
  v1::Household Easy(int cadence_days = 0, int min_people = 1) {
    const v1::Household household = Active(contact_);
    v1::VisitTerms terms;
    terms.set_cadence_days(cadence_days);
    terms.set_min_people(min_people);
    const auto updated = Update(contact_, household, terms);
    EXPECT_TRUE(updated.ok()) << updated.status();
    return household;
  }

  // The two have been there before.
  void Know(const v1::Household& household, const std::string& person_id) {
    Paired(household, person_id);
    Visited(household, {person_id}, Civil(1, 10, 9));
  }

  void SignUp(const std::string& person_id, absl::Time start, SignUpState state) {
    const test::BuiltShift shift = world_.AddShift({.start = start});
    world_.Execute(absl::StrCat(
        "INSERT INTO sign_ups (sign_up_id, shift_id, position_id, person_id, state, guests, "
        "join_sequence, start_time_us, end_time_us, cover_wanted, left_late, "
        "actor_person_id, override_reason, create_time_us, update_time_us) VALUES ('",
        "up-", shift.shift_id, "', '", shift.shift_id, "', '", shift.position_ids[0], "', '",
        person_id, "', ", static_cast<int>(state), ", 0, 1, ", absl::ToUnixMicros(start), ", ",
        absl::ToUnixMicros(start + absl::Hours(2)), ", FALSE, FALSE, '", person_id,
        "', '', 1, 1)"));
    const bool held = state == SignUpState::kConfirmed;
    world_.Execute(absl::StrCat("UPDATE shifts SET ",
                                held ? "held = 1, next_join_sequence = 2"
                                     : "waiting = 1, capacity = 0, next_join_sequence = 2",
                                " WHERE shift_id = '", shift.shift_id, "'"));
    world_.Execute(absl::StrCat("UPDATE positions SET ", held ? "held = 1" : "capacity = 0",
                                " WHERE position_id = '", shift.position_ids[0], "'"));
  }

  v1::ErrorReason Refused(const v1::VisitPlan& plan) { return ReasonOf(PlanIt(plan).status()); }
};

TEST_F(VisitPlanTest, IsProposedWithAllThatWasPlanned) {
  const auto visit = PlanIt(Plan(household_));
  ASSERT_TRUE(visit.ok()) << visit.status();
  EXPECT_EQ(visit->state(), v1::Visit::STATE_PROPOSED);
  EXPECT_EQ(visit->household(), household_.name());
  EXPECT_EQ(visit->household_alias(), household_.alias());
  EXPECT_EQ(visit->unit(), household_.unit());
  EXPECT_TRUE(visit->introduction());
  EXPECT_EQ(visit->min_people(), 2);
  ASSERT_EQ(visit->visitors_size(), 2);
  EXPECT_FALSE(visit->visitors(0).accepted());
  EXPECT_NE(visit->visitors(0).display_name(), "");
  EXPECT_EQ(visit->off_site_contact(), ResourceName(kPeople, away_));
  ASSERT_EQ(visit->checklist_size(), 2);
  EXPECT_EQ(visit->checklist(1).text(), "Light bulbs");
  ASSERT_EQ(visit->deliveries_size(), 1);
  EXPECT_EQ(visit->deliveries(0).unit(), "kg");
  EXPECT_EQ(visit->deliveries(0).quantity(), 5'000);
  EXPECT_FALSE(visit->has_alarm_time());
  EXPECT_EQ(visit->time_zone(), "Asia/Shanghai");
  // As it stands in the tables.
  EXPECT_EQ(Now(*visit).SerializeAsString(), visit->SerializeAsString());
  EXPECT_EQ(world_.Notices(volunteer_, v1::Notice::KIND_VISIT_PLANNED), 1);
  EXPECT_EQ(world_.Notices(other_, v1::Notice::KIND_VISIT_PLANNED), 1);
  EXPECT_EQ(world_.Text("SELECT subject_key FROM visits"),
            world_.Text("SELECT subject_key FROM household_subjects"));
}

TEST_F(VisitPlanTest, OnlyAHouseholdThatHasConsentedIsVisited) {
  const v1::Household invited = Create();
  EXPECT_EQ(Refused(Plan(invited)), v1::ERROR_REASON_CONSENT_MISSING);
  Record(invited);
  EXPECT_EQ(Refused(Plan(invited)), v1::ERROR_REASON_CONSENT_MISSING);
  ASSERT_TRUE(Pause(contact_, household_).ok());
  EXPECT_EQ(Refused(Plan(household_)), v1::ERROR_REASON_HOUSEHOLD_STATE);
}

TEST_F(VisitPlanTest, HouseholdsAreOfTheUnitOrBelow) {
  v1::PlanVisitsRequest request;
  request.set_unit(ResourceName(kUnits, world_.AddUnit("Reed Village", world_.root_unit_id)));
  *request.add_plans() = Plan(household_);
  EXPECT_EQ(ReasonOf(By(recorder_, request, &PlanVisits).status()), v1::ERROR_REASON_NOT_FOUND);
  request.set_unit(ResourceName(kUnits, world_.root_unit_id));
  EXPECT_TRUE(By(recorder_, request, &PlanVisits).ok());
}

TEST_F(VisitPlanTest, TimesFitTheHousehold) {
  v1::VisitPlan plan = Plan(household_);
  SetTimes(Civil(3, 7, 9), absl::Minutes(9), plan);
  EXPECT_EQ(Refused(plan), v1::ERROR_REASON_FIELD_INVALID);
  SetTimes(Civil(3, 7, 10), absl::Minutes(61), plan);
  EXPECT_EQ(Refused(plan), v1::ERROR_REASON_OUTSIDE_VISIT_SLOTS);
  SetTimes(Civil(3, 8, 9), absl::Hours(1), plan);
  EXPECT_EQ(Refused(plan), v1::ERROR_REASON_OUTSIDE_VISIT_SLOTS);
  SetTimes(Civil(2, 28, 9), absl::Hours(1), plan);
  EXPECT_EQ(Refused(plan), v1::ERROR_REASON_FIELD_INVALID);
  plan.clear_start_time();
  EXPECT_EQ(Refused(plan), v1::ERROR_REASON_FIELD_INVALID);
  SetTimes(Civil(3, 7, 10), absl::Minutes(60), plan);
  EXPECT_TRUE(PlanIt(plan).ok());
}

TEST_F(VisitPlanTest, TheCadenceCountsFromWhatWasHeldAndWhatIsPlannedOnBothSides) {
  const v1::Household household = Easy(14);
  Visited(household, {}, Civil(2, 25, 9));
  auto refused = PlanIt(PlanAt(household, Civil(3, 10, 9))).status();
  EXPECT_EQ(ReasonOf(refused), v1::ERROR_REASON_VISIT_TOO_SOON);
  EXPECT_EQ(MetadataOf(refused, "next_date"), "2026-03-11");
  const auto planned = PlanIt(PlanAt(household, Civil(3, 28, 9)));
  ASSERT_TRUE(planned.ok()) << planned.status();
  // Between the two there is room from the 11th to the 14th.
  refused = PlanIt(PlanAt(household, Civil(3, 15, 9))).status();
  EXPECT_EQ(MetadataOf(refused, "next_date"), "2026-04-11");
  refused = PlanIt(PlanAt(household, Civil(4, 10, 9))).status();
  EXPECT_EQ(MetadataOf(refused, "next_date"), "2026-04-11");
  EXPECT_TRUE(PlanIt(PlanAt(household, Civil(3, 14, 9))).ok());
  // What does not take place counts no more.
  ASSERT_TRUE(CancelIt(recorder_, *planned).ok());
  EXPECT_TRUE(PlanIt(PlanAt(household, Civil(3, 29, 9))).ok());
}

TEST_F(VisitPlanTest, WithoutACadenceVisitsStillDoNotOverlap) {
  const v1::Household household = Easy();
  ASSERT_TRUE(PlanIt(PlanAt(household, Civil(3, 7, 9))).ok());
  v1::VisitPlan plan = PlanAt(household, Civil(3, 7, 9));
  SetVisitors({stranger_, away_}, plan);
  plan.clear_off_site_contact();
  const absl::Status refused = PlanIt(plan).status();
  EXPECT_EQ(ReasonOf(refused), v1::ERROR_REASON_VISIT_TOO_SOON);
  EXPECT_EQ(MetadataOf(refused, "next_date"), "2026-03-08");
  SetTimes(Civil(3, 7, 10), absl::Hours(1), plan);
  EXPECT_TRUE(PlanIt(plan).ok());
}

TEST_F(VisitPlanTest, SomebodyNewDoesNotComeAlone) {
  const v1::Household household = Easy();
  v1::VisitPlan plan = Plan(household);
  SetVisitors({volunteer_}, plan);
  const absl::Status refused = PlanIt(plan).status();
  EXPECT_EQ(ReasonOf(refused), v1::ERROR_REASON_TOO_FEW_VISITORS);
  EXPECT_EQ(MetadataOf(refused, "min_people"), "2");
  Know(household, volunteer_);
  const auto visit = PlanIt(plan);
  ASSERT_TRUE(visit.ok()) << visit.status();
  EXPECT_FALSE(visit->introduction());
  EXPECT_EQ(visit->min_people(), 1);
}

TEST_F(VisitPlanTest, AsManyComeAsTheHouseholdAsksFor) {
  v1::VisitPlan plan = Plan(household_);
  Know(household_, volunteer_);
  SetVisitors({volunteer_}, plan);
  EXPECT_EQ(Refused(plan), v1::ERROR_REASON_TOO_FEW_VISITORS);
  SetVisitors({volunteer_, other_, lead_, recorder_, stranger_}, plan);
  EXPECT_EQ(Refused(plan), v1::ERROR_REASON_FIELD_INVALID);
  SetVisitors({volunteer_, volunteer_}, plan);
  EXPECT_EQ(Refused(plan), v1::ERROR_REASON_FIELD_INVALID);
  SetVisitors({}, plan);
  EXPECT_EQ(Refused(plan), v1::ERROR_REASON_FIELD_INVALID);
}

TEST_F(VisitPlanTest, WhomTheHouseholdDoesNotWantIsNotSent) {
  v1::VisitPlan plan = Plan(household_);
  SetVisitors({volunteer_, contact_}, plan);
  EXPECT_EQ(Refused(plan), v1::ERROR_REASON_PAIRING_NOT_POSSIBLE);
  ASSERT_TRUE(Refuse(contact_, household_, volunteer_).ok());
  const absl::Status refused = PlanIt(Plan(household_)).status();
  EXPECT_EQ(ReasonOf(refused), v1::ERROR_REASON_PAIRING_NOT_POSSIBLE);
  EXPECT_EQ(MetadataOf(refused, "person"), ResourceName(kPeople, volunteer_));
}

TEST_F(VisitPlanTest, NobodyIsInTwoPlacesAtOnce) {
  const v1::Household household = Easy();
  SignUp(other_, Civil(3, 7, 10), SignUpState::kConfirmed);
  SignUp(volunteer_, Civil(3, 7, 9), SignUpState::kWaitlisted);
  v1::VisitPlan plan = PlanAt(household, Civil(3, 7, 9));
  ASSERT_TRUE(PlanIt(plan).ok());
  SetTimes(Civil(3, 7, 10), absl::Hours(1), plan);
  absl::Status refused = PlanIt(plan).status();
  EXPECT_EQ(ReasonOf(refused), v1::ERROR_REASON_VISITOR_BUSY);
  EXPECT_EQ(MetadataOf(refused, "person"), ResourceName(kPeople, other_));
  EXPECT_THAT(MetadataOf(refused, "resource").value_or(""), testing::StartsWith("shifts/"));
  const v1::Household second = Easy();
  refused = PlanIt(PlanAt(second, Civil(3, 7, 9))).status();
  EXPECT_EQ(ReasonOf(refused), v1::ERROR_REASON_VISITOR_BUSY);
  EXPECT_THAT(MetadataOf(refused, "resource").value_or(""), testing::StartsWith("visits/"));
}

TEST_F(VisitPlanTest, WhoGoesOnAVisitIsOnNoShiftMeanwhile) {
  const v1::Visit visit = AgreedAt(Easy(), Civil(3, 7, 9));
  const auto sign_up = [&](const std::string& person_id, absl::Time start, bool all_the_same) {
    signups::NewSignUp request;
    request.shift_id = world_.AddShift({.start = start}).shift_id;
    request.person_id = person_id;
    if (all_the_same) request.override_reason = "Somebody else goes";
    return world_.As(recorder_, [&](rpc::Context& context) {
      return signups::CreateSignUp(context, request).status();
    });
  };
  const absl::Status refused = sign_up(volunteer_, Civil(3, 7, 9), false);
  EXPECT_EQ(ReasonOf(refused), v1::ERROR_REASON_SIGN_UP_OVERLAPS);
  // Whoever signs them up is not told where they are.
  EXPECT_EQ(MetadataOf(refused, "shift"), std::nullopt);
  EXPECT_TRUE(sign_up(volunteer_, Civil(3, 7, 10), false).ok());
  EXPECT_TRUE(sign_up(stranger_, Civil(3, 7, 9), false).ok());
  EXPECT_TRUE(sign_up(volunteer_, Civil(3, 7, 9), true).ok());
  ASSERT_TRUE(Leave(other_, visit).ok());
  EXPECT_TRUE(sign_up(other_, Civil(3, 7, 9), false).ok());
}

TEST_F(VisitPlanTest, WhoSignedUpSinceTheyWereAskedCannotGo) {
  const auto visit = PlanIt(PlanAt(Easy(), Civil(3, 7, 9)));
  ASSERT_TRUE(visit.ok()) << visit.status();
  SignUp(volunteer_, Civil(3, 7, 9), SignUpState::kConfirmed);
  const absl::Status refused = Accept(volunteer_, *visit).status();
  EXPECT_EQ(ReasonOf(refused), v1::ERROR_REASON_VISITOR_BUSY);
  EXPECT_TRUE(Accept(other_, *visit).ok());
}

TEST_F(VisitPlanTest, ARoundIsPlannedAsAWholeOrNotAtAll) {
  const v1::Household one = Easy();
  const v1::Household two = Easy();
  const absl::Status refused =
      PlanAll({PlanAt(one, Civil(3, 7, 9)), PlanAt(two, Civil(3, 7, 9))}).status();
  EXPECT_EQ(ReasonOf(refused), v1::ERROR_REASON_VISITOR_BUSY);
  EXPECT_EQ(MetadataOf(refused, "plan"), "1");
  EXPECT_EQ(world_.Int("SELECT COUNT(*) FROM visits"), 0);
  EXPECT_EQ(world_.Int("SELECT COUNT(*) FROM notices WHERE kind = 62"), 0);
  const auto planned = PlanAll({PlanAt(one, Civil(3, 7, 9)), PlanAt(two, Civil(3, 7, 10))});
  ASSERT_TRUE(planned.ok()) << planned.status();
  ASSERT_EQ(planned->visits_size(), 2);
  EXPECT_EQ(planned->visits(0).household(), one.name());
  EXPECT_EQ(planned->visits(1).household(), two.name());
  EXPECT_EQ(ReasonOf(PlanAll({}).status()), v1::ERROR_REASON_FIELD_INVALID);
}

TEST_F(VisitPlanTest, ListsAreShortAndHoldNothingPrivate) {
  v1::VisitPlan plan = Plan(household_);
  plan.add_checklist()->set_text(std::string(61, 'x'));
  EXPECT_EQ(Refused(plan), v1::ERROR_REASON_FIELD_INVALID);
  plan = Plan(household_);
  plan.add_checklist()->set_text("Call 13800138000");
  EXPECT_EQ(Refused(plan), v1::ERROR_REASON_TEXT_LOOKS_PRIVATE);
  plan = Plan(household_);
  for (int i = 0; i < 20; ++i) plan.add_checklist()->set_text("x");
  EXPECT_EQ(Refused(plan), v1::ERROR_REASON_FIELD_INVALID);
  plan = Plan(household_);
  plan.mutable_deliveries(0)->set_quantity(0);
  EXPECT_EQ(Refused(plan), v1::ERROR_REASON_FIELD_INVALID);
  plan = Plan(household_);
  plan.set_travel_minutes(241);
  EXPECT_EQ(Refused(plan), v1::ERROR_REASON_FIELD_INVALID);
  plan = Plan(household_);
  plan.set_off_site_contact(ResourceName(kPeople, other_));
  EXPECT_EQ(Refused(plan), v1::ERROR_REASON_FIELD_INVALID);
}

TEST_F(VisitPlanTest, TheHouseholdAgreesOnItsOwnPhoneOrToACoordinatorWhoDoesNotGo) {
  const v1::Visit visit = Planned(household_);
  EXPECT_EQ(ReasonOf(Agree(volunteer_, visit).status()), v1::ERROR_REASON_NOT_A_VISITOR);
  EXPECT_EQ(ReasonOf(Agree(away_, visit).status()), v1::ERROR_REASON_NOT_A_VISITOR);
  EXPECT_EQ(ReasonOf(Agree(lead_, visit).status()), v1::ERROR_REASON_NOT_A_VISITOR);
  const auto agreed = Agree(contact_, visit);
  ASSERT_TRUE(agreed.ok()) << agreed.status();
  EXPECT_EQ(agreed->state(), v1::Visit::STATE_AGREED);
  // Armed by the plan, whatever any phone says later.
  EXPECT_EQ(FromTimestamp(agreed->alarm_time()), EndOf(visit) + absl::Minutes(15));
  EXPECT_TRUE(Agree(coordinator_, visit).ok());
  EXPECT_EQ(world_.Audited("AgreeVisit"), 1);
  EXPECT_EQ(world_.Text("SELECT purpose FROM audit_records WHERE action = 'AgreeVisit'"),
            "own phone");
}

TEST_F(VisitPlanTest, WhoGoesDoesNotSpeakForTheHousehold) {
  v1::VisitPlan plan = Plan(household_);
  SetVisitors({volunteer_, coordinator_}, plan);
  const auto visit = PlanIt(plan);
  ASSERT_TRUE(visit.ok()) << visit.status();
  EXPECT_EQ(ReasonOf(Agree(coordinator_, *visit).status()), v1::ERROR_REASON_OWN_CONSENT);
  EXPECT_TRUE(Agree(recorder_, *visit).ok());
}

TEST_F(VisitPlanTest, AgreementIsCheckedAgainstTheConsentAndTheTermsOfTheDay) {
  const v1::Visit visit = Planned(household_);
  v1::VisitTerms terms = Terms();
  terms.set_min_people(3);
  ASSERT_TRUE(Update(contact_, household_, terms).ok());
  EXPECT_EQ(ReasonOf(Agree(contact_, visit).status()), v1::ERROR_REASON_TOO_FEW_VISITORS);
  world_.Execute("UPDATE households SET min_people = 2");
  EndConsents();
  EXPECT_EQ(ReasonOf(Agree(contact_, visit).status()), v1::ERROR_REASON_CONSENT_MISSING);
  GoTo(EndOf(visit));
  EXPECT_EQ(ReasonOf(Agree(contact_, visit).status()), v1::ERROR_REASON_VISIT_STATE);
}

TEST_F(VisitPlanTest, WhoGoesAcceptsAndACoordinatorSpeaksForOthers) {
  const v1::Visit visit = Planned(household_);
  EXPECT_EQ(ReasonOf(Accept(away_, visit).status()), v1::ERROR_REASON_NOT_A_VISITOR);
  EXPECT_EQ(ReasonOf(Accept(volunteer_, visit, other_).status()), v1::ERROR_REASON_NOT_A_VISITOR);
  ASSERT_TRUE(Accept(volunteer_, visit).ok());
  const auto accepted = Accept(coordinator_, visit, other_);
  ASSERT_TRUE(accepted.ok()) << accepted.status();
  for (const auto& visitor : accepted->visitors()) EXPECT_TRUE(visitor.accepted());
  ASSERT_TRUE(CancelIt(coordinator_, visit).ok());
  EXPECT_EQ(ReasonOf(Accept(volunteer_, visit).status()), v1::ERROR_REASON_VISIT_STATE);
}

TEST_F(VisitPlanTest, WhatIsAgreedToAndAcceptedIsWhatWasSeen) {
  const v1::Visit visit = Planned(household_);
  const auto changed = Change(visit, PlanAt(household_, Civil(3, 14, 9)));
  ASSERT_TRUE(changed.ok()) << changed.status();
  for (const absl::Status& refused :
       {Agree(contact_, visit).status(), Accept(volunteer_, visit).status()}) {
    EXPECT_EQ(ReasonOf(refused), v1::ERROR_REASON_ETAG_MISMATCH);
    EXPECT_EQ(MetadataOf(refused, "etag"), changed->etag());
  }
  v1::Visit unseen = *changed;
  unseen.clear_etag();
  EXPECT_EQ(ReasonOf(Agree(contact_, unseen).status()), v1::ERROR_REASON_FIELD_INVALID);
  EXPECT_EQ(ReasonOf(Accept(volunteer_, unseen).status()), v1::ERROR_REASON_FIELD_INVALID);
  EXPECT_EQ(Now(visit).state(), v1::Visit::STATE_PROPOSED);
  // Who accepts, and that the household has agreed, leaves it as it is.
  EXPECT_EQ(Accept(volunteer_, *changed)->etag(), changed->etag());
  EXPECT_EQ(Agree(contact_, *changed)->etag(), changed->etag());
  EXPECT_TRUE(Accept(other_, *changed).ok());
}

TEST_F(VisitPlanTest, OfTimesAndPeopleAloneTheEtagSpeaks) {
  const v1::Visit visit = Planned(household_);
  v1::VisitPlan plan = Plan(household_);
  plan.set_travel_minutes(30);
  plan.clear_off_site_contact();
  plan.mutable_deliveries(0)->set_item("Oil");
  EXPECT_EQ(Change(visit, plan)->etag(), visit.etag());
  std::vector<std::string> etags = {visit.etag()};
  SetTimes(Civil(3, 7, 9), absl::Minutes(90), plan);
  etags.push_back(Change(visit, plan)->etag());
  SetVisitors({volunteer_, stranger_}, plan);
  etags.push_back(Change(visit, plan)->etag());
  SetVisitors({volunteer_, stranger_, other_}, plan);
  etags.push_back(Change(visit, plan)->etag());
  v1::VisitTerms terms = Terms();
  terms.set_min_people(3);
  ASSERT_TRUE(Update(contact_, household_, terms).ok());
  etags.push_back(Change(visit, plan)->etag());
  std::sort(etags.begin(), etags.end());
  EXPECT_EQ(std::unique(etags.begin(), etags.end()), etags.end());
}

TEST_F(VisitPlanTest, TheHouseholdsContactIsAskedAndHearsWhenThereIsNoVisit) {
  const auto asked = [&] { return world_.Notices(contact_, v1::Notice::KIND_VISIT_ASKED); };
  const v1::Visit visit = Planned(household_);
  EXPECT_EQ(asked(), 1);
  v1::VisitPlan plan = Plan(household_);
  plan.mutable_deliveries(0)->set_item("Oil");
  ASSERT_TRUE(Change(visit, plan).ok());
  EXPECT_EQ(asked(), 1);
  ASSERT_TRUE(Agree(contact_, visit).ok());
  SetTimes(Civil(3, 14, 9), absl::Hours(1), plan);
  ASSERT_TRUE(Change(visit, plan).ok());
  EXPECT_EQ(asked(), 2);
  ASSERT_TRUE(CancelIt(coordinator_, visit).ok());
  EXPECT_EQ(world_.Notices(contact_, v1::Notice::KIND_VISIT_CANCELLED), 1);
  // Of what they have done themselves they are not told, and without a contact nobody is.
  const v1::Visit second = Planned(Active(contact_));
  ASSERT_TRUE(CancelIt(contact_, second).ok());
  EXPECT_EQ(world_.Notices(contact_, v1::Notice::KIND_VISIT_CANCELLED), 1);
  Planned(Active());
  EXPECT_EQ(world_.Int("SELECT COUNT(*) FROM notices WHERE kind = 70"), asked());
}

TEST_F(VisitPlanTest, TheConsentLastsUntilTheVisit) {
  const v1::Visit visit = Planned(household_);
  EndConsents(Civil(3, 7, 9));
  EXPECT_EQ(ReasonOf(Agree(contact_, visit).status()), v1::ERROR_REASON_CONSENT_MISSING);
  EXPECT_EQ(ReasonOf(Change(visit, Plan(household_)).status()), v1::ERROR_REASON_CONSENT_MISSING);
  ASSERT_TRUE(CancelIt(recorder_, visit).ok());
  EXPECT_EQ(Refused(Plan(household_)), v1::ERROR_REASON_CONSENT_MISSING);
  EndConsents(Civil(3, 7, 9) + absl::Seconds(1));
  EXPECT_TRUE(PlanIt(Plan(household_)).ok());
}

TEST_F(VisitPlanTest, WhoLeavesIsAnsweredNoMoreThanWhichVisitItWas) {
  const v1::Visit visit = Agreed(household_);
  for (int i = 0; i < 2; ++i) {
    const auto left = Leave(volunteer_, visit);
    ASSERT_TRUE(left.ok()) << left.status();
    v1::Visit known;
    known.set_name(visit.name());
    known.set_household_alias(household_.alias());
    known.set_unit(visit.unit());
    known.set_state(v1::Visit::STATE_PROPOSED);
    EXPECT_EQ(left->SerializeAsString(), known.SerializeAsString());
  }
  // A coordinator who takes somebody off sees what there is.
  EXPECT_TRUE(Leave(coordinator_, visit, other_)->has_start_time());
}

TEST_F(VisitPlanTest, WithTooFewTheHouseholdIsAskedAnew) {
  const v1::Visit visit = Agreed(household_);
  ASSERT_TRUE(Leave(volunteer_, visit).ok());
  const v1::Visit left = Now(visit);
  EXPECT_EQ(left.state(), v1::Visit::STATE_PROPOSED);
  EXPECT_FALSE(left.has_alarm_time());
  EXPECT_EQ(left.visitors_size(), 1);
  EXPECT_EQ(world_.Notices(recorder_, v1::Notice::KIND_VISITOR_LEFT), 1);
  EXPECT_EQ(world_.Notices(coordinator_, v1::Notice::KIND_VISITOR_LEFT), 1);
  // Again is harmless, and tells nobody.
  EXPECT_TRUE(Leave(volunteer_, visit).ok());
  EXPECT_EQ(world_.Notices(recorder_, v1::Notice::KIND_VISITOR_LEFT), 1);
  EXPECT_EQ(ReasonOf(Agree(contact_, left).status()), v1::ERROR_REASON_TOO_FEW_VISITORS);
  EXPECT_EQ(ReasonOf(Accept(volunteer_, left).status()), v1::ERROR_REASON_NOT_A_VISITOR);
  EXPECT_EQ(ReasonOf(Leave(stranger_, visit).status()), v1::ERROR_REASON_NOT_A_VISITOR);
}

TEST_F(VisitPlanTest, WithEnoughLeftTheVisitStands) {
  v1::VisitPlan plan = Plan(household_);
  SetVisitors({volunteer_, other_, stranger_}, plan);
  const auto visit = PlanIt(plan);
  ASSERT_TRUE(Agree(contact_, *visit).ok());
  const auto left = Leave(coordinator_, *visit, stranger_);
  ASSERT_TRUE(left.ok()) << left.status();
  EXPECT_EQ(left->state(), v1::Visit::STATE_AGREED);
  EXPECT_TRUE(left->has_alarm_time());
  EXPECT_EQ(world_.Notices(stranger_, v1::Notice::KIND_VISIT_CANCELLED), 1);
}

TEST_F(VisitPlanTest, AnotherTimeAsksEverybodyAnew) {
  const v1::Visit visit = Agreed(household_);
  v1::VisitPlan plan = PlanAt(household_, Civil(3, 14, 9));
  const auto changed = Change(visit, plan);
  ASSERT_TRUE(changed.ok()) << changed.status();
  EXPECT_EQ(changed->state(), v1::Visit::STATE_PROPOSED);
  EXPECT_FALSE(changed->has_alarm_time());
  for (const auto& visitor : changed->visitors()) EXPECT_FALSE(visitor.accepted());
  EXPECT_EQ(world_.Notices(volunteer_, v1::Notice::KIND_VISIT_CHANGED), 1);
  EXPECT_EQ(Now(visit).SerializeAsString(), changed->SerializeAsString());
}

TEST_F(VisitPlanTest, OtherPeopleAskTheHouseholdAnewAndWhoStaysHasAccepted) {
  const v1::Visit visit = Agreed(household_);
  v1::VisitPlan plan = Plan(household_);
  SetVisitors({volunteer_, stranger_}, plan);
  const auto changed = Change(visit, plan);
  ASSERT_TRUE(changed.ok()) << changed.status();
  EXPECT_EQ(changed->state(), v1::Visit::STATE_PROPOSED);
  ASSERT_EQ(changed->visitors_size(), 2);
  for (const auto& visitor : changed->visitors()) {
    EXPECT_EQ(visitor.accepted(), visitor.person() == ResourceName(kPeople, volunteer_));
  }
  EXPECT_EQ(world_.Notices(other_, v1::Notice::KIND_VISIT_CANCELLED), 1);
  EXPECT_EQ(world_.Notices(stranger_, v1::Notice::KIND_VISIT_PLANNED), 1);
  EXPECT_EQ(world_.Notices(volunteer_, v1::Notice::KIND_VISIT_CHANGED), 1);
}

TEST_F(VisitPlanTest, WhatIsBroughtAndWhoStaysBehindAsksNobody) {
  const v1::Visit visit = Agreed(household_);
  v1::VisitPlan plan = Plan(household_);
  plan.set_travel_minutes(30);
  plan.set_off_site_contact(ResourceName(kPeople, stranger_));
  plan.mutable_deliveries(0)->set_item("Oil");
  const auto changed = Change(visit, plan);
  ASSERT_TRUE(changed.ok()) << changed.status();
  EXPECT_EQ(changed->state(), v1::Visit::STATE_AGREED);
  EXPECT_EQ(FromTimestamp(changed->alarm_time()), EndOf(visit) + absl::Minutes(45));
  EXPECT_EQ(changed->deliveries(0).item(), "Oil");
  EXPECT_TRUE(changed->visitors(0).accepted());
  EXPECT_EQ(world_.Notices(volunteer_, v1::Notice::KIND_VISIT_CHANGED), 0);
}

TEST_F(VisitPlanTest, WhatHasBegunIsNotPlannedAnew) {
  const v1::Visit visit = Agreed(household_);
  EXPECT_EQ(ReasonOf(Change(visit, Plan(Active())).status()), v1::ERROR_REASON_FIELD_INVALID);
  GoTo(Civil(3, 7, 9));
  EXPECT_EQ(ReasonOf(Change(visit, PlanAt(household_, Civil(3, 14, 9))).status()),
            v1::ERROR_REASON_VISIT_STATE);
}

TEST_F(VisitPlanTest, TheHouseholdOrACoordinatorCancelsAndNobodySaysWhy) {
  const v1::Visit visit = Agreed(household_);
  for (const std::string& person : {volunteer_, away_, lead_}) {
    EXPECT_EQ(ReasonOf(CancelIt(person, visit).status()), v1::ERROR_REASON_NOT_A_VISITOR);
  }
  const auto cancelled = CancelIt(contact_, visit);
  ASSERT_TRUE(cancelled.ok()) << cancelled.status();
  EXPECT_EQ(cancelled->state(), v1::Visit::STATE_CANCELLED);
  EXPECT_FALSE(cancelled->has_alarm_time());
  EXPECT_EQ(world_.Notices(volunteer_, v1::Notice::KIND_VISIT_CANCELLED), 1);
  EXPECT_TRUE(CancelIt(recorder_, visit).ok());
  EXPECT_EQ(world_.Notices(volunteer_, v1::Notice::KIND_VISIT_CANCELLED), 1);
}

TEST_F(VisitPlanTest, APauseOrAWithdrawalEndsWhatIsPlanned) {
  for (const bool withdraw : {false, true}) {
    const v1::Household household = Easy();
    const auto visit = PlanIt(PlanAt(household, Civil(3, 20, withdraw ? 9 : 10)));
    ASSERT_TRUE(visit.ok()) << visit.status();
    ASSERT_TRUE(Agree(contact_, *visit).ok());
    const auto stopped = withdraw ? Withdraw(contact_, household) : Pause(contact_, household);
    ASSERT_TRUE(stopped.ok()) << stopped.status();
    EXPECT_EQ(Now(*visit).state(), v1::Visit::STATE_CANCELLED);
    EXPECT_FALSE(Now(*visit).has_alarm_time());
  }
  EXPECT_EQ(world_.Notices(volunteer_, v1::Notice::KIND_VISIT_CANCELLED), 2);
}

TEST_F(VisitPlanTest, WhomTheHouseholdDoesNotWantLeavesItsVisitsAtOnce) {
  const v1::Visit visit = Agreed(household_);
  ASSERT_TRUE(Refuse(contact_, household_, volunteer_).ok());
  EXPECT_EQ(Now(visit).state(), v1::Visit::STATE_PROPOSED);
  ASSERT_EQ(Now(visit).visitors_size(), 1);
  EXPECT_EQ(Now(visit).visitors(0).person(), ResourceName(kPeople, other_));
}

TEST_F(VisitPlanTest, OfAnErasedHouseholdTheVisitStaysAndLeadsNowhere) {
  const v1::Visit visit = Agreed(household_);
  GoTo(EndOf(visit));
  ASSERT_TRUE(Finish(volunteer_, Held(visit)).ok());
  const std::string key = world_.Text("SELECT subject_key FROM visits");
  ASSERT_TRUE(Withdraw(contact_, household_, true).ok());
  RunJob();
  EXPECT_EQ(world_.Int("SELECT COUNT(*) FROM households"), 0);
  EXPECT_EQ(Now(visit).state(), v1::Visit::STATE_HELD);
  EXPECT_EQ(Now(visit).household(), "");
  EXPECT_EQ(Now(visit).household_alias(), "");
  EXPECT_EQ(world_.Text("SELECT subject_key FROM visits"), key);
  EXPECT_EQ(world_.Int("SELECT COUNT(*) FROM household_subjects"), 0);
}

}  // namespace
}  // namespace glimmer::visits
