// A complaint, a problem or a need that somebody writes down. Main thread.
#ifndef GLIMMER_MOBILE_LEDGERS_NEW_FOLLOW_UP_MODEL_H_
#define GLIMMER_MOBILE_LEDGERS_NEW_FOLLOW_UP_MODEL_H_

#include "mobile/model/form_model.h"

namespace glimmer::mobile {

class NewFollowUpModel : public glimmer::mobile::FormModel {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("Made by the application")
  Q_PROPERTY(QStringList kinds READ kinds NOTIFY refreshed)
  Q_PROPERTY(int kind MEMBER kind_ WRITE setKind NOTIFY refreshed)
  // As typed.
  Q_PROPERTY(QString title MEMBER title_ WRITE setTitle NOTIFY refreshed)
  Q_PROPERTY(QString description MEMBER description_ WRITE setDescription NOTIFY refreshed)
  Q_PROPERTY(QString source MEMBER source_ WRITE setSource NOTIFY refreshed)

 public:
  explicit NewFollowUpModel(PhoneContext& context, QObject* parent = nullptr);

  QStringList kinds() const;
  void setKind(int kind) { Choose(kind_, kind); }
  void setTitle(const QString& text) { Set(title_, text); }
  void setDescription(const QString& text) { Set(description_, text); }
  void setSource(const QString& text) { Set(source_, text); }

 protected:
  QString MissingHere() const override;
  QStringList PublicTexts() const override { return {title_, description_, source_}; }
  absl::StatusOr<Queued> Write() override;
  QString WrittenSentence() const override;
  std::vector<v1::Unit> UnitsOf(const std::vector<v1::Unit>& reach,
                                const std::vector<v1::Unit>& units) const override;

 private:
  QString title_, description_, source_;
  int kind_ = 1;
};

}  // namespace glimmer::mobile

#endif  // GLIMMER_MOBILE_LEDGERS_NEW_FOLLOW_UP_MODEL_H_
