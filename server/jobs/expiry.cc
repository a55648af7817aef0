#include "server/jobs/expiry.h"

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "server/households/household_commands.h"
#include "server/households/secret_store.h"
#include "server/signups/line_commands.h"
#include "server/visits/alarm_commands.h"
#include "server/visits/pairing_parts.h"
#include "server/wishes/claim_commands.h"
#include "server/wishes/delivery_commands.h"
#include "server/wishes/household_wishes.h"
#include "shared/base/log.h"

namespace glimmer::jobs {
namespace {

// What lapses in one write; what is left over comes in the next, so that calls get in between.
constexpr int kAtMost = 100;

struct Offers {
  using Due = signups::DueOffer;
  static absl::StatusOr<std::vector<Due>> Find(sql::Transaction& tx, absl::Time now, int limit) {
    return signups::SignUpStore(tx).DueOffers(now, limit);
  }
  static absl::Status Lapse(rpc::Context& context, const std::vector<Due>& due) {
    return signups::LapseOffers(context, due);
  }
};

struct Claims {
  using Due = wishes::DueClaim;
  static absl::StatusOr<std::vector<Due>> Find(sql::Transaction& tx, absl::Time now, int limit) {
    return wishes::WishClaimStore(tx).Due(now, limit);
  }
  static absl::Status Lapse(rpc::Context& context, const std::vector<Due>& due) {
    return wishes::LapseClaims(context, due);
  }
};

// What was brought and not confirmed: somebody is to call back, and is told so once.
struct CallBacks {
  using Due = wishes::DueCallBack;
  static absl::StatusOr<std::vector<Due>> Find(sql::Transaction& tx, absl::Time now, int limit) {
    return wishes::WishStore(tx).DueCallBacks(now, limit);
  }
  static absl::Status Lapse(rpc::Context& context, const std::vector<Due>& due) {
    return wishes::AskForCallBacks(context, due);
  }
};

// Households whose consent has run out: nobody is to bring them anything.
struct Consents {
  using Due = wishes::EndedConsent;
  static absl::StatusOr<std::vector<Due>> Find(sql::Transaction& tx, absl::Time now, int limit) {
    return wishes::HouseholdWishStore(tx).Due(now, limit);
  }
  static absl::Status Lapse(rpc::Context& context, const std::vector<Due>& due) {
    return wishes::EndWishesOf(context, due);
  }
};

// Households that nobody has consented for, and those that have withdrawn.
struct Households {
  using Due = households::DueHousehold;
  static absl::StatusOr<std::vector<Due>> Find(sql::Transaction& tx, absl::Time now, int limit) {
    return households::HouseholdStore(tx).Due(now, limit);
  }
  static absl::Status Lapse(rpc::Context& context, const std::vector<Due>& due) {
    return households::EraseHouseholds(context, due);
  }
};

// Visits from which no word has come.
struct Alarms {
  using Due = visits::DueVisit;
  static absl::StatusOr<std::vector<Due>> Find(sql::Transaction& tx, absl::Time now, int limit) {
    return visits::VisitStore(tx).Due(now, limit);
  }
  static absl::Status Lapse(rpc::Context& context, const std::vector<Due>& due) {
    return visits::RaiseAlarms(context, due);
  }
};

// What volunteers have left for whoever comes next.
struct HandoverNotes {
  using Due = visits::DueNote;
  static absl::StatusOr<std::vector<Due>> Find(sql::Transaction& tx, absl::Time now, int limit) {
    return visits::PairingStore(tx).DueNotes(now, limit);
  }
  static absl::Status Lapse(rpc::Context& context, const std::vector<Due>& due) {
    return visits::EraseNotes(context, due);
  }
};

// The sequence that each organisation's feed has come to.
using Sequences = std::map<std::string, int64_t>;

template <typename Kind>
absl::StatusOr<int64_t> LapseIn(sql::Transaction& tx, const std::string& organization_id,
                                const std::vector<typename Kind::Due>& due, absl::Time now,
                                RandomSource& random) {
  rpc::Caller caller;
  caller.organization_id = organization_id;
  caller.local = true;
  caller.subject = "local";
  rpc::Context context{tx, std::move(caller), now, random, "zh-CN", organization_id, {}};
  RETURN_IF_ERROR(Kind::Lapse(context, due));
  return rpc::AppendChanges(tx, organization_id, context.changes, {}, now);
}

}  // namespace

Expiry::Expiry(sql::Database& database, const Clock& clock, RandomSource& random,
               rpc::FeedSignal& feed_signal)
    : database_(database), clock_(clock), random_(random), feed_signal_(feed_signal) {}

void Expiry::Start(absl::Duration interval) {
  timer_.Start(interval, [this] {
    const absl::StatusOr<int> lapsed = RunOnce(clock_.Now());
    if (lapsed.ok()) return;
    // The next round tries again; meanwhile what is due still holds its place.
    Log(LogLevel::kError, "expiry", {{"detail", std::string(lapsed.status().message())}});
  });
}

absl::StatusOr<int> Expiry::RunOnce(absl::Time now) {
  // First: somebody may be in danger.
  ASSIGN_OR_RETURN(const int alarms, Run<Alarms>(now));
  ASSIGN_OR_RETURN(const int offers, Run<Offers>(now));
  ASSIGN_OR_RETURN(const int claims, Run<Claims>(now));
  ASSIGN_OR_RETURN(const int call_backs, Run<CallBacks>(now));
  ASSIGN_OR_RETURN(const int consents, Run<Consents>(now));
  ASSIGN_OR_RETURN(const int households, Run<Households>(now));
  if (consents + households > 0) log_holds_erased_ = true;
  RETURN_IF_ERROR(EraseNotes(now));
  EmptyLog();
  return alarms + offers + claims + call_backs + consents + households;
}

absl::Status Expiry::EraseNotes(absl::Time now) {
  ASSIGN_OR_RETURN(const int handed_over, Run<HandoverNotes>(now));
  if (handed_over > 0) log_holds_erased_ = true;
  bool any = false;
  RETURN_IF_ERROR(sql::ReadAndWait(database_, [&](sql::Transaction& tx) -> absl::Status {
    ASSIGN_OR_RETURN(any, households::SecretStore(tx).HasDueNotes(now));
    return absl::OkStatus();
  }));
  if (!any) return absl::OkStatus();
  log_holds_erased_ = true;
  return sql::WriteAndWait(database_, [&](sql::Transaction& tx) {
    return households::SecretStore(tx).EraseNotes(now).status();
  });
}

// A reader that is in the way is gone in one of the next rounds.
void Expiry::EmptyLog() {
  if (log_holds_erased_ && database_.EmptyLog().ok()) log_holds_erased_ = false;
}

template <typename Kind>
absl::StatusOr<int> Expiry::Run(absl::Time now) {
  int lapsed = 0;
  while (true) {
    // Most rounds find nothing, and a read costs no commit.
    bool any = false;
    RETURN_IF_ERROR(sql::ReadAndWait(database_, [&](sql::Transaction& tx) -> absl::Status {
      ASSIGN_OR_RETURN(const std::vector<typename Kind::Due> due, Kind::Find(tx, now, 1));
      any = !due.empty();
      return absl::OkStatus();
    }));
    if (!any) return lapsed;
    ASSIGN_OR_RETURN(const int count, Lapse<Kind>(now));
    lapsed += count;
    if (count < kAtMost) return lapsed;
  }
}

template <typename Kind>
absl::StatusOr<int> Expiry::Lapse(absl::Time now) {
  using Due = typename Kind::Due;
  int count = 0;
  Sequences sequences;
  RETURN_IF_ERROR(sql::WriteAndWait(database_, [&](sql::Transaction& tx) -> absl::Status {
    sequences.clear();
    ASSIGN_OR_RETURN(std::vector<Due> due, Kind::Find(tx, now, kAtMost));
    count = static_cast<int>(due.size());
    std::map<std::string, std::vector<Due>> by_organization;
    for (Due& one : due) by_organization[one.organization_id].push_back(std::move(one));
    for (const auto& [organization_id, all] : by_organization) {
      ASSIGN_OR_RETURN(sequences[organization_id],
                       LapseIn<Kind>(tx, organization_id, all, now, random_));
    }
    return absl::OkStatus();
  }));
  for (const auto& [organization_id, sequence] : sequences) {
    feed_signal_.Notify(organization_id, sequence);
  }
  return count;
}

}  // namespace glimmer::jobs
