// The person's own record: made by the server, kept on this phone, shown without signal.
// Main thread.
#ifndef GLIMMER_MOBILE_HOURS_CERTIFICATE_MODEL_H_
#define GLIMMER_MOBILE_HOURS_CERTIFICATE_MODEL_H_

#include <QStringList>
#include <QVariantList>
#include <string>

#include "glimmer/v1/hours_service.pb.h"
#include "mobile/model/asking_model.h"

namespace glimmer::mobile {

class CertificateModel : public glimmer::mobile::AskingModel {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("Made by the application")
  // For QrCode; empty while there is none.
  Q_PROPERTY(QString qrText READ qrText NOTIFY refreshed)
  // {name, value}: the same in words.
  Q_PROPERTY(QVariantList facts READ facts NOTIFY refreshed)
  // Why there is none to show, or that hours were added since; else empty.
  Q_PROPERTY(QString notice READ notice NOTIFY refreshed)
  // What a new one is of.
  Q_PROPERTY(QStringList periods READ periods NOTIFY refreshed)
  Q_PROPERTY(int period READ period WRITE setPeriod NOTIFY refreshed)

 public:
  // Files go to `download_dir`.
  CertificateModel(PhoneContext& context, const QString& download_dir, QObject* parent = nullptr);

  QString qrText() const { return QString::fromStdString(text_); }
  QVariantList facts() const { return facts_; }
  QString notice() const { return notice_; }
  QStringList periods() const;
  int period() const { return period_; }
  void setPeriod(int period);

  // Asks the server for a new one, which takes the place of the former.
  Q_INVOKABLE void make();
  // As a file, to be sent on.
  Q_INVOKABLE void save();
  // Keeps what a server would answer; for tests as well.
  void Take(const v1::CreateServiceCertificateResponse& response);

 protected:
  absl::Status Refresh() override;

 private:
  absl::Status Keep(const v1::CreateServiceCertificateResponse& response);

  const QString download_dir_;
  std::string text_;
  QString notice_;
  QVariantList facts_;
  int period_ = 0;
};

}  // namespace glimmer::mobile

#endif  // GLIMMER_MOBILE_HOURS_CERTIFICATE_MODEL_H_
