#include "server/jobs/retention.h"

#include <string>

#include "shared/base/log.h"

namespace glimmer::jobs {
namespace {

constexpr int kAtMost = 200;  // rows in one write

struct Rule {
  absl::string_view name;
  absl::Duration kept;
  absl::StatusOr<int64_t> (RetentionStore::*erase)(absl::Time before, int limit);
};

constexpr Rule kRules[] = {
    {"visits", kVisitsKept, &RetentionStore::ForgetVisits},
    {"pairings", kVisitsKept, &RetentionStore::DropPairings},
    {"notices", kFeedKept, &RetentionStore::DropNotices},
    {"changes", kFeedKept, &RetentionStore::DropChanges},
    {"invitations", kTokensKept, &RetentionStore::DropInvitations},
    {"sessions", kTokensKept, &RetentionStore::DropSessions},
};

}  // namespace

void Retention::Start(absl::Duration interval) {
  timer_.Start(interval, [this] {
    const absl::StatusOr<int64_t> erased = RunOnce(clock_.Now());
    if (erased.ok()) return;
    // The next round tries again.
    Log(LogLevel::kError, "retention", {{"detail", std::string(erased.status().message())}});
  });
}

absl::StatusOr<int64_t> Retention::RunOnce(absl::Time now) {
  int64_t all = 0;
  for (const Rule& rule : kRules) {
    int64_t erased = 0;
    int64_t found = kAtMost;
    while (found >= kAtMost && !timer_.stopping()) {
      RETURN_IF_ERROR(sql::WriteAndWait(database_, [&](sql::Transaction& tx) -> absl::Status {
        RetentionStore store(tx);
        ASSIGN_OR_RETURN(found, (store.*rule.erase)(now - rule.kept, kAtMost));
        return absl::OkStatus();
      }));
      erased += found;
      log_holds_erased_ = log_holds_erased_ || found > 0;
    }
    if (erased > 0) Log(LogLevel::kInfo, "retention", {{"what", rule.name}, {"rows", erased}});
    all += erased;
  }
  // A reader that is in the way is gone in one of the next rounds.
  if (log_holds_erased_ && database_.EmptyLog().ok()) log_holds_erased_ = false;
  return all;
}

}  // namespace glimmer::jobs
