// An office's list of wishes: what each row would be, and writing the good ones down for review.
// Names, addresses and phones go to the sealed details; they come back in the file of rejected rows
// alone, which is answered once and kept nowhere.
#pragma once

#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "glimmer/v1/people_service.pb.h"
#include "glimmer/v1/wish_service.pb.h"
#include "server/rpc/context.h"

namespace glimmer::wishes {

struct WishImportOptions {
  std::string unit_id;    // of those whose row names none
  std::string file_name;  // for messages
  bool apply = false;
  bool skip_bad_rows = false;
  bool public_text_is_fine = false;
};

// Without `apply` nothing changes. A wish that the unit has or had already, by its folded title and
// last day, is unchanged. Units are named by their display name; one outside the caller's scope is
// unknown to them.
// Errors: FILE_UNREADABLE; FIELD_INVALID {content}; NOT_FOUND; IMPORT_HAS_BAD_ROWS {rows} with
// `apply` and without `skip_bad_rows`.
absl::StatusOr<v1::ImportReport> ImportWishes(rpc::Context& context, absl::string_view sealing_key,
                                              absl::string_view content,
                                              const WishImportOptions& options);

}  // namespace glimmer::wishes
