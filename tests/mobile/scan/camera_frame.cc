#include "tests/mobile/scan/camera_frame.h"

#include <gtest/gtest.h>

#include <QQuickItem>
#include <QTransform>
#include <algorithm>
#include <cstring>
#include <random>

namespace glimmer::mobile {

namespace {

QVideoSink* SinkIn(QQuickItem* item) {
  if (auto* sink = item->findChild<QVideoSink*>({}, Qt::FindDirectChildrenOnly)) return sink;
  for (QQuickItem* child : item->childItems()) {
    if (QVideoSink* found = SinkIn(child)) return found;
  }
  return nullptr;
}

}  // namespace

using Format = QVideoFrameFormat;

QVideoFrame CameraFrame(const QImage& picture, Format::PixelFormat format) {
  QVideoFrame frame(QVideoFrameFormat(picture.size(), format));
  EXPECT_TRUE(frame.map(QVideoFrame::WriteOnly));
  for (int plane = 0; plane < frame.planeCount(); ++plane) {
    std::memset(frame.bits(plane), 128, static_cast<size_t>(frame.mappedBytes(plane)));
  }
  if (format == Format::Format_BGRA8888) {
    const QImage color = picture.convertToFormat(QImage::Format_ARGB32);
    for (int y = 0; y < color.height(); ++y) {
      std::memcpy(frame.bits(0) + y * frame.bytesPerLine(0), color.constScanLine(y),
                  static_cast<size_t>(color.width()) * 4);
    }
  } else {
    const bool packed = format == Format::Format_YUYV || format == Format::Format_UYVY;
    const QImage grey = picture.convertToFormat(QImage::Format_Grayscale8);
    for (int y = 0; y < grey.height(); ++y) {
      uchar* to = frame.bits(0) + y * frame.bytesPerLine(0) + (format == Format::Format_UYVY);
      for (int x = 0; x < grey.width(); ++x, to += packed ? 2 : 1) *to = grey.constScanLine(y)[x];
    }
  }
  frame.unmap();
  return frame;
}

QVideoSink* CameraOf(QQuickWindow* window) { return SinkIn(window->contentItem()); }

QImage Smaller(const QImage& picture, double scale) {
  return picture.scaled(picture.size() * scale, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
}

QImage Tilted(const QImage& picture, double degrees) {
  QTransform tilt;
  tilt.translate(picture.width() / 2.0, picture.height() / 2.0);
  tilt.rotate(degrees, Qt::YAxis);
  tilt.rotate(degrees / 2, Qt::ZAxis);
  tilt.translate(-picture.width() / 2.0, -picture.height() / 2.0);
  return picture.transformed(tilt, Qt::SmoothTransformation);
}

QImage Dim(const QImage& picture, int noise) {
  std::mt19937 random(1);
  std::uniform_int_distribution<int> grain(-noise, noise);
  QImage dim = picture.convertToFormat(QImage::Format_Grayscale8);
  for (int y = 0; y < dim.height(); ++y) {
    uchar* line = dim.scanLine(y);
    for (int x = 0; x < dim.width(); ++x) {
      line[x] = static_cast<uchar>(std::clamp(40 + line[x] / 5 + grain(random), 0, 255));
    }
  }
  return dim;
}

}  // namespace glimmer::mobile
