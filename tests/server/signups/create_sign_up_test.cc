#include "absl/strings/str_cat.h"
#include "tests/server/signups/sign_up_fixture.h"

namespace glimmer::signups {
namespace {

using test::BuiltShift;

class CreateSignUpTest : public SignUpTest {};

TEST_F(CreateSignUpTest, GivesAPlaceAndCountsIt) {
  const BuiltShift shift = ShiftOf(2);
  const std::string person = world_.AddPerson({.display_name = "Li Na"});
  const auto made = SignUpFor(person, shift, {.guests = 1});
  ASSERT_TRUE(made.ok()) << made.status();
  EXPECT_EQ(made->state, SignUpState::kConfirmed);
  EXPECT_EQ(made->person_display_name, "Li Na");
  EXPECT_EQ(made->actor_person_id, "");
  EXPECT_EQ(world_.Int("SELECT held FROM shifts"), 2);
  EXPECT_EQ(world_.Int("SELECT held FROM positions"), 2);
  EXPECT_EQ(world_.Int("SELECT COUNT(*) FROM notices"), 0);
}

TEST_F(CreateSignUpTest, WritesOneFeedLineForPersonStaffAndEverybody) {
  const BuiltShift shift = ShiftOf(2);
  const std::string person = world_.AddPerson();
  const auto made = SignUpFor(person, shift);
  ASSERT_TRUE(made.ok());
  EXPECT_EQ(world_.Int("SELECT COUNT(*) FROM changes"), 1);
  EXPECT_EQ(world_.Text("SELECT resource FROM changes"), "sign_ups/" + made->sign_up_id);
  EXPECT_EQ(world_.Text("SELECT shared_resource FROM changes"), "shifts/" + shift.shift_id);
  EXPECT_EQ(world_.Text("SELECT audience FROM changes"),
            absl::StrCat("person:", person, " unit:", world_.root_unit_id, " unit:", world_.unit_id,
                         " shift:", shift.shift_id));
}

TEST_F(CreateSignUpTest, RefusesWhenShiftIsFull) {
  const BuiltShift shift = ShiftOf(1);
  ASSERT_TRUE(SignUpFor(world_.AddPerson(), shift).ok());
  const auto second = SignUpFor(world_.AddPerson(), shift);
  EXPECT_EQ(ReasonOf(second.status()), v1::ERROR_REASON_SHIFT_FULL);
  EXPECT_EQ(MetadataOf(second.status(), "capacity"), "1");
  EXPECT_EQ(MetadataOf(second.status(), "held"), "1");
}

TEST_F(CreateSignUpTest, CountsGuestsAgainstTheCapacity) {
  const BuiltShift shift = ShiftOf(3);
  ASSERT_TRUE(SignUpFor(world_.AddPerson(), shift, {.guests = 1}).ok());
  const auto pair = SignUpFor(world_.AddPerson(), shift, {.guests = 1});
  EXPECT_EQ(ReasonOf(pair.status()), v1::ERROR_REASON_SHIFT_FULL);
  EXPECT_TRUE(SignUpFor(world_.AddPerson(), shift).ok());
}

TEST_F(CreateSignUpTest, HoldsTheShiftsOwnCapacityToo) {
  const BuiltShift shift =
      world_.AddShift({.capacity = 1, .positions = {{.capacity = 1}, {.capacity = 1}}});
  ASSERT_TRUE(SignUpFor(world_.AddPerson(), shift).ok());
  const auto second = SignUpFor(world_.AddPerson(), shift);
  EXPECT_EQ(ReasonOf(second.status()), v1::ERROR_REASON_SHIFT_FULL);
}

TEST_F(CreateSignUpTest, JoinsTheLineInOrder) {
  const BuiltShift shift = ShiftOf(1);
  ASSERT_TRUE(SignUpFor(world_.AddPerson(), shift).ok());
  const auto first = Wait(world_.AddPerson(), shift);
  const auto second = Wait(world_.AddPerson(), shift);
  ASSERT_TRUE(second.ok()) << second.status();
  EXPECT_EQ(first->state, SignUpState::kWaitlisted);
  EXPECT_EQ(first->waitlist_position, 1);
  EXPECT_EQ(second->waitlist_position, 2);
  ASSERT_TRUE(Leave(*first).ok());
  EXPECT_EQ(Now(*second).waitlist_position, 1);
}

TEST_F(CreateSignUpTest, RefusesALineThatCanNeverServe) {
  const BuiltShift shift = ShiftOf(2);
  const auto party = Wait(world_.AddPerson(), shift, 3);
  EXPECT_EQ(ReasonOf(party.status()), v1::ERROR_REASON_SHIFT_FULL);
}

TEST_F(CreateSignUpTest, TakesTheFirstPositionThatFits) {
  const BuiltShift shift = world_.AddShift(
      {.positions = {{.capacity = 5, .needed_skills = {"driver"}}, {.capacity = 1}, {}}});
  const auto helper = SignUpFor(world_.AddPerson(), shift);
  ASSERT_TRUE(helper.ok());
  EXPECT_EQ(helper->position_id, shift.position_ids[1]);
  const auto next = SignUpFor(world_.AddPerson(), shift);
  EXPECT_EQ(next->position_id, shift.position_ids[2]);
  const auto driver = SignUpFor(world_.AddPerson({.skills = {"first aid", "driver"}}), shift);
  EXPECT_EQ(driver->position_id, shift.position_ids[0]);
}

TEST_F(CreateSignUpTest, RefusesASecondSignUp) {
  const BuiltShift shift = ShiftOf(5);
  const std::string person = world_.AddPerson();
  const auto first = SignUpFor(person, shift);
  const auto again = SignUpFor(person, shift);
  EXPECT_EQ(ReasonOf(again.status()), v1::ERROR_REASON_ALREADY_SIGNED_UP);
  EXPECT_EQ(MetadataOf(again.status(), "sign_up"), "sign_ups/" + first->sign_up_id);
  ASSERT_TRUE(Leave(*first).ok());
  EXPECT_TRUE(SignUpFor(person, shift).ok());
}

TEST_F(CreateSignUpTest, HonoursThePhonesIdOnce) {
  const BuiltShift shift = ShiftOf(5);
  const std::string id = NewUlid(world_.clock.Now(), world_.random);
  const auto made = SignUpFor(world_.AddPerson(), shift, {.sign_up_id = id});
  EXPECT_EQ(made->sign_up_id, id);
  const auto clash = SignUpFor(world_.AddPerson(), shift, {.sign_up_id = id});
  EXPECT_EQ(ReasonOf(clash.status()), v1::ERROR_REASON_ALREADY_EXISTS);
  const auto bad = SignUpFor(world_.AddPerson(), shift, {.sign_up_id = "no id"});
  EXPECT_EQ(ReasonOf(bad.status()), v1::ERROR_REASON_FIELD_INVALID);
}

TEST_F(CreateSignUpTest, RefusesAnOverlapUnlessACoordinatorSaysWhy) {
  const BuiltShift first = ShiftOf(5);
  const BuiltShift clash = world_.AddShift({.start = first.start + absl::Hours(1)});
  const BuiltShift after = world_.AddShift({.start = first.start + absl::Hours(2)});
  const std::string person = world_.AddPerson();
  const std::string coordinator = world_.AddPerson();
  ASSERT_TRUE(SignUpFor(person, first).ok());
  const auto refused = SignUpFor(person, clash);
  EXPECT_EQ(ReasonOf(refused.status()), v1::ERROR_REASON_SIGN_UP_OVERLAPS);
  EXPECT_EQ(MetadataOf(refused.status(), "shift"), "shifts/" + first.shift_id);
  EXPECT_TRUE(SignUpFor(person, after).ok());
  const auto own = SignUpFor(person, clash, {.override_reason = "I can do both"});
  EXPECT_EQ(ReasonOf(own.status()), v1::ERROR_REASON_FIELD_INVALID);
  const auto made = SignUpBy(coordinator, person, clash, {.override_reason = "Same place"});
  ASSERT_TRUE(made.ok()) << made.status();
  EXPECT_EQ(made->actor_person_id, coordinator);
  EXPECT_EQ(Now(*made).override_reason, "Same place");
  EXPECT_EQ(world_.Text("SELECT purpose FROM audit_records"), "Same place");
  EXPECT_EQ(world_.Notices(person, v1::Notice::KIND_SIGNED_UP_FOR_YOU), 1);
}

TEST_F(CreateSignUpTest, WaitingElsewhereIsNoOverlap) {
  const BuiltShift full = ShiftOf(1);
  ASSERT_TRUE(SignUpFor(world_.AddPerson(), full).ok());
  const std::string person = world_.AddPerson();
  ASSERT_TRUE(Wait(person, full).ok());
  EXPECT_TRUE(SignUpFor(person, ShiftOf(1)).ok());
}

TEST_F(CreateSignUpTest, KeepsToTheWindow) {
  const absl::Time now = world_.clock.Now();
  const BuiltShift later = world_.AddShift({.open = now + absl::Hours(1)});
  const BuiltShift closed = world_.AddShift({.close = now});
  const std::string person = world_.AddPerson();
  EXPECT_EQ(ReasonOf(SignUpFor(person, later).status()), v1::ERROR_REASON_SIGN_UP_NOT_OPEN);
  EXPECT_EQ(ReasonOf(SignUpFor(person, closed).status()), v1::ERROR_REASON_SIGN_UP_CLOSED);
  const std::string coordinator = world_.AddPerson();
  EXPECT_TRUE(SignUpBy(coordinator, person, later, {.override_reason = "Agreed"}).ok());
}

TEST_F(CreateSignUpTest, RefusesStrangersAndMergedPeople) {
  const BuiltShift shift = ShiftOf(5);
  const std::string stays = world_.AddPerson();
  const std::string merged = world_.AddPerson();
  world_.Execute(absl::StrCat("UPDATE people SET merged_into_person_id = '", stays,
                              "' WHERE person_id = '", merged, "'"));
  const auto refused = SignUpBy(stays, merged, shift);
  EXPECT_EQ(ReasonOf(refused.status()), v1::ERROR_REASON_PERSON_MERGED);
  EXPECT_EQ(MetadataOf(refused.status(), "merged_into"), "people/" + stays);
  const std::string nobody = NewUlid(world_.clock.Now(), world_.random);
  EXPECT_EQ(ReasonOf(SignUpBy(stays, nobody, shift).status()), v1::ERROR_REASON_NOT_FOUND);
  EXPECT_EQ(ReasonOf(SignUpFor(stays, {.shift_id = nobody}).status()), v1::ERROR_REASON_NOT_FOUND);
  EXPECT_EQ(ReasonOf(SignUpFor(stays, shift, {.position_id = nobody}).status()),
            v1::ERROR_REASON_NOT_FOUND);
}

}  // namespace
}  // namespace glimmer::signups
