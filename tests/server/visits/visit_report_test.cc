// What a phone tells of a visit, and what becomes of it.
#include "server/visits/report_commands.h"

#include <gmock/gmock.h>

#include "absl/strings/str_cat.h"
#include "shared/base/time_convert.h"
#include "shared/domain/resource_names.h"
#include "tests/server/visits/visit_fixture.h"

namespace glimmer::visits {
namespace {

class VisitReportTest : public VisitTest {
 protected:
  int64_t Records(const std::string& person_id) {
    return world_.Int(
        absl::StrCat("SELECT COUNT(*) FROM service_records r JOIN subject_keys k "
                     "ON k.subject_key = r.subject_key WHERE k.person_id = '",
                     person_id, "'"));
  }

  int64_t MinutesInForce(const std::string& person_id) {
    return world_.Int(
        absl::StrCat("SELECT SUM(r.counted_minutes) FROM service_records r JOIN subject_keys k "
                     "ON k.subject_key = r.subject_key WHERE k.person_id = '",
                     person_id,
                     "' AND NOT EXISTS (SELECT 1 FROM service_records c "
                     "WHERE c.correction_of = r.service_record_id)"));
  }

  std::string Column(const std::string& column) {
    return world_.Text(absl::StrCat("SELECT CAST(", column, " AS TEXT) FROM service_records"));
  }
};

TEST_F(VisitReportTest, AVisitorSetsOutAtMostTwoHoursEarly) {
  const v1::Visit visit = Agreed(household_);
  const absl::Time start = Civil(3, 7, 9);
  GoTo(start - absl::Hours(3));
  EXPECT_EQ(ReasonOf(Start(volunteer_, visit, start - absl::Minutes(121)).status()),
            v1::ERROR_REASON_TIMES_INVALID);
  EXPECT_EQ(ReasonOf(Start(volunteer_, visit, start).status()), v1::ERROR_REASON_TIMES_INVALID);
  GoTo(start - absl::Minutes(90));
  EXPECT_EQ(ReasonOf(Start(contact_, visit, start - absl::Minutes(90)).status()),
            v1::ERROR_REASON_NOT_A_VISITOR);
  const auto begun = Start(volunteer_, visit, start - absl::Minutes(100));
  ASSERT_TRUE(begun.ok()) << begun.status();
  EXPECT_EQ(begun->state(), v1::Visit::STATE_UNDERWAY);
  EXPECT_EQ(FromTimestamp(begun->actual_start_time()), start - absl::Minutes(100));
  // The first who says so is who began.
  const auto again = Start(other_, visit, start - absl::Minutes(95));
  EXPECT_EQ(FromTimestamp(again->actual_start_time()), start - absl::Minutes(100));
  EXPECT_EQ(again->alarm_time().seconds(), visit.alarm_time().seconds());
}

TEST_F(VisitReportTest, WithoutTheHouseholdsWordNoVisitBegins) {
  const v1::Visit visit = Planned(household_);
  GoTo(Civil(3, 7, 9));
  EXPECT_EQ(ReasonOf(Start(volunteer_, visit, Civil(3, 7, 9)).status()),
            v1::ERROR_REASON_VISIT_STATE);
  GoTo(EndOf(visit));
  EXPECT_EQ(ReasonOf(Finish(recorder_, Held(visit)).status()), v1::ERROR_REASON_VISIT_STATE);
  // Who was there all the same has been there.
  EXPECT_TRUE(Finish(volunteer_, Held(visit))->awaits_coordinator());
  EXPECT_EQ(Now(visit).state(), v1::Visit::STATE_PROPOSED);
  EXPECT_EQ(Records(volunteer_), 1);
}

TEST_F(VisitReportTest, AHeldVisitIsServiceThatWaitsForACoordinator) {
  const v1::Visit visit = Agreed(household_);
  GoTo(EndOf(visit) + absl::Minutes(5));
  v1::FinishVisitRequest request = Held(visit);
  request.add_done(1);
  request.add_delivered(4'000);
  const auto finished = Finish(volunteer_, request);
  ASSERT_TRUE(finished.ok()) << finished.status();
  EXPECT_FALSE(finished->awaits_coordinator());
  const v1::Visit& held = finished->visit();
  EXPECT_EQ(held.state(), v1::Visit::STATE_HELD);
  EXPECT_FALSE(held.has_alarm_time());
  EXPECT_FALSE(held.checklist(0).done());
  EXPECT_TRUE(held.checklist(1).done());
  EXPECT_EQ(held.deliveries(0).delivered(), 4'000);
  EXPECT_EQ(Now(visit).SerializeAsString(), held.SerializeAsString());
  EXPECT_EQ(Records(volunteer_), 1);
  EXPECT_EQ(Records(other_), 1);
  EXPECT_EQ(world_.Int("SELECT COUNT(*) FROM visit_records"), 2);
  EXPECT_EQ(world_.Int("SELECT COUNT(*) FROM service_records WHERE state = 2 AND source = 3 "
                       "AND evidence_class = 3 AND counted_minutes = 60"),
            2);
}

TEST_F(VisitReportTest, TheLedgerDoesNotSayWhose) {
  const v1::Visit visit = Agreed(household_);
  GoTo(EndOf(visit));
  ASSERT_TRUE(Finish(volunteer_, Held(visit)).ok());
  EXPECT_EQ(Column("title"), "Household visit");
  EXPECT_EQ(Column("host_unit_id"), world_.unit_id);
  const std::string household_id = household_.name().substr(kHouseholds.size() + 1);
  for (const char* column : {"title", "category", "reason", "subject_key", "recorder"}) {
    EXPECT_THAT(Column(column), testing::Not(testing::HasSubstr(household_id))) << column;
    EXPECT_THAT(Column(column), testing::Not(testing::HasSubstr(household_.alias()))) << column;
  }
}

TEST_F(VisitReportTest, ASecondVisitorAddsNothing) {
  const v1::Visit visit = Agreed(household_);
  GoTo(EndOf(visit));
  ASSERT_TRUE(Finish(volunteer_, Held(visit)).ok());
  const auto again = Finish(other_, NotHeld(visit));
  ASSERT_TRUE(again.ok()) << again.status();
  EXPECT_EQ(again->visit().state(), v1::Visit::STATE_HELD);
  EXPECT_FALSE(again->awaits_coordinator());
  EXPECT_EQ(Records(other_), 1);
  EXPECT_EQ(ReasonOf(CancelIt(recorder_, visit).status()), v1::ERROR_REASON_VISIT_STATE);
}

TEST_F(VisitReportTest, OnlyWhoAcceptedHasServedAndWhoTellsHas) {
  v1::VisitPlan plan = Plan(household_);
  SetVisitors({volunteer_, other_, stranger_}, plan);
  const auto visit = PlanIt(plan);
  ASSERT_TRUE(Agree(contact_, *visit).ok());
  ASSERT_TRUE(Accept(other_, *visit).ok());
  GoTo(EndOf(*visit));
  ASSERT_TRUE(Finish(volunteer_, Held(*visit)).ok());
  EXPECT_EQ(Records(volunteer_), 1);
  EXPECT_EQ(Records(other_), 1);
  EXPECT_EQ(Records(stranger_), 0);
}

TEST_F(VisitReportTest, WhoWasNotCountedIsHeardAfterTheOthers) {
  v1::VisitPlan plan = Plan(household_);
  SetVisitors({volunteer_, other_, stranger_}, plan);
  const auto visit = PlanIt(plan);
  ASSERT_TRUE(Agree(contact_, *visit).ok());
  GoTo(EndOf(*visit));
  ASSERT_TRUE(Finish(volunteer_, Held(*visit)).ok());
  for (int i = 0; i < 2; ++i) {
    const auto told = Finish(stranger_, Held(*visit));
    ASSERT_TRUE(told.ok()) << told.status();
    EXPECT_TRUE(told->awaits_coordinator());
    EXPECT_EQ(told->visit().state(), v1::Visit::STATE_HELD);
    EXPECT_EQ(told->visit().visitors_size(), 3);
    EXPECT_EQ(Records(stranger_), 1);
    EXPECT_EQ(world_.Notices(recorder_, v1::Notice::KIND_VISIT_REPORT_WAITS), 1);
  }
  EXPECT_EQ(Records(other_), 0);
}

TEST_F(VisitReportTest, EachOfTwoHasTheirOwnTime) {
  const v1::Visit visit = Agreed(household_);
  GoTo(EndOf(visit) + absl::Minutes(30));
  ASSERT_TRUE(Finish(volunteer_, Held(visit)).ok());
  v1::FinishVisitRequest longer = Held(visit);
  *longer.mutable_end_time() = ToTimestamp(EndOf(visit) + absl::Minutes(20));
  for (int i = 0; i < 2; ++i) {
    const auto told = Finish(other_, longer);
    ASSERT_TRUE(told.ok()) << told.status();
    EXPECT_FALSE(told->awaits_coordinator());
    EXPECT_EQ(MinutesInForce(other_), 80);
    EXPECT_EQ(MinutesInForce(volunteer_), 60);
    // In place of what the other had told of them.
    EXPECT_EQ(Records(other_), 2);
    EXPECT_EQ(Records(volunteer_), 1);
  }
  // Nobody else takes it back.
  ASSERT_TRUE(Finish(volunteer_, longer).ok());
  EXPECT_EQ(MinutesInForce(volunteer_), 60);
  EXPECT_EQ(world_.Notices(recorder_, v1::Notice::KIND_VISIT_REPORT_WAITS), 0);
}

TEST_F(VisitReportTest, OneSaysNotHeldAndTheOtherWasThere) {
  const v1::Visit visit = Agreed(household_);
  GoTo(EndOf(visit));
  ASSERT_TRUE(Finish(volunteer_, NotHeld(visit)).ok());
  const auto told = Finish(other_, Held(visit));
  ASSERT_TRUE(told.ok()) << told.status();
  EXPECT_TRUE(told->awaits_coordinator());
  EXPECT_EQ(told->visit().state(), v1::Visit::STATE_NOT_HELD);
  EXPECT_EQ(Records(other_), 1);
  EXPECT_EQ(Records(volunteer_), 0);
}

// Their phone had no signal while it was put off, and they were on the road.
TEST_F(VisitReportTest, WhatWasPutOffMeanwhileKeepsTheTimeOfWhoWasThere) {
  const v1::Visit visit = Agreed(household_);
  GoTo(Civil(3, 7, 8));
  const auto moved = Change(visit, PlanAt(household_, Civil(3, 21, 9)));
  ASSERT_TRUE(moved.ok()) << moved.status();
  GoTo(EndOf(visit));
  const auto told = Finish(volunteer_, Held(visit));
  ASSERT_TRUE(told.ok()) << told.status();
  EXPECT_TRUE(told->awaits_coordinator());
  EXPECT_EQ(told->visit().state(), v1::Visit::STATE_PROPOSED);
  EXPECT_FALSE(told->visit().has_alarm_time());
  // Not cut by a plan that is another.
  EXPECT_EQ(MinutesInForce(volunteer_), 60);
}

TEST_F(VisitReportTest, WhatIsToldOfAnEarlierPlanEndsNothingThatIsStillToCome) {
  const v1::Visit visit = Agreed(household_);
  GoTo(Civil(3, 7, 8));
  const auto moved = Change(visit, PlanAt(household_, Civil(3, 21, 9)));
  ASSERT_TRUE(Agree(contact_, *moved).ok());
  GoTo(EndOf(visit));
  ASSERT_TRUE(Finish(volunteer_, NotHeld(visit)).ok());
  const auto told = Finish(other_, Held(visit));
  ASSERT_TRUE(told.ok()) << told.status();
  EXPECT_TRUE(told->awaits_coordinator());
  EXPECT_EQ(Records(other_), 1);
  EXPECT_EQ(told->visit().state(), v1::Visit::STATE_AGREED);
  EXPECT_EQ(FromTimestamp(told->visit().alarm_time()), EndOf(*moved) + absl::Minutes(15));
  // Then they are there again.
  GoTo(EndOf(*moved));
  ASSERT_TRUE(Accept(other_, *moved).ok());
  ASSERT_TRUE(Finish(volunteer_, Held(*moved)).ok());
  EXPECT_EQ(Now(visit).state(), v1::Visit::STATE_HELD);
  EXPECT_EQ(MinutesInForce(other_), 120);
}

TEST_F(VisitReportTest, AReportThatComesLateEndsNobodysDistress) {
  const v1::Visit visit = Agreed(household_);
  GoTo(EndOf(visit));
  ASSERT_TRUE(Finish(volunteer_, Held(visit)).ok());
  ASSERT_TRUE(Raise(volunteer_, visit).ok());
  ASSERT_TRUE(Finish(other_, Held(visit)).ok());
  EXPECT_EQ(Now(visit).alarm(), v1::Visit::ALARM_DISTRESS);
  EXPECT_TRUE(Now(visit).has_alarm_time());
}

TEST_F(VisitReportTest, WhoHasToldAlreadyIsNotCountedAgain) {
  const v1::Visit visit = Agreed(household_);
  v1::VisitPlan plan = Plan(household_);
  SetVisitors({volunteer_, stranger_}, plan);
  const auto changed = Change(visit, plan);
  GoTo(Civil(3, 7, 9) + absl::Minutes(30));
  v1::FinishVisitRequest early = Held(visit);
  *early.mutable_end_time() = ToTimestamp(Civil(3, 7, 9) + absl::Minutes(30));
  ASSERT_TRUE(Finish(volunteer_, early)->awaits_coordinator());
  ASSERT_TRUE(Agree(contact_, *changed).ok());
  GoTo(EndOf(visit));
  ASSERT_TRUE(Finish(stranger_, Held(*changed)).ok());
  EXPECT_EQ(Records(stranger_), 1);
  EXPECT_EQ(Records(volunteer_), 1);
}

TEST_F(VisitReportTest, WhatWasNotHeldIsNoServiceAndNobodySaysWhy) {
  const v1::Visit visit = Agreed(household_);
  GoTo(Civil(3, 7, 9));
  const auto finished = Finish(volunteer_, NotHeld(visit));
  ASSERT_TRUE(finished.ok()) << finished.status();
  EXPECT_EQ(finished->visit().state(), v1::Visit::STATE_NOT_HELD);
  EXPECT_FALSE(finished->visit().has_alarm_time());
  EXPECT_EQ(Records(volunteer_), 0);
}

TEST_F(VisitReportTest, TimesAndListsAreOfThisVisit) {
  const v1::Visit visit = Agreed(household_);
  GoTo(EndOf(visit));
  v1::FinishVisitRequest request = Held(visit);
  *request.mutable_end_time() = ToTimestamp(EndOf(visit) + absl::Seconds(1));
  EXPECT_EQ(ReasonOf(Finish(volunteer_, request).status()), v1::ERROR_REASON_TIMES_INVALID);
  request = Held(visit);
  *request.mutable_end_time() = request.start_time();
  EXPECT_EQ(ReasonOf(Finish(volunteer_, request).status()), v1::ERROR_REASON_TIMES_INVALID);
  request = Held(visit);
  *request.mutable_start_time() = ToTimestamp(EndOf(visit) - absl::Hours(25));
  EXPECT_EQ(ReasonOf(Finish(volunteer_, request).status()), v1::ERROR_REASON_TIMES_INVALID);
  request = Held(visit);
  request.clear_end_time();
  EXPECT_EQ(ReasonOf(Finish(volunteer_, request).status()), v1::ERROR_REASON_FIELD_INVALID);
  request = Held(visit);
  request.add_done(2);
  EXPECT_EQ(ReasonOf(Finish(volunteer_, request).status()), v1::ERROR_REASON_FIELD_INVALID);
  request = Held(visit);
  request.add_delivered(1);
  request.add_delivered(1);
  EXPECT_EQ(ReasonOf(Finish(volunteer_, request).status()), v1::ERROR_REASON_FIELD_INVALID);
  request = Held(visit);
  request.add_delivered(-1);
  EXPECT_EQ(ReasonOf(Finish(volunteer_, request).status()), v1::ERROR_REASON_FIELD_INVALID);
  for (const std::string& person : {contact_, away_, lead_, stranger_}) {
    EXPECT_EQ(ReasonOf(Finish(person, Held(visit)).status()), v1::ERROR_REASON_NOT_A_VISITOR);
  }
  EXPECT_EQ(Now(visit).state(), v1::Visit::STATE_AGREED);
}

TEST_F(VisitReportTest, ACoordinatorTellsForThoseWithoutAPhone) {
  const v1::Visit visit = Agreed(household_);
  GoTo(EndOf(visit));
  ASSERT_TRUE(Finish(recorder_, Held(visit)).ok());
  EXPECT_EQ(Records(volunteer_), 1);
  EXPECT_EQ(Records(recorder_), 0);
}

TEST_F(VisitReportTest, WhoWasTakenOffIsHeardAndChangesNothing) {
  const v1::Visit visit = Agreed(household_);
  v1::VisitPlan plan = Plan(household_);
  SetVisitors({volunteer_, stranger_}, plan);
  ASSERT_TRUE(Change(visit, plan).ok());
  GoTo(EndOf(visit));
  const auto told = Finish(other_, Held(visit));
  ASSERT_TRUE(told.ok()) << told.status();
  EXPECT_TRUE(told->awaits_coordinator());
  EXPECT_EQ(told->visit().name(), visit.name());
  // Who goes in their place, and when, is not for them any more.
  EXPECT_EQ(told->visit().visitors_size(), 0);
  EXPECT_FALSE(told->visit().has_start_time());
  EXPECT_EQ(Now(visit).state(), v1::Visit::STATE_PROPOSED);
  EXPECT_EQ(Records(other_), 1);
  EXPECT_EQ(Records(volunteer_), 0);
  EXPECT_EQ(world_.Notices(recorder_, v1::Notice::KIND_VISIT_REPORT_WAITS), 1);
  // Once.
  EXPECT_TRUE(Finish(other_, Held(visit))->awaits_coordinator());
  EXPECT_EQ(Records(other_), 1);
  EXPECT_EQ(world_.Notices(recorder_, v1::Notice::KIND_VISIT_REPORT_WAITS), 1);
  EXPECT_FALSE(Finish(other_, NotHeld(visit))->awaits_coordinator());
}

TEST_F(VisitReportTest, OfACancelledVisitTheOwnTimeWaitsAndTheWordIsTaken) {
  const v1::Visit visit = Agreed(household_);
  GoTo(Civil(3, 7, 9) + absl::Minutes(30));
  // They may be there: word is still awaited.
  const auto cancelled = CancelIt(contact_, visit);
  ASSERT_TRUE(cancelled.ok()) << cancelled.status();
  EXPECT_EQ(cancelled->alarm_time().seconds(), visit.alarm_time().seconds());
  GoTo(EndOf(visit));
  const auto told = Finish(volunteer_, Held(visit));
  ASSERT_TRUE(told.ok()) << told.status();
  EXPECT_TRUE(told->awaits_coordinator());
  EXPECT_EQ(told->visit().state(), v1::Visit::STATE_CANCELLED);
  EXPECT_FALSE(told->visit().has_alarm_time());
  EXPECT_EQ(Records(volunteer_), 1);
  EXPECT_EQ(Records(other_), 0);
  EXPECT_EQ(ReasonOf(Finish(recorder_, Held(visit)).status()), v1::ERROR_REASON_VISIT_STATE);
}

TEST_F(VisitReportTest, AHeldIntroductionMakesThemKnowEachOther) {
  const v1::Pairing pairing = Paired(household_, volunteer_);
  const v1::Visit visit = Agreed(household_);
  GoTo(EndOf(visit));
  ASSERT_TRUE(Finish(volunteer_, Held(visit)).ok());
  const v1::Pairing now = PairingTest::Now(pairing);
  EXPECT_EQ(now.state(), v1::Pairing::STATE_ACTIVE);
  EXPECT_EQ(now.last_visit_date(), "2026-03-07");
  EXPECT_EQ(now.next_visit_date(), "2026-03-21");
  // Both know the household now.
  const auto next = PlanIt(PlanAt(household_, Civil(3, 21, 9)));
  ASSERT_TRUE(next.ok()) << next.status();
  EXPECT_FALSE(next->introduction());
}

}  // namespace
}  // namespace glimmer::visits
