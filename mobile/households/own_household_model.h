// The person's own household, for which they speak: what is written down about it, who comes and
// when, and its word. A yes asks the server at once; a no is saved, needs no signal and can be
// taken back for a moment. Main thread.
#ifndef GLIMMER_MOBILE_HOUSEHOLDS_OWN_HOUSEHOLD_MODEL_H_
#define GLIMMER_MOBILE_HOUSEHOLDS_OWN_HOUSEHOLD_MODEL_H_

#include <QVariantList>
#include <map>
#include <string>

#include "mobile/households/household_record_model.h"
#include "mobile/model/state_words.h"

namespace glimmer::mobile {

struct OwnVisitRow {
  Q_GADGET
  Q_PROPERTY(QString key MEMBER key)        // visits/{id}
  Q_PROPERTY(QString etag MEMBER etag)      // of the visit as this row shows it
  Q_PROPERTY(QString title MEMBER title)    // when
  Q_PROPERTY(QString detail MEMBER detail)  // who comes
  Q_PROPERTY(QString badgeKind MEMBER badge_kind)
  Q_PROPERTY(QString badgeText MEMBER badge_text)
  Q_PROPERTY(bool mayAgree MEMBER may_agree)
  Q_PROPERTY(bool mayCancel MEMBER may_cancel)

 public:
  QString key, etag, title, detail, badge_kind, badge_text;
  bool may_agree = false, may_cancel = false;
};

struct OwnVisitorRow {
  Q_GADGET
  Q_PROPERTY(QString key MEMBER key)  // people/{id}
  Q_PROPERTY(QString who MEMBER who)

 public:
  QString key, who;
};

class OwnHouseholdModel : public glimmer::mobile::AskingModel {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("Made by the application")
  // households/{id}; empty when the person no longer speaks for it.
  Q_PROPERTY(QString household READ household NOTIFY refreshed)
  Q_PROPERTY(QString alias READ alias NOTIFY refreshed)
  Q_PROPERTY(QString badgeKind READ badgeKind NOTIFY refreshed)
  Q_PROPERTY(QString badgeText READ badgeText NOTIFY refreshed)
  // {symbol, words}
  Q_PROPERTY(QVariantList lines READ lines NOTIFY refreshed)
  Q_PROPERTY(bool mayConfirm READ mayConfirm NOTIFY refreshed)
  Q_PROPERTY(bool mayChangeTerms READ mayChangeTerms NOTIFY refreshed)
  Q_PROPERTY(bool mayPause READ mayPause NOTIFY refreshed)
  Q_PROPERTY(bool mayResume READ mayResume NOTIFY refreshed)
  Q_PROPERTY(bool mayWithdraw READ mayWithdraw NOTIFY refreshed)
  // What was said about it was refused: send it again, or discard it.
  Q_PROPERTY(bool wasRefused READ wasRefused NOTIFY refreshed)
  // To come, soonest first; then what was, newest first.
  Q_PROPERTY(glimmer::mobile::RowModel* visits READ visits CONSTANT)
  // Who comes on visits to come.
  Q_PROPERTY(glimmer::mobile::RowModel* visitors READ visitors CONSTANT)
  Q_PROPERTY(glimmer::mobile::HouseholdRecordModel* record READ record CONSTANT)

 public:
  OwnHouseholdModel(PhoneContext& context, const QString& household, const QString& download_dir,
                    QObject* parent = nullptr);

  QString household() const { return QString::fromStdString(row_.name()); }
  QString alias() const { return QString::fromStdString(row_.alias()); }
  QString badgeKind() const { return badge_.kind; }
  QString badgeText() const { return badge_.text; }
  QVariantList lines() const { return lines_; }
  bool mayConfirm() const { return Free() && row_.consent().awaits_word(); }
  bool mayChangeTerms() const { return Free() && row_.has_terms() && !Withdrawn(); }
  bool mayPause() const { return Free() && row_.state() == v1::Household::STATE_ACTIVE; }
  bool mayResume() const { return Free() && row_.state() == v1::Household::STATE_PAUSED; }
  // Also while something else is on its way or was refused.
  bool mayWithdraw() const { return !row_.name().empty() && !Withdrawn() && !Withdraws(); }
  bool wasRefused() const { return sent_.kind == OnItsWay::Kind::kRefused; }
  RowModel* visits() { return &visits_; }
  RowModel* visitors() { return &visitors_; }
  HouseholdRecordModel* record() { return &record_; }

  Q_INVOKABLE void confirm();
  Q_INVOKABLE void resume();
  // To the visit as it was shown: `etag` is of that row.
  Q_INVOKABLE void agree(const QString& visit, const QString& etag);
  Q_INVOKABLE void pause();
  Q_INVOKABLE void withdraw(bool eraseNow);
  Q_INVOKABLE void cancelVisit(const QString& visit);
  // Somebody of `visitors` does not come any more.
  Q_INVOKABLE void refuseVisitor(const QString& person, const QString& who);
  Q_INVOKABLE void retry();
  Q_INVOKABLE void discard();

 protected:
  absl::Status Refresh() override;

 private:
  // Nothing is on its way or was refused.
  bool Free() const { return sent_.kind == OnItsWay::Kind::kNone; }
  bool Withdrawn() const { return row_.state() == v1::Household::STATE_WITHDRAWN; }
  // A withdrawal is on its way, or was refused.
  bool Withdraws() const { return sent_.asked == Pending::Kind::kWithdrawHousehold; }
  const v1::Visit& Newest(const v1::Visit& stored) const;
  absl::Status ShowVisits();
  absl::StatusOr<OwnVisitRow> RowOf(const v1::Visit& visit);
  void ShowState();

  const std::string name_;
  RowModel visits_, visitors_;
  HouseholdRecordModel record_;
  v1::Household row_;
  OnItsWay sent_;
  BadgeWords badge_;
  QVariantList lines_;
  std::map<std::string, v1::Visit> answered_;  // by name
};

}  // namespace glimmer::mobile

#endif  // GLIMMER_MOBILE_HOUSEHOLDS_OWN_HOUSEHOLD_MODEL_H_
