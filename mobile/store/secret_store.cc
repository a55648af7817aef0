#include "mobile/store/secret_store.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "absl/strings/str_cat.h"
#include "shared/base/status_macros.h"

namespace glimmer::mobile {
namespace {

absl::Status IoError(absl::string_view what) {
  return absl::UnavailableError(absl::StrCat("Cannot ", what, " a secret: ", strerror(errno)));
}

class File {
 public:
  explicit File(int fd) : fd_(fd) {}
  ~File() {
    if (fd_ >= 0) ::close(fd_);
  }
  File(const File&) = delete;
  File& operator=(const File&) = delete;
  int fd() const { return fd_; }

 private:
  int fd_;
};

absl::Status WriteAll(int fd, absl::string_view data) {
  while (!data.empty()) {
    const ssize_t written = ::write(fd, data.data(), data.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return IoError("write");
    data.remove_prefix(static_cast<size_t>(written));
  }
  return ::fsync(fd) == 0 ? absl::OkStatus() : IoError("write");
}

}  // namespace

absl::Status FileSecretStore::Put(absl::string_view name, absl::string_view secret) {
  const std::string path = absl::StrCat(folder_, "/", name);
  const std::string fresh = path + ".new";
  {
    const File file(::open(fresh.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600));
    if (file.fd() < 0) return IoError("write");
    RETURN_IF_ERROR(WriteAll(file.fd(), secret));
  }
  if (::rename(fresh.c_str(), path.c_str()) != 0) return IoError("write");
  const File folder(::open(folder_.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (folder.fd() < 0 || ::fsync(folder.fd()) != 0) return IoError("write");
  return absl::OkStatus();
}

absl::StatusOr<std::optional<std::string>> FileSecretStore::Get(absl::string_view name) {
  const std::string path = absl::StrCat(folder_, "/", name);
  const File file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (file.fd() < 0) {
    if (errno == ENOENT) return std::nullopt;
    return IoError("read");
  }
  std::string secret;
  char buffer[512];
  for (;;) {
    const ssize_t got = ::read(file.fd(), buffer, sizeof(buffer));
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return IoError("read");
    if (got == 0) return secret;
    secret.append(buffer, static_cast<size_t>(got));
  }
}

absl::Status FileSecretStore::Remove(absl::string_view name) {
  const std::string path = absl::StrCat(folder_, "/", name);
  if (::unlink(path.c_str()) == 0 || errno == ENOENT) return absl::OkStatus();
  return IoError("remove");
}

}  // namespace glimmer::mobile
