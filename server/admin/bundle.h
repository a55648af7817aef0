// Several files as one, in the clear: a first line with the format, a line with name and size per
// file, an empty line, then the contents in the same order. A backup is such a bundle, sealed.
#pragma once

#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/types/span.h"

namespace glimmer::admin {

// Writes `folder`/NAME for each name into the file `to_path`, which is made with mode 0600.
// Errors: UNAVAILABLE; RESOURCE_EXHAUSTED when the disk is full.
absl::Status WriteBundle(const std::string& folder, absl::Span<const absl::string_view> names,
                         const std::string& to_path);

// Unpacks into `folder`, each file with mode 0600. Exactly `names` must be inside, in that order.
// Errors: DATA_LOSS when it is no such bundle; FAILED_PRECONDITION with "newer" for a later format;
// UNAVAILABLE; RESOURCE_EXHAUSTED.
absl::Status ReadBundle(const std::string& from_path, absl::Span<const absl::string_view> names,
                        const std::string& folder);

}  // namespace glimmer::admin
