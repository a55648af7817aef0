#include "server/access/bootstrap.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "server/storage/server_migrations.h"
#include "shared/crypto/invitation_payload.h"
#include "shared/rpc/error.h"
#include "shared/sql/migrator.h"
#include "shared/sql/sqlite_database.h"
#include "tests/server/access/access_fixture.h"

namespace glimmer::access {
namespace {

// An empty database, as at the first start.
class BootstrapTest : public testing::Test {
 protected:
  BootstrapTest() {
    auto database = sql::OpenSqlite({.path = folder_.File("glimmer.db")});
    EXPECT_TRUE(database.ok()) << database.status();
    database_ = *std::move(database);
    EXPECT_TRUE(sql::Migrate(*database_, storage::ServerMigrations(), clock_.Now()).ok());
  }

  absl::StatusOr<InvitedAdministrator> Run() { return Run(plan_); }
  absl::StatusOr<InvitedAdministrator> Run(const BootstrapPlan& plan) {
    absl::StatusOr<InvitedAdministrator> made;
    const absl::Status status = sql::WriteAndWait(*database_, [&](sql::Transaction& tx) {
      made = CreateBootstrap(tx, clock_.Now(), random_, config_, plan);
      return made.status();
    });
    return status.ok() ? made : status;
  }

  int64_t Count(absl::string_view sql) {
    int64_t count = -1;
    EXPECT_TRUE(sql::ReadAndWait(*database_, [&](sql::Transaction& tx) -> absl::Status {
                  ASSIGN_OR_RETURN(
                      const auto found,
                      tx.QueryOne([](const sql::Row& row) { return row.Int(0); }, sql));
                  count = found.value_or(-1);
                  return absl::OkStatus();
                }).ok());
    return count;
  }

  void Execute(absl::string_view sql) {
    EXPECT_TRUE(sql::WriteAndWait(*database_, [&](sql::Transaction& tx) {
                  return tx.Execute(sql).status();
                }).ok());
  }

  test::TempDir folder_;
  test::FakeClock clock_;
  test::SeededRandom random_;
  ServerKeys keys_ = NewServerKeys(random_);
  AccessConfig config_{keys_, "1.2.3", "glimmer.example.org", std::string(32, 's')};
  BootstrapPlan plan_{"Neighbours", "Asia/Shanghai", {"Wang Li", "wang li", "wangli"}};
  std::unique_ptr<sql::Database> database_;
};

TEST_F(BootstrapTest, MakesTheOrganisationAndInvitesItsAdministrator) {
  const auto made = Run();
  ASSERT_TRUE(made.ok()) << made.status();
  EXPECT_EQ(made->invitation.expire_time, clock_.Now() + absl::Minutes(30));
  EXPECT_TRUE(ParseInvitation(made->invitation.qr_text).ok());
  EXPECT_EQ(Count("SELECT COUNT(*) FROM organizations o JOIN units u ON u.unit_id = "
                  "o.root_unit_id AND u.path = u.unit_id || '/' AND u.display_name = 'Neighbours'"),
            1);
  EXPECT_EQ(Count("SELECT COUNT(*) FROM role_grants WHERE granter_person_id IS NULL "
                  "AND role IN (1, 2)"),
            2);
  EXPECT_EQ(Count("SELECT COUNT(*) FROM audit_records WHERE actor = 'local'"), 3);
  EXPECT_EQ(Count("SELECT COUNT(*) FROM home_units"), 1);
}

TEST_F(BootstrapTest, InvitesTheSameAdministratorAgainWhileNoneHasADevice) {
  const auto first = Run();
  clock_.Advance(absl::Hours(1));
  const auto second = Run();
  ASSERT_TRUE(first.ok() && second.ok());
  EXPECT_EQ(first->person_id, second->person_id);
  EXPECT_NE(first->invitation.qr_text, second->invitation.qr_text);
  EXPECT_EQ(Count("SELECT COUNT(*) FROM organizations"), 1);
  EXPECT_EQ(Count("SELECT COUNT(*) FROM people"), 1);
  EXPECT_EQ(Count("SELECT COUNT(*) FROM invitations WHERE revoke_time_us IS NULL"), 1);
}

TEST_F(BootstrapTest, IsOverOnceAnAdministratorHasADevice) {
  ASSERT_TRUE(Run().ok());
  Execute(
      "INSERT INTO devices (device_id, person_id, public_key, label, installation_id, "
      "create_time_us, activate_time_us) SELECT 'd', person_id, person_id, '', '', 1, 1 "
      "FROM people");
  EXPECT_EQ(ReasonOf(Run().status()), v1::ERROR_REASON_SETUP_DONE);
  Execute("UPDATE devices SET revoke_time_us = 2");
  EXPECT_TRUE(Run().ok());
}

// The way back is the operator's `glimmerd admin create`, not whoever starts the server next.
TEST_F(BootstrapTest, DoesNotComeBackWhenTheRolesHaveEnded) {
  ASSERT_TRUE(Run().ok());
  Execute(
      "INSERT INTO devices (device_id, person_id, public_key, label, installation_id, "
      "create_time_us, activate_time_us) SELECT 'd', person_id, person_id, '', '', 1, 1 "
      "FROM people");
  clock_.Advance(absl::Hours(24 * 366));
  EXPECT_EQ(ReasonOf(Run().status()), v1::ERROR_REASON_SETUP_DONE);
  Execute("UPDATE role_grants SET revoke_time_us = 2");
  EXPECT_EQ(ReasonOf(Run().status()), v1::ERROR_REASON_SETUP_DONE);
  EXPECT_EQ(Count("SELECT COUNT(*) FROM people"), 1);
}

TEST_F(BootstrapTest, RefusesAPlanThatCannotBe) {
  BootstrapPlan plan = plan_;
  plan.time_zone = "Mars/Olympus";
  EXPECT_EQ(MetadataOf(Run(plan).status(), "field"), "time_zone");
  plan = plan_;
  plan.administrator.display_name = "";
  EXPECT_EQ(MetadataOf(Run(plan).status(), "field"), "display_name");
  EXPECT_EQ(Count("SELECT COUNT(*) FROM organizations"), 0);
}

class BootstrapRoadTest : public AccessFixture {};

TEST_F(BootstrapRoadTest, LetsTheAdministratorInWithBothRoles) {
  absl::StatusOr<InvitedAdministrator> made;
  server_.MustWrite([&](sql::Transaction& tx) -> absl::Status {
    ASSIGN_OR_RETURN(const rpc::Caller local, server_.callers().LocalOperator(tx));
    rpc::Context context{
        tx, local, server_.clock().Now(), server_.random(), "", local.organization_id, {}};
    made = InviteAdministrator(context, config_, {"Second", "second", "second"});
    return made.status();
  });
  const auto payload = ParseInvitation(made->invitation.link);
  ASSERT_TRUE(payload.ok());
  const Phone phone = NewPhone();
  ASSERT_TRUE(RedeemSecret(phone, payload->secret).ok());
  std::string nonce;
  ASSERT_TRUE(Begin(phone.device, nonce).ok());
  v1::FinishSessionResponse response;
  ASSERT_TRUE(Finish(phone, nonce, &response).ok());
  EXPECT_EQ(response.role_grants_size(), 2);
}

}  // namespace
}  // namespace glimmer::access
