// Planning a round of visits: the server proposes who could visit whom and when, the coordinator
// looks through it, fixes, exchanges, leaves out, and publishes all of it in one step. What is
// being planned outlives the page. Main thread.
#ifndef GLIMMER_MOBILE_ROUNDS_ROUND_MODEL_H_
#define GLIMMER_MOBILE_ROUNDS_ROUND_MODEL_H_

#include <QStringList>
#include <QVariantList>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "absl/time/civil_time.h"
#include "glimmer/v1/people_service.pb.h"
#include "mobile/model/page_model.h"
#include "mobile/model/person_picker.h"
#include "mobile/model/row_model.h"
#include "mobile/rounds/published_round.h"
#include "mobile/rounds/round_draft.h"

namespace glimmer::mobile {

struct RoundRow {
  Q_GADGET
  Q_PROPERTY(QString key MEMBER key)        // households/{id}
  Q_PROPERTY(QString spoken MEMBER spoken)  // the whole row, for screen readers
  Q_PROPERTY(QString title MEMBER title)    // the alias
  Q_PROPERTY(QString when MEMBER when)
  Q_PROPERTY(QString who MEMBER who)
  Q_PROPERTY(QString why MEMBER why)  // for each of them, one line each
  Q_PROPERTY(
      QString before MEMBER before)  // what the proposal before this one had, if not the same
  Q_PROPERTY(bool pinned MEMBER pinned)
  Q_PROPERTY(bool leftOut MEMBER left_out)
  Q_PROPERTY(QString refusal MEMBER refusal)  // why it was not published

 public:
  QString key, spoken, title, when, who, why, before, refusal;
  bool pinned = false, left_out = false;
};

class RoundModel : public glimmer::mobile::PageModel {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("Made by the application")
  Q_PROPERTY(QStringList units READ units NOTIFY refreshed)
  Q_PROPERTY(int unit READ unit WRITE setUnit NOTIFY refreshed)
  Q_PROPERTY(QString firstDay READ firstDay WRITE setFirstDay NOTIFY refreshed)
  Q_PROPERTY(QString days READ days WRITE setDays NOTIFY refreshed)
  Q_PROPERTY(QString minutes READ minutes WRITE setMinutes NOTIFY refreshed)
  // The first thing that a question lacks; empty when it can be asked.
  Q_PROPERTY(QString missing READ missing NOTIFY refreshed)
  Q_PROPERTY(bool proposing READ proposing NOTIFY refreshed)
  // Why there is no answer; empty when there is one.
  Q_PROPERTY(QString problem READ problem NOTIFY refreshed)

  // There is a proposal; of what.
  Q_PROPERTY(bool proposed READ proposed NOTIFY refreshed)
  Q_PROPERTY(QString scopeSentence READ scopeSentence NOTIFY refreshed)
  Q_PROPERTY(glimmer::mobile::RowModel* rows READ rows CONSTANT)
  // All, what is not as before, who is left out.
  Q_PROPERTY(QStringList filters READ filters NOTIFY refreshed)
  Q_PROPERTY(int filter READ filter WRITE setFilter NOTIFY refreshed)
  // Behind those that are shown.
  Q_PROPERTY(int moreRows READ moreRows NOTIFY refreshed)
  // {household, title, words}; nobody who is left out.
  Q_PROPERTY(QVariantList unassigned READ unassigned NOTIFY refreshed)
  // {household, title}: left out, and no visit stands in the proposal.
  Q_PROPERTY(QVariantList absent READ absent NOTIFY refreshed)
  // Left out, and visitors' time is still kept for them.
  Q_PROPERTY(int timeKept READ timeKept NOTIFY refreshed)
  // "22 of 24 households have a visit."
  Q_PROPERTY(QString coverSentence READ coverSentence NOTIFY refreshed)
  Q_PROPERTY(QString fairness READ fairness NOTIFY refreshed)
  // {who, visits, share, spoken}, the busiest first.
  Q_PROPERTY(QVariantList loads READ loads NOTIFY refreshed)
  Q_PROPERTY(int toPublish READ toPublish NOTIFY refreshed)
  Q_PROPERTY(bool publishing READ publishing NOTIFY refreshed)
  // Why the round was not published: which one, and what to do.
  Q_PROPERTY(QString refusal READ refusal NOTIFY refreshed)

  // A round that was published a short while ago and may be taken back, while no other is planned:
  // what it was, what will happen, and until when. Empty when there is none.
  Q_PROPERTY(QString published READ published NOTIFY refreshed)
  Q_PROPERTY(QString retractSentence READ retractSentence NOTIFY refreshed)
  Q_PROPERTY(bool retracting READ retracting NOTIFY refreshed)
  // Of a round that was taken back: whose visit stays, because somebody had said yes; else empty.
  Q_PROPERTY(QString keptSentence READ keptSentence NOTIFY refreshed)

  // The visit that is opened; empty when none is.
  Q_PROPERTY(QString household READ household NOTIFY refreshed)
  Q_PROPERTY(QString title READ title NOTIFY refreshed)
  Q_PROPERTY(QString when READ when NOTIFY refreshed)
  Q_PROPERTY(QString before READ before NOTIFY refreshed)
  Q_PROPERTY(bool pinned READ pinned NOTIFY refreshed)
  Q_PROPERTY(bool leftOut READ leftOut NOTIFY refreshed)
  // {person, who, why, next, nextWho}
  Q_PROPERTY(QVariantList visitors READ visitors NOTIFY refreshed)
  // In whose place somebody is looked for, with the picker; empty while nobody is.
  Q_PROPERTY(QString leaving READ leaving NOTIFY refreshed)
  Q_PROPERTY(QString leavingWho READ leavingWho NOTIFY refreshed)
  Q_PROPERTY(glimmer::mobile::PersonPicker* picker READ picker CONSTANT)

