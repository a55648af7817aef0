// Who gets what of the feed, and that reading on gives the same as loading anew.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <utility>

#include "tests/server/sync/feed_fixture.h"

namespace glimmer::sync {
namespace {

using testing::IsEmpty;
using testing::UnorderedElementsAre;

class FeedAudienceTest : public FeedTest {
 protected:
  static std::string NameOf(const test::TestCaller& caller) { return "people/" + caller.person_id; }

  test::TestCaller volunteer_ = Volunteer("Volunteer", unit_);
  test::TestCaller other_ = Volunteer("Other", unit_);
  test::TestCaller leader_ = Volunteer("Leader", sibling_);
  test::TestCaller sibling_coordinator_ = server_.EnrolWithRole(v1::ROLE_COORDINATOR, sibling_);
  test::TestCaller auditor_ = server_.EnrolWithRole(v1::ROLE_AUDITOR, server_.root_unit_id());
};

TEST_F(FeedAudienceTest, EverybodyGetsUnitsEventsAndShifts) {
  const std::string shift = AddShift(5, leader_.person_id);
  for (const test::TestCaller& who : {volunteer_, other_, leader_, coordinator_, administrator_,
                                      sibling_coordinator_, auditor_}) {
    const FeedPhone phone = FreshPhoneOf(who);
    EXPECT_EQ(phone.Names("units").size(), 3u);
    EXPECT_EQ(phone.Names("events").size(), 1u);
    EXPECT_THAT(phone.Names("shifts"), UnorderedElementsAre(shift));
  }
}

TEST_F(FeedAudienceTest, PeopleGoToThemselvesAndToThoseWhoseScopeTheyLiveIn) {
  for (const test::TestCaller& who : {volunteer_, other_, leader_, auditor_}) {
    EXPECT_THAT(FreshPhoneOf(who).Names("people"), UnorderedElementsAre(NameOf(who)));
  }
  EXPECT_THAT(FreshPhoneOf(coordinator_).Names("people"),
              UnorderedElementsAre(NameOf(coordinator_), NameOf(volunteer_), NameOf(other_)));
  EXPECT_THAT(FreshPhoneOf(sibling_coordinator_).Names("people"),
              UnorderedElementsAre(NameOf(sibling_coordinator_), NameOf(leader_)));
  EXPECT_THAT(FreshPhoneOf(administrator_).Names("people"),
              UnorderedElementsAre(NameOf(administrator_), NameOf(auditor_), NameOf(coordinator_),
                                   NameOf(volunteer_), NameOf(other_), NameOf(leader_),
                                   NameOf(sibling_coordinator_)));
}

TEST_F(FeedAudienceTest, ASignUpGoesToItsPersonTheLeaderAndTheUnitsCoordinators) {
  const std::string shift = AddShift(5, leader_.person_id);
  FeedPhone reading[] = {FreshPhoneOf(volunteer_),   FreshPhoneOf(leader_),
                         FreshPhoneOf(coordinator_), FreshPhoneOf(administrator_),
                         FreshPhoneOf(other_),       FreshPhoneOf(sibling_coordinator_),
                         FreshPhoneOf(auditor_)};
  const std::string sign_up = SignUp(volunteer_, shift);
  const test::TestCaller callers[] = {
      volunteer_, leader_, coordinator_, administrator_, other_, sibling_coordinator_, auditor_};
  for (int i = 0; i < 7; ++i) {
    ASSERT_EQ(reading[i].Read(), v1::ERROR_REASON_UNSPECIFIED);
    EXPECT_EQ(reading[i].Holds(sign_up), i < 4) << i;
    EXPECT_EQ(reading[i].At(shift).shift().held(), 1) << i;
    EXPECT_EQ(FreshPhoneOf(callers[i]).Holds(sign_up), i < 4) << i;
  }
}

TEST_F(FeedAudienceTest, ANoticeGoesToItsPersonAlone) {
  const std::string shift = AddShift(5);
  FeedPhone reading = FreshPhoneOf(volunteer_);
  SignUp(coordinator_, volunteer_.person_id, shift);
  ASSERT_EQ(reading.Read(), v1::ERROR_REASON_UNSPECIFIED);
  ASSERT_EQ(reading.Names("notices").size(), 1u);
  EXPECT_EQ(reading.At(reading.Names("notices")[0]).notice().kind(),
            v1::Notice::KIND_SIGNED_UP_FOR_YOU);
  EXPECT_EQ(FreshPhoneOf(volunteer_).Names("notices").size(), 1u);
  for (const test::TestCaller& who : {other_, coordinator_, administrator_}) {
    EXPECT_THAT(FreshPhoneOf(who).Names("notices"), IsEmpty());
  }
}

// A person moves away: the coordinator they leave is told to purge, the one they come to gets them.
TEST_F(FeedAudienceTest, AMoveIsRevokedForThoseLeftBehind) {
  FeedPhone here = FreshPhoneOf(coordinator_);
  FeedPhone there = FreshPhoneOf(sibling_coordinator_);
  FeedPhone above = FreshPhoneOf(administrator_);
  FeedPhone own = FreshPhoneOf(volunteer_);
  const std::string name = NameOf(volunteer_);
  ASSERT_TRUE(here.Holds(name));
  MoveHome(volunteer_.person_id, sibling_);
  for (FeedPhone* phone : {&here, &there, &above, &own}) {
    ASSERT_EQ(phone->Read(), v1::ERROR_REASON_UNSPECIFIED);
  }
  EXPECT_FALSE(here.Holds(name));
  ASSERT_TRUE(here.WasTold(name));
  EXPECT_EQ(here.told().back().kind(), v1::Change::KIND_REVOKED);
  EXPECT_FALSE(here.told().back().has_person());
  for (const FeedPhone* phone : {&there, &above, &own}) {
    EXPECT_EQ(phone->At(name).person().home_unit(), "units/" + sibling_);
  }
  Rename(volunteer_.person_id, "New name");
  ASSERT_EQ(here.Read(), v1::ERROR_REASON_UNSPECIFIED);
  EXPECT_FALSE(here.WasTold(name));
}

// Who coordinates both units keeps the person.
TEST_F(FeedAudienceTest, AMoveWithinSomebodysUnitsIsNotRevoked) {
  server_.AddGrant(coordinator_.person_id, v1::ROLE_COORDINATOR, sibling_);
  FeedPhone phone = FreshPhoneOf(coordinator_);
  ASSERT_TRUE(phone.Holds(NameOf(volunteer_)));
  MoveHome(volunteer_.person_id, sibling_);
  ASSERT_EQ(phone.Read(), v1::ERROR_REASON_UNSPECIFIED);
  EXPECT_EQ(phone.At(NameOf(volunteer_)).person().home_unit(), "units/" + sibling_);
}

// The volunteer of one unit helps in another: attendance goes to those who run the shift, the
// record to both sides.
TEST_F(FeedAudienceTest, AttendanceAndRecordsGoToThoseTheyConcern) {
  const test::TestCaller guest = Volunteer("Guest", sibling_);
  const std::string shift = AddShift(5, leader_.person_id);
  SignUp(guest, shift);
  const absl::Time start = server_.clock().Now() + absl::Hours(72);
  server_.clock().Set(start + absl::Hours(3));
  std::vector<test::TestCaller> callers;
  std::vector<FeedPhone> reading;
  for (const test::TestCaller& who :
       {guest, coordinator_, administrator_, leader_, sibling_coordinator_, volunteer_, auditor_}) {
    callers.push_back(server_.Enrol(who.person_id));
    reading.push_back(FreshPhoneOf(callers.back()));
  }
  Enter(callers[1], guest.person_id, shift, start);
  const bool sees_attendance[] = {true, true, true, true, false, false, false};
  const bool sees_record[] = {true, true, true, false, true, false, false};
  for (size_t i = 0; i < callers.size(); ++i) {
    ASSERT_EQ(reading[i].Read(), v1::ERROR_REASON_UNSPECIFIED);
    const FeedPhone anew = FreshPhoneOf(callers[i]);
    for (const FeedPhone* phone : {&std::as_const(reading[i]), &anew}) {
      EXPECT_EQ(phone->Names("attendances").size(), sees_attendance[i] ? 1u : 0u) << i;
      EXPECT_EQ(phone->Names("service_records").size(), sees_record[i] ? 1u : 0u) << i;
    }
  }
}

// Whatever happened, reading on and loading anew hold the same.
TEST_F(FeedAudienceTest, ReadingOnGivesTheSameAsLoadingAnew) {
  const std::string shift = AddShift(1, leader_.person_id);
  const test::TestCaller callers[] = {
      volunteer_, leader_, coordinator_, administrator_, other_, sibling_coordinator_, auditor_};
  std::vector<FeedPhone> phones;
  for (const test::TestCaller& who : callers) phones.push_back(FreshPhoneOf(who));
  const std::string sign_up = SignUp(volunteer_, shift);
  SignUp(other_, shift);
  Leave(volunteer_, sign_up);
  MoveHome(other_.person_id, sibling_);
  Rename(volunteer_.person_id, "New name");
  AddShift(3);
  for (size_t i = 0; i < phones.size(); ++i) {
    ASSERT_EQ(phones[i].Read(), v1::ERROR_REASON_UNSPECIFIED);
    const FeedPhone anew = FreshPhoneOf(callers[i]);
    EXPECT_EQ(phones[i].Names("people"), anew.Names("people")) << i;
    for (const auto& [name, change] : anew.held()) {
      EXPECT_EQ(phones[i].At(name).SerializeAsString(), change.SerializeAsString()) << i << name;
    }
  }
}

}  // namespace
}  // namespace glimmer::sync
