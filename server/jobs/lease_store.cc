#include "server/jobs/lease_store.h"

#include "shared/base/status_macros.h"

namespace glimmer::jobs {
namespace {

constexpr absl::string_view kTake =
    "INSERT INTO job_leases (name, holder, expire_time_us) VALUES ($1, $2, $3) "
    "ON CONFLICT (name) DO UPDATE SET holder = $2, expire_time_us = $3 "
    "WHERE job_leases.holder = $2 OR job_leases.expire_time_us <= $4";

}  // namespace

absl::StatusOr<bool> TakeLease(sql::Transaction& tx, absl::string_view name,
                               absl::string_view holder, absl::Time now, absl::Time expire) {
  ASSIGN_OR_RETURN(const int64_t rows, tx.Execute(kTake, name, holder, expire, now));
  return rows == 1;
}

}  // namespace glimmer::jobs
