// A new event: what is typed, its dates as they will lie, and what is still missing. The server
// expands the rule again and decides. Main thread.
#ifndef GLIMMER_MOBILE_DESK_SERIES_MODEL_H_
#define GLIMMER_MOBILE_DESK_SERIES_MODEL_H_

#include <QStringList>
#include <QVariantList>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "mobile/desk/position_list.h"
#include "mobile/desk/sign_up_window.h"
#include "mobile/model/page_model.h"
#include "mobile/model/person_picker.h"
#include "shared/domain/series_rules.h"

namespace glimmer::mobile {

class SeriesModel : public glimmer::mobile::PageModel {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("Made by the application")
  // As typed.
  Q_PROPERTY(QString title MEMBER title_ WRITE setTitle NOTIFY refreshed)
  Q_PROPERTY(QString place MEMBER place_ WRITE setPlace NOTIFY refreshed)
  Q_PROPERTY(QString category MEMBER category_ WRITE setCategory NOTIFY refreshed)
  Q_PROPERTY(QString bring MEMBER bring_ WRITE setBring NOTIFY refreshed)
  Q_PROPERTY(QString description MEMBER description_ WRITE setDescription NOTIFY refreshed)
  Q_PROPERTY(QString start MEMBER start_ WRITE setStart NOTIFY refreshed)
  Q_PROPERTY(QString end MEMBER end_ WRITE setEnd NOTIFY refreshed)
  Q_PROPERTY(QString firstDay MEMBER first_day_ WRITE setFirstDay NOTIFY refreshed)
  Q_PROPERTY(QString lastDay MEMBER last_day_ WRITE setLastDay NOTIFY refreshed)
  // Communities where it may happen, and which one.
  Q_PROPERTY(QStringList hosts READ hosts NOTIFY refreshed)
  Q_PROPERTY(int host READ host WRITE setHost NOTIFY refreshed)
  // Once, every week, every two weeks, every month.
  Q_PROPERTY(int repeat READ repeat WRITE setRepeat NOTIFY refreshed)
  Q_PROPERTY(bool weekly READ weekly NOTIFY refreshed)
  // {text, on}, Monday first.
  Q_PROPERTY(QVariantList weekdays READ weekdays NOTIFY refreshed)
  Q_PROPERTY(glimmer::mobile::PositionList* positions READ positions CONSTANT)
  Q_PROPERTY(glimmer::mobile::SignUpWindow* window READ window CONSTANT)
  Q_PROPERTY(glimmer::mobile::PersonPicker* leader READ leader CONSTANT)
  // "Every Tuesday and Friday 14:00–16:00", and what it comes to.
  Q_PROPERTY(QString ruleSentence READ ruleSentence NOTIFY refreshed)
  Q_PROPERTY(QString totalSentence READ totalSentence NOTIFY refreshed)
  // {year, month, title, states} for CalendarMonth.
  Q_PROPERTY(QVariantList months READ months NOTIFY refreshed)
  // {text, why} of the dates that lie on another event at the same place.
  Q_PROPERTY(QVariantList clashes READ clashes NOTIFY refreshed)
  Q_PROPERTY(int dates READ dates NOTIFY refreshed)
  // The first thing that is missing; empty when it can be published.
  Q_PROPERTY(QString missing READ missing NOTIFY refreshed)

 public:
  explicit SeriesModel(PhoneContext& context, QObject* parent = nullptr);

  void setTitle(const QString& text) { Set(title_, text); }
  void setPlace(const QString& text) { Set(place_, text); }
  void setCategory(const QString& text) { Set(category_, text); }
  void setBring(const QString& text) { Set(bring_, text); }
  void setDescription(const QString& text) { Set(description_, text); }
  void setStart(const QString& text) { Set(start_, text); }
  void setEnd(const QString& text) { Set(end_, text); }
  void setFirstDay(const QString& text) { Set(first_day_, text); }
  void setLastDay(const QString& text) { Set(last_day_, text); }
  QStringList hosts() const;
  int host() const { return host_; }
  void setHost(int host);
  int repeat() const { return repeat_; }
  void setRepeat(int repeat);
  bool weekly() const;
  QVariantList weekdays() const;
  PositionList* positions() { return &positions_; }
  SignUpWindow* window() { return &window_; }
  PersonPicker* leader() { return &leader_; }
  QString ruleSentence() const;
  QString totalSentence() const;
  QVariantList months() const;
  QVariantList clashes() const;
  int dates() const;
  QString missing() const;

  Q_INVOKABLE void toggleWeekday(int weekday);
  // Leaves out a date of the series, or takes it in again.
  Q_INVOKABLE void toggleDay(int year, int month, int day);
  Q_INVOKABLE void publish();

 protected:
  absl::Status Refresh() override;

 private:
  struct Busy {
    absl::Time start, end;
    std::string title;
  };

  void Set(QString& field, const QString& text);
  // Reads what was typed; what cannot be read is absent.
  void ReadDraft();
  absl::CivilDay Today() const;
  RecurrenceSummary Rule() const;
  // The first day on or after the typed one that fits the rule.
  absl::CivilDay FirstFit() const;
  absl::Duration Length() const;
  std::string ClashOf(absl::CivilSecond civil) const;
  std::vector<absl::CivilSecond> Planned() const;  // without those left out
  v1::Event TypedEvent() const;

  PersonPicker leader_;
  PositionList positions_;
  SignUpWindow window_;
  std::vector<v1::Unit> reach_, hosts_;
  QString title_, place_, category_, description_, bring_, start_ = "14:00", end_ = "16:00",
                                                           first_day_, last_day_;
  int host_ = 0, repeat_ = 0;
  std::set<int> weekdays_;  // 0 Monday
  std::set<absl::CivilDay> left_out_;
  std::vector<Busy> busy_;  // other shifts at the place
  absl::TimeZone zone_;
  // What was read of the draft.
  std::optional<absl::CivilDay> first_, last_;
  std::optional<int> from_, to_;
  std::vector<absl::CivilSecond> starts_;
};

}  // namespace glimmer::mobile

#endif  // GLIMMER_MOBILE_DESK_SERIES_MODEL_H_
