#include "server/jobs/retention.h"

#include <optional>
#include <string>

#include "server/people/dormant_commands.h"
#include "server/rpc/audit_chain_store.h"
#include "shared/base/log.h"

namespace glimmer::jobs {
namespace {

constexpr int kAtMost = 200;       // rows in one write
constexpr int kCutAtMost = 2'000;  // one row more for each cut

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

struct Told {
  using Due = people::DormantPerson;
  static absl::StatusOr<std::vector<Due>> Find(sql::Transaction& tx, absl::Time now, int limit) {
    return people::DormantStore(tx).ToTell(now, limit);
  }
  static absl::Status Lapse(rpc::Context& context, const std::vector<Due>& due) {
    return people::TellDormant(context, due);
  }
};

struct Contacts {
  using Due = people::DormantPerson;
  static absl::StatusOr<std::vector<Due>> Find(sql::Transaction& tx, absl::Time now, int limit) {
    return people::DormantStore(tx).ToErase(now, limit);
  }
  static absl::Status Lapse(rpc::Context& context, const std::vector<Due>& due) {
    return people::EraseDormant(context, due);
  }
};

}  // namespace

Retention::Retention(sql::Database& database, const Clock& clock, RandomSource& random,
                     rpc::FeedSignal& feed_signal)
    : clock_(clock), parts_{database, random, feed_signal, std::string(rpc::kRetentionActor)} {}

void Retention::Start(absl::Duration interval) {
  timer_.Start(interval, [this] {
    const absl::StatusOr<int64_t> erased = RunOnce(clock_.Now());
    if (erased.ok()) return;
    // The next round tries again.
    Log(LogLevel::kError, "retention", {{"detail", std::string(erased.status().message())}});
  });
}

absl::StatusOr<int64_t> Retention::RunOnce(absl::Time now) {
  ASSIGN_OR_RETURN(const int64_t erased, Erase(now));
  ASSIGN_OR_RETURN(const int64_t cut, CutAudit(now));
  ASSIGN_OR_RETURN(const int64_t contacts, AskAfterPeople(now));
  // A reader that is in the way is gone in one of the next rounds.
  if (log_holds_erased_ && parts_.database.EmptyLog().ok()) log_holds_erased_ = false;
  return erased + cut + contacts;
}

absl::StatusOr<int64_t> Retention::Erase(absl::Time now) {
  int64_t all = 0;
  for (const Rule& rule : kRules) {
    int64_t erased = 0;
    int64_t found = kAtMost;
    while (found >= kAtMost && !timer_.stopping()) {
      RETURN_IF_ERROR(sql::WriteAndWait(parts_.database, [&](sql::Transaction& tx) -> absl::Status {
        RetentionStore store(tx);
        ASSIGN_OR_RETURN(found, (store.*rule.erase)(now - rule.kept, kAtMost));
        return absl::OkStatus();
      }));
      erased += found;
    }
    Note(rule.name, erased);
    all += erased;
  }
  return all;
}

absl::StatusOr<int64_t> Retention::CutAudit(absl::Time now) {
  std::vector<std::string> due;
  RETURN_IF_ERROR(sql::ReadAndWait(parts_.database, [&](sql::Transaction& tx) -> absl::Status {
    due.clear();
    ASSIGN_OR_RETURN(const std::vector<std::string> organizations, rpc::AuditedOrganizations(tx));
    for (const std::string& id : organizations) {
      ASSIGN_OR_RETURN(const std::optional<absl::Time> oldest, rpc::OldestAuditRow(tx, id));
      if (oldest && *oldest <= now - kAuditKept) due.push_back(id);
    }
    return absl::OkStatus();
  }));
  int64_t all = 0;
  for (const std::string& id : due) {
    ASSIGN_OR_RETURN(const int64_t cut, CutAuditOf(id, now));
    all += cut;
  }
  Note("audit records", all);
  return all;
}

absl::StatusOr<int64_t> Retention::CutAuditOf(const std::string& organization_id, absl::Time now) {
  int64_t all = 0;
  int64_t found = kCutAtMost;
  while (found >= kCutAtMost && !timer_.stopping()) {
    RETURN_IF_ERROR(sql::WriteAndWait(parts_.database, [&](sql::Transaction& tx) -> absl::Status {
      ASSIGN_OR_RETURN(
          found, rpc::CutAuditChain(tx, {organization_id, now - kAuditKept + kAuditCut, kCutAtMost,
                                         NewUlid(now, parts_.random), now}));
      return absl::OkStatus();
    }));
    all += found;
  }
  return all;
}

absl::StatusOr<int64_t> Retention::AskAfterPeople(absl::Time now) {
  ASSIGN_OR_RETURN(const int told, LapseAll<Told>(parts_, now));
  if (told > 0) Log(LogLevel::kInfo, "retention", {{"what", "notices of it"}, {"rows", told}});
  ASSIGN_OR_RETURN(const int contacts, LapseAll<Contacts>(parts_, now));
  Note("contact data", contacts);
  return contacts;
}

void Retention::Note(absl::string_view what, int64_t rows) {
  if (rows == 0) return;
  log_holds_erased_ = true;
  Log(LogLevel::kInfo, "retention", {{"what", what}, {"rows", rows}});
}

}  // namespace glimmer::jobs
