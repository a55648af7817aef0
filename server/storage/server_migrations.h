// The server's schema, step by step: server/storage/migrations/*.sql, compiled in.
#pragma once

#include "absl/types/span.h"
#include "shared/sql/migrator.h"

namespace glimmer::storage {

absl::Span<const sql::Migration> ServerMigrations();

}  // namespace glimmer::storage
