// A coordinator's desk lets somebody in who typed a short code, with nothing but the published
// methods: who has no device, which of their devices waits, the six digits, done.
#include <gtest/gtest.h>

#include "glimmer/v1/access_service.grpc.pb.h"
#include "glimmer/v1/people_service.grpc.pb.h"
#include "server/access/access_service.h"
#include "server/people/people_service.h"
#include "shared/crypto/comparison_code.h"
#include "shared/crypto/signing.h"
#include "shared/domain/resource_names.h"
#include "shared/domain/signed_messages.h"
#include "shared/rpc/error.h"
#include "shared/rpc/status_convert.h"
#include "tests/support/test_server.h"

namespace glimmer::access {
namespace {

class DeviceDeskTest : public testing::Test {
 protected:
  DeviceDeskTest() {
    server_.Start({[this](const rpc::Deps& deps) -> std::unique_ptr<grpc::Service> {
                     return std::make_unique<AccessService>(
                         deps, AccessParts{config_, server_.callers(), throttle_});
                   },
                   [](const rpc::Deps& deps) -> std::unique_ptr<grpc::Service> {
                     return std::make_unique<people::PeopleService>(deps);
                   }});
    access_ = v1::AccessService::NewStub(server_.channel());
    people_ = v1::PeopleService::NewStub(server_.channel());
  }

  static void Expect(const grpc::Status& status) { EXPECT_TRUE(status.ok()) << FromGrpc(status); }

  // The row of `person_` in the list of the unit.
  v1::Person Row() {
    v1::ListPeopleRequest request;
    request.set_unit(ResourceName(kUnits, unit_));
    v1::ListPeopleResponse response;
    Expect(people_->ListPeople(coordinator_.NewContext().get(), request, &response));
    for (const v1::Person& person : response.people()) {
      if (person.name() == person_) return person;
    }
    ADD_FAILURE() << "not listed";
    return {};
  }

  v1::ListDevicesResponse Devices() {
    v1::ListDevicesRequest request;
    request.set_person(person_);
    v1::ListDevicesResponse response;
    Expect(access_->ListDevices(coordinator_.NewContext().get(), request, &response));
    return response;
  }

  // A new phone on which the person types a new code; the digits it shows.
  std::string TypeCode() {
    v1::CreateInvitationRequest invite;
    invite.set_request_id(server_.NewRequestId());
    invite.set_person(person_);
    v1::CreateInvitationResponse invitation;
    Expect(access_->CreateInvitation(coordinator_.NewContext().get(), invite, &invitation));
    const KeyPair key = NewSigningKey(server_.random());
    v1::RedeemInvitationRequest redeem;
    redeem.set_request_id(server_.NewRequestId());
    redeem.set_short_code(invitation.short_code());
    const std::string nonce(kComparisonNonceBytes, 'n');
    redeem.set_commitment(ComparisonCommitment(nonce));
    redeem.set_device(ResourceName(kDevices, server_.NewId()));
    redeem.set_public_key(key.public_key);
    redeem.set_proof(
        Sign(key.secret_key, EnrolMessage(keys_.server_id, redeem.device(), key.public_key)));
    redeem.set_label("Phone");
    v1::RedeemInvitationResponse redeemed;
    Expect(access_->RedeemInvitation(test::TestCaller().NewContext().get(), redeem, &redeemed));
    v1::OpenComparisonRequest open;
    open.set_request_id(server_.NewRequestId());
    open.set_device(redeem.device());
    open.set_nonce(nonce);
    v1::OpenComparisonResponse opened;
    Expect(access_->OpenComparison(test::TestCaller().NewContext().get(), open, &opened));
    return ComparisonCode({.spki_sha256 = config_.spki_sha256,
                           .server_nonce = redeemed.server_nonce(),
                           .public_key = key.public_key,
                           .phone_nonce = nonce});
  }

  absl::Status Confirm(const std::string& device, const std::string& digits) {
    v1::ConfirmDeviceRequest request;
    request.set_request_id(server_.NewRequestId());
    request.set_device(device);
    request.set_comparison_code(digits);
    v1::ConfirmDeviceResponse response;
    return FromGrpc(access_->ConfirmDevice(coordinator_.NewContext().get(), request, &response));
  }

  test::TestServer server_;
  ServerKeys keys_ = NewServerKeys(server_.random());
  AccessConfig config_{keys_, "1.2.3", "glimmer.example.org", std::string(32, 's')};
  Throttle throttle_{server_.clock()};
  std::string unit_ = server_.AddUnit(server_.root_unit_id(), "Unit");
  test::TestCaller coordinator_ = server_.EnrolWithRole(v1::ROLE_COORDINATOR, unit_);
  std::string person_ = ResourceName(kPeople, server_.AddPerson(unit_, "Person"));
  std::unique_ptr<v1::AccessService::Stub> access_;
  std::unique_ptr<v1::PeopleService::Stub> people_;
};

TEST_F(DeviceDeskTest, FindsTheWaitingDeviceAndLetsItIn) {
  EXPECT_FALSE(Row().has_device());
  EXPECT_EQ(Devices().devices_size(), 0);

  const std::string digits = TypeCode();
  EXPECT_FALSE(Row().has_device());
  const v1::ListDevicesResponse waiting = Devices();
  ASSERT_EQ(waiting.devices_size(), 1);
  EXPECT_EQ(waiting.devices(0).state(), v1::Device::STATE_PENDING);
  EXPECT_EQ(waiting.devices(0).label(), "Phone");

  ASSERT_TRUE(Confirm(waiting.devices(0).name(), digits).ok());
  EXPECT_EQ(Devices().devices(0).state(), v1::Device::STATE_ACTIVE);
  EXPECT_TRUE(Row().has_device());
}

// Who types a second code on another phone leaves one device that waits, the newest.
TEST_F(DeviceDeskTest, ShowsWhichOfSeveralDevicesWaits) {
  const std::string given_up = TypeCode();
  server_.clock().Advance(absl::Minutes(1));
  const std::string digits = TypeCode();
  const v1::ListDevicesResponse devices = Devices();
  ASSERT_EQ(devices.devices_size(), 2);
  EXPECT_EQ(devices.devices(0).state(), v1::Device::STATE_PENDING);
  EXPECT_EQ(devices.devices(1).state(), v1::Device::STATE_REVOKED);
  EXPECT_EQ(ReasonOf(Confirm(devices.devices(1).name(), given_up)),
            v1::ERROR_REASON_DEVICE_INVALID);
  EXPECT_TRUE(Confirm(devices.devices(0).name(), digits).ok());
}

}  // namespace
}  // namespace glimmer::access
