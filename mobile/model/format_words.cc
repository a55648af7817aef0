#include "mobile/model/format_words.h"

#include <QCoreApplication>
#include <QDate>
#include <QLocale>

#include "shared/base/time_convert.h"

namespace glimmer::mobile {
namespace {

constexpr int64_t kMinutesPerHour = 60;
constexpr int64_t kFenPerYuan = 100;

struct FormatWords {
  Q_DECLARE_TR_FUNCTIONS(FormatWords)
};

QDate DateOf(absl::CivilDay day) {
  return QDate(static_cast<int>(day.year()), day.month(), day.day());
}

QString Formatted(absl::CivilDay day, const QString& pattern) {
  return QLocale().toString(DateOf(day), pattern);
}

}  // namespace

absl::TimeZone ZoneOf(absl::string_view iana_name) {
  const auto zone = LoadZone(iana_name);
  return zone.ok() ? *zone : absl::LocalTimeZone();
}

QString DayWords(absl::CivilDay day, absl::CivilDay today) {
  if (day == today) return FormatWords::tr("Today");
  if (day == today + 1) return FormatWords::tr("Tomorrow");
  if (day == today - 1) return FormatWords::tr("Yesterday");
  //: A day without its year, as QLocale::toString takes it
  if (day.year() == today.year()) return Formatted(day, FormatWords::tr("ddd d MMM"));
  //: A day with its year
  return Formatted(day, FormatWords::tr("ddd d MMM yyyy"));
}

QString DateWords(absl::CivilDay day) {
  //: A date written out
  return Formatted(day, FormatWords::tr("dddd d MMMM"));
}

QString ShortDate(absl::CivilDay day) {
  //: The shortest date with its weekday
  return Formatted(day, FormatWords::tr("d MMM ddd"));
}

QString FullDate(absl::CivilDay day) {
  //: A date with its year, without its weekday
  return Formatted(day, FormatWords::tr("d MMM yyyy"));
}

QString MonthWords(absl::CivilMonth month) {
  //: A month with its year
  return Formatted(absl::CivilDay(month), FormatWords::tr("MMMM yyyy"));
}

QString WeekdayWord(absl::Weekday weekday) {
  const bool chinese = QLocale().language() == QLocale::Chinese;
  return QLocale().dayName(static_cast<int>(weekday) + 1,
                           chinese ? QLocale::NarrowFormat : QLocale::ShortFormat);
}

QString ClockWords(absl::Time time, absl::TimeZone zone) {
  return QString::fromStdString(absl::FormatTime("%H:%M", time, zone));
}

QString MinuteWords(int minute) {
  return QStringLiteral("%1:%2")
      .arg(minute / kMinutesPerHour, 2, 10, QChar('0'))
      .arg(minute % kMinutesPerHour, 2, 10, QChar('0'));
}

QString RangeWords(absl::Time start, absl::Time end, absl::TimeZone zone) {
  return ClockWords(start, zone) + QStringLiteral("–") + ClockWords(end, zone);
}

QString MomentWords(absl::Time time, absl::TimeZone zone, absl::Time now) {
  //: A day and a time: "Tomorrow 14:00"
  return FormatWords::tr("%1 %2").arg(
      DayWords(absl::ToCivilDay(time, zone), absl::ToCivilDay(now, zone)), ClockWords(time, zone));
}

QString SpanWords(absl::Time start, absl::Time end, absl::TimeZone zone, absl::Time now) {
  return FormatWords::tr("%1 %2").arg(
      DayWords(absl::ToCivilDay(start, zone), absl::ToCivilDay(now, zone)),
      RangeWords(start, end, zone));
}

QString LengthWords(absl::Duration length) {
  const int64_t minutes = absl::ToInt64Minutes(length);
  if (minutes < kMinutesPerHour) return FormatWords::tr("%1 min").arg(minutes);
  if (minutes % kMinutesPerHour == 0) {
    return FormatWords::tr("%1 h").arg(minutes / kMinutesPerHour);
  }
  return FormatWords::tr("%1 h").arg(HoursNumber(minutes));
}

QString HoursNumber(int64_t minutes) {
  const bool negative = minutes < 0;
  const int64_t tenths =
      ((negative ? -minutes : minutes) * 10 + kMinutesPerHour / 2) / kMinutesPerHour;
  return QStringLiteral("%1%2.%3").arg(negative ? "-" : "").arg(tenths / 10).arg(tenths % 10);
}

QString HoursWords(int64_t minutes) { return FormatWords::tr("%1 h").arg(HoursNumber(minutes)); }

QString InRow(QStringList parts) {
  parts.removeAll(QString());
  return parts.join(QStringLiteral(" · "));
}

QString YuanWords(int64_t fen) {
  const double yuan = static_cast<double>(fen) / static_cast<double>(kFenPerYuan);
  return FormatWords::tr("%1 yuan").arg(
      QLocale().toString(yuan, 'f', fen % kFenPerYuan == 0 ? 0 : 2));
}

}  // namespace glimmer::mobile
