// Brings a database to the schema the program was built with: numbered texts, forward only, each in
// one transaction with its checksum. Server and phone have their own lists.
#pragma once

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "shared/sql/database.h"

namespace glimmer::sql {

struct Migration {
  int number;              // 1, 2, 3, ...
  absl::string_view name;  // "0001_core"
  absl::string_view text;  // statements separated by ";" at the end of a line
};

// Applies what is missing. Errors: FAILED_PRECONDITION with "newer" in the message when the
// database knows a number this list does not (exit code 4); DATA_LOSS when the text of an applied
// migration has changed.
absl::Status Migrate(Database& database, absl::Span<const Migration> migrations, absl::Time now);

}  // namespace glimmer::sql
