// When the person can visit, and how much: changed here, saved as a whole. Main thread.
#ifndef GLIMMER_MOBILE_VISITS_VISITOR_TERMS_MODEL_H_
#define GLIMMER_MOBILE_VISITS_VISITOR_TERMS_MODEL_H_

#include <QStringList>
#include <vector>

#include "mobile/model/page_model.h"
#include "mobile/model/row_model.h"

namespace glimmer::mobile {

struct SlotRow {
  Q_GADGET
  Q_PROPERTY(QString key MEMBER key)  // its place in the list
  Q_PROPERTY(QString text MEMBER text)

 public:
  QString key, text;
};

class VisitorTermsModel : public glimmer::mobile::PageModel {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("Made by the application")
  Q_PROPERTY(bool willing READ willing NOTIFY refreshed)
  Q_PROPERTY(glimmer::mobile::RowModel* slotRows READ slotRows CONSTANT)
  Q_PROPERTY(QStringList weekdays READ weekdays NOTIFY refreshed)
  // Hours, as they would be typed.
  Q_PROPERTY(QString dayHours READ dayHours NOTIFY refreshed)
  Q_PROPERTY(QString weekHours READ weekHours NOTIFY refreshed)
  // Something differs from what was saved.
  Q_PROPERTY(bool changedHere READ changedHere NOTIFY refreshed)
  // Saved here and not answered, or refused.
  Q_PROPERTY(QString badgeKind READ badgeKind NOTIFY refreshed)
  Q_PROPERTY(QString badgeText READ badgeText NOTIFY refreshed)

 public:
  explicit VisitorTermsModel(PhoneContext& context, QObject* parent = nullptr);

  bool willing() const { return terms_.willing(); }
  RowModel* slotRows() { return &slot_rows_; }
  QStringList weekdays() const { return weekdays_; }
  QString dayHours() const;
  QString weekHours() const;
  bool changedHere() const { return changed_; }
  QString badgeKind() const { return badge_kind_; }
  QString badgeText() const { return badge_text_; }

  Q_INVOKABLE void setWilling(bool willing);
  // 0 is Monday; times as "14:00".
  Q_INVOKABLE bool addSlot(int weekday, const QString& from, const QString& to);
  Q_INVOKABLE void removeSlot(int index);
  // Hours as typed.
  Q_INVOKABLE void save(const QString& dayHours, const QString& weekHours);

 protected:
  absl::Status Refresh() override;

 private:
  void ShowSlots();
  void Change();

  v1::VisitorTerms terms_;
  bool changed_ = false;
  RowModel slot_rows_;
  QStringList weekdays_;
  QString badge_kind_, badge_text_;
};

}  // namespace glimmer::mobile

#endif  // GLIMMER_MOBILE_VISITS_VISITOR_TERMS_MODEL_H_
