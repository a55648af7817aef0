#include "server/storage/data_dir.h"

#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>

#include "absl/strings/str_cat.h"
#include "absl/types/span.h"

namespace glimmer::storage {
namespace {

// In the order in which a first start makes them.
constexpr absl::string_view kFiles[] = {"glimmer.db", "server.keys", "tls.key", "tls.crt"};

bool IsThere(const std::string& path) { return access(path.c_str(), F_OK) == 0; }

}  // namespace

std::string DatabasePath(const std::string& data_dir) { return data_dir + "/glimmer.db"; }
std::string AdminSocketPath(const std::string& data_dir) { return data_dir + "/admin.sock"; }

absl::Status EnsureDataDir(const std::string& data_dir) {
  std::error_code error;
  std::filesystem::create_directories(data_dir, error);
  if (!std::filesystem::is_directory(data_dir)) {
    return absl::UnavailableError(absl::StrCat("cannot make the folder ", data_dir, ": ",
                                               error ? error.message() : "it is a file"));
  }
  if (chmod(data_dir.c_str(), 0700) != 0) {
    return absl::UnavailableError(absl::StrCat(data_dir, ": ", strerror(errno)));
  }
  return absl::OkStatus();
}

bool HasData(const std::string& data_dir) { return IsThere(DatabasePath(data_dir)); }

absl::Status CheckWhole(const std::string& data_dir, bool with_database) {
  absl::string_view missing;
  for (const absl::string_view name : absl::MakeConstSpan(kFiles).subspan(with_database ? 0 : 1)) {
    if (!IsThere(absl::StrCat(data_dir, "/", name))) {
      if (missing.empty()) missing = name;
    } else if (!missing.empty()) {
      return absl::DataLossError(absl::StrCat(data_dir, " holds ", name, " but no ", missing,
                                              "; restore it from a backup"));
    }
  }
  return absl::OkStatus();
}

}  // namespace glimmer::storage
