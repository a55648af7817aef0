#include "server/access/device_commands.h"

#include <gmock/gmock.h>

#include "absl/strings/ascii.h"
#include "server/access/invitation_commands.h"
#include "shared/crypto/comparison_code.h"
#include "shared/domain/resource_names.h"
#include "shared/rpc/status_convert.h"
#include "tests/server/access/access_fixture.h"

namespace glimmer::access {
namespace {

// What a phone of these tests commits to.
const std::string kPhoneNonce(kComparisonNonceBytes, 'n');

class DeviceTest : public AccessFixture {
 protected:
  absl::Status RedeemCode(const Phone& phone, const std::string& code,
                          v1::RedeemInvitationResponse* response = nullptr) {
    v1::RedeemInvitationRequest request = RedeemRequest(phone);
    request.set_short_code(code);
    request.set_commitment(ComparisonCommitment(kPhoneNonce));
    return Redeem(request, response);
  }

  absl::Status Open(const Phone& phone, const std::string& nonce = kPhoneNonce) {
    v1::OpenComparisonRequest request;
    request.set_request_id(server_.NewRequestId());
    request.set_device(phone.device);
    request.set_nonce(nonce);
    v1::OpenComparisonResponse response;
    return FromGrpc(stub_->OpenComparison(ContextFor().get(), request, &response));
  }

  // What the phone shows: of the key that the server has shown it, its own and both nonces.
  std::string Digits(const Phone& phone, const v1::RedeemInvitationResponse& response,
                     const std::string& spki_sha256 = std::string(32, 's')) {
    return ComparisonCode({.spki_sha256 = spki_sha256,
                           .server_nonce = response.server_nonce(),
                           .public_key = phone.key.public_key,
                           .phone_nonce = kPhoneNonce});
  }

  // A phone on which a good code was typed and whose nonce is open; `response` holds the server's.
  Phone Waiting(v1::RedeemInvitationResponse& response) {
    const Phone phone = NewPhone();
    EXPECT_TRUE(RedeemCode(phone, Invite(person_).short_code(), &response).ok());
    EXPECT_TRUE(Open(phone).ok());
    return phone;
  }

  absl::Status Confirm(const Phone& phone, const std::string& digits, const test::TestCaller& who) {
    v1::ConfirmDeviceRequest request;
    request.set_request_id(server_.NewRequestId());
    request.set_device(phone.device);
    request.set_comparison_code(digits);
    v1::ConfirmDeviceResponse response;
    return FromGrpc(stub_->ConfirmDevice(ContextFor(who).get(), request, &response));
  }

