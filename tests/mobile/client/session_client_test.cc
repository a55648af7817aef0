// A phone's client against the real AccessService: it enrols, opens sessions, opens another one
// when the server forgets, and keeps apart what cannot be mended.
#include "mobile/client/session_client.h"

#include <gtest/gtest.h>

#include "absl/synchronization/notification.h"
#include "mobile/client/enrolment.h"
#include "shared/domain/resource_names.h"
#include "shared/rpc/error.h"
#include "tests/server/access/access_fixture.h"

namespace glimmer::mobile {
namespace {

constexpr char kListDevices[] = "/glimmer.v1.AccessService/ListDevices";

class SessionClientTest : public access::AccessFixture {
 protected:
  SessionClientTest()
      : store_(*LocalStore::Open(folder_.path(), server_.clock())), secrets_(folder_.path()) {}

  RpcClientOptions Options() {
    return {.address = "unix:" + server_.folder().File("server.sock"),
            .spki_sha256 = config_.spki_sha256,
            .insecure = true};
  }

  absl::StatusOr<Profile> EnrolByCode(const v1::CreateInvitationResponse& invitation, bool typed) {
    EnrolmentRequest request{.server = Options(), .label = "Phone", .installation_id = "i"};
    if (typed) {
      request.short_code = invitation.short_code();
    } else {
      request.secret = SecretOf(invitation);
    }
    return Enrol(*store_, secrets_, server_.random(), request);
  }

  void Connect() {
    auto rpc = RpcClient::Create(Options());
    auto credentials = CredentialsOf(*store_, secrets_);
    ASSERT_TRUE(rpc.ok() && credentials.ok());
    session_ = std::make_unique<SessionClient>(*std::move(rpc), *credentials, server_.clock(),
                                               server_.random(),
                                               [this](const v1::FinishSessionResponse& session) {
                                                 ++sessions_;
                                                 EXPECT_TRUE(session.token().empty());
                                                 EXPECT_TRUE(KeepSession(*store_, session).ok());
                                               });
  }

  absl::Status ListDevices() {
    v1::ListDevicesRequest request;
    request.set_person(ResourceName(kPeople, person_));
    absl::Notification answered;
    absl::Status out;
    session_->Unary(kListDevices, request.SerializeAsString(), {},
                    [&](absl::StatusOr<std::string> answer) {
                      out = answer.status();
                      answered.Notify();
                    });
    answered.WaitForNotification();
    return out;
  }

  test::TempDir folder_;
  std::unique_ptr<LocalStore> store_;
  FileSecretStore secrets_;
  int sessions_ = 0;
  std::unique_ptr<SessionClient> session_;
};

TEST_F(SessionClientTest, EnrolsByQrCodeAndCallsAsThePerson) {
  const auto profile = EnrolByCode(Invite(person_), false);
  ASSERT_TRUE(profile.ok()) << profile.status();
  EXPECT_EQ(profile->enrolment, Profile::Enrolment::kActive);
  Connect();
  EXPECT_TRUE(ListDevices().ok());
  EXPECT_TRUE(ListDevices().ok());
  EXPECT_EQ(sessions_, 1);
  EXPECT_EQ(store_->GetProfile()->person, ResourceName(kPeople, person_));
  EXPECT_EQ(store_->GetProfile()->organization,
            ResourceName(kOrganizations, server_.organization_id()));
}

TEST_F(SessionClientTest, OpensANewSessionBeforeTheOldOneEnds) {
  ASSERT_TRUE(EnrolByCode(Invite(person_), false).ok());
  Connect();
  ASSERT_TRUE(ListDevices().ok());
  server_.clock().Advance(absl::Minutes(59));
  EXPECT_TRUE(session_->token().empty());
  EXPECT_TRUE(ListDevices().ok());
  EXPECT_EQ(sessions_, 2);
}

TEST_F(SessionClientTest, ATypedCodeWaitsForTheCoordinator) {
  const auto profile = EnrolByCode(Invite(person_), true);
  ASSERT_TRUE(profile.ok()) << profile.status();
  EXPECT_EQ(profile->enrolment, Profile::Enrolment::kPending);
  EXPECT_EQ(profile->comparison_code.size(), 6u);
  Connect();
  const absl::Status waits = ListDevices();
  EXPECT_TRUE(absl::IsUnauthenticated(waits)) << waits;
  EXPECT_EQ(ReasonOf(waits), v1::ERROR_REASON_DEVICE_PENDING);

  v1::ConfirmDeviceRequest request;
  request.set_request_id(server_.NewRequestId());
  request.set_device(profile->device);
  request.set_comparison_code(profile->comparison_code);
  v1::ConfirmDeviceResponse response;
  ASSERT_TRUE(stub_->ConfirmDevice(ContextFor(coordinator_).get(), request, &response).ok());
  EXPECT_TRUE(ListDevices().ok());
  EXPECT_EQ(store_->GetProfile()->enrolment, Profile::Enrolment::kActive);
}

TEST_F(SessionClientTest, ARevokedDeviceIsToldAndNotRetriedForEver) {
  const auto profile = EnrolByCode(Invite(person_), false);
  ASSERT_TRUE(profile.ok()) << profile.status();
  Connect();
  ASSERT_TRUE(ListDevices().ok());
  v1::RevokeDeviceRequest request;
  request.set_request_id(server_.NewRequestId());
  request.set_device(profile->device);
  v1::RevokeDeviceResponse response;
  ASSERT_TRUE(stub_->RevokeDevice(ContextFor(coordinator_).get(), request, &response).ok());
  const absl::Status revoked = ListDevices();
  EXPECT_TRUE(absl::IsUnauthenticated(revoked)) << revoked;
  EXPECT_EQ(ReasonOf(revoked), v1::ERROR_REASON_DEVICE_INVALID);
  EXPECT_EQ(sessions_, 1);
}

}  // namespace
}  // namespace glimmer::mobile
