#include "shared/crypto/comparison_code.h"

#include <cstdint>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "shared/crypto/hashing.h"

namespace glimmer {
namespace {

constexpr size_t kHashBytes = 32;
constexpr size_t kPublicKeyBytes = 32;
constexpr uint64_t kModulus = 1'000'000;

}  // namespace

std::string ComparisonCode(absl::string_view spki_sha256, absl::string_view server_nonce,
                           absl::string_view public_key) {
  if (spki_sha256.size() != kHashBytes || server_nonce.size() != kComparisonNonceBytes ||
      public_key.size() != kPublicKeyBytes) {
    return {};
  }
  const std::string hash =
      Blake2b256(absl::StrCat("compare-v1", spki_sha256, server_nonce, public_key));
  uint64_t number = 0;
  for (int i = 0; i < 8; ++i) number = number << 8 | static_cast<unsigned char>(hash[i]);
  return absl::StrFormat("%06d", number % kModulus);
}

}  // namespace glimmer
