// What a family asks a visitor to pass on: one line about a thing, somebody's time or something to
// put right, and the family's word that it be passed on. What is typed is kept on this phone, and
// survives anything, until it was passed on. Main thread.
#ifndef GLIMMER_MOBILE_VISITS_NEED_MODEL_H_
#define GLIMMER_MOBILE_VISITS_NEED_MODEL_H_

#include <string>
#include <vector>

#include "glimmer/v1/visit_service.pb.h"
#include "mobile/model/form_model.h"
#include "shared/domain/wish_rules.h"

namespace glimmer::mobile {

class NeedModel : public glimmer::mobile::FormModel {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("Made by the application")
  // The household's alias.
  Q_PROPERTY(QString who READ who NOTIFY refreshed)
  // A thing, help, or something to put right.
  Q_PROPERTY(int kind READ kind WRITE setKind NOTIFY refreshed)
  Q_PROPERTY(QString title READ title WRITE setTitle NOTIFY refreshed)
  // The most characters of it.
  Q_PROPERTY(int longest READ longest NOTIFY refreshed)
  // Of a thing, as typed.
  Q_PROPERTY(QString quantity READ quantity WRITE setQuantity NOTIFY refreshed)
  Q_PROPERTY(QString measure READ measure WRITE setMeasure NOTIFY refreshed)
  // Of help: what kind in words, and which; how long.
  Q_PROPERTY(QStringList categories READ categories NOTIFY refreshed)
  Q_PROPERTY(int category READ category WRITE setCategory NOTIFY refreshed)
  Q_PROPERTY(QString minutes READ minutes WRITE setMinutes NOTIFY refreshed)
  // Of something to put right: a complaint, a problem or a need.
  Q_PROPERTY(int matter READ matter WRITE setMatter NOTIFY refreshed)
  // The word: whose it is and how it was given; -1 until it is said. `asked`: they have asked for
  // it, which is said anew each time.
  Q_PROPERTY(int givenBy READ givenBy WRITE setGivenBy NOTIFY refreshed)
  Q_PROPERTY(int channel READ channel WRITE setChannel NOTIFY refreshed)
  Q_PROPERTY(bool asked READ asked WRITE setAsked NOTIFY refreshed)

 public:
  enum Kind : int { Thing, Help, Matter };
  Q_ENUM(Kind)
  enum Longest : int { LongestMeasure = kLongestMeasure };
  Q_ENUM(Longest)

  NeedModel(PhoneContext& context, const QString& visit, QObject* parent = nullptr);

  QString who() const { return QString::fromStdString(view_.visit.household_alias()); }
  int kind() const { return kind_; }
  void setKind(int kind) { Say(kind_, kind); }
  QString title() const { return title_; }
  void setTitle(const QString& text) { Set(title_, text); }
  int longest() const;
  QString quantity() const { return quantity_; }
  void setQuantity(const QString& text) { Set(quantity_, text); }
  QString measure() const { return measure_; }
  void setMeasure(const QString& text) { Set(measure_, text); }
  QStringList categories() const;
  int category() const { return category_; }
  void setCategory(int category) { Say(category_, category); }
  QString minutes() const { return minutes_; }
  void setMinutes(const QString& text) { Set(minutes_, text); }
  int matter() const { return matter_; }
  void setMatter(int matter) { Say(matter_, matter); }
  int givenBy() const { return given_by_; }
  void setGivenBy(int given_by) { Say(given_by_, given_by); }
  int channel() const { return channel_; }
  void setChannel(int channel) { Say(channel_, channel); }
  bool asked() const { return asked_; }
  void setAsked(bool asked);

  // Writes down what is typed so far.
  Q_INVOKABLE void keep();

 protected:
  absl::Status Refresh() override;
  QString MissingHere() const override;
  QStringList PublicTexts() const override { return {title_}; }
  absl::StatusOr<Queued> Write() override;
  QString WrittenSentence() const override;
  std::vector<v1::Unit> UnitsOf(const std::vector<v1::Unit>& reach,
                                const std::vector<v1::Unit>& units) const override;

 private:
  void Say(int& field, int value);
  void ReadDraft();
  QString MissingNeed() const;
  v1::RelayNeedRequest Request() const;
  v1::Wish Wish() const;

  const std::string visit_;
  VisitView view_;
  QString title_, quantity_ = "1", measure_, minutes_ = "30";
  int kind_ = Thing, category_ = 0, matter_ = 1, given_by_ = -1, channel_ = -1;
  bool asked_ = false, written_ = false;
  std::string refused_;  // the request that this is typed again of; empty when there is none
};

}  // namespace glimmer::mobile

#endif  // GLIMMER_MOBILE_VISITS_NEED_MODEL_H_
