#include "server/events/calendar_import.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "absl/strings/strip.h"
#include "server/events/calendar_plan.h"
#include "server/events/calendar_store.h"
#include "server/events/event_commands.h"
#include "server/events/series_commands.h"
#include "server/formats/catalogue.h"
#include "server/formats/icalendar_reader.h"
#include "server/formats/text_decode.h"
#include "shared/base/time_convert.h"
#include "shared/domain/resource_names.h"
#include "shared/rpc/error.h"

namespace glimmer::events {
namespace {

using formats::Lang;
using formats::Text;
using formats::TextId;

constexpr absl::Duration kLeaveBefore = absl::Hours(24);
// What an entry says about people, and is never read.
constexpr absl::string_view kPersonal[] = {"ATTENDEE", "ORGANIZER", "CONTACT"};

// A line that is folded inside a character is no UTF-8 until it is unfolded, and would pass for
// some other encoding.
absl::StatusOr<std::string> ReadText(absl::string_view content) {
  const std::string unfolded =
      absl::StrReplaceAll(content, {{"\r\n ", ""}, {"\r\n\t", ""}, {"\n ", ""}, {"\n\t", ""}});
  const absl::StatusOr<std::string> decoded = formats::DecodeText(unfolded);
  if (decoded.ok() && *decoded == absl::StripPrefix(unfolded, "\xEF\xBB\xBF")) {
    return std::string(content);
  }
  return formats::DecodeText(content);
}

// What is to be done for one entry, decided before anything is written.
struct Decision {
  int line = 0;
  Event event;  // as it shall stand
  bool is_new = false;
  bool words_change = false;
  std::vector<std::pair<absl::CivilSecond, PlannedDate>> added;
  std::vector<std::pair<Shift, PlannedDate>> moved;
  std::vector<Shift> cancelled;
  std::vector<std::string> fields;  // for the report

  bool Changes() const {
    return is_new || words_change || !added.empty() || !moved.empty() || !cancelled.empty();
  }
};

class CalendarImport {
 public:
  CalendarImport(rpc::Context& context, const CalendarImportOptions& options)
      : context_(context),
        options_(options),
        lang_(formats::FromAcceptLanguage(context.language)),
        store_(context.tx) {}

  absl::StatusOr<v1::ImportReport> Run(absl::string_view content) {
    RETURN_IF_ERROR(Check());
    ASSIGN_OR_RETURN(const CalendarFile file, Read(content));
    NameIgnored(file);
    SortProblems(file);
    for (const CalendarEvent& entry : file.events) RETURN_IF_ERROR(Decide(entry));
    if (options_.apply) {
      if (!bad_.empty() && !options_.skip_bad_rows) {
        return MakeError(v1::ERROR_REASON_IMPORT_HAS_BAD_ROWS, "Some entries cannot be imported.",
                         {{"rows", absl::StrCat(bad_.size())}});
      }
      for (Decision& decision : decisions_) RETURN_IF_ERROR(Apply(decision));
    }
    Report();
    return std::move(report_);
  }

 private:
  absl::Status Check() {
    pattern_.positions = {Position{}};
    pattern_.positions[0].display_name = Say(TextId::kImportPosition);
    pattern_.positions[0].capacity = options_.capacity;
    pattern_.leave_before = kLeaveBefore;
    if (!CheckPositions(pattern_.positions).ok()) {
      return InvalidField("capacity", "A shift has 1 to 10,000 places.");
    }
    for (const std::string& unit : {options_.organizing_unit_id, HostUnit()}) {
      ASSIGN_OR_RETURN(const bool exists, store_.UnitExists(context_.organization_id, unit));
      if (!exists) return NotFound(ResourceName(kUnits, unit));
    }
    return absl::OkStatus();
  }

  const std::string& HostUnit() const {
    return options_.host_unit_id.empty() ? options_.organizing_unit_id : options_.host_unit_id;
  }

  absl::StatusOr<CalendarFile> Read(absl::string_view content) {
    CalendarReadOptions read;
    read.default_time_zone = options_.time_zone;
    if (read.default_time_zone.empty()) {
      ASSIGN_OR_RETURN(read.default_time_zone,
                       CalendarStore(context_.tx).OrganizationZone(context_.organization_id));
    }
    if (!LoadZone(read.default_time_zone).ok()) {
      return InvalidField("time_zone", "This is no IANA time zone.");
    }
    const absl::StatusOr<std::string> text = ReadText(content);
    absl::StatusOr<CalendarFile> file =
        text.ok() ? ReadCalendar(*text, read) : absl::StatusOr<CalendarFile>(text.status());
    if (file.ok()) return file;
    return MakeError(v1::ERROR_REASON_FILE_UNREADABLE, file.status().message(),
                     {{"file", options_.file_name}});
  }

