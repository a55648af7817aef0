#include "mobile/shifts/roster_model.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "mobile/model/desk_scope.h"
#include "mobile/model/format_words.h"
#include "mobile/model/people_search.h"
#include "mobile/model/refusal_words.h"
#include "mobile/model/state_words.h"
#include "mobile/model/typed_times.h"
#include "shared/base/status_macros.h"
#include "shared/base/time_convert.h"
#include "shared/crypto/site_code.h"

namespace glimmer::mobile {
namespace {

using Presence = AttendanceState::Kind;

constexpr int kSecondMs = 1000;
constexpr size_t kMostFound = 8;
enum Filter { kAll, kMissing, kThere, kInLine };

bool InLine(const RosterEntry& entry) {
  return entry.sign_up.state() == v1::SignUp::STATE_WAITLISTED ||
         entry.sign_up.state() == v1::SignUp::STATE_OFFERED;
}

bool NotHere(const RosterEntry& entry) {
  return entry.attendance.kind == Presence::kNotCheckedIn && !InLine(entry) &&
         entry.joining.kind == OnItsWay::Kind::kNone;
}

// What somebody in line, on the way there or not here is called.
BadgeWords SignedUpBadge(const RosterEntry& entry) {
  if (entry.joining.kind == OnItsWay::Kind::kWaiting) {
    return {"waiting", RosterModel::tr("Sign-up waiting to send")};
  }
  if (entry.joining.kind == OnItsWay::Kind::kRefused) {
    return {"refused", JoiningRefusal(entry.joining.refusal)};
  }
  if (entry.sign_up.state() == v1::SignUp::STATE_WAITLISTED) {
    return {"waitlist",
            RosterModel::tr("Number %1 in line").arg(entry.sign_up.waitlist_position())};
  }
  if (entry.sign_up.state() == v1::SignUp::STATE_OFFERED) {
    return {"offered", RosterModel::tr("Was offered a place")};
  }
  return {"neutral", RosterModel::tr("Not here yet")};
}

}  // namespace

RosterModel::RosterModel(PhoneContext& context, const QString& shift, QObject* parent)
    : PageModel(context, parent),
      shift_(shift.toStdString()),
      site_code_(context, shift.toStdString(), this),
      adding_(context, shift.toStdString()),
      correction_(context),
      contact_(context),
      rows_(RosterRow::staticMetaObject, this),
      found_(RosterRow::staticMetaObject, this),
      absent_(RosterRow::staticMetaObject, this) {
  connect(&second_, &QTimer::timeout, this, [this] {
    site_code_.Note();
    Q_EMIT ticked();
  });
  connect(&site_code_, &SiteCodeSource::fetched, this, [this] {
    site_problem_.clear();
    Q_EMIT ticked();
  });
  connect(&site_code_, &SiteCodeSource::failed, this, [this](const absl::Status& status) {
    site_problem_ = ProblemSentence(status);
    Q_EMIT ticked();
  });
  for (PageModel* part : {static_cast<PageModel*>(&adding_), static_cast<PageModel*>(&correction_),
                          static_cast<PageModel*>(&contact_)}) {
    connect(part, &PageModel::done, this, &PageModel::done);
    connect(part, &PageModel::refused, this, &PageModel::refused);
  }
  second_.start(kSecondMs);
  RefreshNow();
}

QString RosterModel::siteQr() const { return site_code_.Signed(); }

QString RosterModel::siteCode() const { return site_code_.Digits(); }

int RosterModel::secondsLeft() const { return site_code_.SecondsLeft(); }

void RosterModel::needSiteCode() { site_code_.Need(); }

void RosterModel::setFilter(int filter) {
  filter_ = filter;
  RefreshNow();
}

absl::Status RosterModel::Refresh() {
  ASSIGN_OR_RETURN(const auto view, phone().overlay().Shift(shift_));
  if (!view) return absl::OkStatus();
  ASSIGN_OR_RETURN(const Profile profile, phone().store().GetProfile());
  ASSIGN_OR_RETURN(const auto entries, phone().overlay().Roster(shift_));
  ASSIGN_OR_RETURN(const auto people, phone().store().People());
  can_search_ = people.size() > 1;
  coordinator_ = Coordinates(profile);
  my_person_ = profile.person;
  ASSIGN_OR_RETURN(const auto corrections, phone().overlay().Corrections());
  const bool shows_records = coordinator_ && view->shift.state() == v1::Shift::STATE_CLOSED;
  there_ = saved_here_ = in_line_ = 0;
  on_roster_.clear();
  std::vector<RosterRow> rows;
  for (const RosterEntry& entry : entries) {
    Count(entry);
    if (!Wanted(entry)) continue;
    rows.push_back(RowOf(entry, view->shift));
    if (shows_records) RETURN_IF_ERROR(ShowRecord(profile, corrections, rows.back()));
  }
  rows_.SetRows(rows);
  ShowAbsent(entries);
  ShowShift(*view);
  return absl::OkStatus();
}

void RosterModel::Count(const RosterEntry& entry) {
  on_roster_.push_back(entry.person);
  if (InLine(entry)) ++in_line_;
  const bool came = entry.attendance.kind == Presence::kCheckedIn ||
                    entry.attendance.kind == Presence::kCheckedOut;
  if (came) ++there_;
  if (entry.attendance.saved_here) ++saved_here_;
}

void RosterModel::ShowAbsent(const std::vector<RosterEntry>& entries) {
  std::vector<RosterRow> rows;
  for (const RosterEntry& entry : entries) {
    if (!NotHere(entry)) continue;
    RosterRow row;
    row.key = QString::fromStdString(entry.person);
    row.name = QString::fromStdString(entry.display_name);
    rows.push_back(std::move(row));
  }
  absent_.SetRows(rows);
}

bool RosterModel::Wanted(const RosterEntry& entry) const {
  switch (filter_) {
    case kMissing:
      return NotHere(entry);
    case kThere:
      return !NotHere(entry) && !InLine(entry);
    case kInLine:
      return InLine(entry);
    default:
      return true;
  }
}

RosterRow RosterModel::RowOf(const RosterEntry& entry, const v1::Shift& shift) const {
  const absl::Time now = context().Now();
  const BadgeWords attendance = AttendanceBadge(entry.attendance, ZoneOf(shift.time_zone()), now);
  const BadgeWords badge = attendance.text.isEmpty() ? SignedUpBadge(entry) : attendance;
  RosterRow row;
  row.key = QString::fromStdString(entry.person);
  row.name = QString::fromStdString(entry.display_name);
  for (const v1::Position& position : shift.positions()) {
    if (position.name() == entry.sign_up.position()) {
      row.position = QString::fromStdString(position.display_name());
    }
  }
  const bool joins = entry.joining.kind != OnItsWay::Kind::kNone;
  if (entry.sign_up.name().empty() && !joins) row.position = tr("Walked in");
  if (entry.sign_up.guests() > 0) {
    row.position = tr("%1, %n guest(s)", nullptr, entry.sign_up.guests()).arg(row.position);
  }
  row.badge_kind = badge.kind;
  row.badge_text = badge.text;
  row.step = StepOf(entry, shift);
  return row;
}

QString RosterModel::StepOf(const RosterEntry& entry, const v1::Shift& shift) const {
  if (entry.joining.kind == OnItsWay::Kind::kRefused) {
    return coordinator_ && MayOverride(entry.joining.refusal) ? QStringLiteral("override")
                                                              : QStringLiteral("drop");
  }
  const Presence kind = entry.attendance.kind;
  if (shift.state() == v1::Shift::STATE_OPEN) {
    if (kind == Presence::kNotCheckedIn) return QStringLiteral("in");
    return kind == Presence::kCheckedIn ? QStringLiteral("out") : QString();
  }
  const bool nowhere = kind == Presence::kNotCheckedIn || kind == Presence::kNoShow;
  const bool can_enter = shift.state() == v1::Shift::STATE_CLOSED && coordinator_ && nowhere &&
                         !InLine(entry) && entry.person != my_person_;
  return can_enter ? QStringLiteral("enter") : QString();
}

void RosterModel::ShowShift(const ShiftView& view) {
  const v1::Shift& shift = view.shift;
  const absl::Time now = context().Now();
  const absl::Time start = FromTimestamp(shift.start_time());
  const absl::Time end = FromTimestamp(shift.end_time());
  const absl::TimeZone zone = zone_ = ZoneOf(shift.time_zone());
  middle_ = start + (end - start) / 2;
  title_ = QString::fromStdString(shift.title());
  when_ = tr("%1, %2").arg(SpanWords(start, end, zone, now), QString::fromStdString(shift.place()));
  planned_start_ = ClockWords(start, zone);
  planned_end_ = ClockWords(end, zone);
  signed_up_ = QStringLiteral("%1/%2").arg(shift.held()).arg(shift.capacity());
  open_ = shift.state() == v1::Shift::STATE_OPEN;
  can_close_ = open_ && now >= start && !view.closing;
  can_cancel_ = coordinator_ && open_ && now < start && !view.cancelling;
  site_sentence_ =
      now < start - kSiteLead
          ? tr("The code can be shown from %1").arg(MomentWords(start - kSiteLead, zone, now))
          : tr("Volunteers scan this to check in, or type the digits. Both change by themselves.");
  state_sentence_ = view.closing      ? tr("Closing is waiting to send")
                    : view.cancelling ? tr("The cancellation is waiting to send")
                    : open_           ? QString()
                    : shift.state() == v1::Shift::STATE_CLOSED ? tr("This shift is closed")
                                                               : tr("This shift was cancelled");
}

void RosterModel::checkIn(const QString& person) {
  Report(phone().commands().LeaderCheckIn(person.toStdString(), shift_), tr("Checked in."), true);
}

void RosterModel::checkOut(const QString& person) {
  Report(phone().commands().LeaderCheckOut(person.toStdString(), shift_), tr("Checked out."), true);
}

void RosterModel::search(const QString& text) {
  std::vector<RosterRow> rows;
  const auto people = phone().store().People();
  if (people.ok() && !text.trimmed().isEmpty()) {
    for (const v1::Person& person : PeopleCalled(text, *people)) {
      if (std::count(on_roster_.begin(), on_roster_.end(), person.name()) > 0) continue;
      if (rows.size() == kMostFound) break;
      RosterRow row;
      row.key = QString::fromStdString(person.name());
      row.name = QString::fromStdString(person.display_name());
      rows.push_back(std::move(row));
    }
  }
  found_.SetRows(rows);
}

void RosterModel::closeShift(int audience, int guests, const QStringList& came) {
  ClosingCount count{.audience_count = audience, .guest_count = guests};
  for (int i = 0; i < absent_.count(); ++i) {
    const QString person = absent_.At(i, "key").toString();
    if (!came.contains(person)) count.no_shows.push_back(person.toStdString());
  }
  Report(phone().commands().CloseShift(shift_, count), tr("Closing is saved on this phone."));
}

void RosterModel::enterTimes(const QString& person, const QString& from, const QString& to,
                             const QString& reason) {
  const auto shift = phone().store().Get<v1::Shift>(shift_);
  if (!shift.ok() || !*shift) return;
  const std::optional<int> start = ReadClock(from);
  const std::optional<int> end = ReadClock(to);
  if (!start || !end) return Q_EMIT refused(tr("Times look like 14:00."));
  const absl::TimeZone zone = ZoneOf((*shift)->time_zone());
  const absl::CivilMinute day(absl::ToCivilDay(FromTimestamp((*shift)->start_time()), zone));
  const int overnight = *end <= *start ? 24 * 60 : 0;
  Report(phone().commands().EnterAttendance(
             {.shift = shift_,
              .person = person.toStdString(),
              .check_in_time = absl::FromCivil(day + *start, zone),
              .check_out_time = absl::FromCivil(day + *end + overnight, zone),
              .reason = reason.trimmed().toStdString()}),
         tr("The times are saved on this phone."));
}

absl::StatusOr<std::optional<v1::ServiceRecord>> RosterModel::RecordOf(const std::string& person) {
  ASSIGN_OR_RETURN(const auto records, phone().store().ListRecords(person));
  for (const v1::ServiceRecord& record : records) {
    const bool counts = record.in_force() && record.state() == v1::ServiceRecord::STATE_CONFIRMED;
    if (counts && record.shift() == shift_) return record;
  }
  return std::nullopt;
}

absl::Status RosterModel::ShowRecord(const Profile& profile,
                                     const std::map<std::string, OnItsWay>& corrections,
                                     RosterRow& row) {
  ASSIGN_OR_RETURN(const auto record, RecordOf(row.key.toStdString()));
  if (!record) return absl::OkStatus();
  const auto found = corrections.find(record->name());
  const OnItsWay sent = found == corrections.end() ? OnItsWay() : found->second;
  if (sent.kind != OnItsWay::Kind::kNone) {
    row.note = CorrectedBadge(*record, sent).text;
  } else if (!record->correction_of().empty() && !record->reason().empty()) {
    row.note =
        tr("Corrected to %1, %2: %3")
            .arg(RangeWords(FromTimestamp(record->check_in_time()),
                            FromTimestamp(record->check_out_time()), ZoneOf(record->time_zone())),
                 HoursWords(record->counted_minutes()), QString::fromStdString(record->reason()));
  }
  if (RecordCorrection::May(*record, sent, profile)) row.step = QStringLiteral("correct");
  return absl::OkStatus();
}

void RosterModel::correct(const QString& person) {
  const auto record = RecordOf(person.toStdString());
  if (!record.ok()) return Refuse(record.status());
  if (*record) correction_.Begin(**record);
}

void RosterModel::cancelShift(const QString& reason) {
  Report(phone().commands().CancelShift(shift_, reason.toStdString()),
         tr("The cancellation is saved on this phone. Everybody is told once it is sent."), true);
}

}  // namespace glimmer::mobile
