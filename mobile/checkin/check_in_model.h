// One check-in or check-out of the person themselves, and what became of it. It takes up a step
// that this phone still holds: saved, or refused and not seen yet. Main thread.
#ifndef GLIMMER_MOBILE_CHECKIN_CHECK_IN_MODEL_H_
#define GLIMMER_MOBILE_CHECKIN_CHECK_IN_MODEL_H_

#include "mobile/model/page_model.h"

namespace glimmer::mobile {

class CheckInModel : public glimmer::mobile::PageModel {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("Made by the application")
  Q_PROPERTY(bool out READ out CONSTANT)
  Q_PROPERTY(QString title READ title NOTIFY refreshed)
  Q_PROPERTY(QString when READ when NOTIFY refreshed)
  Q_PROPERTY(QString place READ place NOTIFY refreshed)
  // Why the code was not taken; the digits stay.
  Q_PROPERTY(QString problem READ problem NOTIFY refreshed)
  // Why what was scanned was not taken, and whether it may be sent all the same: what looks too old
  // may be right, only the server knows.
  Q_PROPERTY(QString scanProblem READ scanProblem NOTIFY refreshed)
  Q_PROPERTY(bool scanStands READ scanStands NOTIFY refreshed)
  // The step is on this phone, at least.
  Q_PROPERTY(bool finished READ finished NOTIFY refreshed)
  // After it: "saved" (on this phone only), "sent" or "refused"; its title and sentence are empty
  // when it is sent.
  Q_PROPERTY(QString fate READ fate NOTIFY refreshed)
  Q_PROPERTY(QString heading READ heading NOTIFY refreshed)
  Q_PROPERTY(QString fateTitle READ fateTitle NOTIFY refreshed)
  Q_PROPERTY(QString fateSentence READ fateSentence NOTIFY refreshed)
  // What comes next: when to check out; or how long it was, and what of it counts.
  Q_PROPERTY(QString nextTitle READ nextTitle NOTIFY refreshed)
  Q_PROPERTY(QString nextSentence READ nextSentence NOTIFY refreshed)
  Q_PROPERTY(bool canUndo READ canUndo NOTIFY refreshed)
  // For the leader's camera, whose phone can sign the step as well: PersonCode of its claim as text
  // for a QR picture. Empty while there is none, for a claim that is not signed or was refused, and
  // for who leads the shift.
  Q_PROPERTY(QString showQr READ showQr NOTIFY refreshed)

 public:
  CheckInModel(PhoneContext& context, const QString& shift, bool out, QObject* parent = nullptr);

  bool out() const { return out_; }
  QString title() const { return title_; }
  QString when() const { return when_; }
  QString place() const { return place_; }
  QString problem() const { return problem_; }
  QString scanProblem() const { return scan_problem_; }
  bool scanStands() const { return !scanned_.empty(); }
  bool finished() const { return !request_id_.empty(); }
  QString fate() const { return fate_.kind; }
  QString heading() const { return fate_.heading; }
  QString fateTitle() const { return fate_.title; }
  QString fateSentence() const { return fate_.sentence; }
  QString nextTitle() const { return next_title_; }
  QString nextSentence() const { return next_sentence_; }
  bool canUndo() const { return fate_.can_undo; }
  QString showQr() const { return show_qr_; }

  // The eight digits; `breakMinutes` only when going. True when the step was taken.
  Q_INVOKABLE bool submit(const QString& code, int breakMinutes);
  // A code that the camera has read; taken at once unless it looks wrong.
  Q_INVOKABLE void scan(const QString& text, int breakMinutes);
  // The code that looked too old.
  Q_INVOKABLE void submitScanned(int breakMinutes);
  // Going without a code: the person's own word, to be confirmed by somebody else.
  Q_INVOKABLE bool submitWithoutCode(int breakMinutes);
  // The digits have changed: what was said about the old ones is void.
  Q_INVOKABLE void forgetProblem();
  // Takes the step back while it was not sent; says a sentence when it is too late, and when a
  // leader may have scanned it.
  Q_INVOKABLE void takeBack();
  // After a refusal: it was seen, and the step can be taken anew.
  Q_INVOKABLE void tryAgain();

 protected:
  absl::Status Refresh() override;

 private:
  struct Fate {
    QString kind, heading, title, sentence;
    bool can_undo = false;
  };

  // Why it was not taken; empty when it was.
  QString Take(absl::StatusOr<Queued> queued);
  absl::StatusOr<Queued> Check(const std::string& code, int break_minutes);
  // What is wrong with a scanned code; empty when nothing is. `scanned_` is what may stand.
  QString Judge(const std::string& code);
  absl::Status TakeUp(const ShiftView& view);
  void ShowFate(const OutboxItem& item, const ShiftView& view);
  void ShowWay(const OutboxItem& item);
  void ShowRefusal(const OutboxItem& item);
  absl::Status ShowServed(const OutboxItem& item, const ShiftView& view);
  absl::Status ShowClaim(const OutboxItem& item, const ShiftView& view);
  absl::StatusOr<QString> CountedWords();

  const std::string shift_;
  const bool out_;
  std::string request_id_;
  std::string scanned_;  // a signed code that looked too old
  Fate fate_;
  QString title_, when_, place_, problem_, scan_problem_, next_title_, next_sentence_, show_qr_;
};

}  // namespace glimmer::mobile

#endif  // GLIMMER_MOBILE_CHECKIN_CHECK_IN_MODEL_H_
