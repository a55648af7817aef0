// A published round is taken back: what nobody has said yes to, in time, and everybody hears once.
#include "server/visits/retract_commands.h"

#include <gmock/gmock.h>

#include "absl/strings/str_cat.h"
#include "shared/base/time_convert.h"
#include "shared/domain/resource_names.h"
#include "shared/rpc/error.h"
#include "tests/server/visits/visit_fixture.h"

namespace glimmer::visits {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class VisitRetractTest : public VisitTest {
 protected:
  // Three households of one round, on three Saturdays, by the same two.
  std::vector<v1::Visit> Round() {
    std::vector<v1::VisitPlan> plans;
    int day = 7;
    for (const v1::Household* household : {&household_, &second_, &third_}) {
      plans.push_back(PlanAt(*household, Civil(3, day, 9)));
      day += 7;
    }
    const auto planned = PlanAll(plans);
    EXPECT_TRUE(planned.ok()) << planned.status();
    if (!planned.ok()) return {};
    return {planned->visits().begin(), planned->visits().end()};
  }

  v1::RetractVisitsRequest Request(const std::vector<v1::Visit>& visits) {
    v1::RetractVisitsRequest request;
    request.set_unit(ResourceName(kUnits, world_.unit_id));
    for (const v1::Visit& visit : visits) request.add_visits(visit.name());
    return request;
  }

  absl::StatusOr<v1::RetractVisitsResponse> Retract(const std::vector<v1::Visit>& visits,
                                                    const std::string& actor) {
    return By(actor, Request(visits), &RetractVisits);
  }

  int64_t Told(const std::string& person_id) {
    return world_.Int(absl::StrCat("SELECT COUNT(*) FROM notices WHERE person_id = '", person_id,
                                   "' AND kind = ", v1::Notice::KIND_VISITS_RETRACTED));
  }

