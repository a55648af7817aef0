// The way in: an invitation by link, or by a code that is typed and then compared by six digits.
// Main thread; the network works aside.
#ifndef GLIMMER_MOBILE_ACCOUNT_WELCOME_MODEL_H_
#define GLIMMER_MOBILE_ACCOUNT_WELCOME_MODEL_H_

#include <QTimer>
#include <string>

#include "mobile/model/page_model.h"

namespace glimmer::mobile {

class WelcomeModel : public glimmer::mobile::PageModel {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("Made by the application")
  Q_PROPERTY(bool busy READ busy NOTIFY refreshed)
  // Why the last try failed, in words; empty while all is well.
  Q_PROPERTY(QString problem READ problem NOTIFY refreshed)
  // "123 456" while a coordinator has to compare them; empty otherwise.
  Q_PROPERTY(QString digits READ digits NOTIFY refreshed)
  // Somebody else uses this phone already, and can have it back.
  Q_PROPERTY(bool shared READ shared CONSTANT)

 public:
  WelcomeModel(PhoneContext& context, std::string installation_id, bool shared,
               QObject* parent = nullptr);

  bool shared() const { return shared_; }
  bool busy() const { return busy_; }
  QString problem() const { return problem_; }
  QString digits() const { return digits_; }

  // A link or the text of a QR code.
  Q_INVOKABLE void redeemLink(const QString& text);
  // `server` is "host:port"; case, blanks and dashes of the code are forgiven.
  Q_INVOKABLE void redeemCode(const QString& server, const QString& code);
  Q_INVOKABLE void leave() { Q_EMIT left(); }

 Q_SIGNALS:
  // The phone belongs to a person now.
  void enrolled();
  // Back to whoever else uses this phone.
  void left();

 protected:
  absl::Status Refresh() override;

 private:
  void Redeem(EnrolmentRequest request);
  void Conclude(const absl::Status& status);
  void Tell(const QString& problem);

  const std::string installation_id_;
  const bool shared_;
  bool busy_ = false;
  bool told_ = false;
  QString problem_;
  QString digits_;
  QTimer ask_again_;
};

}  // namespace glimmer::mobile

#endif  // GLIMMER_MOBILE_ACCOUNT_WELCOME_MODEL_H_
