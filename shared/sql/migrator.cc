#include "shared/sql/migrator.h"

#include <cstdint>
#include <string>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"
#include "shared/base/status_macros.h"

namespace glimmer::sql {
namespace {

constexpr absl::string_view kCreateTable = R"sql(
CREATE TABLE IF NOT EXISTS schema_migrations (
  number BIGINT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,
  checksum TEXT NOT NULL,
  apply_time_us BIGINT NOT NULL
))sql";
constexpr absl::string_view kSelectApplied =
    "SELECT number, checksum FROM schema_migrations ORDER BY number";
constexpr absl::string_view kInsertApplied =
    "INSERT INTO schema_migrations (number, name, checksum, apply_time_us) VALUES ($1, $2, $3, $4)";

struct Applied {
  int64_t number;
  std::string checksum;
};

// FNV-1a: it has to notice an edit, not an attack.
std::string Checksum(absl::string_view text) {
  uint64_t hash = 0xcbf29ce484222325;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3;
  return absl::StrFormat("%016x", hash);
}

// Comment lines go, so that a comment after the last statement is not a statement.
std::vector<std::string> SplitStatements(absl::string_view text) {
  std::vector<std::string> statements;
  std::string current;
  for (const absl::string_view raw : absl::StrSplit(text, '\n')) {
    const absl::string_view line = absl::StripTrailingAsciiWhitespace(raw);
    const absl::string_view body = absl::StripLeadingAsciiWhitespace(line);
    if (body.empty() || absl::StartsWith(body, "--")) continue;
    absl::StrAppend(&current, line, "\n");
    if (absl::EndsWith(line, ";")) statements.push_back(std::exchange(current, {}));
  }
  if (!current.empty()) statements.push_back(std::move(current));
  return statements;
}

absl::Status CheckNumbers(absl::Span<const Migration> migrations) {
  for (size_t i = 0; i < migrations.size(); ++i) {
    if (migrations[i].number != static_cast<int>(i) + 1) {
      return absl::InvalidArgumentError(absl::StrCat("migration ", migrations[i].name, " at place ",
                                                     i + 1, " has number ", migrations[i].number));
    }
  }
  return absl::OkStatus();
}

absl::StatusOr<std::vector<Applied>> LoadApplied(Database& database) {
  RETURN_IF_ERROR(
      WriteAndWait(database, [](Transaction& tx) { return tx.Execute(kCreateTable).status(); }));
  std::vector<Applied> applied;
  RETURN_IF_ERROR(ReadAndWait(database, [&](Transaction& tx) {
    const auto map = [](const Row& row) { return Applied{row.Int(0), row.Text(1)}; };
    ASSIGN_OR_RETURN(applied, tx.QueryAll(map, kSelectApplied));
    return absl::OkStatus();
  }));
  return applied;
}

absl::Status CheckApplied(const std::vector<Applied>& applied,
                          absl::Span<const Migration> migrations) {
  if (!applied.empty() && applied.back().number > static_cast<int64_t>(migrations.size())) {
    return absl::FailedPreconditionError(
        absl::StrCat("the database is newer than this program: it has migration ",
                     applied.back().number, ", the program knows ", migrations.size()));
  }
  for (size_t i = 0; i < applied.size(); ++i) {
    if (applied[i].number != static_cast<int64_t>(i) + 1) {
      return absl::DataLossError(absl::StrCat("migration ", i + 1, " is missing in the database"));
    }
    if (applied[i].checksum != Checksum(migrations[i].text)) {
      return absl::DataLossError(
          absl::StrCat("migration ", migrations[i].name, " is not the text that was applied"));
    }
  }
  return absl::OkStatus();
}

absl::Status Apply(Transaction& tx, const Migration& migration, absl::Time now) {
  for (const std::string& statement : SplitStatements(migration.text)) {
    RETURN_IF_ERROR(tx.Execute(statement));
  }
  return tx.Execute(kInsertApplied, migration.number, migration.name, Checksum(migration.text), now)
      .status();
}

}  // namespace

absl::Status Migrate(Database& database, absl::Span<const Migration> migrations, absl::Time now) {
  RETURN_IF_ERROR(CheckNumbers(migrations));
  ASSIGN_OR_RETURN(const std::vector<Applied> applied, LoadApplied(database));
  RETURN_IF_ERROR(CheckApplied(applied, migrations));
  for (const Migration& migration : migrations.subspan(applied.size())) {
    const absl::Status status =
        WriteAndWait(database, [&](Transaction& tx) { return Apply(tx, migration, now); });
    if (!status.ok()) {
      return absl::Status(status.code(),
                          absl::StrCat("migration ", migration.name, ": ", status.message()));
    }
  }
  return absl::OkStatus();
}

}  // namespace glimmer::sql
