#include "mobile/reminders/reminders.h"

#include "mobile/model/format_words.h"
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
  return absl::OkStatus();
}

void Reminders::Show(const Reminder& reminder, absl::Time now) {
  const v1::Shift& shift = reminder.shift.shift;
  const QString when = SpanWords(FromTimestamp(shift.start_time()), FromTimestamp(shift.end_time()),
                                 ZoneOf(shift.time_zone()), now);
  QString text = tr("%1, %2").arg(when, QString::fromStdString(shift.place()));
  if (!addressee_.isEmpty()) text = tr("For %1: %2").arg(addressee_, text);
  notifier_.Show(TitleOf(reminder), text);
}

}  // namespace glimmer::mobile
