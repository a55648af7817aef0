#include "server/access/grant_commands.h"

#include <gmock/gmock.h>

#include "shared/base/time_convert.h"
#include "shared/domain/resource_names.h"
#include "shared/rpc/status_convert.h"
#include "tests/server/access/access_fixture.h"

namespace glimmer::access {
namespace {

class GrantTest : public AccessFixture {
 protected:
  absl::StatusOr<std::string> Grant(const test::TestCaller& who, const std::string& person_id,
                                    const std::string& unit_id,
                                    absl::Duration length = absl::Hours(24)) {
    v1::GrantRoleRequest request;
    request.set_request_id(server_.NewRequestId());
    request.set_person(ResourceName(kPeople, person_id));
    request.set_role(v1::ROLE_COORDINATOR);
    request.set_scope(ResourceName(kUnits, unit_id));
    *request.mutable_end_time() = ToTimestamp(server_.clock().Now() + length);
    v1::GrantRoleResponse response;
    RETURN_IF_ERROR(FromGrpc(stub_->GrantRole(ContextFor(who).get(), request, &response)));
    EXPECT_EQ(response.role_grant().granter(), ResourceName(kPeople, who.person_id));
    return response.role_grant().name();
  }

  absl::Status Revoke(const test::TestCaller& who, const std::string& name) {
    v1::RevokeRoleRequest request;
    request.set_request_id(server_.NewRequestId());
    request.set_role_grant(name);
    v1::RevokeRoleResponse response;
    return FromGrpc(stub_->RevokeRole(ContextFor(who).get(), request, &response));
  }

  v1::ListRoleGrantsResponse List(const std::string& unit_id) {
    v1::ListRoleGrantsRequest request;
    request.set_scope(ResourceName(kUnits, unit_id));
    v1::ListRoleGrantsResponse response;
    EXPECT_TRUE(stub_->ListRoleGrants(ContextFor(admin_).get(), request, &response).ok());
    return response;
  }

  // May `who` do what a coordinator of `unit_` may?
  bool Coordinates(const test::TestCaller& who) {
    v1::ListDevicesRequest request;
    request.set_person(ResourceName(kPeople, coordinator_.person_id));
    v1::ListDevicesResponse response;
    return stub_->ListDevices(ContextFor(who).get(), request, &response).ok();
  }

