// The coordinator's visits: alarms, what has to be seen to, the visits of the coming weeks and the
// pairings, and the one that is opened with its next steps. Safeguarding leads have the alarms
// alone. Main thread.
#ifndef GLIMMER_MOBILE_ROUNDS_VISITS_DESK_MODEL_H_
#define GLIMMER_MOBILE_ROUNDS_VISITS_DESK_MODEL_H_

#include <QStringList>
#include <QVariantList>
#include <map>
#include <string>
#include <vector>

#include "mobile/households/shown_contact.h"
#include "mobile/model/asking_model.h"
#include "mobile/model/person_picker.h"
#include "mobile/model/row_model.h"
#include "mobile/model/state_words.h"
#include "mobile/rounds/desk_board.h"

namespace glimmer::mobile {

struct VisitDeskRow {
  Q_GADGET
  Q_PROPERTY(QString key MEMBER key)  // visits/, pairings/ or households/{id}, or a request's id
  Q_PROPERTY(QString section MEMBER section)
  Q_PROPERTY(bool firstOfSection MEMBER first_of_section)
  Q_PROPERTY(QString spoken MEMBER spoken)  // the whole row, for screen readers
  Q_PROPERTY(QString symbol MEMBER symbol)
  Q_PROPERTY(QString title MEMBER title)
  Q_PROPERTY(QString detail MEMBER detail)
  Q_PROPERTY(QString badgeKind MEMBER badge_kind)
  Q_PROPERTY(QString badgeText MEMBER badge_text)

 public:
  bool first_of_section = false;
  QString key, section, spoken, symbol, title, detail, badge_kind, badge_text;
};

class VisitsDeskModel : public glimmer::mobile::AskingModel {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("Made by the application")
  // {visit, title, detail, visitors, mayLookUp}; a visitor is {person, who, number}.
  Q_PROPERTY(QVariantList alarms READ alarms NOTIFY refreshed)
  // Where the household of an alarm lives.
  Q_PROPERTY(glimmer::mobile::ShownContact* where READ where CONSTANT)
  // There is more than the alarms.
  Q_PROPERTY(bool coordinates READ coordinates NOTIFY refreshed)
  // What has to be seen to, visits, pairings; each with how many.
  Q_PROPERTY(QStringList lists READ lists NOTIFY refreshed)
  Q_PROPERTY(int list READ list WRITE setList NOTIFY refreshed)
  Q_PROPERTY(glimmer::mobile::RowModel* rows READ rows CONSTANT)
  // Behind those that are shown.
  Q_PROPERTY(int moreRows READ moreRows NOTIFY refreshed)

  // The one that is opened; empty when none is.
  Q_PROPERTY(QString key READ key NOTIFY refreshed)
  Q_PROPERTY(QString title READ title NOTIFY refreshed)
  // {symbol, words}
  Q_PROPERTY(QVariantList lines READ lines NOTIFY refreshed)
  Q_PROPERTY(QString badgeKind READ badgeKind NOTIFY refreshed)
  Q_PROPERTY(QString badgeText READ badgeText NOTIFY refreshed)
  // {person, who, words, mayAccept}
  Q_PROPERTY(QVariantList visitors READ visitors NOTIFY refreshed)
  // households/{id}: what can be planned, looked up or asked is about it.
  Q_PROPERTY(QString household READ household NOTIFY refreshed)
  Q_PROPERTY(bool mayPlan READ mayPlan NOTIFY refreshed)
  Q_PROPERTY(bool mayAgree READ mayAgree NOTIFY refreshed)
  // Why somebody else has to ask the household; empty when the person may.
  Q_PROPERTY(QString whyNotAgree READ whyNotAgree NOTIFY refreshed)
  Q_PROPERTY(bool mayChange READ mayChange NOTIFY refreshed)
  Q_PROPERTY(bool mayCancel READ mayCancel NOTIFY refreshed)
  Q_PROPERTY(bool mayReview READ mayReview NOTIFY refreshed)
  Q_PROPERTY(bool mayEnd READ mayEnd NOTIFY refreshed)
  Q_PROPERTY(bool wasRefused READ wasRefused NOTIFY refreshed)
  // That, or the server does not know it yet.
  Q_PROPERTY(bool mayDiscard READ mayDiscard NOTIFY refreshed)

  // For a new pair: the households that may be visited, and somebody of the coordinator's people.
  Q_PROPERTY(QVariantList found READ found NOTIFY refreshed)  // {household, alias}
  Q_PROPERTY(glimmer::mobile::PersonPicker* person READ person CONSTANT)

  Q_PROPERTY(QString savedFile READ savedFile NOTIFY refreshed)
  // Of the sheets to print, as they can be typed.
  Q_PROPERTY(QString firstDay READ firstDay NOTIFY refreshed)
  Q_PROPERTY(QString lastDay READ lastDay NOTIFY refreshed)

 public:
  // Files go to `download_dir`.
  VisitsDeskModel(PhoneContext& context, const QString& download_dir, QObject* parent = nullptr);

