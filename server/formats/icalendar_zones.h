// Which IANA zone a calendar file means by a TZID: its own name, a name with a vendor's prefix, a
// Windows name, or only the rules of its VTIMEZONE. Internal to the calendar reader.
#pragma once

#include <string>

#include "absl/strings/string_view.h"
#include "server/formats/icalendar_lines.h"

namespace glimmer::ical {

// `definition` is the VTIMEZONE of that TZID, or null. Empty if no zone fits.
std::string FindZone(absl::string_view tzid, const Component* definition);

}  // namespace glimmer::ical
