// One phone that watches its organisation's feed. Lives until gRPC is done with the stream; timers
// and the feed hold it only weakly.
#pragma once

#include <grpcpp/alarm.h>

#include <memory>
#include <string>

#include "absl/base/thread_annotations.h"
#include "absl/synchronization/mutex.h"
#include "glimmer/v1/sync_service.pb.h"
#include "server/rpc/call.h"

namespace glimmer::sync {

class WatchReactor final : public grpc::ServerWriteReactor<v1::WatchChangesResponse>,
                           public std::enable_shared_from_this<WatchReactor> {
 public:
  // The reactor owns itself until OnDone.
  static WatchReactor* Start(const rpc::Deps& deps, grpc::CallbackServerContext* rpc,
                             const v1::WatchChangesRequest& request);

  void OnWriteDone(bool ok) override;
  void OnCancel() override;
  void OnDone() override;

 private:
  WatchReactor(const rpc::Deps& deps, rpc::CallInfo info) : deps_(deps), info_(std::move(info)) {}

  void Admit(const v1::WatchChangesRequest& request);
  void Listen(const std::string& organization_id, int64_t sequence);
  void Look(int64_t sequence);
  void Beat();
  void End(const absl::Status& status);

  const rpc::Deps deps_;
  const rpc::CallInfo info_;
  std::shared_ptr<WatchReactor> self_;
  grpc::Alarm alarm_;

  absl::Mutex mutex_;
  int64_t handle_ ABSL_GUARDED_BY(mutex_) = 0;
  int64_t newest_ ABSL_GUARDED_BY(mutex_) = 0;
  bool writing_ ABSL_GUARDED_BY(mutex_) = false;
  bool again_ ABSL_GUARDED_BY(mutex_) = false;
  bool ended_ ABSL_GUARDED_BY(mutex_) = false;
  v1::WatchChangesResponse message_;
};

}  // namespace glimmer::sync
