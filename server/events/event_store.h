// Rows of events, shifts and positions that only the events feature writes. Reading shifts for
// everybody else is shift_store.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "server/events/shift_store.h"
#include "shared/sql/database.h"

namespace glimmer::events {

struct Event {
  std::string event_id;
  std::string organization_id;
  std::string organizing_unit_id;
  std::string host_unit_id;
  std::string title;
  std::string category;
  std::string place;
  std::string description;
  std::string bring;
  std::string time_zone;
  std::string leader_person_id;     // may be empty
  std::string leader_display_name;  // read only
  std::string rrule;
  std::string external_uid;  // UID of an imported calendar entry; may be empty
  int64_t version = 1;
};

class EventStore {
 public:
  explicit EventStore(sql::Transaction& tx) : tx_(tx) {}

  absl::StatusOr<std::optional<Event>> Find(absl::string_view event_id);
  // Errors: NOT_FOUND.
  absl::StatusOr<Event> Get(absl::string_view event_id);
  absl::StatusOr<std::optional<Event>> FindByUid(absl::string_view organization_id,
                                                 absl::string_view uid);
  // Newest first, older than `before`; all for an empty `before`.
  absl::StatusOr<std::vector<Event>> List(absl::string_view organization_id,
                                          absl::string_view before, int limit);

  // Errors: ALREADY_EXISTS for a taken id.
  absl::Status Insert(const Event& event, absl::Time now);
  // Words, place, leader and category; raises the version.
  absl::Status Update(const Event& event, absl::Time now);

  // With its positions. `shift` needs everything but what is of its event.
  absl::Status InsertShift(const Shift& shift, absl::string_view leader_person_id, absl::Time now);
  // Times, leader and capacity; raises version and calendar sequence.
  absl::Status UpdateShift(const Shift& shift, absl::string_view leader_person_id, absl::Time now);
  absl::Status UpdatePosition(const Position& position);
  absl::Status InsertPosition(absl::string_view shift_id, const Position& position,
                              int64_t ordinal);
  // One more than any position of the shift has, also of those that were taken away.
  absl::StatusOr<int64_t> NextOrdinal(absl::string_view shift_id);
  // Leaves a row without places, which nobody reads: ended sign-ups still point at it.
  absl::Status RetirePosition(absl::string_view position_id);
  // Sign-ups for the position that are confirmed, offered or waiting.
  absl::StatusOr<int64_t> LiveOnPosition(absl::string_view position_id);
  absl::Status MarkCancelled(absl::string_view shift_id, absl::string_view reason, absl::Time now);

  // The leader that is the shift's own, empty when it takes its event's.
  absl::StatusOr<std::string> OwnLeader(absl::string_view shift_id);
  // Sign-ups that are confirmed, offered or waiting.
  absl::StatusOr<int64_t> LiveSignUps(absl::string_view shift_id);
  absl::StatusOr<bool> PersonExists(absl::string_view organization_id, absl::string_view person_id);
  absl::StatusOr<bool> UnitExists(absl::string_view organization_id, absl::string_view unit_id);

 private:
  sql::Transaction& tx_;
};

}  // namespace glimmer::events
