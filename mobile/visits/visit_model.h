// One visit in full: for who goes there, from the answer to the end, also without signal; and for
// who is told when no word comes. Main thread.
#ifndef GLIMMER_MOBILE_VISITS_VISIT_MODEL_H_
#define GLIMMER_MOBILE_VISITS_VISIT_MODEL_H_

#include <QTimer>

#include "mobile/model/page_model.h"
#include "mobile/model/row_model.h"
#include "mobile/visits/shown_address.h"

namespace glimmer::mobile {

// Something to see to, or to bring.
struct VisitItemRow {
  Q_GADGET
  Q_PROPERTY(QString key MEMBER key)  // its place in the plan
  Q_PROPERTY(QString words MEMBER words)
  Q_PROPERTY(bool done MEMBER done)
  Q_PROPERTY(QString amount MEMBER amount)  // that was brought, as it would be typed

 public:
  QString key, words, amount;
  bool done = false;
};

class VisitModel : public glimmer::mobile::PageModel {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("Made by the application")
  Q_PROPERTY(QString title READ title NOTIFY refreshed)
  Q_PROPERTY(QString unit READ unit NOTIFY refreshed)
  Q_PROPERTY(QString when READ when NOTIFY refreshed)
  Q_PROPERTY(QString people READ people NOTIFY refreshed)
  // Who is told when no word comes.
  Q_PROPERTY(QString told READ told NOTIFY refreshed)
  Q_PROPERTY(QString introduction READ introduction NOTIFY refreshed)
  Q_PROPERTY(QString badgeKind READ badgeKind NOTIFY refreshed)
  Q_PROPERTY(QString badgeText READ badgeText NOTIFY refreshed)
  // Why it is no longer as it was planned; else empty.
  Q_PROPERTY(QString goneSentence READ goneSentence NOTIFY refreshed)
  // "answer", "start", "finish", "retry", "help" or "".
  Q_PROPERTY(QString step READ step NOTIFY refreshed)
  Q_PROPERTY(QString stepSentence READ stepSentence NOTIFY refreshed)
  // A word of theirs was refused and can be dropped.
  Q_PROPERTY(bool mayDiscard READ mayDiscard NOTIFY refreshed)
  Q_PROPERTY(bool mayLeave READ mayLeave NOTIFY refreshed)
  // Its end can be told, with times or as not held.
  Q_PROPERTY(bool mayFinish READ mayFinish NOTIFY refreshed)
  Q_PROPERTY(bool underway READ underway NOTIFY refreshed)
  // The ring: minutes left, or over; the share of the time that is left; by when to say a word.
  Q_PROPERTY(QString timerNumber READ timerNumber NOTIFY refreshed)
  Q_PROPERTY(QString timerAbove READ timerAbove NOTIFY refreshed)
  Q_PROPERTY(double timerShare READ timerShare NOTIFY refreshed)
  Q_PROPERTY(QString sayBy READ sayBy NOTIFY refreshed)
  Q_PROPERTY(bool late READ late NOTIFY refreshed)
  // It may take longer, and until when: "Add 30 minutes, until 16:30". Also for who is told when no
  // word comes. Empty when it may not.
  Q_PROPERTY(QString extendText READ extendText NOTIFY refreshed)
  Q_PROPERTY(glimmer::mobile::RowModel* checklist READ checklist CONSTANT)
  Q_PROPERTY(glimmer::mobile::RowModel* deliveries READ deliveries CONSTANT)
  // For whoever comes next.
  Q_PROPERTY(bool mayNote READ mayNote NOTIFY refreshed)
  Q_PROPERTY(QString note READ note NOTIFY refreshed)
  Q_PROPERTY(QString savedSentence READ savedSentence NOTIFY refreshed)
  Q_PROPERTY(bool mayShowAddress READ mayShowAddress NOTIFY refreshed)
  Q_PROPERTY(QString addressSentence READ addressSentence NOTIFY refreshed)
  Q_PROPERTY(glimmer::mobile::ShownAddress* address READ address CONSTANT)
  // What was said of the waiting for word and is not sent yet.
  Q_PROPERTY(QString wordSentence READ wordSentence NOTIFY refreshed)
  // Distress: where the call for help is, "", "sending", "arrived" or "refused", and the message
  // for whoever is far away.
  Q_PROPERTY(bool mayCallForHelp READ mayCallForHelp NOTIFY refreshed)
  Q_PROPERTY(QString helpState READ helpState NOTIFY refreshed)
  Q_PROPERTY(QString helpTitle READ helpTitle NOTIFY refreshed)
  Q_PROPERTY(QString helpSentence READ helpSentence NOTIFY refreshed)
  Q_PROPERTY(QString helpMessage READ helpMessage NOTIFY refreshed)
  Q_PROPERTY(bool isPhone READ isPhone CONSTANT)
  // For who is told.
  Q_PROPERTY(QString alarmSentence READ alarmSentence NOTIFY refreshed)
  Q_PROPERTY(bool mayAcknowledge READ mayAcknowledge NOTIFY refreshed)
  // What the family asks for may be passed on.
  Q_PROPERTY(bool mayRelay READ mayRelay NOTIFY refreshed)
  Q_PROPERTY(QString key READ key CONSTANT)
  // "14:00" of the proposed times of its end.
  Q_PROPERTY(QString cameAt READ cameAt NOTIFY refreshed)
  Q_PROPERTY(QString leftAt READ leftAt NOTIFY refreshed)

