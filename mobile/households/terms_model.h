// Changing how a household is visited: by a coordinator, or by its contact on their own phone. Main
// thread.
#ifndef GLIMMER_MOBILE_HOUSEHOLDS_TERMS_MODEL_H_
#define GLIMMER_MOBILE_HOUSEHOLDS_TERMS_MODEL_H_

#include <string>

#include "mobile/households/household_form_model.h"

namespace glimmer::mobile {

class TermsModel : public glimmer::mobile::HouseholdFormModel {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("Made by the application")
  // More visits than before, or fewer people at one: that takes the household's word, unless its
  // contact writes it.
  Q_PROPERTY(bool needsWord READ needsWord NOTIFY refreshed)
  // It was called back and said yes; or the digits of its card were typed.
  Q_PROPERTY(bool calledBack MEMBER called_back_ WRITE setCalledBack NOTIFY refreshed)
  Q_PROPERTY(QString code MEMBER code_ WRITE setCode NOTIFY refreshed)
  Q_PROPERTY(QString missing READ missing NOTIFY refreshed)

 public:
  TermsModel(PhoneContext& context, const QString& household, QObject* parent = nullptr);

  bool needsWord() const;
  void setCalledBack(bool on);
  void setCode(const QString& text);
  QString missing() const;

  Q_INVOKABLE void save();
  // Shows what a server would say; for tests.
  void Show(const v1::UpdateVisitTermsResponse& response);

 Q_SIGNALS:
  // It is saved: `sentence` says so, and the page has nothing more to do.
  void saved(const QString& sentence);

 protected:
  absl::Status Refresh() override;

 private:
  bool own_ = false, called_back_ = false;
  QString code_;
};

}  // namespace glimmer::mobile

#endif  // GLIMMER_MOBILE_HOUSEHOLDS_TERMS_MODEL_H_