  void NameIgnored(const CalendarFile& file) {
    for (const auto& [name, count] : file.ignored) {
      const bool personal = std::find(std::begin(kPersonal), std::end(kPersonal),
                                      absl::string_view(name)) != std::end(kPersonal);
      *(personal ? report_.add_refused_columns() : report_.add_unknown_columns()) = name;
    }
  }

  // A problem without a UID belongs to the entry that it stands in: the last one begun before it.
  void SortProblems(const CalendarFile& file) {
    std::map<int, std::string> begins;
    for (const CalendarEvent& entry : file.events) begins[entry.line] = entry.uid;
    for (const CalendarProblem& problem : file.problems) {
      if (problem.doubt) {
        Question(problem.line, Say(TextId::kImportDoubt, problem.text));
        continue;
      }
      Bad(problem.line, "", Say(TextId::kImportUnreadable, problem.text));
      const auto after = begins.upper_bound(problem.line);
      if (!problem.uid.empty()) {
        barred_.insert(problem.uid);
      } else if (after != begins.begin()) {
        barred_lines_.insert(std::prev(after)->first);
      }
    }
  }

  void AddProblem(int line, absl::string_view column, const std::string& text, bool question) {
    v1::ImportProblem* problem = report_.add_problems();
    problem->set_file(options_.file_name);
    problem->set_row(line);
    problem->set_column(std::string(column));
    problem->set_text(text);
    problem->set_question(question);
  }
  void Question(int line, const std::string& text) { AddProblem(line, "", text, true); }
  void Bad(int line, absl::string_view column, const std::string& text) {
    AddProblem(line, column, text, false);
    bad_.insert(line);
  }
  std::string Say(TextId id, absl::string_view value = "") const {
    return Text(lang_, id, {value});
  }

  bool IsBarred(const CalendarEvent& entry) const {
    return entry.uid.empty() || barred_.count(entry.uid) > 0 || barred_lines_.count(entry.line) > 0;
  }

  absl::Status Decide(const CalendarEvent& entry) {
    if (IsBarred(entry)) return absl::OkStatus();
    if (!seen_.insert(entry.uid).second) {
      Bad(entry.line, "UID", Say(TextId::kImportSameUid));
      return absl::OkStatus();
    }
    if (entry.all_day) {
      AskAboutDay(entry);
      return absl::OkStatus();
    }
    ASSIGN_OR_RETURN(const std::optional<Event> known,
                     store_.FindByUid(context_.organization_id, entry.uid));
    if (known && known->organizing_unit_id != options_.organizing_unit_id) {
      Question(entry.line, Say(TextId::kImportOtherUnit));
      return absl::OkStatus();
    }
    // Dates are known again by their civil time, which another zone would make others.
    if (known && known->time_zone != entry.time_zone) {
      Question(entry.line, Say(TextId::kImportOtherZone, known->time_zone));
      return absl::OkStatus();
    }
    const std::optional<CalendarPlan> plan = Plan(entry);
    if (!plan || (!known && plan->dates.empty())) return absl::OkStatus();
    Decision decision;
    decision.line = entry.line;
    decision.event = EventOf(entry, known);
    if (!CheckEntryWords(entry, decision.event)) return absl::OkStatus();
    if (known) {
      RETURN_IF_ERROR(Compare(entry, *known, *plan, decision));
    } else {
      DecideNew(*plan, decision);
    }
    Keep(std::move(decision));
    return absl::OkStatus();
  }

  void AskAboutDay(const CalendarEvent& entry) {
    const absl::StatusOr<CalendarPlan> plan = PlanCalendarEvent(entry, context_.now);
    if (plan.ok() && plan->dates.empty() && plan->past > 0) {
      ++past_days_;
      return;
    }
    Question(entry.line, absl::StrCat(entry.summary, ": ", Say(TextId::kImportAllDay)));
  }

