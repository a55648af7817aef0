#include "mobile/model/typed_times.h"

#include <vector>

namespace glimmer::mobile {
namespace {

constexpr int kMinutesPerHour = 60;
constexpr int kHoursPerDay = 24;
constexpr int kSecondsPerMinute = 60;
constexpr int kMinutesPerDay = kHoursPerDay * kMinutesPerHour;
constexpr int kMostDigits = 4;

// The runs of digits in `text`; empty when one is too long to be meant.
std::vector<QString> Numbers(const QString& text) {
  std::vector<QString> numbers;
  bool inside = false;
  for (const QChar letter : text) {
    if (!letter.isDigit()) {
      inside = false;
      continue;
    }
    if (!inside) numbers.emplace_back();
    inside = true;
    numbers.back() += QString::number(letter.digitValue());
    if (numbers.back().size() > kMostDigits) return {};
  }
  return numbers;
}

std::optional<absl::CivilDay> DayOf(int year, int month, int day) {
  const absl::CivilDay civil(year, month, day);
  // CivilDay carries 31 April over to May: that was not what somebody meant.
  if (civil.month() != month || civil.day() != day) return std::nullopt;
  return civil;
}

}  // namespace

std::optional<absl::CivilDay> ReadDay(const QString& text, absl::CivilDay from) {
  const auto numbers = Numbers(text);
  if (numbers.size() == 3 && numbers[0].size() == kMostDigits) {
    return DayOf(numbers[0].toInt(), numbers[1].toInt(), numbers[2].toInt());
  }
  if (numbers.size() != 2) return std::nullopt;
  const int year = static_cast<int>(from.year());
  const auto day = DayOf(year, numbers[0].toInt(), numbers[1].toInt());
  if (day && *day >= from) return day;
  return DayOf(year + 1, numbers[0].toInt(), numbers[1].toInt());
}

std::optional<absl::CivilDay> ReadPastDay(const QString& text, absl::CivilDay last) {
  const auto numbers = Numbers(text);
  if (numbers.size() != 2) return ReadDay(text, last);
  const int year = static_cast<int>(last.year());
  const auto day = DayOf(year, numbers[0].toInt(), numbers[1].toInt());
  if (day && *day <= last) return day;
  return DayOf(year - 1, numbers[0].toInt(), numbers[1].toInt());
}

namespace {

// `latest` in minutes since midnight.
std::optional<int> ReadUntil(const QString& text, int latest) {
  const auto numbers = Numbers(text);
  if (numbers.empty() || numbers.size() > 2) return std::nullopt;
  int hour = numbers[0].toInt();
  int minute = numbers.size() == 2 ? numbers[1].toInt() : 0;
  if (numbers.size() == 1 && numbers[0].size() > 2) {
    minute = hour % 100;
    hour /= 100;
  }
  const int read = hour * kMinutesPerHour + minute;
  if (minute >= kMinutesPerHour || read > latest) return std::nullopt;
  return read;
}

}  // namespace

std::optional<int> ReadClock(const QString& text) { return ReadUntil(text, kMinutesPerDay - 1); }

std::optional<int> ReadEndClock(const QString& text) { return ReadUntil(text, kMinutesPerDay); }

absl::CivilSecond AtMinute(absl::CivilDay day, int minutes) {
  return absl::CivilSecond(day) + int64_t{minutes} * kSecondsPerMinute;
}

absl::Duration SpanLength(int from, int to) {
  return absl::Minutes((to - from + kMinutesPerDay) % kMinutesPerDay);
}

}  // namespace glimmer::mobile
