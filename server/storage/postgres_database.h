// The PostgreSQL engine behind the waist: sessions that each run one transaction at a time,
// SERIALIZABLE, again while others were in the way and the deadline allows. Several servers may
// work on one database.
#pragma once

#include <memory>
#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "shared/sql/database.h"

namespace glimmer::storage {

// Errors: INVALID_ARGUMENT for what is no URL of PostgreSQL, or has a password in it for everybody
// to see who lists processes.
absl::Status CheckPostgresUrl(const std::string& url);

// `url` is postgres://user@host/name; a password comes from a passfile.
// Errors: UNAVAILABLE when nobody answers there; FAILED_PRECONDITION when the database is not as
// docs/operations.md says.
absl::StatusOr<std::unique_ptr<sql::Database>> OpenPostgres(const std::string& url);

}  // namespace glimmer::storage
