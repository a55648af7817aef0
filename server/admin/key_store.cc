#include "server/admin/key_store.h"

#include "absl/strings/escaping.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"
#include "shared/base/status_macros.h"

namespace glimmer::admin {
namespace {

using sql::Row;

constexpr absl::string_view kTitle = "glimmer household keys 1 ";

constexpr absl::string_view kList =
    "SELECT household_id, wrapped FROM household_keys ORDER BY household_id";
constexpr absl::string_view kDrop = "DELETE FROM household_keys";
constexpr absl::string_view kPut =
    "INSERT INTO household_keys (household_id, wrapped) "
    "SELECT household_id, $2 FROM households WHERE household_id = $1";
constexpr absl::string_view kCountWithoutKey =
    "SELECT COUNT(*) FROM household_secrets s WHERE NOT s.waiting AND NOT EXISTS "
    "(SELECT 1 FROM household_keys k WHERE k.household_id = s.household_id)";

}  // namespace

std::string FormatKeys(const HouseholdKeys& keys) {
  std::string text = absl::StrCat(kTitle, absl::ToUnixSeconds(keys.time), "\n");
  for (const HouseholdKey& key : keys.keys) {
    absl::StrAppend(&text, key.household_id, " ", absl::BytesToHexString(key.wrapped), "\n");
  }
  return text;
}

absl::StatusOr<HouseholdKeys> ParseKeys(const std::string& text) {
  const absl::Status damaged = absl::DataLossError("these are no keys of households");
  const std::vector<absl::string_view> lines = absl::StrSplit(text, '\n', absl::SkipEmpty());
  if (lines.empty()) return damaged;
  absl::string_view title = lines[0];
  int64_t seconds = 0;
  if (!absl::ConsumePrefix(&title, kTitle) || !absl::SimpleAtoi(title, &seconds)) return damaged;
  HouseholdKeys keys{absl::FromUnixSeconds(seconds), {}};
  for (size_t i = 1; i < lines.size(); ++i) {
    const std::vector<std::string> parts = absl::StrSplit(lines[i], ' ');
    if (parts.size() != 2) return damaged;
    keys.keys.push_back({parts[0], absl::HexStringToBytes(parts[1])});
  }
  return keys;
}

absl::StatusOr<std::vector<HouseholdKey>> ListKeys(sql::Transaction& tx) {
  return tx.QueryAll([](const Row& row) { return HouseholdKey{row.Text(0), row.Blob(1)}; }, kList);
}

absl::Status DropKeys(sql::Transaction& tx) { return tx.Execute(kDrop).status(); }

absl::Status PutKeys(sql::Transaction& tx, const std::vector<HouseholdKey>& keys) {
  for (const HouseholdKey& key : keys) {
    RETURN_IF_ERROR(tx.Execute(kPut, key.household_id, sql::Bytes{key.wrapped}));
  }
  return absl::OkStatus();
}

absl::StatusOr<int64_t> CountWithoutKey(sql::Transaction& tx) {
  ASSIGN_OR_RETURN(const auto count,
                   tx.QueryOne([](const Row& row) { return row.Int(0); }, kCountWithoutKey));
  return count.value_or(0);
}

}  // namespace glimmer::admin
