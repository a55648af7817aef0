// A server with AccessService and phones that enrol at it as real ones do.
#pragma once

#include <gtest/gtest.h>

#include <memory>
#include <string>

#include "glimmer/v1/access_service.grpc.pb.h"
#include "server/access/access_config.h"
#include "server/access/access_service.h"
#include "server/access/server_keys.h"
#include "server/access/throttle.h"
#include "shared/crypto/invitation_payload.h"
#include "shared/crypto/signing.h"
#include "shared/rpc/error.h"
#include "tests/support/test_server.h"

namespace glimmer::access {

// A phone's key and the name it chose for itself.
struct Phone {
  KeyPair key;
  std::string device;  // devices/{id}
};

class AccessFixture : public testing::Test {
 protected:
  AccessFixture();

  // A call by `who`, an anonymous one by default, through the front from `address_`.
  std::unique_ptr<grpc::ClientContext> ContextFor(const test::TestCaller& who = {}) const;

  Phone NewPhone();
  // The secret inside a fresh invitation made by `coordinator_`.
  v1::CreateInvitationResponse Invite(const std::string& person_id);
  static std::string SecretOf(const v1::CreateInvitationResponse& invitation);

  v1::RedeemInvitationRequest RedeemRequest(const Phone& phone);
  absl::Status Redeem(const v1::RedeemInvitationRequest& request,
                      v1::RedeemInvitationResponse* response = nullptr);
  absl::Status RedeemSecret(const Phone& phone, const std::string& secret);
  // A phone that has enrolled by secret.
  Phone Enrolled(const std::string& person_id);

  absl::Status Begin(const std::string& device, std::string& nonce);
  absl::Status Finish(const Phone& phone, const std::string& nonce,
                      v1::FinishSessionResponse* response = nullptr);
  absl::StatusOr<test::TestCaller> SignIn(const Phone& phone);
  // Does the token open a method that any signed-in coordinator may call?
  absl::Status Use(const test::TestCaller& who);

  static v1::ErrorReason Reason(const absl::Status& status) { return ReasonOf(status); }

  test::TestServer server_;
  ServerKeys keys_ = NewServerKeys(server_.random());
  AccessConfig config_{keys_, "1.2.3", "glimmer.example.org", std::string(32, 's')};
  Throttle throttle_{server_.clock()};
  std::string address_ = "203.0.113.7";
  std::string unit_ = server_.AddUnit(server_.root_unit_id(), "Unit");
  std::string other_unit_ = server_.AddUnit(server_.root_unit_id(), "Other");
  test::TestCaller admin_ =
      server_.EnrolWithRole(v1::ROLE_ORGANIZATION_ADMIN, server_.root_unit_id());
  test::TestCaller coordinator_ = server_.EnrolWithRole(v1::ROLE_COORDINATOR, unit_);
  std::string person_ = server_.AddPerson(unit_, "Person");
  std::unique_ptr<v1::AccessService::Stub> stub_;
};

}  // namespace glimmer::access
