#include "shared/crypto/hashing.h"

#include <sodium.h>

#include <array>
#include <cstdlib>
#include <fstream>

#include "absl/strings/str_cat.h"
#include "shared/crypto/sodium.h"

namespace glimmer {
namespace {

using internal::NeedSodium;
using internal::Octets;

std::string Hash(size_t size, absl::string_view key, absl::string_view data) {
  NeedSodium();
  std::string out(size, '\0');
  const int failed = crypto_generichash(reinterpret_cast<unsigned char*>(out.data()), out.size(),
                                        Octets(data), data.size(), Octets(key), key.size());
  if (failed != 0) std::abort();
  return out;
}

}  // namespace

std::string Blake2b256(absl::string_view data) { return Hash(32, {}, data); }

absl::StatusOr<std::string> Blake2b256OfFile(const std::string& path) {
  NeedSodium();
  std::ifstream file(path, std::ios::binary);
  crypto_generichash_state state;
  crypto_generichash_init(&state, nullptr, 0, 32);
  std::array<char, 64 * 1024> buffer;
  while (file) {
    file.read(buffer.data(), buffer.size());
    const auto got = static_cast<size_t>(file.gcount());
    crypto_generichash_update(&state, Octets({buffer.data(), got}), got);
  }
  if (!file.eof()) return absl::UnavailableError(absl::StrCat("cannot read ", path));
  std::string out(32, '\0');
  crypto_generichash_final(&state, reinterpret_cast<unsigned char*>(out.data()), out.size());
  return out;
}

std::string Blake2b128(absl::string_view data) { return Hash(16, {}, data); }

std::string KeyedBlake2b256(absl::string_view key, absl::string_view data) {
  if (key.size() < crypto_generichash_KEYBYTES_MIN ||
      key.size() > crypto_generichash_KEYBYTES_MAX) {
    std::abort();
  }
  return Hash(32, key, data);
}

std::string HmacSha256(absl::string_view key, absl::string_view data) {
  NeedSodium();
  crypto_auth_hmacsha256_state state;
  crypto_auth_hmacsha256_init(&state, Octets(key), key.size());
  crypto_auth_hmacsha256_update(&state, Octets(data), data.size());
  std::string out(crypto_auth_hmacsha256_BYTES, '\0');
  crypto_auth_hmacsha256_final(&state, reinterpret_cast<unsigned char*>(out.data()));
  return out;
}

bool ConstantTimeEqual(absl::string_view a, absl::string_view b) {
  NeedSodium();
  return a.size() == b.size() && sodium_memcmp(a.data(), b.data(), a.size()) == 0;
}

}  // namespace glimmer
