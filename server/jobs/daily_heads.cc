#include "server/jobs/daily_heads.h"

#include <string>
#include <vector>

#include "server/hours/daily_heads.h"
#include "shared/base/log.h"

namespace glimmer::jobs {

using hours::DailyHead;

void DailyHeads::Start(absl::Duration interval) {
  timer_.Start(interval, [this] {
    const absl::StatusOr<int> noted = RunOnce(clock_.Now());
    if (noted.ok()) return;
    // The next round tries again.
    Log(LogLevel::kError, "daily_heads", {{"detail", std::string(noted.status().message())}});
  });
}

absl::StatusOr<int> DailyHeads::RunOnce(absl::Time now) {
  std::vector<DailyHead> due;
  RETURN_IF_ERROR(sql::ReadAndWait(database_, [&](sql::Transaction& tx) -> absl::Status {
    ASSIGN_OR_RETURN(due, hours::DailyHeadsDue(tx, now));
    return absl::OkStatus();
  }));
  if (due.empty()) return 0;
  RETURN_IF_ERROR(sql::WriteAndWait(database_, [&](sql::Transaction& tx) -> absl::Status {
    for (const DailyHead& head : due) {
      RETURN_IF_ERROR(hours::LedgerHeadStore(tx).InsertDaily(head));
    }
    return absl::OkStatus();
  }));
  for (const DailyHead& head : due) {
    Log(LogLevel::kInfo, "daily_head",
        {{"date", head.civil_date}, {"head", hours::HeadLine(head.organization_id, head.head)}});
  }
  return static_cast<int>(due.size());
}

}  // namespace glimmer::jobs
