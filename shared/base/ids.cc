#include "shared/base/ids.h"

#include <sys/random.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <cstring>

#include "absl/strings/ascii.h"
#include "absl/strings/escaping.h"

namespace glimmer {
namespace {

constexpr char kAlphabet[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

class KernelRandom final : public RandomSource {
 public:
  void Fill(void* data, size_t size) override {
    auto* out = static_cast<char*>(data);
    while (size > 0) {
      const ssize_t got = getrandom(out, size, 0);
      if (got < 0) {
        if (errno == EINTR) continue;
        std::abort();  // without randomness nothing that follows would be safe
      }
      out += got;
      size -= static_cast<size_t>(got);
    }
  }
};

// 16 bytes as 26 characters, most significant first; the first character carries 3 bits.
std::string Encode128(const std::array<uint8_t, 16>& bytes) {
  std::string out(26, '0');
  unsigned __int128 value = 0;
  for (uint8_t byte : bytes) value = (value << 8) | byte;
  for (int i = 25; i >= 0; --i) {
    out[i] = kAlphabet[static_cast<int>(value & 31)];
    value >>= 5;
  }
  return out;
}

std::array<uint8_t, 16> TimeOrdered(absl::Time now, RandomSource& random) {
  std::array<uint8_t, 16> bytes;
  random.Fill(bytes.data(), bytes.size());
  const auto millis = static_cast<uint64_t>(std::max<int64_t>(0, absl::ToUnixMillis(now)));
  for (int i = 0; i < 6; ++i) bytes[i] = static_cast<uint8_t>(millis >> (8 * (5 - i)));
  return bytes;
}

}  // namespace

RandomSource& SystemRandom() {
  static KernelRandom random;
  return random;
}

std::string NewUlid(absl::Time now, RandomSource& random) {
  return Encode128(TimeOrdered(now, random));
}

std::string NewRandomId(RandomSource& random) {
  std::array<uint8_t, 16> bytes;
  random.Fill(bytes.data(), bytes.size());
  return Encode128(bytes);
}

std::string NewUuidV7(absl::Time now, RandomSource& random) {
  std::array<uint8_t, 16> b = TimeOrdered(now, random);
  b[6] = static_cast<uint8_t>((b[6] & 0x0f) | 0x70);
  b[8] = static_cast<uint8_t>((b[8] & 0x3f) | 0x80);
  const std::string hex = absl::BytesToHexString(
      absl::string_view(reinterpret_cast<const char*>(b.data()), b.size()));
  return hex.substr(0, 8) + "-" + hex.substr(8, 4) + "-" + hex.substr(12, 4) + "-" +
         hex.substr(16, 4) + "-" + hex.substr(20);
}

bool IsId(absl::string_view id) {
  return id.size() == 26 && std::all_of(id.begin(), id.end(), [](char c) {
           return c != '\0' && std::strchr(kAlphabet, c) != nullptr;
         });
}

bool IsUuid(absl::string_view text) {
  if (text.size() != 36) return false;
  for (size_t i = 0; i < text.size(); ++i) {
    const bool dash = i == 8 || i == 13 || i == 18 || i == 23;
    const char c = text[i];
    if (dash ? c != '-' : !(absl::ascii_isdigit(c) || (c >= 'a' && c <= 'f'))) return false;
  }
  return true;
}

std::string Base32(absl::string_view bytes) {
  std::string out;
  uint32_t buffer = 0;
  int bits = 0;
  for (unsigned char byte : bytes) {
    buffer = (buffer << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      out.push_back(kAlphabet[(buffer >> bits) & 31]);
    }
  }
  if (bits > 0) out.push_back(kAlphabet[(buffer << (5 - bits)) & 31]);
  return out;
}

}  // namespace glimmer
