#include "shared/crypto/hashing.h"

#include <gtest/gtest.h>

#include "absl/strings/escaping.h"

namespace glimmer {
namespace {

std::string CountingKey(size_t size) {
  std::string key;
  for (size_t i = 0; i < size; ++i) key.push_back(static_cast<char>(i));
  return key;
}

// Values of the reference implementation.
TEST(HashingTest, AgreesWithTheReference) {
  EXPECT_EQ(absl::BytesToHexString(Blake2b256("abc")),
            "bddd813c634239723171ef3fee98579b94964e3bb1cb3e427262c8c068d52319");
  EXPECT_EQ(absl::BytesToHexString(Blake2b128("")), "cae66941d9efbd404e4d88758ea67670");
  EXPECT_EQ(absl::BytesToHexString(KeyedBlake2b256(CountingKey(32), "abc")),
            "d63a32d3e44738d7907f964316c241adaba0abfeabc32349677578a15a203f7f");
}

TEST(HashingTest, TheKeyMatters) {
  EXPECT_NE(KeyedBlake2b256(std::string(32, 'a'), "x"), KeyedBlake2b256(std::string(32, 'b'), "x"));
  EXPECT_NE(KeyedBlake2b256(std::string(32, '\0'), "x"), Blake2b256("x"));
}

TEST(HashingDeathTest, RefusesToHashWithoutAProperKey) {
  testing::FLAGS_gtest_death_test_style = "threadsafe";
  for (const size_t size : {0, 15, 65}) {
    EXPECT_DEATH(KeyedBlake2b256(CountingKey(size), "abc"), "") << size;
  }
}

TEST(ConstantTimeEqualTest, ComparesWholeTexts) {
  EXPECT_TRUE(ConstantTimeEqual("", ""));
  EXPECT_TRUE(ConstantTimeEqual("abc", "abc"));
  EXPECT_FALSE(ConstantTimeEqual("abc", "abd"));
  EXPECT_FALSE(ConstantTimeEqual("abc", "ab"));
  EXPECT_FALSE(ConstantTimeEqual(absl::string_view("a\0b", 3), absl::string_view("a\0c", 3)));
}

}  // namespace
}  // namespace glimmer
