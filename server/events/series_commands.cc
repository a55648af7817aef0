#include "server/events/series_commands.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "server/events/event_commands.h"
#include "server/events/pattern.h"
#include "server/signups/line_commands.h"
#include "shared/base/time_convert.h"
#include "shared/domain/resource_names.h"
#include "shared/rpc/error.h"

namespace glimmer::events {
namespace {

// What an edit does to the times of every shift it reaches.
struct Move {
  int64_t civil_seconds = 0;  // civil distance
  std::optional<absl::Duration> duration;

  bool Moves(const Shift& shift) const {
    return civil_seconds != 0 || (duration && *duration != shift.end_time - shift.start_time);
  }
};

absl::Status CheckWindow(const SeriesWindow& window) {
  RETURN_IF_ERROR(CheckBefore("sign_up_opens_before", window.opens.value_or(absl::ZeroDuration())));
  RETURN_IF_ERROR(
      CheckBefore("sign_up_closes_before", window.closes.value_or(absl::ZeroDuration())));
  return CheckBefore("leave_before", window.leave.value_or(absl::ZeroDuration()));
}

absl::StatusOr<std::vector<Shift>> Reached(rpc::Context& context, const SeriesEdit& edit,
                                           const Shift& anchor) {
  if (edit.reach == v1::UpdateSeriesRequest::REACH_THIS) return std::vector<Shift>{anchor};
  ASSIGN_OR_RETURN(std::vector<Shift> all, ShiftStore(context.tx).ListOfEvent(anchor.event_id));
  std::vector<Shift> reached;
  for (Shift& shift : all) {
    const bool later = shift.start_time >= anchor.start_time;
    const bool open = shift.state == ShiftState::kOpen && shift.start_time > context.now;
    if (open && (later || edit.reach == v1::UpdateSeriesRequest::REACH_ALL)) {
      reached.push_back(std::move(shift));
    }
  }
  return reached;
}

absl::Status CheckAnchor(const Shift& anchor, absl::Time now) {
  if (anchor.state == ShiftState::kCancelled) {
    return MakeError(v1::ERROR_REASON_SHIFT_CANCELLED, "The shift was cancelled.");
  }
  if (anchor.start_time <= now) {
    return MakeError(v1::ERROR_REASON_SHIFT_STARTED, "The shift has begun or is over.");
  }
  return absl::OkStatus();
}

// Of the shifts that would move, those that people have joined and that stay where they are.
absl::Status FindStaying(rpc::Context& context, const SeriesEdit& edit, const Move& move,
                         const std::vector<Shift>& shifts, std::vector<std::string>& staying) {
  EventStore store(context.tx);
  int64_t joined_shifts = 0;
  int64_t people = 0;
  for (const Shift& shift : shifts) {
    if (!move.Moves(shift)) continue;
    ASSIGN_OR_RETURN(const int64_t live, store.LiveSignUps(shift.shift_id));
    if (live == 0) continue;
    ++joined_shifts;
    people += live;
    if (edit.joined == v1::UpdateSeriesRequest::JOINED_LEAVE) staying.push_back(shift.shift_id);
  }
  if (joined_shifts > 0 && edit.joined == v1::UpdateSeriesRequest::JOINED_UNSPECIFIED) {
    return MakeError(v1::ERROR_REASON_SERIES_HAS_SIGN_UPS,
                     "People have joined occurrences that would move.",
                     {{"shifts", absl::StrCat(joined_shifts)}, {"people", absl::StrCat(people)}});
  }
  return absl::OkStatus();
}

// A window that is open stays open; one that is still to open keeps its distance.
absl::Status SetTimes(absl::CivilSecond civil_start, absl::Duration length, absl::Time now,
                      Shift& shift) {
  ASSIGN_OR_RETURN(const absl::TimeZone zone, LoadZone(shift.time_zone));
  const Occurrence moved = ResolveCivil(civil_start, zone);
  const absl::Duration by = moved.start - shift.start_time;
  shift.civil_start = FormatCivilSecond(moved.civil);
  shift.start_time = moved.start;
  shift.end_time = moved.start + length;
  if (shift.sign_up_open_time > now) shift.sign_up_open_time += by;
  shift.sign_up_close_time += by;
  shift.leave_deadline += by;
  return absl::OkStatus();
}

absl::Status ApplyTimes(const Move& move, absl::Time now, Shift& shift) {
  ASSIGN_OR_RETURN(const absl::CivilSecond civil, ParseCivilSecond(shift.civil_start));
  const absl::Duration length = move.duration.value_or(shift.end_time - shift.start_time);
  return SetTimes(civil + move.civil_seconds, length, now, shift);
}

absl::Status ApplyWindow(const SeriesWindow& window, absl::Time now, Shift& shift) {
  if (window.opens == absl::ZeroDuration()) {
    shift.sign_up_open_time = std::min(shift.sign_up_open_time, now);
  } else if (window.opens) {
    shift.sign_up_open_time = shift.start_time - *window.opens;
  }
  if (window.closes) shift.sign_up_close_time = shift.start_time - *window.closes;
  if (window.leave) shift.leave_deadline = shift.start_time - *window.leave;
  const bool set = window.opens || window.closes;
  if (set && shift.sign_up_open_time >= shift.sign_up_close_time) return OpensTooLate();
  return absl::OkStatus();
}

absl::Status BelowHeld(int64_t held) {
  return MakeError(v1::ERROR_REASON_CAPACITY_BELOW_HELD,
                   "More places are held than the new capacity.", {{"held", absl::StrCat(held)}});
}

absl::Status ApplyPositions(rpc::Context& context, const std::vector<Position>& wanted,
                            Shift& shift) {
  EventStore store(context.tx);
  ASSIGN_OR_RETURN(int64_t ordinal, store.NextOrdinal(shift.shift_id));
  std::vector<Position> result;
  for (Position position : wanted) {
    const auto same =
        std::find_if(shift.positions.begin(), shift.positions.end(),
                     [&](const Position& p) { return p.display_name == position.display_name; });
    if (same == shift.positions.end()) {
      position.position_id = context.NewId();
      RETURN_IF_ERROR(store.InsertPosition(shift.shift_id, position, ordinal++));
    } else {
      if (position.capacity < same->held) return BelowHeld(same->held);
      position.position_id = same->position_id;
      position.held = same->held;
      RETURN_IF_ERROR(store.UpdatePosition(position));
      shift.positions.erase(same);
    }
    result.push_back(std::move(position));
  }
  for (const Position& gone : shift.positions) {
    ASSIGN_OR_RETURN(const int64_t live, store.LiveOnPosition(gone.position_id));
    if (live > 0) return BelowHeld(std::max(gone.held, live));
    RETURN_IF_ERROR(store.RetirePosition(gone.position_id));
  }
  shift.positions = std::move(result);
  shift.capacity = 0;
  for (const Position& position : shift.positions) shift.capacity += position.capacity;
  return absl::OkStatus();
}

absl::Status ApplyOne(rpc::Context& context, const SeriesEdit& edit, const Move& move,
                      Shift& shift) {
  EventStore store(context.tx);
  const absl::Time old_start = shift.start_time;
  const bool moves = move.Moves(shift);
  if (moves) RETURN_IF_ERROR(ApplyTimes(move, context.now, shift));
  if (shift.start_time <= context.now) {
    return InvalidField("civil_start", "A shift cannot be moved into the past.");
  }
  RETURN_IF_ERROR(ApplyWindow(edit.window, context.now, shift));
  if (!edit.positions.empty()) RETURN_IF_ERROR(ApplyPositions(context, edit.positions, shift));
  ASSIGN_OR_RETURN(std::string leader, store.OwnLeader(shift.shift_id));
  if (!edit.leader_person_id.empty()) leader = edit.leader_person_id;
  RETURN_IF_ERROR(store.UpdateShift(shift, leader, context.now));
  if (moves) RETURN_IF_ERROR(signups::UpdateTimesOnShift(context, shift, old_start));
  if (!edit.positions.empty()) RETURN_IF_ERROR(signups::PromoteNext(context, shift.shift_id));
  PushShift(context, shift.shift_id);
  return absl::OkStatus();
}

}  // namespace

absl::Status MoveShift(rpc::Context& context, Shift shift, absl::CivilSecond civil_start,
                       absl::Duration duration) {
  EventStore store(context.tx);
  const absl::Time old_start = shift.start_time;
  RETURN_IF_ERROR(SetTimes(civil_start, duration, context.now, shift));
  ASSIGN_OR_RETURN(const std::string leader, store.OwnLeader(shift.shift_id));
  RETURN_IF_ERROR(store.UpdateShift(shift, leader, context.now));
  RETURN_IF_ERROR(signups::UpdateTimesOnShift(context, shift, old_start));
  PushShift(context, shift.shift_id);
  return absl::OkStatus();
}

absl::StatusOr<SeriesResult> UpdateSeries(rpc::Context& context, const SeriesEdit& edit) {
  ASSIGN_OR_RETURN(const Shift anchor, ShiftStore(context.tx).Get(edit.shift_id));
  RETURN_IF_ERROR(CheckAnchor(anchor, context.now));
  if (!edit.positions.empty()) RETURN_IF_ERROR(CheckPositions(edit.positions));
  RETURN_IF_ERROR(CheckWindow(edit.window));
  if (edit.duration && (*edit.duration < kShortestShift || *edit.duration > kLongestShift)) {
    return InvalidField("duration", "A shift lasts 5 minutes to 24 hours.");
  }
  if (!edit.leader_person_id.empty()) {
    ASSIGN_OR_RETURN(
        const bool exists,
        EventStore(context.tx).PersonExists(context.organization_id, edit.leader_person_id));
    if (!exists) return NotFound(ResourceName(kPeople, edit.leader_person_id));
  }
  Move move{0, edit.duration};
  if (edit.civil_start) {
    ASSIGN_OR_RETURN(const absl::CivilSecond civil, ParseCivilSecond(anchor.civil_start));
    move.civil_seconds = *edit.civil_start - civil;
  }
  SeriesResult result;
  ASSIGN_OR_RETURN(result.changed, Reached(context, edit, anchor));
  RETURN_IF_ERROR(FindStaying(context, edit, move, result.changed, result.left));
  const auto stays = [&result](const Shift& shift) {
    return std::find(result.left.begin(), result.left.end(), shift.shift_id) != result.left.end();
  };
  const bool only_moves =
      edit.positions.empty() && edit.leader_person_id.empty() && edit.window.empty();
  if (only_moves) {
    result.changed.erase(std::remove_if(result.changed.begin(), result.changed.end(), stays),
                         result.changed.end());
  }
  for (Shift& shift : result.changed) {
    RETURN_IF_ERROR(ApplyOne(context, edit, stays(shift) ? Move() : move, shift));
  }
  for (Shift& shift : result.changed) {
    ASSIGN_OR_RETURN(shift, ShiftStore(context.tx).Get(shift.shift_id));
  }
  return result;
}

}  // namespace glimmer::events
