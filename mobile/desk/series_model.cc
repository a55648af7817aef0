#include "mobile/desk/series_model.h"

#include <QTimeZone>
#include <algorithm>
#include <map>

#include "mobile/desk/event_words.h"
#include "mobile/model/desk_scope.h"
#include "mobile/model/format_words.h"
#include "mobile/model/typed_times.h"
#include "shared/base/status_macros.h"
#include "shared/base/time_convert.h"

namespace glimmer::mobile {
namespace {

constexpr int kMostDates = 400;  // as the server makes
constexpr int kDaysPerWeek = 7;
enum Repeat { kOnce, kWeekly, kFortnightly, kMonthly };

// Where the other events are; the machine's own when there are none.
absl::TimeZone ZoneOfEvents(LocalStore& store) {
  const auto events = store.Events();
  if (events.ok() && !events->empty()) return ZoneOf(events->front().time_zone());
  return ZoneOf(QTimeZone::systemTimeZoneId().toStdString());
}

}  // namespace

SeriesModel::SeriesModel(PhoneContext& context, QObject* parent)
    : PageModel(context, parent),
      leader_(context, this),
      positions_(context, this),
      window_(context, this) {
  connect(&positions_, &PositionList::changed, this, &SeriesModel::refreshed);
  connect(&window_, &SignUpWindow::changed, this, &SeriesModel::refreshed);
  zone_ = ZoneOfEvents(phone().store());
  first_day_ = QString::fromStdString(FormatCivilDay(Today() + 1));
  RefreshNow();
}

absl::CivilDay SeriesModel::Today() const { return absl::ToCivilDay(context().Now(), zone_); }

absl::Status SeriesModel::Refresh() {
  ASSIGN_OR_RETURN(const Profile profile, phone().store().GetProfile());
  ASSIGN_OR_RETURN(const auto units, phone().store().Units());
  reach_ = UnitsInReach(profile, units);
  hosts_ = HostUnits(reach_, units);
  host_ = std::clamp(host_, 0, std::max(0, static_cast<int>(hosts_.size()) - 1));
  if (leader_.person().empty()) {
    ASSIGN_OR_RETURN(const auto me, phone().store().Me());
    leader_.choose(QString::fromStdString(profile.person),
                   me ? QString::fromStdString(me->display_name()) : QString());
  }
  ASSIGN_OR_RETURN(const auto shifts, phone().store().ListShifts(context().Now()));
  busy_.clear();
  for (const v1::Shift& shift : shifts) {
    const bool here = !hosts_.empty() && shift.host_unit() == hosts_[host_].name() &&
                      shift.place() == place_.trimmed().toStdString() &&
                      shift.state() == v1::Shift::STATE_OPEN;
    if (!here) continue;
    busy_.push_back(
        {FromTimestamp(shift.start_time()), FromTimestamp(shift.end_time()), shift.title()});
  }
  ReadDraft();
  return absl::OkStatus();
}

void SeriesModel::Set(QString& field, const QString& text) {
  if (field == text) return;
  field = text;
  RefreshNow();
}

void SeriesModel::ReadDraft() {
  first_ = ReadDay(first_day_, Today());
  last_ = ReadDay(last_day_, first_.value_or(Today()));
  from_ = ReadClock(start_);
  to_ = ReadClock(end_);
  starts_.clear();
  if (!first_ || !from_) return;
  if (repeat_ == kOnce) {
    starts_ = {AtMinute(*first_, *from_)};
  } else if (last_) {
    starts_ = PreviewDates(Rule(), {AtMinute(FirstFit(), *from_), zone_}, kMostDates + 1);
  }
}

QStringList SeriesModel::hosts() const { return NamesOf(hosts_); }

void SeriesModel::setHost(int host) {
  host_ = host;
  RefreshNow();
}

void SeriesModel::setRepeat(int repeat) {
  repeat_ = repeat;
  left_out_.clear();
  RefreshNow();
}

bool SeriesModel::weekly() const { return repeat_ == kWeekly || repeat_ == kFortnightly; }

QVariantList SeriesModel::weekdays() const {
  QVariantList days;
  for (int i = 0; i < kDaysPerWeek; ++i) {
    days.append(QVariantMap{{"text", WeekdayWord(static_cast<absl::Weekday>(i))},
                            {"on", weekdays_.contains(i)}});
  }
  return days;
}

void SeriesModel::toggleWeekday(int weekday) {
  if (weekdays_.erase(weekday) == 0) weekdays_.insert(weekday);
  left_out_.clear();
  RefreshNow();
}

void SeriesModel::toggleDay(int year, int month, int day) {
  const absl::CivilDay civil(year, month, day);
  if (left_out_.erase(civil) == 0) left_out_.insert(civil);
  RefreshNow();
}

absl::CivilDay SeriesModel::FirstFit() const {
  absl::CivilDay day = *first_;
  if (!weekly() || weekdays_.empty()) return day;
  while (!weekdays_.contains(static_cast<int>(absl::GetWeekday(day)))) ++day;
  return day;
}

RecurrenceSummary SeriesModel::Rule() const {
  RecurrenceSummary rule;
  rule.interval = repeat_ == kFortnightly ? 2 : 1;
  rule.until = RecurrenceUntil{absl::CivilSecond(*last_), RecurrenceUntil::Kind::kDate};
  if (repeat_ == kMonthly) {
    // "The second Tuesday": people plan by weekdays, not by dates.
    rule.frequency = RecurrenceFrequency::kMonthly;
    const int ordinal = (first_->day() - 1) / kDaysPerWeek + 1;
    rule.weekdays = {{absl::GetWeekday(*first_), ordinal > 4 ? -1 : ordinal}};
    return rule;
  }
  for (const int weekday : weekdays_) {
    rule.weekdays.push_back({static_cast<absl::Weekday>(weekday), 0});
  }
  return rule;
}

absl::Duration SeriesModel::Length() const {
  return from_ && to_ ? SpanLength(*from_, *to_) : absl::ZeroDuration();
}

std::vector<absl::CivilSecond> SeriesModel::Planned() const {
  std::vector<absl::CivilSecond> planned;
  for (const absl::CivilSecond start : starts_) {
    if (!left_out_.contains(absl::CivilDay(start))) planned.push_back(start);
  }
  return planned;
}

int SeriesModel::dates() const { return static_cast<int>(Planned().size()); }

std::string SeriesModel::ClashOf(absl::CivilSecond civil) const {
  const absl::Time start = absl::FromCivil(civil, zone_);
  const absl::Time end = start + Length();
  for (const Busy& busy : busy_) {
    if (busy.start < end && start < busy.end) return busy.title;
  }
  return {};
}

QString SeriesModel::ruleSentence() const {
  if (!from_ || !to_ || !first_) return {};
  const QString clock = MinuteWords(*from_) + QStringLiteral("–") + MinuteWords(*to_);
  QStringList days;
  for (const int weekday : weekdays_) {
    days.append(WeekdayWord(static_cast<absl::Weekday>(weekday)));
  }
  if (days.isEmpty()) days.append(WeekdayWord(absl::GetWeekday(*first_)));
  //: Between the weekdays of a series
  const QString words = days.join(tr(", "));
  switch (repeat_) {
    case kWeekly:
      return tr("Every %1, %2").arg(words, clock);
    case kFortnightly:
      return tr("Every second week on %1, %2").arg(words, clock);
    case kMonthly:
      return tr("Every month, as %1, %2").arg(DateWords(*first_), clock);
    default:
      return tr("%1, %2").arg(DateWords(*first_), clock);
  }
}

QString SeriesModel::totalSentence() const {
  const auto planned = Planned();
  if (planned.empty()) return {};
  const QString hours = LengthWords(Length() * static_cast<int64_t>(planned.size()));
  return tr("%1 to %2: %n shift(s), %3 in all", nullptr, static_cast<int>(planned.size()))
      .arg(ShortDate(absl::CivilDay(planned.front())), ShortDate(absl::CivilDay(planned.back())),
           hours);
}

QVariantList SeriesModel::months() const {
  std::map<absl::CivilMonth, QVariantMap> states;
  for (const absl::CivilSecond start : starts_) {
    const absl::CivilDay day(start);
    const char* state = left_out_.contains(day)   ? "left"
                        : !ClashOf(start).empty() ? "clash"
                                                  : "planned";
    states[absl::CivilMonth(day)].insert(QString::number(day.day()), state);
  }
  QVariantList months;
  for (const auto& [month, days] : states) {
    months.append(QVariantMap{{"year", static_cast<int>(month.year())},
                              {"month", month.month()},
                              {"title", MonthWords(month)},
                              {"states", days}});
  }
  return months;
}

QVariantList SeriesModel::clashes() const {
  QVariantList clashes;
  for (const absl::CivilSecond start : Planned()) {
    const std::string title = ClashOf(start);
    if (title.empty()) continue;
    clashes.append(QVariantMap{{"text", ShortDate(absl::CivilDay(start))},
                               {"why", tr("%1 is there then").arg(title.c_str())}});
  }
  return clashes;
}

QString SeriesModel::missing() const {
  if (reach_.empty()) return tr("No unit of yours is on this machine yet.");
  if (const QString words = MissingOfWords(title_, description_); !words.isEmpty()) return words;
  if (const QString here = positions_.Missing(); !here.isEmpty()) return here;
  if (!first_) return tr("Which day? 2026-12-01 or 12-1");
  if (*first_ < Today()) return tr("The first day has gone by");
  if (!from_ || !to_) return tr("When? 14:00 to 16:00");
  if (Length() < absl::Minutes(5)) return tr("It must last 5 minutes or longer");
  if (repeat_ != kOnce && !last_) return tr("Until which day?");
  if (Planned().empty()) return tr("No date is left");
  if (static_cast<int>(starts_.size()) > kMostDates) return tr("At most 400 shifts at once");
  return window_.Missing();
}

v1::Event SeriesModel::TypedEvent() const {
  v1::Event event;
  event.set_title(title_.trimmed().toStdString());
  event.set_category(category_.trimmed().toStdString());
  event.set_organizing_unit(OrganizingUnit(reach_, hosts_[host_].name()));
  event.set_host_unit(hosts_[host_].name());
  event.set_place(place_.trimmed().toStdString());
  event.set_description(description_.trimmed().toStdString());
  event.set_bring(bring_.trimmed().toStdString());
  event.set_time_zone(zone_.name());
  event.set_leader(leader_.person());
  return event;
}

void SeriesModel::publish() {
  if (!missing().isEmpty()) return Q_EMIT refused(missing());
  v1::ShiftPattern pattern;
  pattern.set_civil_start(FormatCivilSecond(starts_.front()));
  *pattern.mutable_duration() = ToDurationProto(Length());
  for (const v1::Position& position : positions_.Typed()) *pattern.add_positions() = position;
  window_.Fill(pattern);
  if (repeat_ != kOnce) {
    const auto rrule = BuildRrule(Rule());
    if (!rrule.ok()) return Refuse(rrule.status());
    pattern.set_rrule(*rrule);
    for (const absl::CivilSecond start : starts_) {
      if (left_out_.contains(absl::CivilDay(start))) {
        pattern.add_exdates(FormatCivilSecond(start));
      }
    }
  }
  Report(phone().commands().CreateEvent(TypedEvent(), pattern), tr("Published."));
}

}  // namespace glimmer::mobile
