// Looks for QR codes through the camera, or in any pictures that come to the output's video sink.
// Reads on a thread of its own, one picture at a time; those that come meanwhile are passed over.
// Main thread.
#ifndef GLIMMER_MOBILE_SCAN_QR_SCANNER_H_
#define GLIMMER_MOBILE_SCAN_QR_SCANNER_H_

#include <QtQml/qqmlregistration.h>

#include <QDeadlineTimer>
#include <QMediaCaptureSession>
#include <QObject>
#include <QString>
#include <QThreadPool>
#include <QTimer>
#include <QVideoFrame>
#include <memory>

class QCamera;

namespace glimmer::mobile {

class QrScanner : public QObject {
  Q_OBJECT
  QML_ELEMENT
  // The VideoOutput that shows the camera. Setting it starts the camera; null stops it. The camera
  // rests while the app is suspended: in the background it is nobody's business.
  Q_PROPERTY(QObject* output READ output WRITE setOutput NOTIFY outputChanged)
  // "off"; "starting"; "looking" once pictures come; "noCamera"; "noPicture" when the camera is
  // taken, forbidden or silent.
  Q_PROPERTY(QString state READ state NOTIFY stateChanged)

 public:
  explicit QrScanner(QObject* parent = nullptr);
  ~QrScanner() override;

  QObject* output() const { return output_; }
  void setOutput(QObject* output);
  QString state() const { return state_; }

 Q_SIGNALS:
  void outputChanged();
  void stateChanged();
  // A code was read; again once it was out of view for two seconds, or another was read.
  void found(const QString& text);

 private:
  struct Eye {  // what exists while the camera is wanted
    QMediaCaptureSession session;
    std::unique_ptr<QCamera> camera;  // null when there is none
  };

  void SetState(const QString& state);
  void StartAnew();
  void StartCamera();
  void Look(const QVideoFrame& frame);

  QObject* output_ = nullptr;
  QString state_ = QStringLiteral("off");
  std::unique_ptr<Eye> eye_;
  QTimer patience_;
  QString last_;
  QDeadlineTimer forget_;
  bool reading_ = false;
  QThreadPool reader_;
};

}  // namespace glimmer::mobile

#endif  // GLIMMER_MOBILE_SCAN_QR_SCANNER_H_
