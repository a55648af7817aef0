// Times, days, lengths and money as people say them, in the app's language and the event's zone.
// Pure, but for the language.
#pragma once

#include <QString>
#include <QStringList>

#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "absl/time/time.h"

namespace glimmer::mobile {

// The zone of an IANA name; the phone's own when it is unknown.
absl::TimeZone ZoneOf(absl::string_view iana_name);

// "Today", "Tomorrow", "Yesterday", else "Wed 25 Nov" (with the year when it is another one).
QString DayWords(absl::CivilDay day, absl::CivilDay today);
// "Wednesday 25 November", never "today".
QString DateWords(absl::CivilDay day);
// "25 Nov Wed", for lists of dates.
QString ShortDate(absl::CivilDay day);
// "25 Nov 2026", for spans of days.
QString FullDate(absl::CivilDay day);
// "November 2026".
QString MonthWords(absl::CivilMonth month);
// "Mon" ... "Sun"; in Chinese one character.
QString WeekdayWord(absl::Weekday weekday);

// "14:00".
QString ClockWords(absl::Time time, absl::TimeZone zone);
// The same of minutes since midnight, up to "24:00".
QString MinuteWords(int minute);
// "14:00–16:00".
QString RangeWords(absl::Time start, absl::Time end, absl::TimeZone zone);
// "Tomorrow 14:00".
QString MomentWords(absl::Time time, absl::TimeZone zone, absl::Time now);
// "Tomorrow 14:00–16:00".
QString SpanWords(absl::Time start, absl::Time end, absl::TimeZone zone, absl::Time now);
// "2 h", "1.5 h", "45 min".
QString LengthWords(absl::Duration length);
// "42.5", one decimal, half up: for show only, totals are minutes.
QString HoursNumber(int64_t minutes);
// "42.5 h".
QString HoursWords(int64_t minutes);

// "枫叶07 · Tomorrow 14:00": what there is of the parts, in one line.
QString InRow(QStringList parts);

// "12.50 yuan", "200 yuan", of an amount in fen.
QString YuanWords(int64_t fen);

}  // namespace glimmer::mobile
