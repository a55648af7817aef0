#include "tests/server/access/access_fixture.h"

#include "shared/domain/resource_names.h"
#include "shared/domain/signed_messages.h"
#include "shared/rpc/status_convert.h"

namespace glimmer::access {

AccessFixture::AccessFixture() {
  server_.Start({[this](const rpc::Deps& deps) {
    return std::make_unique<AccessService>(deps,
                                           AccessParts{config_, server_.callers(), throttle_});
  }});
  stub_ = v1::AccessService::NewStub(server_.channel());
}

std::unique_ptr<grpc::ClientContext> AccessFixture::ContextFor(const test::TestCaller& who) const {
  auto context = who.NewContext();
  context->AddMetadata("x-real-ip", address_);
  return context;
}

Phone AccessFixture::NewPhone() {
  return {NewSigningKey(server_.random()), ResourceName(kDevices, server_.NewId())};
}

v1::CreateInvitationResponse AccessFixture::Invite(const std::string& person_id) {
  v1::CreateInvitationRequest request;
  request.set_request_id(server_.NewRequestId());
  request.set_person(ResourceName(kPeople, person_id));
  v1::CreateInvitationResponse response;
  const absl::Status status =
      FromGrpc(stub_->CreateInvitation(ContextFor(coordinator_).get(), request, &response));
  EXPECT_TRUE(status.ok()) << status;
  return response;
}

std::string AccessFixture::SecretOf(const v1::CreateInvitationResponse& invitation) {
  const auto payload = ParseInvitation(invitation.qr_text());
  EXPECT_TRUE(payload.ok()) << payload.status();
  return payload.ok() ? payload->secret : "";
}

v1::RedeemInvitationRequest AccessFixture::RedeemRequest(const Phone& phone) {
  v1::RedeemInvitationRequest request;
  request.set_request_id(server_.NewRequestId());
  request.set_device(phone.device);
  request.set_public_key(phone.key.public_key);
  request.set_proof(Sign(phone.key.secret_key,
                         EnrolMessage(keys_.server_id, phone.device, phone.key.public_key)));
  request.set_label("Phone");
  request.set_installation_id("installation");
  return request;
}

absl::Status AccessFixture::Redeem(const v1::RedeemInvitationRequest& request,
                                   v1::RedeemInvitationResponse* response) {
  v1::RedeemInvitationResponse unused;
  return FromGrpc(stub_->RedeemInvitation(ContextFor().get(), request,
                                          response == nullptr ? &unused : response));
}

absl::Status AccessFixture::RedeemSecret(const Phone& phone, const std::string& secret) {
  v1::RedeemInvitationRequest request = RedeemRequest(phone);
  request.set_secret(secret);
  return Redeem(request);
}

Phone AccessFixture::Enrolled(const std::string& person_id) {
  Phone phone = NewPhone();
  const absl::Status status = RedeemSecret(phone, SecretOf(Invite(person_id)));
  EXPECT_TRUE(status.ok()) << status;
  return phone;
}

absl::Status AccessFixture::Begin(const std::string& device, std::string& nonce) {
  v1::BeginSessionRequest request;
  request.set_device(device);
  v1::BeginSessionResponse response;
  const absl::Status status = FromGrpc(stub_->BeginSession(ContextFor().get(), request, &response));
  nonce = response.nonce();
  return status;
}

absl::Status AccessFixture::Finish(const Phone& phone, const std::string& nonce,
                                   v1::FinishSessionResponse* response) {
  v1::FinishSessionRequest request;
  request.set_request_id(server_.NewRequestId());
  request.set_device(phone.device);
  request.set_nonce(nonce);
  request.set_signature(
      Sign(phone.key.secret_key, SessionMessage(keys_.server_id, nonce, phone.device)));
  v1::FinishSessionResponse unused;
  return FromGrpc(
      stub_->FinishSession(ContextFor().get(), request, response == nullptr ? &unused : response));
}

absl::StatusOr<test::TestCaller> AccessFixture::SignIn(const Phone& phone) {
  std::string nonce;
  RETURN_IF_ERROR(Begin(phone.device, nonce));
  v1::FinishSessionResponse response;
  RETURN_IF_ERROR(Finish(phone, nonce, &response));
  return test::TestCaller{response.person().substr(kPeople.size() + 1),
                          phone.device.substr(kDevices.size() + 1), response.token()};
}

absl::Status AccessFixture::Use(const test::TestCaller& who) {
  v1::ListDevicesRequest request;
  request.set_person(ResourceName(kPeople, who.person_id));
  v1::ListDevicesResponse response;
  return FromGrpc(stub_->ListDevices(ContextFor(who).get(), request, &response));
}

}  // namespace glimmer::access
