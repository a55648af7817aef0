// One process per database: an advisory lock on a file beside it, held as long as the object lives
// and released by the kernel when the process dies.
#pragma once

#include <string>
#include <utility>

#include "absl/status/statusor.h"

namespace glimmer::sql {

class FileLock {
 public:
  // Errors: FAILED_PRECONDITION when somebody else holds it; UNAVAILABLE for I/O errors.
  static absl::StatusOr<FileLock> Take(const std::string& path);

  FileLock(FileLock&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}
  FileLock& operator=(FileLock&& other) noexcept {
    std::swap(descriptor_, other.descriptor_);
    return *this;
  }
  ~FileLock();

 private:
  explicit FileLock(int descriptor) : descriptor_(descriptor) {}
  int descriptor_;
};

}  // namespace glimmer::sql
