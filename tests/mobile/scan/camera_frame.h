// Pictures as a camera hands them over, and where to.
#pragma once

#include <QImage>
#include <QQuickWindow>
#include <QVideoFrame>
#include <QVideoFrameFormat>
#include <QVideoSink>

namespace glimmer::mobile {

// `picture` without its colours, in one of the formats of cameras: NV12, YUV420P, YUYV or UYVY; its
// width and height must be even. Or with them, as BGRA8888.
QVideoFrame CameraFrame(const QImage& picture,
                        QVideoFrameFormat::PixelFormat format = QVideoFrameFormat::Format_NV12);

// Where the window's camera puts its frames; null while no camera is open.
QVideoSink* CameraOf(QQuickWindow* window);

}  // namespace glimmer::mobile
