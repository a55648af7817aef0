// A calendar file as events and shifts of a unit: what it would make or change, and doing it. An
// entry is known again by its UID; nothing that people have joined is touched.
#pragma once

#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "glimmer/v1/people_service.pb.h"
#include "server/rpc/context.h"

namespace glimmer::events {

struct CalendarImportOptions {
  std::string organizing_unit_id;
  std::string host_unit_id;  // empty: the organising unit
  std::string file_name;     // for messages
  int64_t capacity = 0;      // places of each shift, 1 to 10,000
  std::string time_zone;     // IANA, for times without one; empty: the organisation's
  bool apply = false;
  bool skip_bad_rows = false;
};

// Most shifts that one file may make.
inline constexpr int64_t kMostImportedShifts = 5000;

// Without `apply` nothing changes. A row is the line of an entry's BEGIN or of what is wrong; texts
// are in the request's language. All-day entries and dates that are past make no shift and are
// named as questions; so is what the file changes where people have joined.
// Errors: FILE_UNREADABLE {file}; FIELD_INVALID {capacity, time_zone}; NOT_FOUND for a unit;
// IMPORT_HAS_BAD_ROWS {rows} with `apply` and without `skip_bad_rows`.
absl::StatusOr<v1::ImportReport> ImportCalendar(rpc::Context& context, absl::string_view content,
                                                const CalendarImportOptions& options);

}  // namespace glimmer::events
