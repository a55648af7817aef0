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

// A picture of a screen as a camera has it: from afar;
QImage Smaller(const QImage& picture, double scale);
// turned away about the upright and, half as much, in the picture's plane: what is far is smaller;
QImage Tilted(const QImage& picture, double degrees);
// with a fifth of the contrast, and noise of up to `noise` of 255 either way.
QImage Dim(const QImage& picture, int noise);

}  // namespace glimmer::mobile
