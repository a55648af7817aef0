#include "server/storage/postgres_feed.h"

#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <algorithm>
#include <memory>
#include <utility>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "absl/time/time.h"
#include "shared/base/log.h"
#include "shared/base/status_macros.h"

namespace glimmer::storage {
namespace {

constexpr absl::Duration kRetry = absl::Seconds(2);
constexpr char kTell[] = "SELECT pg_notify('glimmer_feed', $1)";
constexpr char kAllFeeds[] = "SELECT organization_id, last_sequence FROM organizations";

absl::Status Failed(PGconn* session) { return absl::UnavailableError(PQerrorMessage(session)); }

}  // namespace

PostgresFeed::PostgresFeed(std::string url, Heard heard)
    : url_(std::move(url)),
      heard_(std::move(heard)),
      wake_(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)) {
  thread_ = std::thread([this] { Loop(); });
}

PostgresFeed::~PostgresFeed() {
  {
    absl::MutexLock lock(&mutex_);
    stopping_ = true;
  }
  eventfd_write(wake_, 1);
  thread_.join();
  close(wake_);
}

void PostgresFeed::Tell(const std::string& organization_id, int64_t sequence) {
  {
    absl::MutexLock lock(&mutex_);
    int64_t& newest = waiting_[organization_id];
    newest = std::max(newest, sequence);
  }
  eventfd_write(wake_, 1);
}

void PostgresFeed::Loop() {
  bool told = false;  // one line for each loss, however long it lasts
  for (;;) {
    absl::Status status = session_ == nullptr ? Listen() : absl::OkStatus();
    if (status.ok()) status = SendWhatWaits();
    if (status.ok()) status = Hear();
    if (!status.ok()) {
      session_.reset();
      if (!std::exchange(told, true)) {
        Log(LogLevel::kWarning, "feed_session_lost", {{"detail", std::string(status.message())}});
      }
    } else {
      told = false;
    }
    if (!Sleep()) return;
  }
}

// Until something is heard or waits, or it is time to try again. False at the end.
bool PostgresFeed::Sleep() {
  pollfd waits[] = {{wake_, POLLIN, 0},
                    {session_ == nullptr ? -1 : PQsocket(session_.get()), POLLIN, 0}};
  poll(waits, 2, static_cast<int>(absl::ToInt64Milliseconds(kRetry)));
  eventfd_t ignored = 0;
  eventfd_read(wake_, &ignored);
  absl::MutexLock lock(&mutex_);
  return !stopping_;
}

// Whatever was told while nobody listened is in the organisations' own counters.
absl::Status PostgresFeed::Listen() {
  ASSIGN_OR_RETURN(session_, OpenSession(url_));
  const ResultHandle listening(PQexec(session_.get(), "LISTEN glimmer_feed"));
  if (PQresultStatus(listening.get()) != PGRES_COMMAND_OK) return Failed(session_.get());
  const ResultHandle feeds(PQexec(session_.get(), kAllFeeds));
  if (PQresultStatus(feeds.get()) != PGRES_TUPLES_OK) return Failed(session_.get());
  for (int i = 0; i < PQntuples(feeds.get()); ++i) {
    int64_t sequence = 0;
    if (!absl::SimpleAtoi(PQgetvalue(feeds.get(), i, 1), &sequence)) continue;
    heard_(PQgetvalue(feeds.get(), i, 0), sequence);
  }
  return absl::OkStatus();
}

absl::Status PostgresFeed::SendWhatWaits() {
  std::map<std::string, int64_t> sending;
  {
    absl::MutexLock lock(&mutex_);
    sending.swap(waiting_);
  }
  for (const auto& [organization_id, sequence] : sending) {
    const std::string payload = absl::StrCat(organization_id, " ", sequence);
    const char* const values[] = {payload.c_str()};
    const ResultHandle sent(
        PQexecParams(session_.get(), kTell, 1, nullptr, values, nullptr, nullptr, 0));
    if (PQresultStatus(sent.get()) != PGRES_TUPLES_OK) return Failed(session_.get());
  }
  return absl::OkStatus();
}

absl::Status PostgresFeed::Hear() {
  if (PQconsumeInput(session_.get()) == 0) return Failed(session_.get());
  struct Free {
    void operator()(PGnotify* notify) const { PQfreemem(notify); }
  };
  while (std::unique_ptr<PGnotify, Free> notify{PQnotifies(session_.get())}) {
    if (notify->be_pid == PQbackendPID(session_.get())) continue;  // one's own
    const std::pair<std::string, std::string> parts = absl::StrSplit(notify->extra, ' ');
    int64_t sequence = 0;
    if (absl::SimpleAtoi(parts.second, &sequence)) heard_(parts.first, sequence);
  }
  return absl::OkStatus();
}

}  // namespace glimmer::storage
