// A change of an event that stands: its words and place for all dates, and times, places and
// sign-up of one date, of it and the later ones, or of all that have not begun. Says before it is
// sent which dates people have joined and how many are told. The server decides, which needs
// signal. Main thread.
#ifndef GLIMMER_MOBILE_DESK_CHANGE_SHIFT_MODEL_H_
#define GLIMMER_MOBILE_DESK_CHANGE_SHIFT_MODEL_H_

#include <QStringList>
#include <QVariantList>
#include <set>
#include <string>
#include <vector>

#include "glimmer/v1/event_service.pb.h"
#include "mobile/desk/shift_draft.h"
#include "mobile/model/asking_model.h"
#include "mobile/model/person_picker.h"

namespace glimmer::mobile {

class ChangeShiftModel : public glimmer::mobile::AskingModel {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("Made by the application")
  // Of all dates.
  Q_PROPERTY(QString title MEMBER title_ WRITE setTitle NOTIFY refreshed)
  Q_PROPERTY(QString place MEMBER place_ WRITE setPlace NOTIFY refreshed)
  Q_PROPERTY(QString category MEMBER category_ WRITE setCategory NOTIFY refreshed)
  Q_PROPERTY(QString description MEMBER description_ WRITE setDescription NOTIFY refreshed)
  Q_PROPERTY(QString bring MEMBER bring_ WRITE setBring NOTIFY refreshed)
  // Of the dates that `reach` names: 0 this one, 1 it and the later ones, 2 all.
  Q_PROPERTY(glimmer::mobile::ShiftDraft* draft READ draft CONSTANT)
  Q_PROPERTY(glimmer::mobile::PersonPicker* leader READ leader CONSTANT)
  Q_PROPERTY(int reach READ reach WRITE setReach NOTIFY refreshed)
  Q_PROPERTY(QString when READ when NOTIFY refreshed)
  // There is more than one date to choose among.
  Q_PROPERTY(bool series READ series NOTIFY refreshed)
  Q_PROPERTY(QString reachSentence READ reachSentence NOTIFY refreshed)
  Q_PROPERTY(QString missing READ missing NOTIFY refreshed)
  // What will be different, one line each.
  Q_PROPERTY(QStringList changes READ changes NOTIFY refreshed)
  // "25 Nov Tue 14:00: 3 people", of the dates that would move and that people have joined.
  Q_PROPERTY(QStringList joined READ joined NOTIFY refreshed)
  Q_PROPERTY(QString toldSentence READ toldSentence NOTIFY refreshed)
  // Dates would move that people have joined: they are moved, or stay while others move.
  Q_PROPERTY(bool movesJoined READ movesJoined NOTIFY refreshed)
  Q_PROPERTY(bool mayLeaveJoined READ mayLeaveJoined NOTIFY refreshed)

 public:
  ChangeShiftModel(PhoneContext& context, const QString& shift, QObject* parent = nullptr);

  void setTitle(const QString& text) { Set(title_, text); }
  void setPlace(const QString& text) { Set(place_, text); }
  void setCategory(const QString& text) { Set(category_, text); }
  void setDescription(const QString& text) { Set(description_, text); }
  void setBring(const QString& text) { Set(bring_, text); }
  ShiftDraft* draft() { return &draft_; }
  PersonPicker* leader() { return &leader_; }
  int reach() const { return reach_; }
  void setReach(int reach);
  QString when() const;
  bool series() const { return to_come_.size() > 1; }
  QString reachSentence() const;
  QString missing() const;
  QStringList changes() const;
  QStringList joined() const;
  QString toldSentence() const;
  bool movesJoined() const { return Moves() && (!joined_.empty() || joined_dates_ > 0); }
  bool mayLeaveJoined() const;

  // Sends it. Dates that people have joined are moved and they are told, or stay where they are
  // when `leaveJoined`.
  Q_INVOKABLE void save(bool leaveJoined);

 Q_SIGNALS:
  // Somebody has joined since the page was read: it has to be said anew what becomes of them.
  void joinedMeanwhile();

 protected:
  absl::Status Refresh() override;

 private:
  struct Joined {
    absl::Time start;
    std::set<std::string> people;
    int unknown = 0;  // of whom the phone knows the number alone
  };

  absl::Status Load();
  absl::Status ReadDates();
  absl::StatusOr<Joined> PeopleOf(const v1::Shift& shift);
  void Set(QString& field, const QString& text);
  std::vector<v1::Shift> Reached() const;
  bool ReachesAll() const { return !series() || reach_ == 2; }
  int64_t CivilDistance() const;
  bool Moves() const;
  // Where the first of the reached dates would lie that has gone by; nullopt when none would.
  std::optional<absl::Time> FirstGone() const;
  bool OtherPositions() const;
  bool OtherLeader() const { return leader_.person() != original_.leader(); }
  bool OtherWindow() const;
  QString MovedLine() const;
  QString PositionsLine() const;
  // What of the typed differs: names of UpdateEventRequest.update_mask.
  std::vector<std::string> Mask() const;
  bool ChangesSeries() const;
  v1::UpdateSeriesRequest SeriesRequest(bool leave_joined) const;
  v1::UpdateEventRequest EventRequest() const;
  // The words go first: what comes after may be refused and sent again, and moves nothing twice.
  void SendEvent(v1::UpdateEventRequest request, bool leave_joined);
  void SendSeries(bool leave_joined);
  void SeriesRefused(const absl::Status& status);
  void Finish(const v1::UpdateSeriesResponse& response);

  const std::string name_;
  v1::Event event_;
  v1::Shift original_;
  std::vector<v1::Shift> to_come_;  // of the event, open, not begun, by start
  std::vector<Joined> joined_;      // of the reached dates
  std::set<std::string> on_any_;    // people on any date to come
  int on_any_unknown_ = 0;
  int joined_dates_ = 0, joined_people_ = 0;  // as the server has said
  QString title_, place_, category_, description_, bring_;
  ShiftDraft draft_;
  PersonPicker leader_;
  int reach_ = 0;
  bool words_saved_ = false;
};

}  // namespace glimmer::mobile

#endif  // GLIMMER_MOBILE_DESK_CHANGE_SHIFT_MODEL_H_
