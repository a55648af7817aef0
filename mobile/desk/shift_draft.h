// One date of an event as it is typed: when, with which positions, and when people sign up. Part of
// the pages that add a date and that change one. Main thread.
#ifndef GLIMMER_MOBILE_DESK_SHIFT_DRAFT_H_
#define GLIMMER_MOBILE_DESK_SHIFT_DRAFT_H_

#include <QtQml/qqmlregistration.h>

#include <QObject>
#include <QString>
#include <optional>

#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "mobile/desk/position_list.h"
#include "mobile/desk/sign_up_window.h"

namespace glimmer::mobile {

class ShiftDraft : public QObject {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("Made by view-models")
  Q_PROPERTY(QString day MEMBER day_ WRITE setDay NOTIFY changed)
  Q_PROPERTY(QString start MEMBER start_ WRITE setStart NOTIFY changed)
  Q_PROPERTY(QString end MEMBER end_ WRITE setEnd NOTIFY changed)
  // Day and length in words, as they were understood; empty while they were not.
  Q_PROPERTY(QString readAs READ readAs NOTIFY changed)
  Q_PROPERTY(glimmer::mobile::PositionList* positions READ positions CONSTANT)
  Q_PROPERTY(glimmer::mobile::SignUpWindow* window READ window CONSTANT)

 public:
  ShiftDraft(PhoneContext& context, QObject* parent);

  void setDay(const QString& text) { Set(day_, text); }
  void setStart(const QString& text) { Set(start_, text); }
  void setEnd(const QString& text) { Set(end_, text); }
  QString readAs() const;
  PositionList* positions() { return &positions_; }
  SignUpWindow* window() { return &window_; }
  const PositionList& Positions() const { return positions_; }
  const SignUpWindow& Window() const { return window_; }

  // Times and positions of a shift that is there.
  void Show(const v1::Shift& shift);
  // Another day, the rest as it is.
  void ShowDay(absl::CivilDay day);
  // nullopt while day or clock cannot be read.
  std::optional<absl::CivilSecond> CivilStart() const;
  absl::Duration Length() const;
  // The first thing that is missing for a start after `now`.
  QString Missing(absl::Time now) const;
  const absl::TimeZone& zone() const { return zone_; }

 Q_SIGNALS:
  void changed();

 private:
  void Set(QString& field, const QString& text);
  std::optional<absl::CivilDay> Day() const;

  PhoneContext& context_;
  PositionList positions_;
  SignUpWindow window_;
  QString day_, start_, end_;
  // Of the shift that was shown: a whole day cannot be told from none by its clocks.
  QString shown_start_, shown_end_;
  absl::Duration shown_length_;
  absl::TimeZone zone_;
};

}  // namespace glimmer::mobile

#endif  // GLIMMER_MOBILE_DESK_SHIFT_DRAFT_H_
