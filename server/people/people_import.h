// An office's roster against the people that are there: what each row would do, and doing it.
// Volunteer numbers are the only key; the same name and phone is a question to a person.
#pragma once

#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "glimmer/v1/people_service.pb.h"
#include "server/rpc/context.h"

namespace glimmer::people {

struct ImportOptions {
  std::string home_unit_id;  // home of those whose row names none
  std::string file_name;     // for messages
  bool apply = false;
  bool skip_bad_rows = false;
};

// The external id that a roster's volunteer number is.
inline constexpr absl::string_view kVolunteerNumber = "volunteer_number";

// Without `apply` nothing changes. Blanks never overwrite, languages and skills are only added to.
// Units are named by their display name; a home outside the caller's scope is unknown to them.
// Errors: FILE_UNREADABLE; FIELD_INVALID {content}; IMPORT_HAS_BAD_ROWS {rows} with `apply` and
// without `skip_bad_rows`.
absl::StatusOr<v1::ImportReport> ImportPeople(rpc::Context& context, absl::string_view content,
                                              const ImportOptions& options);

}  // namespace glimmer::people
