// A folder for one piece of work, readable for its owner only, gone with everything in it when the
// object goes.
#pragma once

#include <string>
#include <utility>

#include "absl/status/statusor.h"

namespace glimmer::admin {

class ScratchDir {
 public:
  // Below `parent`, with a name that begins with `prefix`. Errors: UNAVAILABLE.
  static absl::StatusOr<ScratchDir> Make(const std::string& parent, const std::string& prefix);

  ScratchDir(ScratchDir&& other) noexcept : path_(std::exchange(other.path_, "")) {}
  ScratchDir& operator=(ScratchDir&&) = delete;
  ~ScratchDir();

  const std::string& path() const { return path_; }
  std::string File(const std::string& name) const { return path_ + "/" + name; }
  // The folder now belongs to somebody else.
  void Release() { path_.clear(); }

 private:
  explicit ScratchDir(std::string path) : path_(std::move(path)) {}
  std::string path_;
};

}  // namespace glimmer::admin
