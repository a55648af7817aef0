#include "mobile/shifts/shift_model.h"

#include <vector>

#include "mobile/model/desk_scope.h"
#include "mobile/model/format_words.h"
#include "mobile/model/refusal_words.h"
#include "mobile/model/state_words.h"
#include "mobile/shifts/shift_list_model.h"
#include "shared/base/status_macros.h"
#include "shared/base/time_convert.h"

namespace glimmer::mobile {
namespace {

using Mine = MyState::Kind;

constexpr size_t kMostAlternatives = 3;

QString PositionWords(const v1::Position& position) {
  QStringList needs;
  for (const std::string& skill : position.needed_skills()) {
    needs.append(QString::fromStdString(skill));
  }
  if (position.minimum_age() > 0) {
    needs.append(ShiftModel::tr("from %1 years").arg(position.minimum_age()));
  }
  const QString places = ShiftModel::tr("%1 %2/%3")
                             .arg(QString::fromStdString(position.display_name()))
                             .arg(position.held())
                             .arg(position.capacity());
  return needs.isEmpty() ? places
                         : ShiftModel::tr("%1 (%2)").arg(places, needs.join(ShiftModel::tr(", ")));
}

}  // namespace

ShiftModel::ShiftModel(PhoneContext& context, const QString& shift, QObject* parent)
    : PageModel(context, parent),
      name_(shift.toStdString()),
      alternatives_(ShiftRow::staticMetaObject, this) {
  RefreshNow();
}

absl::Status ShiftModel::Refresh() {
  ASSIGN_OR_RETURN(auto view, phone().overlay().Shift(name_));
  if (!view) {
    title_ = tr("This shift is no longer there");
    step_.clear();
    return absl::OkStatus();
  }
  view_ = *std::move(view);
  const absl::Time now = context().Now();
  RETURN_IF_ERROR(ShowWords(now));
  ShowStep(now);
  ShowLeave(now);
  return ShowAlternatives(now);
}

absl::Status ShiftModel::ShowWords(absl::Time now) {
  const v1::Shift& shift = view_.shift;
  const absl::TimeZone zone = ZoneOf(shift.time_zone());
  const absl::Time start = FromTimestamp(shift.start_time());
  const absl::Time end = FromTimestamp(shift.end_time());
  title_ = QString::fromStdString(shift.title());
  when_ = SpanWords(start, end, zone, now);
  date_ = tr("%1, %2").arg(DateWords(absl::ToCivilDay(start, zone)), LengthWords(end - start));
  leader_ = shift.leader_display_name().empty()
                ? QString()
                : tr("%1 leads").arg(QString::fromStdString(shift.leader_display_name()));
  ASSIGN_OR_RETURN(const auto event, phone().store().Get<v1::Event>(shift.event()));
  description_ = event ? QString::fromStdString(event->description()) : QString();
  ASSIGN_OR_RETURN(const auto unit, phone().store().Get<v1::Unit>(shift.organizing_unit()));
  unit_ = unit ? QString::fromStdString(unit->display_name()) : QString();
  const int missing = shift.capacity() - shift.held();
  people_sentence_ = missing > 0           ? tr("%n still wanted", nullptr, missing)
                     : shift.waiting() > 0 ? tr("%n in line", nullptr, shift.waiting())
                                           : tr("All places are taken");
  QStringList positions;
  for (const v1::Position& position : shift.positions()) positions.append(PositionWords(position));
  positions_sentence_ = positions.join(tr("; "));
  const BadgeWords badge = SignUpBadge(view_.mine, zone, now);
  badge_kind_ = badge.kind;
  badge_text_ = badge.text;
  const BadgeWords attendance = AttendanceBadge(view_.attendance, zone, now);
  attendance_kind_ = attendance.kind;
  attendance_text_ = attendance.text;
  ASSIGN_OR_RETURN(const Profile profile, phone().store().GetProfile());
  runs_roster_ = view_.leads || Coordinates(profile);
  ASSIGN_OR_RETURN(const auto units, phone().store().Units());
  plans_ = event && Plans(profile, units, shift);
  may_change_ =
      plans_ && shift.state() == v1::Shift::STATE_OPEN && start > now && !view_.cancelling;
  return absl::OkStatus();
}

void ShiftModel::ShowStep(absl::Time now) {
  const absl::TimeZone zone = ZoneOf(view_.shift.time_zone());
  const absl::Time deadline = FromTimestamp(view_.shift.leave_deadline());
  step_.clear();
  step_sentence_.clear();
  switch (view_.mine.kind) {
    case Mine::kNone:
      break;
    case Mine::kOffered:
      step_ = "offer";
      return;
    case Mine::kRefused:
      step_ = "retry";
      return;
    case Mine::kConfirmed:
    case Mine::kWaitlisted:
    case Mine::kWaitingToSend:
    case Mine::kRequested:
      if (now < FromTimestamp(view_.shift.start_time())) step_ = "leave";
      return;
    default:
      return;
  }
  step_sentence_ = RefusalSentence(view_.why_not);
  if (view_.why_not.none()) {
    step_ = "join";
    if (deadline > now) {
      step_sentence_ = tr("You can leave until %1").arg(MomentWords(deadline, zone, now));
    }
  } else if (view_.why_not.reason == v1::ERROR_REASON_SHIFT_FULL) {
    step_ = "line";
  }
}

void ShiftModel::ShowLeave(absl::Time now) {
  const absl::TimeZone zone = ZoneOf(view_.shift.time_zone());
  const absl::Time deadline = FromTimestamp(view_.shift.leave_deadline());
  leave_sentence_ =
      now < deadline
          ? tr("Until %1 this is in good time.").arg(MomentWords(deadline, zone, now))
          : tr("It is late, the others rely on you; but saying so now is better than not coming.");
}

absl::Status ShiftModel::ShowAlternatives(absl::Time now) {
  std::vector<ShiftRow> rows;
  if (step_ == "line") {
    ASSIGN_OR_RETURN(const auto views, phone().overlay().Shifts(now));
    for (const ShiftView& other : views) {
      const bool alike = other.shift.category() == view_.shift.category() ||
                         other.shift.host_unit() == view_.shift.host_unit();
      if (!alike || other.mine.kind != Mine::kNone || !other.why_not.none()) continue;
      if (rows.size() == kMostAlternatives) break;
      rows.push_back(ShiftRowOf(other, now));
    }
  }
  alternatives_.SetRows(rows);
  return absl::OkStatus();
}

void ShiftModel::join(int guests) { Join(guests, false); }

void ShiftModel::joinLine(int guests) { Join(guests, true); }

void ShiftModel::Join(int guests, bool line) {
  const auto queued =
      phone().commands().SignUp({.shift = name_, .guests = guests, .join_waitlist = line});
  if (queued.ok()) last_join_ = *queued;
  Report(queued, line ? tr("You asked for a place in line.") : tr("You asked for a place."), true);
}

void ShiftModel::accept() {
  Report(phone().commands().AcceptOffer(view_.mine.sign_up), tr("You said yes."));
}

void ShiftModel::decline() {
  Report(phone().commands().DeclineOffer(view_.mine.sign_up),
         tr("You said no. The place goes to the next in line."), true);
}

void ShiftModel::leave(bool askForCover) {
  const auto queued = phone().commands().Leave(view_.mine.sign_up, askForCover);
  Report(queued,
         askForCover ? tr("You asked for cover. The place stays yours until somebody takes over.")
                     : tr("You gave the place back. Thank you for saying so."),
         queued.ok() && !queued->request_id.empty());
}

void ShiftModel::retry() {
  const absl::Status status = phone().outbox().Retry(view_.mine.request_id);
  if (!status.ok()) return Refuse(status);
  phone().Sync(SyncEngine::Origin::kCommand);
}

void ShiftModel::discard() {
  const absl::Status status = phone().outbox().Discard(view_.mine.request_id);
  if (!status.ok()) Refuse(status);
}

void ShiftModel::undo(const QString& requestId) {
  if (requestId.toStdString() != last_join_.request_id) return PageModel::undo(requestId);
  Report(phone().commands().Leave(last_join_.resource, false), tr("You are not on it any more."));
}

}  // namespace glimmer::mobile
