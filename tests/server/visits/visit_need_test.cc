// What a household asks a visitor to pass on: only with its word, without a word of whose it is,
// and for as long as it consents.
#include "server/visits/need_commands.h"

#include <gmock/gmock.h>

#include "absl/strings/str_cat.h"
#include "server/wishes/wish_commands.h"
#include "shared/domain/resource_names.h"
#include "shared/rpc/error.h"
#include "tests/server/visits/need_fixture.h"

namespace glimmer::visits {
namespace {

using testing::HasSubstr;
using testing::Not;

TEST_F(VisitNeedTest, WhatTheHouseholdAsksForBecomesAWishThatWaitsForReview) {
  const v1::Visit visit = Underway();
  const auto relayed = Relay(volunteer_, Glasses(visit));
  ASSERT_TRUE(relayed.ok()) << relayed.status();
  const v1::Wish& wish = relayed->wish();
  EXPECT_EQ(wish.state(), v1::Wish::STATE_PROPOSED);
  EXPECT_EQ(wish.unit(), household_.unit());
  EXPECT_EQ(wish.goods().item(), "reading glasses");
  // Its contact speaks for it, and takes it back without a reason.
  EXPECT_EQ(ContactOf(wish), contact_);
  v1::WithdrawWishRequest withdraw;
  withdraw.set_wish(wish.name());
  EXPECT_TRUE(By(contact_, withdraw, &wishes::WithdrawWish).ok());
  EXPECT_EQ(StateOf(wish), v1::Wish::STATE_WITHDRAWN);
}

TEST_F(VisitNeedTest, OrAFollowUpOfItsCommunity) {
  const v1::Visit visit = Underway();
  const auto relayed = Relay(other_, Lamp(visit));
  ASSERT_TRUE(relayed.ok()) << relayed.status();
  EXPECT_EQ(relayed->follow_up().state(), v1::FollowUp::STATE_OPEN);
  EXPECT_EQ(relayed->follow_up().unit(), household_.unit());
  EXPECT_EQ(relayed->follow_up().kind(), v1::FollowUp::KIND_PROBLEM);
}

TEST_F(VisitNeedTest, WithoutTheHouseholdsWordNothingIsStored) {
  const v1::Visit visit = Underway();
  for (v1::RelayNeedRequest request : {Glasses(visit), Lamp(visit)}) {
    v1::RelayNeedRequest nobody = request;
    nobody.clear_given_by();
    EXPECT_EQ(MetadataOf(Relay(volunteer_, nobody).status(), "field"), "given_by");
    v1::RelayNeedRequest nohow = request;
    nohow.clear_channel();
    EXPECT_EQ(MetadataOf(Relay(volunteer_, nohow).status(), "field"), "channel");
    request.set_given_by(static_cast<v1::ConsentRecord::GivenBy>(9));
    EXPECT_EQ(Refused(volunteer_, request), v1::ERROR_REASON_FIELD_INVALID);
  }
  EXPECT_EQ(Refused(volunteer_, Asked(visit)), v1::ERROR_REASON_FIELD_INVALID);
  EXPECT_EQ(Stored(), 0);
}

TEST_F(VisitNeedTest, ThatTheWordWasGivenIsOnRecordAndCoordinatorsAreTold) {
  const v1::Visit visit = Underway();
  v1::RelayNeedRequest request = Lamp(visit);
  request.set_given_by(v1::ConsentRecord::GIVEN_BY_GUARDIAN);
  request.set_channel(v1::ConsentRecord::CHANNEL_TELEPHONE);
  ASSERT_TRUE(Relay(volunteer_, request).ok());
  EXPECT_EQ(world_.Text("SELECT purpose FROM audit_records WHERE action = 'RelayNeed'"),
            "guardian, telephone");
  EXPECT_EQ(world_.Notices(coordinator_, v1::Notice::KIND_NEED_RELAYED), 1);
  EXPECT_EQ(world_.Notices(recorder_, v1::Notice::KIND_NEED_RELAYED), 1);
  EXPECT_EQ(world_.Notices(contact_, v1::Notice::KIND_NEED_RELAYED), 0);
}

TEST_F(VisitNeedTest, NothingOfItSaysWhose) {
  const v1::Visit visit = Underway();
  v1::RelayNeedRequest named = Glasses(visit);
  named.mutable_wish()->set_title(absl::StrCat("Glasses for ", household_.alias()));
  EXPECT_EQ(MetadataOf(Relay(volunteer_, named).status(), "field"), "wish.title");
  named = Glasses(visit);
  named.mutable_wish()->set_alias(household_.alias());
  EXPECT_EQ(MetadataOf(Relay(volunteer_, named).status(), "field"), "wish.alias");
  named = Glasses(visit);
  named.mutable_wish()->mutable_goods()->set_measure(household_.alias());
  EXPECT_EQ(MetadataOf(Relay(volunteer_, named).status(), "field"), "wish.goods.measure");
  named = Lamp(visit);
  named.mutable_follow_up()->set_source(household_.alias());
  EXPECT_EQ(MetadataOf(Relay(volunteer_, named).status(), "field"), "follow_up.source");
  EXPECT_EQ(Stored(), 0);
  const auto relayed = Relay(volunteer_, Glasses(visit));
  ASSERT_TRUE(relayed.ok()) << relayed.status();
  EXPECT_THAT(relayed->DebugString(), Not(HasSubstr(household_.alias())));
  EXPECT_THAT(relayed->DebugString(), Not(HasSubstr(household_.name())));
}

TEST_F(VisitNeedTest, ThereIsNoRoomForMoreThanALine) {
  const v1::Visit visit = Underway();
  v1::RelayNeedRequest wish = Glasses(visit);
  wish.mutable_wish()->set_description("She cannot read the paper any more.");
  EXPECT_EQ(MetadataOf(Relay(volunteer_, wish).status(), "field"), "wish.description");
  v1::RelayNeedRequest matter = Lamp(visit);
  matter.mutable_follow_up()->set_description("They fall in the dark.");
  EXPECT_EQ(MetadataOf(Relay(volunteer_, matter).status(), "field"), "follow_up.description");
  v1::RelayNeedRequest number = Lamp(visit);
  number.mutable_follow_up()->set_title("Call 13800138000");
  EXPECT_EQ(Refused(volunteer_, number), v1::ERROR_REASON_TEXT_LOOKS_PRIVATE);
  EXPECT_EQ(Stored(), 0);
}

TEST_F(VisitNeedTest, OnlyWhoGoesThereAndOnceItMayHaveBegun) {
  const v1::Visit visit = Agreed(household_);
  GoTo(Civil(3, 7, 9) - kStartLead - absl::Seconds(1));
  EXPECT_EQ(Refused(volunteer_, Lamp(visit)), v1::ERROR_REASON_VISIT_STATE);
  GoTo(EndOf(visit));
  for (const std::string& person : {stranger_, away_, contact_, recorder_, lead_}) {
    EXPECT_EQ(Refused(person, Lamp(visit)), v1::ERROR_REASON_NOT_A_VISITOR);
  }
  ASSERT_TRUE(Finish(volunteer_, Held(visit)).ok());
  EXPECT_TRUE(Relay(volunteer_, Lamp(visit)).ok());
  GoTo(EndOf(visit) + kRelayUntil - absl::Seconds(1));
  EXPECT_TRUE(Relay(other_, Lamp(visit)).ok());
  GoTo(EndOf(visit) + kRelayUntil);
  EXPECT_EQ(Refused(other_, Lamp(visit)), v1::ERROR_REASON_VISIT_STATE);
}

TEST_F(VisitNeedTest, WhoHasNotSaidThatTheyGoPassesNothingOn) {
  const v1::Visit visit = Planned(household_);
  ASSERT_TRUE(Accept(volunteer_, visit).ok());
  ASSERT_TRUE(Agree(contact_, visit).ok());
  GoTo(Civil(3, 7, 9));
  EXPECT_EQ(Refused(other_, Lamp(visit)), v1::ERROR_REASON_NOT_A_VISITOR);
  EXPECT_TRUE(Relay(volunteer_, Lamp(visit)).ok());
}

TEST_F(VisitNeedTest, WhomTheHouseholdHasRefusedSpeaksForItNoLonger) {
  const v1::Visit visit = Underway();
  GoTo(EndOf(visit));
  ASSERT_TRUE(Finish(volunteer_, Held(visit)).ok());
  ASSERT_TRUE(Refuse(contact_, household_, volunteer_).ok());
  EXPECT_EQ(Refused(volunteer_, Lamp(visit)), v1::ERROR_REASON_HOUSEHOLD_STATE);
  EXPECT_EQ(Refused(volunteer_, Glasses(visit)), v1::ERROR_REASON_HOUSEHOLD_STATE);
  EXPECT_TRUE(Relay(other_, Lamp(visit)).ok());
}

// Who is refused is answered to the letter what every visitor of a household is that asks for
// nothing any more, for whatever reason, also once it is erased.
TEST_F(VisitNeedTest, NobodyCanTellARefusalFromAPauseOrAnEnd) {
  const v1::Visit visit = Underway();
  GoTo(EndOf(visit));
  ASSERT_TRUE(Finish(volunteer_, Held(visit)).ok());
  ASSERT_TRUE(Refuse(contact_, household_, volunteer_).ok());
  const absl::Status refused = Relay(volunteer_, Lamp(visit)).status();
  ASSERT_FALSE(refused.ok());
  ASSERT_TRUE(Pause(contact_, household_).ok());
  EXPECT_EQ(Relay(other_, Lamp(visit)).status(), refused);
  ASSERT_TRUE(Resume(contact_, household_).ok());
  EndConsents();
  EXPECT_EQ(Relay(other_, Lamp(visit)).status(), refused);
  ASSERT_TRUE(Withdraw(contact_, household_, true).ok());
  EXPECT_EQ(Relay(other_, Lamp(visit)).status(), refused);
  EXPECT_EQ(RunJob(), 1);
  EXPECT_EQ(Relay(other_, Lamp(visit)).status(), refused);
  EXPECT_EQ(Relay(volunteer_, Lamp(visit)).status(), refused);
}

TEST_F(VisitNeedTest, NothingComesFromAVisitThatWasNotHeldOrNotAgreedTo) {
  const v1::Visit proposed = Planned(household_);
  ASSERT_TRUE(Accept(volunteer_, proposed).ok());
  GoTo(Civil(3, 7, 9));
  EXPECT_EQ(Refused(volunteer_, Lamp(proposed)), v1::ERROR_REASON_VISIT_STATE);
  ASSERT_TRUE(Agree(contact_, proposed).ok());
  ASSERT_TRUE(Finish(volunteer_, NotHeld(proposed)).ok());
  EXPECT_EQ(Refused(volunteer_, Lamp(proposed)), v1::ERROR_REASON_VISIT_STATE);
  EXPECT_EQ(Stored(), 0);
}

TEST_F(VisitNeedTest, AHouseholdThatConsentsNoLongerAsksForNothing) {
  const v1::Visit visit = Agreed(household_);
  GoTo(EndOf(visit));
  ASSERT_TRUE(Finish(volunteer_, Held(visit)).ok());
  ASSERT_TRUE(Pause(contact_, household_).ok());
  EXPECT_EQ(Refused(volunteer_, Glasses(visit)), v1::ERROR_REASON_HOUSEHOLD_STATE);
  ASSERT_TRUE(Resume(contact_, household_).ok());
  EndConsents();
  EXPECT_EQ(Refused(volunteer_, Glasses(visit)), v1::ERROR_REASON_HOUSEHOLD_STATE);
  ASSERT_TRUE(Withdraw(contact_, household_, true).ok());
  EXPECT_EQ(Refused(volunteer_, Glasses(visit)), v1::ERROR_REASON_HOUSEHOLD_STATE);
  EXPECT_EQ(RunJob(), 1);
  EXPECT_EQ(Refused(volunteer_, Glasses(visit)), v1::ERROR_REASON_HOUSEHOLD_STATE);
  EXPECT_EQ(Stored(), 0);
}

// Also of what is published and claimed; what was brought is for its receiver to confirm.
TEST_F(VisitNeedTest, ItsWishesEndWithItsConsentAndNothingSaysWhy) {
  const v1::Visit visit = Underway();
  const v1::Wish waits = Relay(volunteer_, Glasses(visit))->wish();
  const v1::Wish open = Relay(volunteer_, Glasses(visit))->wish();
  const v1::Wish brought = Relay(volunteer_, Glasses(visit))->wish();
  ASSERT_TRUE(Approve(open).ok());
  ASSERT_TRUE(Approve(brought).ok());
  Bring(stranger_, brought);
  ASSERT_TRUE(Pause(contact_, household_).ok());
  EXPECT_EQ(StateOf(waits), v1::Wish::STATE_WITHDRAWN);
  EXPECT_EQ(StateOf(open), v1::Wish::STATE_WITHDRAWN);
  EXPECT_EQ(StateOf(brought), v1::Wish::STATE_DELIVERED);
  EXPECT_EQ(world_.Int("SELECT COUNT(*) FROM wishes WHERE reason <> ''"), 0);
  EXPECT_EQ(world_.Int("SELECT COUNT(*) FROM audit_records WHERE action = 'WithdrawWish'"), 0);
  ASSERT_TRUE(Withdraw(contact_, household_, true).ok());
  RunJob();
  EXPECT_EQ(world_.Int("SELECT COUNT(*) FROM households"), 0);
  EXPECT_EQ(world_.Int("SELECT COUNT(*) FROM household_wishes"), 0);
}

// Teeth of the invariant.
TEST_F(VisitNeedTest, AWishThatOutlivesTheConsentIsFound) {
  ASSERT_TRUE(Relay(volunteer_, Glasses(Underway())).ok());
  world_.Execute("UPDATE households SET state = 3");
  EXPECT_THAT(Broken(), testing::Contains(HasSubstr("household_wish")));
  world_.Execute("UPDATE households SET state = 2");
  EXPECT_THAT(Broken(), testing::IsEmpty());
}

TEST_F(VisitNeedTest, WhoeverSpeaksForTheHouseholdSpeaksForItsWishes) {
  const v1::Visit visit = Underway();
  const v1::Wish wish = Relay(volunteer_, Glasses(visit))->wish();
  EXPECT_EQ(ContactOf(wish), contact_);
  v1::RecordConsentRequest request = Consent(household_);
  request.set_contact_person(ResourceName(kPeople, stranger_));
  const auto recorded = RecordBy(recorder_, request);
  ASSERT_TRUE(recorded.ok()) << recorded.status();
  EXPECT_EQ(ContactOf(wish), contact_);
  ASSERT_TRUE(Confirm(coordinator_, household_)->accepted());
  EXPECT_EQ(ContactOf(wish), stranger_);
}

TEST_F(VisitNeedTest, TheHouseholdReadsWhatBecomesOfItsFollowUps) {
  const v1::Visit visit = Underway();
  const auto relayed = Relay(volunteer_, Lamp(visit));
  ASSERT_TRUE(relayed.ok()) << relayed.status();
  const v1::HouseholdFollowUp open = FollowUpsOf(household_).at(0);
  EXPECT_EQ(open.title(), "The lamp in the stairs is out");
  EXPECT_EQ(open.kind(), v1::FollowUp::KIND_PROBLEM);
  EXPECT_EQ(open.state(), v1::FollowUp::STATE_OPEN);
  EXPECT_EQ(open.due_date(), "");

  PlanFollowUp(relayed->follow_up());
  const v1::HouseholdFollowUp planned = FollowUpsOf(household_).at(0);
  EXPECT_EQ(planned.state(), v1::FollowUp::STATE_PLANNED);
  EXPECT_EQ(planned.due_date(), "2026-12-14");
  EXPECT_EQ(planned.measure(), "A new bulb");

  v1::FinishFollowUpRequest finish;
  finish.set_follow_up(relayed->follow_up().name());
  finish.set_evidence("It is lit again");
  ASSERT_TRUE(By(stranger_, finish, &ledgers::FinishFollowUp).ok());
  const v1::HouseholdFollowUp finished = FollowUpsOf(household_).at(0);
  EXPECT_EQ(finished.state(), v1::FollowUp::STATE_FINISHED);
  EXPECT_EQ(finished.evidence(), "It is lit again");
}

TEST_F(VisitNeedTest, AFollowUpSaysToItsHouseholdWhatIsDoneAndNotByWhom) {
  const v1::Visit visit = Underway();
  PlanFollowUp(Relay(volunteer_, Lamp(visit))->follow_up());
  const std::string said = FollowUpsOf(household_).at(0).DebugString();
  for (const std::string& person : {stranger_, volunteer_, coordinator_}) {
    EXPECT_THAT(said, Not(HasSubstr(person)));
    EXPECT_THAT(said, Not(HasSubstr(world_.Text(absl::StrCat(
                          "SELECT display_name FROM people WHERE person_id = '", person, "'")))));
  }
}

TEST_F(VisitNeedTest, AHouseholdReadsItsOwnFollowUpsNewestFirstAndNoOthers) {
  const v1::Visit visit = Underway();
  ASSERT_TRUE(Relay(volunteer_, Lamp(visit)).ok());
  world_.clock.Advance(absl::Minutes(1));
  v1::RelayNeedRequest drain = Lamp(visit);
  drain.mutable_follow_up()->set_title("The drain is blocked");
  ASSERT_TRUE(Relay(other_, drain).ok());
  v1::OpenFollowUpRequest open;
  open.mutable_follow_up()->set_unit(household_.unit());
  open.mutable_follow_up()->set_kind(v1::FollowUp::KIND_NEED);
  open.mutable_follow_up()->set_title("A bench at the gate");
  ASSERT_TRUE(By(volunteer_, open, &ledgers::OpenFollowUp).ok());
  const std::vector<v1::HouseholdFollowUp> own = FollowUpsOf(household_);
  ASSERT_EQ(own.size(), 2u);
  EXPECT_EQ(own[0].title(), "The drain is blocked");
  EXPECT_EQ(own[1].title(), "The lamp in the stairs is out");
  EXPECT_THAT(FollowUpsOf(Active()), testing::IsEmpty());
}

TEST_F(VisitNeedTest, ErasedTheHouseholdLeavesTheMatterAndNoWayBackToIt) {
  ASSERT_TRUE(Relay(volunteer_, Lamp(Underway())).ok());
  ASSERT_EQ(world_.Int("SELECT COUNT(*) FROM household_follow_ups"), 1);
  ASSERT_TRUE(Withdraw(contact_, household_, true).ok());
  RunJob();
  EXPECT_EQ(world_.Int("SELECT COUNT(*) FROM household_follow_ups"), 0);
  EXPECT_EQ(world_.Int("SELECT COUNT(*) FROM follow_ups"), 1);
}

// Teeth of the invariant.
TEST_F(VisitNeedTest, AFollowUpThatAnotherCommunitySeesToIsFound) {
  ASSERT_TRUE(Relay(volunteer_, Lamp(Underway())).ok());
  const std::string elsewhere = world_.AddUnit("Pine Village", world_.root_unit_id);
  world_.Execute(absl::StrCat("UPDATE follow_ups SET unit_id = '", elsewhere, "'"));
  EXPECT_THAT(Broken(), testing::Contains(HasSubstr("household_follow_up")));
  world_.Execute("DELETE FROM household_follow_ups");
  EXPECT_THAT(Broken(), testing::IsEmpty());
}

}  // namespace
}  // namespace glimmer::visits
