#include "server/formats/icalendar_reader.h"

#include <libical/ical.h>

#include <map>
#include <optional>

#include "absl/strings/ascii.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "server/formats/icalendar_lines.h"
#include "server/formats/icalendar_text.h"
#include "server/formats/icalendar_zones.h"
#include "server/formats/recurrence.h"

namespace glimmer {
namespace {

using ical::Component;
using ical::Property;

constexpr size_t kMaxText = 20000;
constexpr size_t kMaxDates = 5000;
constexpr size_t kMaxZones = 100;
constexpr absl::Duration kMaxDuration = absl::Hours(24 * 366);

absl::TimeZone Load(absl::string_view name) {
  absl::TimeZone zone;
  absl::LoadTimeZone(name, &zone);
  return zone;
}

// A date or time of the file with the zone it is meant in.
struct FileTime {
  absl::CivilSecond civil;
  std::string zone;
  bool is_date = false;

  absl::Time Instant() const { return ResolveCivil(civil, Load(zone)).start; }
  absl::CivilSecond In(absl::string_view other) const {
    return is_date || zone == other ? civil : absl::ToCivilSecond(Instant(), Load(other));
  }
};

// What one VEVENT says, before series and overrides are put together.
struct ReadEvent {
  CalendarEvent event;
  std::optional<FileTime> start;
  std::optional<FileTime> end;
  std::optional<absl::Duration> duration;
  std::optional<FileTime> recurrence_id;
  std::vector<FileTime> exdates;
  std::vector<FileTime> rdates;
};

class CalendarReader {
 public:
  explicit CalendarReader(const CalendarReadOptions& options) : options_(options) {}

  absl::StatusOr<CalendarFile> Read(absl::string_view bytes) {
    ical::ParsedLines parsed = ical::ParseLines(bytes);
    for (ical::LineProblem& problem : parsed.problems) {
      Problem(problem.line, "", std::move(problem.text));
    }
    bool found = false;
    for (const Component& root : parsed.roots) {
      if (root.name == "VCALENDAR") {
        found = true;
        ReadRoot(root);
      } else {
        Problem(root.line, "", absl::StrCat(root.name, " is no calendar"));
      }
    }
    if (!found) return absl::InvalidArgumentError("the file holds no calendar");
    return std::move(file_);
  }

 private:
  void Problem(int line, absl::string_view uid, std::string text) {
    if (file_.problems.size() + 1 == options_.max_problems) text = "and more problems";
    if (file_.problems.size() >= options_.max_problems) return;
    file_.problems.push_back({line, std::string(uid), std::move(text)});
  }

  // A problem that leaves no times or words wrong.
  void Doubt(int line, absl::string_view uid, std::string text) {
    const size_t before = file_.problems.size();
    Problem(line, uid, std::move(text));
    if (file_.problems.size() > before) file_.problems.back().doubt = true;
  }

  void ReadRoot(const Component& root) {
    zones_.clear();
    floating_zone_ = options_.default_time_zone;
    for (const Component& child : root.children) {
      if (child.name == "VTIMEZONE") ReadZone(child);
    }
    for (const Property& property : root.properties) ReadRootProperty(property);
    std::vector<ReadEvent> masters, overrides;
    for (const Component& child : root.children) {
      if (child.name == "VTIMEZONE") continue;
      if (child.name != "VEVENT") {
        ++file_.ignored[child.name];
        continue;
      }
      if (auto read = ReadOne(child)) {
        (read->recurrence_id ? overrides : masters).push_back(*std::move(read));
      }
    }
    Join(std::move(masters), std::move(overrides));
  }

  void ReadRootProperty(const Property& property) {
    if (property.name == "X-WR-CALNAME" || property.name == "NAME") {
      file_.name = Text(property, "");
    } else if (property.name == "X-WR-TIMEZONE") {
      const std::string zone = ical::FindZone(property.value, nullptr);
      if (zone.empty()) Problem(property.line, "", "unknown X-WR-TIMEZONE: " + property.value);
      if (!zone.empty()) floating_zone_ = zone;
    } else if (property.name == "CALSCALE" && property.value != "GREGORIAN") {
      Problem(property.line, "", "calendar scale is not GREGORIAN");
    } else if (property.name != "VERSION" && property.name != "PRODID") {
      ++file_.ignored[property.name];
    }
  }

  void ReadZone(const Component& definition) {
    for (const Property& property : definition.properties) {
      if (property.name != "TZID") continue;
      if (zones_.size() == kMaxZones) {
        return Problem(property.line, "", "too many time zones, this one is not read");
      }
      zones_[property.value] = ical::FindZone(property.value, &definition);
    }
  }

