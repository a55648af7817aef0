// Keeps phone and server in step: sends first, then fetches, in rounds on one thread of its own. No
// page is applied while something is being sent, so an older page never hides a newer answer.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <thread>

#include "absl/base/thread_annotations.h"
#include "absl/status/status.h"
#include "absl/synchronization/mutex.h"
#include "absl/time/time.h"
#include "mobile/client/session_client.h"
#include "mobile/store/local_store.h"
#include "mobile/store/outbox.h"
#include "mobile/sync/pull.h"
#include "mobile/sync/push.h"
#include "shared/base/clock.h"
#include "shared/base/ids.h"

namespace glimmer::mobile {

struct SyncState {
  enum class Phase {
    kIdle,  // not started
    kSyncing,
    kUpToDate,        // as of `up_to_date_time`
    kOffline,         // tries again by itself; `problem` says what happened
    kNeedsAttention,  // `cause`
  };
  enum class Cause {
    kNone,
    kIdentityChanged,  // another server answers; nothing is sent until the person decides
    kSignIn,           // the device opens no session: revoked, or not confirmed yet (`problem`)
    kOther,            // the server refuses the feed, or this phone cannot write
  };

  Phase phase = Phase::kIdle;
  Cause cause = Cause::kNone;
  absl::Time up_to_date_time = absl::InfinitePast();  // of the last full pull
  absl::Status problem;
};

class SyncEngine {
 public:
  enum class Origin { kStart, kForeground, kConnectivity, kCommand, kTimer, kWatch, kManual };

  struct Options {
    absl::Duration period = absl::Minutes(15);
    size_t lanes = 4;   // in flight at once
    bool watch = true;  // keep a stream that says when there is something new
    // Each change of state, on the engine's thread; must be quick. For "store changed" see
    // LocalStore::AddObserver.
    std::function<void(const SyncState&)> on_state;
    // After the last page of a round, on the engine's thread: what the phone can tell now that it
    // has heard the server, which then goes in the same round.
    std::function<absl::Status()> heard;
  };

  SyncEngine(LocalStore& store, Outbox& outbox, SessionClient& session, const Clock& clock,
             RandomSource& random, Options options);
  ~SyncEngine();

  // Once.
  void Start();
  // Ends what runs, closes the session's client for good, and waits for the thread. What was being
  // sent is sent again by the next engine, under the same request_id.
  void Stop();

  // Asks for a round. Never blocks. kStart, kForeground, kConnectivity and kManual try at once what
  // was waiting for the network; only kStart and kManual go on after a change of identity.
  void Trigger(Origin origin);

  SyncState state() const;

 private:
  void Run();
  // The origin of the next round; nullopt to end.
  std::optional<Origin> WaitForRound();
  // Has come, or lies so far ahead that the phone's clock was set back since: then it is now.
  bool IsDue(absl::Time time) const;
  void Round(Origin origin);
  absl::Status Exchange(Origin origin);
  void Conclude(const absl::Status& status);
  void SetState(SyncState state);

  void KeepWatching();
  void OnWatchMessage(int64_t sequence);
  void OnWatchEnded(const absl::Status& status, const std::string& token);

  LocalStore& store_;
  Outbox& outbox_;
  SessionClient& session_;
  const Clock& clock_;
  RandomSource& random_;
  const Options options_;
  Push push_;
  Pull pull_;
  int failures_ = 0;               // rounds in a row; engine's thread only
  bool identity_changed_ = false;  // engine's thread only
  absl::Duration purged_;          // when, by the clock that nobody sets; engine's thread only
  std::thread thread_;

  mutable absl::Mutex mutex_;
  absl::CondVar changed_;
  SyncState state_ ABSL_GUARDED_BY(mutex_);
  bool stop_ ABSL_GUARDED_BY(mutex_) = false;
  std::optional<Origin> asked_ ABSL_GUARDED_BY(mutex_);
  absl::Time next_round_ ABSL_GUARDED_BY(mutex_) = absl::InfiniteFuture();
  absl::Time next_pull_ ABSL_GUARDED_BY(mutex_) = absl::InfinitePast();
  bool watching_ ABSL_GUARDED_BY(mutex_) = false;
  std::function<void()> cancel_watch_ ABSL_GUARDED_BY(mutex_);
  absl::Duration last_signal_ ABSL_GUARDED_BY(mutex_);
  int64_t watch_sequence_ ABSL_GUARDED_BY(mutex_) = -1;
  int watch_failures_ ABSL_GUARDED_BY(mutex_) = 0;
  absl::Time watch_again_ ABSL_GUARDED_BY(mutex_) = absl::InfinitePast();
};

}  // namespace glimmer::mobile
