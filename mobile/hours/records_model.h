// The ledger rows of the person, newest first. Main thread.
#ifndef GLIMMER_MOBILE_HOURS_RECORDS_MODEL_H_
#define GLIMMER_MOBILE_HOURS_RECORDS_MODEL_H_

#include "mobile/model/page_model.h"
#include "mobile/model/row_model.h"

namespace glimmer::mobile {

struct RecordRow {
  Q_GADGET
  Q_PROPERTY(QString key MEMBER key)
  Q_PROPERTY(QString title MEMBER title)
  Q_PROPERTY(QString when MEMBER when)
  Q_PROPERTY(QString hours MEMBER hours)
  Q_PROPERTY(QString badgeKind MEMBER badge_kind)
  Q_PROPERTY(QString badgeText MEMBER badge_text)
  Q_PROPERTY(QString evidence MEMBER evidence)
  Q_PROPERTY(QString reason MEMBER reason)

 public:
  QString key, title, when, hours, badge_kind, badge_text, evidence, reason;
};

class RecordsModel : public glimmer::mobile::PageModel {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("Made by the application")
  Q_PROPERTY(glimmer::mobile::RowModel* rows READ rows CONSTANT)
  Q_PROPERTY(QString title READ title NOTIFY refreshed)

 public:
  // `state`: "" all rows but those that others took the place of without a reason; "waiting",
  // "refused".
  RecordsModel(PhoneContext& context, const QString& state, QObject* parent = nullptr);

  RowModel* rows() { return &rows_; }
  QString title() const;

 protected:
  absl::Status Refresh() override;

 private:
  bool Wanted(const v1::ServiceRecord& record) const;

  const QString state_;
  RowModel rows_;
};

}  // namespace glimmer::mobile

#endif  // GLIMMER_MOBILE_HOURS_RECORDS_MODEL_H_
