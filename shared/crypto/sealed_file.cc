// Layout: "GLIMSEAL", version 1, salt 16, stream header 24, check 16 (keyed by the derived key),
// digest 16 of all before; then chunks, each a little-endian length of 4 bytes and the sealed
// bytes. The last chunk carries the final tag. The check tells a wrong passphrase from damage, the
// lengths tell a cut end from damage.
#include "shared/crypto/sealed_file.h"

#include <fcntl.h>
#include <sodium.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "absl/cleanup/cleanup.h"
#include "absl/functional/function_ref.h"
#include "absl/strings/str_cat.h"
#include "shared/base/status_macros.h"
#include "shared/crypto/hashing.h"
#include "shared/crypto/sodium.h"

namespace glimmer {
namespace {

constexpr absl::string_view kMagic = "GLIMSEAL";
constexpr char kVersion = 1;
constexpr size_t kSaltAt = 9;
constexpr size_t kStreamAt = kSaltAt + crypto_pwhash_SALTBYTES;
constexpr size_t kCheckAt = kStreamAt + crypto_secretstream_xchacha20poly1305_HEADERBYTES;
constexpr size_t kCheckBytes = 16;
constexpr size_t kDigestAt = kCheckAt + kCheckBytes;
constexpr size_t kHeaderBytes = kDigestAt + 16;

constexpr size_t kChunk = 64 * 1024;
constexpr size_t kOverhead = crypto_secretstream_xchacha20poly1305_ABYTES;
constexpr unsigned char kFinal = crypto_secretstream_xchacha20poly1305_TAG_FINAL;
constexpr unsigned long long kPasses = 2;
constexpr size_t kMemory = size_t{64} << 20;

using State = crypto_secretstream_xchacha20poly1305_state;

using internal::NeedSodium;
using internal::Octets;

unsigned char* Octets(std::string& text) { return reinterpret_cast<unsigned char*>(text.data()); }

absl::Status CutShort() { return absl::DataLossError("the sealed data is cut short"); }
absl::Status Damaged() { return absl::DataLossError("the sealed data is damaged"); }

// A derived key that is wiped when it goes.
struct Key {
  std::array<unsigned char, crypto_secretstream_xchacha20poly1305_KEYBYTES> octets;
  ~Key() { sodium_memzero(octets.data(), octets.size()); }
  absl::string_view view() const {
    return absl::string_view(reinterpret_cast<const char*>(octets.data()), octets.size());
  }
};

absl::Status Derive(absl::string_view passphrase, absl::string_view salt, Key& key) {
  NeedSodium();
  const int failed =
      crypto_pwhash(key.octets.data(), key.octets.size(), passphrase.data(), passphrase.size(),
                    Octets(salt), kPasses, kMemory, crypto_pwhash_ALG_ARGON2ID13);
  if (failed == 0) return absl::OkStatus();
  return absl::ResourceExhaustedError("not enough memory to derive the key");
}

std::string Check(const Key& key, absl::string_view before) {
  return KeyedBlake2b256(key.view(), before).substr(0, kCheckBytes);
}

std::string ReadUpTo(std::istream& in, size_t size) {
  std::string out(size, '\0');
  in.read(out.data(), static_cast<std::streamsize>(size));
  out.resize(static_cast<size_t>(in.gcount()));
  return out;
}

void Write(std::ostream& out, absl::string_view data) {
  out.write(data.data(), static_cast<std::streamsize>(data.size()));
}

void WriteChunk(std::ostream& out, State& state, absl::string_view plain, bool last) {
  std::string sealed(plain.size() + kOverhead, '\0');
  crypto_secretstream_xchacha20poly1305_push(&state, Octets(sealed), nullptr, Octets(plain),
                                             plain.size(), nullptr, 0, last ? kFinal : 0);
  const auto size = static_cast<uint32_t>(sealed.size());
  for (int i = 0; i < 4; ++i) out.put(static_cast<char>(size >> (8 * i)));
  Write(out, sealed);
}

// A stream tells no reason; what the last call to the system left is the best there is.
absl::Status CannotWrite(absl::string_view what) {
  return absl::UnavailableError(
      absl::StrCat("cannot write the ", what, " data: ", std::strerror(errno)));
}

absl::Status Seal(absl::string_view passphrase, std::istream& in, std::ostream& out) {
  NeedSodium();
  std::string salt(crypto_pwhash_SALTBYTES, '\0');
  randombytes_buf(salt.data(), salt.size());
  Key key;
  RETURN_IF_ERROR(Derive(passphrase, salt, key));
  State state;
  const absl::Cleanup wipe = [&] { sodium_memzero(&state, sizeof(state)); };
  std::string stream(crypto_secretstream_xchacha20poly1305_HEADERBYTES, '\0');
  crypto_secretstream_xchacha20poly1305_init_push(&state, Octets(stream), key.octets.data());

  std::string header = absl::StrCat(kMagic, std::string(1, kVersion), salt, stream);
  header += Check(key, header);
  header += Blake2b128(header);
  Write(out, header);

  bool last = false;
  while (!last) {
    const std::string plain = ReadUpTo(in, kChunk);
    last = in.peek() == std::istream::traits_type::eof();
    if (in.bad()) return absl::UnavailableError("cannot read what is to be sealed");
    WriteChunk(out, state, plain, last);
  }
  return out.flush() ? absl::OkStatus() : CannotWrite("sealed");
}

absl::Status CheckHeader(absl::string_view header) {
  if (header.substr(0, kMagic.size()) != kMagic) {
    return absl::InvalidArgumentError("this is not sealed data");
  }
  if (header.size() > kMagic.size() && header[kMagic.size()] > kVersion) {
    return absl::FailedPreconditionError("sealed by a later version of this program");
  }
  if (header.size() < kHeaderBytes) return CutShort();
  if (header[kMagic.size()] != kVersion) return Damaged();
  if (Blake2b128(header.substr(0, kDigestAt)) != header.substr(kDigestAt)) return Damaged();
  return absl::OkStatus();
}

// The sealed bytes of the next chunk.
absl::StatusOr<std::string> ReadChunk(std::istream& in) {
  const std::string prefix = ReadUpTo(in, 4);
  if (prefix.size() < 4) return CutShort();
  uint32_t size = 0;
  for (int i = 3; i >= 0; --i) size = size << 8 | static_cast<unsigned char>(prefix[i]);
  if (size < kOverhead || size > kChunk + kOverhead) return Damaged();
  std::string sealed = ReadUpTo(in, size);
  if (sealed.size() < size) return CutShort();
  return sealed;
}

absl::Status OpenChunks(State& state, std::istream& in, std::ostream& out) {
  unsigned char tag = 0;
  while (tag != kFinal) {
    ASSIGN_OR_RETURN(const std::string sealed, ReadChunk(in));
    std::string plain(sealed.size() - kOverhead, '\0');
    const int failed = crypto_secretstream_xchacha20poly1305_pull(
        &state, Octets(plain), nullptr, &tag, Octets(absl::string_view(sealed)), sealed.size(),
        nullptr, 0);
    if (failed != 0) return Damaged();
    Write(out, plain);
  }
  if (in.peek() != std::istream::traits_type::eof()) return Damaged();
  return out.flush() ? absl::OkStatus() : CannotWrite("opened");
}

absl::Status Open(absl::string_view passphrase, std::istream& in, std::ostream& out) {
  const std::string text = ReadUpTo(in, kHeaderBytes);
  const absl::string_view header = text;
  RETURN_IF_ERROR(CheckHeader(header));
  Key key;
  RETURN_IF_ERROR(Derive(passphrase, header.substr(kSaltAt, crypto_pwhash_SALTBYTES), key));
  const std::string check = Check(key, header.substr(0, kCheckAt));
  if (!ConstantTimeEqual(check, header.substr(kCheckAt, kCheckBytes))) {
    return absl::UnauthenticatedError("the passphrase is wrong");
  }
  State state;
  const absl::Cleanup wipe = [&] { sodium_memzero(&state, sizeof(state)); };
  const int failed = crypto_secretstream_xchacha20poly1305_init_pull(
      &state, Octets(header.substr(kStreamAt)), key.octets.data());
  return failed == 0 ? OpenChunks(state, in, out) : Damaged();
}

using Transform = absl::FunctionRef<absl::Status(std::istream&, std::ostream&)>;

absl::StatusOr<std::string> ThroughMemory(absl::string_view input, Transform transform) {
  std::istringstream in{std::string(input)};
  std::ostringstream out;
  RETURN_IF_ERROR(transform(in, out));
  return out.str();
}

absl::Status IoError(absl::string_view what, const std::string& path) {
  return absl::UnavailableError(absl::StrCat(what, " ", path, ": ", std::strerror(errno)));
}

absl::Status SyncPath(const std::string& path) {
  const int descriptor = open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) return IoError("cannot open", path);
  const int synced = fsync(descriptor);
  close(descriptor);
  return synced == 0 ? absl::OkStatus() : IoError("cannot sync", path);
}

absl::Status ThroughFiles(const std::string& from_path, const std::string& part,
                          Transform transform) {
  std::ifstream in(from_path, std::ios::binary);
  if (!in) return IoError("cannot open", from_path);
  unlink(part.c_str());
  const int descriptor = open(part.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (descriptor < 0) return IoError("cannot create", part);
  close(descriptor);
  std::ofstream out(part, std::ios::binary);
  RETURN_IF_ERROR(transform(in, out));
  out.close();
  return out ? SyncPath(part) : IoError("cannot write", part);
}

absl::Status ReplaceFile(const std::string& from_path, const std::string& to_path,
                         Transform transform) {
  const std::string part = absl::StrCat(to_path, ".part");
  const absl::Cleanup remove = [&] { unlink(part.c_str()); };
  RETURN_IF_ERROR(ThroughFiles(from_path, part, transform));
  if (std::rename(part.c_str(), to_path.c_str()) != 0) return IoError("cannot rename to", to_path);
  const std::string folder = std::filesystem::path(to_path).parent_path().string();
  return SyncPath(folder.empty() ? "." : folder);
}

}  // namespace

absl::StatusOr<std::string> SealBytes(absl::string_view passphrase, absl::string_view plaintext) {
  return ThroughMemory(
      plaintext, [&](std::istream& in, std::ostream& out) { return Seal(passphrase, in, out); });
}

absl::StatusOr<std::string> OpenBytes(absl::string_view passphrase, absl::string_view sealed) {
  return ThroughMemory(
      sealed, [&](std::istream& in, std::ostream& out) { return Open(passphrase, in, out); });
}

absl::Status SealFile(absl::string_view passphrase, const std::string& from_path,
                      const std::string& to_path) {
  return ReplaceFile(from_path, to_path, [&](std::istream& in, std::ostream& out) {
    return Seal(passphrase, in, out);
  });
}

absl::Status OpenFile(absl::string_view passphrase, const std::string& from_path,
                      const std::string& to_path) {
  return ReplaceFile(from_path, to_path, [&](std::istream& in, std::ostream& out) {
    return Open(passphrase, in, out);
  });
}

}  // namespace glimmer