  const v1::Household second_ = Active(contact_);
  const v1::Household third_ = Active();
};

TEST_F(VisitRetractTest, ARoundThatNobodyHasAnsweredIsGoneAndEverybodyHearsOnce) {
  const std::vector<v1::Visit> round = Round();
  ASSERT_EQ(round.size(), 3u);
  world_.clock.Advance(absl::Minutes(5));
  const auto taken = Retract(round, recorder_);
  ASSERT_TRUE(taken.ok()) << taken.status();
  EXPECT_THAT(taken->retracted(), ElementsAre(round[0].name(), round[1].name(), round[2].name()));
  EXPECT_THAT(taken->kept(), IsEmpty());
  for (const v1::Visit& visit : round) {
    EXPECT_EQ(Now(visit).state(), v1::Visit::STATE_CANCELLED);
    EXPECT_FALSE(Now(visit).has_alarm_time());
  }
  // Three visits each, two of the contact's households: one message for each person.
  EXPECT_EQ(Told(volunteer_), 1);
  EXPECT_EQ(Told(other_), 1);
  EXPECT_EQ(Told(contact_), 1);
  EXPECT_EQ(Told(away_), 0);
  EXPECT_EQ(Told(recorder_), 0);
  EXPECT_EQ(world_.Int(absl::StrCat("SELECT COUNT(*) FROM notices WHERE kind = ",
                                    v1::Notice::KIND_VISIT_CANCELLED)),
            0);
}

TEST_F(VisitRetractTest, TheHouseholdsMayBePlannedAnew) {
  const std::vector<v1::Visit> round = Round();
  ASSERT_TRUE(Retract(round, coordinator_).ok());
  EXPECT_EQ(Round().size(), 3u);
}

TEST_F(VisitRetractTest, WhatSomebodyHasSaidYesToStaysAndIsNamed) {
  std::vector<v1::Visit> round = Round();
  ASSERT_TRUE(Agree(contact_, round[0]).ok());
  ASSERT_TRUE(Accept(other_, round[1]).ok());
  const auto taken = Retract(round, recorder_);
  ASSERT_TRUE(taken.ok()) << taken.status();
  EXPECT_THAT(taken->retracted(), ElementsAre(round[2].name()));
  EXPECT_THAT(taken->kept(), ElementsAre(round[0].name(), round[1].name()));
  EXPECT_EQ(Now(round[0]).state(), v1::Visit::STATE_AGREED);
  EXPECT_TRUE(Now(round[0]).has_alarm_time());
  EXPECT_EQ(Now(round[1]).state(), v1::Visit::STATE_PROPOSED);
  EXPECT_EQ(Told(contact_), 0);  // both of theirs stay
  EXPECT_EQ(Told(volunteer_), 1);
}

TEST_F(VisitRetractTest, WhatHasBegunOrIsAwaitedStays) {
  const std::vector<v1::Visit> round = Round();
  ASSERT_TRUE(Agree(contact_, round[0]).ok());
  // Put off from two hours before its start on: somebody may have set out.
  world_.Execute(
      absl::StrCat("UPDATE visits SET create_time_us = ", absl::ToUnixMicros(Civil(3, 7, 8))));
  GoTo(Civil(3, 7, 8));
  const auto moved = Change(round[0], PlanAt(household_, Civil(3, 28, 9)));
  ASSERT_TRUE(moved.ok()) << moved.status();
  ASSERT_EQ(moved->state(), v1::Visit::STATE_PROPOSED);
  const auto taken = Retract(round, recorder_);
  ASSERT_TRUE(taken.ok()) << taken.status();
  EXPECT_THAT(taken->kept(), ElementsAre(round[0].name()));
  EXPECT_TRUE(Now(round[0]).has_alarm_time());
}

TEST_F(VisitRetractTest, AgainItTakesNothingBackAndTellsNobody) {
  const std::vector<v1::Visit> round = Round();
  ASSERT_TRUE(CancelIt(contact_, round[1]).ok());
  ASSERT_TRUE(Retract(round, recorder_).ok());
  const auto again = Retract(round, recorder_);
  ASSERT_TRUE(again.ok()) << again.status();
  EXPECT_THAT(again->retracted(), IsEmpty());
  EXPECT_EQ(again->kept_size(), 3);
  EXPECT_EQ(Told(volunteer_), 1);
}

TEST_F(VisitRetractTest, AfterHalfAnHourPeopleCountOnIt) {
  const std::vector<v1::Visit> round = Round();
  world_.clock.Advance(kRetractWithin);
  const auto late = Retract(round, recorder_);
  EXPECT_EQ(ReasonOf(late.status()), v1::ERROR_REASON_UNDO_EXPIRED);
  EXPECT_TRUE(MetadataOf(late.status(), "expire_time").has_value());
  EXPECT_EQ(Now(round[0]).state(), v1::Visit::STATE_PROPOSED);
  world_.clock.Advance(-absl::Seconds(1));
  EXPECT_TRUE(Retract(round, recorder_).ok());
}

TEST_F(VisitRetractTest, OnlyARoundAndOnlyOnesOwn) {
  std::vector<v1::Visit> round = Round();
  EXPECT_EQ(ReasonOf(Retract({}, recorder_).status()), v1::ERROR_REASON_FIELD_INVALID);
  EXPECT_EQ(ReasonOf(Retract({round[0], round[0]}, recorder_).status()),
            v1::ERROR_REASON_FIELD_INVALID);
  world_.clock.Advance(absl::Minutes(1));
  const auto single = PlanIt(PlanAt(household_, Civil(3, 28, 9)));
  ASSERT_TRUE(single.ok()) << single.status();
  EXPECT_EQ(ReasonOf(Retract({round[0], *single}, recorder_).status()),
            v1::ERROR_REASON_FIELD_INVALID);
  v1::RetractVisitsRequest elsewhere = Request(round);
  elsewhere.set_unit(ResourceName(kUnits, world_.AddUnit("Other Village", world_.root_unit_id)));
  EXPECT_EQ(ReasonOf(By(recorder_, elsewhere, &RetractVisits).status()),
            v1::ERROR_REASON_NOT_FOUND);
  EXPECT_EQ(Told(volunteer_), 0);
}

TEST_F(VisitRetractTest, ItIsOnRecord) {
  const std::vector<v1::Visit> round = Round();
  ASSERT_TRUE(Accept(volunteer_, round[0]).ok());
  ASSERT_TRUE(Retract(round, recorder_).ok());
  EXPECT_EQ(world_.Text("SELECT purpose FROM audit_records WHERE action = 'RetractVisits'"),
            "2 of 3");
}

}  // namespace
}  // namespace glimmer::visits
