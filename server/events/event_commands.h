// Planning: events and their shifts, made, changed and called off. Every shift that changes has its
// line in the feed; people on it are told by the sign-ups feature.
#pragma once

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "server/events/event_store.h"
#include "server/events/pattern.h"
#include "server/rpc/context.h"

namespace glimmer::events {

struct EventWithShifts {
  Event event;
  std::vector<Shift> shifts;
};

// Errors: RECURRENCE_INVALID; FIELD_INVALID; ALREADY_EXISTS; NOT_FOUND for a unit or leader.
absl::StatusOr<EventWithShifts> CreateEvent(rpc::Context& context, Event event,
                                            const Pattern& pattern);

// One more shift of an event; `shift_id` may be empty.
absl::StatusOr<Shift> CreateShift(rpc::Context& context, absl::string_view event_id,
                                  absl::string_view shift_id, const Pattern& pattern);

// Writes `masked` fields of `values`. Errors: ETAG_MISMATCH; FIELD_INVALID {update_mask}.
absl::StatusOr<Event> UpdateEvent(rpc::Context& context, const Event& values,
                                  const std::vector<std::string>& masked, absl::string_view etag);

// Errors: SHIFT_STARTED when it has begun.
absl::StatusOr<Shift> CancelShift(rpc::Context& context, absl::string_view shift_id,
                                  absl::string_view reason);

// Lengths of the event's texts, in characters. Errors: FIELD_INVALID naming the field.
absl::Status CheckWords(const Event& event);

// An event without shifts; fills its ids. Errors: FIELD_INVALID; ALREADY_EXISTS; NOT_FOUND for a
// unit or leader.
absl::Status InsertEvent(rpc::Context& context, Event& event);

struct NewShift {
  std::string shift_id;  // empty: made here
  Occurrence occurrence;
  absl::CivilSecond recurrence_id;  // the occurrence's own unless it was moved
};

// One shift of an event that stands; gives its id. `pattern` is a checked one.
// Errors: ALREADY_EXISTS for a taken id or a date that the event has.
absl::StatusOr<std::string> InsertShift(rpc::Context& context, const Event& event,
                                        const Pattern& pattern, const NewShift& shift);

// The feed line of a shift that everybody may see.
void PushShift(rpc::Context& context, absl::string_view shift_id);

}  // namespace glimmer::events
