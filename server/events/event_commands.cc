#include "server/events/event_commands.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "server/signups/line_commands.h"
#include "shared/base/time_convert.h"
#include "shared/base/utf8.h"
#include "shared/domain/resource_names.h"
#include "shared/rpc/error.h"

namespace glimmer::events {
namespace {

constexpr size_t kSiteKeySize = 32;

absl::Status CheckLeader(rpc::Context& context, const std::string& person_id) {
  if (person_id.empty()) return absl::OkStatus();
  ASSIGN_OR_RETURN(const bool exists,
                   EventStore(context.tx).PersonExists(context.organization_id, person_id));
  return exists ? absl::OkStatus() : NotFound(ResourceName(kPeople, person_id));
}

absl::Status CheckReferences(rpc::Context& context, const Event& event) {
  EventStore store(context.tx);
  for (const std::string& unit : {event.organizing_unit_id, event.host_unit_id}) {
    ASSIGN_OR_RETURN(const bool exists, store.UnitExists(context.organization_id, unit));
    if (!exists) return NotFound(ResourceName(kUnits, unit));
  }
  return CheckLeader(context, event.leader_person_id);
}

absl::Status Taken(const absl::Status& status, const std::string& name) {
  if (!absl::IsAlreadyExists(status)) return status;
  return MakeError(v1::ERROR_REASON_ALREADY_EXISTS, "This id is taken.", {{"resource", name}});
}

}  // namespace

absl::Status CheckWords(const Event& event) {
  struct Limit {
    absl::string_view field;
    const std::string& text;
    size_t most;
  };
  const Limit limits[] = {{"title", event.title, 80},
                          {"category", event.category, 40},
                          {"place", event.place, 200},
                          {"description", event.description, 2000},
                          {"bring", event.bring, 200}};
  for (const Limit& limit : limits) {
    if (CountCharacters(limit.text) > limit.most) {
      return InvalidField(limit.field, "This text is too long.");
    }
  }
  if (event.title.empty()) return InvalidField("title", "An event has a title.");
  return absl::OkStatus();
}

absl::Status InsertEvent(rpc::Context& context, Event& event) {
  RETURN_IF_ERROR(CheckWords(event));
  event.organization_id = context.organization_id;
  if (event.event_id.empty()) event.event_id = context.NewId();
  if (event.host_unit_id.empty()) event.host_unit_id = event.organizing_unit_id;
  RETURN_IF_ERROR(CheckReferences(context, event));
  const std::string name = ResourceName(kEvents, event.event_id);
  RETURN_IF_ERROR(Taken(EventStore(context.tx).Insert(event, context.now), name));
  context.changes.push_back({"", rpc::ChangeKind::kUpsert, "", name});
  return absl::OkStatus();
}

absl::StatusOr<std::string> InsertShift(rpc::Context& context, const Event& event,
                                        const Pattern& pattern, const NewShift& wanted) {
  Shift shift;
  shift.shift_id = wanted.shift_id.empty() ? context.NewId() : wanted.shift_id;
  shift.organization_id = event.organization_id;
  shift.event_id = event.event_id;
  shift.site_key.resize(kSiteKeySize);
  context.random.Fill(shift.site_key.data(), shift.site_key.size());
  PlaceShift(pattern, wanted.occurrence, context.now, shift);
  shift.recurrence_id = FormatCivilSecond(wanted.recurrence_id);
  for (Position& position : shift.positions) position.position_id = context.NewId();
  RETURN_IF_ERROR(Taken(EventStore(context.tx).InsertShift(shift, "", context.now),
                        ResourceName(kShifts, shift.shift_id)));
  PushShift(context, shift.shift_id);
  return shift.shift_id;
}

void PushShift(rpc::Context& context, absl::string_view shift_id) {
  context.changes.push_back({"", rpc::ChangeKind::kUpsert, "", ResourceName(kShifts, shift_id)});
}

absl::StatusOr<EventWithShifts> CreateEvent(rpc::Context& context, Event event,
                                            const Pattern& pattern) {
  RETURN_IF_ERROR(CheckPattern(pattern));
  event.rrule = pattern.rrule;
  ASSIGN_OR_RETURN(const std::vector<Occurrence> dates, LayOut(pattern, event.time_zone));
  RETURN_IF_ERROR(InsertEvent(context, event));
  for (const Occurrence& date : dates) {
    RETURN_IF_ERROR(InsertShift(context, event, pattern, {"", date, date.civil}));
  }
  EventWithShifts out;
  ASSIGN_OR_RETURN(out.event, EventStore(context.tx).Get(event.event_id));
  ASSIGN_OR_RETURN(out.shifts, ShiftStore(context.tx).ListOfEvent(event.event_id));
  return out;
}

absl::StatusOr<Shift> CreateShift(rpc::Context& context, absl::string_view event_id,
                                  absl::string_view shift_id, const Pattern& pattern) {
  RETURN_IF_ERROR(CheckPattern(pattern));
  if (!pattern.rrule.empty()) return InvalidField("pattern.rrule", "A single shift has no rule.");
  ASSIGN_OR_RETURN(const Event event, EventStore(context.tx).Get(event_id));
  ASSIGN_OR_RETURN(const std::vector<Occurrence> dates, LayOut(pattern, event.time_zone));
  const NewShift wanted{std::string(shift_id), dates[0], dates[0].civil};
  ASSIGN_OR_RETURN(const std::string made, InsertShift(context, event, pattern, wanted));
  return ShiftStore(context.tx).Get(made);
}

absl::StatusOr<Event> UpdateEvent(rpc::Context& context, const Event& values,
                                  const std::vector<std::string>& masked, absl::string_view etag) {
  EventStore store(context.tx);
  ASSIGN_OR_RETURN(Event event, store.Get(values.event_id));
  const std::string old_place = event.place;
  const std::string current = absl::StrCat("\"", event.version, "\"");
  if (!etag.empty() && etag != current) {
    return MakeError(v1::ERROR_REASON_ETAG_MISMATCH, "Somebody changed it meanwhile.",
                     {{"etag", current}});
  }
  for (const std::string& field : masked) {
    if (field == "title") {
      event.title = values.title;
    } else if (field == "category") {
      event.category = values.category;
    } else if (field == "place") {
      event.place = values.place;
    } else if (field == "description") {
      event.description = values.description;
    } else if (field == "bring") {
      event.bring = values.bring;
    } else if (field == "leader") {
      RETURN_IF_ERROR(CheckLeader(context, values.leader_person_id));
      event.leader_person_id = values.leader_person_id;
    } else {
      return InvalidField("update_mask", "update_mask names a field that cannot be written.");
    }
  }
  RETURN_IF_ERROR(CheckWords(event));
  RETURN_IF_ERROR(store.Update(event, context.now));
  context.changes.push_back(
      {"", rpc::ChangeKind::kUpsert, "", ResourceName(kEvents, event.event_id)});
  ASSIGN_OR_RETURN(const std::vector<Shift> shifts,
                   ShiftStore(context.tx).ListOfEvent(event.event_id));
  std::vector<Shift> to_come;
  for (const Shift& shift : shifts) {
    if (shift.end_time > context.now) PushShift(context, shift.shift_id);
    if (shift.start_time > context.now) to_come.push_back(shift);
  }
  if (event.place != old_place && !event.place.empty()) {
    RETURN_IF_ERROR(signups::TellOfPlace(context, to_come, event.place));
  }
  return store.Get(event.event_id);
}

absl::StatusOr<Shift> CancelShift(rpc::Context& context, absl::string_view shift_id,
                                  absl::string_view reason) {
  ASSIGN_OR_RETURN(const Shift shift, ShiftStore(context.tx).Get(shift_id));
  if (shift.state == ShiftState::kCancelled) return shift;
  if (shift.start_time <= context.now) {
    return MakeError(v1::ERROR_REASON_SHIFT_STARTED, "The shift has begun or is over.");
  }
  if (CountCharacters(reason) > 200)
    return InvalidField("reason", "A reason has at most 200 characters.");
  RETURN_IF_ERROR(EventStore(context.tx).MarkCancelled(shift_id, reason, context.now));
  RETURN_IF_ERROR(signups::CancelAllOnShift(context, std::string(shift_id), std::string(reason)));
  PushShift(context, shift_id);
  return ShiftStore(context.tx).Get(shift_id);
}

}  // namespace glimmer::events
