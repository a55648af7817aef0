// The phone's schema, step by step: mobile/store/migrations/*.sql, compiled in.
#pragma once

#include "absl/types/span.h"
#include "shared/sql/migrator.h"

namespace glimmer::mobile {

absl::Span<const sql::Migration> LocalMigrations();

}  // namespace glimmer::mobile
