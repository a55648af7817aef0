#include "shared/base/ids.h"

#include <gtest/gtest.h>

#include <set>

#include "tests/support/fakes.h"

namespace glimmer {
namespace {

// Gives the same byte for ever, so that the layout of an id can be read.
class ConstantRandom final : public RandomSource {
 public:
  explicit ConstantRandom(unsigned char byte) : byte_(byte) {}
  void Fill(void* data, size_t size) override {
    for (size_t i = 0; i < size; ++i) static_cast<unsigned char*>(data)[i] = byte_;
  }

 private:
  const unsigned char byte_;
};

TEST(UlidTest, CarriesMillisecondsThenRandomness) {
  ConstantRandom ones(0xff);
  // The specification's largest time, and its example of a time: 01ARYZ6S41 is 1469918176385 ms.
  EXPECT_EQ(NewUlid(absl::FromUnixMillis(281474976710655), ones), "7ZZZZZZZZZZZZZZZZZZZZZZZZZ");
  EXPECT_EQ(NewUlid(absl::FromUnixMillis(1469918176385), ones), "01ARYZ6S41ZZZZZZZZZZZZZZZZ");
}

TEST(UlidTest, SortsByTime) {
  test::SeededRandom random;
  const absl::Time now = absl::FromUnixSeconds(1772416800);
  std::string last;
  for (int i = 0; i < 1000; ++i) {
    const std::string id = NewUlid(now + absl::Milliseconds(i), random);
    EXPECT_LT(last, id);
    EXPECT_TRUE(IsId(id));
    last = id;
  }
}

TEST(RandomIdTest, DoesNotRepeatAndTellsNoTime) {
  std::set<std::string> ids;
  for (int i = 0; i < 1000; ++i) ids.insert(NewRandomId(SystemRandom()));
  EXPECT_EQ(ids.size(), 1000u);
  std::set<char> firsts;
  for (const std::string& id : ids) {
    EXPECT_TRUE(IsId(id));
    firsts.insert(id[1]);
  }
  EXPECT_EQ(firsts.size(), 32u);
}

TEST(UuidTest, HasVersionSevenAndTheTime) {
  ConstantRandom ones(0xff);
  // RFC 9562, appendix A.6: 017F22E2-79B0-7... is 2022-02-22T19:22:22Z.
  const std::string id = NewUuidV7(absl::FromUnixMillis(0x017F22E279B0), ones);
  EXPECT_EQ(id, "017f22e2-79b0-7fff-bfff-ffffffffffff");
  EXPECT_TRUE(IsUuid(id));
}

TEST(IdTest, RefusesWhatIsNone) {
  EXPECT_TRUE(IsId("01ARYZ6S41ZZZZZZZZZZZZZZZZ"));
  for (const char* text :
       {"", "01ARYZ6S41ZZZZZZZZZZZZZZZ", "01ARYZ6S41ZZZZZZZZZZZZZZZZZ",
        "01aryz6s41zzzzzzzzzzzzzzzz", "01ARYZ6S41ZZZZZZZZZZZZZZZI", "01ARYZ6S41ZZZZZZZZZZZZZZZ/"}) {
    EXPECT_FALSE(IsId(text)) << text;
  }
  EXPECT_FALSE(IsId(absl::string_view("01ARYZ6S41ZZZZZZZZZZZZZZZ\0", 26)));
}

TEST(UuidTest, RefusesWhatIsNotCanonical) {
  for (const char* text :
       {"", "017F22E2-79B0-7FFF-BFFF-FFFFFFFFFFFF", "017f22e279b07fffbfffffffffffffff",
        "017f22e2-79b0-7fff-bfff-fffffffffff", "017f22e2-79b0-7fff-bfff-fffffffffffg",
        "{17f22e2-79b0-7fff-bfff-ffffffffffff"}) {
    EXPECT_FALSE(IsUuid(text)) << text;
  }
}

TEST(Base32Test, EncodesWithoutPadding) {
  EXPECT_EQ(Base32(""), "");
  EXPECT_EQ(Base32(absl::string_view("\x00", 1)), "00");
  EXPECT_EQ(Base32("\xff"), "ZW");
  EXPECT_EQ(Base32("foobar"), "CSQPYRK1E8");
}

}  // namespace
}  // namespace glimmer
