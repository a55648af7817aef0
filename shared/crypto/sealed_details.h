// A few private words in a database row, under the server's own key: XChaCha20-Poly1305 with a
// random nonce, bound to what the row is about. Thread-safe.
#pragma once

#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "shared/base/ids.h"

namespace glimmer {

// `key` has 32 bytes; for another length the process ends. `about` is not hidden: the resource name
// that the words belong to, so that a row cannot be moved under another.
std::string SealDetails(absl::string_view key, absl::string_view about, absl::string_view plaintext,
                        RandomSource& random);

// Errors: DATA_LOSS when it is damaged, under another key, or about something else.
absl::StatusOr<std::string> OpenDetails(absl::string_view key, absl::string_view about,
                                        absl::string_view sealed);

}  // namespace glimmer
