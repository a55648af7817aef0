#include "server/jobs/notice_delivery.h"

#include <algorithm>
#include <string>
#include <utility>

#include "server/jobs/lease_store.h"
#include "server/notices/notice_text.h"
#include "shared/base/log.h"

namespace glimmer::jobs {
namespace {

using notices::Channel;
using notices::DeliveryStore;
using notices::DueNotice;

// Whoever has the app open sees it there, and needs no mail.
constexpr absl::Duration kTimeToSee = absl::Minutes(2);
// What is older is no news any more.
constexpr absl::Duration kNews = absl::Hours(48);
constexpr absl::Duration kFirstRetry = absl::Minutes(5);
constexpr size_t kAtMost = 50;
constexpr absl::string_view kLeaseName = "notice_delivery";
// Longer than handing over that many takes, with every one of them slow.
constexpr absl::Duration kLease = absl::Minutes(20);

// 5 minutes, 20, 80, and so on.
absl::Duration RetryAfter(int attempts) {
  absl::Duration wait = kFirstRetry;
  for (int i = 0; i < attempts && wait < kNews; ++i) wait *= 4;
  return std::min(wait, kNews);
}

}  // namespace

NoticeDelivery::NoticeDelivery(sql::Database& database, const Clock& clock, std::string holder,
                               Channels channels)
    : database_(database),
      clock_(clock),
      holder_(std::move(holder)),
      channels_(std::move(channels)) {}

void NoticeDelivery::Start(absl::Duration interval) {
  if (channels_.empty()) return;
  timer_.Start(interval, [this] {
    const absl::StatusOr<int> handed_over = RunOnce(clock_.Now());
    if (handed_over.ok()) return;
    Log(LogLevel::kError, "notice_delivery",
        {{"detail", std::string(handed_over.status().message())}});
  });
}

absl::StatusOr<int> NoticeDelivery::RunOnce(absl::Time now) {
  int count = 0;
  for (const auto& channel : channels_) {
    // Whatever became of it, a notice is not due again at `now`: each round of this is of others.
    bool more = true;
    while (more) {
      ASSIGN_OR_RETURN(const bool ours, IsOurs(*channel, now));
      if (!ours) break;
      ASSIGN_OR_RETURN(const std::vector<DueNotice> due, Due(*channel, now));
      ASSIGN_OR_RETURN(const bool goes_on, HandOver(*channel, due, now, count));
      more = goes_on && due.size() == kAtMost;
    }
  }
  return count;
}

// Most rounds find nothing, and take no lease.
absl::StatusOr<bool> NoticeDelivery::IsOurs(const Channel& channel, absl::Time now) {
  ASSIGN_OR_RETURN(const std::vector<DueNotice> due, Due(channel, now));
  if (due.empty()) return false;
  bool ours = false;
  RETURN_IF_ERROR(sql::WriteAndWait(database_, [&](sql::Transaction& tx) -> absl::Status {
    const absl::Time taken = clock_.Now();  // a round may last longer than a lease
    ASSIGN_OR_RETURN(ours, TakeLease(tx, kLeaseName, holder_, taken, taken + kLease));
    return absl::OkStatus();
  }));
  return ours;
}

absl::StatusOr<std::vector<DueNotice>> NoticeDelivery::Due(const Channel& channel, absl::Time now) {
  std::vector<DueNotice> due;
  RETURN_IF_ERROR(sql::ReadAndWait(database_, [&](sql::Transaction& tx) -> absl::Status {
    ASSIGN_OR_RETURN(due, DeliveryStore(tx, channel.id())
                              .Due(now - kNews, now - kTimeToSee, now, static_cast<int>(kAtMost)));
    return absl::OkStatus();
  }));
  return due;
}

absl::StatusOr<bool> NoticeDelivery::HandOver(Channel& channel, const std::vector<DueNotice>& due,
                                              absl::Time now, int& count) {
  for (const DueNotice& notice : due) {
    if (timer_.stopping()) return false;
    const absl::Status handed_over = channel.HandOver(notices::LetterOf(notice));
    if (absl::IsUnavailable(handed_over)) {
      Log(LogLevel::kWarning, "notice_channel_down",
          {{"channel", static_cast<int>(channel.id())},
           {"detail", std::string(handed_over.message())}});
      return false;
    }
    RETURN_IF_ERROR(Record(channel, notice, handed_over, now));
    if (handed_over.ok()) ++count;
  }
  return true;
}

absl::Status NoticeDelivery::Record(const Channel& channel, const DueNotice& due,
                                    const absl::Status& handed_over, absl::Time now) {
  // What is refused for good waits until it is no news.
  const absl::Duration wait =
      absl::IsResourceExhausted(handed_over) ? RetryAfter(due.attempts) : kNews;
  return sql::WriteAndWait(database_, [&](sql::Transaction& tx) {
    DeliveryStore store(tx, channel.id());
    return handed_over.ok() ? store.MarkHandedOver(due.notice_id, now)
                            : store.MarkFailed(due.notice_id, handed_over.message(), now + wait);
  });
}

}  // namespace glimmer::jobs
