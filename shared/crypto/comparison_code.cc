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

std::string ComparisonCommitment(absl::string_view phone_nonce) {
  return Blake2b256(absl::StrCat("commit-v1", phone_nonce));
}

std::string ComparisonCode(const Compared& compared) {
  if (compared.spki_sha256.size() != kHashBytes ||
      compared.server_nonce.size() != kComparisonNonceBytes ||
      compared.public_key.size() != kPublicKeyBytes ||
      compared.phone_nonce.size() != kComparisonNonceBytes) {
    return {};
  }
  const std::string hash =
      Blake2b256(absl::StrCat("compare-v2", compared.spki_sha256, compared.server_nonce,
                              compared.public_key, compared.phone_nonce));
  uint64_t number = 0;
  for (int i = 0; i < 8; ++i) number = number << 8 | static_cast<unsigned char>(hash[i]);
  return absl::StrFormat("%06d", number % kModulus);
}

}  // namespace glimmer
