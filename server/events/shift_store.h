// Shifts as the rest of the server reads them: the row, its event's words and its positions.
// Sign-ups, attendance and the feed read through here; only events write times and places.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "shared/sql/database.h"

namespace glimmer::events {

enum class ShiftState : int64_t { kOpen = 1, kCancelled = 2, kClosed = 3 };

struct Position {
  std::string position_id;
  std::string display_name;
  int64_t capacity = 0;
  int64_t held = 0;
  std::vector<std::string> needed_skills;
  int64_t minimum_age = 0;
};

// Every shift keeps to these. None that ends after T begins earlier than the longest before T,
// which bounds a search for those about a time.
inline constexpr absl::Duration kShortestShift = absl::Minutes(5);
inline constexpr absl::Duration kLongestShift = absl::Hours(24);

struct Shift {
  std::string shift_id;
  std::string organization_id;
  std::string event_id;
  std::string recurrence_id;
  std::string civil_start;
  absl::Time start_time;
  absl::Time end_time;
  ShiftState state = ShiftState::kOpen;
  int64_t capacity = 0;
  int64_t held = 0;
  int64_t waiting = 0;
  int64_t next_join_sequence = 0;
  absl::Time sign_up_open_time;
  absl::Time sign_up_close_time;
  absl::Time leave_deadline;
  std::string leader_person_id;  // the shift's, else the event's; may be empty
  int64_t audience_count = 0;
  int64_t guest_count = 0;
  std::string site_key;
  std::string cancel_reason;
  int64_t sequence = 0;
  int64_t version = 0;

  // Of its event.
  std::string title;
  std::string category;
  std::string place;
  std::string bring;
  std::string time_zone;
  std::string organizing_unit_id;
  std::string host_unit_id;
  std::string organizing_path;
  std::string host_path;
  std::string leader_display_name;

  std::vector<Position> positions;  // by ordinal
};

class ShiftStore {
 public:
  explicit ShiftStore(sql::Transaction& tx) : tx_(tx) {}

  // With positions; nullopt when there is no such shift.
  absl::StatusOr<std::optional<Shift>> Find(absl::string_view shift_id);
  // The same. Errors: NOT_FOUND.
  absl::StatusOr<Shift> Get(absl::string_view shift_id);
  // Shifts of the organisation that end after `after`, by (start, id) beyond the given position.
  absl::StatusOr<std::vector<Shift>> ListFrom(absl::string_view organization_id, absl::Time after,
                                              absl::Time start_position,
                                              absl::string_view id_position, int limit);
  // All shifts of one event, by start.
  absl::StatusOr<std::vector<Shift>> ListOfEvent(absl::string_view event_id);

 private:
  absl::Status LoadPositions(Shift& shift);

  sql::Transaction& tx_;
};

// Feed keys of those who run the shift: every unit on both paths, and "shift:ID" for its leader.
std::vector<std::string> StaffKeys(const Shift& shift);

// Feed keys of every unit on a path ("A/B/C/").
std::vector<std::string> PathKeys(absl::string_view path);

}  // namespace glimmer::events
