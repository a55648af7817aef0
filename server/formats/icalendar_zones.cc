#include "server/formats/icalendar_zones.h"

#include <unicode/timezone.h>
#include <unicode/unistr.h>

#include <optional>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/strip.h"
#include "absl/time/time.h"
#include "server/formats/icalendar_text.h"
#include "server/formats/recurrence.h"

namespace glimmer::ical {
namespace {

// A year late enough for the rules in force and covered by every zone database.
constexpr int kYear = 2026;

// Tried in this order for a VTIMEZONE with a name of its own.
constexpr absl::string_view kCandidates[] = {
    "Asia/Shanghai",    "Asia/Tokyo",          "Asia/Kolkata",       "Asia/Bangkok",
    "Asia/Dubai",       "Europe/London",       "Europe/Berlin",      "Europe/Athens",
    "Europe/Moscow",    "America/New_York",    "America/Chicago",    "America/Denver",
    "America/Phoenix",  "America/Los_Angeles", "America/Sao_Paulo",  "America/Halifax",
    "Australia/Sydney", "Australia/Brisbane",  "Australia/Adelaide", "Pacific/Auckland",
    "Etc/UTC",          "Etc/GMT-1",           "Etc/GMT-2",          "Etc/GMT-3",
    "Etc/GMT-6",        "Etc/GMT-10",          "Etc/GMT+3",          "Etc/GMT+5"};

// The loader also opens absolute paths, "file:" names and this machine's own "localtime"; a file
// from outside must not choose those.
bool IsZone(absl::string_view name) {
  absl::TimeZone zone;
  return !name.empty() && name.size() < 64 && name[0] != '/' && !absl::StrContains(name, "..") &&
         !absl::StrContains(name, ":") && name != "localtime" && absl::LoadTimeZone(name, &zone);
}

std::string FromWindows(absl::string_view name) {
  UErrorCode error = U_ZERO_ERROR;
  icu::UnicodeString id;
  const auto utf16 = icu::UnicodeString::fromUTF8(icu::StringPiece(name.data(), name.size()));
  icu::TimeZone::getIDForWindowsID(utf16, nullptr, id, error);
  std::string text;
  if (U_SUCCESS(error)) id.toUTF8String(text);
  return text;
}

// "/citadel.org/20250101_1/Europe/Berlin" and "posix/Europe/Vaduz" end in a zone's name.
std::string FromPath(absl::string_view name) {
  for (size_t slash = name.find('/'); slash != absl::string_view::npos;
       slash = name.find('/', slash + 1)) {
    const absl::string_view tail = name.substr(slash + 1);
    if (tail.find('/') != absl::string_view::npos && IsZone(tail)) return std::string(tail);
  }
  return "";
}

const Property* Find(const Component& component, absl::string_view name) {
  for (const Property& property : component.properties) {
    if (property.name == name) return &property;
  }
  return nullptr;
}

// "+0800" or "-023000".
std::optional<int> ParseOffset(absl::string_view text) {
  int digits = 0;
  if (text.size() != 5 && text.size() != 7) return std::nullopt;
  if ((text[0] != '+' && text[0] != '-') || !absl::SimpleAtoi(text.substr(1), &digits)) {
    return std::nullopt;
  }
  if (text.size() == 5) digits *= 100;
  const int seconds = digits / 10000 * 3600 + digits / 100 % 100 * 60 + digits % 100;
  return text[0] == '-' ? -seconds : seconds;
}

struct Change {
  absl::CivilSecond onset;
  int offset;
};

// The clock changes that the definition has in kYear, and the latest offset before them.
struct ZoneShape {
  std::vector<Change> changes;
  std::optional<Change> latest;
};

ZoneShape ShapeOf(const Component& definition) {
  ZoneShape shape;
  for (const Component& observance : definition.children) {
    if (shape.changes.size() > 16) break;  // no real zone; each costs an expansion
    const Property* start = Find(observance, "DTSTART");
    const Property* to = Find(observance, "TZOFFSETTO");
    const Property* rule = Find(observance, "RRULE");
    const auto onset = start == nullptr ? std::nullopt : ParseDateOrTime(start->value);
    const auto offset = to == nullptr ? std::nullopt : ParseOffset(to->value);
    if (!onset || !offset) continue;
    if (!shape.latest || onset->civil > shape.latest->onset) {
      shape.latest = Change{onset->civil, *offset};
    }
    const Recurrence recurrence{rule == nullptr ? "" : rule->value, onset->civil, "UTC", {}, {}};
    const auto onsets =
        Expand(recurrence, absl::CivilDay(kYear, 1, 1), absl::CivilDay(kYear + 1, 1, 1), 4);
    if (!onsets.ok()) continue;
    for (const Occurrence& found : *onsets) shape.changes.push_back({found.civil, *offset});
  }
  return shape;
}

bool HasShape(absl::string_view name, const ZoneShape& shape) {
  absl::TimeZone zone;
  if (!absl::LoadTimeZone(name, &zone)) return false;
  const auto offset_at = [&](absl::CivilSecond civil) {
    return zone.At(zone.At(civil).post).offset;
  };
  if (shape.changes.empty()) {
    return shape.latest && offset_at(absl::CivilSecond(kYear, 1, 15)) == shape.latest->offset &&
           offset_at(absl::CivilSecond(kYear, 7, 15)) == shape.latest->offset;
  }
  for (const Change& change : shape.changes) {
    if (offset_at(change.onset + 7200) != change.offset) return false;
    if (offset_at(change.onset - 86400) == change.offset) return false;
  }
  return true;
}

}  // namespace

std::string FindZone(absl::string_view tzid, const Component* definition) {
  absl::ConsumePrefix(&tzid, "posix/");
  absl::ConsumePrefix(&tzid, "right/");  // the same zone with leap seconds, not on every machine
  if (IsZone(tzid)) return std::string(tzid);
  if (std::string name = FromPath(tzid); !name.empty()) return name;
  if (std::string name = FromWindows(tzid); IsZone(name)) return name;
  if (definition == nullptr) return "";
  if (const Property* location = Find(*definition, "X-LIC-LOCATION");
      location != nullptr && IsZone(location->value)) {
    return location->value;
  }
  const ZoneShape shape = ShapeOf(*definition);
  for (absl::string_view name : kCandidates) {
    if (HasShape(name, shape)) return std::string(name);
  }
  return "";
}

}  // namespace glimmer::ical
