// The follow-ups that the phone holds, and the one that is opened with its next steps. Main thread.
#ifndef GLIMMER_MOBILE_LEDGERS_FOLLOW_UP_LIST_MODEL_H_
#define GLIMMER_MOBILE_LEDGERS_FOLLOW_UP_LIST_MODEL_H_

#include <QStringList>
#include <QVariantList>
#include <optional>
#include <set>
#include <string>

#include "mobile/model/page_model.h"
#include "mobile/model/person_picker.h"
#include "mobile/model/row_model.h"
#include "mobile/model/state_words.h"

namespace glimmer::mobile {

struct FollowUpRow {
  Q_GADGET
  Q_PROPERTY(QString key MEMBER key)        // follow_ups/{id}
  Q_PROPERTY(QString spoken MEMBER spoken)  // the whole row, for screen readers
  Q_PROPERTY(QString symbol MEMBER symbol)
  Q_PROPERTY(QString title MEMBER title)
  Q_PROPERTY(QString detail MEMBER detail)
  Q_PROPERTY(QString reopened MEMBER reopened)  // why it was opened again
  Q_PROPERTY(QString badgeKind MEMBER badge_kind)
  Q_PROPERTY(QString badgeText MEMBER badge_text)

 public:
  QString key, spoken, symbol, title, detail, reopened, badge_kind, badge_text;
};

class FollowUpListModel : public glimmer::mobile::PageModel {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("Made by the application")
  Q_PROPERTY(glimmer::mobile::RowModel* rows READ rows CONSTANT)
  // Mine, overdue, all that is open, closed.
  Q_PROPERTY(QStringList filters READ filters NOTIFY refreshed)
  Q_PROPERTY(int filter READ filter WRITE setFilter NOTIFY refreshed)
  Q_PROPERTY(QString countSentence READ countSentence NOTIFY refreshed)

  // The one that is opened; empty when none is.
  Q_PROPERTY(QString followUp READ followUp NOTIFY refreshed)
  Q_PROPERTY(QString title READ title NOTIFY refreshed)
  // {symbol, words}
  Q_PROPERTY(QVariantList lines READ lines NOTIFY refreshed)
  Q_PROPERTY(QString badgeKind READ badgeKind NOTIFY refreshed)
  Q_PROPERTY(QString badgeText READ badgeText NOTIFY refreshed)
  Q_PROPERTY(bool mayPlan READ mayPlan NOTIFY refreshed)
  Q_PROPERTY(bool mayFinish READ mayFinish NOTIFY refreshed)
  Q_PROPERTY(bool mayClose READ mayClose NOTIFY refreshed)
  Q_PROPERTY(bool mayReopen READ mayReopen NOTIFY refreshed)
  // Why the person may not close it, when it is theirs to look at.
  Q_PROPERTY(QString whyNotClose READ whyNotClose NOTIFY refreshed)
  // What was said about it was refused: send it again, or discard it.
  Q_PROPERTY(bool wasRefused READ wasRefused NOTIFY refreshed)
  // That, or it was written down here and the server does not know it yet.
  Q_PROPERTY(bool mayDiscard READ mayDiscard NOTIFY refreshed)
  // For a plan: who sees to it, until when, by what.
  Q_PROPERTY(glimmer::mobile::PersonPicker* owner READ owner CONSTANT)
  Q_PROPERTY(QString dueDay READ dueDay NOTIFY refreshed)
  Q_PROPERTY(QString measure READ measure NOTIFY refreshed)

 public:
  explicit FollowUpListModel(PhoneContext& context, QObject* parent = nullptr);

  RowModel* rows() { return &rows_; }
  QStringList filters() const;
  int filter() const { return filter_; }
  void setFilter(int filter);
  QString countSentence() const;
  QString followUp() const { return QString::fromStdString(name_); }
  QString title() const { return QString::fromStdString(view_.follow_up.title()); }
  QVariantList lines() const { return lines_; }
  QString badgeKind() const { return badge_.kind; }
  QString badgeText() const { return badge_.text; }
  bool mayPlan() const { return may_plan_; }
  bool mayFinish() const { return may_finish_; }
  bool mayClose() const { return may_close_ && view_.why_not_close.none(); }
  bool mayReopen() const { return may_reopen_; }
  QString whyNotClose() const;
  bool mayDiscard() const { return wasRefused() || view_.new_here; }
  bool wasRefused() const { return view_.sent.kind == OnItsWay::Kind::kRefused; }
  PersonPicker* owner() { return &owner_; }
  QString dueDay() const;
  QString measure() const { return QString::fromStdString(view_.follow_up.measure()); }

  // Opens one; empty closes it.
  Q_INVOKABLE void show(const QString& followUp);
  // Before a plan: the owner that it has so far, whoever was chosen for a plan that was not made.
  Q_INVOKABLE void resetOwner();
  // True when somebody should look at a text before others read it.
  Q_INVOKABLE bool looksPrivate(const QString& text) const;
  // The first thing that a plan lacks; empty when it is whole.
  Q_INVOKABLE QString missingInPlan(const QString& day) const;
  // `looked`: somebody has said that the text is neither address nor number.
  Q_INVOKABLE void plan(const QString& day, const QString& measure, bool looked);
  Q_INVOKABLE void finish(const QString& evidence, bool looked);
  Q_INVOKABLE void closeIt();
  Q_INVOKABLE void reopen(const QString& reason, bool looked);
  Q_INVOKABLE void retry();
  Q_INVOKABLE void discard();

 protected:
  absl::Status Refresh() override;

 private:
  bool Wanted(const FollowUpView& view) const;
  absl::Status ShowOpened(const std::set<std::string>& reach);
  void ShowLines();
  std::optional<absl::CivilDay> DueDay(const QString& day) const;

  RowModel rows_;
  PersonPicker owner_;
  std::string name_;
  FollowUpView view_;
  BadgeWords badge_;
  QVariantList lines_;
  int filter_ = 2, overdue_ = 0, open_ = 0;
  bool may_plan_ = false, may_finish_ = false, may_close_ = false, may_reopen_ = false;
};

}  // namespace glimmer::mobile

#endif  // GLIMMER_MOBILE_LEDGERS_FOLLOW_UP_LIST_MODEL_H_