 public:
  VisitModel(PhoneContext& context, const QString& visit, QObject* parent = nullptr);

  QString title() const { return QString::fromStdString(view_.visit.household_alias()); }
  QString unit() const { return QString::fromStdString(view_.unit_name); }
  QString when() const { return when_; }
  QString people() const { return people_; }
  QString told() const { return told_; }
  QString introduction() const { return introduction_; }
  QString badgeKind() const { return badge_kind_; }
  QString badgeText() const { return badge_text_; }
  QString goneSentence() const { return gone_sentence_; }
  QString step() const { return step_; }
  QString stepSentence() const { return step_sentence_; }
  bool mayDiscard() const { return view_.mine.kind == MyVisit::Kind::kRefused; }
  bool mayLeave() const;
  bool mayFinish() const;
  bool underway() const { return underway_; }
  QString timerNumber() const { return timer_number_; }
  QString timerAbove() const { return timer_above_; }
  double timerShare() const { return timer_share_; }
  QString sayBy() const { return say_by_; }
  bool late() const { return late_; }
  QString extendText() const { return extend_text_; }
  RowModel* checklist() { return &checklist_; }
  RowModel* deliveries() { return &deliveries_; }
  bool mayNote() const { return !pairing_.empty() && mayFinish(); }
  QString note() const { return QString::fromStdString(draft_.note); }
  QString savedSentence() const { return saved_sentence_; }
  bool mayShowAddress() const { return may_show_address_; }
  QString addressSentence() const { return address_sentence_; }
  ShownAddress* address() { return &address_; }
  bool mayCallForHelp() const { return underway_; }
  QString wordSentence() const { return word_sentence_; }
  QString helpState() const { return help_state_; }
  QString helpTitle() const { return help_title_; }
  QString helpSentence() const { return help_sentence_; }
  QString helpMessage() const { return help_message_; }
  bool isPhone() const;
  QString alarmSentence() const { return alarm_sentence_; }
  bool mayAcknowledge() const { return may_acknowledge_; }
  bool mayRelay() const { return MayRelay(view_, phone().store().ServerNow()); }
  QString key() const { return QString::fromStdString(name_); }
  QString cameAt() const { return came_at_; }
  QString leftAt() const { return left_at_; }

  Q_INVOKABLE void accept();
  Q_INVOKABLE void leave();
  Q_INVOKABLE void start();
  // Now; or by times as "14:00" of the visit's day.
  Q_INVOKABLE void finish();
  Q_INVOKABLE void finishAt(const QString& from, const QString& to);
  Q_INVOKABLE void notHeld();
  // Until when `extendText` says.
  Q_INVOKABLE void extend();
  // Kept at once: `index` is a place in the plan. `amount` as typed.
  Q_INVOKABLE void setDone(int index, bool done);
  Q_INVOKABLE void setBrought(int index, bool brought);
  Q_INVOKABLE void setAmount(int index, const QString& amount);
  Q_INVOKABLE void setNote(const QString& note);
  // The address that lies on this phone, or else asks the server for it, once at a time.
  Q_INVOKABLE void showAddress();
  Q_INVOKABLE void callForHelp();
  // Opens the telephone with the number of police or ambulance.
  Q_INVOKABLE void dial(const QString& number);
  // The prepared message, as a text message or into the clipboard.
  Q_INVOKABLE void sendMessage();
  Q_INVOKABLE void copyMessage();
  Q_INVOKABLE void reportSafe();
  Q_INVOKABLE void acknowledge();
  // Of a refused word.
  Q_INVOKABLE void retry();
  Q_INVOKABLE void discard();

  // With the end of a visit, the note that was to go with it.
  void undo(const QString& requestId) override;

 protected:
  absl::Status Refresh() override;

 private:
  absl::TimeZone Zone() const;
  absl::Status ShowPlan(absl::Time now);
  void ShowStep(absl::Time now);
  void ShowTimer(absl::Time now);
  void ShowItems();
  absl::Status ShowAddressLine(absl::Time now);
  void ShowExtension(absl::Time now);
  void ShowAlarm(absl::Time now);
  void ShowHelp();
  void TakeAddress(const std::string& asked,
                   const absl::StatusOr<v1::GetVisitAddressResponse>& answer);
  void OpenAddress();
  // Writes the draft down and reads anew.
  void KeepDraft();
  void Finish(v1::FinishVisitRequest report, const QString& sentence);

  const std::string name_;
  absl::Time extend_until_;
  // Of an asking that was not answered; asked again it is the same.
  std::string address_request_;
  VisitView view_;
  VisitDraft draft_;
  std::string person_, pairing_, finish_, finish_note_;
  ShownAddress address_;
  RowModel checklist_, deliveries_;
  bool underway_ = false, late_ = false, may_show_address_ = false, may_acknowledge_ = false;
  double timer_share_ = 0;
  QString when_, people_, told_, introduction_, badge_kind_, badge_text_, gone_sentence_, step_,
      step_sentence_, timer_number_, timer_above_, say_by_, extend_text_, saved_sentence_,
      address_sentence_, word_sentence_, help_state_, help_title_, help_sentence_, help_message_,
      alarm_sentence_, came_at_, left_at_;
};

}  // namespace glimmer::mobile

#endif  // GLIMMER_MOBILE_VISITS_VISIT_MODEL_H_
