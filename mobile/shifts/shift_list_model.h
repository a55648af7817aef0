// The plain list of what a person can join: by day, with the button in the row and the reason when
// there is none. Main thread.
#ifndef GLIMMER_MOBILE_SHIFTS_SHIFT_LIST_MODEL_H_
#define GLIMMER_MOBILE_SHIFTS_SHIFT_LIST_MODEL_H_

#include "mobile/model/page_model.h"
#include "mobile/model/row_model.h"

namespace glimmer::mobile {

struct ShiftRow {
  Q_GADGET
  Q_PROPERTY(QString key MEMBER key)  // shifts/{id}
  Q_PROPERTY(QString day MEMBER day)
  Q_PROPERTY(bool firstOfDay MEMBER first_of_day)
  Q_PROPERTY(QString spoken MEMBER spoken)  // the whole row, for screen readers
  Q_PROPERTY(QString clock MEMBER clock)
  Q_PROPERTY(QString length MEMBER length)
  Q_PROPERTY(QString title MEMBER title)
  Q_PROPERTY(QString place MEMBER place)
  Q_PROPERTY(QString places MEMBER places)  // "3/6"
  Q_PROPERTY(QString badgeKind MEMBER badge_kind)
  Q_PROPERTY(QString badgeText MEMBER badge_text)
  // "join", "line" (join the waitlist), "offer" or "" (see `whyNot`).
  Q_PROPERTY(QString step MEMBER step)
  Q_PROPERTY(QString whyNot MEMBER why_not)
  Q_PROPERTY(QString signUp MEMBER sign_up)

 public:
  bool first_of_day = false;
  QString key, day, spoken, clock, length, title, place, places, badge_kind, badge_text, step,
      why_not, sign_up;
};

ShiftRow ShiftRowOf(const ShiftView& view, absl::Time now);

class ShiftListModel : public glimmer::mobile::PageModel {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("Made by the application")
  Q_PROPERTY(glimmer::mobile::RowModel* rows READ rows CONSTANT)
  // Only what the person has joined or may join.
  Q_PROPERTY(bool forMe READ forMe WRITE setForMe NOTIFY refreshed)
  Q_PROPERTY(bool weekend READ weekend WRITE setWeekend NOTIFY refreshed)
  Q_PROPERTY(bool mineOnly READ mineOnly WRITE setMineOnly NOTIFY refreshed)
  // The person coordinates a unit, and makes its events.
  Q_PROPERTY(bool canPlan READ canPlan NOTIFY refreshed)

 public:
  explicit ShiftListModel(PhoneContext& context, QObject* parent = nullptr);

  RowModel* rows() { return &rows_; }
  bool forMe() const { return for_me_; }
  void setForMe(bool on) { Set(for_me_, on); }
  bool weekend() const { return weekend_; }
  void setWeekend(bool on) { Set(weekend_, on); }
  bool mineOnly() const { return mine_only_; }
  void setMineOnly(bool on) { Set(mine_only_, on); }
  bool canPlan() const { return can_plan_; }

  Q_INVOKABLE void join(const QString& shift, bool line);
  Q_INVOKABLE void accept(const QString& signUp);
  Q_INVOKABLE void decline(const QString& signUp);

  // A sign-up that has been sent is undone by leaving.
  void undo(const QString& requestId) override;

 protected:
  absl::Status Refresh() override;

 private:
  void Set(bool& flag, bool on);
  bool Wanted(const ShiftView& view, const ShiftRow& row) const;

  Queued last_join_;
  RowModel rows_;
  bool for_me_ = false, weekend_ = false, mine_only_ = false, can_plan_ = false;
};

}  // namespace glimmer::mobile

#endif  // GLIMMER_MOBILE_SHIFTS_SHIFT_LIST_MODEL_H_
