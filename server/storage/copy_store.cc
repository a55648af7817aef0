#include "server/storage/copy_store.h"

#include <algorithm>
#include <optional>
#include <utility>
#include <variant>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "server/storage/invariants.h"
#include "server/storage/schema_tables.h"
#include "shared/base/status_macros.h"

namespace glimmer::storage {
namespace {

using sql::Row;
using sql::Value;

// Rows of one write, and parameters of one statement; SQLite takes 32766 of these.
constexpr size_t kRowsAtOnce = 5000;
constexpr size_t kMostParameters = 20000;

// It stands in store_meta from the first row of a copy until all of it is seen to be right.
constexpr absl::string_view kMark =
    "INSERT INTO store_meta (key, value) VALUES ('copy_unfinished', '1')";
constexpr absl::string_view kUnmark = "DELETE FROM store_meta WHERE key = 'copy_unfinished'";
constexpr absl::string_view kFindMark =
    "SELECT value FROM store_meta WHERE key = 'copy_unfinished'";

// One cell, owned: a row is gone when its callback ends.
using Cell = std::variant<std::nullptr_t, bool, int64_t, double, std::string>;
using Cells = std::vector<Cell>;

Cell CellOf(const Row& row, int index, const Column& column) {
  if (row.IsNull(index)) return nullptr;
  switch (column.type) {
    case ColumnType::kInteger:
      return row.Int(index);
    case ColumnType::kBoolean:
      return row.Bool(index);
    case ColumnType::kDouble:
      return row.Double(index);
    case ColumnType::kOctets:
      return row.Blob(index);
    case ColumnType::kText:
      break;
  }
  return row.Text(index);
}

struct ToValue {
  ColumnType type;
  Value operator()(const std::string& text) const {
    return type == ColumnType::kOctets ? Value(sql::Bytes{text}) : Value(absl::string_view(text));
  }
  template <typename T>
  Value operator()(T number) const {
    return number;
  }
};

std::string ColumnList(const Table& table) {
  return absl::StrJoin(table.columns, ", ", [](std::string* out, const Column& column) {
    absl::StrAppend(out, column.name);
  });
}

absl::Status InsertRows(sql::Transaction& tx, const Table& table, absl::Span<const Cells> rows) {
  const size_t width = table.columns.size();
  const size_t most = std::max<size_t>(1, kMostParameters / width);
  for (size_t begin = 0; begin < rows.size(); begin += most) {
    const auto part = rows.subspan(begin, most);
    std::vector<Value> values;
    std::string sql =
        absl::StrCat("INSERT INTO ", table.name, " (", ColumnList(table), ") VALUES ");
    for (size_t i = 0; i < part.size(); ++i) {
      absl::StrAppend(&sql, i == 0 ? "" : ",",
                      sql::Placeholders(static_cast<int>(i * width) + 1, width));
      for (size_t c = 0; c < width; ++c) {
        const Column& column = table.columns[c];
        // A row may come before the one it refers to.
        values.push_back(column.own_table ? Value(nullptr)
                                          : std::visit(ToValue{column.type}, part[i][c]));
      }
    }
    RETURN_IF_ERROR(tx.Run(sql, values, [](const Row&) {}).status());
  }
  return absl::OkStatus();
}

// The references within the table, when all of it is there.
absl::Status Refer(sql::Transaction& tx, const Table& table, absl::Span<const Cells> rows) {
  for (const Cells& row : rows) {
    for (size_t c = 0; c < row.size(); ++c) {
      const Column& column = table.columns[c];
      if (!column.own_table || std::holds_alternative<std::nullptr_t>(row[c])) continue;
      const Value values[] = {std::visit(ToValue{column.type}, row[c]),
                              std::visit(ToValue{table.columns[0].type}, row[0])};
      const std::string sql = absl::StrCat("UPDATE ", table.name, " SET ", column.name,
                                           " = $1 WHERE ", table.columns[0].name, " = $2");
      RETURN_IF_ERROR(tx.Run(sql, values, [](const Row&) {}).status());
    }
  }
  return absl::OkStatus();
}

// Reads a table in batches: SQLite gives rows as they are asked for, PostgreSQL by a cursor.
class Batches {
 public:
  using Take = std::function<absl::Status(absl::Span<const Cells>)>;

  Batches(sql::Transaction& tx, sql::Engine engine) : tx_(tx), engine_(engine) {}

  absl::Status Read(const Table& table, const std::string& where, const Take& take) {
    const std::string select =
        absl::StrCat("SELECT ", ColumnList(table), " FROM ", table.name, where);
    if (engine_ == sql::Engine::kPostgres) return ReadByCursor(table, select, take);
    std::vector<Cells> batch;
    absl::Status status;
    const auto changed = tx_.Run(select, {}, [&](const Row& row) {
      if (!status.ok()) return;
      batch.push_back(CellsOf(table, row));
      if (batch.size() < kRowsAtOnce) return;
      status = take(batch);
      batch.clear();
    });
    RETURN_IF_ERROR(changed.status());
    if (status.ok() && !batch.empty()) status = take(batch);
    return status;
  }

 private:
  static Cells CellsOf(const Table& table, const Row& row) {
    Cells cells;
    for (size_t c = 0; c < table.columns.size(); ++c) {
      cells.push_back(CellOf(row, static_cast<int>(c), table.columns[c]));
    }
    return cells;
  }

