#include "server/events/event_proto.h"

#include "absl/strings/str_cat.h"
#include "shared/base/time_convert.h"
#include "shared/domain/resource_names.h"
#include "shared/rpc/error.h"

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
  out.set_guest_count(static_cast<int32_t>(shift.guest_count));
  out.set_sequence(static_cast<int32_t>(shift.sequence));
  out.set_etag(absl::StrCat("\"", shift.version, "\""));
  return out;
}

v1::Event ToProto(const Event& event) {
  v1::Event out;
  out.set_name(ResourceName(kEvents, event.event_id));
  out.set_title(event.title);
  out.set_category(event.category);
  out.set_organizing_unit(ResourceName(kUnits, event.organizing_unit_id));
  out.set_host_unit(ResourceName(kUnits, event.host_unit_id));
  out.set_place(event.place);
  out.set_description(event.description);
  out.set_bring(event.bring);
  out.set_time_zone(event.time_zone);
  out.set_leader(ResourceName(kPeople, event.leader_person_id));
  out.set_leader_display_name(event.leader_display_name);
  out.set_etag(absl::StrCat("\"", event.version, "\""));
  out.set_rrule(event.rrule);
  return out;
}

Event WordsFromProto(const v1::Event& event) {
  Event out;
  out.title = event.title();
  out.category = event.category();
  out.place = event.place();
  out.description = event.description();
  out.bring = event.bring();
  return out;
}

absl::StatusOr<Event> EventFromProto(const v1::Event& event) {
  Event out = WordsFromProto(event);
  out.time_zone = event.time_zone();
  ASSIGN_OR_RETURN(out.organizing_unit_id,
                   IdOf(kUnits, event.organizing_unit(), "event.organizing_unit"));
  ASSIGN_OR_RETURN(out.host_unit_id, OptionalIdOf(kUnits, event.host_unit(), "event.host_unit"));
  ASSIGN_OR_RETURN(out.leader_person_id, OptionalIdOf(kPeople, event.leader(), "event.leader"));
  return out;
}

Position PositionFromProto(const v1::Position& position) {
  Position out;
  out.display_name = position.display_name();
  out.capacity = position.capacity();
  out.needed_skills.assign(position.needed_skills().begin(), position.needed_skills().end());
  out.minimum_age = position.minimum_age();
  return out;
}

absl::StatusOr<Pattern> PatternFromProto(const v1::ShiftPattern& pattern) {
  Pattern out;
  const auto start = ParseCivilSecond(pattern.civil_start());
  if (!start.ok()) {
    return InvalidField("pattern.civil_start", "A civil time is YYYY-MM-DDTHH:MM:SS.");
  }
  out.civil_start = *start;
  out.duration = FromDurationProto(pattern.duration());
  out.rrule = pattern.rrule();
  for (const std::string& text : pattern.exdates()) {
    const auto date = ParseCivilSecond(text);
    if (!date.ok()) return InvalidField("pattern.exdates", "A civil time is YYYY-MM-DDTHH:MM:SS.");
    out.exdates.push_back(*date);
  }
  for (const v1::Position& position : pattern.positions()) {
    out.positions.push_back(PositionFromProto(position));
  }
  out.sign_up_opens_before = FromDurationProto(pattern.sign_up_opens_before());
  out.sign_up_closes_before = FromDurationProto(pattern.sign_up_closes_before());
  out.leave_before = FromDurationProto(pattern.leave_before());
  return out;
}

}  // namespace glimmer::events
