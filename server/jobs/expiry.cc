#include "server/jobs/expiry.h"

#include <string>
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

}  // namespace

Expiry::Expiry(sql::Database& database, const Clock& clock, RandomSource& random,
               rpc::FeedSignal& feed_signal)
    : clock_(clock), parts_{database, random, feed_signal, "local"} {}

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
  ASSIGN_OR_RETURN(const int alarms, LapseAll<Alarms>(parts_, now));
  ASSIGN_OR_RETURN(const int offers, LapseAll<Offers>(parts_, now));
  ASSIGN_OR_RETURN(const int claims, LapseAll<Claims>(parts_, now));
  ASSIGN_OR_RETURN(const int call_backs, LapseAll<CallBacks>(parts_, now));
  ASSIGN_OR_RETURN(const int consents, LapseAll<Consents>(parts_, now));
  ASSIGN_OR_RETURN(const int households, LapseAll<Households>(parts_, now));
  if (consents + households > 0) log_holds_erased_ = true;
  RETURN_IF_ERROR(EraseNotes(now));
  EmptyLog();
  return alarms + offers + claims + call_backs + consents + households;
}

absl::Status Expiry::EraseNotes(absl::Time now) {
  ASSIGN_OR_RETURN(const int handed_over, LapseAll<HandoverNotes>(parts_, now));
  if (handed_over > 0) log_holds_erased_ = true;
  bool any = false;
  RETURN_IF_ERROR(sql::ReadAndWait(parts_.database, [&](sql::Transaction& tx) -> absl::Status {
    ASSIGN_OR_RETURN(any, households::SecretStore(tx).HasDueNotes(now));
    return absl::OkStatus();
  }));
  if (!any) return absl::OkStatus();
  log_holds_erased_ = true;
  return sql::WriteAndWait(parts_.database, [&](sql::Transaction& tx) {
    return households::SecretStore(tx).EraseNotes(now).status();
  });
}

// A reader that is in the way is gone in one of the next rounds.
void Expiry::EmptyLog() {
  if (log_holds_erased_ && parts_.database.EmptyLog().ok()) log_holds_erased_ = false;
}

}  // namespace glimmer::jobs
