// The deeds that the phone holds, by day, and the one that is opened. Main thread.
#ifndef GLIMMER_MOBILE_LEDGERS_DEED_LIST_MODEL_H_
#define GLIMMER_MOBILE_LEDGERS_DEED_LIST_MODEL_H_

#include <string>

#include "mobile/model/page_model.h"
#include "mobile/model/row_model.h"
#include "mobile/model/state_words.h"

namespace glimmer::mobile {

class DeedListModel : public glimmer::mobile::PageModel {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("Made by the application")
  Q_PROPERTY(glimmer::mobile::RowModel* rows READ rows CONSTANT)
  // Only those that wait for somebody to confirm them.
  Q_PROPERTY(bool waitingOnly READ waitingOnly WRITE setWaitingOnly NOTIFY refreshed)
  // Of those that somebody else did.
  Q_PROPERTY(int toDecide READ toDecide NOTIFY refreshed)

  // The one that is opened; empty when none is.
  Q_PROPERTY(QString deed READ deed NOTIFY refreshed)
  Q_PROPERTY(QString title READ title NOTIFY refreshed)
  Q_PROPERTY(QString words READ words NOTIFY refreshed)
  Q_PROPERTY(QString badgeKind READ badgeKind NOTIFY refreshed)
  Q_PROPERTY(QString badgeText READ badgeText NOTIFY refreshed)
  Q_PROPERTY(bool mayConfirm READ mayConfirm NOTIFY refreshed)
  Q_PROPERTY(bool mayRefuse READ mayRefuse NOTIFY refreshed)
  Q_PROPERTY(bool mayReverse READ mayReverse NOTIFY refreshed)
  // Why the person may not confirm it, when it is theirs to look at.
  Q_PROPERTY(QString whyNotConfirm READ whyNotConfirm NOTIFY refreshed)
  Q_PROPERTY(bool wasRefused READ wasRefused NOTIFY refreshed)
  // That, or it was written down here and the server does not know it yet.
  Q_PROPERTY(bool mayDiscard READ mayDiscard NOTIFY refreshed)

 public:
  explicit DeedListModel(PhoneContext& context, QObject* parent = nullptr);

  RowModel* rows() { return &rows_; }
  bool waitingOnly() const { return waiting_only_; }
  void setWaitingOnly(bool on);
  int toDecide() const { return to_decide_; }
  QString deed() const { return QString::fromStdString(name_); }
  QString title() const { return QString::fromStdString(view_.deed.title()); }
  QString words() const { return words_; }
  QString badgeKind() const { return badge_.kind; }
  QString badgeText() const { return badge_.text; }
  bool mayConfirm() const { return may_decide_ && view_.why_not_confirm.none(); }
  bool mayRefuse() const { return may_decide_; }
  bool mayReverse() const { return may_reverse_; }
  QString whyNotConfirm() const;
  bool mayDiscard() const { return wasRefused() || view_.new_here; }
  bool wasRefused() const { return view_.sent.kind == OnItsWay::Kind::kRefused; }

  // Opens one; empty closes it.
  Q_INVOKABLE void show(const QString& deed);
  Q_INVOKABLE void confirm();
  Q_INVOKABLE void refuse(const QString& reason);
  Q_INVOKABLE void reverse(const QString& reason);
  Q_INVOKABLE void retry();
  Q_INVOKABLE void discard();

 protected:
  absl::Status Refresh() override;

 private:
  absl::Status ShowOpened(bool runs);

  RowModel rows_;
  std::string name_;
  DeedView view_;
  BadgeWords badge_;
  QString words_;
  int to_decide_ = 0;
  bool waiting_only_ = false, may_decide_ = false, may_reverse_ = false;
};

}  // namespace glimmer::mobile

#endif  // GLIMMER_MOBILE_LEDGERS_DEED_LIST_MODEL_H_
