#include "server/access/caller_source.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "server/access/session_store.h"
#include "shared/rpc/error.h"
#include "tests/support/test_server.h"

namespace glimmer::access {
namespace {

class CallerSourceTest : public testing::Test {
 protected:
  absl::StatusOr<rpc::Caller> Ask(absl::string_view token) { return Ask(server_.callers(), token); }

  absl::StatusOr<rpc::Caller> Ask(AccessCallers& callers, absl::string_view token) {
    absl::StatusOr<rpc::Caller> found;
    server_.MustRead([&](sql::Transaction& tx) {
      found = callers.FromToken(tx, token, {server_.clock().Now(), version_});
      return absl::OkStatus();
    });
    return found;
  }

  void Change(absl::string_view sql, const std::string& id) {
    server_.MustWrite(
        [&](sql::Transaction& tx) { return tx.Execute(sql, id, server_.clock().Now()).status(); });
  }

  void ExpectNoSession(absl::string_view token) {
    EXPECT_EQ(ReasonOf(Ask(token).status()), v1::ERROR_REASON_SESSION_INVALID);
  }

  std::optional<int64_t> version_;  // of the data, as the calls know it
  test::TestServer server_;
  std::string unit_ = server_.AddUnit(server_.root_unit_id(), "Unit");
  test::TestCaller who_ = server_.EnrolWithRole(v1::ROLE_COORDINATOR, unit_);
};

TEST_F(CallerSourceTest, FindsThePersonAndTheRolesBehindAToken) {
  const auto caller = Ask(who_.token);
  ASSERT_TRUE(caller.ok()) << caller.status();
  EXPECT_EQ(caller->person_id, who_.person_id);
  EXPECT_EQ(caller->device_id, who_.device_id);
  EXPECT_EQ(caller->organization_id, server_.organization_id());
  EXPECT_THAT(caller->subject, testing::StartsWith("subjects/"));
  EXPECT_THAT(caller->subject, testing::Not(testing::HasSubstr(who_.person_id)));
  EXPECT_TRUE(caller->Covers(v1::ROLE_COORDINATOR, server_.root_unit_id() + "/" + unit_ + "/x/"));
  EXPECT_FALSE(caller->Covers(v1::ROLE_COORDINATOR, server_.root_unit_id() + "/"));
  EXPECT_FALSE(caller->local);
}

TEST_F(CallerSourceTest, RefusesUnknownAndEmptyTokensAlike) {
  ExpectNoSession("unknown");
  ExpectNoSession("");
  EXPECT_EQ(Ask("unknown").status().message(), Ask("").status().message());
}

TEST_F(CallerSourceTest, EndsWithTheSessionEvenWhenKept) {
  server_.clock().Advance(absl::Hours(1) - absl::Milliseconds(500));
  ASSERT_TRUE(Ask(who_.token).ok());
  server_.clock().Advance(absl::Milliseconds(500));
  ExpectNoSession(who_.token);
}

TEST_F(CallerSourceTest, LosesARoleAtItsEndEvenWhenKept) {
  server_.MustWrite([&](sql::Transaction& tx) {
    return tx
        .Execute("UPDATE role_grants SET end_time_us = $2 WHERE person_id = $1", who_.person_id,
                 server_.clock().Now() + absl::Milliseconds(300))
        .status();
  });
  server_.callers().InvalidatePerson(who_.person_id);
  ASSERT_TRUE(Ask(who_.token)->HasRole(v1::ROLE_COORDINATOR));
  server_.clock().Advance(absl::Milliseconds(300));
  EXPECT_FALSE(Ask(who_.token)->HasRole(v1::ROLE_COORDINATOR));
}

TEST_F(CallerSourceTest, RefusesPendingAndRevokedDevicesAndMergedPeople) {
  const auto pending = server_.Enrol(who_.person_id);
  Change("UPDATE devices SET activate_time_us = NULL WHERE device_id = $1 AND $2 > 0",
         pending.device_id);
  ExpectNoSession(pending.token);
  const auto revoked = server_.Enrol(who_.person_id);
  Change("UPDATE devices SET revoke_time_us = $2 WHERE device_id = $1", revoked.device_id);
  ExpectNoSession(revoked.token);
  Change("UPDATE people SET merged_into_person_id = person_id WHERE person_id = $1 AND $2 > 0",
         who_.person_id);
  ExpectNoSession(who_.token);
}

// Also for a call that came before the revocation and still believes in its version.
TEST_F(CallerSourceTest, KeepsAnAnswerForOneSecondAtMost) {
  version_ = 7;
  ASSERT_TRUE(Ask(who_.token).ok());
  Change("UPDATE devices SET revoke_time_us = $2 WHERE device_id = $1", who_.device_id);
  server_.clock().Advance(absl::Milliseconds(999));
  EXPECT_TRUE(Ask(who_.token).ok());
  server_.clock().Advance(absl::Milliseconds(1));
  ExpectNoSession(who_.token);
}

TEST_F(CallerSourceTest, KeepsAnAnswerAsLongAsNothingIsWrittenAndTheSessionHolds) {
  AccessCallers& callers = server_.callers();
  const absl::Time start = server_.clock().Now();
  version_ = 7;
  ASSERT_TRUE(Ask(who_.token).ok());
  EXPECT_NE(callers.AtHand(who_.token, {start + absl::Minutes(5), 7}), nullptr);
  EXPECT_EQ(callers.AtHand(who_.token, {start + absl::Minutes(5), 8}), nullptr);
  EXPECT_EQ(callers.AtHand(who_.token, {start + absl::Minutes(5), std::nullopt}), nullptr);
  EXPECT_EQ(callers.AtHand(who_.token, {start + absl::Hours(1), 7}), nullptr);  // its end
  EXPECT_EQ(callers.AtHand("unknown", {start, 7}), nullptr);
}

TEST_F(CallerSourceTest, ForgetsByPersonDeviceAndToken) {
  AccessCallers& callers = server_.callers();
  ASSERT_TRUE(Ask(who_.token).ok());
  callers.InvalidatePerson("somebody else");
  callers.InvalidateDevice("another");
  EXPECT_EQ(callers.CachedForTest(), 1u);
  callers.InvalidatePerson(who_.person_id);
  EXPECT_EQ(callers.CachedForTest(), 0u);
  ASSERT_TRUE(Ask(who_.token).ok());
  callers.InvalidateDevice(who_.device_id);
  EXPECT_EQ(callers.CachedForTest(), 0u);
  ASSERT_TRUE(Ask(who_.token).ok());
  callers.InvalidateToken(TokenHash(who_.token));
  EXPECT_EQ(callers.CachedForTest(), 0u);
}

TEST_F(CallerSourceTest, HoldsNoMoreThanItsCapacity) {
  AccessCallers small(2);
  for (int i = 0; i < 5; ++i) {
    ASSERT_TRUE(Ask(small, server_.Enrol(who_.person_id).token).ok());
    EXPECT_LE(small.CachedForTest(), 2u);
  }
}

TEST_F(CallerSourceTest, MakesTheOperatorAdministratorOfTheFirstOrganisation) {
  server_.MustRead([&](sql::Transaction& tx) -> absl::Status {
    ASSIGN_OR_RETURN(const rpc::Caller local, server_.callers().LocalOperator(tx));
    EXPECT_TRUE(local.local);
    EXPECT_EQ(local.subject, "local");
    EXPECT_EQ(local.person_id, "");
    EXPECT_EQ(local.organization_id, server_.organization_id());
    EXPECT_TRUE(local.Covers(v1::ROLE_COORDINATOR, server_.root_unit_id() + "/"));
    EXPECT_TRUE(local.Covers(v1::ROLE_ORGANIZATION_ADMIN, server_.root_unit_id() + "/"));
    return absl::OkStatus();
  });
}

}  // namespace
}  // namespace glimmer::access
