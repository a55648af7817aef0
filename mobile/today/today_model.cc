#include "mobile/today/today_model.h"

#include <algorithm>
#include <utility>

#include "mobile/model/format_words.h"
#include "mobile/model/my_visit_words.h"
#include "mobile/model/state_words.h"
#include "mobile/store/early_answer.h"
#include "shared/base/status_macros.h"
#include "shared/base/time_convert.h"

namespace glimmer::mobile {
namespace {

using Mine = MyState::Kind;
using Presence = AttendanceState::Kind;

// A shift with an open check-in stays the next one this long after its end.
constexpr absl::Duration kLinger = absl::Hours(12);
// Counted down in minutes below this, then in hours within the day.
constexpr absl::Duration kCountdown = absl::Minutes(100);
constexpr absl::Duration kWeek = absl::Hours(24 * 7);

absl::Time StartOf(const ShiftView& view) { return FromTimestamp(view.shift.start_time()); }
absl::Time EndOf(const ShiftView& view) { return FromTimestamp(view.shift.end_time()); }
absl::TimeZone Zone(const ShiftView& view) { return ZoneOf(view.shift.time_zone()); }

bool IsHere(const ShiftView& view) { return view.attendance.kind == Presence::kCheckedIn; }

bool HoldsPlace(const ShiftView& view) {
  switch (view.mine.kind) {
    case Mine::kConfirmed:
    case Mine::kWaitingToSend:
    case Mine::kAccepting:
    case Mine::kAskingForCover:
      return true;
    default:
      return view.leads || IsHere(view);
  }
}

// What the person is to be at, and has not left yet.
bool IsAhead(const ShiftView& view, absl::Time now) {
  if (IsHere(view)) return true;
  return HoldsPlace(view) && view.shift.state() == v1::Shift::STATE_OPEN && EndOf(view) > now &&
         view.attendance.kind == Presence::kNotCheckedIn;
}

// Today and tomorrow, by the shift's own calendar.
bool IsNear(const ShiftView& view, absl::Time now) {
  return absl::ToCivilDay(StartOf(view), Zone(view)) <= absl::ToCivilDay(now, Zone(view)) + 1;
}

// Where one is checked in comes first, then what begins first.
const ShiftView* ChooseNext(const std::vector<ShiftView>& mine, absl::Time now) {
  const ShiftView* next = nullptr;
  for (const ShiftView& view : mine) {
    if (!IsAhead(view, now)) continue;
    if (IsHere(view)) return &view;
    if (next == nullptr) next = &view;
  }
  return next;
}

BadgeWords BadgeOf(const ShiftView& view, absl::Time now) {
  const BadgeWords attendance = AttendanceBadge(view.attendance, Zone(view), now);
  return attendance.text.isEmpty() ? SignUpBadge(view.mine, Zone(view), now) : attendance;
}

TodayRow RowOf(const ShiftView& view, absl::Time now) {
  const BadgeWords badge = BadgeOf(view, now);
  TodayRow row;
  row.key = QString::fromStdString(view.shift.name());
  row.title = QString::fromStdString(view.shift.title());
  row.detail = TodayModel::tr("%1, %2").arg(SpanWords(StartOf(view), EndOf(view), Zone(view), now),
                                            QString::fromStdString(view.shift.place()));
  row.badge_kind = badge.kind;
  row.badge_text = badge.text;
  if (view.mine.kind == Mine::kOffered) row.offer = QString::fromStdString(view.mine.sign_up);
  return row;
}

// Where the person has something to do, or goes soon.
bool IsShown(const VisitView& view, absl::Time now) {
  if (IsTold(view, now) || view.mine.kind == MyVisit::Kind::kUnderway) return true;
  const absl::TimeZone zone = ZoneOf(view.visit.time_zone());
  const absl::Time start = FromTimestamp(view.visit.start_time());
  return GoesThere(view.mine) && !view.gone && FromTimestamp(view.visit.end_time()) > now &&
         absl::ToCivilDay(start, zone) <= absl::ToCivilDay(now, zone) + 1;
}

TodayVisitRow VisitRowOf(const VisitView& view, const std::string& person, absl::Time now) {
  const BadgeWords badge = MyVisitBadge(view, now);
  TodayVisitRow row;
  row.key = QString::fromStdString(view.visit.name());
  row.title = TodayModel::tr("Visit: %1").arg(view.visit.household_alias().c_str());
  row.urgent = IsTold(view, now);
  row.detail = row.urgent ? AlarmSentence(view, now)
                          : TodayModel::tr("%1, %2").arg(VisitSpan(view.visit, now),
                                                         CompanionWords(view.visit, person));
  row.badge_kind = badge.kind;
  row.badge_text = badge.text;
  return row;
}

bool WantsEye(const ShiftView& view) {
  return view.mine.kind == Mine::kOffered || view.mine.kind == Mine::kRefused;
}

}  // namespace

TodayModel::TodayModel(PhoneContext& context, QObject* parent)
    : PageModel(context, parent),
      others_(TodayRow::staticMetaObject, this),
      visits_(TodayVisitRow::staticMetaObject, this) {
  RefreshNow();
}

absl::Status TodayModel::Refresh() {
  const absl::Time now = context().Now();
  date_ = DateWords(absl::ToCivilDay(now, absl::LocalTimeZone()));
  next_ = Next();
  far_sentence_.clear();
  ASSIGN_OR_RETURN(const auto mine, phone().overlay().MyShifts(now - kLinger));
  const ShiftView* next = ChooseNext(mine, now);
  if (next != nullptr && IsNear(*next, now)) {
    ShowNext(*next, now);
  } else {
    RETURN_IF_ERROR(ShowNothing(next, now));
  }
  ShowOthers(mine, next, now);
  RETURN_IF_ERROR(ShowVisits(now));
  RETURN_IF_ERROR(ShowNotices());
  return ShowMonth(now);
}

void TodayModel::ShowNext(const ShiftView& view, absl::Time now) {
  const v1::Shift& shift = view.shift;
  next_.shift = QString::fromStdString(shift.name());
  next_.stage = IsHere(view) || now >= StartOf(view) ? tr("Under way") : tr("Next");
  next_.title = QString::fromStdString(shift.title());
  //: When, and how long
  next_.when = tr("%1, %2").arg(SpanWords(StartOf(view), EndOf(view), Zone(view), now),
                                LengthWords(EndOf(view) - StartOf(view)));
  next_.place = QString::fromStdString(shift.place());
  const BadgeWords badge = BadgeOf(view, now);
  next_.badge_kind = badge.kind;
  next_.badge_text = badge.text;
  ShowPeople(view);
  ShowStep(view, now);
  ShowLamp(view, now);
}

void TodayModel::ShowPeople(const ShiftView& view) {
  const v1::Shift& shift = view.shift;
  next_.leader_name = QString::fromStdString(shift.leader_display_name());
  next_.leader = tr("Nobody leads yet");
  if (!next_.leader_name.isEmpty()) next_.leader = tr("%1 leads").arg(next_.leader_name);
  if (view.leads) next_.leader = tr("You lead this shift");
  const int left = shift.capacity() - shift.held();
  //: How many people have a place
  next_.people = tr("%n going", "", shift.held());
  if (left > 0) next_.people = tr("%1, %2").arg(next_.people, tr("%n place(s) left", "", left));
}

void TodayModel::ShowStep(const ShiftView& view, absl::Time now) {
  const absl::Time opens = StartOf(view) - kCheckInLead;
  next_.roster_open = view.leads && now >= opens;
  if (IsHere(view)) {
    next_.step = "checkout";
    next_.step_sentence =
        now < EndOf(view)
            ? tr("Ends %1; check out when you leave earlier, too")
                  .arg(ClockWords(EndOf(view), Zone(view)))
            : tr("It ended %1; please check out").arg(ClockWords(EndOf(view), Zone(view)));
  } else if (now >= opens) {
    next_.step = "checkin";
    next_.step_sentence = tr("Check-in is open, also without signal");
  } else {
    next_.step = "soon";
    next_.step_sentence = tr("Check-in opens %1").arg(MomentWords(opens, Zone(view), now));
  }
}

void TodayModel::ShowLamp(const ShiftView& view, absl::Time now) {
  const absl::Duration ahead = StartOf(view) - now;
  if (IsHere(view)) {
    const int64_t served = absl::ToInt64Minutes(now - view.attendance.check_in_time);
    next_.lamp_number = QString::number(std::max<int64_t>(0, served));
    next_.lamp_unit = tr("min served");
  } else if (ahead > absl::ZeroDuration() && ahead < kCountdown) {
    // The minute that has begun still counts: never "0 min to go" before the start.
    next_.lamp_number = QString::number(absl::ToInt64Minutes(absl::Ceil(ahead, absl::Minutes(1))));
    next_.lamp_unit = tr("min to go");
  } else if (ahead > absl::ZeroDuration() && ahead < absl::Hours(24)) {
    next_.lamp_number = QString::number((absl::ToInt64Minutes(ahead) + 30) / 60);
    next_.lamp_unit = tr("h to go");
  }
}

absl::Status TodayModel::ShowNothing(const ShiftView* far, absl::Time now) {
  if (far != nullptr) {
    //: The next shift, further away than tomorrow: when, what
    far_sentence_ = tr("Your next one: %1, %2")
                        .arg(MomentWords(StartOf(*far), Zone(*far), now),
                             QString::fromStdString(far->shift.title()));
  }
  ASSIGN_OR_RETURN(const auto shifts, phone().overlay().Shifts(now));
  const auto open = std::count_if(shifts.begin(), shifts.end(), [&](const ShiftView& view) {
    return view.why_not.none() && view.mine.kind == Mine::kNone && !view.leads &&
           StartOf(view) > now && StartOf(view) < now + kWeek;
  });
  if (open == 0) return absl::OkStatus();
  next_.step_sentence = tr("%n shift(s) in the next 7 days want you", "", static_cast<int>(open));
  return absl::OkStatus();
}

void TodayModel::ShowOthers(const std::vector<ShiftView>& mine, const ShiftView* next,
                            absl::Time now) {
  std::vector<TodayRow> rows;
  for (const ShiftView& view : mine) {
    if (&view == next || EndOf(view) <= now) continue;
    if (view.mine.kind == Mine::kNone && !view.leads) continue;
    if (IsNear(view, now) || WantsEye(view)) rows.push_back(RowOf(view, now));
  }
  // What wants an answer stands first; the rest by time.
  std::stable_partition(rows.begin(), rows.end(),
                        [](const TodayRow& row) { return !row.offer.isEmpty(); });
  others_.SetRows(rows);
}

// Of those that are still ahead the next one is enough.
absl::Status TodayModel::ShowVisits(absl::Time now) {
  ASSIGN_OR_RETURN(const Profile profile, phone().store().GetProfile());
  ASSIGN_OR_RETURN(const auto views, phone().visits().Visits());
  std::vector<TodayVisitRow> rows;
  bool ahead = false;
  for (const VisitView& view : views) {
    if (!IsShown(view, now)) continue;
    const bool now_due = IsTold(view, now) || view.mine.kind == MyVisit::Kind::kUnderway;
    if (!now_due && std::exchange(ahead, true)) continue;
    rows.push_back(VisitRowOf(view, profile.person, now));
  }
  std::stable_partition(rows.begin(), rows.end(),
                        [](const TodayVisitRow& row) { return row.urgent; });
  visits_.SetRows(rows);
  return absl::OkStatus();
}

absl::Status TodayModel::ShowNotices() {
  ASSIGN_OR_RETURN(const auto notices, phone().overlay().Notices());
  unseen_ =
      static_cast<int>(std::count_if(notices.begin(), notices.end(), [](const v1::Notice& notice) {
        return notice.state() != v1::Notice::STATE_SEEN;
      }));
  return absl::OkStatus();
}

absl::Status TodayModel::ShowMonth(absl::Time now) {
  month_sentence_.clear();
  ASSIGN_OR_RETURN(const Profile profile, phone().store().GetProfile());
  ASSIGN_OR_RETURN(const auto records, phone().store().ListRecords(profile.person));
  const std::string month = absl::FormatTime("%Y-%m", now, absl::LocalTimeZone());
  int64_t minutes = 0;
  for (const v1::ServiceRecord& record : records) {
    const bool counts = record.in_force() && record.state() == v1::ServiceRecord::STATE_CONFIRMED;
    if (counts && absl::string_view(record.civil_date()).substr(0, month.size()) == month) {
      minutes += record.counted_minutes();
    }
  }
  if (minutes > 0) month_sentence_ = tr("%1 confirmed this month").arg(HoursWords(minutes));
  return absl::OkStatus();
}

void TodayModel::accept(const QString& signUp) {
  Report(phone().commands().AcceptOffer(signUp.toStdString()),
         tr("You said yes. It is yours when the server has confirmed it."));
}

void TodayModel::decline(const QString& signUp) {
  Report(phone().commands().DeclineOffer(signUp.toStdString()),
         tr("You said no. The place goes to the next in line."), true);
}

}  // namespace glimmer::mobile
