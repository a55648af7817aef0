#include "mobile/model/period_model.h"

#include <algorithm>
#include <utility>

#include "mobile/model/desk_scope.h"
#include "mobile/model/format_words.h"
#include "mobile/model/typed_times.h"
#include "shared/base/time_convert.h"

namespace glimmer::mobile {
namespace {

constexpr int kMonthsPerQuarter = 3;
constexpr int kMonthsPerYear = 12;
enum Period { kLastMonth, kThisMonth, kQuarter, kYear, kOwnDates };

absl::CivilDay LastOf(absl::CivilMonth first, int months) {
  return absl::CivilDay(first + months) - 1;
}

}  // namespace

QStringList PeriodModel::units() const { return NamesOf(reach_); }

QStringList PeriodModel::periods() const {
  const absl::CivilMonth month(Today());
  return {MonthWords(month - 1), MonthWords(month),
          tr("Quarter %1").arg((month.month() - 1) / kMonthsPerQuarter + 1),
          tr("Year %1").arg(month.year()), tr("Own dates")};
}

bool PeriodModel::ownDates() const { return period_ == kOwnDates; }

void PeriodModel::setUnit(int unit) {
  if (unit == unit_) return;
  unit_ = unit;
  Ask();
}

void PeriodModel::setPeriod(int period) {
  period_ = period;
  if (period_ == kOwnDates && !own_dates_) own_dates_ = Days{Today(), Today()};
  Ask();
}

void PeriodModel::useDates(const QString& first, const QString& last) {
  const auto from = ReadDay(first, absl::CivilDay(Today().year(), 1, 1));
  const auto to = ReadDay(last, absl::CivilDay(Today().year(), 1, 1));
  dates_problem_.clear();
  if (!from || !to) {
    dates_problem_ = tr("A day looks like 2026-12-01 or 12-1.");
  } else if (*to < *from) {
    dates_problem_ = tr("The last day is before the first.");
  }
  if (!dates_problem_.isEmpty()) return Q_EMIT refreshed();
  own_dates_ = Days{*from, *to};
  Ask();
}

absl::CivilDay PeriodModel::Today() const {
  return absl::ToCivilDay(context().Now(), absl::LocalTimeZone());
}

PeriodModel::Days PeriodModel::PeriodDays() const {
  const absl::CivilMonth month(Today());
  const int quarter = (month.month() - 1) / kMonthsPerQuarter;
  const absl::CivilMonth first(month.year(), quarter * kMonthsPerQuarter + 1);
  const absl::CivilMonth january(month.year(), 1);
  switch (period_) {
    case kLastMonth:
      return {absl::CivilDay(month - 1), LastOf(month - 1, 1)};
    case kQuarter:
      return {absl::CivilDay(first), LastOf(first, kMonthsPerQuarter)};
    case kYear:
      return {absl::CivilDay(january), LastOf(january, kMonthsPerYear)};
    case kOwnDates:
      return *own_dates_;
    default:
      return {absl::CivilDay(month), LastOf(month, 1)};
  }
}

QString PeriodModel::scopeSentence() const {
  if (reach_.empty() || as_of_ == absl::InfinitePast()) return {};
  const Days days = PeriodDays();
  //: Unit, first day, last day, moment
  return tr("%1, %2 to %3, as of %4")
      .arg(units().value(unit_), FullDate(days.first), FullDate(days.last),
           MomentWords(as_of_, absl::LocalTimeZone(), context().Now()));
}

void PeriodModel::SetReach(std::vector<v1::Unit> reach) {
  reach_ = std::move(reach);
  unit_ = std::clamp(unit_, 0, std::max(0, static_cast<int>(reach_.size()) - 1));
}

QString PeriodModel::FileName(const char* prefix, const char* suffix) const {
  const Days days = PeriodDays();
  return QString("%1-%2-%3.%4")
      .arg(prefix, FormatCivilDay(days.first).c_str(), FormatCivilDay(days.last).c_str(), suffix);
}

}  // namespace glimmer::mobile
