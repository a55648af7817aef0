#include "mobile/reminders/reminders.h"

#include "mobile/model/format_words.h"
#include "mobile/model/my_visit_words.h"
#include "shared/base/status_macros.h"
#include "shared/base/time_convert.h"

namespace glimmer::mobile {
namespace {

constexpr absl::Duration kBetweenLooks = absl::Seconds(20);

QString TitleOf(const Reminder& reminder) {
  const QString title = QString::fromStdString(reminder.shift.shift.title());
  switch (reminder.kind) {
    case Reminder::Kind::kDayBefore:
      return Reminders::tr("Tomorrow: %1").arg(title);
    case Reminder::Kind::kSoon:
      return Reminders::tr("Soon: %1").arg(title);
    case Reminder::Kind::kCheckOut:
      return Reminders::tr("You have not checked out: %1").arg(title);
  }
  return title;
}

// The household's alias and nothing else of it: others may see the screen.
QString TitleOf(const VisitReminder& reminder) {
  const QString alias = QString::fromStdString(reminder.visit.visit.household_alias());
  switch (reminder.kind) {
    case VisitReminder::Kind::kDayBefore:
      return Reminders::tr("Visit tomorrow: %1").arg(alias);
    case VisitReminder::Kind::kSoon:
      return Reminders::tr("Visit soon: %1").arg(alias);
    case VisitReminder::Kind::kEnd:
      return Reminders::tr("Are you well? The visit should be over: %1").arg(alias);
    case VisitReminder::Kind::kBeforeAlarm:
      return Reminders::tr("Please say that you are well, or others are told: %1").arg(alias);
    case VisitReminder::Kind::kTold:
      return Reminders::tr("No word from the visit to %1. Please call them").arg(alias);
  }
  return alias;
}

}  // namespace

Reminders::Reminders(PhoneContext& context, Notifier& notifier, QObject* parent)
    : QObject(parent), context_(context), notifier_(notifier), looked_(context.Now()) {
  connect(&context, &PhoneContext::changed, this, &Reminders::Look);
}

void Reminders::Look() {
  const absl::Time now = context_.Now();
  if (now - looked_ < kBetweenLooks) return;
  const absl::Status shown = ShowDue(now);
  if (!shown.ok()) qWarning("%s", shown.ToString().c_str());
  looked_ = now;
}

absl::Status Reminders::ShowDue(absl::Time now) {
  // Those that ended a while ago may still wait for a check-out.
  ASSIGN_OR_RETURN(const auto mine, context_.phone().overlay().MyShifts(looked_ - absl::Hours(12)));
  for (const Reminder& reminder : DueReminders(mine, looked_, now)) Show(reminder, now);
  ASSIGN_OR_RETURN(const auto visits, context_.phone().visits().Visits());
  for (const VisitReminder& reminder : DueVisitReminders(visits, looked_, now)) {
    Show(reminder, now);
  }
  return absl::OkStatus();
}

void Reminders::Show(const Reminder& reminder, absl::Time now) {
  const v1::Shift& shift = reminder.shift.shift;
  const QString when = SpanWords(FromTimestamp(shift.start_time()), FromTimestamp(shift.end_time()),
                                 ZoneOf(shift.time_zone()), now);
  Notify(TitleOf(reminder), tr("%1, %2").arg(when, QString::fromStdString(shift.place())));
}

void Reminders::Show(const VisitReminder& reminder, absl::Time now) {
  const VisitView& view = reminder.visit;
  const bool waits = reminder.kind == VisitReminder::Kind::kEnd ||
                     reminder.kind == VisitReminder::Kind::kBeforeAlarm;
  const QString text =
      waits ? tr("Without word the first is told at %1")
                  .arg(SoonWords(view.tell_time, ZoneOf(view.visit.time_zone()), now))
            : VisitSpan(view.visit, now);
  Notify(TitleOf(reminder), text);
}

void Reminders::Notify(const QString& title, const QString& text) {
  notifier_.Show(title, addressee_.isEmpty() ? text : tr("For %1: %2").arg(addressee_, text));
}

}  // namespace glimmer::mobile
