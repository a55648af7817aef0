#include "server/hours/rule_pack_store.h"

#include "absl/strings/str_cat.h"
#include "shared/domain/resource_names.h"
#include "shared/rpc/error.h"

namespace glimmer::hours {
namespace {

using sql::Row;

constexpr absl::string_view kList =
    "SELECT rule_pack_id, version, start_date, rounding_minutes, minimum_stay_percent, "
    "cap_minutes, grace_minutes FROM rule_packs WHERE organization_id = $1 ORDER BY version";

constexpr absl::string_view kInsert =
    "INSERT INTO rule_packs (rule_pack_id, organization_id, version, start_date, "
    "rounding_minutes, minimum_stay_percent, cap_minutes, grace_minutes, create_time_us) "
    "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";

constexpr absl::string_view kTimeZone =
    "SELECT time_zone FROM organizations WHERE organization_id = $1";

constexpr absl::string_view kSinceEver = "1900-01-01";

DatedRulePack MapPack(const Row& row) {
  DatedRulePack pack;
  pack.rule_pack_id = row.Text(0);
  pack.version = row.Int(1);
  pack.start_date = row.Text(2);
  pack.rules.rounding_minutes = row.Int(3);
  pack.rules.minimum_stay_percent = row.Int(4);
  pack.rules.cap_minutes = row.Int(5);
  pack.rules.grace_minutes = row.Int(6);
  return pack;
}

}  // namespace

absl::StatusOr<std::vector<DatedRulePack>> RulePackStore::List(absl::string_view organization_id) {
  return tx_.QueryAll(MapPack, kList, organization_id);
}

absl::Status RulePackStore::Insert(absl::string_view organization_id, const DatedRulePack& pack,
                                   absl::Time create_time) {
  return tx_
      .Execute(kInsert, pack.rule_pack_id, organization_id, pack.version, pack.start_date,
               pack.rules.rounding_minutes, pack.rules.minimum_stay_percent, pack.rules.cap_minutes,
               pack.rules.grace_minutes, create_time)
      .status();
}

absl::StatusOr<std::string> RulePackStore::TimeZoneOf(absl::string_view organization_id) {
  ASSIGN_OR_RETURN(
      const std::optional<std::string> zone,
      tx_.QueryOne([](const Row& row) { return row.Text(0); }, kTimeZone, organization_id));
  if (!zone) return NotFound(ResourceName(kOrganizations, organization_id));
  return *zone;
}

absl::StatusOr<std::vector<DatedRulePack>> EnsureRulePacks(sql::Transaction& tx,
                                                           const Maker& maker) {
  RulePackStore store(tx);
  ASSIGN_OR_RETURN(std::vector<DatedRulePack> packs, store.List(maker.organization_id));
  if (!packs.empty()) return packs;
  DatedRulePack first;
  first.rule_pack_id = NewUlid(maker.now, maker.random);
  first.version = 1;
  first.start_date = std::string(kSinceEver);
  RETURN_IF_ERROR(store.Insert(maker.organization_id, first, maker.now));
  packs.push_back(first);
  return packs;
}

}  // namespace glimmer::hours
