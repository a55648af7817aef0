// Where a household lives, while somebody who visits it may be in danger there.
#include <gtest/gtest.h>

#include "server/households/address_release.h"
#include "tests/server/visits/visit_fixture.h"

namespace glimmer::households {
namespace {

class HouseholdDangerTest : public visits::VisitTest {
 protected:
  // Under way, with an alarm that a visitor has raised.
  v1::Visit Alarmed() {
    const v1::Visit visit = Agreed(household_);
    GoTo(Civil(3, 7, 9));
    EXPECT_TRUE(Raise(volunteer_, visit).ok());
    return visit;
  }

  v1::ErrorReason Read(const std::string& actor,
                       v1::AddressPurpose purpose = v1::ADDRESS_PURPOSE_DANGER) {
    const auto shown = LookUp(actor, household_, purpose);
    EXPECT_EQ(shown.ok() ? shown->contact().address() : kAddressCanary, kAddressCanary);
    return ReasonOf(shown.status());
  }
};

TEST_F(HouseholdDangerTest, WhileAnAlarmIsOpenNoConsentIsAskedFor) {
  const v1::Visit visit = Alarmed();
  ASSERT_TRUE(Pause(contact_, household_).ok());
  for (const std::string& actor : {coordinator_, lead_}) {
    EXPECT_EQ(Read(actor), v1::ERROR_REASON_UNSPECIFIED);
  }
  EXPECT_EQ(Read(coordinator_, v1::ADDRESS_PURPOSE_ARRANGE), v1::ERROR_REASON_HOUSEHOLD_STATE);
  EndConsents();
  EXPECT_EQ(Read(lead_), v1::ERROR_REASON_UNSPECIFIED);
  ASSERT_TRUE(Withdraw(contact_, household_).ok());
  EXPECT_EQ(Read(lead_), v1::ERROR_REASON_UNSPECIFIED);
  EXPECT_EQ(Read(coordinator_), v1::ERROR_REASON_UNSPECIFIED);
  ASSERT_TRUE(Safe(volunteer_, visit).ok());
  for (const std::string& actor : {coordinator_, lead_}) {
    EXPECT_EQ(Read(actor), v1::ERROR_REASON_HOUSEHOLD_STATE);
  }
  // Each is on record, and the household sees it, as whoever it was.
  EXPECT_EQ(Releases(), 5);
  const auto record = RecordOf(contact_, household_);
  ASSERT_TRUE(record.ok()) << record.status();
  ASSERT_EQ(record->address_reads_size(), 5);
  EXPECT_EQ(record->address_reads(0).reader_display_name(), "Zhou Min");
  EXPECT_EQ(record->address_reads(1).reader_display_name(), "Lin Tao");
  for (const auto& read : record->address_reads()) {
    EXPECT_EQ(read.purpose(), v1::ADDRESS_PURPOSE_DANGER);
  }
}

TEST_F(HouseholdDangerTest, WithoutAnAlarmDangerAsksForConsent) {
  Agreed(household_);
  EXPECT_EQ(Read(lead_), v1::ERROR_REASON_UNSPECIFIED);
  EXPECT_EQ(Read(lead_, v1::ADDRESS_PURPOSE_SHEET), v1::ERROR_REASON_ROLE_MISSING);
  EndConsents();
  EXPECT_EQ(Read(lead_), v1::ERROR_REASON_CONSENT_MISSING);
  EXPECT_EQ(Read(coordinator_), v1::ERROR_REASON_CONSENT_MISSING);
}

TEST_F(HouseholdDangerTest, AnAlarmElsewhereOpensNothing) {
  Alarmed();
  const v1::Household other = Active(contact_);
  ASSERT_TRUE(Pause(contact_, other).ok());
  EXPECT_EQ(ReasonOf(LookUp(lead_, other, v1::ADDRESS_PURPOSE_DANGER).status()),
            v1::ERROR_REASON_HOUSEHOLD_STATE);
}

// What waits for the household's word is not where its visitors went.
TEST_F(HouseholdDangerTest, ANewAddressLeadsNobodyElsewhere) {
  Alarmed();
  v1::RecordConsentRequest moved = Consent(household_);
  moved.mutable_contact()->set_address("CANARY-ADDRESS-NEW");
  ASSERT_TRUE(RecordBy(recorder_, moved).ok());
  EXPECT_EQ(Read(lead_), v1::ERROR_REASON_UNSPECIFIED);
}

}  // namespace
}  // namespace glimmer::households
