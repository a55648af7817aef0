// Who is on a shift, who is there, and the leader's ticks; on the phone and on the desk. Main
// thread.
#ifndef GLIMMER_MOBILE_SHIFTS_ROSTER_MODEL_H_
#define GLIMMER_MOBILE_SHIFTS_ROSTER_MODEL_H_

#include <QStringList>
#include <QTimer>
#include <map>
#include <optional>
#include <string>

#include "mobile/model/contact_look_up.h"
#include "mobile/model/page_model.h"
#include "mobile/model/record_correction.h"
#include "mobile/model/row_model.h"
#include "mobile/shifts/roster_adding.h"
#include "mobile/shifts/site_code_source.h"
#include "shared/crypto/person_code.h"

namespace glimmer::mobile {

struct RosterRow {
  Q_GADGET
  Q_PROPERTY(QString key MEMBER key)  // people/{id}
  Q_PROPERTY(QString name MEMBER name)
  Q_PROPERTY(QString position MEMBER position)
  Q_PROPERTY(QString badgeKind MEMBER badge_kind)
  Q_PROPERTY(QString badgeText MEMBER badge_text)
  // That their hours were corrected, or are being; empty otherwise.
  Q_PROPERTY(QString note MEMBER note)
  // What can be done: "in", "out"; afterwards "enter" (their times) or "correct" (their hours); of
  // a sign-up that was refused "override" or "drop"; or "".
  Q_PROPERTY(QString step MEMBER step)

 public:
  QString key, name, position, badge_kind, badge_text, note, step;
};

class RosterModel : public glimmer::mobile::PageModel {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("Made by the application")
  Q_PROPERTY(QString shift READ shift CONSTANT)  // shifts/{id}
  Q_PROPERTY(QString title READ title NOTIFY refreshed)
  Q_PROPERTY(QString when READ when NOTIFY refreshed)
  // "14:00", as planned.
  Q_PROPERTY(QString plannedStart READ plannedStart NOTIFY refreshed)
  Q_PROPERTY(QString plannedEnd READ plannedEnd NOTIFY refreshed)
  Q_PROPERTY(QString signedUp READ signedUp NOTIFY refreshed)  // "12/12"
  Q_PROPERTY(int there READ there NOTIFY refreshed)
  Q_PROPERTY(int savedHere READ savedHere NOTIFY refreshed)
  Q_PROPERTY(int missing READ missing NOTIFY refreshed)
  // Those who are not here; RosterRow with key and name only.
  Q_PROPERTY(glimmer::mobile::RowModel* absent READ absent CONSTANT)
  Q_PROPERTY(int inLine READ inLine NOTIFY refreshed)
  Q_PROPERTY(glimmer::mobile::RowModel* rows READ rows CONSTANT)
  // 0 all, 1 not here yet, 2 here, 3 in line.
  Q_PROPERTY(int filter READ filter WRITE setFilter NOTIFY refreshed)
  // People to add, found by name; RosterRow.
  Q_PROPERTY(glimmer::mobile::RowModel* found READ found CONSTANT)
  Q_PROPERTY(bool canSearch READ canSearch NOTIFY refreshed)
  // The signed code, for a QR picture; empty outside the time it may be shown.
  Q_PROPERTY(QString siteQr READ siteQr NOTIFY ticked)
  // "1234 5678" while it may be shown, and why not when it cannot.
  Q_PROPERTY(QString siteCode READ siteCode NOTIFY ticked)
  Q_PROPERTY(int secondsLeft READ secondsLeft NOTIFY ticked)
  Q_PROPERTY(QString siteProblem READ siteProblem NOTIFY ticked)
  Q_PROPERTY(QString siteSentence READ siteSentence NOTIFY refreshed)
  // Whether a card that is scanned says that they go; by itself from the middle of the shift on.
  Q_PROPERTY(bool cardsGo READ cardsGo WRITE setCardsGo NOTIFY ticked)
  Q_PROPERTY(bool open READ open NOTIFY refreshed)
  Q_PROPERTY(bool canClose READ canClose NOTIFY refreshed)
  Q_PROPERTY(bool canCancel READ canCancel NOTIFY refreshed)
  Q_PROPERTY(QString stateSentence READ stateSentence NOTIFY refreshed)
  Q_PROPERTY(glimmer::mobile::RosterAdding* adding READ adding CONSTANT)
  Q_PROPERTY(glimmer::mobile::RecordCorrection* correction READ correction CONSTANT)
  Q_PROPERTY(glimmer::mobile::ContactLookUp* contact READ contact CONSTANT)
  // The server shows numbers to coordinators, not to leaders.
  Q_PROPERTY(bool mayLookUp READ mayLookUp NOTIFY refreshed)

 public:
  RosterModel(PhoneContext& context, const QString& shift, QObject* parent = nullptr);