  QVariantList alarms() const { return alarms_; }
  ShownContact* where() { return &where_; }
  bool coordinates() const { return board_.coordinates(); }
  QStringList lists() const;
  int list() const { return list_; }
  void setList(int list);
  RowModel* rows() { return &rows_; }
  int moreRows() const { return more_rows_; }
  QString key() const { return QString::fromStdString(key_); }
  QString title() const { return opened_.title; }
  QVariantList lines() const { return opened_.lines; }
  QString badgeKind() const { return opened_.badge.kind; }
  QString badgeText() const { return opened_.badge.text; }
  QVariantList visitors() const { return opened_.visitors; }
  QString household() const { return QString::fromStdString(opened_.household); }
  bool mayPlan() const { return opened_.may_plan; }
  bool mayAgree() const { return opened_.may_agree; }
  QString whyNotAgree() const { return opened_.why_not_agree; }
  bool mayChange() const { return opened_.may_change; }
  bool mayCancel() const { return opened_.may_cancel; }
  bool mayReview() const { return opened_.may_review; }
  bool mayEnd() const { return opened_.may_end; }
  bool wasRefused() const { return opened_.sent.kind == OnItsWay::Kind::kRefused; }
  bool mayDiscard() const { return wasRefused() || opened_.unsent; }
  QVariantList found() const;
  PersonPicker* person() { return &person_; }
  QString savedFile() const { return saved_file_; }
  QString firstDay() const;
  QString lastDay() const;

  Q_INVOKABLE void showAllRows();
  // Opens one; empty closes it.
  Q_INVOKABLE void show(const QString& key);
  // The household has said yes to this time and these people, as they stood there when the visit
  // was opened.
  Q_INVOKABLE void agree();
  // Somebody without a phone has said that they go.
  Q_INVOKABLE void acceptFor(const QString& person, const QString& who);
  Q_INVOKABLE void cancel();
  Q_INVOKABLE void review();
  Q_INVOKABLE void endPairing();
  Q_INVOKABLE void retry();
  Q_INVOKABLE void discard();

  // About an alarm.
  Q_INVOKABLE void reportSafe(const QString& visit);
  Q_INVOKABLE void lookAfter(const QString& visit);
  // Somebody there may be in danger: shows where it is. On record, and the household sees it.
  Q_INVOKABLE void lookUp(const QString& visit);
  // Calls a visitor of an alarm. The number is asked for first, which is on record; it is kept
  // nowhere.
  Q_INVOKABLE void call(const QString& visit, const QString& person);
  // Shows what a server would say; for tests.
  void ShowNumber(const std::string& person, const std::string& phone);

  // Households whose alias holds `text`.
  Q_INVOKABLE void search(const QString& text);
  Q_INVOKABLE void pair(const QString& household, const QString& alias);
  // A sheet for each visitor, for the visits of these days, first and last one typed.
  Q_INVOKABLE void print(const QString& first, const QString& last);

 protected:
  absl::Status Refresh() override;

 private:
  enum List { kToDo, kVisits, kPairings };
  struct Opened {
    QString title, why_not_agree;
    QVariantList lines, visitors;
    BadgeWords badge;
    std::string household;
    OnItsWay sent;
    bool unsent = false, may_plan = false, may_agree = false, may_change = false,
         may_cancel = false, may_review = false, may_end = false;
  };

  VisitDeskRow RowOf(const v1::Visit& visit, const QString& section) const;
  VisitDeskRow RowOf(const v1::Pairing& pairing, const QString& section) const;
  VisitDeskRow RowOf(const v1::Household& household, const QString& section) const;
  VisitDeskRow RowOf(const VisitDeskCommands::UnsentPlan& unsent) const;
  VisitDeskRow RowOf(const VisitDeskCommands::UnsentPair& unsent) const;
  std::vector<VisitDeskRow> ToDo() const;
  std::vector<VisitDeskRow> Visits() const;
  std::vector<VisitDeskRow> Pairings() const;
  void ShowAlarms();
  void ShowOpened();
  void Open(const v1::Visit& visit);
  void Open(const v1::Pairing& pairing);
  void Open(const v1::Household& household);
  void OpenUnsent();
  void AddLine(const char* symbol, const QString& words);
  void AddTerms(const std::string& household);
  // One call about a visit; `sentence` when it went well.
  template <typename Response, typename Request>
  void Tell(Request request, const QString& sentence);

  const QString download_dir_;
  RowModel rows_;
  PersonPicker person_;
  DeskBoard board_;
  Opened opened_;
  std::string key_;
  std::string told_;  // etag of the opened visit as it was when it was opened
  ShownContact where_;
  QVariantList alarms_;
  std::map<std::string, QString> numbers_;  // of visitors, while there is an alarm; empty: none
  QString search_, saved_file_;
  int list_ = kToDo, to_do_ = 0, visits_ = 0, pairings_ = 0, more_rows_ = 0;
  bool all_rows_ = false;
};

}  // namespace glimmer::mobile

#endif  // GLIMMER_MOBILE_ROUNDS_VISITS_DESK_MODEL_H_
