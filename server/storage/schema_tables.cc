#include "server/storage/schema_tables.h"

#include <optional>
#include <set>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"
#include "server/storage/server_migrations.h"
#include "shared/base/status_macros.h"

namespace glimmer::storage {
namespace {

using sql::Row;

// The engines' own ways to say what columns a table has, in order.
constexpr absl::string_view kSqliteColumns =
    "SELECT name, type FROM pragma_table_info($1) ORDER BY cid";
constexpr absl::string_view kPostgresColumns =
    "SELECT column_name, data_type FROM information_schema.columns "
    "WHERE table_schema = current_schema() AND table_name = $1 ORDER BY ordinal_position";

std::optional<ColumnType> TypeOf(absl::string_view declared) {
  const std::string type = absl::AsciiStrToUpper(declared);
  if (type == "TEXT") return ColumnType::kText;
  if (type == "BIGINT") return ColumnType::kInteger;
  if (type == "BOOLEAN") return ColumnType::kBoolean;
  if (type == "BYTEA") return ColumnType::kOctets;
  if (type == "DOUBLE PRECISION") return ColumnType::kDouble;
  return std::nullopt;
}

// A table and those of its columns that refer to it.
struct Made {
  std::string name;
  std::set<std::string> own;
};

std::string FirstWord(absl::string_view text) {
  text = absl::StripLeadingAsciiWhitespace(text);
  return std::string(text.substr(0, text.find_first_of(" (")));
}

std::vector<Made> TablesMade() {
  std::vector<Made> made;
  for (const sql::Migration& migration : ServerMigrations()) {
    for (absl::string_view line : absl::StrSplit(migration.text, '\n')) {
      if (absl::ConsumePrefix(&line, "CREATE TABLE ")) {
        made.push_back({FirstWord(line), {}});
      } else if (!made.empty() &&
                 absl::StrContains(line, absl::StrCat(" REFERENCES ", made.back().name, " "))) {
        made.back().own.insert(FirstWord(line));
      }
    }
  }
  return made;
}

}  // namespace

absl::StatusOr<std::vector<Table>> SchemaTables(sql::Transaction& tx, sql::Engine engine) {
  const bool sqlite = engine == sql::Engine::kSqlite;
  std::vector<Table> tables;
  for (const Made& made : TablesMade()) {
    ASSIGN_OR_RETURN(const auto columns,
                     tx.QueryAll([](const Row& row) { return std::pair(row.Text(0), row.Text(1)); },
                                 sqlite ? kSqliteColumns : kPostgresColumns, made.name));
    if (columns.empty()) continue;  // dropped since
    Table table{made.name, {}};
    for (const auto& [name, declared] : columns) {
      const std::optional<ColumnType> type = TypeOf(declared);
      if (!type) return absl::InternalError(absl::StrCat(made.name, ".", name, " is ", declared));
      table.columns.push_back({name, *type, made.own.count(name) > 0});
    }
    tables.push_back(std::move(table));
  }
  return tables;
}

}  // namespace glimmer::storage
