#include "server/sync/watch_reactor.h"

#include <algorithm>
#include <chrono>
#include <utility>

#include "server/rpc/change_log_store.h"
#include "shared/rpc/status_convert.h"

namespace glimmer::sync {
namespace {

// A front drops streams that are silent for 60 s.
constexpr std::chrono::seconds kHeartbeat(45);
// A stream outlives no session by much: it ends, and the phone comes back signed in.
constexpr absl::Duration kLongestStream = absl::Minutes(10);

}  // namespace

WatchReactor* WatchReactor::Start(const rpc::Deps& deps, grpc::CallbackServerContext* rpc,
                                  const v1::WatchChangesRequest& request) {
  std::shared_ptr<WatchReactor> reactor(new WatchReactor(deps, rpc::ReadCallInfo(*rpc, deps)));
  reactor->self_ = reactor;
  reactor->Admit(request);
  return reactor.get();
}

void WatchReactor::Admit(const v1::WatchChangesRequest& request) {
  struct Found {
    std::string organization_id;
    int64_t sequence = 0;
  };
  auto found = std::make_shared<Found>();
  const rpc::MethodPolicy& method = deps_.policy.For(request.GetDescriptor());
  std::shared_ptr<WatchReactor> self = shared_from_this();
  deps_.database.Read(
      [this, self, found, &method](sql::Transaction& tx) -> absl::Status {
        ASSIGN_OR_RETURN(const rpc::Caller caller,
                         rpc::Admit(deps_, method, info_, v1::WatchChangesRequest(), tx));
        found->organization_id = caller.organization_id;
        ASSIGN_OR_RETURN(found->sequence, rpc::LastSequence(tx, caller.organization_id));
        return absl::OkStatus();
      },
      [this, self, found, &method](const absl::Status& status) {
        rpc::LogCall(method, status, "", deps_.clock.Now() - info_.start);
        if (!status.ok()) return End(status);
        Listen(found->organization_id, found->sequence);
      },
      info_.deadline);
}

void WatchReactor::Listen(const std::string& organization_id, int64_t sequence) {
  // A stream that the server's end cuts off would hold that end up for as long as phones look on.
  const int64_t handle = deps_.feed_signal.Add(
      organization_id,
      [weak = weak_from_this()](int64_t newest) {
        if (auto self = weak.lock()) self->Look(newest);
      },
      [weak = weak_from_this()] {
        if (auto self = weak.lock()) self->End(absl::OkStatus());
      });
  bool ended = false;
  {
    absl::MutexLock lock(&mutex_);
    handle_ = handle;
    ended = ended_;
  }
  if (ended) return deps_.feed_signal.Remove(handle);  // the phone has gone meanwhile
  Look(sequence);
  Beat();
}

void WatchReactor::Look(int64_t sequence) {
  absl::MutexLock lock(&mutex_);
  newest_ = std::max(newest_, sequence);
  if (ended_) return;
  if (writing_) {
    again_ = true;
    return;
  }
  writing_ = true;
  message_.set_sequence(newest_);
  StartWrite(&message_);
}

void WatchReactor::Beat() {
  alarm_.Set(std::chrono::system_clock::now() + kHeartbeat, [weak = weak_from_this()](bool fired) {
    auto self = weak.lock();
    if (!fired || !self) return;
    if (self->deps_.clock.Now() - self->info_.start > kLongestStream) {
      return self->End(absl::OkStatus());
    }
    self->Look(0);
    self->Beat();
  });
}

void WatchReactor::OnWriteDone(bool ok) {
  if (!ok) return End(absl::CancelledError("The watcher has gone."));
  absl::MutexLock lock(&mutex_);
  writing_ = false;
  if (!again_ || ended_) return;
  again_ = false;
  writing_ = true;
  message_.set_sequence(newest_);
  StartWrite(&message_);
}

void WatchReactor::OnCancel() { End(absl::CancelledError("The watcher has gone.")); }

void WatchReactor::End(const absl::Status& status) {
  {
    absl::MutexLock lock(&mutex_);
    if (std::exchange(ended_, true)) return;
  }
  Finish(ToGrpc(rpc::Presentable(status)));
}

void WatchReactor::OnDone() {
  alarm_.Cancel();
  int64_t handle = 0;
  {
    absl::MutexLock lock(&mutex_);
    handle = handle_;
  }
  if (handle != 0) deps_.feed_signal.Remove(handle);
  self_.reset();
}

}  // namespace glimmer::sync
