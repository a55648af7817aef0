// For engines: what a text handed to a statement may hold.
#pragma once

#include "absl/status/status.h"
#include "absl/types/span.h"
#include "shared/sql/database.h"

namespace glimmer::sql {

// INVALID_ARGUMENT when a text among `args` holds a NUL octet: PostgreSQL has no such text, so no
// engine takes one.
absl::Status CheckTexts(absl::Span<const Value> args);

// Is it this error? Others of the code are the program's own.
bool IsUnfitText(const absl::Status& status);

}  // namespace glimmer::sql
