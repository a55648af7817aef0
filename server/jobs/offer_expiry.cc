#include "server/jobs/offer_expiry.h"

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "server/signups/line_commands.h"
#include "shared/base/log.h"

namespace glimmer::jobs {
namespace {

using signups::DueOffer;

// Offers of one write; what is left over comes in the next, so that calls get in between.
constexpr int kAtMost = 100;

// The sequence that each organisation's feed has come to.
using Sequences = std::map<std::string, int64_t>;

absl::StatusOr<int64_t> LapseIn(sql::Transaction& tx, const std::string& organization_id,
                                const std::vector<DueOffer>& due, absl::Time now,
                                RandomSource& random) {
  rpc::Caller caller;
  caller.organization_id = organization_id;
  caller.local = true;
  caller.subject = "local";
  rpc::Context context{tx, std::move(caller), now, random, "zh-CN", organization_id, {}};
  RETURN_IF_ERROR(signups::LapseOffers(context, due));
  return rpc::AppendChanges(tx, organization_id, context.changes, {}, now);
}

}  // namespace

OfferExpiry::OfferExpiry(sql::Database& database, const Clock& clock, RandomSource& random,
                         rpc::FeedSignal& feed_signal)
    : database_(database), clock_(clock), random_(random), feed_signal_(feed_signal) {}

void OfferExpiry::Start(absl::Duration interval) {
  timer_.Start(interval, [this] {
    const absl::StatusOr<int> lapsed = RunOnce(clock_.Now());
    if (lapsed.ok()) return;
    // The next round tries again; meanwhile the offers still hold their places.
    Log(LogLevel::kError, "offer_expiry", {{"detail", std::string(lapsed.status().message())}});
  });
}

absl::StatusOr<int> OfferExpiry::RunOnce(absl::Time now) {
  int lapsed = 0;
  while (true) {
    // Most rounds find nothing, and a read costs no commit.
    bool any = false;
    RETURN_IF_ERROR(sql::ReadAndWait(database_, [&](sql::Transaction& tx) -> absl::Status {
      ASSIGN_OR_RETURN(const std::vector<DueOffer> due, signups::SignUpStore(tx).DueOffers(now, 1));
      any = !due.empty();
      return absl::OkStatus();
    }));
    if (!any) return lapsed;
    ASSIGN_OR_RETURN(const int count, Lapse(now));
    lapsed += count;
    if (count < kAtMost) return lapsed;
  }
}

absl::StatusOr<int> OfferExpiry::Lapse(absl::Time now) {
  int count = 0;
  Sequences sequences;
  RETURN_IF_ERROR(sql::WriteAndWait(database_, [&](sql::Transaction& tx) -> absl::Status {
    sequences.clear();
    ASSIGN_OR_RETURN(std::vector<DueOffer> due, signups::SignUpStore(tx).DueOffers(now, kAtMost));
    count = static_cast<int>(due.size());
    std::map<std::string, std::vector<DueOffer>> by_organization;
    for (DueOffer& offer : due) by_organization[offer.organization_id].push_back(std::move(offer));
    for (const auto& [organization_id, offers] : by_organization) {
      ASSIGN_OR_RETURN(sequences[organization_id],
                       LapseIn(tx, organization_id, offers, now, random_));
    }
    return absl::OkStatus();
  }));
  for (const auto& [organization_id, sequence] : sequences) {
    feed_signal_.Notify(organization_id, sequence);
  }
  return count;
}

}  // namespace glimmer::jobs
