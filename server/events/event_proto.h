// Events and shifts as they stand on the wire.
#pragma once

#include "glimmer/v1/event_service.pb.h"
#include "server/events/shift_store.h"

namespace glimmer::events {

v1::Shift ToProto(const Shift& shift);

}  // namespace glimmer::events
