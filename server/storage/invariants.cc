#include "server/storage/invariants.h"

#include <optional>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"

namespace glimmer::storage {
namespace {

using sql::Row;

// Statements end with ";" at the end of a line; lines that begin with "--" are comments.
std::vector<std::string> Statements() {
  std::vector<std::string> statements;
  std::string current;
  for (absl::string_view line : absl::StrSplit(InvariantsText(), '\n')) {
    line = absl::StripAsciiWhitespace(line);
    if (line.empty() || absl::StartsWith(line, "--")) continue;
    const bool last = line.back() == ';';
    if (last) line.remove_suffix(1);
    absl::StrAppend(&current, current.empty() ? "" : " ", line);
    if (last) statements.push_back(std::exchange(current, ""));
  }
  return statements;
}

}  // namespace

absl::StatusOr<std::vector<std::string>> BrokenInvariants(sql::Transaction& tx) {
  static const std::vector<std::string> kStatements = Statements();
  std::vector<std::string> broken;
  for (const std::string& statement : kStatements) {
    ASSIGN_OR_RETURN(
        const auto found,
        tx.QueryOne([](const Row& row) { return std::pair(row.Text(0), row.Int(1)); }, statement));
    if (!found) return absl::InternalError("an invariant has no answer");
    if (found->second != 0) broken.push_back(absl::StrCat(found->first, ": ", found->second));
  }
  return broken;
}

}  // namespace glimmer::storage
