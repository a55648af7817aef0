#include "tests/support/store_dump.h"

#include <cstdio>
#include <cstdlib>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "server/storage/schema_tables.h"

namespace glimmer::test {
namespace {

std::string Cell(const sql::Row& row, int index, storage::ColumnType type) {
  if (row.IsNull(index)) return "NULL";
  switch (type) {
    case storage::ColumnType::kInteger:
      return absl::StrCat(row.Int(index));
    case storage::ColumnType::kBoolean:
      return row.Bool(index) ? "true" : "false";
    case storage::ColumnType::kDouble:
      return absl::StrCat(row.Double(index));
    case storage::ColumnType::kOctets:
      return absl::StrCat("x", row.Blob(index));
    case storage::ColumnType::kText:
      break;
  }
  return absl::StrCat("'", row.Text(index), "'");
}

absl::Status DumpTable(sql::Transaction& tx, const storage::Table& table, std::string& out) {
  const std::string columns = absl::StrJoin(
      table.columns, ", ",
      [](std::string* text, const storage::Column& column) { text->append(column.name); });
  absl::StrAppend(&out, "\n", table.name, ": ", columns, "\n");
  const auto line = [&](const sql::Row& row) {
    for (size_t i = 0; i < table.columns.size(); ++i) {
      absl::StrAppend(&out, Cell(row, static_cast<int>(i), table.columns[i].type), "\t");
    }
    out += "\n";
  };
  const std::string select =
      absl::StrCat("SELECT ", columns, " FROM ", table.name, " ORDER BY ", columns);
  return tx.Run(select, {}, line).status();
}

}  // namespace

std::string Dump(sql::Database& database, const std::string& only) {
  std::string out;
  const absl::Status status = sql::ReadAndWait(database, [&](sql::Transaction& tx) -> absl::Status {
    out.clear();
    ASSIGN_OR_RETURN(const auto tables, storage::SchemaTables(tx, database.engine()));
    for (const storage::Table& table : tables) {
      if (only.empty() || table.name == only) RETURN_IF_ERROR(DumpTable(tx, table, out));
    }
    return absl::OkStatus();
  });
  if (status.ok()) return out;
  std::fprintf(stderr, "store_dump: %s\n", status.ToString().c_str());
  std::abort();
}

}  // namespace glimmer::test