  // Dates and the questions they raise; nothing for an entry that cannot become shifts.
  std::optional<CalendarPlan> Plan(const CalendarEvent& entry) {
    absl::StatusOr<CalendarPlan> plan = PlanCalendarEvent(entry, context_.now);
    if (!plan.ok()) {
      Bad(entry.line, "RRULE",
          Say(TextId::kImportUnreadable, std::string(plan.status().message())));
      return std::nullopt;
    }
    for (const auto& [id, date] : plan->dates) {
      if (date.duration >= kShortestShift && date.duration <= kLongestShift) continue;
      Bad(entry.line, "DTEND", Say(TextId::kImportLength));
      return std::nullopt;
    }
    if (entry.status == CalendarEventStatus::kCancelled) {
      Question(entry.line, Say(TextId::kImportCancelled));
    } else if (entry.status == CalendarEventStatus::kTentative) {
      Question(entry.line, Say(TextId::kImportTentative));
    } else if (plan->dates.empty() && plan->past == 0) {
      Question(entry.line, Say(TextId::kImportNoDates));
    }
    if (plan->past > 0) Question(entry.line, Say(TextId::kImportPast, absl::StrCat(plan->past)));
    if (plan->cut) {
      Question(entry.line, Say(TextId::kImportFirstDates, absl::StrCat(kMostOccurrences)));
    }
    for (const absl::CivilSecond id : plan->retitled) {
      Question(entry.line, Say(TextId::kImportDateTitle, FormatCivilSecond(id)));
    }
    return *std::move(plan);
  }

  Event EventOf(const CalendarEvent& entry, const std::optional<Event>& known) const {
    Event event = known.value_or(Event());
    if (!known) {
      event.organizing_unit_id = options_.organizing_unit_id;
      event.host_unit_id = HostUnit();
      event.time_zone = entry.time_zone;
      event.rrule = entry.rrule;
      event.external_uid = entry.uid;
    }
    event.title = formats::Normalize(entry.summary);
    event.place = formats::Normalize(entry.location);
    event.description = entry.description;
    return event;
  }

  bool CheckEntryWords(const CalendarEvent& entry, const Event& event) {
    const absl::Status words = CheckWords(event);
    if (words.ok()) return true;
    if (event.title.empty()) {
      Bad(entry.line, "SUMMARY", Say(TextId::kImportNoTitle));
    } else {
      const std::string field = MetadataOf(words, "field").value_or("");
      const absl::string_view column = field == "title"   ? "SUMMARY"
                                       : field == "place" ? "LOCATION"
                                                          : "DESCRIPTION";
      Bad(entry.line, column, Say(TextId::kImportTooLong));
    }
    return false;
  }

  void DecideNew(const CalendarPlan& plan, Decision& decision) {
    decision.is_new = true;
    decision.added.assign(plan.dates.begin(), plan.dates.end());
    decision.fields.push_back(
        absl::StrCat("first: ", FormatCivilSecond(plan.dates.begin()->second.civil_start)));
    decision.fields.push_back(absl::StrCat("shifts: ", plan.dates.size()));
  }

  absl::Status Compare(const CalendarEvent& entry, const Event& known, const CalendarPlan& plan,
                       Decision& decision) {
    ASSIGN_OR_RETURN(const std::vector<Shift> shifts,
                     ShiftStore(context_.tx).ListOfEvent(known.event_id));
    std::set<std::string> have;
    bool joined = false;
    for (const Shift& shift : shifts) {
      have.insert(shift.recurrence_id);
      if (shift.state != ShiftState::kOpen || shift.start_time <= context_.now) continue;
      ASSIGN_OR_RETURN(const int64_t live, store_.LiveSignUps(shift.shift_id));
      joined = joined || live > 0;
      RETURN_IF_ERROR(CompareShift(entry, plan, shift, live > 0, decision));
    }
    for (const auto& date : plan.dates) {
      if (have.count(FormatCivilSecond(date.first)) > 0) continue;
      decision.added.push_back(date);
      decision.fields.push_back(absl::StrCat("+ ", FormatCivilSecond(date.second.civil_start)));
    }
    CompareWords(known, joined, decision);
    return absl::OkStatus();
  }