  std::string ZoneOf(const Property& property, absl::string_view uid) {
    const std::string tzid = property.Param("TZID");
    if (tzid.empty()) return floating_zone_;
    const auto [found, added] = zones_.try_emplace(tzid, "");
    if (added) found->second = ical::FindZone(tzid, nullptr);
    if (!found->second.empty()) return found->second;
    Problem(property.line, uid,
            absl::StrCat("unknown time zone ", tzid, ", read as ", floating_zone_));
    return floating_zone_;
  }

  std::string Text(const Property& property, absl::string_view uid) {
    std::string text = ical::UnescapeText(property.value);
    if (text.size() <= kMaxText) return text;
    Problem(property.line, uid, property.name + " is too long and was cut");
    size_t cut = kMaxText;
    while (cut > 0 && (static_cast<unsigned char>(text[cut]) & 0xC0) == 0x80) --cut;
    text.resize(cut);
    return text;
  }

  std::optional<FileTime> Time(const Property& property, absl::string_view value,
                               absl::string_view uid) {
    const auto parsed = ical::ParseDateOrTime(absl::StripAsciiWhitespace(value));
    if (!parsed) {
      Problem(property.line, uid,
              absl::StrCat(property.name, " is no date: ", value.substr(0, 40)));
      return std::nullopt;
    }
    if (parsed->is_utc) return FileTime{parsed->civil, "UTC", false};
    return FileTime{parsed->civil, ZoneOf(property, uid), parsed->is_date};
  }

  void Times(const Property& property, absl::string_view uid, std::vector<FileTime>& times) {
    for (absl::string_view value : absl::StrSplit(property.value, ',')) {
      if (times.size() == kMaxDates) {
        return Problem(property.line, uid, absl::StrCat("too many dates in ", property.name));
      }
      const size_t slash = value.find('/');
      if (slash != absl::string_view::npos) {
        Problem(property.line, uid, "the length of a period is not read");
        value = value.substr(0, slash);
      }
      if (auto time = Time(property, value, uid)) times.push_back(*time);
    }
  }

  void ReadDuration(const Property& property, ReadEvent& read) {
    const icaldurationtype d = icaldurationtype_from_string(property.value.c_str());
    const absl::Duration duration =
        absl::Seconds(int64_t{d.seconds} + 60LL * d.minutes + 3600LL * d.hours + 86400LL * d.days +
                      604800LL * d.weeks);
    if (icaldurationtype_is_bad_duration(d) || d.is_neg) {
      return Problem(property.line, read.event.uid, "DURATION cannot be read: " + property.value);
    }
    read.duration = duration;
  }

  void ReadStatus(const Property& property, CalendarEvent& event) {
    const std::string status = absl::AsciiStrToUpper(property.value);
    if (status == "CANCELLED") {
      event.status = CalendarEventStatus::kCancelled;
    } else if (status == "TENTATIVE") {
      event.status = CalendarEventStatus::kTentative;
    } else if (status != "CONFIRMED") {
      Doubt(property.line, event.uid, "unknown STATUS: " + property.value);
    }
  }

  void ReadRule(const Property& property, CalendarEvent& event) {
    if (!event.rrule.empty()) return Problem(property.line, event.uid, "a second RRULE");
    const auto rule = NormalizeRrule(property.value);
    if (rule.ok()) {
      event.rrule = *rule;
    } else {
      Problem(property.line, event.uid,
              absl::StrCat(rule.status().message(), "; read as a single event"));
    }
  }

  void ReadProperty(const Property& property, ReadEvent& read) {
    CalendarEvent& event = read.event;
    const std::string& name = property.name;
    if (name == "SUMMARY") {
      event.summary = Text(property, event.uid);
    } else if (name == "DESCRIPTION") {
      event.description = Text(property, event.uid);
    } else if (name == "LOCATION") {
      event.location = Text(property, event.uid);
    } else if (name == "DTSTART") {
      read.start = Time(property, property.value, event.uid);
    } else if (name == "DTEND") {
      read.end = Time(property, property.value, event.uid);
    } else if (name == "DURATION") {
      ReadDuration(property, read);
    } else if (name == "RECURRENCE-ID") {
      read.recurrence_id = Time(property, property.value, event.uid);
      if (!property.Param("RANGE").empty()) {
        Problem(property.line, event.uid, "a change of all later dates is read as one date");
      }
    } else if (name == "EXDATE") {
      Times(property, event.uid, read.exdates);
    } else if (name == "RDATE") {
      Times(property, event.uid, read.rdates);
    } else {
      ReadOther(property, event);
    }
  }

  void ReadOther(const Property& property, CalendarEvent& event) {
    if (property.name == "RRULE") {
      ReadRule(property, event);
    } else if (property.name == "STATUS") {
      ReadStatus(property, event);
    } else if (property.name == "SEQUENCE") {
      if (!absl::SimpleAtoi(property.value, &event.sequence) || event.sequence < 0) {
        event.sequence = 0;
        Doubt(property.line, event.uid, "SEQUENCE is no number");
      }
    } else if (property.name == "EXRULE") {
      Problem(property.line, event.uid, "EXRULE is not supported, its dates stay in");
    } else if (property.name != "UID") {
      ++file_.ignored[property.name];
    }
  }

