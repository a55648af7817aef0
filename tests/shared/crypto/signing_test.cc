#include "shared/crypto/signing.h"

#include <gtest/gtest.h>

#include "absl/strings/escaping.h"
#include "tests/support/fakes.h"

namespace glimmer {
namespace {

struct Vector {
  const char* seed;
  const char* public_key;
  const char* message;
  const char* signature;
};

// RFC 8032, section 7.1, tests 1 and 3.
constexpr Vector kVectors[] = {
    {"9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
     "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a", "",
     "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bac"
     "c61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b"},
    {"c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7",
     "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025", "af82",
     "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290"
     "ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a"},
};

TEST(SigningTest, AgreesWithTheStandard) {
  for (const Vector& v : kVectors) {
    const auto pair = SigningKeyFromSeed(absl::HexStringToBytes(v.seed));
    ASSERT_TRUE(pair.ok()) << pair.status();
    EXPECT_EQ(absl::BytesToHexString(pair->public_key), v.public_key);
    const std::string message = absl::HexStringToBytes(v.message);
    const std::string signature = Sign(pair->secret_key, message);
    EXPECT_EQ(absl::BytesToHexString(signature), v.signature);
    EXPECT_TRUE(Verify(pair->public_key, message, signature));
  }
}

TEST(SigningTest, RefusesAnyChange) {
  test::SeededRandom random;
  const KeyPair pair = NewSigningKey(random);
  const KeyPair other = NewSigningKey(random);
  std::string signature = Sign(pair.secret_key, "message");
  EXPECT_TRUE(Verify(pair.public_key, "message", signature));
  EXPECT_FALSE(Verify(pair.public_key, "massage", signature));
  EXPECT_FALSE(Verify(other.public_key, "message", signature));
  for (char& c : signature) {
    c ^= 1;
    EXPECT_FALSE(Verify(pair.public_key, "message", signature));
    c ^= 1;
  }
}

TEST(SigningTest, RefusesOtherLengths) {
  test::SeededRandom random;
  const KeyPair pair = NewSigningKey(random);
  const std::string signature = Sign(pair.secret_key, "message");
  EXPECT_FALSE(Verify("", "message", signature));
  EXPECT_FALSE(Verify(pair.public_key, "message", ""));
  EXPECT_FALSE(Verify(pair.public_key, "message", signature + "x"));
  EXPECT_EQ(Sign("short", "message"), "");
  EXPECT_FALSE(SigningKeyFromSeed("short").ok());
}

TEST(SigningTest, KeysComeFromTheRandomnessGiven) {
  test::SeededRandom one(7);
  test::SeededRandom same(7);
  test::SeededRandom another(8);
  const KeyPair first = NewSigningKey(one);
  EXPECT_EQ(first.secret_key, NewSigningKey(same).secret_key);
  EXPECT_NE(first.public_key, NewSigningKey(another).public_key);
  EXPECT_EQ(first.public_key.size(), 32u);
  EXPECT_EQ(first.secret_key.size(), 64u);
}

}  // namespace
}  // namespace glimmer
