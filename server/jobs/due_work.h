// Work that falls due with time, done by the commands that everybody's calls use: what is due is
// found, each organisation's part of it is done by the server itself, and its feed hears of it.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "server/rpc/context.h"
#include "server/rpc/feed_signal.h"
#include "shared/base/ids.h"
#include "shared/base/status_macros.h"
#include "shared/sql/database.h"

namespace glimmer::jobs {

// What a job works with; all of it outlives the job.
struct JobParts {
  sql::Database& database;
  RandomSource& random;
  rpc::FeedSignal& feed_signal;
  std::string actor;  // whose doing it is in the audit table
};

// What is done in one write; what is left over comes in the next, so that calls get in between.
inline constexpr int kDueAtMost = 100;

// `Kind` has a type Due with an organization_id, Find for what is due and Lapse for what becomes of
// it. The sequence that the organisation's feed has come to.
template <typename Kind>
absl::StatusOr<int64_t> LapseIn(sql::Transaction& tx, const JobParts& parts,
                                const std::string& organization_id,
                                const std::vector<typename Kind::Due>& due, absl::Time now) {
  rpc::Caller caller;
  caller.organization_id = organization_id;
  caller.local = true;
  caller.subject = parts.actor;
  rpc::Context context{tx, std::move(caller), now, parts.random, "zh-CN", organization_id, {}};
  RETURN_IF_ERROR(Kind::Lapse(context, due));
  return rpc::AppendChanges(tx, organization_id, context.changes, {}, now);
}

// One write; how many were due in it.
template <typename Kind>
absl::StatusOr<int> LapseSome(const JobParts& parts, absl::Time now) {
  using Due = typename Kind::Due;
  int count = 0;
  std::map<std::string, int64_t> sequences;
  RETURN_IF_ERROR(sql::WriteAndWait(parts.database, [&](sql::Transaction& tx) -> absl::Status {
    sequences.clear();
    ASSIGN_OR_RETURN(std::vector<Due> due, Kind::Find(tx, now, kDueAtMost));
    count = static_cast<int>(due.size());
    std::map<std::string, std::vector<Due>> by_organization;
    for (Due& one : due) by_organization[one.organization_id].push_back(std::move(one));
    for (const auto& [organization_id, all] : by_organization) {
      ASSIGN_OR_RETURN(sequences[organization_id],
                       LapseIn<Kind>(tx, parts, organization_id, all, now));
    }
    return absl::OkStatus();
  }));
  for (const auto& [organization_id, sequence] : sequences) {
    parts.feed_signal.Notify(organization_id, sequence);
  }
  return count;
}

// All that is due at `now`; how many there were. Waits for the commits.
template <typename Kind>
absl::StatusOr<int> LapseAll(const JobParts& parts, absl::Time now) {
  int lapsed = 0;
  while (true) {
    // Most rounds find nothing, and a read costs no commit.
    bool any = false;
    RETURN_IF_ERROR(sql::ReadAndWait(parts.database, [&](sql::Transaction& tx) -> absl::Status {
      ASSIGN_OR_RETURN(const std::vector<typename Kind::Due> due, Kind::Find(tx, now, 1));
      any = !due.empty();
      return absl::OkStatus();
    }));
    if (!any) return lapsed;
    ASSIGN_OR_RETURN(const int count, LapseSome<Kind>(parts, now));
    lapsed += count;
    if (count < kDueAtMost) return lapsed;
  }
}

}  // namespace glimmer::jobs
