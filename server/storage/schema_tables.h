// The tables of the server's schema, as the migrations make them.
#pragma once

#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "shared/sql/database.h"

namespace glimmer::storage {

enum class ColumnType { kText, kInteger, kBoolean, kOctets, kDouble };

struct Column {
  std::string name;
  ColumnType type = ColumnType::kText;
  bool own_table = false;  // refers to a row of the same table
};

struct Table {
  std::string name;
  std::vector<Column> columns;  // of a table that refers to itself the first is the key
};

// In the order in which they were made, so each refers to itself or to an earlier one. What a later
// migration adds or drops is asked of `tx`. Without schema_migrations.
absl::StatusOr<std::vector<Table>> SchemaTables(sql::Transaction& tx, sql::Engine engine);

}  // namespace glimmer::storage
