// The folder that holds everything a server is: database, keys, certificate, admin socket. One
// process owns it at a time.
#pragma once

#include <string>

#include "absl/status/status.h"

namespace glimmer::storage {

std::string DatabasePath(const std::string& data_dir);
std::string AdminSocketPath(const std::string& data_dir);

// Makes the folder with mode 0700. Errors: UNAVAILABLE.
absl::Status EnsureDataDir(const std::string& data_dir);

// A first start makes database, keys and certificate in this order, so a hole before a later one is
// a loss, and what would be made in its place would turn every phone away. Without the database
// where that is not in the folder.
// Errors: DATA_LOSS naming the hole.
absl::Status CheckWhole(const std::string& data_dir, bool with_database);

// True when the folder holds a database.
bool HasData(const std::string& data_dir);

}  // namespace glimmer::storage
