// Files that glimmerd writes: under their name only when whole and on the disk.
#pragma once

#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"

namespace glimmer::cli {

// Grows as FILE.part, readable for its owner only, and gets its name by Commit; without, it goes.
class OutputFile {
 public:
  // Errors of all: UNAVAILABLE; RESOURCE_EXHAUSTED when the disk is full.
  static absl::StatusOr<OutputFile> Create(const std::string& path);
  OutputFile(OutputFile&& other) noexcept;
  OutputFile& operator=(OutputFile&&) = delete;
  ~OutputFile();

  absl::Status Write(absl::string_view bytes);
  absl::Status Commit();

 private:
  OutputFile(std::string path, int fd) : path_(std::move(path)), fd_(fd) {}
  absl::Status Failed() const;

  std::string path_;
  int fd_;
};

absl::Status WritePrivateFile(const std::string& path, absl::string_view text);

// All of it. Errors: UNAVAILABLE; RESOURCE_EXHAUSTED above `most_bytes`.
absl::StatusOr<std::string> ReadWholeFile(const std::string& path, size_t most_bytes);

}  // namespace glimmer::cli
