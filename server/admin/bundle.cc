#include "server/admin/bundle.h"

#include <sys/stat.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <memory>

#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"
#include "shared/base/status_macros.h"

namespace glimmer::admin {
namespace {

constexpr absl::string_view kFormat = "glimmer backup ";
constexpr int kVersion = 1;
constexpr size_t kLongestLine = 200;

struct CloseFile {
  void operator()(FILE* file) const { fclose(file); }
};
using File = std::unique_ptr<FILE, CloseFile>;

absl::Status IoError(absl::string_view path) {
  const std::string text = absl::StrCat(path, ": ", strerror(errno));
  return errno == ENOSPC ? absl::ResourceExhaustedError(text) : absl::UnavailableError(text);
}

absl::StatusOr<File> Open(const std::string& path, const char* mode) {
  File file(fopen(path.c_str(), mode));
  if (!file) return IoError(path);
  if (mode[0] == 'w') chmod(path.c_str(), 0600);
  return file;
}

absl::Status Put(FILE* to, absl::string_view bytes, const std::string& path) {
  return fwrite(bytes.data(), 1, bytes.size(), to) == bytes.size() ? absl::OkStatus()
                                                                   : IoError(path);
}

// Exactly `size` bytes.
absl::Status Copy(FILE* from, FILE* to, uint64_t size, const std::string& path) {
  std::array<char, 64 * 1024> buffer;
  while (size > 0) {
    const size_t wanted = std::min<uint64_t>(size, buffer.size());
    const size_t got = fread(buffer.data(), 1, wanted, from);
    if (got == 0) return absl::DataLossError(absl::StrCat(path, ": the bundle is cut short"));
    RETURN_IF_ERROR(Put(to, {buffer.data(), got}, path));
    size -= got;
  }
  return absl::OkStatus();
}

absl::Status Flush(FILE* file, const std::string& path) {
  return fflush(file) == 0 ? absl::OkStatus() : IoError(path);
}

absl::StatusOr<std::string> Line(FILE* file) {
  std::array<char, kLongestLine> buffer;
  if (fgets(buffer.data(), buffer.size(), file) == nullptr) {
    return absl::DataLossError("the bundle is cut short");
  }
  return std::string(absl::StripSuffix(buffer.data(), "\n"));
}

absl::Status CheckFormat(absl::string_view line) {
  int version = 0;
  if (!absl::ConsumePrefix(&line, kFormat) || !absl::SimpleAtoi(line, &version)) {
    return absl::DataLossError("this is no backup of this program");
  }
  if (version <= kVersion) return absl::OkStatus();
  return absl::FailedPreconditionError("the backup is newer than this program");
}

absl::StatusOr<std::vector<uint64_t>> ReadHeader(FILE* file,
                                                 absl::Span<const absl::string_view> names) {
  ASSIGN_OR_RETURN(const std::string format, Line(file));
  RETURN_IF_ERROR(CheckFormat(format));
  std::vector<uint64_t> sizes;
  for (const absl::string_view name : names) {
    ASSIGN_OR_RETURN(const std::string line, Line(file));
    const std::vector<std::string> parts = absl::StrSplit(line, ' ');
    uint64_t size = 0;
    if (parts.size() != 2 || parts[0] != name || !absl::SimpleAtoi(parts[1], &size)) {
      return absl::DataLossError(absl::StrCat("the backup lacks ", name));
    }
    sizes.push_back(size);
  }
  ASSIGN_OR_RETURN(const std::string empty, Line(file));
  if (!empty.empty()) return absl::DataLossError("the backup holds what it should not");
  return sizes;
}

}  // namespace

absl::Status WriteBundle(const std::string& folder, absl::Span<const absl::string_view> names,
                         const std::string& to_path) {
  ASSIGN_OR_RETURN(const File to, Open(to_path, "wxb"));
  std::vector<uint64_t> sizes;
  std::string header = absl::StrCat(kFormat, kVersion, "\n");
  for (const absl::string_view name : names) {
    std::error_code error;
    sizes.push_back(std::filesystem::file_size(absl::StrCat(folder, "/", name), error));
    if (error) return absl::UnavailableError(absl::StrCat(name, ": ", error.message()));
    absl::StrAppend(&header, name, " ", sizes.back(), "\n");
  }
  RETURN_IF_ERROR(Put(to.get(), header + "\n", to_path));
  for (size_t i = 0; i < names.size(); ++i) {
    ASSIGN_OR_RETURN(const File from, Open(absl::StrCat(folder, "/", names[i]), "rb"));
    RETURN_IF_ERROR(Copy(from.get(), to.get(), sizes[i], to_path));
  }
  return Flush(to.get(), to_path);
}

absl::Status ReadBundle(const std::string& from_path, absl::Span<const absl::string_view> names,
                        const std::string& folder) {
  ASSIGN_OR_RETURN(const File from, Open(from_path, "rb"));
  ASSIGN_OR_RETURN(const std::vector<uint64_t> sizes, ReadHeader(from.get(), names));
  for (size_t i = 0; i < names.size(); ++i) {
    const std::string path = absl::StrCat(folder, "/", names[i]);
    ASSIGN_OR_RETURN(const File to, Open(path, "wxb"));
    RETURN_IF_ERROR(Copy(from.get(), to.get(), sizes[i], path));
    RETURN_IF_ERROR(Flush(to.get(), path));
  }
  if (fgetc(from.get()) != EOF) return absl::DataLossError("the backup holds what it should not");
  return absl::OkStatus();
}

}  // namespace glimmer::admin
