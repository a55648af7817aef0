#include "shared/crypto/sealed_box.h"

#include <gtest/gtest.h>

#include <string>

#include "shared/crypto/signing.h"
#include "tests/support/fakes.h"

namespace glimmer {
namespace {

constexpr char kWords[] = "Maple Road 7, second door";

class SealedBoxTest : public testing::Test {
 protected:
  test::SeededRandom random_;
  const KeyPair device_ = NewSigningKey(random_);
  const KeyPair other_ = NewSigningKey(random_);
};

TEST_F(SealedBoxTest, OpensAtTheDeviceThatItIsFor) {
  const auto capsule = SealToDevice(device_.public_key, kWords);
  ASSERT_TRUE(capsule.ok()) << capsule.status();
  EXPECT_EQ(capsule->find("Maple"), std::string::npos);
  const auto plain = OpenAtDevice(device_.secret_key, *capsule);
  ASSERT_TRUE(plain.ok()) << plain.status();
  EXPECT_EQ(*plain, kWords);
}

TEST_F(SealedBoxTest, IsAnotherEachTime) {
  EXPECT_NE(*SealToDevice(device_.public_key, kWords), *SealToDevice(device_.public_key, kWords));
}

TEST_F(SealedBoxTest, OpensAtNoOtherDevice) {
  const auto capsule = SealToDevice(device_.public_key, kWords);
  EXPECT_TRUE(absl::IsDataLoss(OpenAtDevice(other_.secret_key, *capsule).status()));
}

TEST_F(SealedBoxTest, OpensNothingThatWasTouched) {
  const std::string capsule = *SealToDevice(device_.public_key, kWords);
  for (const size_t at : {size_t{0}, size_t{40}, capsule.size() - 1}) {
    std::string touched = capsule;
    touched[at] ^= 1;
    EXPECT_TRUE(absl::IsDataLoss(OpenAtDevice(device_.secret_key, touched).status())) << at;
  }
  EXPECT_TRUE(absl::IsDataLoss(OpenAtDevice(device_.secret_key, capsule.substr(1)).status()));
  EXPECT_TRUE(absl::IsDataLoss(OpenAtDevice(device_.secret_key, "short").status()));
}

TEST_F(SealedBoxTest, TakesNoOtherKeys) {
  EXPECT_TRUE(absl::IsInvalidArgument(SealToDevice("", kWords).status()));
  EXPECT_TRUE(absl::IsInvalidArgument(SealToDevice(std::string(32, '\0'), kWords).status()));
  EXPECT_TRUE(absl::IsInvalidArgument(OpenAtDevice("", kWords).status()));
}

TEST_F(SealedBoxTest, SealsNothingAsWell) {
  EXPECT_EQ(*OpenAtDevice(device_.secret_key, *SealToDevice(device_.public_key, "")), "");
}

}  // namespace
}  // namespace glimmer
