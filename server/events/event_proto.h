// Events and shifts as they stand on the wire.
#pragma once

#include "absl/status/statusor.h"
#include "glimmer/v1/event_service.pb.h"
#include "server/events/event_store.h"
#include "server/events/pattern.h"
#include "server/events/shift_store.h"

namespace glimmer::events {

v1::Shift ToProto(const Shift& shift);
v1::Event ToProto(const Event& event);

// Without ids and version. Errors: FIELD_INVALID for references that are none.
absl::StatusOr<Event> EventFromProto(const v1::Event& event);
// The words alone: title, category, place, description, bring.
Event WordsFromProto(const v1::Event& event);
// Errors: FIELD_INVALID for civil times that are none.
absl::StatusOr<Pattern> PatternFromProto(const v1::ShiftPattern& pattern);
Position PositionFromProto(const v1::Position& position);

}  // namespace glimmer::events
