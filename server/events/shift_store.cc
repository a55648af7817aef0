#include "server/events/shift_store.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "server/rpc/change_log_store.h"
#include "shared/base/time_convert.h"
#include "shared/domain/resource_names.h"
#include "shared/rpc/error.h"

namespace glimmer::events {
namespace {

using sql::Row;

// The columns of MapShift, in its order.
#define GLIMMER_SELECT_SHIFT                                                                       \
  "SELECT s.shift_id, s.organization_id, s.event_id, s.recurrence_id, s.civil_start, "             \
  "s.start_time_us, s.end_time_us, s.state, s.capacity, s.held, s.waiting, s.next_join_sequence, " \
  "s.sign_up_open_time_us, s.sign_up_close_time_us, s.leave_deadline_us, "                         \
  "COALESCE(s.leader_person_id, e.leader_person_id, ''), s.audience_count, s.guest_count, "        \
  "s.site_key, s.cancel_reason, s.sequence, s.version, e.title, e.category, e.place, e.bring, "    \
  "e.time_zone, e.organizing_unit_id, e.host_unit_id, o.path, h.path, "                            \
  "COALESCE(p.display_name, '') "                                                                  \
  "FROM shifts s JOIN events e ON e.event_id = s.event_id "                                        \
  "JOIN units o ON o.unit_id = e.organizing_unit_id "                                              \
  "JOIN units h ON h.unit_id = e.host_unit_id "                                                    \
  "LEFT JOIN people p ON p.person_id = COALESCE(s.leader_person_id, e.leader_person_id) "

constexpr absl::string_view kFind = GLIMMER_SELECT_SHIFT "WHERE s.shift_id = $1";

constexpr absl::string_view kListFrom = GLIMMER_SELECT_SHIFT
    "WHERE s.organization_id = $1 AND s.end_time_us > $2 AND s.start_time_us >= $3 "
    "AND (s.start_time_us > $3 OR s.shift_id > $4) ORDER BY s.start_time_us, s.shift_id LIMIT $5";

constexpr absl::string_view kListOfEvent =
    GLIMMER_SELECT_SHIFT "WHERE s.event_id = $1 ORDER BY s.start_time_us, s.shift_id";

constexpr absl::string_view kPositions =
    "SELECT position_id, display_name, capacity, held, needed_skills, minimum_age FROM positions "
    "WHERE shift_id = $1 AND capacity > 0 ORDER BY ordinal";

Shift MapShift(const Row& row) {
  Shift s;
  int c = 0;
  s.shift_id = row.Text(c++);
  s.organization_id = row.Text(c++);
  s.event_id = row.Text(c++);
  s.recurrence_id = row.Text(c++);
  s.civil_start = row.Text(c++);
  s.start_time = FromMicros(row.Int(c++));
  s.end_time = FromMicros(row.Int(c++));
  s.state = static_cast<ShiftState>(row.Int(c++));
  s.capacity = row.Int(c++);
  s.held = row.Int(c++);
  s.waiting = row.Int(c++);
  s.next_join_sequence = row.Int(c++);
  s.sign_up_open_time = FromMicros(row.Int(c++));
  s.sign_up_close_time = FromMicros(row.Int(c++));
  s.leave_deadline = FromMicros(row.Int(c++));
  s.leader_person_id = row.Text(c++);
  s.audience_count = row.Int(c++);
  s.guest_count = row.Int(c++);
  s.site_key = row.Blob(c++);
  s.cancel_reason = row.Text(c++);
  s.sequence = row.Int(c++);
  s.version = row.Int(c++);
  s.title = row.Text(c++);
  s.category = row.Text(c++);
  s.place = row.Text(c++);
  s.bring = row.Text(c++);
  s.time_zone = row.Text(c++);
  s.organizing_unit_id = row.Text(c++);
  s.host_unit_id = row.Text(c++);
  s.organizing_path = row.Text(c++);
  s.host_path = row.Text(c++);
  s.leader_display_name = row.Text(c++);
  return s;
}

Position MapPosition(const Row& row) {
  Position p;
  p.position_id = row.Text(0);
  p.display_name = row.Text(1);
  p.capacity = row.Int(2);
  p.held = row.Int(3);
  p.needed_skills = absl::StrSplit(row.Text(4), '\n', absl::SkipEmpty());
  p.minimum_age = row.Int(5);
  return p;
}

}  // namespace

absl::Status ShiftStore::LoadPositions(Shift& shift) {
  ASSIGN_OR_RETURN(shift.positions, tx_.QueryAll(MapPosition, kPositions, shift.shift_id));
  return absl::OkStatus();
}

absl::StatusOr<std::optional<Shift>> ShiftStore::Find(absl::string_view shift_id) {
  ASSIGN_OR_RETURN(std::optional<Shift> shift, tx_.QueryOne(MapShift, kFind, shift_id));
  if (shift) RETURN_IF_ERROR(LoadPositions(*shift));
  return shift;
}

absl::StatusOr<Shift> ShiftStore::Get(absl::string_view shift_id) {
  ASSIGN_OR_RETURN(std::optional<Shift> shift, Find(shift_id));
  if (!shift) return NotFound(ResourceName(kShifts, shift_id));
  return *std::move(shift);
}

absl::StatusOr<std::vector<Shift>> ShiftStore::ListFrom(absl::string_view organization_id,
                                                        absl::Time after, absl::Time start_position,
                                                        absl::string_view id_position, int limit) {
  const absl::Time from = std::max(start_position, after - kLongestShift);
  ASSIGN_OR_RETURN(std::vector<Shift> shifts, tx_.QueryAll(MapShift, kListFrom, organization_id,
                                                           after, from, id_position, limit));
  for (Shift& shift : shifts) RETURN_IF_ERROR(LoadPositions(shift));
  return shifts;
}

absl::StatusOr<std::vector<Shift>> ShiftStore::ListOfEvent(absl::string_view event_id) {
  ASSIGN_OR_RETURN(std::vector<Shift> shifts, tx_.QueryAll(MapShift, kListOfEvent, event_id));
  for (Shift& shift : shifts) RETURN_IF_ERROR(LoadPositions(shift));
  return shifts;
}

std::vector<std::string> PathKeys(absl::string_view path) {
  std::vector<std::string> keys;
  for (absl::string_view id : absl::StrSplit(path, '/', absl::SkipEmpty())) {
    keys.push_back(rpc::UnitKey(id));
  }
  return keys;
}

std::vector<std::string> StaffKeys(const Shift& shift) {
  std::vector<std::string> keys = PathKeys(shift.organizing_path);
  for (std::string& key : PathKeys(shift.host_path)) {
    if (std::find(keys.begin(), keys.end(), key) == keys.end()) keys.push_back(std::move(key));
  }
  keys.push_back(rpc::ShiftKey(shift.shift_id));
  return keys;
}

}  // namespace glimmer::events
