// The road of a call that answers with a file in pieces: admitted in one write (which puts it on
// record), made on a report thread, written piece by piece as the reader takes them. gRPC's threads
// never wait. The reactor lives until gRPC is done with it.
#pragma once

#include <grpcpp/grpcpp.h>

#include <algorithm>
#include <functional>
#include <memory>
#include <string>
#include <utility>

#include "absl/base/thread_annotations.h"
#include "absl/synchronization/mutex.h"
#include "server/rpc/call.h"
#include "server/rpc/report_threads.h"
#include "shared/rpc/error.h"
#include "shared/rpc/status_convert.h"

namespace glimmer::rpc {

using ChunkSink = std::function<absl::Status(absl::string_view)>;

// What a stream does. `admitted` runs in the admitting write and may run more than once; `produce`
// runs once afterwards, on a report thread, and may wait.
struct StreamPlan {
  Handler admitted;
  std::function<absl::Status(const ChunkSink&)> produce;
};

constexpr size_t kLargestChunk = size_t{64} << 10;
// A reader that takes no piece for so long frees the thread for others.
constexpr absl::Duration kSlowestReader = absl::Seconds(60);

// `Response` has a field bytes chunk.
template <typename Response>
class StreamCall final : public grpc::ServerWriteReactor<Response>,
                         public std::enable_shared_from_this<StreamCall<Response>> {
 public:
  // `request` and `threads` live as long as the call.
  static StreamCall* Start(grpc::CallbackServerContext* rpc, const Deps& deps,
                           ReportThreads& threads, const google::protobuf::Message& request,
                           StreamPlan plan) {
    std::shared_ptr<StreamCall> call(
        new StreamCall(deps, ReadCallInfo(*rpc, deps), request, std::move(plan)));
    call->self_ = call;
    StreamCall* const reactor = call.get();
    deps.database.Write([call](sql::Transaction& tx) { return call->Enter(tx); },
                        [call, &threads](const absl::Status& status) {
                          if (!status.ok()) return call->End(status);
                          if (!threads.Submit([call] { call->Produce(); })) {
                            call->End(Busy(absl::Seconds(5)));
                          }
                        },
                        call->info_.deadline);
    return reactor;
  }

  void OnWriteDone(bool ok) override {
    absl::MutexLock lock(&mutex_);
    writing_ = false;
    if (!ok) gone_ = true;
  }
  void OnCancel() override {
    absl::MutexLock lock(&mutex_);
    gone_ = true;
  }
  void OnDone() override { self_.reset(); }

 private:
  StreamCall(const Deps& deps, CallInfo info, const google::protobuf::Message& request,
             StreamPlan plan)
      : deps_(deps),
        info_(std::move(info)),
        method_(deps.policy.For(request.GetDescriptor())),
        request_(request),
        plan_(std::move(plan)) {}

  absl::Status Enter(sql::Transaction& tx) {
    ASSIGN_OR_RETURN(Caller who, Admit(deps_, method_, info_, request_, tx));
    caller_ = who.subject;
    RETURN_IF_ERROR(CheckScope(method_, who, deps_.scopes, tx, request_));
    Context context{tx, std::move(who), deps_.clock.Now(), deps_.random, info_.language, "", {}};
    context.organization_id = context.caller.organization_id;
    return plan_.admitted(context);
  }

  void Produce() {
    absl::Status status =
        plan_.produce([this](absl::string_view piece) { return WritePieces(piece); });
    if (status.ok()) status = AwaitReader();
    End(status);
  }

  absl::Status WritePieces(absl::string_view bytes) {
    while (!bytes.empty()) {
      RETURN_IF_ERROR(AwaitReader());
      const absl::string_view piece = bytes.substr(0, kLargestChunk);
      bytes.remove_prefix(piece.size());
      {
        absl::MutexLock lock(&mutex_);
        writing_ = true;
      }
      response_.set_chunk(piece.data(), piece.size());
      this->StartWrite(&response_);
    }
    return absl::OkStatus();
  }

  bool Free() const ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_) { return gone_ || !writing_; }

  // Until the piece before was taken.
  absl::Status AwaitReader() {
    absl::MutexLock lock(&mutex_);
    const bool free =
        mutex_.AwaitWithTimeout(absl::Condition(this, &StreamCall::Free), kSlowestReader);
    if (gone_) return absl::CancelledError("The reader has gone.");
    if (!free) return absl::DeadlineExceededError("The reader takes nothing.");
    return absl::OkStatus();
  }

  // Once.
  void End(const absl::Status& status) {
    LogCall(method_, status, caller_, deps_.clock.Now() - info_.start);
    this->Finish(ToGrpc(Presentable(status)));
  }

  const Deps deps_;
  const CallInfo info_;
  const MethodPolicy& method_;
  const google::protobuf::Message& request_;
  const StreamPlan plan_;
  std::string caller_;
  std::shared_ptr<StreamCall> self_;
  Response response_;

  absl::Mutex mutex_;
  bool writing_ ABSL_GUARDED_BY(mutex_) = false;
  bool gone_ ABSL_GUARDED_BY(mutex_) = false;
};

}  // namespace glimmer::rpc
