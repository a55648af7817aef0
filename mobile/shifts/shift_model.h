// One shift in full, and what the person can do about it now. Main thread.
#ifndef GLIMMER_MOBILE_SHIFTS_SHIFT_MODEL_H_
#define GLIMMER_MOBILE_SHIFTS_SHIFT_MODEL_H_

#include "mobile/model/page_model.h"
#include "mobile/model/row_model.h"

namespace glimmer::mobile {

class ShiftModel : public glimmer::mobile::PageModel {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("Made by the application")
  Q_PROPERTY(QString shift READ shift CONSTANT)
  Q_PROPERTY(QString title READ title NOTIFY refreshed)
  Q_PROPERTY(QString unit READ unit NOTIFY refreshed)
  Q_PROPERTY(QString when READ when NOTIFY refreshed)
  Q_PROPERTY(QString date READ date NOTIFY refreshed)
  Q_PROPERTY(QString place READ place NOTIFY refreshed)
  Q_PROPERTY(QString leader READ leader NOTIFY refreshed)
  Q_PROPERTY(QString description READ description NOTIFY refreshed)
  Q_PROPERTY(QString bring READ bring NOTIFY refreshed)
  Q_PROPERTY(int held READ held NOTIFY refreshed)
  Q_PROPERTY(int capacity READ capacity NOTIFY refreshed)
  Q_PROPERTY(QString peopleSentence READ peopleSentence NOTIFY refreshed)
  Q_PROPERTY(QString positionsSentence READ positionsSentence NOTIFY refreshed)
  Q_PROPERTY(QString badgeKind READ badgeKind NOTIFY refreshed)
  Q_PROPERTY(QString badgeText READ badgeText NOTIFY refreshed)
  Q_PROPERTY(QString attendanceKind READ attendanceKind NOTIFY refreshed)
  Q_PROPERTY(QString attendanceText READ attendanceText NOTIFY refreshed)
  // "join", "line", "offer", "leave", "retry" or "".
  Q_PROPERTY(QString step READ step NOTIFY refreshed)
  // The line above the button: the deadline, or why there is no button.
  Q_PROPERTY(QString stepSentence READ stepSentence NOTIFY refreshed)
  Q_PROPERTY(QString leaveSentence READ leaveSentence NOTIFY refreshed)
  Q_PROPERTY(bool mayAskForCover READ mayAskForCover NOTIFY refreshed)
  Q_PROPERTY(bool runsRoster READ runsRoster NOTIFY refreshed)
  // The person may add dates to the event; and change this one, as long as it has not begun.
  Q_PROPERTY(bool plans READ plans NOTIFY refreshed)
  Q_PROPERTY(bool mayChange READ mayChange NOTIFY refreshed)
  // Others that can be joined, when this one is full: ShiftRow.
  Q_PROPERTY(glimmer::mobile::RowModel* alternatives READ alternatives CONSTANT)

 public:
  ShiftModel(PhoneContext& context, const QString& shift, QObject* parent = nullptr);

  QString shift() const { return QString::fromStdString(name_); }
  QString title() const { return title_; }
  QString unit() const { return unit_; }
  QString when() const { return when_; }
  QString date() const { return date_; }
  QString place() const { return QString::fromStdString(view_.shift.place()); }
  QString leader() const { return leader_; }
  QString description() const { return description_; }
  QString bring() const { return QString::fromStdString(view_.shift.bring()); }
  int held() const { return view_.shift.held(); }
  int capacity() const { return view_.shift.capacity(); }
  QString peopleSentence() const { return people_sentence_; }
  QString positionsSentence() const { return positions_sentence_; }
  QString badgeKind() const { return badge_kind_; }
  QString badgeText() const { return badge_text_; }
  QString attendanceKind() const { return attendance_kind_; }
  QString attendanceText() const { return attendance_text_; }
  QString step() const { return step_; }
  QString stepSentence() const { return step_sentence_; }
  QString leaveSentence() const { return leave_sentence_; }
  bool mayAskForCover() const { return view_.mine.kind == MyState::Kind::kConfirmed; }
  bool runsRoster() const { return runs_roster_; }
  bool plans() const { return plans_; }
  bool mayChange() const { return may_change_; }
  RowModel* alternatives() { return &alternatives_; }

  Q_INVOKABLE void join(int guests);
  Q_INVOKABLE void joinLine(int guests);
  Q_INVOKABLE void accept();
  Q_INVOKABLE void decline();
  Q_INVOKABLE void leave(bool askForCover);
  // Of a refused action.
  Q_INVOKABLE void retry();
  Q_INVOKABLE void discard();

  // A sign-up that has been sent is undone by leaving.
  void undo(const QString& requestId) override;

 protected:
  absl::Status Refresh() override;

 private:
  absl::Status ShowWords(absl::Time now);
  void ShowStep(absl::Time now);
  void ShowLeave(absl::Time now);
  absl::Status ShowAlternatives(absl::Time now);
  void Join(int guests, bool line);

  const std::string name_;
  ShiftView view_;
  Queued last_join_;
  RowModel alternatives_;
  QString title_, unit_, when_, date_, leader_, description_, people_sentence_;
  QString positions_sentence_, badge_kind_, badge_text_, attendance_kind_, attendance_text_;
  QString step_, step_sentence_, leave_sentence_;
  bool runs_roster_ = false, plans_ = false, may_change_ = false;
};

}  // namespace glimmer::mobile

#endif  // GLIMMER_MOBILE_SHIFTS_SHIFT_MODEL_H_
