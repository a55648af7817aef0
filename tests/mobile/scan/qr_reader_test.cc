// Reads the code on a real page as a camera may see it: from afar, at an angle, in poor light.
#include "mobile/scan/qr_reader.h"

#include <gtest/gtest.h>

#include "tests/mobile/scan/camera_frame.h"
#include "tests/mobile/scan/leader_screen.h"
#include "tests/mobile/support/page_audit.h"

namespace glimmer::mobile {
namespace {

TEST(QrReaderTest, ReadsTheLeadersScreenInEveryLook) {
  for (const auto& [name, look] : EveryLook()) {
    LeaderScreen leader(look);
    ASSERT_EQ(leader.Code().size(), 140) << name;
    EXPECT_EQ(ReadQrCode(leader.Picture()), leader.Code()) << name;
  }
}

TEST(QrReaderTest, ReadsFromAfar) {
  LeaderScreen leader;
  for (const double scale : {0.5, 0.33, 0.25}) {
    EXPECT_EQ(ReadQrCode(Smaller(leader.Picture(), scale)), leader.Code()) << scale;
  }
}

TEST(QrReaderTest, ReadsAtAnAngle) {
  LeaderScreen leader;
  for (const double degrees : {10, 15, 20, 25}) {
    EXPECT_EQ(ReadQrCode(Tilted(leader.Picture(), degrees)), leader.Code()) << degrees;
    EXPECT_EQ(ReadQrCode(Smaller(Tilted(leader.Picture(), -degrees), 0.5)), leader.Code());
  }
}

TEST(QrReaderTest, ReadsInPoorLight) {
  LeaderScreen leader;
  for (const int noise : {0, 10, 20}) {
    EXPECT_EQ(ReadQrCode(Dim(leader.Picture(), noise)), leader.Code()) << noise;
    EXPECT_EQ(ReadQrCode(Dim(Tilted(leader.Picture(), 10), noise)), leader.Code()) << noise;
  }
}

TEST(QrReaderTest, FindsNothingWhereThereIsNothing) {
  EXPECT_EQ(ReadQrCode(QImage()), std::nullopt);
  QImage blank(640, 480, QImage::Format_RGB32);
  blank.fill(Qt::white);
  EXPECT_EQ(ReadQrCode(blank), std::nullopt);
  EXPECT_EQ(ReadQrCode(Dim(blank, 100)), std::nullopt);
  LeaderScreen ended({}, absl::Hours(7));
  EXPECT_EQ(ended.Code(), "");
  EXPECT_EQ(ReadQrCode(ended.Picture()), std::nullopt);
}

}  // namespace
}  // namespace glimmer::mobile
