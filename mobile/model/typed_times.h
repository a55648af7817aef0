// Days and times as people type them. Pure.
#pragma once

#include <QString>
#include <optional>

#include "absl/time/civil_time.h"
#include "absl/time/time.h"

namespace glimmer::mobile {

// "2026-12-01", "2026年12月1日", "12-1", "12月1日", "12/1", also in full-width digits. Without a
// year it is the first such day on or after `from`. nullopt for what is no day.
std::optional<absl::CivilDay> ReadDay(const QString& text, absl::CivilDay from);
// The same for what is past: without a year it is the last such day on or before `last`.
std::optional<absl::CivilDay> ReadPastDay(const QString& text, absl::CivilDay last);

// Minutes since midnight of "14:00", "14：00", "9.30", "1400", "9". nullopt for what is no time.
std::optional<int> ReadClock(const QString& text);
// The same of the end of a span: "24:00" is the end of the day.
std::optional<int> ReadEndClock(const QString& text);

// `minutes` after midnight of `day`.
absl::CivilSecond AtMinute(absl::CivilDay day, int minutes);
// From one to the other, in minutes since midnight; an end before the start is on the next day.
absl::Duration SpanLength(int from, int to);

}  // namespace glimmer::mobile
