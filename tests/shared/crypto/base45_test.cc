#include "shared/crypto/base45.h"

#include <gtest/gtest.h>

namespace glimmer {
namespace {

// The examples of RFC 9285, sections 4.3 and 4.4.
TEST(Base45Test, AgreesWithTheStandard) {
  const struct {
    const char* octets;
    const char* text;
  } kExamples[] = {{"AB", "BB8"},
                   {"Hello!!", "%69 VD92EX0"},
                   {"base-45", "UJCLQE7W581"},
                   {"ietf!", "QED8WEX0"},
                   {"", ""}};
  for (const auto& [octets, text] : kExamples) {
    EXPECT_EQ(Base45Encode(octets), text);
    EXPECT_EQ(*Base45Decode(text), octets);
  }
}

TEST(Base45Test, KeepsEveryOctet) {
  std::string all;
  for (int i = 0; i < 256; ++i) all.push_back(static_cast<char>(i));
  for (size_t length = 0; length <= all.size(); ++length) {
    const std::string part = all.substr(all.size() - length);
    EXPECT_EQ(*Base45Decode(Base45Encode(part)), part);
  }
}

TEST(Base45Test, TakesTheLargestGroups) {
  EXPECT_EQ(*Base45Decode("FGW"), "\xff\xff");
  EXPECT_EQ(*Base45Decode("U5"), "\xff");
}

TEST(Base45Test, RefusesWhatIsNone) {
  // One above 65535, one above 255, the largest digits, lower case, a lone character.
  for (const char* text : {"GGW", "V5", ":::", "::", "bb8", "BB8A", "A", "BB!"}) {
    EXPECT_EQ(Base45Decode(text).status().code(), absl::StatusCode::kInvalidArgument) << text;
  }
}

}  // namespace
}  // namespace glimmer