  absl::Status Revoke(const std::string& device, const test::TestCaller& who) {
    v1::RevokeDeviceRequest request;
    request.set_request_id(server_.NewRequestId());
    request.set_device(device);
    v1::RevokeDeviceResponse response;
    return FromGrpc(stub_->RevokeDevice(ContextFor(who).get(), request, &response));
  }
};

TEST_F(DeviceTest, IsActiveAtOnceBySecret) {
  const Phone phone = NewPhone();
  v1::RedeemInvitationRequest request = RedeemRequest(phone);
  request.set_secret(SecretOf(Invite(person_)));
  v1::RedeemInvitationResponse response;
  ASSERT_TRUE(Redeem(request, &response).ok());
  EXPECT_EQ(response.device().name(), phone.device);
  EXPECT_EQ(response.device().person(), ResourceName(kPeople, person_));
  EXPECT_EQ(response.device().state(), v1::Device::STATE_ACTIVE);
  EXPECT_EQ(response.server_nonce(), "");
  EXPECT_TRUE(SignIn(phone).ok());
}

TEST_F(DeviceTest, AnswersARepeatedRedemptionAlike) {
  v1::RedeemInvitationRequest request = RedeemRequest(NewPhone());
  request.set_secret(SecretOf(Invite(person_)));
  v1::RedeemInvitationResponse first;
  v1::RedeemInvitationResponse second;
  ASSERT_TRUE(Redeem(request, &first).ok());
  ASSERT_TRUE(Redeem(request, &second).ok());
  EXPECT_EQ(first.SerializeAsString(), second.SerializeAsString());
  EXPECT_EQ(server_.Count("SELECT COUNT(*) FROM devices WHERE label = 'Phone'"), 1);
}

TEST_F(DeviceTest, WaitsForTheDigitsByShortCode) {
  const Phone phone = NewPhone();
  v1::RedeemInvitationResponse response;
  const std::string code = Invite(person_).short_code();
  ASSERT_TRUE(RedeemCode(phone, absl::AsciiStrToLower(code), &response).ok());
  EXPECT_EQ(response.device().state(), v1::Device::STATE_PENDING);
  const std::string digits = Digits(phone, response);
  ASSERT_EQ(digits.size(), 6u);
  EXPECT_THAT(response.SerializeAsString(), testing::Not(testing::HasSubstr(digits)));
  EXPECT_EQ(Reason(SignIn(phone).status()), v1::ERROR_REASON_DEVICE_PENDING);
  // Nobody can confirm what the phone has not opened.
  EXPECT_EQ(Reason(Confirm(phone, digits, coordinator_)), v1::ERROR_REASON_DEVICE_INVALID);
  EXPECT_TRUE(Open(phone).ok());
  EXPECT_TRUE(Open(phone).ok());  // an answer was lost

  std::string wrong = digits;
  wrong[5] = wrong[5] == '0' ? '1' : '0';
  EXPECT_EQ(Reason(Confirm(phone, wrong, coordinator_)), v1::ERROR_REASON_DEVICE_INVALID);
  EXPECT_EQ(Reason(Confirm(phone, "", coordinator_)), v1::ERROR_REASON_DEVICE_INVALID);
  EXPECT_EQ(Reason(SignIn(phone).status()), v1::ERROR_REASON_DEVICE_PENDING);
  EXPECT_TRUE(Confirm(phone, digits, coordinator_).ok());
  EXPECT_TRUE(SignIn(phone).ok());
  EXPECT_TRUE(Open(phone).ok());
  EXPECT_TRUE(SignIn(phone).ok());
}

// Whoever stands in between has to commit before the server's nonce is known, and cannot look for
// one that gives the digits of the phone behind them.
TEST_F(DeviceTest, OpensOnlyWhatWasCommittedTo) {
  const Phone phone = NewPhone();
  ASSERT_TRUE(RedeemCode(phone, Invite(person_).short_code()).ok());
  EXPECT_EQ(Reason(Open(phone, std::string(kComparisonNonceBytes, 'x'))),
            v1::ERROR_REASON_DEVICE_INVALID);
  EXPECT_EQ(Reason(Open(phone, kPhoneNonce + "n")), v1::ERROR_REASON_DEVICE_INVALID);
  EXPECT_EQ(Reason(Open(NewPhone())), v1::ERROR_REASON_NOT_FOUND);
  EXPECT_EQ(server_.Count("SELECT COUNT(*) FROM devices WHERE comparison_code IS NOT NULL"), 0);
  v1::RedeemInvitationRequest request = RedeemRequest(NewPhone());
  request.set_short_code(Invite(person_).short_code());
  EXPECT_EQ(Reason(Redeem(request)), v1::ERROR_REASON_FIELD_INVALID);  // nothing is committed to
}

// Somebody in between redeems what the person typed with a key of their own and hands the server's
// nonce on: the phone, which saw another server's key, shows other digits.
TEST_F(DeviceTest, IsNotConfirmedWhenSomebodyStandsInBetween) {
  v1::RedeemInvitationResponse response;
  const Phone between = Waiting(response);
  const std::string shown = Digits(NewPhone(), response, std::string(32, 'm'));
  EXPECT_EQ(Reason(Confirm(between, shown, coordinator_)), v1::ERROR_REASON_DEVICE_INVALID);
  EXPECT_EQ(Reason(SignIn(between).status()), v1::ERROR_REASON_DEVICE_PENDING);
}

TEST_F(DeviceTest, IsConfirmedOnlyWithinTheCoordinatorsScope) {
  v1::RedeemInvitationResponse response;
  const Phone phone = Waiting(response);
  const auto stranger = server_.EnrolWithRole(v1::ROLE_COORDINATOR, other_unit_);
  EXPECT_EQ(Reason(Confirm(phone, Digits(phone, response), stranger)), v1::ERROR_REASON_NOT_FOUND);
  const auto volunteer = server_.Enrol(person_);
  EXPECT_EQ(Reason(Confirm(phone, Digits(phone, response), volunteer)),
            v1::ERROR_REASON_ROLE_MISSING);
}

TEST_F(DeviceTest, GivesAPendingDeviceUpForANewOne) {
  v1::RedeemInvitationResponse response;
  const Phone lost = Waiting(response);
  Enrolled(person_);
  EXPECT_EQ(Reason(Open(lost)), v1::ERROR_REASON_DEVICE_INVALID);
  EXPECT_EQ(Reason(Confirm(lost, Digits(lost, response), coordinator_)),
            v1::ERROR_REASON_DEVICE_INVALID);
}

TEST_F(DeviceTest, RefusesAnInvitationTwice) {
  const std::string secret = SecretOf(Invite(person_));
  ASSERT_TRUE(RedeemSecret(NewPhone(), secret).ok());
  EXPECT_EQ(Reason(RedeemSecret(NewPhone(), secret)), v1::ERROR_REASON_INVITATION_INVALID);
}

TEST_F(DeviceTest, RefusesTheCodeOfAnInvitationUsedBySecret) {
  const auto invitation = Invite(person_);
  ASSERT_TRUE(RedeemSecret(NewPhone(), SecretOf(invitation)).ok());
  EXPECT_EQ(Reason(RedeemCode(NewPhone(), invitation.short_code())),
            v1::ERROR_REASON_INVITATION_INVALID);
}

TEST_F(DeviceTest, RefusesAnInvitationAfterItsTime) {
  const std::string secret = SecretOf(Invite(person_));
  server_.clock().Advance(absl::Hours(72));
  EXPECT_EQ(Reason(RedeemSecret(NewPhone(), secret)), v1::ERROR_REASON_INVITATION_INVALID);
}

TEST_F(DeviceTest, RefusesTheFormerInvitationAfterANewOne) {
  const std::string former = SecretOf(Invite(person_));
  const std::string current = SecretOf(Invite(person_));
  EXPECT_EQ(Reason(RedeemSecret(NewPhone(), former)), v1::ERROR_REASON_INVITATION_INVALID);
  EXPECT_TRUE(RedeemSecret(NewPhone(), current).ok());
}

TEST_F(DeviceTest, RefusesAProofByAnotherKeyForAnotherDeviceOrServer) {
  const std::string secret = SecretOf(Invite(person_));
  v1::RedeemInvitationRequest other_device = RedeemRequest(NewPhone());
  other_device.set_secret(secret);
  other_device.set_device(NewPhone().device);
  EXPECT_EQ(Reason(Redeem(other_device)), v1::ERROR_REASON_DEVICE_INVALID);
  v1::RedeemInvitationRequest other_key = RedeemRequest(NewPhone());
  other_key.set_secret(secret);
  other_key.set_public_key(NewPhone().key.public_key);
  EXPECT_EQ(Reason(Redeem(other_key)), v1::ERROR_REASON_DEVICE_INVALID);
  v1::RedeemInvitationRequest no_proof = RedeemRequest(NewPhone());
  no_proof.set_secret(secret);
  no_proof.clear_proof();
  EXPECT_EQ(Reason(Redeem(no_proof)), v1::ERROR_REASON_DEVICE_INVALID);
  EXPECT_TRUE(RedeemSecret(NewPhone(), secret).ok());
}

TEST_F(DeviceTest, MakesAnInvitationWorthlessAfterFiveTries) {
  const std::string secret = SecretOf(Invite(person_));
  for (int i = 0; i < kInvitationTries; ++i) {
    v1::RedeemInvitationRequest request = RedeemRequest(NewPhone());
    request.set_secret(secret);
    request.set_proof(std::string(64, 'x'));
    EXPECT_EQ(Reason(Redeem(request)), v1::ERROR_REASON_DEVICE_INVALID);
  }
  EXPECT_EQ(Reason(RedeemSecret(NewPhone(), secret)), v1::ERROR_REASON_INVITATION_INVALID);
}

TEST_F(DeviceTest, SlowsGuessersDownByTheirNetworkOnly) {
  for (int i = 0; i < 20; ++i) {
    EXPECT_EQ(Reason(RedeemCode(NewPhone(), "00000-00000")), v1::ERROR_REASON_INVITATION_INVALID);
  }
  const std::string secret = SecretOf(Invite(person_));
  address_ = "203.0.113.99";  // the same /24
  EXPECT_EQ(Reason(RedeemSecret(NewPhone(), secret)), v1::ERROR_REASON_TOO_MANY_FAILURES);
  address_ = "203.0.114.1";
  EXPECT_TRUE(RedeemSecret(NewPhone(), secret).ok());
  address_ = "203.0.113.7";
  server_.clock().Advance(absl::Seconds(6));
  EXPECT_TRUE(RedeemSecret(NewPhone(), SecretOf(Invite(person_))).ok());
}

TEST_F(DeviceTest, AllowsThreeDevicesAtATime) {
  const Phone first = Enrolled(person_);
  Enrolled(person_);
  Enrolled(person_);
  const std::string secret = SecretOf(Invite(person_));
  EXPECT_EQ(Reason(RedeemSecret(NewPhone(), secret)), v1::ERROR_REASON_TOO_MANY_DEVICES);
  ASSERT_TRUE(Revoke(first.device, coordinator_).ok());
  EXPECT_TRUE(RedeemSecret(NewPhone(), secret).ok());
}

TEST_F(DeviceTest, RefusesADeviceOrKeyThatIsKnown) {
  const Phone phone = Enrolled(person_);
  EXPECT_EQ(Reason(RedeemSecret(phone, SecretOf(Invite(person_)))),
            v1::ERROR_REASON_ALREADY_EXISTS);
  EXPECT_EQ(Reason(RedeemSecret({phone.key, NewPhone().device}, SecretOf(Invite(person_)))),
            v1::ERROR_REASON_ALREADY_EXISTS);
}

// A device key belongs to one person, also after its device was revoked.
TEST_F(DeviceTest, RefusesAKeyOrDeviceOfAnotherPerson) {
  const std::string other = server_.AddPerson(unit_, "Other person");
  const Phone phone = Enrolled(person_);
  const Phone same_key{phone.key, NewPhone().device};
  const Phone same_device{NewPhone().key, phone.device};
  for (const bool revoked : {false, true}) {
    if (revoked) {
      ASSERT_TRUE(Revoke(phone.device, coordinator_).ok());
    }
    for (const Phone* taken : {&phone, &same_key, &same_device}) {
      EXPECT_EQ(Reason(RedeemSecret(*taken, SecretOf(Invite(other)))),
                v1::ERROR_REASON_ALREADY_EXISTS)
          << revoked;
      EXPECT_EQ(Reason(RedeemCode(*taken, Invite(other).short_code())),
                v1::ERROR_REASON_ALREADY_EXISTS)
          << revoked;
    }
  }
  EXPECT_EQ(server_.Count("SELECT COUNT(*) FROM devices WHERE person_id = '" + other + "'"), 0);
  EXPECT_TRUE(RedeemSecret(NewPhone(), SecretOf(Invite(other))).ok());
}

// The key of a device that never became active is taken, too.
TEST_F(DeviceTest, RefusesAPendingKeyOfAnotherPerson) {
  const std::string other = server_.AddPerson(unit_, "Other person");
  const Phone phone = NewPhone();
  ASSERT_TRUE(RedeemCode(phone, Invite(person_).short_code()).ok());
  EXPECT_EQ(Reason(RedeemSecret({phone.key, NewPhone().device}, SecretOf(Invite(other)))),
            v1::ERROR_REASON_ALREADY_EXISTS);
}

TEST_F(DeviceTest, RefusesFieldsOutOfRange) {
  v1::RedeemInvitationRequest request = RedeemRequest(NewPhone());
  EXPECT_EQ(MetadataOf(Redeem(request), "field"), "secret");
  request.set_secret("x");
  request.set_public_key("short");
  EXPECT_EQ(MetadataOf(Redeem(request), "field"), "public_key");
  request = RedeemRequest(NewPhone());
  request.set_secret(SecretOf(Invite(person_)));
  std::string label;
  for (int i = 0; i < 40; ++i) label += "电";
  request.set_label(label + "话");
  EXPECT_EQ(MetadataOf(Redeem(request), "field"), "label");
  request.set_label(label);
  EXPECT_TRUE(Redeem(request).ok());
}

TEST_F(DeviceTest, EndsEverythingWithinTheCallWhenRevoked) {
  const Phone phone = Enrolled(person_);
  const auto who = SignIn(phone);
  ASSERT_TRUE(who.ok());
  ASSERT_TRUE(Use(*who).ok());
  ASSERT_TRUE(Revoke(phone.device, coordinator_).ok());
  EXPECT_EQ(Reason(Use(*who)), v1::ERROR_REASON_SESSION_INVALID);
  EXPECT_EQ(Reason(SignIn(phone).status()), v1::ERROR_REASON_DEVICE_INVALID);
  EXPECT_EQ(server_.Count("SELECT COUNT(*) FROM audit_records WHERE action = 'RevokeDevice'"), 1);
}

TEST_F(DeviceTest, IsListedAndRevokedByItsOwnerButNotByOthers) {
  const Phone phone = Enrolled(person_);
  const auto who = SignIn(phone);
  ASSERT_TRUE(who.ok());
  v1::ListDevicesRequest request;
  request.set_person(ResourceName(kPeople, person_));
  v1::ListDevicesResponse response;
  ASSERT_TRUE(stub_->ListDevices(ContextFor(*who).get(), request, &response).ok());
  ASSERT_EQ(response.devices_size(), 1);
  EXPECT_EQ(response.devices(0).label(), "Phone");
  const auto stranger = server_.Enrol(server_.AddPerson(unit_, "Stranger"));
  EXPECT_EQ(Reason(Revoke(phone.device, stranger)), v1::ERROR_REASON_NOT_FOUND);
  EXPECT_EQ(Reason(Revoke("devices/" + server_.NewId(), stranger)), v1::ERROR_REASON_NOT_FOUND);
  EXPECT_TRUE(Revoke(phone.device, *who).ok());
}

TEST_F(DeviceTest, TellsThePersonAndTheCoordinatorsAboveThem) {
  Enrolled(person_);
  server_.MustRead([&](sql::Transaction& tx) -> absl::Status {
    ASSIGN_OR_RETURN(const auto audience,
                     tx.QueryOne([](const sql::Row& row) { return row.Text(0); },
                                 "SELECT audience FROM changes WHERE resource = $1",
                                 ResourceName(kPeople, person_)));
    EXPECT_EQ(audience, "unit:" + server_.root_unit_id() + " unit:" + unit_ + " person:" + person_);
    return absl::OkStatus();
  });
}

}  // namespace
}  // namespace glimmer::access
