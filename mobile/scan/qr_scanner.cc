#include "mobile/scan/qr_scanner.h"

#include <QCamera>
#include <QCameraDevice>
#include <QGuiApplication>
#include <QMediaDevices>
#include <QVideoSink>
#include <algorithm>
#include <optional>

#include "mobile/scan/qr_reader.h"

namespace glimmer::mobile {
namespace {

// A camera that is allowed and free shows something by then.
constexpr int kPatienceMs = 5000;
constexpr int kOutOfViewMs = 2000;

// The camera that looks away from the person, else the usual one. Null when there is none.
QCameraDevice ChooseCamera() {
  for (const QCameraDevice& device : QMediaDevices::videoInputs()) {
    if (device.position() == QCameraDevice::BackFace) return device;
  }
  return QMediaDevices::defaultVideoInput();
}

// Where the brightness of a pixel stands in the first plane.
struct Luminance {
  int offset = 0;  // bytes
  int stride = 1;  // bytes from pixel to pixel
};

std::optional<Luminance> LuminanceOf(QVideoFrameFormat::PixelFormat format) {
  switch (format) {
    case QVideoFrameFormat::Format_Y8:
    case QVideoFrameFormat::Format_YUV420P:
    case QVideoFrameFormat::Format_YUV422P:
    case QVideoFrameFormat::Format_YV12:
    case QVideoFrameFormat::Format_NV12:
    case QVideoFrameFormat::Format_NV21:
    case QVideoFrameFormat::Format_IMC1:
    case QVideoFrameFormat::Format_IMC2:
    case QVideoFrameFormat::Format_IMC3:
    case QVideoFrameFormat::Format_IMC4:
      return Luminance{};
    case QVideoFrameFormat::Format_YUYV:
      return Luminance{.offset = 0, .stride = 2};
    case QVideoFrameFormat::Format_UYVY:
      return Luminance{.offset = 1, .stride = 2};
    default:
      return std::nullopt;
  }
}

// A grey copy. Cameras bring the brightness ready-made, as a plane of its own; what does not is
// converted by Qt.
QImage GreyOf(QVideoFrame frame) {
  const std::optional<Luminance> luminance = LuminanceOf(frame.pixelFormat());
  if (!luminance) return frame.toImage();
  if (!frame.map(QVideoFrame::ReadOnly)) return {};
  QImage grey(frame.width(), frame.height(), QImage::Format_Grayscale8);
  for (int y = 0; y < grey.height(); ++y) {
    const uchar* from = frame.bits(0) + qsizetype{y} * frame.bytesPerLine(0) + luminance->offset;
    uchar* to = grey.scanLine(y);
    for (int x = 0; x < grey.width(); ++x, from += luminance->stride) to[x] = *from;
  }
  frame.unmap();
  return grey;
}

}  // namespace

QrScanner::QrScanner(QObject* parent) : QObject(parent) {
  reader_.setMaxThreadCount(1);
  patience_.setSingleShot(true);
  patience_.setInterval(kPatienceMs);
  connect(&patience_, &QTimer::timeout, this, [this] { SetState(QStringLiteral("noPicture")); });
  connect(qGuiApp, &QGuiApplication::applicationStateChanged, this,
          [this](Qt::ApplicationState state) {
            if ((state == Qt::ApplicationSuspended) == (eye_ != nullptr)) StartAnew();
          });
}

QrScanner::~QrScanner() {
  eye_.reset();
  reader_.waitForDone();
}

void QrScanner::SetState(const QString& state) {
  if (state_ == state) return;
  state_ = state;
  Q_EMIT stateChanged();
}

void QrScanner::setOutput(QObject* output) {
  if (output_ == output) return;
  output_ = output;
  StartAnew();
  Q_EMIT outputChanged();
}

void QrScanner::StartAnew() {
  patience_.stop();
  last_.clear();
  eye_.reset();
  if (output_ == nullptr || qGuiApp->applicationState() == Qt::ApplicationSuspended) {
    return SetState(QStringLiteral("off"));
  }
  SetState(QStringLiteral("starting"));
  StartCamera();
}

void QrScanner::StartCamera() {
  eye_ = std::make_unique<Eye>();
  eye_->session.setVideoOutput(output_);
  if (QVideoSink* sink = eye_->session.videoSink()) {
    connect(sink, &QVideoSink::videoFrameChanged, this, &QrScanner::Look, Qt::UniqueConnection);
  }
  const QCameraDevice device = ChooseCamera();
  if (device.isNull()) return SetState(QStringLiteral("noCamera"));
  eye_->camera = std::make_unique<QCamera>(device);
  connect(eye_->camera.get(), &QCamera::errorOccurred, this,
          [this] { SetState(QStringLiteral("noPicture")); });
  eye_->session.setCamera(eye_->camera.get());
  patience_.start();
  eye_->camera->start();
}

void QrScanner::Look(const QVideoFrame& frame) {
  if (!eye_ || !frame.isValid()) return;
  patience_.stop();
  SetState(QStringLiteral("looking"));
  if (reading_) return;
  const QImage picture = GreyOf(frame);
  if (picture.isNull()) return;
  reading_ = true;
  reader_.start([this, picture] {
    const std::optional<QString> text = ReadQrCode(picture);
    QMetaObject::invokeMethod(
        this,
        [this, text] {
          reading_ = false;
          if (!eye_ || !text) return;
          const bool in_view = *text == last_ && !forget_.hasExpired();
          last_ = *text;
          forget_.setRemainingTime(kOutOfViewMs);
          if (!in_view) Q_EMIT found(*text);
        },
        Qt::QueuedConnection);
  });
}

}  // namespace glimmer::mobile
