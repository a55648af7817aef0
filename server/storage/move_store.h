// Moves a server between SQLite in its data folder and PostgreSQL. Keys and certificate stay in the
// folder, so its phones notice nothing. No server may run on either meanwhile.
#pragma once

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "server/storage/copy_store.h"

namespace glimmer::storage {

// glimmer.db is called glimmer.db.moved afterwards. Errors: as OpenStore and CopyStore; NOT_FOUND
// when the folder holds no database.
absl::StatusOr<std::vector<CopiedTable>> MoveToPostgres(const std::string& data_dir,
                                                        const std::string& url, absl::Time now,
                                                        const CopyProgress& progress);

// What PostgreSQL holds is left there. glimmer.db appears whole or not at all. Errors: as OpenStore
// and CopyStore; ALREADY_EXISTS when the folder holds a database.
absl::StatusOr<std::vector<CopiedTable>> MoveToSqlite(const std::string& data_dir,
                                                      const std::string& url, absl::Time now,
                                                      const CopyProgress& progress);

// A copy of `from` as a SQLite file at `path`, which is new. Errors: as CopyStore.
absl::StatusOr<std::vector<CopiedTable>> CopyToFile(sql::Database& from, const std::string& path,
                                                    absl::Time now, const CopyProgress& progress);

}  // namespace glimmer::storage
