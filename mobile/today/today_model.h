// The next shift and the one thing to do about it; what else today and tomorrow bring. Main thread.
#ifndef GLIMMER_MOBILE_TODAY_TODAY_MODEL_H_
#define GLIMMER_MOBILE_TODAY_TODAY_MODEL_H_

#include <vector>

#include "mobile/model/page_model.h"
#include "mobile/model/row_model.h"

namespace glimmer::mobile {

struct TodayRow {
  Q_GADGET
  Q_PROPERTY(QString key MEMBER key)  // shifts/{id}
  Q_PROPERTY(QString title MEMBER title)
  Q_PROPERTY(QString detail MEMBER detail)
  Q_PROPERTY(QString badgeKind MEMBER badge_kind)
  Q_PROPERTY(QString badgeText MEMBER badge_text)
  // sign_ups/{id} while an answer is wanted; else empty.
  Q_PROPERTY(QString offer MEMBER offer)

 public:
  QString key, title, detail, badge_kind, badge_text, offer;
};

// A visit of today, or one that the person looks after.
struct TodayVisitRow {
  Q_GADGET
  Q_PROPERTY(QString key MEMBER key)  // visits/{id}
  Q_PROPERTY(QString title MEMBER title)
  Q_PROPERTY(QString detail MEMBER detail)
  Q_PROPERTY(QString badgeKind MEMBER badge_kind)
  Q_PROPERTY(QString badgeText MEMBER badge_text)
  // No word came from it, and the person is to do something.
  Q_PROPERTY(bool urgent MEMBER urgent)

 public:
  QString key, title, detail, badge_kind, badge_text;
  bool urgent = false;
};

class TodayModel : public glimmer::mobile::PageModel {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("Made by the application")
  Q_PROPERTY(QString date READ date NOTIFY refreshed)
  // The next shift of today or tomorrow; empty when there is none.
  Q_PROPERTY(QString shift READ shift NOTIFY refreshed)
  // "Next" or "Under way".
  Q_PROPERTY(QString stage READ stage NOTIFY refreshed)
  Q_PROPERTY(QString title READ title NOTIFY refreshed)
  Q_PROPERTY(QString when READ when NOTIFY refreshed)
  Q_PROPERTY(QString place READ place NOTIFY refreshed)
  Q_PROPERTY(QString leader READ leader NOTIFY refreshed)
  // Of whom the initial is shown; empty when nobody leads.
  Q_PROPERTY(QString leaderName READ leaderName NOTIFY refreshed)
  Q_PROPERTY(QString people READ people NOTIFY refreshed)
  Q_PROPERTY(QString badgeKind READ badgeKind NOTIFY refreshed)
  Q_PROPERTY(QString badgeText READ badgeText NOTIFY refreshed)
  // "38" + "minutes left", or minutes served; empty: the lamp burns.
  Q_PROPERTY(QString lampNumber READ lampNumber NOTIFY refreshed)
  Q_PROPERTY(QString lampUnit READ lampUnit NOTIFY refreshed)
  // "checkin", "checkout", "soon" (too early to check in) or "find".
  Q_PROPERTY(QString step READ step NOTIFY refreshed)
  Q_PROPERTY(QString stepSentence READ stepSentence NOTIFY refreshed)
  // The person leads it, and it is time for the roster.
  Q_PROPERTY(bool rosterOpen READ rosterOpen NOTIFY refreshed)
  // Today's and tomorrow's other shifts, offers to answer and refusals to see.
  Q_PROPERTY(glimmer::mobile::RowModel* others READ others CONSTANT)
  // The next visit of today or tomorrow, what is under way, and what the person looks after.
  Q_PROPERTY(glimmer::mobile::RowModel* visits READ visits CONSTANT)
  // When the card is empty: the next shift that is further away; may be empty too.
  Q_PROPERTY(QString farSentence READ farSentence NOTIFY refreshed)
  Q_PROPERTY(QString monthSentence READ monthSentence NOTIFY refreshed)
  Q_PROPERTY(int unseenNotices READ unseenNotices NOTIFY refreshed)

 public:
  explicit TodayModel(PhoneContext& context, QObject* parent = nullptr);

  QString date() const { return date_; }
  QString shift() const { return next_.shift; }
  QString stage() const { return next_.stage; }
  QString title() const { return next_.title; }
  QString when() const { return next_.when; }
  QString place() const { return next_.place; }
  QString leader() const { return next_.leader; }
  QString leaderName() const { return next_.leader_name; }
  QString people() const { return next_.people; }
  QString badgeKind() const { return next_.badge_kind; }
  QString badgeText() const { return next_.badge_text; }
  QString lampNumber() const { return next_.lamp_number; }
  QString lampUnit() const { return next_.lamp_unit; }
  QString step() const { return next_.step; }
  QString stepSentence() const { return next_.step_sentence; }
  bool rosterOpen() const { return next_.roster_open; }
  RowModel* others() { return &others_; }
  RowModel* visits() { return &visits_; }
  QString farSentence() const { return far_sentence_; }
  QString monthSentence() const { return month_sentence_; }
  int unseenNotices() const { return unseen_; }

  Q_INVOKABLE void accept(const QString& signUp);
  Q_INVOKABLE void decline(const QString& signUp);

 protected:
  absl::Status Refresh() override;

 private:
  struct Next {
    QString shift, stage, title, when, place, leader, leader_name, people, badge_kind, badge_text;
    QString lamp_number, lamp_unit, step = "find", step_sentence;
    bool roster_open = false;
  };

  void ShowNext(const ShiftView& view, absl::Time now);
  void ShowPeople(const ShiftView& view);
  void ShowStep(const ShiftView& view, absl::Time now);
  void ShowLamp(const ShiftView& view, absl::Time now);
  absl::Status ShowNothing(const ShiftView* far, absl::Time now);
  void ShowOthers(const std::vector<ShiftView>& mine, const ShiftView* next, absl::Time now);
  absl::Status ShowVisits(absl::Time now);
  absl::Status ShowNotices();
  absl::Status ShowMonth(absl::Time now);

  Next next_;
  RowModel others_, visits_;
  QString date_, far_sentence_, month_sentence_;
  int unseen_ = 0;
};

}  // namespace glimmer::mobile

#endif  // GLIMMER_MOBILE_TODAY_TODAY_MODEL_H_
