// Opens what a server keeps its truth in: the SQLite file in its data folder, or PostgreSQL.
#pragma once

#include <memory>
#include <string>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "shared/sql/database.h"

namespace glimmer::storage {

struct StoreConfig {
  std::string data_dir;
  std::string url;      // postgres://...; empty for SQLite in `data_dir`
  int max_group = 512;  // SQLite: writes per commit
};

// Opens the database, brings it to this program's schema and checks what must hold before anything
// is served.
// Errors: FAILED_PRECONDITION "locked" when another process holds it, "newer" when its schema is
// newer than this program, or when there is a SQLite file beside a PostgreSQL; DATA_LOSS when it is
// no database or only part of one; UNAVAILABLE for I/O errors; RESOURCE_EXHAUSTED when the disk is
// full.
absl::StatusOr<std::unique_ptr<sql::Database>> OpenStore(const StoreConfig& config, absl::Time now);

// The same of a data folder with SQLite.
absl::StatusOr<std::unique_ptr<sql::Database>> OpenData(const std::string& data_dir,
                                                        absl::Time now);

// The same of PostgreSQL alone.
absl::StatusOr<std::unique_ptr<sql::Database>> OpenPostgresStore(const std::string& url,
                                                                 absl::Time now);

// A database belongs to the server whose keys its phones know; further servers on it have copies
// of them. The first to come writes its id down.
// Errors: FAILED_PRECONDITION for another's database.
absl::Status ClaimStore(sql::Database& database, const std::string& server_id);

}  // namespace glimmer::storage