 public:
  // The draft is kept in the file `draft_path`.
  RoundModel(PhoneContext& context, QString draft_path, QObject* parent = nullptr);

  QStringList units() const;
  int unit() const { return unit_; }
  void setUnit(int unit);
  QString firstDay() const { return first_day_; }
  void setFirstDay(const QString& text) { Set(first_day_, text); }
  QString days() const { return days_; }
  void setDays(const QString& text) { Set(days_, text); }
  QString minutes() const { return minutes_; }
  void setMinutes(const QString& text) { Set(minutes_, text); }
  QString missing() const;
  bool proposing() const { return proposing_; }
  QString problem() const { return problem_; }
  bool proposed() const { return draft_.proposed(); }
  QString scopeSentence() const;
  RowModel* rows() { return &rows_; }
  QStringList filters() const;
  int filter() const { return filter_; }
  void setFilter(int filter);
  int moreRows() const { return more_rows_; }
  QVariantList unassigned() const;
  QVariantList absent() const;
  int timeKept() const;
  QString coverSentence() const;
  QString fairness() const;
  QVariantList loads() const;
  int toPublish() const;
  bool publishing() const { return publishing_; }
  QString refusal() const { return refusal_; }
  QString published() const;
  QString retractSentence() const;
  bool retracting() const { return retracting_; }
  QString keptSentence() const { return kept_sentence_; }
  QString household() const { return QString::fromStdString(household_); }
  QString title() const;
  QString when() const;
  QString before() const;
  bool pinned() const;
  bool leftOut() const { return IsOut(household_); }
  QVariantList visitors() const;
  QString leaving() const { return leaving_; }
  QString leavingWho() const { return leaving_who_; }
  PersonPicker* picker() { return &picker_; }

  // Asks the server; again with what is decided, and with this proposal to stay close to.
  Q_INVOKABLE void propose();
  // Forgets the round.
  Q_INVOKABLE void startOver();
  Q_INVOKABLE void showAllRows();
  // Opens a visit; empty closes it.
  Q_INVOKABLE void show(const QString& household);
  Q_INVOKABLE void pin(const QString& household, bool on);
  // This time, or not after all: who stands nowhere in the proposal then is asked for at once.
  Q_INVOKABLE void leaveOut(const QString& household, bool on);
  // In the visit that is opened, `to` goes in the place of `from`.
  Q_INVOKABLE void exchange(const QString& from, const QString& to, const QString& who);
  // The next one who is chosen with the picker goes in this one's place.
  Q_INVOKABLE void lookInstead(const QString& person, const QString& who);
  // All that is not left out, in one step; all or none.
  Q_INVOKABLE void publish();
  // Takes the published round back, and plans it on. Again it is the same asking.
  Q_INVOKABLE void retract();
  // Shows what a server would say; for tests.
  void Take(const v1::ProposeRoundResponse& response);

 protected:
  absl::Status Refresh() override;

 private:
  void Set(QString& field, const QString& text);
  absl::CivilDay Today() const;
  std::optional<absl::CivilDay> FirstDay() const;
  int WholeNumber(const QString& text) const;
  v1::ProposeRoundRequest Question() const;
  void ShowQuestion();
  QString WhenWords(const v1::VisitPlan& plan) const;
  QString BeforeWords(const v1::ProposedVisit& visit) const;
  bool Changed(const v1::ProposedVisit& visit) const;
  RoundRow RowOf(const v1::ProposedVisit& visit) const;
  void ShowRows();
  // Whether what was published has been answered, and how.
  absl::Status FollowPublished();
  void ReadRefusal(const OutboxItem& item);
  // The draft has become visits.
  absl::Status TakePublished();
  // Forgets what may not be known any more, or can be taken back no longer.
  void KeepPublished(const std::set<std::string>* known);
  bool MayRetract() const { return published_.has_value() && !draft_.proposed(); }
  void TakeRetracted(const absl::StatusOr<v1::RetractVisitsResponse>& answer);
  void StandsInTheWay(const std::string& household, const QString& why);
  void ClearRefusal();
  // Asks with what is decided. `former`: the round that comes back when there is no answer.
  void AskFor(const std::optional<RoundDraft>& former);
  bool IsOut(const std::string& household) const { return draft_.left_out.count(household) > 0; }
  // Begins another round when the fields of the page ask another question: the one before.
  std::optional<RoundDraft> DraftAgain();
  void Decided();  // keeps what the coordinator has decided
  void Keep();     // writes the draft and shows it

  const QString draft_path_;
  std::vector<v1::Unit> reach_;
  std::map<std::string, std::string> unit_names_, aliases_;
  RoundDraft draft_;
  std::optional<PublishedRound> published_;
  RowModel rows_;
  PersonPicker picker_;
  absl::TimeZone zone_;
  QString first_day_, days_ = "7", minutes_ = "45", problem_, refusal_, refusal_short_, leaving_,
                      leaving_who_, kept_sentence_;
  std::string household_, refused_household_;
  int unit_ = 0, filter_ = 0, more_rows_ = 0, question_ = 0;
  bool proposing_ = false, publishing_ = false, retracting_ = false, all_rows_ = false;
  bool decided_ = false;  // something, since the question on its way was asked
};

}  // namespace glimmer::mobile

#endif  // GLIMMER_MOBILE_ROUNDS_ROUND_MODEL_H_
