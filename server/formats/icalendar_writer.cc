#include "server/formats/icalendar_writer.h"

#include <algorithm>
#include <map>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "server/formats/icalendar_text.h"
#include "server/formats/recurrence.h"
#include "shared/base/status_macros.h"

namespace glimmer {
namespace {

using ical::AppendFolded;
using ical::EscapeText;
using ical::FormatDate;
using ical::FormatDateTime;

// A zone of the calendar and the time its VTIMEZONE must cover.
struct UsedZone {
  absl::TimeZone zone;
  absl::Time first;
  absl::Time last;
};
using UsedZones = std::map<std::string, UsedZone>;

void Line(absl::string_view name, absl::string_view value, std::string& out) {
  AppendFolded(absl::StrCat(name, ":", value), out);
}

void OptionalText(absl::string_view name, absl::string_view text, std::string& out) {
  if (!text.empty()) Line(name, EscapeText(text), out);
}

std::string UtcText(absl::Time time) {
  return absl::StrCat(FormatDateTime(absl::ToCivilSecond(time, absl::UTCTimeZone())), "Z");
}

// RFC 5545 durations count in whole seconds: PT1H30M, P1D.
std::string DurationText(absl::Duration duration) {
  const int64_t seconds = absl::ToInt64Seconds(duration);
  if (seconds % 86400 == 0 && seconds > 0) return absl::StrCat("P", seconds / 86400, "D");
  std::string text = "PT";
  if (seconds >= 3600) absl::StrAppend(&text, seconds / 3600, "H");
  if (seconds % 3600 >= 60) absl::StrAppend(&text, seconds % 3600 / 60, "M");
  if (seconds % 60 != 0 || seconds == 0) absl::StrAppend(&text, seconds % 60, "S");
  return text;
}

std::string OffsetText(int seconds) {
  const int size = std::abs(seconds);
  std::string text =
      absl::StrFormat("%c%02d%02d", seconds < 0 ? '-' : '+', size / 3600, size % 3600 / 60);
  if (size % 60 != 0) absl::StrAppendFormat(&text, "%02d", size % 60);
  return text;
}

bool IsLanguageTag(absl::string_view tag) {
  return tag.size() <= 35 && std::all_of(tag.begin(), tag.end(),
                                         [](char c) { return absl::ascii_isalnum(c) || c == '-'; });
}

absl::Status CheckEvent(const ExportedEvent& event) {
  if (event.uid.empty()) return absl::InvalidArgumentError("calendar event without uid");
  if (event.duration < absl::ZeroDuration()) {
    return absl::InvalidArgumentError(absl::StrCat("negative duration of ", event.uid));
  }
  if (event.start.year() < 1900 || event.start.year() > 2199) {
    return absl::InvalidArgumentError(absl::StrCat("year of ", event.uid));
  }
  return absl::OkStatus();
}

// All-day events float: they belong to no zone.
absl::StatusOr<UsedZones> CollectZones(const std::vector<ExportedEvent>& events) {
  UsedZones zones;
  for (const ExportedEvent& event : events) {
    RETURN_IF_ERROR(CheckEvent(event));
    if (event.all_day) continue;
    absl::TimeZone zone;
    if (event.time_zone.empty() || !absl::LoadTimeZone(event.time_zone, &zone)) {
      return absl::InvalidArgumentError(absl::StrCat("unknown time zone ", event.time_zone));
    }
    const absl::Time start = ResolveCivil(event.start, zone).start;
    const absl::Time end = start + event.duration;
    const auto [found, added] = zones.try_emplace(event.time_zone, UsedZone{zone, start, end});
    if (added) continue;
    found->second.first = std::min(found->second.first, start);
    found->second.last = std::max(found->second.last, end);
  }
  return zones;
}

struct Observance {
  absl::CivilSecond onset;  // on the clock that ends
  int offset_from;
  absl::TimeZone::CivilInfo after;
};

void WriteObservance(const Observance& observance, std::string& out) {
  const absl::string_view kind = observance.after.is_dst ? "DAYLIGHT" : "STANDARD";
  Line("BEGIN", kind, out);
  Line("DTSTART", FormatDateTime(observance.onset), out);
  Line("TZOFFSETFROM", OffsetText(observance.offset_from), out);
  Line("TZOFFSETTO", OffsetText(observance.after.offset), out);
  OptionalText("TZNAME", observance.after.zone_abbr, out);
  Line("END", kind, out);
}

// One observance for each clock change in the covered time instead of rules: exact for every zone,
// and a shift calendar spans few years.
void WriteZone(absl::string_view name, const UsedZone& used, std::string& out) {
  Line("BEGIN", "VTIMEZONE", out);
  Line("TZID", name, out);
  const absl::Time first = used.first - absl::Hours(24);
  absl::TimeZone::CivilInfo before = used.zone.At(first);
  WriteObservance({before.cs, before.offset, before}, out);
  absl::TimeZone::CivilTransition transition;
  absl::Time at = first;
  while (used.zone.NextTransition(at, &transition)) {
    // A clock set back shows `to` twice; only `trans` is after the change.
    const absl::TimeZone::TimeInfo info = used.zone.At(transition.to);
    at = info.kind == absl::TimeZone::TimeInfo::REPEATED ? info.trans : info.pre;
    if (at > used.last) break;
    const absl::TimeZone::CivilInfo after = used.zone.At(at);
    WriteObservance({transition.from, before.offset, after}, out);
    before = after;
  }
  Line("END", "VTIMEZONE", out);
}

// Readers do not agree on which of two equal clock times is meant; UTC leaves no doubt.
bool IsShownTwice(absl::Time time, absl::TimeZone zone) {
  return zone.At(absl::ToCivilSecond(time, zone)).kind == absl::TimeZone::TimeInfo::REPEATED;
}

void WriteTimes(const ExportedEvent& event, const UsedZones& zones, std::string& out) {
  if (event.all_day) {
    const absl::CivilDay day(event.start);
    const int64_t days = std::max<int64_t>(1, event.duration / absl::Hours(24));
    Line("DTSTART;VALUE=DATE", FormatDate(day), out);
    Line("DTEND;VALUE=DATE", FormatDate(day + days), out);
    return;
  }
  const absl::TimeZone zone = zones.at(event.time_zone).zone;
  const absl::Time start = ResolveCivil(event.start, zone).start;
  const absl::Time end = start + event.duration;
  if (event.time_zone == "UTC" || IsShownTwice(start, zone) || IsShownTwice(end, zone)) {
    Line("DTSTART", UtcText(start), out);
    Line("DTEND", UtcText(end), out);
    return;
  }
  const std::string parameter = absl::StrCat(";TZID=", event.time_zone);
  Line("DTSTART" + parameter, FormatDateTime(absl::ToCivilSecond(start, zone)), out);
  Line("DTEND" + parameter, FormatDateTime(absl::ToCivilSecond(end, zone)), out);
}

void WriteReminder(const ExportedEvent& event, std::string& out) {
  Line("BEGIN", "VALARM", out);
  Line("ACTION", "DISPLAY", out);
  Line("TRIGGER", absl::StrCat("-", DurationText(absl::AbsDuration(*event.remind_before))), out);
  Line("DESCRIPTION", EscapeText(event.summary), out);
  Line("END", "VALARM", out);
}

void WriteEvent(const ExportedEvent& event, const UsedZones& zones, std::string& out) {
  Line("BEGIN", "VEVENT", out);
  Line("UID", EscapeText(event.uid), out);
  Line("DTSTAMP", UtcText(event.stamp), out);
  Line("LAST-MODIFIED", UtcText(event.last_modified), out);
  Line("SEQUENCE", absl::StrCat(event.sequence), out);
  WriteTimes(event, zones, out);
  Line("SUMMARY", EscapeText(event.summary), out);
  OptionalText("DESCRIPTION", event.description, out);
  OptionalText("LOCATION", event.location, out);
  Line("STATUS", event.cancelled ? "CANCELLED" : "CONFIRMED", out);
  Line("TRANSP", event.blocks_time && !event.cancelled ? "OPAQUE" : "TRANSPARENT", out);
  if (event.remind_before && !event.cancelled) WriteReminder(event, out);
  Line("END", "VEVENT", out);
}

void WriteHeader(const CalendarHeader& header, std::string& out) {
  Line("BEGIN", "VCALENDAR", out);
  Line("VERSION", "2.0", out);
  Line("PRODID", "-//Glimmer//Glimmer//EN", out);
  Line("CALSCALE", "GREGORIAN", out);
  const std::string name =
      header.language.empty() ? "NAME" : absl::StrCat("NAME;LANGUAGE=", header.language);
  Line(name, EscapeText(header.name), out);
  Line("X-WR-CALNAME", EscapeText(header.name), out);
  const std::string refresh = DurationText(std::max(header.refresh, absl::Minutes(1)));
  Line("REFRESH-INTERVAL;VALUE=DURATION", refresh, out);
  Line("X-PUBLISHED-TTL", refresh, out);
}

}  // namespace

absl::StatusOr<std::string> WriteCalendar(const CalendarHeader& header,
                                          const std::vector<ExportedEvent>& events) {
  if (!IsLanguageTag(header.language)) return absl::InvalidArgumentError("language tag");
  ASSIGN_OR_RETURN(const UsedZones zones, CollectZones(events));
  std::string out;
  WriteHeader(header, out);
  for (const auto& [name, used] : zones) {
    if (name != "UTC") WriteZone(name, used, out);
  }
  for (const ExportedEvent& event : events) WriteEvent(event, zones, out);
  Line("END", "VCALENDAR", out);
  return out;
}

}  // namespace glimmer
