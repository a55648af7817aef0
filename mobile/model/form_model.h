// Base of what is typed and written down: the unit it belongs to, and the question before a text
// that looks private goes to others. Main thread.
#ifndef GLIMMER_MOBILE_MODEL_FORM_MODEL_H_
#define GLIMMER_MOBILE_MODEL_FORM_MODEL_H_

#include <QStringList>
#include <optional>
#include <vector>

#include "absl/time/civil_time.h"
#include "glimmer/v1/people_service.pb.h"
#include "mobile/model/page_model.h"

namespace glimmer::mobile {

class FormModel : public glimmer::mobile::PageModel {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("A base")
  Q_PROPERTY(QStringList units READ units NOTIFY refreshed)
  Q_PROPERTY(int unit READ unit WRITE setUnit NOTIFY refreshed)
  // The first thing that is missing; empty when it can be written down.
  Q_PROPERTY(QString missing READ missing NOTIFY refreshed)
  // A text for others seems to hold an address or a number: somebody has to say that it is fine.
  Q_PROPERTY(bool looksPrivate READ looksPrivate NOTIFY refreshed)
  Q_PROPERTY(bool looked READ looked WRITE setLooked NOTIFY refreshed)

 public:
  FormModel(PhoneContext& context, QObject* parent) : PageModel(context, parent) {}

  QStringList units() const;
  int unit() const { return unit_; }
  void setUnit(int unit) { Choose(unit_, unit); }
  bool looksPrivate() const;
  bool looked() const { return looked_; }
  void setLooked(bool on);
  QString missing() const;

  // Writes it down on this phone and emits done(), or says what is missing.
  Q_INVOKABLE void write();

 protected:
  absl::Status Refresh() override;
  virtual QString MissingHere() const = 0;
  // Those that others will read.
  virtual QStringList PublicTexts() const = 0;
  virtual absl::StatusOr<Queued> Write() = 0;
  virtual QString WrittenSentence() const = 0;
  // The units to choose from.
  virtual std::vector<v1::Unit> UnitsOf(const std::vector<v1::Unit>& reach,
                                        const std::vector<v1::Unit>& units) const = 0;

  void Set(QString& field, const QString& text);
  void Choose(int& field, int value);
  std::string Unit() const { return units_[static_cast<size_t>(unit_)].name(); }
  absl::CivilDay Today() const;
  // A typed day that has come; nullopt for any other.
  std::optional<absl::CivilDay> DayUntilToday(const QString& text) const;
  bool coordinates() const { return !reach_.empty(); }
  const std::vector<v1::Unit>& reach() const { return reach_; }

 private:
  std::vector<v1::Unit> units_, reach_;
  int unit_ = 0;
  bool looked_ = false;
};

}  // namespace glimmer::mobile

#endif  // GLIMMER_MOBILE_MODEL_FORM_MODEL_H_
