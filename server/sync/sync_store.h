// What the feed reads: rows of the change log, and which resources a viewer may see now.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/container/flat_hash_set.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "server/rpc/caller.h"
#include "server/rpc/change_log_store.h"
#include "shared/sql/database.h"

namespace glimmer::sync {

// Who reads the feed: their person, the scopes of their roles, the shifts they lead.
struct Viewer {
  std::string organization_id;
  std::string person_id;
  std::vector<std::string>
      scope_paths;  // of coordinators and administrators, no one inside another
  std::vector<std::string> coordinated_paths;  // the same of coordinators alone
  std::vector<std::string> lead_paths;         // and of safeguarding leads
  absl::flat_hash_set<std::string> keys;       // audience keys that are theirs
  std::string scope_epoch;                     // changes when roles or led shifts change
};

struct LogRow {
  int64_t sequence = 0;
  rpc::FeedChange change;
};

// From shift id to sign-up id.
using WaitingIn = absl::flat_hash_map<std::string, std::string>;

class SyncStore {
 public:
  struct VisibleList;

  SyncStore(sql::Transaction& tx, absl::Time now) : tx_(tx), now_(now) {}

  absl::StatusOr<Viewer> ViewerOf(const rpc::Caller& caller);
  // The oldest sequence still held; when the log is empty, the one that comes next.
  absl::StatusOr<int64_t> FirstSequence(absl::string_view organization_id);
  absl::StatusOr<std::vector<LogRow>> LogAfter(absl::string_view organization_id, int64_t sequence,
                                               int limit);
  // Raised by a restore.
  absl::StatusOr<int64_t> DataEpoch();

  // Ids of a collection that the viewer may see, ascending, beyond `after`, at most `limit`.
  absl::StatusOr<std::vector<std::string>> ListVisible(const Viewer& viewer,
                                                       absl::string_view collection,
                                                       absl::string_view after, int limit);
  // May the viewer see this person now? Themselves, and those who live in or report to a unit of
  // their roles' scopes.
  absl::StatusOr<bool> SeesPerson(const Viewer& viewer, absl::string_view person_id);
  // And when they can visit? Themselves, and the coordinators of those units.
  absl::StatusOr<bool> SeesVisitorTerms(const Viewer& viewer, absl::string_view person_id);
  // And this follow-up? Who opened it, who owns it, and the staff of its unit.
  absl::StatusOr<bool> SeesFollowUp(const Viewer& viewer, absl::string_view follow_up_id);

  // The shifts in whose lines the viewer waits, each with their sign-up there.
  absl::StatusOr<WaitingIn> WaitingOf(const Viewer& viewer);

 private:
  using Values = std::map<char, sql::Value>;

  absl::StatusOr<bool> IsPersonBelow(const std::vector<std::string>& scopes,
                                     absl::string_view person_id);
  absl::Status Collect(const VisibleList& list, const Values& values, std::set<std::string>& out);

  sql::Transaction& tx_;
  const absl::Time now_;
};

}  // namespace glimmer::sync
