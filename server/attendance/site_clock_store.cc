#include "server/attendance/site_clock_store.h"

#include <optional>

namespace glimmer::attendance {
namespace {

using sql::Row;

constexpr absl::string_view kPut =
    "INSERT INTO site_clocks (shift_id, device_id, boot_id, first_step, first_step_boot_ms, "
    "receive_time_us, clock) VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING";

constexpr absl::string_view kCount =
    "SELECT COUNT(*) FROM site_clocks WHERE shift_id = $1 AND device_id = $2";

constexpr absl::string_view kList =
    "SELECT clock FROM site_clocks WHERE shift_id = $1 "
    "ORDER BY receive_time_us, device_id, boot_id, first_step, first_step_boot_ms";

}  // namespace

absl::StatusOr<bool> SiteClockStore::Put(absl::string_view shift_id, absl::string_view device_id,
                                         const v1::SiteClock& clock, absl::Time now) {
  ASSIGN_OR_RETURN(const int64_t added, tx_.Execute(kPut, shift_id, device_id, clock.boot_id(),
                                                    clock.first_step(), clock.first_step_boot_ms(),
                                                    now, sql::Bytes{clock.SerializeAsString()}));
  return added > 0;
}

absl::StatusOr<int64_t> SiteClockStore::Count(absl::string_view shift_id,
                                              absl::string_view device_id) {
  ASSIGN_OR_RETURN(const auto count, tx_.QueryOne([](const Row& row) { return row.Int(0); }, kCount,
                                                  shift_id, device_id));
  return count.value_or(0);
}

absl::StatusOr<std::vector<v1::SiteClock>> SiteClockStore::List(absl::string_view shift_id) {
  ASSIGN_OR_RETURN(const auto rows,
                   tx_.QueryAll([](const Row& row) { return row.Blob(0); }, kList, shift_id));
  std::vector<v1::SiteClock> clocks(rows.size());
  for (size_t i = 0; i < rows.size(); ++i) {
    if (!clocks[i].ParseFromString(rows[i])) return absl::DataLossError("a broken site clock");
  }
  return clocks;
}

}  // namespace glimmer::attendance
