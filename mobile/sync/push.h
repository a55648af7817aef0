// Sends what is due in the outbox: in order within a lane, several lanes at once. Runs on the sync
// engine's thread; answers come in on threads of gRPC.
#pragma once

#include <string>
#include <vector>

#include "absl/base/thread_annotations.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/synchronization/mutex.h"
#include "mobile/client/session_client.h"
#include "mobile/store/local_store.h"
#include "mobile/store/outbox.h"
#include "mobile/sync/settler.h"
#include "shared/base/ids.h"

namespace glimmer::mobile {

class Push {
 public:
  Push(LocalStore& store, Outbox& outbox, SessionClient& session, RandomSource& random,
       size_t lanes)
      : outbox_(outbox), session_(session), lanes_(lanes), settler_(store, outbox, random) {}

  // Until nothing is due, or something other than a refusal stops it: then that status, after all
  // answers under way have come in. A refusal is kept with its item and stops nothing. Blocks.
  absl::Status Run();

  // Something was queued: what is due is looked for at once, also while answers are awaited. From
  // any thread.
  void Wake();

  // A page of the feed was applied.
  void NotePage() { settler_.NotePage(); }

  // Items that the server has answered, accepted or refused, since the start.
  int64_t answered() const { return settler_.answered(); }

 private:
  struct Done {
    OutboxItem item;
    absl::StatusOr<std::string> answer;
  };

  void Send(OutboxItem item);
  // Until an answer has come in or Wake was called.
  std::vector<Done> WaitForSome();

  Outbox& outbox_;
  SessionClient& session_;
  const size_t lanes_;
  Settler settler_;
  absl::Mutex mutex_;
  std::vector<Done> done_ ABSL_GUARDED_BY(mutex_);
  bool woken_ ABSL_GUARDED_BY(mutex_) = false;
};

}  // namespace glimmer::mobile
