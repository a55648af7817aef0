#include "shared/base/id_bytes.h"

#include "shared/base/ids.h"

namespace glimmer {
namespace {

constexpr absl::string_view kAlphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
constexpr size_t kBytes = 16;
constexpr size_t kCharacters = 26;

}  // namespace

std::string IdToBytes(absl::string_view id) {
  // 26 characters could say 130 bits.
  if (!IsId(id) || id[0] > '7') return {};
  unsigned __int128 value = 0;
  for (const char c : id) value = value << 5 | kAlphabet.find(c);
  std::string bytes(kBytes, '\0');
  for (size_t i = kBytes; i-- > 0; value >>= 8) bytes[i] = static_cast<char>(value & 0xff);
  return bytes;
}

std::string BytesToId(absl::string_view bytes) {
  if (bytes.size() != kBytes) return {};
  unsigned __int128 value = 0;
  for (const char c : bytes) value = value << 8 | static_cast<unsigned char>(c);
  std::string id(kCharacters, '0');
  for (size_t i = kCharacters; i-- > 0; value >>= 5)
    id[i] = kAlphabet[static_cast<int>(value & 31)];
  return id;
}

}  // namespace glimmer
