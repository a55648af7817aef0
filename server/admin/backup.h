// A whole server in one sealed file: database, server keys, certificate. Restored elsewhere it is
// the same server to its phones. Whatever fails leaves nothing behind. The keys of households stand
// apart, in a file of the same name with ".keys" behind it, when there are any.
#pragma once

#include <cstdint>
#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "shared/sql/database.h"

namespace glimmer::admin {

// Shorter passphrases are refused.
inline constexpr size_t kShortestPassphrase = 12;

struct BackupFile {
  int64_t bytes = 0;
  std::string checksum;  // BLAKE2b-256 of the file, hexadecimal
};

// Copies the live data, `database` and the keys in `data_dir`, into the new file `path`. Safe while
// serving. What comes from PostgreSQL is in it as a SQLite file. Before it the keys of households,
// into `path`.keys.
// Errors: INVALID_ARGUMENT for a short passphrase or a relative path; ALREADY_EXISTS; DATA_LOSS
// when the copy is not sound; UNAVAILABLE, RESOURCE_EXHAUSTED for the disk.
absl::StatusOr<BackupFile> WriteBackup(sql::Database& database, const std::string& data_dir,
                                       const std::string& path, absl::string_view passphrase,
                                       absl::Time now);

// Removes what a backup left in `data_dir` when its process was killed. For whoever holds the data.
void RemoveLeftovers(const std::string& data_dir);

struct BackupFacts {
  int64_t schema = 0;  // of the database in it
  int64_t organizations = 0;
  std::string spki_sha256;  // of the certificate, 32 bytes: what phones pin
  absl::Time last_change;   // InfinitePast without one
  // So many households have contact data whose key is not there: nobody can read it any more.
  int64_t households_without_key = 0;
};

// Takes `path`.keys in as well when it is there and not older than 7 days.
// Unpacks to a temporary folder and checks everything: keys, certificate, integrity, foreign keys,
// invariants. Errors: as OpenFile of shared/crypto/sealed_file.h; FAILED_PRECONDITION with "newer"
// (exit code 4); DATA_LOSS naming what does not hold.
absl::StatusOr<BackupFacts> VerifyBackup(const std::string& path, absl::string_view passphrase,
                                         absl::Time now);

// The same into `data_dir`, which is new or empty, and raises the data epoch, so that phones read
// everything again. The folder appears whole or not at all.
// Errors: as VerifyBackup; ALREADY_EXISTS when the folder is not empty.
absl::StatusOr<BackupFacts> RestoreBackup(const std::string& path, absl::string_view passphrase,
                                          const std::string& data_dir, absl::Time now);

}  // namespace glimmer::admin
