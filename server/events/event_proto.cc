#include "server/events/event_proto.h"

#include "absl/strings/str_cat.h"
#include "shared/base/time_convert.h"
#include "shared/domain/resource_names.h"

namespace glimmer::events {
namespace {

void FillPosition(const Position& position, v1::Position& out) {
  out.set_name(ResourceName(kPositions, position.position_id));
  out.set_display_name(position.display_name);
  out.set_capacity(static_cast<int32_t>(position.capacity));
  out.set_held(static_cast<int32_t>(position.held));
  for (const std::string& skill : position.needed_skills) out.add_needed_skills(skill);
  out.set_minimum_age(static_cast<int32_t>(position.minimum_age));
}

void FillTimes(const Shift& shift, v1::Shift& out) {
  *out.mutable_start_time() = ToTimestamp(shift.start_time);
  *out.mutable_end_time() = ToTimestamp(shift.end_time);
  out.set_civil_start(shift.civil_start);
  out.set_time_zone(shift.time_zone);
  out.set_recurrence_id(shift.recurrence_id);
  *out.mutable_sign_up_open_time() = ToTimestamp(shift.sign_up_open_time);
  *out.mutable_sign_up_close_time() = ToTimestamp(shift.sign_up_close_time);
  *out.mutable_leave_deadline() = ToTimestamp(shift.leave_deadline);
}

}  // namespace

v1::Shift ToProto(const Shift& shift) {
  v1::Shift out;
  out.set_name(ResourceName(kShifts, shift.shift_id));
  out.set_event(ResourceName(kEvents, shift.event_id));
  FillTimes(shift, out);
  out.set_state(static_cast<v1::Shift::State>(shift.state));
  for (const Position& position : shift.positions) FillPosition(position, *out.add_positions());
  out.set_capacity(static_cast<int32_t>(shift.capacity));
  out.set_held(static_cast<int32_t>(shift.held));
  out.set_waiting(static_cast<int32_t>(shift.waiting));
  out.set_leader(ResourceName(kPeople, shift.leader_person_id));
  out.set_leader_display_name(shift.leader_display_name);
  out.set_title(shift.title);
  out.set_place(shift.place);
  out.set_category(shift.category);
  out.set_bring(shift.bring);
  out.set_organizing_unit(ResourceName(kUnits, shift.organizing_unit_id));
  out.set_host_unit(ResourceName(kUnits, shift.host_unit_id));
  out.set_audience_count(static_cast<int32_t>(shift.audience_count));
  out.set_sequence(static_cast<int32_t>(shift.sequence));
  out.set_etag(absl::StrCat("\"", shift.version, "\""));
  return out;
}

}  // namespace glimmer::events
