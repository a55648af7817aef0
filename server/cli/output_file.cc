#include "server/cli/output_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <utility>

#include "absl/strings/str_cat.h"
#include "shared/base/status_macros.h"

namespace glimmer::cli {
namespace {

std::string PartOf(const std::string& path) { return path + ".part"; }

}  // namespace

absl::Status OutputFile::Failed() const {
  const std::string text = absl::StrCat("cannot write ", path_, ": ", strerror(errno));
  return errno == ENOSPC ? absl::ResourceExhaustedError(text) : absl::UnavailableError(text);
}

absl::StatusOr<OutputFile> OutputFile::Create(const std::string& path) {
  const int fd =
      open(PartOf(path).c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0600);
  OutputFile file(path, fd);
  if (fd < 0) return file.Failed();
  return file;
}

OutputFile::OutputFile(OutputFile&& other) noexcept
    : path_(std::move(other.path_)), fd_(std::exchange(other.fd_, -1)) {}

OutputFile::~OutputFile() {
  if (fd_ < 0) return;
  close(fd_);
  unlink(PartOf(path_).c_str());
}

absl::Status OutputFile::Write(absl::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = write(fd_, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return Failed();
    bytes.remove_prefix(static_cast<size_t>(written));
  }
  return absl::OkStatus();
}

absl::Status OutputFile::Commit() {
  if (fsync(fd_) != 0 || rename(PartOf(path_).c_str(), path_.c_str()) != 0) return Failed();
  close(std::exchange(fd_, -1));
  return absl::OkStatus();
}

absl::Status WritePrivateFile(const std::string& path, absl::string_view text) {
  ASSIGN_OR_RETURN(OutputFile file, OutputFile::Create(path));
  RETURN_IF_ERROR(file.Write(text));
  return file.Commit();
}

absl::StatusOr<std::string> ReadWholeFile(const std::string& path, size_t most_bytes) {
  std::ifstream file(path, std::ios::binary);
  const auto failed = [&] {
    return absl::UnavailableError(absl::StrCat("cannot read ", path, ": ", strerror(errno)));
  };
  if (!file) return failed();
  std::string out;
  std::array<char, 64 * 1024> buffer;
  while (file) {
    file.read(buffer.data(), buffer.size());
    out.append(buffer.data(), static_cast<size_t>(file.gcount()));
    if (out.size() > most_bytes) {
      return absl::ResourceExhaustedError(
          absl::StrCat(path, " is larger than ", most_bytes, " bytes"));
    }
  }
  if (!file.eof()) return failed();
  return out;
}

}  // namespace glimmer::cli
