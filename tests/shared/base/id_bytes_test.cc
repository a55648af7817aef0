#include "shared/base/id_bytes.h"

#include <gtest/gtest.h>

#include "shared/base/ids.h"

namespace glimmer {
namespace {

TEST(IdBytesTest, AreThe128BitsOfAnId) {
  EXPECT_EQ(IdToBytes("00000000000000000000000000"), std::string(16, '\0'));
  EXPECT_EQ(IdToBytes("7ZZZZZZZZZZZZZZZZZZZZZZZZZ"), std::string(16, '\xff'));
  EXPECT_EQ(IdToBytes("00000000000000000000000010"), std::string(15, '\0') + ' ');
}

TEST(IdBytesTest, LeadBackToTheId) {
  for (int i = 0; i < 100; ++i) {
    const std::string id = NewRandomId(SystemRandom());
    EXPECT_EQ(BytesToId(IdToBytes(id)), id);
  }
}

TEST(IdBytesTest, AreEmptyForWhatIsNone) {
  for (const char* text : {"", "8ZZZZZZZZZZZZZZZZZZZZZZZZZ", "0000000000000000000000000",
                           "0000000000000000000000000U", "000000000000000000000000000"}) {
    EXPECT_EQ(IdToBytes(text), "") << text;
  }
  EXPECT_EQ(BytesToId(std::string(15, 'x')), "");
  EXPECT_EQ(BytesToId(std::string(17, 'x')), "");
}

}  // namespace
}  // namespace glimmer