  absl::Status ReadByCursor(const Table& table, const std::string& select, const Take& take) {
    RETURN_IF_ERROR(tx_.Execute(absl::StrCat("DECLARE rows NO SCROLL CURSOR FOR ", select)));
    const std::string fetch = absl::StrCat("FETCH ", kRowsAtOnce, " FROM rows");
    while (true) {
      ASSIGN_OR_RETURN(const std::vector<Cells> batch,
                       tx_.QueryAll([&](const Row& row) { return CellsOf(table, row); }, fetch));
      if (batch.empty()) break;
      RETURN_IF_ERROR(take(batch));
    }
    return tx_.Execute("CLOSE rows").status();
  }

  sql::Transaction& tx_;
  const sql::Engine engine_;
};

absl::StatusOr<int64_t> Count(sql::Transaction& tx, const std::string& table) {
  ASSIGN_OR_RETURN(const auto count, tx.QueryOne([](const Row& row) { return row.Int(0); },
                                                 absl::StrCat("SELECT COUNT(*) FROM ", table)));
  return count.value_or(0);
}

absl::Status CheckEmpty(sql::Database& to) {
  return sql::ReadAndWait(to, [&](sql::Transaction& tx) -> absl::Status {
    ASSIGN_OR_RETURN(const std::vector<Table> tables, SchemaTables(tx, to.engine()));
    for (const Table& table : tables) {
      ASSIGN_OR_RETURN(const int64_t count, Count(tx, table.name));
      if (count == 0) continue;
      return absl::FailedPreconditionError(
          absl::StrCat("the target is not empty: ", table.name, " has ", count, " rows"));
    }
    return absl::OkStatus();
  });
}

bool RefersToItself(const Table& table) {
  return std::any_of(table.columns.begin(), table.columns.end(),
                     [](const Column& column) { return column.own_table; });
}

absl::StatusOr<CopiedTable> CopyTable(Batches& batches, const Table& table, sql::Database& to,
                                      const CopyProgress& progress) {
  CopiedTable copied{table.name, 0};
  RETURN_IF_ERROR(batches.Read(table, "", [&](absl::Span<const Cells> rows) -> absl::Status {
    RETURN_IF_ERROR(
        sql::WriteAndWait(to, [&](sql::Transaction& tx) { return InsertRows(tx, table, rows); }));
    copied.rows += static_cast<int64_t>(rows.size());
    progress(copied);
    return absl::OkStatus();
  }));
  if (!RefersToItself(table)) return copied;
  const std::string where = absl::StrCat(
      " WHERE ", absl::StrJoin(table.columns, "", [](std::string* out, const Column& column) {
        if (column.own_table) {
          absl::StrAppend(out, out->empty() ? "" : " OR ", column.name, " IS NOT NULL");
        }
      }));
  RETURN_IF_ERROR(batches.Read(table, where, [&](absl::Span<const Cells> rows) {
    return sql::WriteAndWait(to, [&](sql::Transaction& tx) { return Refer(tx, table, rows); });
  }));
  return copied;
}

absl::Status CheckCopy(sql::Database& to, const std::vector<CopiedTable>& copied) {
  return sql::ReadAndWait(to, [&](sql::Transaction& tx) -> absl::Status {
    for (const CopiedTable& table : copied) {
      ASSIGN_OR_RETURN(const int64_t count, Count(tx, table.name));
      const int mark = table.name == "store_meta" ? 1 : 0;  // still there
      if (count == table.rows + mark) continue;
      return absl::DataLossError(
          absl::StrCat(table.name, " has ", count, " rows instead of ", table.rows + mark));
    }
    ASSIGN_OR_RETURN(const std::vector<std::string> broken, BrokenInvariants(tx));
    if (broken.empty()) return absl::OkStatus();
    return absl::DataLossError(absl::StrCat("the copy breaks ", absl::StrJoin(broken, "; ")));
  });
}

}  // namespace

absl::StatusOr<std::vector<CopiedTable>> CopyStore(sql::Database& from, sql::Database& to,
                                                   const CopyProgress& progress) {
  RETURN_IF_ERROR(CheckEmpty(to));
  std::vector<CopiedTable> copied;
  RETURN_IF_ERROR(
      sql::WriteAndWait(to, [](sql::Transaction& tx) { return tx.Execute(kMark).status(); }));
  RETURN_IF_ERROR(sql::ReadAndWait(from, [&](sql::Transaction& tx) -> absl::Status {
    copied.clear();
    ASSIGN_OR_RETURN(const std::vector<Table> tables, SchemaTables(tx, from.engine()));
    Batches batches(tx, from.engine());
    for (const Table& table : tables) {
      ASSIGN_OR_RETURN(CopiedTable done, CopyTable(batches, table, to, progress));
      copied.push_back(std::move(done));
    }
    return absl::OkStatus();
  }));
  RETURN_IF_ERROR(CheckCopy(to, copied));
  RETURN_IF_ERROR(
      sql::WriteAndWait(to, [](sql::Transaction& tx) { return tx.Execute(kUnmark).status(); }));
  return copied;
}

absl::Status CheckCopied(sql::Database& database) {
  std::optional<std::string> mark;
  RETURN_IF_ERROR(sql::ReadAndWait(database, [&](sql::Transaction& tx) -> absl::Status {
    ASSIGN_OR_RETURN(mark, tx.QueryOne([](const Row& row) { return row.Text(0); }, kFindMark));
    return absl::OkStatus();
  }));
  if (!mark) return absl::OkStatus();
  return absl::DataLossError(
      "the database holds a part of another: a copy did not come to its end; make it anew and "
      "copy again");
}

}  // namespace glimmer::storage
