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
#include "mobile/sync/answer_age.h"
#include "shared/base/ids.h"

namespace glimmer::mobile {

class Push {
 public:
  Push(LocalStore& store, Outbox& outbox, SessionClient& session, RandomSource& random,
       size_t lanes)
      : store_(store), outbox_(outbox), session_(session), random_(random), lanes_(lanes) {}

  // Until nothing is due, or something other than a refusal stops it: then that status, after all
  // answers under way have come in. A refusal is kept with its item and stops nothing. Blocks.
  absl::Status Run();

  // A page of the feed was applied.
  void NotePage() { age_.NotePage(); }

  // Items that the server has answered, accepted or refused, since the start.
  int64_t answered() const { return answered_; }

 private:
  struct Done {
    OutboxItem item;
    absl::StatusOr<std::string> answer;
  };

  void Send(OutboxItem item);
  std::vector<Done> WaitForSome();
  absl::Status Settle(const Done& done);
  absl::Status Postpone(const OutboxItem& item, const absl::Status& why);

  LocalStore& store_;
  Outbox& outbox_;
  SessionClient& session_;
  RandomSource& random_;
  const size_t lanes_;
  AnswerAge age_;
  int64_t answered_ = 0;
  absl::Mutex mutex_;
  std::vector<Done> done_ ABSL_GUARDED_BY(mutex_);
};

}  // namespace glimmer::mobile
