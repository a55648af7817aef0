// Where the ledger stands and stood: its head now, and those of the ends of days (daily_heads).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "server/rpc/hash_chain.h"
#include "shared/sql/database.h"

namespace glimmer::hours {

struct DailyHead {
  std::string organization_id;
  std::string civil_date;  // YYYY-MM-DD in the organisation's zone
  rpc::ChainHead head;
  absl::Time record_time;  // when it was noted down
};

struct OrganizationZone {
  std::string organization_id;
  std::string time_zone;
};

class LedgerHeadStore {
 public:
  explicit LedgerHeadStore(sql::Transaction& tx) : tx_(tx) {}

  // Sequence 0 and no value before the first row.
  absl::StatusOr<rpc::ChainHead> Now(absl::string_view organization_id);
  // The last row that was written before `time`; nullopt when there is none with a link.
  absl::StatusOr<std::optional<rpc::ChainHead>> Before(absl::string_view organization_id,
                                                       absl::Time time);
  // The value of one row; empty for a row without a link.
  absl::StatusOr<std::string> ValueAt(absl::string_view organization_id, int64_t sequence);

  absl::StatusOr<std::vector<OrganizationZone>> Organizations();
  absl::StatusOr<bool> HasDaily(absl::string_view organization_id, absl::string_view civil_date);
  // Another one of the day is left as it is: what is noted down is never changed.
  absl::Status InsertDaily(const DailyHead& head);
  // Before `before_date`, the newest day first.
  absl::StatusOr<std::vector<DailyHead>> ListDaily(absl::string_view organization_id,
                                                   absl::string_view before_date, int limit);
  // Of all organisations and days, as a chain is checked against.
  absl::StatusOr<rpc::NotedHeads> AllDaily();

 private:
  sql::Transaction& tx_;
};

}  // namespace glimmer::hours
