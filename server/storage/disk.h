// How much room a disk has, and errors that say so when it is none.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "absl/status/status.h"

namespace glimmer::storage {

// With less, writes to a disk are about to fail or do so already.
inline constexpr int64_t kLeastRoom = int64_t{16} << 20;

// Bytes that this process may still write to the disk of `path`; nullopt when it cannot be asked.
std::optional<int64_t> FreeBytes(const std::string& path);

// `failure` as it is, or, when the disk of `path` has next to no room, RESOURCE_EXHAUSTED saying
// that.
absl::Status NameFullDisk(const absl::Status& failure, const std::string& path);

}  // namespace glimmer::storage
