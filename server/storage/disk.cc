#include "server/storage/disk.h"

#include <sys/statvfs.h>

#include "absl/strings/str_cat.h"

namespace glimmer::storage {
namespace {

// What is left when a write of a few pages fails.
constexpr int64_t kNoRoom = int64_t{1} << 20;

}  // namespace

std::optional<int64_t> FreeBytes(const std::string& path) {
  struct statvfs disk {};
  if (statvfs(path.c_str(), &disk) != 0) return std::nullopt;
  return static_cast<int64_t>(disk.f_bavail) * static_cast<int64_t>(disk.f_frsize);
}

absl::Status NameFullDisk(const absl::Status& failure, const std::string& path) {
  if (!absl::IsUnavailable(failure) && !absl::IsResourceExhausted(failure)) return failure;
  if (FreeBytes(path).value_or(kNoRoom) >= kNoRoom) return failure;
  return absl::ResourceExhaustedError(
      absl::StrCat("the disk of ", path, " is full: ", failure.message()));
}

}  // namespace glimmer::storage