  test::TestCaller who_ = server_.Enrol(person_);
};

TEST_F(GrantTest, ActsAtOnceAndUntilItsEnd) {
  EXPECT_FALSE(Coordinates(who_));
  ASSERT_TRUE(Grant(admin_, person_, unit_, absl::Minutes(10)).ok());
  EXPECT_TRUE(Coordinates(who_));
  server_.clock().Advance(absl::Minutes(10));
  EXPECT_FALSE(Coordinates(who_));
}

TEST_F(GrantTest, EndsAtOnceWhenRevoked) {
  const auto name = Grant(admin_, person_, unit_);
  ASSERT_TRUE(name.ok()) << name.status();
  EXPECT_TRUE(Coordinates(who_));
  ASSERT_TRUE(Revoke(admin_, *name).ok());
  EXPECT_FALSE(Coordinates(who_));
  EXPECT_EQ(List(unit_).role_grants_size(), 1);  // the coordinator's
}

TEST_F(GrantTest, GrantedAgainIsRenewedAndHeldOnce) {
  ASSERT_TRUE(Grant(admin_, person_, unit_, absl::Minutes(10)).ok());
  const auto longer = Grant(admin_, person_, unit_, absl::Minutes(20));
  ASSERT_TRUE(longer.ok()) << longer.status();
  EXPECT_EQ(List(unit_).role_grants_size(), 2);  // with the coordinator's
  server_.clock().Advance(absl::Minutes(15));
  EXPECT_TRUE(Coordinates(who_));
  ASSERT_TRUE(Revoke(admin_, *longer).ok());
  EXPECT_FALSE(Coordinates(who_));
  EXPECT_EQ(server_.Count("SELECT COUNT(*) FROM audit_records WHERE action = 'RevokeRole'"), 2);
}

TEST_F(GrantTest, AShorterOneOrOneElsewhereEndsNothing) {
  ASSERT_TRUE(Grant(admin_, person_, unit_, absl::Minutes(20)).ok());
  ASSERT_TRUE(Grant(admin_, person_, unit_, absl::Minutes(10)).ok());
  ASSERT_TRUE(Grant(admin_, person_, other_unit_, absl::Minutes(30)).ok());
  server_.clock().Advance(absl::Minutes(15));
  EXPECT_TRUE(Coordinates(who_));
}

TEST_F(GrantTest, IsRefusedToOneself) {
  EXPECT_EQ(Reason(Grant(admin_, admin_.person_id, unit_).status()),
            v1::ERROR_REASON_GRANT_NOT_ALLOWED);
}

TEST_F(GrantTest, IsRefusedOutsideTheGrantersScope) {
  const auto local = server_.EnrolWithRole(v1::ROLE_ORGANIZATION_ADMIN, unit_);
  EXPECT_TRUE(Grant(local, person_, unit_).ok());
  EXPECT_EQ(Reason(Grant(local, person_, other_unit_).status()), v1::ERROR_REASON_NOT_FOUND);
  const auto elsewhere = Grant(admin_, person_, other_unit_);
  ASSERT_TRUE(elsewhere.ok());
  EXPECT_EQ(Reason(Revoke(local, *elsewhere)), v1::ERROR_REASON_NOT_FOUND);
}

TEST_F(GrantTest, LastsTwelveMonthsAtMost) {
  EXPECT_TRUE(Grant(admin_, person_, unit_, absl::Hours(24 * 366)).ok());
  const auto field = [&](absl::Duration length) {
    return MetadataOf(Grant(admin_, person_, unit_, length).status(), "field");
  };
  EXPECT_EQ(field(absl::Hours(24 * 366) + absl::Seconds(1)), "end_time");
  EXPECT_EQ(field(absl::ZeroDuration()), "end_time");
}

TEST_F(GrantTest, IsRefusedForAbsentAndMergedPeople) {
  EXPECT_EQ(Reason(Grant(admin_, server_.NewId(), unit_).status()), v1::ERROR_REASON_NOT_FOUND);
  const std::string merged = server_.AddPerson(unit_, "Merged");
  server_.MustWrite([&](sql::Transaction& tx) {
    return tx
        .Execute("UPDATE people SET merged_into_person_id = $1 WHERE person_id = $2", person_,
                 merged)
        .status();
  });
  const absl::Status refused = Grant(admin_, merged, unit_).status();
  EXPECT_EQ(Reason(refused), v1::ERROR_REASON_PERSON_MERGED);
  EXPECT_EQ(MetadataOf(refused, "merged_into"), ResourceName(kPeople, person_));
}

TEST_F(GrantTest, ListsAUnitAndWhatIsBelowIt) {
  const std::string below = server_.AddUnit(unit_, "Below");
  ASSERT_TRUE(Grant(admin_, person_, below).ok());
  ASSERT_TRUE(Grant(admin_, person_, other_unit_).ok());
  EXPECT_EQ(List(unit_).role_grants_size(), 2);
  EXPECT_EQ(List(below).role_grants_size(), 1);
  EXPECT_EQ(List(server_.root_unit_id()).role_grants_size(), 4);
}

TEST_F(GrantTest, StandsInTheAuditTableAndTheFeed) {
  const auto name = Grant(admin_, person_, unit_);
  ASSERT_TRUE(name.ok());
  ASSERT_TRUE(Revoke(admin_, *name).ok());
  v1::ListAuditRecordsRequest request;
  request.set_page_size(1);
  std::vector<std::string> seen;
  do {
    v1::ListAuditRecordsResponse page;
    ASSERT_TRUE(stub_->ListAuditRecords(ContextFor(admin_).get(), request, &page).ok());
    for (const auto& record : page.audit_records()) {
      seen.push_back(record.action());
      EXPECT_EQ(record.actor(), ResourceName(kPeople, admin_.person_id));
      EXPECT_EQ(record.subject(), *name);
      EXPECT_EQ(record.purpose(), "ROLE_COORDINATOR");
    }
    request.set_page_token(page.next_page_token());
  } while (!request.page_token().empty());
  EXPECT_THAT(seen, testing::UnorderedElementsAre("GrantRole", "RevokeRole"));
  EXPECT_EQ(server_.Count("SELECT COUNT(*) FROM changes WHERE audience = 'person:" + person_ + "'"),
            2);
}

TEST_F(GrantTest, ShowsTheAuditTableToTheWholeOrganisationsPeopleOnly) {
  v1::ListAuditRecordsRequest request;
  v1::ListAuditRecordsResponse page;
  const auto ask = [&](const test::TestCaller& who) {
    return Reason(FromGrpc(stub_->ListAuditRecords(ContextFor(who).get(), request, &page)));
  };
  EXPECT_EQ(ask(coordinator_), v1::ERROR_REASON_ROLE_MISSING);
  EXPECT_EQ(ask(server_.EnrolWithRole(v1::ROLE_AUDITOR, unit_)), v1::ERROR_REASON_NOT_FOUND);
  EXPECT_EQ(ask(server_.EnrolWithRole(v1::ROLE_AUDITOR, server_.root_unit_id())),
            v1::ERROR_REASON_UNSPECIFIED);
  request.set_page_token("x");
  EXPECT_EQ(ask(admin_), v1::ERROR_REASON_PAGE_TOKEN_INVALID);
}

}  // namespace
}  // namespace glimmer::access
