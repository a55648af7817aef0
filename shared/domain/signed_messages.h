// The exact octets that a phone signs and a server verifies when a device enrols or signs in.
#pragma once

#include <string>

#include "absl/strings/string_view.h"

namespace glimmer {

// Proof of RedeemInvitation: "enrol-v1", server id, device name, public key, one after the other.
std::string EnrolMessage(absl::string_view server_id, absl::string_view device_name,
                         absl::string_view public_key);

// Signature of FinishSession: "sess-v1", server id, nonce, device name, one after the other.
std::string SessionMessage(absl::string_view server_id, absl::string_view nonce,
                           absl::string_view device_name);

}  // namespace glimmer
