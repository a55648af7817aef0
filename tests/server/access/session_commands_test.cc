#include "server/access/session_commands.h"

#include <gmock/gmock.h>

#include "shared/domain/resource_names.h"
#include "shared/rpc/status_convert.h"
#include "tests/server/access/access_fixture.h"

namespace glimmer::access {
namespace {

class SessionTest : public AccessFixture {
 protected:
  Phone phone_ = Enrolled(person_);
};

TEST_F(SessionTest, OpensASessionForAnHour) {
  const auto who = SignIn(phone_);
  ASSERT_TRUE(who.ok()) << who.status();
  EXPECT_EQ(who->person_id, person_);
  EXPECT_TRUE(Use(*who).ok());
  server_.clock().Advance(absl::Hours(1) - absl::Seconds(1));
  EXPECT_TRUE(Use(*who).ok());
  server_.clock().Advance(absl::Seconds(1));
  EXPECT_EQ(Reason(Use(*who)), v1::ERROR_REASON_SESSION_INVALID);
}

TEST_F(SessionTest, AnswersWithPersonOrganisationAndRoles) {
  server_.AddGrant(person_, v1::ROLE_AUDITOR, unit_);
  std::string nonce;
  ASSERT_TRUE(Begin(phone_.device, nonce).ok());
  v1::FinishSessionResponse response;
  ASSERT_TRUE(Finish(phone_, nonce, &response).ok());
  EXPECT_EQ(response.person(), ResourceName(kPeople, person_));
  EXPECT_EQ(response.organization(), ResourceName(kOrganizations, server_.organization_id()));
  ASSERT_EQ(response.role_grants_size(), 1);
  EXPECT_EQ(response.role_grants(0).role(), v1::ROLE_AUDITOR);
  EXPECT_EQ(response.role_grants(0).scope(), ResourceName(kUnits, unit_));
  EXPECT_EQ(response.role_grants(0).granter(), "");
}

TEST_F(SessionTest, StoresNoTokenThatCouldBeUsed) {
  const auto who = SignIn(phone_);
  ASSERT_TRUE(who.ok());
  server_.MustRead([&](sql::Transaction& tx) -> absl::Status {
    ASSIGN_OR_RETURN(const auto hashes, tx.QueryAll([](const sql::Row& row) { return row.Blob(0); },
                                                    "SELECT token_hash FROM sessions"));
    EXPECT_THAT(hashes, testing::Not(testing::Contains(who->token)));
    EXPECT_THAT(hashes, testing::Contains(TokenHash(who->token)));
    return absl::OkStatus();
  });
}

TEST_F(SessionTest, RefusesAChallengeAfterAMinute) {
  std::string nonce;
  ASSERT_TRUE(Begin(phone_.device, nonce).ok());
  server_.clock().Advance(absl::Seconds(59));
  EXPECT_TRUE(Finish(phone_, nonce).ok());
  server_.clock().Advance(absl::Seconds(1));
  EXPECT_EQ(Reason(Finish(phone_, nonce)), v1::ERROR_REASON_DEVICE_INVALID);
}

TEST_F(SessionTest, RefusesAChallengeOfAnotherDeviceOrAChangedOne) {
  std::string nonce;
  ASSERT_TRUE(Begin(Enrolled(person_).device, nonce).ok());
  EXPECT_EQ(Reason(Finish(phone_, nonce)), v1::ERROR_REASON_DEVICE_INVALID);
  ASSERT_TRUE(Begin(phone_.device, nonce).ok());
  nonce[0] = static_cast<char>(nonce[0] ^ 0x40);  // would last longer
  EXPECT_EQ(Reason(Finish(phone_, nonce)), v1::ERROR_REASON_DEVICE_INVALID);
  EXPECT_EQ(Reason(Finish(phone_, "")), v1::ERROR_REASON_DEVICE_INVALID);
}

TEST_F(SessionTest, AnswersUnknownDevicesAsWrongSignatures) {
  const Phone unknown = NewPhone();
  std::string nonce;
  ASSERT_TRUE(Begin(unknown.device, nonce).ok());
  std::string known_nonce;
  ASSERT_TRUE(Begin(phone_.device, known_nonce).ok());
  EXPECT_EQ(nonce.size(), known_nonce.size());
  const absl::Status for_unknown = Finish(unknown, nonce);
  const absl::Status for_wrong_key = Finish({NewPhone().key, phone_.device}, known_nonce);
  EXPECT_EQ(for_unknown, for_wrong_key);
  EXPECT_EQ(Reason(for_unknown), v1::ERROR_REASON_DEVICE_INVALID);
}

TEST_F(SessionTest, LetsTheFormerSessionEndSoonAfterANewOne) {
  const auto first = SignIn(phone_);
  const auto second = SignIn(phone_);
  ASSERT_TRUE(first.ok() && second.ok());
  server_.clock().Advance(absl::Minutes(2) - absl::Seconds(1));
  EXPECT_TRUE(Use(*first).ok());
  server_.clock().Advance(absl::Seconds(1));
  EXPECT_EQ(Reason(Use(*first)), v1::ERROR_REASON_SESSION_INVALID);
  EXPECT_TRUE(Use(*second).ok());
}

TEST_F(SessionTest, SignsOutAtOnceAndOnlyThisSession) {
  const auto one = SignIn(phone_);
  const auto two = SignIn(Enrolled(person_));
  ASSERT_TRUE(one.ok() && two.ok());
  ASSERT_TRUE(Use(*one).ok() && Use(*two).ok());
  v1::EndSessionRequest request;
  request.set_request_id(server_.NewRequestId());
  v1::EndSessionResponse response;
  ASSERT_TRUE(stub_->EndSession(ContextFor(*one).get(), request, &response).ok());
  EXPECT_EQ(Reason(Use(*one)), v1::ERROR_REASON_SESSION_INVALID);
  EXPECT_TRUE(Use(*two).ok());
}

TEST_F(SessionTest, SlowsDownWrongSignaturesButNeverARightOne) {
  for (int i = 0; i < 5; ++i) {
    std::string nonce;
    ASSERT_TRUE(Begin(phone_.device, nonce).ok());
    EXPECT_EQ(Reason(Finish({NewPhone().key, phone_.device}, nonce)),
              v1::ERROR_REASON_DEVICE_INVALID);
  }
  std::string nonce;
  ASSERT_TRUE(Begin(phone_.device, nonce).ok());
  const absl::Status slowed = Finish({NewPhone().key, phone_.device}, nonce);
  EXPECT_EQ(Reason(slowed), v1::ERROR_REASON_TOO_MANY_FAILURES);
  EXPECT_EQ(MetadataOf(slowed, "retry_seconds"), "1");
  EXPECT_TRUE(Finish(phone_, nonce).ok());
}

TEST_F(SessionTest, TellsWhoTheServerIs) {
  v1::GetServerInfoResponse response;
  ASSERT_TRUE(stub_->GetServerInfo(ContextFor().get(), v1::GetServerInfoRequest(), &response).ok());
  EXPECT_EQ(response.server_id(), keys_.server_id);
  EXPECT_EQ(response.version(), "1.2.3");
  EXPECT_EQ(response.certificate_key(), keys_.identity.public_key);
  EXPECT_EQ(response.data_epoch(), 1);
  EXPECT_EQ(response.time().seconds(), absl::ToUnixSeconds(server_.clock().Now()));
}

}  // namespace
}  // namespace glimmer::access
