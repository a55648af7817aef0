// When no word comes from a visit, more and more people are told, by the clock alone.
#include "server/visits/alarm_commands.h"

#include <gmock/gmock.h>

#include "absl/strings/str_cat.h"
#include "shared/base/time_convert.h"
#include "shared/domain/resource_names.h"
#include "tests/server/visits/visit_fixture.h"

namespace glimmer::visits {
namespace {

using Notice = v1::Notice;

class VisitAlarmTest : public VisitTest {
 protected:
  int64_t Overdue(const std::string& person_id) {
    return world_.Notices(person_id, Notice::KIND_VISIT_OVERDUE);
  }
  int64_t Distress(const std::string& person_id) {
    return world_.Notices(person_id, Notice::KIND_VISIT_DISTRESS);
  }
  int64_t Well(const std::string& person_id) {
    return world_.Notices(person_id, Notice::KIND_VISIT_SAFE);
  }

  // A new job each time, as after a restart: what stands in the tables is all that it knows. How
  // many alarms rose.
  int RunAt(const v1::Visit& visit, absl::Duration after_end) {
    GoTo(EndOf(visit) + after_end);
    return RunJob();
  }

  absl::StatusOr<std::string> Phone(const std::string& actor, const v1::Visit& visit,
                                    const std::string& person_id) {
    v1::LookUpVisitorPhoneRequest request;
    request.set_visit(visit.name());
    request.set_person(ResourceName(kPeople, person_id));
    ASSIGN_OR_RETURN(const auto response, By(actor, request, &LookUpVisitorPhone));
    return response.phone();
  }

