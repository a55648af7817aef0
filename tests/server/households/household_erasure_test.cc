// What is erased is gone: from the tables, and on SQLite from the files.
#include <gmock/gmock.h>

#include <fstream>
#include <iterator>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "server/households/household_store.h"
#include "tests/server/households/household_fixture.h"

namespace glimmer::households {
namespace {

constexpr const char* kTables[] = {"households",     "visit_slots",        "consent_records",
                                   "household_keys", "household_subjects", "household_secrets"};

std::string ReadFile(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

class HouseholdErasureTest : public HouseholdTest {
 protected:
  int64_t Rows() {
    int64_t rows = 0;
    for (const char* table : kTables) {
      rows += world_.Int(absl::StrCat("SELECT COUNT(*) FROM ", table));
    }
    return rows;
  }

  // Everything that is sealed, and the wrapped keys.
  std::vector<std::string> SealedOctets() {
    std::vector<std::string> octets;
    const absl::Status status =
        sql::ReadAndWait(world_.database(), [&](sql::Transaction& tx) -> absl::Status {
          octets.clear();
          return tx
              .Run(
                  "SELECT wrapped FROM household_keys UNION ALL SELECT sealed_contact "
                  "FROM household_secrets UNION ALL SELECT sealed_note FROM household_secrets "
                  "UNION ALL SELECT sealed_code FROM household_secrets",
                  {}, [&](const sql::Row& row) { octets.push_back(row.Blob(0)); })
              .status();
        });
    EXPECT_TRUE(status.ok()) << status;
    return octets;
  }

  // How many of them stand in the files of the database; nowhere on PostgreSQL.
  int InFiles(const std::vector<std::string>& octets) {
    if (test::OnPostgres()) return 0;
    const std::string path = world_.Text("SELECT file FROM pragma_database_list WHERE seq = 0");
    const std::string files = ReadFile(path) + ReadFile(path + "-wal");
    int found = 0;
    for (const std::string& one : octets) found += absl::StrContains(files, one) ? 1 : 0;
    return found;
  }
};

TEST_F(HouseholdErasureTest, WithoutConsentItVanishesAfterThirtyDays) {
  Create();
  world_.clock.Advance(kHouseholdKept - absl::Seconds(1));
  EXPECT_EQ(RunJob(), 0);
  world_.clock.Advance(absl::Seconds(1));
  EXPECT_EQ(RunJob(), 1);
  EXPECT_EQ(Rows(), 0);
  EXPECT_EQ(RunJob(), 0);
}

TEST_F(HouseholdErasureTest, AConsentThatNobodyConfirmsVanishesAsWell) {
  const v1::Household household = Create();
  world_.clock.Advance(absl::Hours(24 * 20));
  Record(household);
  world_.clock.Advance(kHouseholdKept - absl::Seconds(1));
  EXPECT_EQ(RunJob(), 0);
  world_.clock.Advance(absl::Seconds(1));
  EXPECT_EQ(RunJob(), 1);
  EXPECT_EQ(Rows(), 0);
}

TEST_F(HouseholdErasureTest, AConfirmedOneStays) {
  Active();
  world_.clock.Advance(10 * kHouseholdKept);
  EXPECT_EQ(RunJob(), 0);
  EXPECT_GT(Rows(), 0);
}

TEST_F(HouseholdErasureTest, NobodyHavingAskedAnewForAYearAfterItsConsentItIsErased) {
  const v1::Household household = Active();
  ASSERT_TRUE(Pause(coordinator_, Active()).ok());
  const v1::Household asked = Active();
  world_.clock.Advance(kLongestConsent + kUnaskedKept - absl::Seconds(1));
  EXPECT_EQ(RunJob(), 0);
  Record(asked);
  world_.clock.Advance(absl::Seconds(1));
  EXPECT_EQ(RunJob(), 2);
  EXPECT_EQ(ReasonOf(Get(household).status()), v1::ERROR_REASON_NOT_FOUND);
  // That it was asked counts as long as its word may come.
  EXPECT_TRUE(Get(asked).ok());
  world_.clock.Advance(kLongestConsent);
  EXPECT_EQ(RunJob(), 1);
  EXPECT_EQ(Rows(), 0);
}

TEST_F(HouseholdErasureTest, WhatWaitsForItsWordIsErasedAsWell) {
  const v1::Household household = Active();
  Record(household);
  ASSERT_EQ(world_.Int("SELECT COUNT(*) FROM household_secrets"), 2);
  ASSERT_TRUE(Withdraw(coordinator_, household, true).ok());
  EXPECT_EQ(RunJob(), 1);
  EXPECT_EQ(Rows(), 0);
}

TEST_F(HouseholdErasureTest, AfterWithdrawalItIsErasedInThirtyDaysOrNow) {
  const v1::Household later = Active();
  const v1::Household at_once = Active();
  ASSERT_TRUE(Withdraw(coordinator_, later).ok());
  ASSERT_TRUE(Withdraw(coordinator_, at_once, true).ok());
  EXPECT_EQ(RunJob(), 1);
  EXPECT_EQ(ReasonOf(Get(at_once).status()), v1::ERROR_REASON_NOT_FOUND);
  EXPECT_TRUE(Get(later).ok());
  // Again can only make it earlier.
  const auto erase_time = Get(later)->erase_time();
  world_.clock.Advance(absl::Hours(24));
  ASSERT_TRUE(Withdraw(coordinator_, later).ok());
  EXPECT_EQ(Get(later)->erase_time().seconds(), erase_time.seconds());
  ASSERT_TRUE(Withdraw(coordinator_, later, true).ok());
  EXPECT_EQ(RunJob(), 1);
  EXPECT_EQ(Rows(), 0);
}

TEST_F(HouseholdErasureTest, NothingOfItStandsInTheFilesAnyMore) {
  const v1::Household household = Active();
  ASSERT_TRUE(LookUp(recorder_, household).ok());
  const std::vector<std::string> octets = SealedOctets();
  ASSERT_EQ(octets.size(), 4u);
  EXPECT_EQ(InFiles(octets), test::OnPostgres() ? 0 : 4);
  const std::vector<std::string> words = {kAddressCanary, kNameCanary, kPhoneCanary, kNoteCanary};
  EXPECT_EQ(InFiles(words), 0);
  ASSERT_TRUE(Withdraw(coordinator_, household, true).ok());
  EXPECT_EQ(RunJob(), 1);
  EXPECT_EQ(Rows(), 0);
  EXPECT_EQ(InFiles(octets), 0);
  EXPECT_EQ(InFiles(words), 0);
}

TEST_F(HouseholdErasureTest, AuditRowsStayAndLeadNowhere) {
  const v1::Household household = Active();
  ASSERT_TRUE(LookUp(recorder_, household).ok());
  ASSERT_TRUE(Withdraw(coordinator_, household, true).ok());
  EXPECT_EQ(RunJob(), 1);
  EXPECT_EQ(Releases(), 1);
  EXPECT_EQ(world_.Int("SELECT COUNT(*) FROM audit_records a WHERE EXISTS (SELECT 1 "
                       "FROM household_subjects k WHERE 'subjects/' || k.subject_key = a.subject)"),
            0);
}

// As after the restore of an old backup.
TEST_F(HouseholdErasureTest, WithoutItsKeyTheHouseholdIsAskedAgain) {
  const v1::Household household = Active(contact_);
  world_.Execute("DELETE FROM household_keys");
  EXPECT_EQ(ReasonOf(LookUp(recorder_, household).status()), v1::ERROR_REASON_CONSENT_MISSING);
  EXPECT_EQ(ReasonOf(Confirm(coordinator_, household, "123456").status()),
            v1::ERROR_REASON_CONSENT_MISSING);
  // Nothing of before can be read under a fresh key: what is new does not wait beside it.
  Record(household, contact_);
  EXPECT_EQ(LookUp(recorder_, household)->contact().address(), kAddressCanary);
  ASSERT_TRUE(Confirm(contact_, household).ok());
  EXPECT_EQ(LookUp(recorder_, household)->contact().address(), kAddressCanary);
}

TEST_F(HouseholdErasureTest, AnotherKeyOpensNothing) {
  const v1::Household household = Active();
  world_.Write([&](sql::Transaction& tx) -> absl::Status {
    return tx.Execute("UPDATE household_keys SET wrapped = $1", sql::Bytes{"gone"}).status();
  });
  EXPECT_TRUE(absl::IsDataLoss(LookUp(recorder_, household).status()));
}

}  // namespace
}  // namespace glimmer::households
