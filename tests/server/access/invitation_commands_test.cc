#include "server/access/invitation_commands.h"

#include <gmock/gmock.h>

#include "shared/base/time_convert.h"
#include "shared/domain/resource_names.h"
#include "shared/rpc/status_convert.h"
#include "tests/server/access/access_fixture.h"

namespace glimmer::access {
namespace {

class InvitationTest : public AccessFixture {
 protected:
  absl::Status Ask(const test::TestCaller& who, const std::string& person_id,
                   v1::CreateInvitationResponse* response = nullptr) {
    v1::CreateInvitationRequest request;
    request.set_request_id(server_.NewRequestId());
    request.set_person(ResourceName(kPeople, person_id));
    v1::CreateInvitationResponse unused;
    return FromGrpc(stub_->CreateInvitation(ContextFor(who).get(), request,
                                            response == nullptr ? &unused : response));
  }

  absl::Duration LifeOf(const v1::CreateInvitationResponse& response) {
    return FromTimestamp(response.invitation().expire_time()) - server_.clock().Now();
  }
};

TEST_F(InvitationTest, LeavesInThreeFormsOfTheSameSecret) {
  const auto invitation = Invite(person_);
  const auto qr = ParseInvitation(invitation.qr_text());
  const auto link = ParseInvitation(invitation.link());
  ASSERT_TRUE(qr.ok() && link.ok());
  EXPECT_EQ(qr->secret, link->secret);
  EXPECT_EQ(qr->host, "glimmer.example.org");
  EXPECT_EQ(qr->spki_sha256, std::string(32, 's'));
  EXPECT_THAT(invitation.short_code(), testing::MatchesRegex("[0-9A-Z]{5}-[0-9A-Z]{5}"));
  EXPECT_EQ(LifeOf(invitation), absl::Hours(72));
}

TEST_F(InvitationTest, IsStoredAsKeyedHashesOnly) {
  const std::string secret = SecretOf(Invite(person_));
  server_.MustRead([&](sql::Transaction& tx) -> absl::Status {
    ASSIGN_OR_RETURN(const auto stored, tx.QueryOne([](const sql::Row& row) { return row.Blob(0); },
                                                    "SELECT secret_hash FROM invitations"));
    EXPECT_EQ(stored, SecretHash(keys_, secret));
    EXPECT_NE(stored, SecretHash(NewServerKeys(server_.random()), secret));
    return absl::OkStatus();
  });
}

TEST_F(InvitationTest, IsShortLivedForPeopleWithARole) {
  v1::CreateInvitationResponse response;
  ASSERT_TRUE(Ask(admin_, coordinator_.person_id, &response).ok());
  EXPECT_EQ(LifeOf(response), absl::Minutes(15));
}

// Who can enrol a device for a person can become that person.
TEST_F(InvitationTest, IsRefusedForPeopleWhoStandAboveTheCaller) {
  const std::string chief = server_.AddPerson(unit_, "Chief");
  server_.AddGrant(chief, v1::ROLE_ORGANIZATION_ADMIN, server_.root_unit_id());
  EXPECT_EQ(Reason(Ask(coordinator_, chief)), v1::ERROR_REASON_GRANT_NOT_ALLOWED);
  const auto local_admin = server_.EnrolWithRole(v1::ROLE_ORGANIZATION_ADMIN, unit_);
  EXPECT_EQ(Reason(Ask(local_admin, chief)), v1::ERROR_REASON_GRANT_NOT_ALLOWED);
  EXPECT_TRUE(Ask(admin_, chief).ok());
  EXPECT_TRUE(Ask(coordinator_, coordinator_.person_id).ok());
}

TEST_F(InvitationTest, IsRefusedOutOfScopeAndForMergedPeople) {
  EXPECT_EQ(Reason(Ask(coordinator_, server_.AddPerson(other_unit_, "Foreign"))),
            v1::ERROR_REASON_NOT_FOUND);
  server_.MustWrite([&](sql::Transaction& tx) {
    return tx
        .Execute("UPDATE people SET merged_into_person_id = $1 WHERE person_id = $2",
                 coordinator_.person_id, person_)
        .status();
  });
  EXPECT_EQ(Reason(Ask(coordinator_, person_)), v1::ERROR_REASON_PERSON_MERGED);
}

TEST_F(InvitationTest, StandsInTheAuditTable) {
  Invite(person_);
  v1::ListAuditRecordsResponse page;
  ASSERT_TRUE(
      stub_->ListAuditRecords(ContextFor(admin_).get(), v1::ListAuditRecordsRequest(), &page).ok());
  ASSERT_EQ(page.audit_records_size(), 1);
  EXPECT_EQ(page.audit_records(0).action(), "CreateInvitation");
  EXPECT_EQ(page.audit_records(0).subject(), ResourceName(kPeople, person_));
  EXPECT_EQ(page.audit_records(0).actor(), ResourceName(kPeople, coordinator_.person_id));
}

}  // namespace
}  // namespace glimmer::access
