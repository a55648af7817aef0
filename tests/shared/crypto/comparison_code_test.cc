#include "shared/crypto/comparison_code.h"

#include <gtest/gtest.h>

#include "absl/strings/escaping.h"

namespace glimmer {
namespace {

// `size` octets that count up from `first`.
std::string Octets(int first, int size) {
  std::string out;
  for (int i = 0; i < size; ++i) out.push_back(static_cast<char>(first + i));
  return out;
}

const std::string kSpki = Octets(0, 32);
const std::string kNonce = Octets(32, 16);
const std::string kKey = Octets(48, 32);
const std::string kPhone = Octets(80, 16);

std::string Other(std::string octets) {
  octets[0] = '\xff';
  return octets;
}

std::string Code(const std::string& spki, const std::string& nonce, const std::string& key,
                 const std::string& phone) {
  return ComparisonCode(
      {.spki_sha256 = spki, .server_nonce = nonce, .public_key = key, .phone_nonce = phone});
}

// Computed with another implementation of BLAKE2b.
TEST(ComparisonCodeTest, DependsOnAllFour) {
  EXPECT_EQ(Code(kSpki, kNonce, kKey, kPhone), "529141");
  EXPECT_EQ(Code(Other(kSpki), kNonce, kKey, kPhone), "328326");
  EXPECT_EQ(Code(kSpki, Other(kNonce), kKey, kPhone), "002982");
  EXPECT_EQ(Code(kSpki, kNonce, Other(kKey), kPhone), "935647");
  EXPECT_EQ(Code(kSpki, kNonce, kKey, Other(kPhone)), "061312");
  EXPECT_EQ(absl::BytesToHexString(ComparisonCommitment(kPhone)),
            "6fc3b696d8166205b4b19711ada12f9bd2b4f5edb026006443ab269767aafb50");
}

TEST(ComparisonCodeTest, IsEmptyRatherThanCoveringLess) {
  EXPECT_EQ(Code("", kNonce, kKey, kPhone), "");
  EXPECT_EQ(Code(kSpki, "", kKey, kPhone), "");
  EXPECT_EQ(Code(kSpki, kNonce, "", kPhone), "");
  EXPECT_EQ(Code(kSpki, kNonce, kKey, ""), "");
  // The same octets, cut at another place.
  EXPECT_EQ(Code(Octets(0, 31), Octets(31, 17), kKey, kPhone), "");
}

}  // namespace
}  // namespace glimmer
