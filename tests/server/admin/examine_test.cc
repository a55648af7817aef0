// What doctor finds: nothing where all is well, and each thing that was broken on purpose.
#include "server/admin/examine.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "absl/strings/str_cat.h"
#include "server/admin/admin_store.h"
#include "server/tls/certificate.h"
#include "tests/support/builders.h"

namespace glimmer::admin {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;

class ExamineTest : public testing::Test {
 protected:
  ExamineTest() {
    EXPECT_TRUE(MakeCertificate().ok());
    Grant(v1::ROLE_ORGANIZATION_ADMIN, "first", absl::Hours(24 * 365));
  }

  void Grant(v1::Role role, const std::string& id, absl::Duration length) {
    world_.Execute(absl::StrCat(
        "INSERT INTO role_grants (role_grant_id, person_id, role, scope_unit_id, end_time_us, "
        "create_time_us) VALUES ('",
        id, "', '", person_, "', ", static_cast<int>(role), ", '", world_.root_unit_id, "', ",
        absl::ToUnixMicros(world_.clock.Now() + length), ", 1)"));
  }

  absl::Status MakeCertificate() {
    return tls::EnsureCertificate(tls::CertificateFilesIn(folder_.path()), "example.org",
                                  world_.clock.Now());
  }

  // Names of what is not well. This machine's disk is not what the test is about.
  std::vector<std::string> Faults() {
    const auto findings = Examine(world_.database(), folder_.path(), world_.clock.Now());
    EXPECT_TRUE(findings.ok()) << findings.status();
    std::vector<std::string> faults;
    for (const v1::Finding& finding : *findings) {
      if (!finding.ok() && finding.check() != "disk") faults.push_back(finding.check());
    }
    return faults;
  }

  test::World world_;
  test::TempDir folder_;
  const std::string person_ = world_.AddPerson();
};

TEST_F(ExamineTest, FindsNothingInAHealthyServer) { EXPECT_THAT(Faults(), IsEmpty()); }

TEST_F(ExamineTest, FindsAnOldBackup) {
  world_.clock.Advance(absl::Hours(24 * 10));
  EXPECT_THAT(Faults(), Contains("backup"));
  EXPECT_TRUE(sql::WriteAndWait(world_.database(), [this](sql::Transaction& tx) {
                return SetLastBackup(tx, world_.clock.Now());
              }).ok());
  EXPECT_THAT(Faults(), IsEmpty());
}

TEST_F(ExamineTest, FindsThatNobodyIsAdministrator) {
  world_.Execute("UPDATE role_grants SET revoke_time_us = 2");
  EXPECT_THAT(Faults(), ElementsAre("administrators"));
}

TEST_F(ExamineTest, FindsRolesThatEndSoonUnlessTheyWereRenewed) {
  Grant(v1::ROLE_COORDINATOR, "short", absl::Hours(24 * 31));
  Grant(v1::ROLE_AUDITOR, "auditor", absl::Hours(24 * 2));
  EXPECT_THAT(Faults(), IsEmpty());
  world_.clock.Advance(absl::Hours(24 * 2));
  EXPECT_THAT(Faults(), ElementsAre("roles"));
  Grant(v1::ROLE_COORDINATOR, "renewed", absl::Hours(24 * 100));
  EXPECT_THAT(Faults(), IsEmpty());
}

TEST_F(ExamineTest, FindsACertificateThatEndsOrIsGone) {
  world_.clock.Advance(absl::Hours(24 * 365 * 10 - 24 * 20));
  EXPECT_THAT(Faults(), Contains("certificate"));
  const test::TempDir empty;
  const auto findings = Examine(world_.database(), empty.path(), world_.clock.Now());
  ASSERT_TRUE(findings.ok());
  EXPECT_FALSE(findings->back().ok()) << findings->back().check();
}

TEST_F(ExamineTest, FindsAClockThatWentBack) {
  world_.Execute(absl::StrCat(
      "INSERT INTO changes (organization_id, sequence, kind, audience, record_time_us) VALUES ('",
      world_.organization_id, "', 1000000, 1, '', ",
      absl::ToUnixMicros(world_.clock.Now() + absl::Hours(2)), ")"));
  EXPECT_THAT(Faults(), Contains("clock"));
}

TEST_F(ExamineTest, FindsABrokenInvariant) {
  world_.AddShift();
  EXPECT_THAT(Faults(), IsEmpty());
  world_.Execute("UPDATE shifts SET waiting = waiting + 1");
  EXPECT_THAT(Faults(), Contains("invariant: shifts_waiting"));
}

}  // namespace
}  // namespace glimmer::admin
