// Reminds one person of this phone, while the app runs. What fell due while it did not is not said
// afterwards: whoever opens the app sees the day's page. Main thread.
#ifndef GLIMMER_MOBILE_REMINDERS_REMINDERS_H_
#define GLIMMER_MOBILE_REMINDERS_REMINDERS_H_

#include <QObject>

#include "absl/status/status.h"
#include "mobile/model/phone_context.h"
#include "mobile/reminders/due_reminders.h"
#include "mobile/reminders/notifier.h"

namespace glimmer::mobile {

class Reminders : public QObject {
  Q_OBJECT

 public:
  // `notifier` outlives this.
  Reminders(PhoneContext& context, Notifier& notifier, QObject* parent = nullptr);

  // The way to the person, when several share the phone; empty for one alone.
  void SetAddressee(const QString& name) { addressee_ = name; }

 private:
  // Shows what fell due since the last look; at most every twenty seconds.
  void Look();
  absl::Status ShowDue(absl::Time now);
  void Show(const Reminder& reminder, absl::Time now);
  void Show(const VisitReminder& reminder, absl::Time now);
  void Notify(const QString& title, const QString& text);

  PhoneContext& context_;
  Notifier& notifier_;
  QString addressee_;
  absl::Time looked_;
};

}  // namespace glimmer::mobile

#endif  // GLIMMER_MOBILE_REMINDERS_REMINDERS_H_
