#include "mobile/sync/sync_engine.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "mobile/sync/retry_policy.h"

namespace glimmer::mobile {
namespace {

using Origin = SyncEngine::Origin;

constexpr char kWatchChanges[] = "/glimmer.v1.SyncService/WatchChanges";

// The server says something every 50 s; after this silence the connection is dead.
constexpr absl::Duration kSilence = absl::Seconds(150);
constexpr absl::Duration kLookAtWatch = absl::Seconds(60);
constexpr absl::Duration kPurgeEvery = absl::Hours(24);
// Longer than any time between two tries.
constexpr absl::Duration kLongestWait = absl::Minutes(15);

bool Hurries(Origin origin) {
  return origin == Origin::kStart || origin == Origin::kForeground ||
         origin == Origin::kConnectivity || origin == Origin::kManual;
}

// The stronger wish wins when two come before the thread wakes.
Origin Stronger(std::optional<Origin> a, Origin b) {
  if (!a) return b;
  const auto rank = [](Origin origin) {
    if (origin == Origin::kManual) return 3;
    if (Hurries(origin)) return 2;
    return origin == Origin::kWatch ? 1 : 0;
  };
  return rank(*a) >= rank(b) ? *a : b;
}

}  // namespace

SyncEngine::SyncEngine(LocalStore& store, Outbox& outbox, SessionClient& session,
                       const Clock& clock, RandomSource& random, Options options)
    : store_(store),
      outbox_(outbox),
      session_(session),
      clock_(clock),
      random_(random),
      options_(std::move(options)),
      push_(store, outbox, session, random, options_.lanes),
      pull_(store, session),
      purged_(clock.Monotonic()) {}

SyncEngine::~SyncEngine() { Stop(); }

void SyncEngine::Start() {
  Trigger(Origin::kStart);
  thread_ = std::thread([this] { Run(); });
}

void SyncEngine::Stop() {
  {
    absl::MutexLock lock(&mutex_);
    stop_ = true;
    changed_.SignalAll();
  }
  session_.rpc().CancelAll();
  if (thread_.joinable()) thread_.join();
  absl::MutexLock lock(&mutex_);
  while (watching_) changed_.Wait(&mutex_);
}

void SyncEngine::Trigger(Origin origin) {
  if (origin == Origin::kCommand) push_.Wake();
  absl::MutexLock lock(&mutex_);
  asked_ = Stronger(asked_, origin);
  changed_.SignalAll();
}

SyncState SyncEngine::state() const {
  absl::MutexLock lock(&mutex_);
  return state_;
}

void SyncEngine::Run() {
  while (const auto origin = WaitForRound()) Round(*origin);
}

std::optional<Origin> SyncEngine::WaitForRound() {
  absl::MutexLock lock(&mutex_);
  for (;;) {
    if (stop_) return std::nullopt;
    if (asked_) return std::exchange(asked_, std::nullopt);
    const absl::Time next = std::min(
        next_round_, watch_again_ == absl::InfinitePast() ? absl::InfiniteFuture() : watch_again_);
    if (IsDue(next)) return Origin::kTimer;
    const absl::Duration wait = next - clock_.Now();
    if (watching_ && clock_.Monotonic() - last_signal_ > kSilence) cancel_watch_();
    changed_.WaitWithTimeout(&mutex_, watching_ ? std::min(wait, kLookAtWatch) : wait);
  }
}

bool SyncEngine::IsDue(absl::Time time) const {
  const absl::Duration wait = time - clock_.Now();
  const bool set_back = wait > std::max(options_.period, kLongestWait);
  return wait <= absl::ZeroDuration() || (set_back && time != absl::InfiniteFuture());
}

void SyncEngine::Round(Origin origin) {
  if (identity_changed_ && origin != Origin::kManual && origin != Origin::kStart) {
    absl::MutexLock lock(&mutex_);
    next_round_ = absl::InfiniteFuture();
    watch_again_ = absl::InfinitePast();
    return;
  }
  SyncState syncing = state();
  syncing.phase = SyncState::Phase::kSyncing;
  SetState(syncing);
  const absl::Status status = Exchange(origin);
  Conclude(status);
  if (status.ok() && options_.watch) KeepWatching();
}

absl::Status SyncEngine::Exchange(Origin origin) {
  if (Hurries(origin) || failures_ > 0) session_.rpc().ConnectNow();
  if (Hurries(origin)) RETURN_IF_ERROR(outbox_.Hurry());
  RETURN_IF_ERROR(session_.EnsureAndWait());
  const int64_t answered_before = push_.answered();
  bool pull = true;
  {
    // A command that still may be undone, or an item whose time has come, needs no page of its own;
    // what a round has not come to does.
    absl::MutexLock lock(&mutex_);
    const bool about_outbox = origin == Origin::kCommand || origin == Origin::kTimer;
    pull = !about_outbox || failures_ > 0 || IsDue(next_pull_);
  }
  bool retried = false;
  for (;;) {
    RETURN_IF_ERROR(push_.Run());
    if (!pull && push_.answered() == answered_before) return absl::OkStatus();
    ASSIGN_OR_RETURN(const bool more, pull_.NextPage());
    push_.NotePage();
    if (more) continue;
    if (!std::exchange(retried, true)) {
      RETURN_IF_ERROR(outbox_.RetryWhoCame());
      if (options_.heard) RETURN_IF_ERROR(options_.heard());
    }
    ASSIGN_OR_RETURN(const absl::Time due, outbox_.NextDue());
    if (due > clock_.Now()) break;
  }
  absl::MutexLock lock(&mutex_);
  next_pull_ = clock_.Now() + options_.period;
  return absl::OkStatus();
}

void SyncEngine::Conclude(const absl::Status& status) {
  const absl::Time now = clock_.Now();
  // Without contact no page purges.
  if (clock_.Monotonic() - purged_ >= kPurgeEvery) {
    // One that failed is tried again at the next round.
    if (store_.PurgeOld().ok()) purged_ = clock_.Monotonic();
  }
  const auto feed = store_.Feed();
  SyncState next{.problem = status};
  if (feed.ok()) next.up_to_date_time = feed->complete_time;
  absl::Time round = now + options_.period;
  identity_changed_ = false;
  if (status.ok()) {
    failures_ = 0;
    next.phase = SyncState::Phase::kUpToDate;
    const auto due = outbox_.NextDue();
    if (due.ok()) round = std::min(round, *due);
  } else if (Judge(status) == Outcome::kRetry) {
    next.phase = SyncState::Phase::kOffline;
    round = std::min(round, now + RetryDelay(status, ++failures_, random_));
  } else {
    next.phase = SyncState::Phase::kNeedsAttention;
    next.cause = SyncState::Cause::kOther;
    if (Judge(status) == Outcome::kSignIn) next.cause = SyncState::Cause::kSignIn;
    if (Judge(status) == Outcome::kIdentityChanged) {
      next.cause = SyncState::Cause::kIdentityChanged;
      identity_changed_ = true;
      round = absl::InfiniteFuture();
    }
  }
  {
    absl::MutexLock lock(&mutex_);
    next_round_ = round;
    if (!status.ok()) watch_again_ = absl::InfinitePast();
  }
  SetState(next);
}

void SyncEngine::SetState(SyncState state) {
  {
    absl::MutexLock lock(&mutex_);
    state_ = state;
  }
  if (options_.on_state) options_.on_state(state);
}

void SyncEngine::KeepWatching() {
  const std::string token = session_.token();
  {
    absl::MutexLock lock(&mutex_);
    if (watching_ || stop_ || token.empty() || !IsDue(watch_again_)) return;
    watch_again_ = absl::InfinitePast();
    watching_ = true;
    watch_sequence_ = -1;
    last_signal_ = clock_.Monotonic();
    cancel_watch_ = [] {};
  }
  auto cancel = session_.rpc().Stream(
      kWatchChanges, v1::WatchChangesRequest().SerializeAsString(),
      {.timeout = absl::InfiniteDuration(), .token = token},
      [this](const std::string& bytes) {
        v1::WatchChangesResponse response;
        if (response.ParseFromString(bytes)) OnWatchMessage(response.sequence());
      },
      [this, token](const absl::Status& status) { OnWatchEnded(status, token); });
  absl::MutexLock lock(&mutex_);
  cancel_watch_ = std::move(cancel);
}

void SyncEngine::OnWatchMessage(int64_t sequence) {
  absl::MutexLock lock(&mutex_);
  last_signal_ = clock_.Monotonic();
  watch_failures_ = 0;
  // The first message counts, too: something may have come between the pull and the stream.
  if (sequence == watch_sequence_) return;
  watch_sequence_ = sequence;
  asked_ = Stronger(asked_, Origin::kWatch);
  changed_.SignalAll();
}

void SyncEngine::OnWatchEnded(const absl::Status& status, const std::string& token) {
  if (absl::IsUnauthenticated(status)) session_.DropToken(token);
  absl::MutexLock lock(&mutex_);
  watching_ = false;
  watch_again_ = clock_.Now() + RetryDelay(status, ++watch_failures_, random_);
  changed_.SignalAll();
}

}  // namespace glimmer::mobile