  absl::Time AlarmTime(const v1::Visit& visit) { return FromTimestamp(Now(visit).alarm_time()); }
};

TEST_F(VisitAlarmTest, WithoutAWordMoreAndMoreAreTold) {
  const v1::Visit visit = Agreed(household_);
  EXPECT_EQ(RunAt(visit, absl::Minutes(15) - absl::Seconds(1)), 0);
  EXPECT_EQ(Overdue(away_), 0);

  EXPECT_EQ(RunAt(visit, absl::Minutes(15)), 1);
  EXPECT_EQ(Now(visit).alarm(), v1::Visit::ALARM_CONTACT);
  EXPECT_EQ(Overdue(away_), 1);
  EXPECT_EQ(Overdue(recorder_), 0);
  EXPECT_EQ(RunAt(visit, absl::Minutes(29)), 0);

  EXPECT_EQ(RunAt(visit, absl::Minutes(30)), 1);
  EXPECT_EQ(Now(visit).alarm(), v1::Visit::ALARM_COORDINATOR);
  EXPECT_EQ(Overdue(recorder_), 1);
  EXPECT_EQ(Overdue(coordinator_), 1);
  EXPECT_EQ(Overdue(lead_), 0);

  EXPECT_EQ(RunAt(visit, absl::Minutes(60)), 1);
  EXPECT_EQ(Now(visit).alarm(), v1::Visit::ALARM_LEAD);
  EXPECT_EQ(Overdue(lead_), 1);

  // And again and again.
  EXPECT_EQ(RunAt(visit, absl::Minutes(89)), 0);
  EXPECT_EQ(RunAt(visit, absl::Minutes(90)), 1);
  EXPECT_EQ(RunAt(visit, absl::Minutes(120)), 1);
  EXPECT_EQ(Overdue(lead_), 3);
  EXPECT_EQ(Overdue(away_), 1);
  // Who is missed is told nothing, nor is the household.
  for (const std::string& person : {volunteer_, other_, contact_, stranger_}) {
    EXPECT_EQ(Overdue(person), 0);
  }
}

TEST_F(VisitAlarmTest, TheNoticeNamesTheHouseholdByItsAlias) {
  const v1::Visit visit = Agreed(household_);
  RunAt(visit, absl::Minutes(15));
  std::string parameters;
  world_.Write([&](sql::Transaction& tx) -> absl::Status {
    ASSIGN_OR_RETURN(const auto octets,
                     tx.QueryOne([](const sql::Row& row) { return row.Blob(0); },
                                 "SELECT parameters FROM notices WHERE kind = 66"));
    parameters = octets.value_or("");
    return absl::OkStatus();
  });
  EXPECT_THAT(parameters, testing::HasSubstr(household_.alias()));
  EXPECT_THAT(parameters, testing::HasSubstr("2026-03-07T02:00:00"));
  EXPECT_THAT(parameters, testing::Not(testing::HasSubstr("CANARY")));
}

TEST_F(VisitAlarmTest, TheWayBackCountsAndTheOrganisationSetsTheSteps) {
  world_.Execute(
      absl::StrCat("UPDATE units SET alarm_contact_minutes = 10, alarm_coordinator_minutes = 20, "
                   "alarm_lead_minutes = 25 WHERE unit_id = '",
                   world_.root_unit_id, "'"));
  v1::VisitPlan plan = Plan(household_);
  plan.set_travel_minutes(40);
  const auto visit = PlanIt(plan);
  ASSERT_TRUE(Agree(contact_, *visit).ok());
  EXPECT_EQ(RunAt(*visit, absl::Minutes(49)), 0);
  EXPECT_EQ(RunAt(*visit, absl::Minutes(50)), 1);
  EXPECT_EQ(Overdue(away_), 1);
  EXPECT_EQ(RunAt(*visit, absl::Minutes(60)), 1);
  EXPECT_EQ(RunAt(*visit, absl::Minutes(65)), 1);
  EXPECT_EQ(Overdue(lead_), 1);
}

TEST_F(VisitAlarmTest, WithoutAnOffSiteContactTheCoordinatorsAreFirst) {
  v1::VisitPlan plan = Plan(household_);
  plan.clear_off_site_contact();
  const auto visit = PlanIt(plan);
  ASSERT_TRUE(Agree(contact_, *visit).ok());
  EXPECT_EQ(RunAt(*visit, absl::Minutes(15)), 1);
  EXPECT_EQ(Now(*visit).alarm(), v1::Visit::ALARM_COORDINATOR);
  EXPECT_EQ(Overdue(recorder_), 1);
  EXPECT_EQ(RunAt(*visit, absl::Minutes(60)), 1);
  EXPECT_EQ(Overdue(lead_), 1);
}

TEST_F(VisitAlarmTest, WhereNobodyIsLeftToTellTheNextStepIsTakenAtOnce) {
  world_.Execute(absl::StrCat("DELETE FROM role_grants WHERE person_id IN ('", coordinator_, "', '",
                              lead_, "')"));
  const std::string administrator = world_.AddPerson({.display_name = "Gao Feng"});
  AddRole(administrator, v1::ROLE_ORGANIZATION_ADMIN);
  v1::VisitPlan plan = Plan(household_);
  SetVisitors({volunteer_, recorder_}, plan);
  plan.clear_off_site_contact();
  const auto visit = PlanIt(plan);
  ASSERT_TRUE(Agree(contact_, *visit).ok());
  EXPECT_EQ(RunAt(*visit, absl::Minutes(15)), 1);
  EXPECT_EQ(Overdue(recorder_), 0);
  EXPECT_EQ(Overdue(administrator), 1);
  EXPECT_EQ(Now(*visit).alarm(), v1::Visit::ALARM_LEAD);
}

TEST_F(VisitAlarmTest, AServerThatWasDownTakesTheStepsOneAfterTheOther) {
  const v1::Visit visit = Agreed(household_);
  EXPECT_EQ(RunAt(visit, absl::Hours(3)), 1);
  EXPECT_EQ(RunAt(visit, absl::Hours(3) + absl::Seconds(15)), 1);
  EXPECT_EQ(RunAt(visit, absl::Hours(3) + absl::Seconds(30)), 1);
  EXPECT_EQ(Overdue(lead_), 1);
  EXPECT_EQ(RunAt(visit, absl::Hours(3) + absl::Seconds(45)), 0);
}

TEST_F(VisitAlarmTest, WhoWasToldLooksAfterItForHalfAnHour) {
  const v1::Visit visit = Agreed(household_);
  EXPECT_EQ(ReasonOf(Acknowledge(away_, visit).status()), v1::ERROR_REASON_VISIT_STATE);
  RunAt(visit, absl::Minutes(15));
  for (const std::string& person : {volunteer_, contact_, stranger_}) {
    EXPECT_EQ(ReasonOf(Acknowledge(person, visit).status()), v1::ERROR_REASON_NOT_A_VISITOR);
  }
  GoTo(EndOf(visit) + absl::Minutes(20));
  const auto acknowledged = Acknowledge(away_, visit);
  ASSERT_TRUE(acknowledged.ok()) << acknowledged.status();
  EXPECT_EQ(acknowledged->alarm(), v1::Visit::ALARM_CONTACT);
  EXPECT_EQ(RunAt(visit, absl::Minutes(49)), 0);
  EXPECT_EQ(RunAt(visit, absl::Minutes(50)), 1);
  EXPECT_EQ(Overdue(recorder_), 1);
  EXPECT_TRUE(Acknowledge(lead_, visit).ok());
  EXPECT_EQ(AlarmTime(visit), EndOf(visit) + absl::Minutes(80));
}

TEST_F(VisitAlarmTest, AWordEndsItAndWhoKnewOfItHears) {
  const v1::Visit visit = Agreed(household_);
  RunAt(visit, absl::Minutes(15));
  RunAt(visit, absl::Minutes(30));
  EXPECT_EQ(ReasonOf(Safe(contact_, visit).status()), v1::ERROR_REASON_NOT_A_VISITOR);
  EXPECT_EQ(ReasonOf(Safe(stranger_, visit).status()), v1::ERROR_REASON_NOT_A_VISITOR);
  const auto safe = Safe(volunteer_, visit);
  ASSERT_TRUE(safe.ok()) << safe.status();
  EXPECT_EQ(safe->alarm(), v1::Visit::ALARM_UNSPECIFIED);
  EXPECT_FALSE(safe->has_alarm_time());
  EXPECT_EQ(Well(away_), 1);
  EXPECT_EQ(Well(recorder_), 1);
  EXPECT_EQ(Well(lead_), 0);
  EXPECT_EQ(RunAt(visit, absl::Hours(5)), 0);
  // Again is harmless.
  EXPECT_TRUE(Safe(lead_, visit).ok());
  EXPECT_EQ(Well(away_), 1);
}

TEST_F(VisitAlarmTest, WhoHearsFirstMaySayThatAllAreWell) {
  for (const std::string& person : {away_, coordinator_, lead_}) {
    const v1::Household household = Active(contact_);
    const v1::Visit visit = AgreedAt(household, Civil(3, 7, 9));
    GoTo(EndOf(visit));
    const auto safe = Safe(person, visit);
    EXPECT_TRUE(safe.ok()) << safe.status();
    EXPECT_FALSE(safe->has_alarm_time());
    ASSERT_TRUE(CancelIt(recorder_, visit).ok());
    GoTo(Civil(3, 2, 10));
  }
}

TEST_F(VisitAlarmTest, BeforeItBeginsAWordLeavesTheWaitingAsItIs) {
  const v1::Visit visit = Agreed(household_);
  ASSERT_TRUE(Safe(volunteer_, visit).ok());
  EXPECT_EQ(AlarmTime(visit), EndOf(visit) + absl::Minutes(15));
  ASSERT_TRUE(Raise(volunteer_, visit).ok());
  ASSERT_TRUE(Safe(volunteer_, visit).ok());
  EXPECT_EQ(Now(visit).alarm(), v1::Visit::ALARM_UNSPECIFIED);
  EXPECT_EQ(AlarmTime(visit), EndOf(visit) + absl::Minutes(15));
}

TEST_F(VisitAlarmTest, BeforeThePlannedEndAWordEndsTheAlarmAndNotTheWaiting) {
  const v1::Visit visit = Agreed(household_);
  GoTo(EndOf(visit) - absl::Minutes(20));
  EXPECT_EQ(FromTimestamp(Safe(volunteer_, visit)->alarm_time()), EndOf(visit) + absl::Minutes(15));
  ASSERT_TRUE(Raise(volunteer_, visit).ok());
  const auto safe = Safe(lead_, visit);
  ASSERT_TRUE(safe.ok()) << safe.status();
  EXPECT_EQ(safe->alarm(), v1::Visit::ALARM_UNSPECIFIED);
  EXPECT_EQ(FromTimestamp(safe->alarm_time()), EndOf(visit) + absl::Minutes(15));
  EXPECT_EQ(Well(away_), 1);
  EXPECT_EQ(RunAt(visit, absl::Minutes(15)), 1);
  EXPECT_EQ(Overdue(away_), 1);
}

TEST_F(VisitAlarmTest, WhoRaisedItAndWasTakenOffMayEndIt) {
  v1::VisitPlan plan = Plan(household_);
  SetVisitors({volunteer_, other_, stranger_}, plan);
  const auto visit = PlanIt(plan);
  ASSERT_TRUE(Agree(contact_, *visit).ok());
  GoTo(Civil(3, 7, 9) + absl::Minutes(10));
  ASSERT_TRUE(Leave(coordinator_, *visit, stranger_).ok());
  ASSERT_TRUE(Raise(stranger_, *visit).ok());
  // Again is harmless.
  for (int i = 0; i < 2; ++i) {
    const auto safe = Safe(stranger_, *visit);
    ASSERT_TRUE(safe.ok()) << safe.status();
    EXPECT_FALSE(safe->has_start_time());
    EXPECT_EQ(Now(*visit).alarm(), v1::Visit::ALARM_UNSPECIFIED);
    EXPECT_EQ(AlarmTime(*visit), EndOf(*visit) + absl::Minutes(15));
    EXPECT_EQ(Well(lead_), 1);
  }
  // They do not speak for the others.
  RunAt(*visit, absl::Minutes(15));
  EXPECT_EQ(ReasonOf(Safe(stranger_, *visit).status()), v1::ERROR_REASON_NOT_A_VISITOR);
  EXPECT_EQ(Now(*visit).alarm(), v1::Visit::ALARM_CONTACT);
  ASSERT_TRUE(Raise(stranger_, *visit).ok());
  ASSERT_TRUE(Safe(stranger_, *visit).ok());
  EXPECT_EQ(AlarmTime(*visit), EndOf(*visit) + absl::Minutes(15));
}

TEST_F(VisitAlarmTest, AVisitThatTakesLongerIsAwaitedLater) {
  const v1::Visit visit = Agreed(household_);
  GoTo(EndOf(visit) - absl::Minutes(5));
  const auto extended = Extend(volunteer_, visit, EndOf(visit) + absl::Minutes(40));
  ASSERT_TRUE(extended.ok()) << extended.status();
  EXPECT_EQ(FromTimestamp(extended->alarm_time()), EndOf(visit) + absl::Minutes(55));
  // The plan stays as it is, and so does what the household has agreed to.
  EXPECT_EQ(EndOf(*extended), EndOf(visit));
  EXPECT_EQ(extended->state(), v1::Visit::STATE_AGREED);
  EXPECT_EQ(extended->etag(), visit.etag());
  // Never earlier than it is awaited already.
  ASSERT_TRUE(Extend(coordinator_, visit, EndOf(visit) + absl::Minutes(10)).ok());
  ASSERT_TRUE(Safe(volunteer_, visit).ok());
  EXPECT_EQ(AlarmTime(visit), EndOf(visit) + absl::Minutes(55));
  // The steps keep their distance.
  EXPECT_EQ(RunAt(visit, absl::Minutes(54)), 0);
  EXPECT_EQ(RunAt(visit, absl::Minutes(55)), 1);
  EXPECT_EQ(Overdue(away_), 1);
  EXPECT_EQ(RunAt(visit, absl::Minutes(69)), 0);
  EXPECT_EQ(RunAt(visit, absl::Minutes(70)), 1);
  EXPECT_EQ(Overdue(recorder_), 1);
  EXPECT_EQ(RunAt(visit, absl::Minutes(99)), 0);
  EXPECT_EQ(RunAt(visit, absl::Minutes(100)), 1);
  EXPECT_EQ(Overdue(lead_), 1);
}

TEST_F(VisitAlarmTest, WhoSaysThatItTakesLongerIsWell) {
  const v1::Visit visit = Agreed(household_);
  RunAt(visit, absl::Minutes(15));
  RunAt(visit, absl::Minutes(30));
  const auto extended = Extend(other_, visit, EndOf(visit) + absl::Hours(1));
  ASSERT_TRUE(extended.ok()) << extended.status();
  EXPECT_EQ(extended->alarm(), v1::Visit::ALARM_UNSPECIFIED);
  EXPECT_EQ(FromTimestamp(extended->alarm_time()), EndOf(visit) + absl::Minutes(75));
  EXPECT_EQ(Well(away_), 1);
  EXPECT_EQ(Well(recorder_), 1);
  EXPECT_EQ(Well(lead_), 0);
  // Not so where one of them is in distress.
  ASSERT_TRUE(Raise(volunteer_, visit).ok());
  const absl::Time again = AlarmTime(visit);
  const auto later = Extend(other_, visit, EndOf(visit) + absl::Hours(3));
  ASSERT_TRUE(later.ok()) << later.status();
  EXPECT_EQ(later->alarm(), v1::Visit::ALARM_DISTRESS);
  EXPECT_EQ(FromTimestamp(later->alarm_time()), again);
}

TEST_F(VisitAlarmTest, WhoIsToldAndHasCalledSaysThatItTakesLonger) {
  const v1::Visit visit = Agreed(household_);
  RunAt(visit, absl::Minutes(15));
  EXPECT_EQ(ReasonOf(Extend(stranger_, visit, EndOf(visit) + absl::Hours(1)).status()),
            v1::ERROR_REASON_NOT_A_VISITOR);
  const auto extended = Extend(away_, visit, EndOf(visit) + absl::Hours(1));
  ASSERT_TRUE(extended.ok()) << extended.status();
  EXPECT_EQ(extended->alarm(), v1::Visit::ALARM_UNSPECIFIED);
  EXPECT_EQ(AlarmTime(visit), EndOf(visit) + absl::Minutes(75));
  // Nobody is missed any more.
  EXPECT_EQ(ReasonOf(Extend(away_, visit, EndOf(visit) + absl::Hours(2)).status()),
            v1::ERROR_REASON_NOT_A_VISITOR);
  RunAt(visit, absl::Minutes(75));
  RunAt(visit, absl::Minutes(90));
  RunAt(visit, absl::Minutes(120));
  ASSERT_EQ(Overdue(lead_), 1);
  ASSERT_TRUE(Extend(lead_, visit, EndOf(visit) + absl::Hours(3)).ok());
  EXPECT_EQ(AlarmTime(visit), EndOf(visit) + absl::Minutes(195));
}

TEST_F(VisitAlarmTest, OnlyWhatIsAwaitedTakesLongerAndAtMostFourHours) {
  const v1::Visit proposed = Planned(Active(contact_));
  EXPECT_EQ(ReasonOf(Extend(volunteer_, proposed, EndOf(proposed) + absl::Hours(1)).status()),
            v1::ERROR_REASON_VISIT_STATE);
  ASSERT_TRUE(CancelIt(recorder_, proposed).ok());
  const v1::Visit visit = Agreed(household_);
  GoTo(EndOf(visit));
  for (const std::string& person : {away_, contact_, lead_, stranger_}) {
    EXPECT_EQ(ReasonOf(Extend(person, visit, EndOf(visit) + absl::Hours(1)).status()),
              v1::ERROR_REASON_NOT_A_VISITOR);
  }
  for (const absl::Duration wrong : {absl::ZeroDuration(), absl::Hours(4) + absl::Seconds(1)}) {
    EXPECT_EQ(ReasonOf(Extend(volunteer_, visit, EndOf(visit) + wrong).status()),
              v1::ERROR_REASON_TIMES_INVALID);
  }
  v1::ExtendVisitRequest request;
  request.set_visit(visit.name());
  EXPECT_EQ(ReasonOf(By(volunteer_, request, &ExtendVisit).status()),
            v1::ERROR_REASON_FIELD_INVALID);
  EXPECT_EQ(AlarmTime(visit), EndOf(visit) + absl::Minutes(15));
  EXPECT_TRUE(Extend(volunteer_, visit, EndOf(visit) + absl::Hours(4)).ok());
  ASSERT_TRUE(Finish(volunteer_, Held(visit)).ok());
  EXPECT_EQ(ReasonOf(Extend(volunteer_, visit, EndOf(visit) + absl::Hours(1)).status()),
            v1::ERROR_REASON_VISIT_STATE);
}

// They may have set out, and know nothing of another time.
TEST_F(VisitAlarmTest, WhatIsPutOffShortlyBeforeIsStillAwaited) {
  const v1::Visit visit = Agreed(household_);
  GoTo(Civil(3, 7, 9) - kStartLead);
  const auto moved = Change(visit, PlanAt(household_, Civil(3, 21, 9)));
  ASSERT_TRUE(moved.ok()) << moved.status();
  EXPECT_EQ(moved->state(), v1::Visit::STATE_PROPOSED);
  EXPECT_EQ(moved->alarm_time().seconds(), visit.alarm_time().seconds());
  ASSERT_TRUE(Agree(contact_, *moved).ok());
  EXPECT_EQ(RunAt(visit, absl::Minutes(15)), 1);
  EXPECT_EQ(Overdue(away_), 1);
  EXPECT_EQ(RunAt(visit, absl::Minutes(30)), 1);
  EXPECT_EQ(Overdue(recorder_), 1);
  // From then on word is awaited of the visit as it is now.
  ASSERT_TRUE(Safe(away_, visit).ok());
  EXPECT_EQ(AlarmTime(visit), EndOf(*moved) + absl::Minutes(15));
}

TEST_F(VisitAlarmTest, WhatIsPutOffEarlierIsNot) {
  const v1::Visit visit = Agreed(household_);
  GoTo(Civil(3, 7, 9) - kStartLead - absl::Seconds(1));
  const auto moved = Change(visit, PlanAt(household_, Civil(3, 21, 9)));
  ASSERT_TRUE(moved.ok()) << moved.status();
  EXPECT_FALSE(moved->has_alarm_time());
  ASSERT_TRUE(Agree(contact_, *moved).ok());
  EXPECT_EQ(AlarmTime(visit), EndOf(*moved) + absl::Minutes(15));
}

TEST_F(VisitAlarmTest, WhoSetOutWithTooFewIsStillAwaited) {
  const v1::Visit visit = Agreed(household_);
  GoTo(Civil(3, 7, 8));
  ASSERT_TRUE(Leave(volunteer_, visit).ok());
  EXPECT_EQ(Now(visit).state(), v1::Visit::STATE_PROPOSED);
  EXPECT_EQ(RunAt(visit, absl::Minutes(15)), 1);
  EXPECT_EQ(Overdue(away_), 1);
  ASSERT_TRUE(Safe(other_, visit).ok());
  EXPECT_EQ(RunAt(visit, absl::Hours(2)), 0);
}

TEST_F(VisitAlarmTest, TheReportOfAVisitEndsTheAlarm) {
  const v1::Visit visit = Agreed(household_);
  RunAt(visit, absl::Minutes(20));
  ASSERT_TRUE(Finish(other_, Held(visit)).ok());
  EXPECT_EQ(Now(visit).alarm(), v1::Visit::ALARM_UNSPECIFIED);
  EXPECT_EQ(Well(away_), 1);
  EXPECT_EQ(RunAt(visit, absl::Hours(2)), 0);
}

TEST_F(VisitAlarmTest, DistressIsToldToAllAtOnceAndAgain) {
  const v1::Visit visit = Agreed(household_);
  GoTo(Civil(3, 7, 9) + absl::Minutes(20));
  for (const std::string& person : {away_, coordinator_, contact_}) {
    EXPECT_EQ(ReasonOf(Raise(person, visit).status()), v1::ERROR_REASON_NOT_A_VISITOR);
  }
  const auto raised = Raise(volunteer_, visit);
  ASSERT_TRUE(raised.ok()) << raised.status();
  EXPECT_EQ(raised->alarm(), v1::Visit::ALARM_DISTRESS);
  for (const std::string& person : {away_, recorder_, coordinator_, lead_}) {
    EXPECT_EQ(Distress(person), 1);
  }
  EXPECT_EQ(Distress(volunteer_), 0);
  world_.clock.Advance(absl::Minutes(29));
  EXPECT_EQ(RunJob(), 0);
  world_.clock.Advance(absl::Minutes(1));
  EXPECT_EQ(RunJob(), 1);
  EXPECT_EQ(Distress(lead_), 2);
  EXPECT_EQ(Distress(away_), 2);
  EXPECT_EQ(Overdue(lead_), 0);
  // Somebody is on the way.
  ASSERT_TRUE(Acknowledge(lead_, visit).ok());
  world_.clock.Advance(absl::Minutes(29));
  EXPECT_EQ(RunJob(), 0);
  ASSERT_TRUE(Safe(lead_, visit).ok());
  EXPECT_EQ(Well(away_), 1);
  EXPECT_EQ(Well(recorder_), 1);
  EXPECT_EQ(Well(lead_), 0);
}

TEST_F(VisitAlarmTest, DistressIsHeardInAnyStateUntilTwelveHoursAfter) {
  const v1::Visit visit = Agreed(household_);
  GoTo(EndOf(visit));
  ASSERT_TRUE(Finish(volunteer_, Held(visit)).ok());
  GoTo(EndOf(visit) + kDistressUntil);
  EXPECT_TRUE(Raise(other_, visit).ok());
  GoTo(EndOf(visit) + kDistressUntil + absl::Seconds(1));
  EXPECT_EQ(ReasonOf(Raise(other_, visit).status()), v1::ERROR_REASON_VISIT_STATE);
}

// Their phone may not know yet that they were taken off, and they may be there.
TEST_F(VisitAlarmTest, DistressIsHeardFromWhoWasTakenOff) {
  const v1::Visit visit = Agreed(household_);
  GoTo(Civil(3, 7, 8));
  ASSERT_TRUE(Leave(coordinator_, visit, volunteer_).ok());
  const auto raised = Raise(volunteer_, visit);
  ASSERT_TRUE(raised.ok()) << raised.status();
  EXPECT_EQ(raised->name(), visit.name());
  EXPECT_FALSE(raised->has_start_time());
  EXPECT_TRUE(raised->visitors().empty());
  EXPECT_EQ(Distress(coordinator_), 1);
  EXPECT_EQ(Distress(lead_), 1);
}

TEST_F(VisitAlarmTest, WhatTheHouseholdDecidesMeanwhileEndsNoWaiting) {
  const v1::Visit visit = Agreed(household_);
  GoTo(Civil(3, 7, 9) + absl::Minutes(10));
  ASSERT_TRUE(Withdraw(contact_, household_, true).ok());
  RunJob();
  EXPECT_EQ(world_.Int("SELECT COUNT(*) FROM households"), 0);
  EXPECT_EQ(Now(visit).state(), v1::Visit::STATE_CANCELLED);
  EXPECT_EQ(RunAt(visit, absl::Minutes(15)), 1);
  EXPECT_EQ(Overdue(away_), 1);
  ASSERT_TRUE(Safe(volunteer_, visit).ok());
  EXPECT_EQ(RunAt(visit, absl::Hours(1)), 0);
}

TEST_F(VisitAlarmTest, WhileAnAlarmIsOpenItsVisitorsCanBeCalled) {
  world_.Execute(absl::StrCat("UPDATE people SET phone = '+8613800138000' WHERE person_id = '",
                              volunteer_, "'"));
  const v1::Visit visit = Agreed(household_);
  GoTo(EndOf(visit) + absl::Minutes(14));
  EXPECT_EQ(ReasonOf(Phone(lead_, visit, volunteer_).status()), v1::ERROR_REASON_VISIT_STATE);
  RunAt(visit, absl::Minutes(15));
  const auto phone = Phone(lead_, visit, volunteer_);
  ASSERT_TRUE(phone.ok()) << phone.status();
  EXPECT_EQ(*phone, "+8613800138000");
  EXPECT_EQ(*Phone(recorder_, visit, other_), "");  // none is known
  EXPECT_EQ(ReasonOf(Phone(lead_, visit, away_).status()), v1::ERROR_REASON_NOT_FOUND);
  EXPECT_EQ(ReasonOf(Phone(lead_, visit, contact_).status()), v1::ERROR_REASON_NOT_FOUND);
  // Each is on record under the person's key, with the reason.
  EXPECT_EQ(world_.Int(absl::StrCat(
                "SELECT COUNT(*) FROM audit_records a JOIN subject_keys k ON "
                "a.subject = 'subjects/' || k.subject_key WHERE a.action = 'LookUpContact' AND "
                "a.purpose = 'safety' AND k.person_id = '",
                volunteer_, "'")),
            1);
  ASSERT_TRUE(Safe(volunteer_, visit).ok());
  EXPECT_EQ(ReasonOf(Phone(lead_, visit, volunteer_).status()), v1::ERROR_REASON_VISIT_STATE);
}

TEST_F(VisitAlarmTest, WhoWasTakenOffIsCalledWhileSomebodyIsInDistress) {
  v1::VisitPlan plan = Plan(household_);
  SetVisitors({volunteer_, other_, stranger_}, plan);
  const auto visit = PlanIt(plan);
  ASSERT_TRUE(Agree(coordinator_, *visit).ok());
  ASSERT_TRUE(Accept(volunteer_, *visit).ok());
  ASSERT_TRUE(Accept(other_, *visit).ok());
  ASSERT_TRUE(Leave(coordinator_, *visit, stranger_).ok());
  RunAt(*visit, absl::Minutes(15));
  EXPECT_EQ(ReasonOf(Phone(lead_, *visit, stranger_).status()), v1::ERROR_REASON_NOT_FOUND);
  ASSERT_TRUE(Raise(stranger_, *visit).ok());
  EXPECT_TRUE(Phone(lead_, *visit, stranger_).ok());
}

TEST_F(VisitAlarmTest, OneThatIsNotAgreedToIsNotAwaited) {
  const v1::Visit visit = Planned(household_);
  EXPECT_EQ(RunAt(visit, absl::Hours(2)), 0);
}

}  // namespace
}  // namespace glimmer::visits
