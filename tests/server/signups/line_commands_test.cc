#include "server/signups/line_commands.h"

#include "absl/strings/str_cat.h"
#include "shared/base/time_convert.h"
#include "tests/server/signups/sign_up_fixture.h"

namespace glimmer::signups {
namespace {

using test::BuiltShift;

class LineTest : public SignUpTest {
 protected:
  // A shift of one place, taken, with a line of two.
  void SetUp() override {
    leader_ = world_.AddPerson();
    shift_ = world_.AddShift({.positions = {{.capacity = 1}}, .leader_person_id = leader_});
    holder_ = *SignUpFor(world_.AddPerson(), shift_);
    first_ = *Wait(world_.AddPerson(), shift_);
    second_ = *Wait(world_.AddPerson(), shift_);
  }

  std::string leader_;
  BuiltShift shift_;
  SignUp holder_;
  SignUp first_;
  SignUp second_;
};

TEST_F(LineTest, OffersAFreedPlaceToTheFirstAndNobodyElse) {
  const auto left = Leave(holder_);
  ASSERT_TRUE(left.ok()) << left.status();
  EXPECT_EQ(left->state, SignUpState::kCancelled);
  EXPECT_FALSE(left->left_late);
  EXPECT_EQ(StateOf(first_), SignUpState::kOffered);
  EXPECT_EQ(Now(first_).offer_expire_time, world_.clock.Now() + absl::Hours(24));
  EXPECT_EQ(StateOf(second_), SignUpState::kWaitlisted);
  EXPECT_EQ(world_.Notices(first_.person_id, v1::Notice::KIND_PLACE_OFFERED), 1);
  const auto stranger = SignUpFor(world_.AddPerson(), shift_);
  EXPECT_EQ(ReasonOf(stranger.status()), v1::ERROR_REASON_SHIFT_FULL);
  EXPECT_EQ(ReasonOf(Accept(second_).status()), v1::ERROR_REASON_SIGN_UP_STATE);
  const auto accepted = Accept(first_);
  ASSERT_TRUE(accepted.ok()) << accepted.status();
  EXPECT_EQ(accepted->state, SignUpState::kConfirmed);
  EXPECT_FALSE(accepted->offer_expire_time);
}

TEST_F(LineTest, AnOfferNeverRunsPastTwoHoursBeforeTheStart) {
  world_.clock.Set(shift_.start - absl::Hours(10));
  ASSERT_TRUE(Leave(holder_).ok());
  EXPECT_EQ(Now(first_).offer_expire_time, shift_.start - absl::Hours(2));
}

TEST_F(LineTest, ADeclinedPlacePassesOn) {
  ASSERT_TRUE(Leave(holder_).ok());
  const auto declined = Decline(first_);
  ASSERT_TRUE(declined.ok()) << declined.status();
  EXPECT_EQ(declined->state, SignUpState::kDeclined);
  EXPECT_EQ(StateOf(second_), SignUpState::kOffered);
  EXPECT_EQ(world_.Notices(first_.person_id, v1::Notice::KIND_SIGN_UP_CANCELLED), 0);
}

TEST_F(LineTest, ALapsedOfferPassesOn) {
  ASSERT_TRUE(Leave(holder_).ok());
  world_.clock.Advance(absl::Hours(24));
  const auto late = Accept(first_);
  EXPECT_EQ(ReasonOf(late.status()), v1::ERROR_REASON_OFFER_EXPIRED);
  LapseDue();
  EXPECT_EQ(StateOf(first_), SignUpState::kLapsed);
  EXPECT_EQ(world_.Notices(first_.person_id, v1::Notice::KIND_OFFER_LAPSED), 1);
  EXPECT_EQ(StateOf(second_), SignUpState::kOffered);
}

TEST_F(LineTest, SkipsPartiesThatDoNotFit) {
  const BuiltShift shift = ShiftOf(3);
  const SignUp pair = *SignUpFor(world_.AddPerson(), shift, {.guests = 1});
  const SignUp single = *SignUpFor(world_.AddPerson(), shift);
  const SignUp party = *Wait(world_.AddPerson(), shift, 2);
  const SignUp small = *Wait(world_.AddPerson(), shift, 0);
  ASSERT_TRUE(Leave(single).ok());
  EXPECT_EQ(StateOf(party), SignUpState::kWaitlisted);
  EXPECT_EQ(StateOf(small), SignUpState::kOffered);
  ASSERT_TRUE(Leave(pair).ok());
  EXPECT_EQ(StateOf(party), SignUpState::kWaitlisted);
  // Two are free, the party of three waits: a newcomer comes after it, and fits.
  EXPECT_EQ(ReasonOf(SignUpFor(world_.AddPerson(), shift).status()), v1::ERROR_REASON_SHIFT_FULL);
  const auto newcomer = Wait(world_.AddPerson(), shift);
  ASSERT_TRUE(newcomer.ok());
  EXPECT_EQ(newcomer->state, SignUpState::kOffered);
}

TEST_F(LineTest, AnAddedPlaceIsOffered) {
  world_.Execute("UPDATE positions SET capacity = 2");
  const absl::Status status = world_.As("", [&](rpc::Context& context) -> absl::Status {
    RETURN_IF_ERROR(context.tx.Execute("UPDATE shifts SET capacity = 2").status());
    return PromoteNext(context, shift_.shift_id);
  });
  ASSERT_TRUE(status.ok()) << status;
  EXPECT_EQ(StateOf(first_), SignUpState::kOffered);
  EXPECT_EQ(StateOf(second_), SignUpState::kWaitlisted);
}

TEST_F(LineTest, InTheLastTwoHoursWhoComesFirstIsServed) {
  world_.clock.Set(shift_.start - absl::Hours(2));
  const auto left = Leave(holder_);
  ASSERT_TRUE(left.ok());
  EXPECT_TRUE(left->left_late);
  EXPECT_EQ(world_.Notices(leader_, v1::Notice::KIND_LEFT_LATE), 1);
  EXPECT_EQ(StateOf(first_), SignUpState::kWaitlisted);
  const auto again = SignUpFor(second_.person_id, shift_);
  ASSERT_TRUE(again.ok()) << again.status();
  EXPECT_EQ(again->state, SignUpState::kConfirmed);
  EXPECT_EQ(StateOf(second_), SignUpState::kCancelled);
  EXPECT_EQ(ReasonOf(SignUpFor(first_.person_id, shift_).status()),
            v1::ERROR_REASON_ALREADY_SIGNED_UP);
  EXPECT_EQ(ReasonOf(SignUpFor(world_.AddPerson(), shift_).status()), v1::ERROR_REASON_SHIFT_FULL);
}

TEST_F(LineTest, NobodyLeavesAfterTheStart) {
  world_.clock.Set(shift_.start);
  EXPECT_EQ(ReasonOf(Leave(holder_).status()), v1::ERROR_REASON_SHIFT_STARTED);
}

TEST_F(LineTest, AcceptingChecksTheOverlap) {
  ASSERT_TRUE(SignUpFor(first_.person_id, world_.AddShift()).ok());
  ASSERT_TRUE(Leave(holder_).ok());
  EXPECT_EQ(ReasonOf(Accept(first_).status()), v1::ERROR_REASON_SIGN_UP_OVERLAPS);
}

TEST_F(LineTest, AskingForCoverWithALineFreesThePlace) {
  const auto left = Leave(holder_, true);
  ASSERT_TRUE(left.ok());
  EXPECT_EQ(left->state, SignUpState::kCancelled);
  EXPECT_EQ(StateOf(first_), SignUpState::kOffered);
}

TEST_F(LineTest, CoverIsTakenOverInOneStep) {
  const BuiltShift shift =
      world_.AddShift({.positions = {{.capacity = 1}}, .leader_person_id = leader_});
  const SignUp tired = *SignUpFor(world_.AddPerson(), shift);
  const auto asked = Leave(tired, true);
  ASSERT_TRUE(asked.ok()) << asked.status();
  EXPECT_EQ(asked->state, SignUpState::kConfirmed);
  EXPECT_TRUE(Now(tired).cover_wanted);
  EXPECT_EQ(world_.Notices(leader_, v1::Notice::KIND_COVER_WANTED), 1);
  EXPECT_EQ(ReasonOf(SignUpFor(world_.AddPerson(), shift, {.guests = 1}).status()),
            v1::ERROR_REASON_SHIFT_FULL);
  const auto fresh = SignUpFor(world_.AddPerson(), shift);
  ASSERT_TRUE(fresh.ok()) << fresh.status();
  EXPECT_EQ(fresh->state, SignUpState::kConfirmed);
  EXPECT_EQ(StateOf(tired), SignUpState::kCancelled);
  EXPECT_EQ(world_.Notices(tired.person_id, v1::Notice::KIND_COVER_FOUND), 1);
  EXPECT_EQ(ReasonOf(SignUpFor(world_.AddPerson(), shift).status()), v1::ERROR_REASON_SHIFT_FULL);
}

TEST_F(LineTest, WhatATakeOverLeavesFreeGoesToTheLine) {
  const BuiltShift shift =
      world_.AddShift({.capacity = 2, .positions = {{.capacity = 2}, {.capacity = 1}}});
  const SignUp pair = *SignUpFor(world_.AddPerson(), shift, {.guests = 1});
  ASSERT_TRUE(Now(*Leave(pair, true)).cover_wanted);
  const auto waits = SignUpFor(world_.AddPerson(), shift,
                               {.position_id = shift.position_ids[1], .join_waitlist = true});
  // The pair's places are asked for at the other position, too, but it is not that one's cover.
  ASSERT_TRUE(waits.ok()) << waits.status();
  ASSERT_EQ(waits->state, SignUpState::kWaitlisted);
  const auto single = SignUpFor(world_.AddPerson(), shift);
  ASSERT_TRUE(single.ok()) << single.status();
  EXPECT_EQ(StateOf(pair), SignUpState::kCancelled);
  EXPECT_EQ(StateOf(*waits), SignUpState::kOffered);
}

TEST_F(LineTest, SomebodyElsesLeaveIsTold) {
  const auto left = Do(leader_, [&](rpc::Context& context) {
    return LeaveShift(context, holder_.sign_up_id, false);
  });
  ASSERT_TRUE(left.ok());
  EXPECT_EQ(world_.Notices(holder_.person_id, v1::Notice::KIND_SIGN_UP_CANCELLED), 1);
}

TEST_F(LineTest, ACancelledShiftTellsEverybodyOnIt) {
  ASSERT_TRUE(Leave(holder_).ok());  // one offered, one waiting
  const absl::Status status = world_.As("", [&](rpc::Context& context) -> absl::Status {
    RETURN_IF_ERROR(context.tx.Execute("UPDATE shifts SET state = 2").status());
    return CancelAllOnShift(context, shift_.shift_id, "Typhoon");
  });
  ASSERT_TRUE(status.ok()) << status;
  EXPECT_EQ(StateOf(first_), SignUpState::kCancelled);
  EXPECT_EQ(StateOf(second_), SignUpState::kCancelled);
  EXPECT_EQ(world_.Int("SELECT held + waiting FROM shifts"), 0);
  EXPECT_EQ(world_.Notices(first_.person_id, v1::Notice::KIND_SHIFT_CANCELLED), 1);
  EXPECT_EQ(world_.Notices(second_.person_id, v1::Notice::KIND_SHIFT_CANCELLED), 1);
  EXPECT_EQ(world_.Notices(holder_.person_id, v1::Notice::KIND_SHIFT_CANCELLED), 0);
  EXPECT_EQ(ReasonOf(SignUpFor(world_.AddPerson(), shift_).status()),
            v1::ERROR_REASON_SHIFT_CANCELLED);
}

TEST_F(LineTest, AMovedShiftTakesItsSignUpsAlong) {
  ASSERT_TRUE(Leave(holder_).ok());
  const absl::Time start = world_.clock.Now() + absl::Hours(4);
  const absl::Status status = world_.As("", [&](rpc::Context& context) -> absl::Status {
    RETURN_IF_ERROR(context.tx
                        .Execute("UPDATE shifts SET start_time_us = $1, end_time_us = $2", start,
                                 start + absl::Hours(1))
                        .status());
    ASSIGN_OR_RETURN(const events::Shift shift,
                     events::ShiftStore(context.tx).Get(shift_.shift_id));
    return UpdateTimesOnShift(context, shift, shift_.start);
  });
  ASSERT_TRUE(status.ok()) << status;
  EXPECT_EQ(Now(second_).start_time, start);
  EXPECT_EQ(Now(first_).offer_expire_time, start - absl::Hours(2));
  EXPECT_EQ(world_.Notices(second_.person_id, v1::Notice::KIND_SHIFT_MOVED), 1);
}

TEST_F(LineTest, TheRosterListsPlacesThenTheLine) {
  ASSERT_TRUE(Leave(holder_).ok());
  ASSERT_TRUE(Accept(first_).ok());
  const SignUp third = *Wait(world_.AddPerson(), shift_);
  std::vector<SignUp> page;
  std::vector<SignUp> rest;
  const absl::Status status =
      sql::ReadAndWait(world_.database(), [&](sql::Transaction& tx) -> absl::Status {
        ASSIGN_OR_RETURN(page, SignUpStore(tx).ListOfShift(shift_.shift_id, {}, 2));
        ASSIGN_OR_RETURN(
            rest, SignUpStore(tx).ListOfShift(
                      shift_.shift_id, {RosterGroup(page[1].state), page[1].join_sequence}, 2));
        return absl::OkStatus();
      });
  ASSERT_TRUE(status.ok()) << status;
  ASSERT_EQ(page.size(), 2u);
  EXPECT_EQ(page[0].sign_up_id, first_.sign_up_id);
  EXPECT_EQ(page[1].sign_up_id, second_.sign_up_id);
  EXPECT_EQ(page[1].waitlist_position, 1);
  ASSERT_EQ(rest.size(), 1u);
  EXPECT_EQ(rest[0].sign_up_id, third.sign_up_id);
  EXPECT_EQ(rest[0].waitlist_position, 2);
}

}  // namespace
}  // namespace glimmer::signups
