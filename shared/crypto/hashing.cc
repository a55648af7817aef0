#include "shared/crypto/hashing.h"

#include <sodium.h>

namespace glimmer {
namespace {

std::string Hash(size_t size, absl::string_view key, absl::string_view data) {
  std::string out(size, '\0');
  crypto_generichash(reinterpret_cast<unsigned char*>(out.data()), out.size(),
                     reinterpret_cast<const unsigned char*>(data.data()), data.size(),
                     reinterpret_cast<const unsigned char*>(key.data()), key.size());
  return out;
}

}  // namespace

std::string Blake2b256(absl::string_view data) { return Hash(32, {}, data); }
std::string Blake2b128(absl::string_view data) { return Hash(16, {}, data); }

std::string KeyedBlake2b256(absl::string_view key, absl::string_view data) {
  return Hash(32, key, data);
}

bool ConstantTimeEqual(absl::string_view a, absl::string_view b) {
  return a.size() == b.size() && sodium_memcmp(a.data(), b.data(), a.size()) == 0;
}

}  // namespace glimmer
