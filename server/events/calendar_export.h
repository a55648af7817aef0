// A person's sign-ups or a unit's shifts as a calendar file. Reads only.
#pragma once

#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "server/rpc/context.h"

namespace glimmer::events {

// At most so many entries in one file; a person's or a unit's earliest.
inline constexpr int kMostExportedShifts = 5000;

// `owner` is people/{id} or units/{id}. From 60 days back to 400 days ahead. A shift that was
// called off or left stays in, as cancelled and with a higher SEQUENCE; people in line and people
// with an offer find that in the title. Names nobody but the owner.
// Errors: NOT_FOUND; FIELD_INVALID {owner}.
absl::StatusOr<std::string> ExportCalendar(rpc::Context& context, absl::string_view owner);

}  // namespace glimmer::events
