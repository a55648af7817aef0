// Where a visit goes, and who is shown it when: as many releases as there are audit rows, and none
// to anybody who does not go.
#include "server/visits/visit_address.h"

#include <gmock/gmock.h>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "shared/base/time_convert.h"
#include "shared/crypto/sealed_box.h"
#include "shared/domain/resource_names.h"
#include "tests/server/visits/visit_fixture.h"
#include "tests/support/store_dump.h"

namespace glimmer::visits {
namespace {

using households::kAddressCanary;
using households::kNameCanary;
using households::kNoteCanary;
using households::kPhoneCanary;
using testing::HasSubstr;
using testing::Not;

class VisitAddressTest : public VisitTest {
 protected:
  v1::ErrorReason Refused(const std::string& actor) {
    const auto shown = Address(actor, visit_);
    EXPECT_FALSE(shown.ok());
    return ReasonOf(shown.status());
  }

  v1::VisitAddress Open(const v1::GetVisitAddressResponse& response, const KeyPair& keys) {
    v1::VisitAddress address;
    const auto plain = OpenAtDevice(keys.secret_key, response.capsule());
    EXPECT_TRUE(plain.ok()) << plain.status();
    EXPECT_TRUE(address.ParseFromString(plain.value_or("?")));
    return address;
  }

  absl::Time StartTime() const { return Civil(3, 7, 9); }

