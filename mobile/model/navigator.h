// Where to go: pages say what they want to see, the shell shows it. It only emits; one per engine.
#ifndef GLIMMER_MOBILE_MODEL_NAVIGATOR_H_
#define GLIMMER_MOBILE_MODEL_NAVIGATOR_H_

#include <QtQml/qqmlregistration.h>

#include <QObject>
#include <QString>

namespace glimmer::mobile {

class Navigator : public QObject {
  Q_OBJECT
  QML_ELEMENT
  QML_SINGLETON

 public:
  explicit Navigator(QObject* parent = nullptr) : QObject(parent) {}

  Q_INVOKABLE void openPlace(const QString& place) { Q_EMIT placeRequested(place); }
  Q_INVOKABLE void openShift(const QString& shift) { Q_EMIT shiftRequested(shift); }
  Q_INVOKABLE void openRoster(const QString& shift) { Q_EMIT rosterRequested(shift); }
  Q_INVOKABLE void openCheckIn(const QString& shift) { Q_EMIT checkInRequested(shift); }
  Q_INVOKABLE void openCheckOut(const QString& shift) { Q_EMIT checkOutRequested(shift); }
  Q_INVOKABLE void openWaiting() { Q_EMIT waitingRequested(); }
  Q_INVOKABLE void openNotices() { Q_EMIT noticesRequested(); }
  Q_INVOKABLE void openSettings() { Q_EMIT settingsRequested(); }
  Q_INVOKABLE void openProfiles() { Q_EMIT profilesRequested(); }
  // `state`: "" all, "waiting", "refused".
  Q_INVOKABLE void openRecords(const QString& state) { Q_EMIT recordsRequested(state); }
  Q_INVOKABLE void openTypeCode() { Q_EMIT typeCodeRequested(); }
  Q_INVOKABLE void openSeriesEditor() { Q_EMIT seriesEditorRequested(); }
  Q_INVOKABLE void back() { Q_EMIT backRequested(); }

 Q_SIGNALS:
  void placeRequested(const QString& place);  // "today", "shifts", "me", "hours", "people"
  void shiftRequested(const QString& shift);
  void rosterRequested(const QString& shift);
  void checkInRequested(const QString& shift);
  void checkOutRequested(const QString& shift);
  void waitingRequested();
  void noticesRequested();
  void settingsRequested();
  void profilesRequested();
  void recordsRequested(const QString& state);
  void typeCodeRequested();
  void seriesEditorRequested();
  void backRequested();
};

}  // namespace glimmer::mobile

#endif  // GLIMMER_MOBILE_MODEL_NAVIGATOR_H_
