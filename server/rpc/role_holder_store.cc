#include "server/rpc/role_holder_store.h"

namespace glimmer::rpc {
namespace {

constexpr absl::string_view kHolders =
    "SELECT DISTINCT g.person_id FROM role_grants g "
    "JOIN units u ON u.unit_id = g.scope_unit_id "
    "WHERE g.role = $1 AND u.path = substr($2, 1, length(u.path)) "
    "AND g.revoke_time_us IS NULL AND g.end_time_us > $3 ORDER BY g.person_id";

}  // namespace

absl::StatusOr<std::vector<std::string>> HoldersOf(sql::Transaction& tx, v1::Role role,
                                                   absl::string_view unit_path, absl::Time now) {
  return tx.QueryAll([](const sql::Row& row) { return row.Text(0); }, kHolders,
                     static_cast<int64_t>(role), unit_path, now);
}

}  // namespace glimmer::rpc
