// What makes this server this server: its id and the keys that never leave its data folder.
#pragma once

#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "shared/base/ids.h"
#include "shared/crypto/signing.h"

namespace glimmer::access {

struct ServerKeys {
  std::string server_id;       // random; part of what phones sign
  KeyPair identity;            // Ed25519: signs volunteers' certificates
  std::string mac_key;         // 32 bytes: session challenges
  std::string invitation_key;  // 32 bytes: stored hashes of invitations
};

// 32 bytes, made from the keys: seals details in rows (shared/crypto/sealed_details.h).
std::string SealingKeyOf(const ServerKeys& keys);

// 32 bytes as 64 hex digits: a key, or the value of a chain.
bool IsHexKey(absl::string_view text);

ServerKeys NewServerKeys(RandomSource& random);

// Reads `data_dir`/server.keys. Errors: NOT_FOUND when there is none; otherwise as below.
absl::StatusOr<ServerKeys> LoadKeys(const std::string& data_dir);

// Reads `data_dir`/server.keys, or makes it with mode 0600. A backup holds the same file.
// Errors: DATA_LOSS when it cannot be understood; FAILED_PRECONDITION when others than its owner
// may read it; UNAVAILABLE for I/O errors.
absl::StatusOr<ServerKeys> LoadOrCreateKeys(const std::string& data_dir, RandomSource& random);

}  // namespace glimmer::access
