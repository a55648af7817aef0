#include "server/hours/export_rows.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "shared/base/time_convert.h"
#include "shared/domain/resource_names.h"

namespace glimmer::hours {
namespace {

using formats::Cell;
using formats::Column;
using formats::ColumnType;
using formats::Lang;
using formats::TextId;

std::string Word(Lang lang, TextId id) { return std::string(formats::Text(lang, id)); }

// Times without seconds where there are none; with all their digits where there are, so that the
// minutes can be counted again from the file.
std::string IsoTime(absl::Time time, const std::string& zone_name) {
  const absl::TimeZone zone = LoadZone(zone_name).value_or(absl::UTCTimeZone());
  return absl::FormatTime("%Y-%m-%dT%H:%M:%E*S%Ez", time, zone);
}

Cell MinuteCell(absl::Time time, const std::string& zone_name) {
  const absl::TimeZone zone = LoadZone(zone_name).value_or(absl::UTCTimeZone());
  return absl::CivilMinute(absl::ToCivilSecond(time, zone));
}

std::string StateName(RecordState state) {
  switch (state) {
    case RecordState::kConfirmed:
      return "confirmed";
    case RecordState::kWaiting:
      return "waiting";
    case RecordState::kRefused:
      return "refused";
    case RecordState::kReversal:
      return "reversal";
  }
  return "";
}

std::string TitleOf(const UnitTitles& units, const std::string& unit_id) {
  const auto it = units.find(unit_id);
  return it == units.end() ? "" : it->second;
}

TextId GroupTitle(FigureGroup group) {
  switch (group) {
    case FigureGroup::kHomeUnit:
      return TextId::kHomeUnit;
    case FigureGroup::kHostUnit:
      return TextId::kHostCommunity;
    case FigureGroup::kCategory:
      return TextId::kCategory;
    case FigureGroup::kMonth:
      return TextId::kMonth;
    default:
      return TextId::kPerson;
  }
}

}  // namespace

double DisplayHours(int64_t minutes) {
  const int64_t sign = minutes < 0 ? -1 : 1;
  const int64_t tenths = (sign * minutes * 10 + 30) / 60;
  return static_cast<double>(sign * tenths) / 10;
}

std::vector<Cell> TotalsHeader(Lang lang) {
  if (lang == Lang::kEn) {
    return {"person",          "name", "volunteer_number", "home_unit", "sessions",
            "counted_minutes", "hours"};
  }
  return {"person",
          Word(lang, TextId::kPerson),
          Word(lang, TextId::kVolunteerNumber),
          Word(lang, TextId::kHomeUnit),
          Word(lang, TextId::kSessions),
          Word(lang, TextId::kCountedMinutes),
          Word(lang, TextId::kHours)};
}

std::vector<Cell> TotalsRow(const Figure& figure) {
  return {ResourceName(kPeople, figure.key),
          figure.title,
          figure.volunteer_number,
          figure.home_unit_title,
          figure.sessions,
          figure.minutes,
          DisplayHours(figure.minutes)};
}

std::vector<Cell> RecordsHeader() {
  return {"record",         "person",        "shift",         "home_unit",       "host_community",
          "check_in",       "check_out",     "break_minutes", "counted_minutes", "state",
          "evidence_class", "correction_of", "rule_pack"};
}

std::vector<Cell> RecordsRow(const Record& record) {
  return {ResourceName(kServiceRecords, record.record_id),
          ResourceName(kPeople, record.person_id),
          ResourceName(kShifts, record.shift_id),
          ResourceName(kUnits, record.home_unit_id),
          ResourceName(kUnits, record.host_unit_id),
          IsoTime(record.check_in, record.time_zone),
          IsoTime(record.check_out, record.time_zone),
          record.break_minutes,
          record.counted_minutes,
          StateName(record.state),
          formats::EvidenceLetter(static_cast<int64_t>(record.evidence_class)),
          ResourceName(kServiceRecords, record.correction_of),
          ResourceName(kRulePacks, record.rule_pack_id)};
}

std::vector<Column> FigureColumns(Lang lang, FigureGroup group) {
  std::vector<Column> columns = {{Word(lang, GroupTitle(group)), ColumnType::kText, 24}};
  if (group == FigureGroup::kPerson) {
    columns.push_back({Word(lang, TextId::kVolunteerNumber), ColumnType::kText, 20});
    columns.push_back({Word(lang, TextId::kHomeUnit), ColumnType::kText, 24});
  }
  for (const TextId id :
       {TextId::kSessions, TextId::kPersonTimes, TextId::kPeople, TextId::kCountedMinutes}) {
    columns.push_back({Word(lang, id), ColumnType::kInteger, 14});
  }
  columns.push_back({Word(lang, TextId::kHours), ColumnType::kDecimal, 10});
  for (const absl::string_view name : {"A", "B", "C", "D"}) {
    columns.push_back(
        {formats::Text(lang, TextId::kEvidenceMinutes, {name}), ColumnType::kInteger, 16});
  }
  columns.push_back({Word(lang, TextId::kWaitingMinutes), ColumnType::kInteger, 16});
  return columns;
}

std::vector<Cell> FigureRow(Lang lang, FigureGroup group, const Figure& figure) {
  std::string title = figure.title;
  if (title.empty() && group == FigureGroup::kHomeUnit) title = Word(lang, TextId::kNoHomeUnit);
  std::vector<Cell> cells = {std::move(title)};
  if (group == FigureGroup::kPerson) {
    cells.emplace_back(figure.volunteer_number);
    cells.emplace_back(figure.home_unit_title);
  }
  for (const int64_t number :
       {figure.sessions, figure.person_times, figure.people, figure.minutes}) {
    cells.emplace_back(number);
  }
  cells.emplace_back(DisplayHours(figure.minutes));
  for (const int64_t minutes : figure.minutes_by_class) cells.emplace_back(minutes);
  cells.emplace_back(figure.waiting_minutes);
  return cells;
}

std::vector<Column> HeadcountColumns(Lang lang) {
  return {{Word(lang, TextId::kDate), ColumnType::kDate, 12},
          {Word(lang, TextId::kEvent), ColumnType::kText, 28},
          {Word(lang, TextId::kHostCommunity), ColumnType::kText, 20},
          {Word(lang, TextId::kOrganisingUnit), ColumnType::kText, 20},
          {Word(lang, TextId::kAudience), ColumnType::kInteger, 14},
          {Word(lang, TextId::kGuests), ColumnType::kInteger, 14}};
}

std::vector<Cell> HeadcountRow(const UnitTitles& units, const Headcount& count) {
  const auto day = ParseCivilDay(count.civil_date);
  return {
      day.ok() ? Cell(*day) : Cell(),           count.title,    TitleOf(units, count.host_unit_id),
      TitleOf(units, count.organizing_unit_id), count.audience, count.guests};
}

std::vector<Column> RecordColumns(Lang lang) {
  const auto text = [&](TextId id, double width) {
    return Column{Word(lang, id), ColumnType::kText, width};
  };
  return {text(TextId::kRecord, 30),
          text(TextId::kPerson, 16),
          text(TextId::kEvent, 28),
          text(TextId::kCategory, 16),
          text(TextId::kHomeUnit, 20),
          text(TextId::kHostCommunity, 20),
          text(TextId::kOrganisingUnit, 20),
          {Word(lang, TextId::kDate), ColumnType::kDate, 12},
          {Word(lang, TextId::kCheckIn), ColumnType::kDateTime, 18},
          {Word(lang, TextId::kCheckOut), ColumnType::kDateTime, 18},
          {Word(lang, TextId::kBreakMinutes), ColumnType::kInteger, 12},
          {Word(lang, TextId::kCountedMinutes), ColumnType::kInteger, 12},
          {Word(lang, TextId::kHours), ColumnType::kDecimal, 10},
          text(TextId::kState, 12),
          text(TextId::kEvidenceClass, 12),
          text(TextId::kVerdict, 12),
          text(TextId::kSource, 12),
          text(TextId::kCorrectionOf, 30),
          text(TextId::kRulePack, 30),
          {Word(lang, TextId::kRecordedAt), ColumnType::kDateTime, 18}};
}

std::vector<Cell> RecordRow(Lang lang, const UnitTitles& units, const Record& record) {
  const auto day = ParseCivilDay(record.civil_date);
  return {record.record_id,
          record.person_display_name,
          record.title,
          record.category,
          TitleOf(units, record.home_unit_id),
          TitleOf(units, record.host_unit_id),
          TitleOf(units, record.organizing_unit_id),
          day.ok() ? Cell(*day) : Cell(),
          MinuteCell(record.check_in, record.time_zone),
          MinuteCell(record.check_out, record.time_zone),
          record.break_minutes,
          record.counted_minutes,
          DisplayHours(record.counted_minutes),
          formats::TextAt(lang, TextId::kStateConfirmed, static_cast<int64_t>(record.state)),
          formats::EvidenceLetter(static_cast<int64_t>(record.evidence_class)),
          formats::TextAt(lang, TextId::kVerdictStrong, static_cast<int64_t>(record.verdict)),
          formats::TextAt(lang, TextId::kSourceAttendance, static_cast<int64_t>(record.source)),
          record.correction_of,
          record.rule_pack_id,
          MinuteCell(record.record_time, record.time_zone)};
}

}  // namespace glimmer::hours