  const v1::Visit visit_ = Agreed(household_);
  const KeyPair phone_ = AddDevice(volunteer_);
  const KeyPair other_phone_ = AddDevice(other_);
};

TEST_F(VisitAddressTest, OpensOnTheCallersPhoneAndOnNoOther) {
  GoTo(StartTime() - absl::Hours(2));
  const auto shown = Address(volunteer_, visit_);
  ASSERT_TRUE(shown.ok()) << shown.status();
  EXPECT_EQ(FromTimestamp(shown->expire_time()), EndOf(visit_) + absl::Hours(2));
  EXPECT_THAT(shown->SerializeAsString(), Not(HasSubstr("CANARY")));
  const v1::VisitAddress address = Open(*shown, phone_);
  EXPECT_EQ(address.contact().address(), kAddressCanary);
  EXPECT_EQ(address.contact().display_name(), kNameCanary);
  EXPECT_EQ(address.contact().phone(), kPhoneCanary);
  EXPECT_EQ(address.access_note().line(), kNoteCanary);
  EXPECT_EQ(address.handover_note(), "");
  EXPECT_EQ(FromTimestamp(address.expire_time()), EndOf(visit_) + absl::Hours(2));
  EXPECT_TRUE(absl::IsDataLoss(OpenAtDevice(other_phone_.secret_key, shown->capsule()).status()));
}

TEST_F(VisitAddressTest, ACapsuleLastsNoLongerThanTheDay) {
  v1::VisitPlan plan = Plan(household_);
  SetTimes(StartTime(), absl::Hours(2), plan);
  const auto changed = Change(visit_, plan);
  ASSERT_TRUE(Agree(contact_, *changed).ok());
  ASSERT_TRUE(Accept(volunteer_, *changed).ok());
  ASSERT_TRUE(Accept(other_, *changed).ok());
  GoTo(StartTime() - absl::Hours(24));
  const auto shown = Address(volunteer_, visit_);
  ASSERT_TRUE(shown.ok()) << shown.status();
  EXPECT_EQ(FromTimestamp(shown->expire_time()), StartTime() + absl::Hours(2));
}

TEST_F(VisitAddressTest, EachCapsuleIsOnRecordAndTheHouseholdSeesIt) {
  GoTo(StartTime());
  ASSERT_TRUE(Address(volunteer_, visit_).ok());
  world_.clock.Advance(absl::Minutes(1));
  ASSERT_TRUE(Address(other_, visit_).ok());
  EXPECT_EQ(Releases(), 2);
  EXPECT_EQ(vault_.opened(), 2);
  const auto record = RecordOf(contact_, household_);
  ASSERT_TRUE(record.ok()) << record.status();
  ASSERT_EQ(record->address_reads_size(), 2);
  EXPECT_EQ(record->address_reads(0).purpose(), v1::ADDRESS_PURPOSE_VISIT);
  EXPECT_EQ(record->address_reads(1).reader_display_name(), "Wu Gang");
}

TEST_F(VisitAddressTest, IsNoLookUpOfACoordinator) {
  EXPECT_EQ(ReasonOf(LookUp(recorder_, household_, v1::ADDRESS_PURPOSE_VISIT).status()),
            v1::ERROR_REASON_FIELD_INVALID);
  AddRole(volunteer_, v1::ROLE_COORDINATOR);
  GoTo(StartTime());
  for (int i = 0; i <= kMostLookUps; ++i) ASSERT_TRUE(Address(volunteer_, visit_).ok());
  for (int i = 0; i < kMostLookUps; ++i) ASSERT_TRUE(LookUp(volunteer_, household_).ok());
  EXPECT_EQ(Notices(lead_), 0);
  ASSERT_TRUE(LookUp(volunteer_, household_).ok());
  EXPECT_EQ(Notices(lead_), 1);
}

TEST_F(VisitAddressTest, IsShownAroundTheVisitOnly) {
  GoTo(StartTime() - absl::Hours(24) - absl::Seconds(1));
  const auto early = Address(volunteer_, visit_).status();
  EXPECT_EQ(ReasonOf(early), v1::ERROR_REASON_CONTACT_NOT_OPEN);
  EXPECT_EQ(MetadataOf(early, "open_time"), "2026-03-06T01:00:00Z");
  GoTo(StartTime() - absl::Hours(24));
  EXPECT_TRUE(Address(volunteer_, visit_).ok());
  GoTo(EndOf(visit_) + absl::Hours(2) - absl::Seconds(1));
  EXPECT_TRUE(Address(volunteer_, visit_).ok());
  GoTo(EndOf(visit_) + absl::Hours(2));
  EXPECT_EQ(Refused(volunteer_), v1::ERROR_REASON_CONTACT_NOT_OPEN);
  EXPECT_EQ(Releases(), 2);
}

TEST_F(VisitAddressTest, OnlyWhoHasAcceptedIsShownIt) {
  GoTo(StartTime());
  AddDevice(recorder_);
  AddDevice(contact_);
  for (const std::string& person : {recorder_, coordinator_, lead_, contact_, away_, stranger_}) {
    EXPECT_EQ(Refused(person), v1::ERROR_REASON_NOT_A_VISITOR);
  }
  world_.Execute(
      absl::StrCat("UPDATE visit_visitors SET state = 1 WHERE person_id = '", volunteer_, "'"));
  EXPECT_EQ(Refused(volunteer_), v1::ERROR_REASON_NOT_A_VISITOR);
  EXPECT_EQ(Refused(other_), v1::ERROR_REASON_TOO_FEW_VISITORS);
  EXPECT_EQ(Releases(), 0);
}

TEST_F(VisitAddressTest, IsForADeviceInUse) {
  GoTo(StartTime());
  SetDevice(volunteer_, "revoke_time_us", StartTime());
  EXPECT_EQ(Refused(volunteer_), v1::ERROR_REASON_DEVICE_INVALID);
  EXPECT_EQ(Releases(), 0);
}

TEST_F(VisitAddressTest, WaitsForTheHouseholdsWord) {
  v1::VisitPlan plan = Plan(household_);
  SetTimes(StartTime() + absl::Minutes(30), absl::Hours(1), plan);
  const auto changed = Change(visit_, plan);
  ASSERT_TRUE(Accept(volunteer_, *changed).ok());
  ASSERT_TRUE(Accept(other_, *changed).ok());
  GoTo(StartTime());
  EXPECT_EQ(Refused(volunteer_), v1::ERROR_REASON_VISIT_STATE);
  ASSERT_TRUE(Agree(contact_, *changed).ok());
  EXPECT_TRUE(Address(volunteer_, visit_).ok());
}

TEST_F(VisitAddressTest, AHouseholdThatAsksForMoreIsHeardAtOnce) {
  GoTo(StartTime());
  v1::VisitTerms terms = Terms();
  terms.set_min_people(3);
  ASSERT_TRUE(Update(contact_, household_, terms).ok());
  EXPECT_EQ(Refused(volunteer_), v1::ERROR_REASON_TOO_FEW_VISITORS);
}

TEST_F(VisitAddressTest, APauseOrAWithdrawalClosesItAtOnce) {
  GoTo(StartTime() - absl::Hours(1));
  ASSERT_TRUE(Address(volunteer_, visit_).ok());
  ASSERT_TRUE(Pause(contact_, household_).ok());
  EXPECT_EQ(Refused(volunteer_), v1::ERROR_REASON_VISIT_STATE);
  // Whatever the visit says, the household's word counts.
  world_.Execute("UPDATE visits SET state = 2");
  EXPECT_EQ(Refused(volunteer_), v1::ERROR_REASON_HOUSEHOLD_STATE);
  ASSERT_TRUE(Withdraw(contact_, household_).ok());
  world_.Execute("UPDATE visits SET state = 2");
  EXPECT_EQ(Refused(volunteer_), v1::ERROR_REASON_HOUSEHOLD_STATE);
  world_.Execute("UPDATE visits SET state = 6");
  EXPECT_EQ(Releases(), 1);
}

TEST_F(VisitAddressTest, AConsentThatHasEndedClosesItAtOnce) {
  GoTo(StartTime());
  EndConsents();
  EXPECT_EQ(Refused(volunteer_), v1::ERROR_REASON_CONSENT_MISSING);
}

TEST_F(VisitAddressTest, AConsentThatEndsBeforeTheVisitDoesNotOpenIt) {
  GoTo(StartTime() - absl::Hours(2));
  EndConsents(StartTime());
  EXPECT_EQ(Refused(volunteer_), v1::ERROR_REASON_CONSENT_MISSING);
  EXPECT_EQ(Releases(), 0);
  EndConsents(StartTime() + absl::Seconds(1));
  EXPECT_TRUE(Address(volunteer_, visit_).ok());
}

TEST_F(VisitAddressTest, WhoLeavesOrIsNotWantedIsShownNothingMore) {
  GoTo(StartTime() - absl::Hours(1));
  ASSERT_TRUE(Address(volunteer_, visit_).ok());
  ASSERT_TRUE(Leave(volunteer_, visit_).ok());
  EXPECT_EQ(Refused(volunteer_), v1::ERROR_REASON_NOT_A_VISITOR);
  EXPECT_EQ(Refused(other_), v1::ERROR_REASON_VISIT_STATE);
  ASSERT_TRUE(Refuse(contact_, household_, other_).ok());
  EXPECT_EQ(Refused(other_), v1::ERROR_REASON_NOT_A_VISITOR);
}

TEST_F(VisitAddressTest, AfterTheReportItIsClosed) {
  GoTo(EndOf(visit_));
  ASSERT_TRUE(Finish(volunteer_, Held(visit_)).ok());
  EXPECT_EQ(Refused(volunteer_), v1::ERROR_REASON_VISIT_STATE);
}

TEST_F(VisitAddressTest, WhatTheOneBeforeLeftComesWithIt) {
  const v1::Pairing pairing = Paired(household_, volunteer_);
  ASSERT_TRUE(SetNote(volunteer_, pairing, "CANARY-HANDOVER: the side gate").ok());
  GoTo(StartTime());
  const auto shown = Address(other_, visit_);
  ASSERT_TRUE(shown.ok()) << shown.status();
  EXPECT_EQ(Open(*shown, other_phone_).handover_note(), "CANARY-HANDOVER: the side gate");
}

TEST_F(VisitAddressTest, WithoutItsAuditRowNothingIsOpened) {
  GoTo(StartTime());
  world_.Execute("ALTER TABLE audit_records RENAME TO hidden");
  const auto shown = Address(volunteer_, visit_);
  world_.Execute("ALTER TABLE hidden RENAME TO audit_records");
  EXPECT_FALSE(shown.ok());
  EXPECT_EQ(vault_.opened(), 0);
}

// Through everything that a visit can go through: in no table, notice, feed line or stored answer
// stands a word of the address.
TEST_F(VisitAddressTest, StandsNowhereButInTheCapsule) {
  GoTo(StartTime());
  ASSERT_TRUE(Address(volunteer_, visit_).ok());
  ASSERT_TRUE(Start(volunteer_, visit_, StartTime()).ok());
  ASSERT_TRUE(Raise(volunteer_, visit_).ok());
  GoTo(EndOf(visit_) + absl::Hours(1));
  RunJob();
  ASSERT_TRUE(Finish(other_, Held(visit_)).ok());
  const std::string dump = test::Dump(world_.database());
  EXPECT_THAT(dump, Not(HasSubstr("CANARY")));
  EXPECT_THAT(dump, HasSubstr(household_.alias()));
}

}  // namespace
}  // namespace glimmer::visits
