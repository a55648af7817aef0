// How a household wants to be visited, as it is being typed. Main thread.
#ifndef GLIMMER_MOBILE_HOUSEHOLDS_VISIT_TERMS_DRAFT_H_
#define GLIMMER_MOBILE_HOUSEHOLDS_VISIT_TERMS_DRAFT_H_

#include <QtQml/qqmlregistration.h>

#include <QObject>
#include <QStringList>
#include <set>
#include <string>

#include "glimmer/v1/household_service.pb.h"
#include "mobile/model/choice_row.h"
#include "mobile/model/row_model.h"

namespace glimmer::mobile {

struct VisitSlotRow {
  Q_GADGET
  Q_PROPERTY(QString key MEMBER key)  // its place among them
  Q_PROPERTY(QString words MEMBER words)

 public:
  QString key, words;
};

class VisitTermsDraft : public QObject {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("Made by view-models")
  // In the order of the week.
  Q_PROPERTY(glimmer::mobile::RowModel* slotRows READ slotRows CONSTANT)
  // Of ChoiceRow, Monday first: the days that addSlots takes.
  Q_PROPERTY(glimmer::mobile::RowModel* weekdays READ weekdays CONSTANT)
  Q_PROPERTY(bool anyWeekday READ anyWeekday NOTIFY changed)
  // Of ChoiceRow.
  Q_PROPERTY(glimmer::mobile::RowModel* languages READ languages CONSTANT)
  // As typed.
  Q_PROPERTY(QString from MEMBER from_ WRITE setFrom NOTIFY changed)
  Q_PROPERTY(QString to MEMBER to_ WRITE setTo NOTIFY changed)
  Q_PROPERTY(QString cadence MEMBER cadence_ WRITE setCadence NOTIFY changed)
  // "1" to "4", and which of them; with minors it is at least two.
  Q_PROPERTY(QStringList peopleChoices READ peopleChoices NOTIFY changed)
  Q_PROPERTY(int people READ people WRITE setPeople NOTIFY changed)
  Q_PROPERTY(bool minors READ minors WRITE setMinors NOTIFY changed)

 public:
  explicit VisitTermsDraft(QObject* parent);

  RowModel* slotRows() { return &slot_rows_; }
  RowModel* weekdays() { return &weekday_rows_; }
  bool anyWeekday() const { return !weekdays_.empty(); }
  RowModel* languages() { return &language_rows_; }
  void setFrom(const QString& text) { Set(from_, text); }
  void setTo(const QString& text) { Set(to_, text); }
  void setCadence(const QString& text) { Set(cadence_, text); }
  QStringList peopleChoices() const;
  int people() const { return terms_.min_people() - 1; }
  void setPeople(int people);
  bool minors() const { return terms_.has_minors(); }
  void setMinors(bool on);

  Q_INVOKABLE void toggleWeekday(int weekday);
  Q_INVOKABLE void toggleLanguage(int language);
  // Adds the typed time on each chosen day, or says why not.
  Q_INVOKABLE void addSlots();
  Q_INVOKABLE void removeSlot(const QString& key);

  // The first thing that is not right; empty when Terms() can be sent.
  QString Missing() const;
  v1::VisitTerms Terms() const;
  void Show(const v1::VisitTerms& terms);
  // Says the same in the language that is chosen now.
  void Reword();

 Q_SIGNALS:
  void changed();
  void refused(const QString& sentence);

 private:
  void Set(QString& field, const QString& text);
  void ShowChoices();
  void ShowSlots();

  RowModel slot_rows_, weekday_rows_, language_rows_;
  v1::VisitTerms terms_;    // without the cadence, which is typed
  std::set<int> weekdays_;  // 0 Monday
  QString from_ = "14:00", to_ = "16:00", cadence_;
};

}  // namespace glimmer::mobile

#endif  // GLIMMER_MOBILE_HOUSEHOLDS_VISIT_TERMS_DRAFT_H_
