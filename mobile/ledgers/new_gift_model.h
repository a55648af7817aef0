// A gift in kind that a coordinator records. Main thread.
#ifndef GLIMMER_MOBILE_LEDGERS_NEW_GIFT_MODEL_H_
#define GLIMMER_MOBILE_LEDGERS_NEW_GIFT_MODEL_H_

#include "mobile/model/form_model.h"
#include "mobile/model/person_picker.h"

namespace glimmer::mobile {

class NewGiftModel : public glimmer::mobile::FormModel {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("Made by the application")
  // Somebody of the organisation, somebody from elsewhere, nobody named.
  Q_PROPERTY(int donor MEMBER donor_ WRITE setDonor NOTIFY refreshed)
  Q_PROPERTY(glimmer::mobile::PersonPicker* person READ person CONSTANT)
  // As typed.
  Q_PROPERTY(QString donorName MEMBER donor_name_ WRITE setDonorName NOTIFY refreshed)
  Q_PROPERTY(QString item MEMBER item_ WRITE setItem NOTIFY refreshed)
  Q_PROPERTY(QString quantity MEMBER quantity_ WRITE setQuantity NOTIFY refreshed)
  Q_PROPERTY(QString measure MEMBER measure_ WRITE setMeasure NOTIFY refreshed)
  Q_PROPERTY(QString value MEMBER value_ WRITE setValue NOTIFY refreshed)
  Q_PROPERTY(QString purpose MEMBER purpose_ WRITE setPurpose NOTIFY refreshed)
  Q_PROPERTY(QString day MEMBER day_ WRITE setDay NOTIFY refreshed)
  Q_PROPERTY(bool waived MEMBER waived_ WRITE setWaived NOTIFY refreshed)

 public:
  explicit NewGiftModel(PhoneContext& context, QObject* parent = nullptr);

  void setDonor(int donor) { Choose(donor_, donor); }
  PersonPicker* person() { return &person_; }
  void setDonorName(const QString& text) { Set(donor_name_, text); }
  void setItem(const QString& text) { Set(item_, text); }
  void setQuantity(const QString& text) { Set(quantity_, text); }
  void setMeasure(const QString& text) { Set(measure_, text); }
  void setValue(const QString& text) { Set(value_, text); }
  void setPurpose(const QString& text) { Set(purpose_, text); }
  void setDay(const QString& text) { Set(day_, text); }
  void setWaived(bool on);

 protected:
  QString MissingHere() const override;
  // Only coordinators read a gift, and its giver is on the receipt.
  QStringList PublicTexts() const override { return {}; }
  absl::StatusOr<Queued> Write() override;
  QString WrittenSentence() const override;
  std::vector<v1::Unit> UnitsOf(const std::vector<v1::Unit>& reach,
                                const std::vector<v1::Unit>& units) const override;

 private:
  PersonPicker person_;
  QString donor_name_, item_, quantity_ = "1", measure_, value_, purpose_, day_;
  int donor_ = 1;
  bool waived_ = false;
};

}  // namespace glimmer::mobile

#endif  // GLIMMER_MOBILE_LEDGERS_NEW_GIFT_MODEL_H_