  std::optional<ReadEvent> ReadOne(const Component& component) {
    ReadEvent read;
    read.event.line = component.line;
    for (const Property& property : component.properties) {
      if (property.name == "UID") read.event.uid = Text(property, "");
    }
    const std::string uid = read.event.uid;
    if (!component.complete) {
      Problem(component.line, uid, "the event is cut off and not read");
      return std::nullopt;
    }
    if (++events_ > options_.max_events) {
      Problem(component.line, uid, "too many events, this one is not read");
      return std::nullopt;
    }
    if (uid.empty()) Problem(component.line, uid, "the event has no UID");
    for (const Property& property : component.properties) ReadProperty(property, read);
    for (const Component& child : component.children) ++file_.ignored[child.name];
    if (!read.start) {
      Problem(component.line, uid, "the event has no start and is not read");
      return std::nullopt;
    }
    Finish(read);
    return read;
  }

  void Finish(ReadEvent& read) {
    CalendarEvent& event = read.event;
    event.start = read.start->civil;
    event.all_day = read.start->is_date;
    event.time_zone = event.all_day ? floating_zone_ : read.start->zone;
    event.duration = Length(read);
    for (const FileTime& time : read.rdates) event.rdates.push_back(time.In(event.time_zone));
    for (const FileTime& time : read.exdates) {
      event.exdates.push_back(WithStartsTime(time, event));
    }
  }

  // Some programs leave out a timed occurrence by its bare date.
  static absl::CivilSecond WithStartsTime(const FileTime& time, const CalendarEvent& event) {
    if (!time.is_date || event.all_day) return time.In(event.time_zone);
    return time.civil + (event.start - absl::CivilSecond(absl::CivilDay(event.start)));
  }

  absl::Duration Length(const ReadEvent& read) {
    const CalendarEvent& event = read.event;
    const absl::Duration none = event.all_day ? absl::Hours(24) : absl::ZeroDuration();
    absl::Duration length = read.duration.value_or(none);
    if (read.end && read.duration) Doubt(event.line, event.uid, "both DTEND and DURATION");
    if (read.end) {
      length = event.all_day || read.end->is_date ? absl::Seconds(read.end->civil - event.start)
                                                  : read.end->Instant() - read.start->Instant();
    }
    if (length >= none && length <= kMaxDuration) return length;
    Problem(event.line, event.uid, "the end does not fit the start");
    return none;
  }

  void Join(std::vector<ReadEvent> masters, std::vector<ReadEvent> overrides) {
    std::map<std::string, size_t> by_uid;
    for (ReadEvent& master : masters) {
      CalendarEvent& event = master.event;
      const auto [found, added] = by_uid.try_emplace(event.uid, file_.events.size());
      if (added || event.uid.empty()) {
        file_.events.push_back(std::move(event));
        continue;
      }
      CalendarEvent& first = file_.events[found->second];
      Doubt(event.line, event.uid, "the UID stands twice, the higher SEQUENCE is read");
      if (event.sequence > first.sequence) first = std::move(event);
    }
    for (ReadEvent& read : overrides) AddOverride(read, by_uid);
  }

  void AddOverride(ReadEvent& read, const std::map<std::string, size_t>& by_uid) {
    CalendarEvent& event = read.event;
    const auto found = by_uid.find(event.uid);
    if (found == by_uid.end() || event.uid.empty()) {
      Doubt(event.line, event.uid, "the changed date has no series, read as a single event");
      file_.events.push_back(std::move(event));
      return;
    }
    CalendarEvent& series = file_.events[found->second];
    series.overrides.push_back({WithStartsTime(*read.recurrence_id, series),
                                read.start->In(series.time_zone), event.duration, event.summary,
                                event.status == CalendarEventStatus::kCancelled});
  }

  const CalendarReadOptions& options_;
  std::string floating_zone_;
  std::map<std::string, std::string> zones_;  // TZID to IANA, empty if unknown
  size_t events_ = 0;
  CalendarFile file_;
};

}  // namespace

absl::StatusOr<CalendarFile> ReadCalendar(absl::string_view bytes,
                                          const CalendarReadOptions& options) {
  absl::TimeZone zone;
  if (options.default_time_zone.empty() || !absl::LoadTimeZone(options.default_time_zone, &zone)) {
    return absl::InvalidArgumentError("unknown default time zone");
  }
  if (bytes.size() > options.max_bytes) {
    return absl::InvalidArgumentError("the calendar file is too large");
  }
  return CalendarReader(options).Read(bytes);
}

}  // namespace glimmer
