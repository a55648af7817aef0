// A wish that somebody writes down for a neighbour, or corrects while it waits for review: what
// everybody may read, and what is sealed. Main thread.
#ifndef GLIMMER_MOBILE_WISHES_NEW_WISH_MODEL_H_
#define GLIMMER_MOBILE_WISHES_NEW_WISH_MODEL_H_

#include <vector>

#include "glimmer/v1/wish_service.pb.h"
#include "mobile/model/form_model.h"
#include "shared/domain/wish_rules.h"

namespace glimmer::mobile {

class NewWishModel : public glimmer::mobile::FormModel {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("Made by the application")
  // As typed; these are for everybody.
  Q_PROPERTY(QString title MEMBER title_ WRITE setTitle NOTIFY refreshed)
  Q_PROPERTY(QString alias MEMBER alias_ WRITE setAlias NOTIFY refreshed)
  Q_PROPERTY(QString description MEMBER description_ WRITE setDescription NOTIFY refreshed)
  Q_PROPERTY(QString item MEMBER item_ WRITE setItem NOTIFY refreshed)
  Q_PROPERTY(QString quantity MEMBER quantity_ WRITE setQuantity NOTIFY refreshed)
  Q_PROPERTY(QString measure MEMBER measure_ WRITE setMeasure NOTIFY refreshed)
  Q_PROPERTY(QString minutes MEMBER minutes_ WRITE setMinutes NOTIFY refreshed)
  Q_PROPERTY(QString lastDay MEMBER last_day_ WRITE setLastDay NOTIFY refreshed)
  // Kinds in words, and which one; what is neither thing nor help by itself asks for that.
  Q_PROPERTY(QStringList categories READ categories NOTIFY refreshed)
  Q_PROPERTY(int category READ category WRITE setCategory NOTIFY refreshed)
  Q_PROPERTY(bool asksNeed READ asksNeed NOTIFY refreshed)
  Q_PROPERTY(bool isService READ isService WRITE setIsService NOTIFY refreshed)
  Q_PROPERTY(bool maySplit READ maySplit WRITE setMaySplit NOTIFY refreshed)
  // It is for the person's own household: this phone is asked whether it came.
  Q_PROPERTY(bool contactIsMe READ contactIsMe WRITE setContactIsMe NOTIFY refreshed)
  // These are sealed.
  Q_PROPERTY(QString receiver MEMBER receiver_ WRITE setReceiver NOTIFY refreshed)
  Q_PROPERTY(QString address MEMBER address_ WRITE setAddress NOTIFY refreshed)
  Q_PROPERTY(QString phoneNumber MEMBER phone_number_ WRITE setPhoneNumber NOTIFY refreshed)
  Q_PROPERTY(QString directions MEMBER directions_ WRITE setDirections NOTIFY refreshed)
  // Unit and need stay as they are.
  Q_PROPERTY(bool corrects READ corrects CONSTANT)
  // What a wish may be worth; empty when nothing is said.
  Q_PROPERTY(QString ceiling READ ceiling NOTIFY refreshed)

 public:
  // The most characters of a text.
  enum Longest : int {
    LongestTitle = kLongestWishTitle,
    LongestDescription = kLongestWishDescription,
    LongestWord = kLongestWishWord,
    LongestMeasure = kLongestMeasure,
    LongestReceiver = kLongestReceiver,
    LongestAddress = kLongestAddress,
    LongestPhone = kLongestPhone,
    LongestDirections = kLongestDirections,
  };
  Q_ENUM(Longest)

  explicit NewWishModel(PhoneContext& context, QObject* parent = nullptr)
      : NewWishModel(context, QString(), parent) {}
  // Of `wish` a correction.
  NewWishModel(PhoneContext& context, const QString& wish, QObject* parent = nullptr);

  void setTitle(const QString& text) { Set(title_, text); }
  void setAlias(const QString& text) { Set(alias_, text); }
  void setDescription(const QString& text) { Set(description_, text); }
  void setItem(const QString& text) { Set(item_, text); }
  void setQuantity(const QString& text) { Set(quantity_, text); }
  void setMeasure(const QString& text) { Set(measure_, text); }
  void setMinutes(const QString& text) { Set(minutes_, text); }
  void setLastDay(const QString& text) { Set(last_day_, text); }
  void setReceiver(const QString& text) { Set(receiver_, text); }
  void setAddress(const QString& text) { Set(address_, text); }
  void setPhoneNumber(const QString& text) { Set(phone_number_, text); }
  void setDirections(const QString& text) { Set(directions_, text); }
  QStringList categories() const;
  int category() const { return category_; }
  void setCategory(int category);
  bool asksNeed() const;
  bool isService() const;
  void setIsService(bool on);
  bool maySplit() const { return may_split_; }
  void setMaySplit(bool on);
  bool contactIsMe() const { return contact_is_me_; }
  void setContactIsMe(bool on);
  bool corrects() const { return !wish_.empty(); }
  QString ceiling() const { return ceiling_; }

 protected:
  absl::Status Refresh() override;
  QString MissingHere() const override;
  QStringList PublicTexts() const override { return {title_, alias_, description_, item_}; }
  absl::StatusOr<Queued> Write() override;
  QString WrittenSentence() const override;
  std::vector<v1::Unit> UnitsOf(const std::vector<v1::Unit>& reach,
                                const std::vector<v1::Unit>& units) const override;

 private:
  void Fill(const v1::Wish& wish);
  QString MissingNeed() const;
  v1::Wish TextsOf() const;
  v1::WishContact ContactOf() const;
  v1::ProposeWishRequest Request() const;
  v1::UpdateWishRequest Correction() const;
  std::optional<absl::CivilDay> LastDay() const;

  const std::string wish_;  // that is corrected; empty for a new one
  std::vector<std::string> category_keys_;
  QString title_, alias_, description_, item_, quantity_ = "1", measure_, minutes_ = "30",
                                               last_day_, receiver_, address_, phone_number_,
                                               directions_, ceiling_;
  int category_ = 0;
  bool is_service_ = false, may_split_ = false, contact_is_me_ = false;
};

}  // namespace glimmer::mobile

#endif  // GLIMMER_MOBILE_WISHES_NEW_WISH_MODEL_H_
