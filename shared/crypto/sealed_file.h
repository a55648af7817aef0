// Bytes under a passphrase, for backups and exports: argon2id (64 MiB, 2 passes) makes the key,
// XChaCha20-Poly1305 seals the bytes in chunks of 64 KiB, so that files of any size pass through
// little memory and a missing end is noticed. Opening tells these apart:
//   INVALID_ARGUMENT     not a sealed file at all
//   FAILED_PRECONDITION  made by a later version of the program
//   UNAUTHENTICATED      wrong passphrase
//   DATA_LOSS            damaged, or cut short ("cut short" in the message)
//   UNAVAILABLE          a file cannot be read or written
//   RESOURCE_EXHAUSTED   no 64 MiB for argon2id
#pragma once

#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"

namespace glimmer {

absl::StatusOr<std::string> SealBytes(absl::string_view passphrase, absl::string_view plaintext);
absl::StatusOr<std::string> OpenBytes(absl::string_view passphrase, absl::string_view sealed);

// File to file. `to_path` gets its name only when it is whole and on the disk, and is readable for
// its owner only; a failure leaves an older file of that name alone.
absl::Status SealFile(absl::string_view passphrase, const std::string& from_path,
                      const std::string& to_path);
absl::Status OpenFile(absl::string_view passphrase, const std::string& from_path,
                      const std::string& to_path);

}  // namespace glimmer
