#include "server/households/address_release.h"

#include <gmock/gmock.h>

#include "absl/strings/str_cat.h"
#include "shared/domain/resource_names.h"
#include "tests/server/households/household_fixture.h"

namespace glimmer::households {
namespace {

using testing::HasSubstr;

class AddressReleaseTest : public HouseholdTest {};

TEST_F(AddressReleaseTest, ACoordinatorReadsItForAPurposeAndTheHouseholdSeesThat) {
  const v1::Household household = Active(contact_);
  EXPECT_EQ(ReasonOf(LookUp(recorder_, household, v1::ADDRESS_PURPOSE_UNSPECIFIED).status()),
            v1::ERROR_REASON_FIELD_INVALID);
  const auto shown = LookUp(recorder_, household, v1::ADDRESS_PURPOSE_SHEET);
  ASSERT_TRUE(shown.ok()) << shown.status();
  EXPECT_EQ(shown->contact().address(), kAddressCanary);
  EXPECT_EQ(shown->contact().display_name(), kNameCanary);
  EXPECT_EQ(shown->contact().phone(), kPhoneCanary);
  EXPECT_EQ(shown->access_note().line(), kNoteCanary);
  EXPECT_EQ(shown->code(), "");
  world_.clock.Advance(absl::Minutes(5));
  ASSERT_TRUE(LookUp(coordinator_, household).ok());

  const auto record = RecordOf(contact_, household);
  ASSERT_TRUE(record.ok()) << record.status();
  ASSERT_EQ(record->address_reads_size(), 2);
  EXPECT_EQ(record->address_reads(0).reader_display_name(), "Zhou Min");
  EXPECT_EQ(record->address_reads(0).purpose(), v1::ADDRESS_PURPOSE_ARRANGE);
  EXPECT_EQ(record->address_reads(1).reader_display_name(), "Sun Li");
  EXPECT_EQ(record->address_reads(1).purpose(), v1::ADDRESS_PURPOSE_SHEET);
  const auto first = RecordOf(contact_, household, 1);
  ASSERT_EQ(first->address_reads_size(), 1);
  const auto second = RecordOf(contact_, household, 1, first->next_page_token());
  EXPECT_EQ(second->address_reads(0).reader_display_name(), "Sun Li");
  EXPECT_EQ(second->next_page_token(), "");
}

TEST_F(AddressReleaseTest, PrintingTheRecordIsOnRecordAndReadingOnesOwnIsNot) {
  const v1::Household household = Active(contact_);
  ASSERT_TRUE(RecordOf(contact_, household).ok());
  EXPECT_EQ(world_.Int("SELECT COUNT(*) FROM audit_records"), 0);
  ASSERT_TRUE(RecordOf(recorder_, household).ok());
  EXPECT_EQ(world_.Text("SELECT action FROM audit_records"), "GetHouseholdRecord");
}

TEST_F(AddressReleaseTest, AuditRowsNameTheHouseholdByItsSubjectAlone) {
  const v1::Household household = Active();
  ASSERT_TRUE(LookUp(recorder_, household).ok());
  const std::string subject = world_.Text("SELECT subject FROM audit_records");
  EXPECT_EQ(subject,
            absl::StrCat("subjects/", world_.Text("SELECT subject_key FROM household_subjects")));
  EXPECT_EQ(household.name().find(subject.substr(9)), std::string::npos);
}

TEST_F(AddressReleaseTest, OnlyWhatTheConsentCoversIsOpened) {
  const v1::Household household = Create();
  EXPECT_EQ(ReasonOf(LookUp(recorder_, household, v1::ADDRESS_PURPOSE_CARD).status()),
            v1::ERROR_REASON_CONSENT_MISSING);
  Record(household, contact_);
  EXPECT_EQ(ReasonOf(LookUp(recorder_, household).status()), v1::ERROR_REASON_CONSENT_MISSING);
  EXPECT_TRUE(LookUp(recorder_, household, v1::ADDRESS_PURPOSE_CARD).ok());
  ASSERT_TRUE(Confirm(contact_, household).ok());
  ASSERT_TRUE(Pause(contact_, household).ok());
  EXPECT_EQ(ReasonOf(LookUp(recorder_, household).status()), v1::ERROR_REASON_HOUSEHOLD_STATE);
  EXPECT_TRUE(LookUp(recorder_, household, v1::ADDRESS_PURPOSE_CALL_BACK).ok());
  ASSERT_TRUE(Withdraw(contact_, household).ok());
  for (const auto purpose : {v1::ADDRESS_PURPOSE_ARRANGE, v1::ADDRESS_PURPOSE_CALL_BACK,
                             v1::ADDRESS_PURPOSE_CARD, v1::ADDRESS_PURPOSE_SHEET}) {
    EXPECT_EQ(ReasonOf(LookUp(recorder_, household, purpose).status()),
              v1::ERROR_REASON_HOUSEHOLD_STATE);
  }
  EXPECT_EQ(Releases(), 2);
}

TEST_F(AddressReleaseTest, WithoutItsAuditRowNothingIsOpened) {
  const v1::Household household = Active();
  world_.Execute("ALTER TABLE audit_records RENAME TO hidden");
  const auto shown = LookUp(recorder_, household);
  world_.Execute("ALTER TABLE hidden RENAME TO audit_records");
  EXPECT_FALSE(shown.ok());
  EXPECT_THAT(std::string(shown.status().message()), testing::Not(HasSubstr("CANARY")));
  EXPECT_EQ(vault_.opened(), 0);
  EXPECT_EQ(Releases(), 0);
}

TEST_F(AddressReleaseTest, MoreThanTenInADayAreToldToTheSafeguardingLeads) {
  const std::string lead = world_.AddPerson({.display_name = "He Yun"});
  const std::string administrator = world_.AddPerson({.display_name = "Gao Feng"});
  AddRole(lead, v1::ROLE_SAFEGUARDING_LEAD);
  AddRole(recorder_, v1::ROLE_SAFEGUARDING_LEAD);  // nobody watches over themselves
  AddRole(administrator, v1::ROLE_ORGANIZATION_ADMIN);
  const v1::Household household = Active();
  for (int i = 0; i < kMostLookUps; ++i) ASSERT_TRUE(LookUp(recorder_, household).ok());
  ASSERT_TRUE(LookUp(coordinator_, household).ok());
  EXPECT_EQ(Notices(lead), 0);
  ASSERT_TRUE(LookUp(recorder_, household).ok());
  EXPECT_EQ(Notices(lead), 1);
  ASSERT_TRUE(LookUp(recorder_, household).ok());
  EXPECT_EQ(Notices(lead), 1);
  EXPECT_EQ(Notices(recorder_), 0);
  EXPECT_EQ(Notices(administrator), 0);
  world_.clock.Advance(absl::Hours(24));
  for (int i = 0; i <= kMostLookUps; ++i) ASSERT_TRUE(LookUp(recorder_, household).ok());
  EXPECT_EQ(Notices(lead), 2);
}

TEST_F(AddressReleaseTest, WithoutALeadTheAdministratorsAreTold) {
  const std::string administrator = world_.AddPerson({.display_name = "Gao Feng"});
  AddRole(administrator, v1::ROLE_ORGANIZATION_ADMIN);
  const v1::Household household = Active();
  for (int i = 0; i <= kMostLookUps; ++i) ASSERT_TRUE(LookUp(recorder_, household).ok());
  EXPECT_EQ(Notices(administrator), 1);
}

TEST_F(AddressReleaseTest, AnAccessNoteIsGoneAfterNinetyDays) {
  const v1::Household household = Active();
  world_.clock.Advance(kAccessNoteKept);
  const auto shown = LookUp(recorder_, household);
  ASSERT_TRUE(shown.ok()) << shown.status();
  EXPECT_FALSE(shown->has_access_note());
  EXPECT_EQ(world_.Int("SELECT COUNT(*) FROM household_secrets WHERE sealed_note IS NULL"), 0);
  RunJob();
  EXPECT_EQ(world_.Int("SELECT COUNT(*) FROM household_secrets WHERE sealed_note IS NULL"), 1);
  EXPECT_EQ(LookUp(recorder_, household)->contact().address(), kAddressCanary);
}

TEST_F(AddressReleaseTest, WhatIsSealedForOneHouseholdOpensForNoOther) {
  const v1::Household one = Active();
  const v1::Household other = Active();
  const std::string ids[] = {one.name().substr(11), other.name().substr(11)};
  for (const char* table : {"household_keys", "household_secrets"}) {
    const char* columns = table == std::string("household_keys") ? "wrapped" : "sealed_contact";
    world_.Execute(absl::StrCat("UPDATE ", table, " SET ", columns, " = (SELECT x.", columns,
                                " FROM ", table, " x WHERE x.household_id = '", ids[0],
                                "') WHERE household_id = '", ids[1], "'"));
  }
  EXPECT_TRUE(absl::IsDataLoss(LookUp(recorder_, other).status()));
  EXPECT_EQ(vault_.opened(), 0);
}

}  // namespace
}  // namespace glimmer::households
