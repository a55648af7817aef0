// Binds this device to a person: a key made here, an invitation from a coordinator. What was begun
// survives a kill; repeating it is the same redemption.
#pragma once

#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "mobile/client/rpc_client.h"
#include "mobile/client/session_client.h"
#include "mobile/store/local_store.h"
#include "mobile/store/secret_store.h"
#include "shared/base/clock.h"
#include "shared/base/ids.h"

namespace glimmer::mobile {

struct EnrolmentRequest {
  RpcClientOptions server;  // with the invitation's pin, or learn_pin for a typed code
  std::string secret;       // 16 bytes of a QR code or link; or else
  std::string short_code;   // ten characters, typed
  std::string label;        // what the owner calls the device
  std::string installation_id;
};

// What a scanned or clicked invitation asks for. Errors: as ParseInvitation.
absl::StatusOr<EnrolmentRequest> RequestOfInvitation(absl::string_view text);

// Blocks for the network; not on the thread of the pages. Makes and keeps the key, checks who the
// server is, redeems. Returns the profile, active or (typed code) pending with the six digits that
// this phone computed of the key that the server showed it.
// Errors: INVITATION_INVALID, TOO_MANY_FAILURES, UNAVAILABLE; IsIdentityChanged for another server;
// FAILED_PRECONDITION for a typed code without TLS: there is no key to compare.
absl::StatusOr<Profile> Enrol(LocalStore& store, SecretStore& secrets, RandomSource& random,
                              const EnrolmentRequest& request);

// For SessionClient. Errors: FAILED_PRECONDITION when this profile was not enrolled.
absl::StatusOr<DeviceCredentials> CredentialsOf(LocalStore& store, SecretStore& secrets);

// Writes what a new session says about the person into the profile.
absl::Status KeepSession(LocalStore& store, const v1::FinishSessionResponse& session);

}  // namespace glimmer::mobile
