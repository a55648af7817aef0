// The whole of one database into another, empty one, whatever their engines: how a server moves
// between SQLite and PostgreSQL, and how PostgreSQL is backed up into a file.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "shared/sql/database.h"

namespace glimmer::storage {

struct CopiedTable {
  std::string name;
  int64_t rows = 0;
};

// Hears of each batch: a table and its rows so far.
using CopyProgress = std::function<void(const CopiedTable&)>;

// Reads one snapshot of `from`; both have this program's schema. Constant memory. Counts rows on
// both sides and checks the invariants of the copy.
// Errors: FAILED_PRECONDITION when `to` holds anything; DATA_LOSS when the copy is not the same;
// the databases'. After an error `to` is good for nothing, and OpenStore refuses it.
absl::StatusOr<std::vector<CopiedTable>> CopyStore(sql::Database& from, sql::Database& to,
                                                   const CopyProgress& progress);

// Errors: DATA_LOSS when a copy into `database` did not come to its end.
absl::Status CheckCopied(sql::Database& database);

}  // namespace glimmer::storage
