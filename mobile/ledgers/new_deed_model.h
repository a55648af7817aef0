// A deed that somebody records: their own, or by a coordinator somebody else's or a team's. Main
// thread.
#ifndef GLIMMER_MOBILE_LEDGERS_NEW_DEED_MODEL_H_
#define GLIMMER_MOBILE_LEDGERS_NEW_DEED_MODEL_H_

#include "mobile/model/form_model.h"
#include "mobile/model/person_picker.h"

namespace glimmer::mobile {

class NewDeedModel : public glimmer::mobile::FormModel {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("Made by the application")
  // Mine; for coordinators also somebody else's, a team's.
  Q_PROPERTY(QStringList doers READ doers NOTIFY refreshed)
  Q_PROPERTY(int doer MEMBER doer_ WRITE setDoer NOTIFY refreshed)
  Q_PROPERTY(glimmer::mobile::PersonPicker* person READ person CONSTANT)
  Q_PROPERTY(QStringList teams READ teams NOTIFY refreshed)
  Q_PROPERTY(int team MEMBER team_ WRITE setTeam NOTIFY refreshed)
  // As typed.
  Q_PROPERTY(QString title MEMBER title_ WRITE setTitle NOTIFY refreshed)
  Q_PROPERTY(QString beneficiary MEMBER beneficiary_ WRITE setBeneficiary NOTIFY refreshed)
  Q_PROPERTY(QString day MEMBER day_ WRITE setDay NOTIFY refreshed)

 public:
  explicit NewDeedModel(PhoneContext& context, QObject* parent = nullptr);

  QStringList doers() const;
  void setDoer(int doer) { Choose(doer_, doer); }
  PersonPicker* person() { return &person_; }
  QStringList teams() const;
  void setTeam(int team) { Choose(team_, team); }
  void setTitle(const QString& text) { Set(title_, text); }
  void setBeneficiary(const QString& text) { Set(beneficiary_, text); }
  void setDay(const QString& text) { Set(day_, text); }

 protected:
  absl::Status Refresh() override;
  QString MissingHere() const override;
  QStringList PublicTexts() const override { return {title_, beneficiary_}; }
  absl::StatusOr<Queued> Write() override;
  QString WrittenSentence() const override;
  std::vector<v1::Unit> UnitsOf(const std::vector<v1::Unit>& reach,
                                const std::vector<v1::Unit>& units) const override;

 private:
  std::vector<v1::Unit> Teams() const;

  PersonPicker person_;
  QString title_, beneficiary_, day_;
  int doer_ = 0, team_ = 0;
};

}  // namespace glimmer::mobile

#endif  // GLIMMER_MOBILE_LEDGERS_NEW_DEED_MODEL_H_
