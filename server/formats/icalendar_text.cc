#include "server/formats/icalendar_text.h"

#include <algorithm>
#include <array>

#include "absl/strings/ascii.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_format.h"
#include "absl/strings/strip.h"

namespace glimmer::ical {
namespace {

constexpr size_t kMaxOctets = 75;

bool IsContinuation(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

int Digits(absl::string_view text, size_t at, size_t size) {
  int number = 0;
  for (const char c : text.substr(at, size)) {
    if (!absl::ascii_isdigit(c)) return -1;
    number = number * 10 + (c - '0');
  }
  return number;
}

}  // namespace

void AppendFolded(absl::string_view line, std::string& out) {
  size_t room = kMaxOctets;
  while (line.size() > room) {
    size_t cut = room;
    while (cut > room - 4 && IsContinuation(line[cut])) --cut;
    out.append(line.data(), cut);
    out.append("\r\n ");
    line.remove_prefix(cut);
    room = kMaxOctets - 1;  // the leading space counts
  }
  out.append(line.data(), line.size());
  out.append("\r\n");
}

std::string EscapeText(absl::string_view text) {
  std::string escaped;
  for (size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '\\' || c == ';' || c == ',') {
      escaped += '\\';
      escaped += c;
    } else if (c == '\n' || c == '\r') {
      if (c == '\r' && i + 1 < text.size() && text[i + 1] == '\n') ++i;
      escaped += "\\n";
    } else if (c == '\t' || !absl::ascii_iscntrl(c)) {
      escaped += c;
    }
  }
  return escaped;
}

std::string UnescapeText(absl::string_view text) {
  std::string plain;
  for (size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\\' || i + 1 == text.size()) {
      plain += text[i];
      continue;
    }
    ++i;
    plain += text[i] == 'n' || text[i] == 'N' ? '\n' : text[i];
  }
  return plain;
}

std::string FormatDate(absl::CivilDay day) {
  return absl::StrFormat("%04d%02d%02d", day.year(), day.month(), day.day());
}

std::string FormatDateTime(absl::CivilSecond civil) {
  return absl::StrFormat("%sT%02d%02d%02d", FormatDate(absl::CivilDay(civil)), civil.hour(),
                         civil.minute(), civil.second());
}

std::optional<DateOrTime> ParseDateOrTime(absl::string_view text) {
  DateOrTime parsed;
  parsed.is_date = text.size() == 8;
  parsed.is_utc = !parsed.is_date && absl::ConsumeSuffix(&text, "Z");
  if (!parsed.is_date && (text.size() != 15 || text[8] != 'T')) return std::nullopt;
  const int year = Digits(text, 0, 4), month = Digits(text, 4, 2), day = Digits(text, 6, 2);
  const absl::CivilDay civil(year, month, day);
  if (year < 1900 || year > 2199 || civil.month() != month || civil.day() != day) {
    return std::nullopt;
  }
  parsed.civil = absl::CivilSecond(civil);
  if (parsed.is_date) return parsed;
  const int hour = Digits(text, 9, 2), minute = Digits(text, 11, 2), second = Digits(text, 13, 2);
  if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 60) {
    return std::nullopt;
  }
  parsed.civil += 3600 * hour + 60 * minute + std::min(second, 59);
  return parsed;
}

}  // namespace glimmer::ical