  absl::Status CompareShift(const CalendarEvent& entry, const CalendarPlan& plan,
                            const Shift& shift, bool joined, Decision& decision) {
    ASSIGN_OR_RETURN(const absl::CivilSecond id, ParseCivilSecond(shift.recurrence_id));
    const auto found = plan.dates.find(id);
    if (found == plan.dates.end()) {
      const bool cancelled =
          entry.status == CalendarEventStatus::kCancelled || plan.cancelled.count(id) > 0;
      if (!cancelled) {
        Question(entry.line, Say(TextId::kImportGone, shift.civil_start));
      } else if (joined) {
        Question(entry.line, Say(TextId::kImportJoined, shift.civil_start));
      } else {
        decision.cancelled.push_back(shift);
        decision.fields.push_back(absl::StrCat("- ", shift.civil_start));
      }
      return absl::OkStatus();
    }
    const PlannedDate& date = found->second;
    if (shift.start_time == date.start_time && shift.end_time - shift.start_time == date.duration) {
      return absl::OkStatus();
    }
    if (joined) {
      Question(entry.line, Say(TextId::kImportJoined, shift.civil_start));
      return absl::OkStatus();
    }
    decision.moved.emplace_back(shift, date);
    decision.fields.push_back(
        absl::StrCat(shift.civil_start, " -> ", FormatCivilSecond(date.civil_start)));
    return absl::OkStatus();
  }

  void CompareWords(const Event& known, bool joined, Decision& decision) {
    const std::pair<absl::string_view, std::string Event::*> words[] = {
        {"title", &Event::title}, {"place", &Event::place}, {"description", &Event::description}};
    for (const auto& [name, field] : words) {
      const std::string& old_text = known.*field;
      const std::string& new_text = decision.event.*field;
      if (old_text == new_text) continue;
      if (joined) {
        Question(decision.line, Say(TextId::kImportJoined, known.title));
        return;
      }
      decision.words_change = true;
      decision.fields.push_back(absl::StrCat(name, ": ", old_text, " -> ", new_text));
    }
  }

  void Keep(Decision decision) {
    const int64_t shifts = shifts_ + static_cast<int64_t>(decision.added.size());
    if (shifts > kMostImportedShifts) {
      Bad(decision.line, "", Say(TextId::kImportTooMany, absl::StrCat(kMostImportedShifts)));
      return;
    }
    shifts_ = shifts;
    decisions_.push_back(std::move(decision));
  }

  absl::Status Apply(Decision& decision) {
    if (decision.is_new) RETURN_IF_ERROR(InsertEvent(context_, decision.event));
    if (decision.words_change) {
      RETURN_IF_ERROR(UpdateEvent(context_, decision.event, {"title", "place", "description"}, ""));
    }
    for (const auto& [id, date] : decision.added) {
      pattern_.duration = date.duration;
      const NewShift wanted{"", {date.civil_start, date.start_time, false}, id};
      RETURN_IF_ERROR(InsertShift(context_, decision.event, pattern_, wanted));
    }
    for (const auto& [shift, date] : decision.moved) {
      RETURN_IF_ERROR(MoveShift(context_, shift, date.civil_start, date.duration));
    }
    for (const Shift& shift : decision.cancelled) {
      RETURN_IF_ERROR(CancelShift(context_, shift.shift_id, Say(TextId::kImportCancelReason)));
    }
    return absl::OkStatus();
  }

  void Report() {
    if (past_days_ > 0) Question(0, Say(TextId::kImportPastDays, absl::StrCat(past_days_)));
    report_.set_applied(options_.apply);
    int created = 0;
    int updated = 0;
    for (const Decision& decision : decisions_) {
      if (!decision.Changes()) continue;
      ++(decision.is_new ? created : updated);
      v1::ImportChange* change = report_.add_changes();
      change->set_row(decision.line);
      change->set_resource(ResourceName(kEvents, decision.event.event_id));
      change->set_title(decision.event.title);
      for (const std::string& field : decision.fields) change->add_fields(field);
    }
    report_.set_created(created);
    report_.set_updated(updated);
    report_.set_unchanged(static_cast<int>(decisions_.size()) - created - updated);
  }

  rpc::Context& context_;
  const CalendarImportOptions& options_;
  const Lang lang_;
  EventStore store_;
  Pattern pattern_;
  v1::ImportReport report_;
  std::set<int> bad_;                // lines of problems that stop their entry
  std::set<std::string> barred_;     // UIDs of entries that are not wholly read
  std::set<int> barred_lines_;       // the same, by the entry's line
  std::set<std::string> seen_;       // UIDs
  std::vector<Decision> decisions_;  // of entries that can be imported
  int64_t shifts_ = 0;
  int past_days_ = 0;  // all-day entries before now
};

}  // namespace

absl::StatusOr<v1::ImportReport> ImportCalendar(rpc::Context& context, absl::string_view content,
                                                const CalendarImportOptions& options) {
  return CalendarImport(context, options).Run(content);
}

}  // namespace glimmer::events
