#include "shared/crypto/signed_site_code.h"

#include <gtest/gtest.h>

#include "shared/base/ids.h"
#include "shared/crypto/base45.h"
#include "shared/crypto/signing.h"

namespace glimmer {
namespace {

class SignedSiteCodeTest : public testing::Test {
 protected:
  const KeyPair key_ = NewSigningKey(SystemRandom());
  const std::string device_ = NewRandomId(SystemRandom());
  const SignedSiteCode code_ = {ShiftMark("01HV0000000000000000000001"), 0x01020304, device_};
  const std::string bytes_ = SignSiteCode(code_, key_.secret_key);
};

TEST_F(SignedSiteCodeTest, IsMadeOfVersionShiftStepDeviceAndSignature) {
  ASSERT_EQ(bytes_.size(), 93u);
  EXPECT_EQ(bytes_[0], 1);
  EXPECT_EQ(bytes_.substr(1, 8), code_.shift_mark);
  EXPECT_EQ(bytes_.substr(9, 4), "\x01\x02\x03\x04");
  const auto read = ParseSiteCode(bytes_);
  ASSERT_TRUE(read.ok()) << read.status();
  EXPECT_EQ(read->shift_mark, code_.shift_mark);
  EXPECT_EQ(read->step, code_.step);
  EXPECT_EQ(read->device_id, device_);
  EXPECT_TRUE(VerifySiteCode(bytes_, key_.public_key));
}

TEST_F(SignedSiteCodeTest, Has140CharactersAsText) {
  const std::string text = Base45Encode(bytes_);
  EXPECT_EQ(text.size(), 140u);
  EXPECT_EQ(*Base45Decode(text), bytes_);
}

TEST_F(SignedSiteCodeTest, IsRefusedWithAnyBitFlipped) {
  for (size_t bit = 0; bit < 8 * bytes_.size(); ++bit) {
    std::string flipped = bytes_;
    flipped[bit / 8] = static_cast<char>(flipped[bit / 8] ^ (1 << bit % 8));
    EXPECT_FALSE(VerifySiteCode(flipped, key_.public_key)) << bit;
  }
}

TEST_F(SignedSiteCodeTest, IsRefusedUnderAnotherKeyOrOfAnotherLength) {
  EXPECT_FALSE(VerifySiteCode(bytes_, NewSigningKey(SystemRandom()).public_key));
  EXPECT_FALSE(VerifySiteCode(bytes_, ""));
  for (const std::string& other : {std::string(), bytes_.substr(0, 92), bytes_ + '\0'}) {
    EXPECT_FALSE(VerifySiteCode(other, key_.public_key));
    EXPECT_EQ(ParseSiteCode(other).status().code(), absl::StatusCode::kInvalidArgument);
  }
}

TEST_F(SignedSiteCodeTest, IsNoOtherSignatureOfTheDevice) {
  const std::string bare = bytes_.substr(0, 29) + Sign(key_.secret_key, bytes_.substr(0, 29));
  EXPECT_FALSE(VerifySiteCode(bare, key_.public_key));
}

TEST_F(SignedSiteCodeTest, TellsALaterVersionFromNone) {
  std::string later = bytes_;
  later[0] = 2;
  EXPECT_EQ(ParseSiteCode(later).status().code(), absl::StatusCode::kFailedPrecondition);
  later[0] = 0;
  EXPECT_EQ(ParseSiteCode(later).status().code(), absl::StatusCode::kInvalidArgument);
}

TEST_F(SignedSiteCodeTest, IsNotMadeOfPartsThatDoNotFit) {
  EXPECT_EQ(SignSiteCode({"short", 1, device_}, key_.secret_key), "");
  EXPECT_EQ(SignSiteCode({code_.shift_mark, 1, "phone"}, key_.secret_key), "");
  EXPECT_EQ(SignSiteCode(code_, ""), "");
}

// The shifts of a series are made within one millisecond; their ids differ at the end alone.
TEST(ShiftMarkTest, TellsTheShiftsOfASeriesApart) {
  EXPECT_NE(ShiftMark("01HV0000000000000000000001"), ShiftMark("01HV0000000000000000000002"));
}

}  // namespace
}  // namespace glimmer
