#include "server/events/calendar_export.h"

#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "server/events/calendar_store.h"
#include "server/formats/catalogue.h"
#include "server/formats/icalendar_writer.h"
#include "shared/base/time_convert.h"
#include "shared/domain/resource_names.h"
#include "shared/rpc/error.h"

namespace glimmer::events {
namespace {

using formats::Lang;
using formats::Text;
using formats::TextId;

constexpr absl::Duration kBack = absl::Hours(24 * 60);
constexpr absl::Duration kAhead = absl::Hours(24 * 400);
constexpr absl::Duration kRemindBefore = absl::Hours(1);

// What the owner's relation to a shift makes of its entry.
struct Standing {
  bool ended = false;      // called off, left, lapsed or declined
  bool confirmed = false;  // the owner's own place
  std::string title;
};

Standing StandingOf(const CalendarEntry& entry, bool personal, Lang lang) {
  const bool live = entry.state == SignUpState::kConfirmed ||
                    entry.state == SignUpState::kWaitlisted || entry.state == SignUpState::kOffered;
  Standing standing{entry.cancelled || !live, false, entry.title};
  if (standing.ended) {
    standing.title = Text(lang, TextId::kCancelledTitle, {entry.title});
  } else if (entry.state == SignUpState::kWaitlisted) {
    standing.title = Text(lang, TextId::kWaitlistTitle, {entry.title});
  } else if (entry.state == SignUpState::kOffered) {
    standing.title = Text(lang, TextId::kOfferTitle, {entry.title});
  } else {
    standing.confirmed = personal;
  }
  return standing;
}

absl::StatusOr<ExportedEvent> ToExported(const CalendarEntry& entry, const Standing& standing,
                                         absl::Time now, Lang lang) {
  ExportedEvent out;
  out.uid = absl::StrCat(entry.shift_id, "@glimmer");
  out.summary = standing.title;
  std::vector<std::string> words;
  if (!entry.description.empty()) words.push_back(entry.description);
  if (!entry.bring.empty()) words.push_back(Text(lang, TextId::kBring, {entry.bring}));
  out.description = absl::StrJoin(words, "\n");
  out.location = entry.place;
  ASSIGN_OR_RETURN(out.start, ParseCivilSecond(entry.civil_start));
  out.duration = entry.end_time - entry.start_time;
  out.time_zone = entry.time_zone;
  out.stamp = now;
  out.last_modified = entry.update_time;
  out.sequence = static_cast<int>(entry.sequence + entry.changes - 1);
  out.cancelled = standing.ended;
  out.blocks_time = standing.confirmed;
  if (standing.confirmed) out.remind_before = kRemindBefore;
  return out;
}

struct Owned {
  std::string name;
  bool personal = false;
  std::vector<CalendarEntry> entries;
};

absl::StatusOr<Owned> Load(rpc::Context& context, absl::string_view owner) {
  ASSIGN_OR_RETURN(const ParsedName name, ParseName(owner));
  const CalendarRange range{context.now - kBack, context.now + kAhead, kMostExportedShifts};
  CalendarStore store(context.tx);
  Owned owned;
  if (name.collection == kPeople) {
    ASSIGN_OR_RETURN(auto person, store.PersonName(context.organization_id, name.id));
    if (!person) return NotFound(owner);
    owned.name = *std::move(person);
    owned.personal = true;
    ASSIGN_OR_RETURN(owned.entries, store.ListOfPerson(name.id, range));
    return owned;
  }
  if (name.collection != kUnits) return InvalidField("owner", "A person or a unit owns it.");
  ASSIGN_OR_RETURN(auto unit, store.FindUnit(context.organization_id, name.id));
  if (!unit) return NotFound(owner);
  owned.name = std::move(unit->display_name);
  ASSIGN_OR_RETURN(owned.entries, store.ListOfUnit(context.organization_id, unit->path, range));
  return owned;
}

}  // namespace

absl::StatusOr<std::string> ExportCalendar(rpc::Context& context, absl::string_view owner) {
  const Lang lang = formats::FromAcceptLanguage(context.language);
  ASSIGN_OR_RETURN(const Owned owned, Load(context, owner));
  std::vector<ExportedEvent> events;
  for (const CalendarEntry& entry : owned.entries) {
    const Standing standing = StandingOf(entry, owned.personal, lang);
    ASSIGN_OR_RETURN(ExportedEvent event, ToExported(entry, standing, context.now, lang));
    events.push_back(std::move(event));
  }
  CalendarHeader header;
  header.name = Text(lang, TextId::kCalendarName, {owned.name});
  header.language = lang == Lang::kZh ? "zh-CN" : "en";
  return WriteCalendar(header, events);
}

}  // namespace glimmer::events
