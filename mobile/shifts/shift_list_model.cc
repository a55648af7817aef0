#include "mobile/shifts/shift_list_model.h"

#include <vector>

#include "mobile/model/desk_scope.h"
#include "mobile/model/format_words.h"
#include "mobile/model/refusal_words.h"
#include "mobile/model/state_words.h"
#include "shared/base/status_macros.h"
#include "shared/base/time_convert.h"

namespace glimmer::mobile {
namespace {

using Mine = MyState::Kind;

// What the person may do in the row. A full shift offers the line when nothing else speaks against.
QString StepOf(const ShiftView& view) {
  if (view.mine.kind == Mine::kOffered) return "offer";
  if (view.mine.kind != Mine::kNone) return {};
  if (view.why_not.none()) return "join";
  return view.why_not.reason == v1::ERROR_REASON_SHIFT_FULL ? "line" : QString();
}

bool OnWeekend(const v1::Shift& shift) {
  const absl::Weekday day = absl::GetWeekday(
      absl::ToCivilDay(FromTimestamp(shift.start_time()), ZoneOf(shift.time_zone())));
  return day == absl::Weekday::saturday || day == absl::Weekday::sunday;
}

}  // namespace

ShiftRow ShiftRowOf(const ShiftView& view, absl::Time now) {
  const v1::Shift& shift = view.shift;
  const absl::TimeZone zone = ZoneOf(shift.time_zone());
  const absl::Time start = FromTimestamp(shift.start_time());
  const BadgeWords badge = SignUpBadge(view.mine, zone, now);
  ShiftRow row;
  row.key = QString::fromStdString(shift.name());
  row.day = DayWords(absl::ToCivilDay(start, zone), absl::ToCivilDay(now, zone));
  row.clock = ClockWords(start, zone);
  row.length = LengthWords(FromTimestamp(shift.end_time()) - start);
  row.title = QString::fromStdString(shift.title());
  row.place = QString::fromStdString(shift.place());
  row.places = QStringLiteral("%1/%2").arg(shift.held()).arg(shift.capacity());
  row.badge_kind = badge.kind;
  row.badge_text = badge.text;
  row.step = StepOf(view);
  if (view.mine.kind == Mine::kNone) row.why_not = RefusalSentence(view.why_not);
  row.sign_up = QString::fromStdString(view.mine.sign_up);
  QStringList spoken = {row.clock, row.title, row.place, row.places, row.badge_text, row.why_not};
  spoken.removeAll(QString());
  row.spoken = spoken.join(ShiftListModel::tr(", "));
  return row;
}

ShiftListModel::ShiftListModel(PhoneContext& context, QObject* parent)
    : PageModel(context, parent), rows_(ShiftRow::staticMetaObject, this) {
  RefreshNow();
}

void ShiftListModel::Set(bool& flag, bool on) {
  if (flag == on) return;
  flag = on;
  RefreshNow();
}

bool ShiftListModel::Wanted(const ShiftView& view, const ShiftRow& row) const {
  const bool mine = view.mine.kind != Mine::kNone;
  if (mine_only_ && !mine) return false;
  if (!mine && view.shift.state() != v1::Shift::STATE_OPEN) return false;
  if (for_me_ && !mine && row.step.isEmpty()) return false;
  return !weekend_ || OnWeekend(view.shift);
}

absl::Status ShiftListModel::Refresh() {
  const absl::Time now = context().Now();
  ASSIGN_OR_RETURN(const auto views, phone().overlay().Shifts(now));
  ASSIGN_OR_RETURN(const Profile profile, phone().store().GetProfile());
  can_plan_ = Coordinates(profile);
  std::vector<ShiftRow> rows;
  for (const ShiftView& view : views) {
    ShiftRow row = ShiftRowOf(view, now);
    if (!Wanted(view, row)) continue;
    row.first_of_day = rows.empty() || rows.back().day != row.day;
    rows.push_back(std::move(row));
  }
  rows_.SetRows(rows);
  return absl::OkStatus();
}

void ShiftListModel::join(const QString& shift, bool line) {
  const auto queued =
      phone().commands().SignUp({.shift = shift.toStdString(), .join_waitlist = line});
  if (queued.ok()) last_join_ = *queued;
  Report(queued, line ? tr("You asked for a place in line.") : tr("You asked for a place."), true);
}

void ShiftListModel::accept(const QString& signUp) {
  Report(phone().commands().AcceptOffer(signUp.toStdString()), tr("You said yes."));
}

void ShiftListModel::decline(const QString& signUp) {
  Report(phone().commands().DeclineOffer(signUp.toStdString()),
         tr("You said no. The place goes to the next in line."), true);
}

void ShiftListModel::undo(const QString& requestId) {
  if (requestId.toStdString() != last_join_.request_id) return PageModel::undo(requestId);
  Report(phone().commands().Leave(last_join_.resource, false), tr("You are not on it any more."));
}

}  // namespace glimmer::mobile
