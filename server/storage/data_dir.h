// The folder that holds everything a server is: database, keys, certificate, admin socket. One
// process owns it at a time.
#pragma once

#include <memory>
#include <string>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "shared/sql/database.h"

namespace glimmer::storage {

std::string DatabasePath(const std::string& data_dir);
std::string AdminSocketPath(const std::string& data_dir);

// Makes the folder with mode 0700. Errors: UNAVAILABLE.
absl::Status EnsureDataDir(const std::string& data_dir);

// A first start makes database, keys and certificate in this order, so a hole before a later one is
// a loss, and what would be made in its place would turn every phone away.
// Errors: DATA_LOSS naming the hole.
absl::Status CheckWhole(const std::string& data_dir);

// Opens the database, brings it to this program's schema and checks what must hold before anything
// is served.
// Errors: FAILED_PRECONDITION "locked" when another process holds it, "newer" when its schema is
// newer than this program; DATA_LOSS when it is no database; UNAVAILABLE for I/O errors;
// RESOURCE_EXHAUSTED when the disk is full.
absl::StatusOr<std::unique_ptr<sql::Database>> OpenData(const std::string& data_dir, absl::Time now,
                                                        int max_group = 512);

// True when the folder holds a database.
bool HasData(const std::string& data_dir);

}  // namespace glimmer::storage
