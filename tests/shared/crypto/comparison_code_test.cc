#include "shared/crypto/comparison_code.h"

#include <gtest/gtest.h>

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

std::string Other(std::string octets) {
  octets[0] = '\xff';
  return octets;
}

// Computed with another implementation of BLAKE2b.
TEST(ComparisonCodeTest, DependsOnAllThree) {
  EXPECT_EQ(ComparisonCode(kSpki, kNonce, kKey), "703279");
  EXPECT_EQ(ComparisonCode(Other(kSpki), kNonce, kKey), "286433");
  EXPECT_EQ(ComparisonCode(kSpki, Other(kNonce), kKey), "125941");
  EXPECT_EQ(ComparisonCode(kSpki, kNonce, Other(kKey)), "094099");
}

TEST(ComparisonCodeTest, IsEmptyRatherThanCoveringLess) {
  EXPECT_EQ(ComparisonCode("", kNonce, kKey), "");
  EXPECT_EQ(ComparisonCode(kSpki, "", kKey), "");
  EXPECT_EQ(ComparisonCode(kSpki, kNonce, ""), "");
  // The same octets, cut at another place.
  EXPECT_EQ(ComparisonCode(Octets(0, 31), Octets(31, 17), kKey), "");
}

}  // namespace
}  // namespace glimmer
