// From a camera's frames to the code in them.
#include "mobile/scan/qr_scanner.h"

#include <gtest/gtest.h>

#include <QCameraDevice>
#include <QMediaDevices>
#include <QSignalSpy>
#include <QVideoSink>

#include "tests/mobile/scan/camera_frame.h"
#include "tests/mobile/scan/leader_screen.h"

namespace glimmer::mobile {
namespace {

using Format = QVideoFrameFormat;

class QrScannerTest : public testing::Test {
 protected:
  // One frame after the other until `count` codes were found, or for a while.
  bool Feed(const QVideoFrame& frame, int count) {
    return WaitUntil([&] {
      sink_.setVideoFrame(frame);
      return found_.count() >= count;
    });
  }
  // Time enough to read several frames; a sink passes over the frame that it has.
  void FeedInVain(const QImage& picture) {
    const int before = found_.count();
    EXPECT_FALSE(WaitUntil(
        [&] {
          sink_.setVideoFrame(CameraFrame(picture));
          return found_.count() > before;
        },
        500));
  }

  LeaderScreen leader_;
  QVideoSink sink_;
  QrScanner scanner_;
  QSignalSpy found_{&scanner_, &QrScanner::found};
};

TEST_F(QrScannerTest, ReadsTheFormatsOfCameras) {
  for (const auto format : {Format::Format_NV12, Format::Format_YUV420P, Format::Format_YUYV,
                            Format::Format_UYVY, Format::Format_BGRA8888}) {
    found_.clear();
    scanner_.setOutput(&sink_);
    ASSERT_TRUE(Feed(CameraFrame(leader_.Picture(), format), 1)) << format;
    EXPECT_EQ(found_[0][0].toString(), leader_.Code()) << format;
    EXPECT_EQ(scanner_.state(), "looking");
    scanner_.setOutput(nullptr);
  }
}

TEST_F(QrScannerTest, SaysACodeOnceAndTheNextOneToo) {
  scanner_.setOutput(&sink_);
  const QImage first = leader_.Picture();
  ASSERT_TRUE(Feed(CameraFrame(first), 1));
  FeedInVain(first);
  leader_.stage().Advance(absl::Seconds(30));
  // The page shows the next code with its next second.
  ASSERT_TRUE(WaitUntil([&] {
    sink_.setVideoFrame(CameraFrame(leader_.Picture()));
    return found_.count() == 2;
  }));
  EXPECT_NE(found_[0][0], found_[1][0]);
}

// Somebody comes with their card, and goes with it.
TEST_F(QrScannerTest, SaysACodeAgainThatWasAway) {
  scanner_.setOutput(&sink_);
  const QImage card = leader_.Picture();
  ASSERT_TRUE(Feed(CameraFrame(card), 1));
  EXPECT_FALSE(WaitUntil([] { return false; }, 2500));
  EXPECT_TRUE(Feed(CameraFrame(card), 2));
  FeedInVain(card);
}

TEST_F(QrScannerTest, SeesNothingOnceItIsOff) {
  scanner_.setOutput(&sink_);
  scanner_.setOutput(nullptr);
  EXPECT_EQ(scanner_.state(), "off");
  FeedInVain(leader_.Picture());
  EXPECT_EQ(scanner_.state(), "off");
}

TEST_F(QrScannerTest, SaysWhenThereIsNoCamera) {
  scanner_.setOutput(&sink_);
  EXPECT_EQ(scanner_.state(), QMediaDevices::videoInputs().isEmpty() ? "noCamera" : "starting");
}

}  // namespace
}  // namespace glimmer::mobile
