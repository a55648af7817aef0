#include "server/access/server_keys.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "shared/base/status_macros.h"
#include "shared/crypto/hashing.h"

namespace glimmer::access {
namespace {

constexpr absl::string_view kHeader = "glimmer server keys 1";
constexpr size_t kKeySize = 32;
constexpr size_t kMostBytes = 4096;

std::string PathIn(const std::string& data_dir) { return absl::StrCat(data_dir, "/server.keys"); }

std::string RandomBytes(RandomSource& random, size_t size) {
  std::string out(size, '\0');
  random.Fill(out.data(), out.size());
  return out;
}

absl::Status IoError(absl::string_view what) {
  return absl::UnavailableError(absl::StrCat("server.keys: ", what, ": ", std::strerror(errno)));
}

std::string ToText(const ServerKeys& keys) {
  return absl::StrCat(kHeader, "\n", keys.server_id, "\n",
                      absl::BytesToHexString(keys.identity.secret_key.substr(0, kKeySize)), "\n",
                      absl::BytesToHexString(keys.mac_key), "\n",
                      absl::BytesToHexString(keys.invitation_key), "\n");
}

absl::StatusOr<ServerKeys> FromText(absl::string_view text) {
  const std::vector<std::string> lines = absl::StrSplit(text, '\n');
  if (lines.size() != 6 || lines[0] != kHeader || !IsId(lines[1]) || !IsHexKey(lines[2]) ||
      !IsHexKey(lines[3]) || !IsHexKey(lines[4])) {
    return absl::DataLossError("server.keys cannot be understood; restore it from a backup");
  }
  ServerKeys keys;
  keys.server_id = lines[1];
  ASSIGN_OR_RETURN(keys.identity, SigningKeyFromSeed(absl::HexStringToBytes(lines[2])));
  keys.mac_key = absl::HexStringToBytes(lines[3]);
  keys.invitation_key = absl::HexStringToBytes(lines[4]);
  return keys;
}

absl::StatusOr<std::string> ReadAll(int fd) {
  struct stat info;
  if (fstat(fd, &info) != 0) return IoError("stat");
  if ((info.st_mode & 077) != 0) {
    return absl::FailedPreconditionError("server.keys: only its owner may read it (chmod 600)");
  }
  std::string text(kMostBytes, '\0');
  const ssize_t size = read(fd, text.data(), text.size());
  if (size < 0) return IoError("read");
  text.resize(static_cast<size_t>(size));
  return text;
}

absl::Status WriteAll(int fd, const std::string& text) {
  if (write(fd, text.data(), text.size()) != static_cast<ssize_t>(text.size())) {
    return IoError("write");
  }
  return fsync(fd) == 0 ? absl::OkStatus() : IoError("sync");
}

// The file appears whole or not at all, and outlives a power cut.
absl::Status Create(const std::string& dir, const std::string& path, const std::string& text) {
  const std::string temporary = absl::StrCat(path, ".new");
  const int fd = open(temporary.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  if (fd < 0) return IoError("create");
  absl::Status written = fchmod(fd, 0600) == 0 ? WriteAll(fd, text) : IoError("mode");
  close(fd);
  RETURN_IF_ERROR(written);
  if (rename(temporary.c_str(), path.c_str()) != 0) return IoError("rename");
  const int folder = open(dir.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (folder < 0) return IoError("folder");
  const bool synced = fsync(folder) == 0;
  close(folder);
  return synced ? absl::OkStatus() : IoError("folder sync");
}

}  // namespace

bool IsHexKey(absl::string_view text) {
  return text.size() == 2 * kKeySize && std::all_of(text.begin(), text.end(), [](unsigned char c) {
           return absl::ascii_isxdigit(c);
         });
}

ServerKeys NewServerKeys(RandomSource& random) {
  return {NewRandomId(random), NewSigningKey(random), RandomBytes(random, kKeySize),
          RandomBytes(random, kKeySize)};
}

std::string SealingKeyOf(const ServerKeys& keys) {
  return KeyedBlake2b256(keys.mac_key, "glimmer sealed details 1");
}

absl::StatusOr<ServerKeys> LoadKeys(const std::string& data_dir) {
  const int fd = open(PathIn(data_dir).c_str(), O_RDONLY | O_CLOEXEC);
  if (fd < 0 && errno == ENOENT) {
    return absl::NotFoundError(absl::StrCat(data_dir, " holds no server.keys"));
  }
  if (fd < 0) return IoError("open");
  const absl::StatusOr<std::string> text = ReadAll(fd);
  close(fd);
  RETURN_IF_ERROR(text);
  return FromText(*text);
}

absl::StatusOr<ServerKeys> LoadOrCreateKeys(const std::string& data_dir, RandomSource& random) {
  absl::StatusOr<ServerKeys> there = LoadKeys(data_dir);
  if (!absl::IsNotFound(there.status())) return there;
  ServerKeys keys = NewServerKeys(random);
  RETURN_IF_ERROR(Create(data_dir, PathIn(data_dir), ToText(keys)));
  return keys;
}

}  // namespace glimmer::access