  QString shift() const { return QString::fromStdString(shift_); }
  QString title() const { return title_; }
  QString when() const { return when_; }
  QString plannedStart() const { return planned_start_; }
  QString plannedEnd() const { return planned_end_; }
  QString signedUp() const { return signed_up_; }
  int there() const { return there_; }
  int savedHere() const { return saved_here_; }
  int missing() const { return absent_.count(); }
  RowModel* absent() { return &absent_; }
  int inLine() const { return in_line_; }
  RowModel* rows() { return &rows_; }
  int filter() const { return filter_; }
  void setFilter(int filter);
  RowModel* found() { return &found_; }
  bool canSearch() const { return can_search_; }
  QString siteQr() const;
  QString siteCode() const;
  int secondsLeft() const;
  QString siteProblem() const { return site_problem_; }
  QString siteSentence() const { return site_sentence_; }
  bool cardsGo() const { return cards_go_.value_or(context().Now() >= middle_); }
  void setCardsGo(bool go);
  bool open() const { return open_; }
  bool canClose() const { return can_close_; }
  bool canCancel() const { return can_cancel_; }
  QString stateSentence() const { return state_sentence_; }
  RosterAdding* adding() { return &adding_; }
  RecordCorrection* correction() { return &correction_; }
  ContactLookUp* contact() { return &contact_; }
  bool mayLookUp() const { return coordinator_; }

  Q_INVOKABLE void checkIn(const QString& person);
  Q_INVOKABLE void checkOut(const QString& person);
  // What the camera has read: somebody's card, or the claim that their own phone has just signed.
  // Ticks whom it names; scanSaid says what came of it.
  Q_INVOKABLE void scanned(const QString& text);
  // Fills `found` with people whose name holds `text` and who are not on the roster.
  Q_INVOKABLE void search(const QString& text);
  // Names those who are not here as not come, but for `came` (people/{id}), whose times a
  // coordinator enters afterwards; numbers of listeners and guests.
  Q_INVOKABLE void closeShift(int audience, int guests, const QStringList& came = {});
  // Times that nobody ticked, entered by a coordinator: "14:00" of the shift's zone and day; an
  // end that is not after the start is of the day after.
  Q_INVOKABLE void enterTimes(const QString& person, const QString& from, const QString& to,
                              const QString& reason);
  // Readies `correction` for their hours on this shift.
  Q_INVOKABLE void correct(const QString& person);
  Q_INVOKABLE void cancelShift(const QString& reason);
  // Fetches the key of the site code if it is not here yet.
  Q_INVOKABLE void needSiteCode();

 Q_SIGNALS:
  void ticked();
  // What came of a scanned code, in a few words and the rest of it. `requestId` as in done; `good`
  // when it is no problem.
  void scanSaid(const QString& title, const QString& sentence, const QString& requestId, bool good);

 protected:
  absl::Status Refresh() override;

 private:
  void ShowShift(const ShiftView& view);
  void Count(const RosterEntry& entry);
  void ShowAbsent(const std::vector<RosterEntry>& entries);
  bool Wanted(const RosterEntry& entry) const;
  // Their hours of this shift that are in force, as far as a coordinator's phone holds them, and
  // what is to be said about their correction.
  absl::StatusOr<std::optional<v1::ServiceRecord>> RecordOf(const std::string& person);
  absl::Status ShowRecord(const Profile& profile,
                          const std::map<std::string, OnItsWay>& corrections, RosterRow& row);
  RosterRow RowOf(const RosterEntry& entry, const v1::Shift& shift) const;
  QString StepOf(const RosterEntry& entry, const v1::Shift& shift) const;
  // In roster_scanning.cc. The person's line, or one to be; nullopt for whom this phone does not
  // know.
  absl::StatusOr<std::optional<RosterEntry>> LineOf(std::string person);
  absl::Status TickScanned(const PersonCode& code);
  void TickCard(const RosterEntry& entry);
  void TickClaim(const RosterEntry& entry, const PersonCode::Claim& claim);
  absl::StatusOr<Queued> Tick(const RosterEntry& entry, bool go, absl::string_view claim_hash);
  void SayProblem(const QString& title, const QString& sentence);

  const std::string shift_;
  SiteCodeSource site_code_;
  RosterAdding adding_;
  RecordCorrection correction_;
  ContactLookUp contact_;
  QTimer second_;
  RowModel rows_;
  RowModel found_;
  RowModel absent_;
  std::vector<std::string> on_roster_;
  std::string my_person_;
  QString title_, when_, planned_start_, planned_end_, signed_up_, site_problem_, site_sentence_,
      state_sentence_;
  absl::TimeZone zone_;
  absl::Time middle_;             // of the shift
  std::optional<bool> cards_go_;  // as chosen on this page
  int there_ = 0, saved_here_ = 0, in_line_ = 0, filter_ = 0;
  bool coordinator_ = false, can_search_ = false, open_ = false, can_close_ = false,
       can_cancel_ = false;
};

}  // namespace glimmer::mobile

#endif  // GLIMMER_MOBILE_SHIFTS_ROSTER_MODEL_H_
