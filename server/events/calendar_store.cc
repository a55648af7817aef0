#include "server/events/calendar_store.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "server/events/shift_store.h"
#include "server/rpc/change_log_store.h"
#include "shared/base/time_convert.h"
#include "shared/domain/resource_names.h"
#include "shared/rpc/error.h"

namespace glimmer::events {
namespace {

using sql::Row;

// The columns of MapEntry but its last three.
#define GLIMMER_CALENDAR_COLUMNS                                                           \
  "s.shift_id, s.civil_start, s.start_time_us, s.end_time_us, s.state, e.title, e.place, " \
  "e.description, e.bring, e.time_zone, s.sequence + e.version - 1, s.update_time_us, "    \
  "e.update_time_us, "

// Of several sign-ups to one shift the latest counts; each has come, and each but a live one has
// gone again.
constexpr absl::string_view kListOfPerson =
    "SELECT " GLIMMER_CALENDAR_COLUMNS
    "u.state, u.update_time_us, (SELECT COUNT(*) + SUM(CASE WHEN c.state > 3 THEN 1 ELSE 0 END) "
    "FROM sign_ups c WHERE c.person_id = u.person_id AND c.shift_id = u.shift_id) "
    "FROM sign_ups u JOIN shifts s ON s.shift_id = u.shift_id "
    "JOIN events e ON e.event_id = s.event_id "
    "WHERE u.person_id = $1 AND s.end_time_us > $2 AND s.start_time_us < $3 "
    "AND NOT EXISTS (SELECT 1 FROM sign_ups l WHERE l.person_id = u.person_id "
    "AND l.shift_id = u.shift_id AND l.join_sequence > u.join_sequence) "
    "ORDER BY s.start_time_us, s.shift_id LIMIT $4";

constexpr absl::string_view kListOfUnit =
    "SELECT " GLIMMER_CALENDAR_COLUMNS
    "1, s.update_time_us, 1 FROM shifts s JOIN events e ON e.event_id = s.event_id "
    "JOIN units o ON o.unit_id = e.organizing_unit_id "
    "JOIN units h ON h.unit_id = e.host_unit_id "
    "WHERE s.organization_id = $1 AND s.start_time_us > $2 AND s.start_time_us < $3 "
    "AND s.end_time_us > $4 AND ((o.path >= $5 AND o.path < $6) OR (h.path >= $5 AND h.path < $6)) "
    "ORDER BY s.start_time_us, s.shift_id LIMIT $7";

constexpr absl::string_view kPersonName =
    "SELECT display_name FROM people WHERE organization_id = $1 AND person_id = $2";
constexpr absl::string_view kFindUnit =
    "SELECT display_name, path FROM units WHERE organization_id = $1 AND unit_id = $2";
constexpr absl::string_view kOrganizationZone =
    "SELECT time_zone FROM organizations WHERE organization_id = $1";

CalendarEntry MapEntry(const Row& row) {
  CalendarEntry entry;
  int c = 0;
  entry.shift_id = row.Text(c++);
  entry.civil_start = row.Text(c++);
  entry.start_time = FromMicros(row.Int(c++));
  entry.end_time = FromMicros(row.Int(c++));
  entry.cancelled = row.Int(c++) == 2;
  entry.title = row.Text(c++);
  entry.place = row.Text(c++);
  entry.description = row.Text(c++);
  entry.bring = row.Text(c++);
  entry.time_zone = row.Text(c++);
  entry.sequence = row.Int(c++);
  const int64_t shift_time_us = row.Int(c++);
  const int64_t event_time_us = row.Int(c++);
  entry.state = static_cast<SignUpState>(row.Int(c++));
  const int64_t own_time_us = row.Int(c++);
  entry.update_time = FromMicros(std::max({shift_time_us, event_time_us, own_time_us}));
  entry.changes = row.Int(c++);
  return entry;
}

std::string MapText(const Row& row) { return row.Text(0); }

}  // namespace

absl::StatusOr<std::vector<CalendarEntry>> CalendarStore::ListOfPerson(absl::string_view person_id,
                                                                       const CalendarRange& range) {
  return tx_.QueryAll(MapEntry, kListOfPerson, person_id, range.ended_after, range.started_before,
                      range.limit);
}

absl::StatusOr<std::vector<CalendarEntry>> CalendarStore::ListOfUnit(
    absl::string_view organization_id, absl::string_view path, const CalendarRange& range) {
  return tx_.QueryAll(MapEntry, kListOfUnit, organization_id, range.ended_after - kLongestShift,
                      range.started_before, range.ended_after, path, rpc::PathEnd(path),
                      range.limit);
}

absl::StatusOr<std::optional<std::string>> CalendarStore::PersonName(
    absl::string_view organization_id, absl::string_view person_id) {
  return tx_.QueryOne(MapText, kPersonName, organization_id, person_id);
}

absl::StatusOr<std::optional<CalendarStore::UnitPlace>> CalendarStore::FindUnit(
    absl::string_view organization_id, absl::string_view unit_id) {
  return tx_.QueryOne(
      [](const Row& row) {
        return UnitPlace{row.Text(0), row.Text(1)};
      },
      kFindUnit, organization_id, unit_id);
}

absl::StatusOr<std::string> CalendarStore::OrganizationZone(absl::string_view organization_id) {
  ASSIGN_OR_RETURN(std::optional<std::string> zone,
                   tx_.QueryOne(MapText, kOrganizationZone, organization_id));
  if (!zone) return NotFound(ResourceName(kOrganizations, organization_id));
  return *std::move(zone);
}

}  // namespace glimmer::events
