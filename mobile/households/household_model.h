// One household that is opened at the desk: how it stands, and what may be done about it. It comes
// from the feed or from an answer of the server; of one that has paused, and of where somebody
// lives, nothing is kept on the phone. Main thread.
#ifndef GLIMMER_MOBILE_HOUSEHOLDS_HOUSEHOLD_MODEL_H_
#define GLIMMER_MOBILE_HOUSEHOLDS_HOUSEHOLD_MODEL_H_

#include <QStringList>
#include <QVariantList>
#include <optional>
#include <string>
#include <vector>

#include "glimmer/v1/household_service.pb.h"
#include "mobile/households/shown_contact.h"
#include "mobile/model/asking_model.h"
#include "mobile/model/state_words.h"

namespace glimmer::mobile {

class HouseholdModel : public glimmer::mobile::AskingModel {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("Made by view-models")
  // households/{id}; empty when none is opened.
  Q_PROPERTY(QString household READ household NOTIFY refreshed)
  Q_PROPERTY(QString alias READ alias NOTIFY refreshed)
  Q_PROPERTY(QString badgeKind READ badgeKind NOTIFY refreshed)
  Q_PROPERTY(QString badgeText READ badgeText NOTIFY refreshed)
  // What is due next; empty for nothing.
  Q_PROPERTY(QString dueSentence READ dueSentence NOTIFY refreshed)
  // {symbol, words}
  Q_PROPERTY(QVariantList lines READ lines NOTIFY refreshed)
  // What it is asked when it gives its word: how it is visited, in lines.
  Q_PROPERTY(QString termsText READ termsText NOTIFY refreshed)
  Q_PROPERTY(bool mayWriteConsent READ mayWriteConsent NOTIFY refreshed)
  Q_PROPERTY(bool mayConfirm READ mayConfirm NOTIFY refreshed)
  Q_PROPERTY(bool mayChangeTerms READ mayChangeTerms NOTIFY refreshed)
  Q_PROPERTY(bool mayPause READ mayPause NOTIFY refreshed)
  Q_PROPERTY(bool mayResume READ mayResume NOTIFY refreshed)
  Q_PROPERTY(bool mayWithdraw READ mayWithdraw NOTIFY refreshed)
  // What its address may be looked up for now.
  Q_PROPERTY(QStringList purposes READ purposes NOTIFY refreshed)
  Q_PROPERTY(glimmer::mobile::ShownContact* contact READ contact CONSTANT)

 public:
  explicit HouseholdModel(PhoneContext& context, QObject* parent = nullptr);

  QString household() const { return QString::fromStdString(name_); }
  QString alias() const { return QString::fromStdString(row_.alias()); }
  QString badgeKind() const { return badge_.kind; }
  QString badgeText() const { return badge_.text; }
  QString dueSentence() const;
  QVariantList lines() const { return lines_; }
  QString termsText() const;
  bool mayWriteConsent() const;
  bool mayConfirm() const { return row_.consent().awaits_word(); }
  bool mayChangeTerms() const;
  bool mayPause() const { return row_.state() == v1::Household::STATE_ACTIVE; }
  bool mayResume() const { return row_.state() == v1::Household::STATE_PAUSED; }
  bool mayWithdraw() const;
  QStringList purposes() const;
  ShownContact* contact() { return &contact_; }

  // Opens one that the feed has brought; empty closes it.
  Q_INVOKABLE void show(const QString& household);
  // Opens one as the server answered it, and shows it for as long as the feed knows nothing newer.
  void Show(const v1::Household& household);

  // The household says that what was written down is right: with the code of its card, or without
  // one when the person has called it back.
  Q_INVOKABLE void confirm(const QString& code);
  Q_INVOKABLE void pause();
  Q_INVOKABLE void resume(const QString& code);
  Q_INVOKABLE void withdraw(bool eraseNow);
  // Shows where it lives, for one of `purposes`.
  Q_INVOKABLE void lookUp(int purpose);

 protected:
  absl::Status Refresh() override;

 private:
  absl::Status ShowLines();
  std::vector<v1::AddressPurpose> Purposes() const;
  // Takes the household's word: `accepted` false is a wrong code.
  template <typename Response>
  void TakeWord(const Response& response, const QString& sentence);
  void TakeAnswer(const v1::Household& household, const QString& sentence);

  std::string name_;
  v1::Household row_;
  std::optional<v1::Household> answered_;  // newer than what the feed has brought
  BadgeWords badge_;
  QVariantList lines_;
  ShownContact contact_;
};

}  // namespace glimmer::mobile

#endif  // GLIMMER_MOBILE_HOUSEHOLDS_HOUSEHOLD_MODEL_H_
