// Somebody's telephone number, while a coordinator looks at it: asked for with a purpose, on record
// at the server, gone by itself after a minute and when the app is put away, and written down
// nowhere. A part of a page that shows people. Main thread.
#ifndef GLIMMER_MOBILE_MODEL_CONTACT_LOOK_UP_H_
#define GLIMMER_MOBILE_MODEL_CONTACT_LOOK_UP_H_

#include <QStringList>
#include <QTimer>
#include <string>

#include "glimmer/v1/people_service.pb.h"
#include "mobile/model/asking_model.h"

namespace glimmer::mobile {

class ContactLookUp : public glimmer::mobile::AskingModel {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("Part of a view-model")
  Q_PROPERTY(QString who READ who NOTIFY refreshed)
  // What it may be for, in words.
  Q_PROPERTY(QStringList purposes READ purposes NOTIFY refreshed)
  // The server has answered, and it is shown now.
  Q_PROPERTY(bool shown READ shown NOTIFY refreshed)
  // Each is empty when none is on record.
  Q_PROPERTY(QString number READ number NOTIFY refreshed)
  Q_PROPERTY(QString email READ email NOTIFY refreshed)

 public:
  static constexpr int kShownMs = 60'000;

  explicit ContactLookUp(PhoneContext& context);

  QString who() const { return who_; }
  QStringList purposes() const;
  bool shown() const { return shown_; }
  QString number() const { return QString::fromStdString(contact_.phone()); }
  QString email() const { return QString::fromStdString(contact_.email()); }

  // Whose it would be; nothing is asked yet.
  Q_INVOKABLE void choose(const QString& person, const QString& who);
  // Asks for it; `purpose` of purposes.
  Q_INVOKABLE void lookUp(int purpose);
  // Hands the number to the system's telephone.
  Q_INVOKABLE void call();
  // Shown no more, and an answer that is still to come is nobody's.
  Q_INVOKABLE void forget();
  // Shows what a server would say; for tests.
  void Show(const v1::LookUpContactResponse& contact);

 protected:
  absl::Status Refresh() override { return absl::OkStatus(); }

 private:
  QTimer timer_;
  std::string person_;
  QString who_;
  v1::LookUpContactResponse contact_;
  int awaited_ = 0;
  bool shown_ = false;
};

}  // namespace glimmer::mobile

#endif  // GLIMMER_MOBILE_MODEL_CONTACT_LOOK_UP_H_
