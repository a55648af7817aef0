// The letters of iCalendar (RFC 5545 section 3.1 and 3.3): folded lines, escaped text, dates.
// Shared by the reader and the writer. Pure.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"

namespace glimmer::ical {

// Appends `line` and CRLF; no line on the wire is longer than 75 octets and none splits a UTF-8
// sequence.
void AppendFolded(absl::string_view line, std::string& out);

// Backslash, semicolon, comma and newline escaped; CRLF and CR count as newline; other control
// characters except tab are left out, they are not allowed in the format.
std::string EscapeText(absl::string_view text);
std::string UnescapeText(absl::string_view text);

// "20260305" and "20260305T140000".
std::string FormatDate(absl::CivilDay day);
std::string FormatDateTime(absl::CivilSecond civil);

struct DateOrTime {
  absl::CivilSecond civil;
  bool is_date = false;
  bool is_utc = false;
};

// "20260305", "20260305T140000" or the latter with Z; nothing for what is no date. Second 60 is
// read as 59. Years 1900 to 2199.
std::optional<DateOrTime> ParseDateOrTime(absl::string_view text);

}  // namespace glimmer::ical
