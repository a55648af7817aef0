// Edits that reach one occurrence, it and the following, or all: nothing that people have joined
// moves without the request saying so.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "glimmer/v1/event_service.pb.h"
#include "server/events/event_store.h"
#include "server/rpc/context.h"

namespace glimmer::events {

// Before the start, as in Pattern; what is absent stays as it is.
struct SeriesWindow {
  std::optional<absl::Duration> opens, closes, leave;

  bool empty() const { return !opens && !closes && !leave; }
};

struct SeriesEdit {
  std::string shift_id;
  v1::UpdateSeriesRequest::Reach reach = v1::UpdateSeriesRequest::REACH_THIS;
  v1::UpdateSeriesRequest::Joined joined = v1::UpdateSeriesRequest::JOINED_UNSPECIFIED;
  std::optional<absl::CivilSecond> civil_start;  // of `shift_id`; the others move by the same
  std::optional<absl::Duration> duration;
  std::vector<Position> positions;  // empty: unchanged; matched by name
  std::string leader_person_id;     // empty: unchanged
  SeriesWindow window;
};

struct SeriesResult {
  std::vector<Shift> changed;
  std::vector<std::string> left;  // shift ids with people that were left where they are
};

// Errors: SERIES_HAS_SIGN_UPS {shifts, people}; CAPACITY_BELOW_HELD {held}; FIELD_INVALID;
// SHIFT_STARTED; SHIFT_CANCELLED.
absl::StatusOr<SeriesResult> UpdateSeries(rpc::Context& context, const SeriesEdit& edit);

// Moves one shift to another civil start in its event's zone and tells the people on it.
absl::Status MoveShift(rpc::Context& context, Shift shift, absl::CivilSecond civil_start,
                       absl::Duration duration);

}  // namespace glimmer::events
