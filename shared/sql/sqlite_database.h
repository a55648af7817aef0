// The SQLite engine behind the waist, for server and phone: one writer thread with group commit,
// one that answers, a pool of readers, hardened settings that are read back at open.
#pragma once

#include <memory>
#include <string>

#include "absl/status/statusor.h"
#include "shared/sql/database.h"

namespace glimmer::sql {

struct SqliteOptions {
  std::string path;               // a file; its folder exists
  int max_group = 512;            // commands per commit, at most; a group is never waited for
  int readers = 2;                // reader threads, each with its own connection
  size_t max_queue = 20000;       // waiting writes, above that RESOURCE_EXHAUSTED
  int wal_autocheckpoint = 8000;  // pages
  // A full disk fails the write and not those after it: where nobody is told of it who could open
  // the file anew. SQLite has taken such a write back whole.
  bool full_disk_passes = false;
};

// Opens or creates the file, applies and reads back the settings of docs/operations.md.
// Errors: FAILED_PRECONDITION when a setting did not take or another process holds the writer lock;
// DATA_LOSS when the file is no database; UNAVAILABLE for I/O errors.
absl::StatusOr<std::unique_ptr<Database>> OpenSqlite(const SqliteOptions& options);

// Copies a live database to `to_path` with the online backup API and checks the copy
// (integrity_check, foreign_key_check). Safe while serving. `to_path` is replaced only by a whole
// copy. Errors: DATA_LOSS when the copy fails its checks; UNAVAILABLE for I/O errors.
absl::Status BackupSqlite(const std::string& from_path, const std::string& to_path);

}  // namespace glimmer::sql
