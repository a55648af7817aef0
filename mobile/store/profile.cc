#include "mobile/store/profile.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>

#include <algorithm>
#include <filesystem>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "mobile/store/secret_store.h"
#include "shared/base/status_macros.h"

namespace glimmer::mobile {
namespace {

constexpr char kInstallationFile[] = "installation_id";

absl::Status MakeFolder(const std::string& path) {
  if (::mkdir(path.c_str(), 0700) == 0 || errno == EEXIST) return absl::OkStatus();
  return absl::UnavailableError(absl::StrCat("Cannot make a folder: ", strerror(errno)));
}

}  // namespace

std::vector<std::string> ListProfiles(const std::string& root) {
  std::vector<std::string> names;
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator(root, error)) {
    if (std::filesystem::exists(entry.path() / "local.db", error)) {
      names.push_back(entry.path().filename().string());
    }
  }
  std::sort(names.begin(), names.end());
  return names;
}

absl::StatusOr<std::string> NewProfileFolder(const std::string& root, RandomSource& random) {
  RETURN_IF_ERROR(MakeFolder(root));
  const std::string path = absl::StrCat(root, "/", NewRandomId(random));
  RETURN_IF_ERROR(MakeFolder(path));
  return path;
}

absl::Status RemoveProfileFolder(const std::string& path) {
  std::error_code error;
  std::filesystem::remove_all(path, error);
  if (!error) return absl::OkStatus();
  return absl::UnavailableError(absl::StrCat("Cannot remove a profile: ", error.message()));
}

absl::StatusOr<std::string> InstallationId(const std::string& root, RandomSource& random) {
  RETURN_IF_ERROR(MakeFolder(root));
  FileSecretStore files(root);
  ASSIGN_OR_RETURN(const auto known, files.Get(kInstallationFile));
  if (known && IsId(*known)) return *known;
  const std::string made = NewRandomId(random);
  RETURN_IF_ERROR(files.Put(kInstallationFile, made));
  return made;
}

}  // namespace glimmer::mobile
