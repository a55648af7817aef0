// One channel to one server, recognised by its key. Sends any method by its full name, so that the
// outbox needs no table of stubs. Thread-safe; blocks in UnaryAndWait, ConnectNow and ~RpcClient
// only.
#pragma once

#include <grpcpp/generic/generic_stub.h>
#include <grpcpp/grpcpp.h>

#include <functional>
#include <memory>
#include <set>
#include <string>

#include "absl/base/thread_annotations.h"
#include "absl/functional/any_invocable.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/synchronization/mutex.h"
#include "absl/time/time.h"
#include "mobile/client/pin_verifier.h"

namespace glimmer::mobile {

// True for the answer of a server that showed another key than the pinned one: not "offline".
bool IsIdentityChanged(const absl::Status& status);

struct RpcClientOptions {
  std::string address;      // "host:port"
  std::string spki_sha256;  // 32 bytes
  // With an empty pin: take the key that is seen first (a typed code carries no pin; the six digits
  // are compared instead) and keep to it.
  bool learn_pin = false;
  // For tests and the server's own machine only: no TLS, and only "unix:" or a loopback address.
  bool insecure = false;
  std::string language = "zh-CN";  // accept-language
};

struct CallOptions {
  absl::Duration timeout = absl::Seconds(20);
  std::string token;  // "authorization: Bearer"; none when empty
  // How often this request_id was sent with this try, from 1: "glimmer-attempt" (docs/api.md).
  int attempt = 1;
};

// Bytes of the response, or why not, with the server's reason (shared/rpc/error.h).
using Answer = absl::AnyInvocable<void(absl::StatusOr<std::string>) &&>;

class RpcClient {
 public:
  // Does not connect yet. Errors: INVALID_ARGUMENT for a missing pin, or an insecure address that
  // leaves the machine.
  static absl::StatusOr<std::unique_ptr<RpcClient>> Create(const RpcClientOptions& options);

  // Cancels what runs and waits for its answers. Not on a thread of gRPC.
  ~RpcClient();

  // `method` is "/glimmer.v1.SyncService/ListChanges". `answer` runs once, on a thread of gRPC or,
  // after CancelAll, on the caller's; it must not block.
  void Unary(const std::string& method, absl::string_view request, const CallOptions& options,
             Answer answer);
  absl::StatusOr<std::string> UnaryAndWait(const std::string& method, absl::string_view request,
                                           const CallOptions& options);

  // A server stream that runs until cancelled or broken. `message` gets each response's bytes,
  // `ended` runs once at the end; both on threads of gRPC. Neither must block. The returned
  // function cancels; it may be called at any time while this client lives.
  std::function<void()> Stream(const std::string& method, absl::string_view request,
                               const CallOptions& options, std::function<void(std::string)> message,
                               std::function<void(absl::Status)> ended);

  // Everything that runs ends CANCELLED; later calls do at once.
  void CancelAll();

  // A connection attempt begins now, whatever the channel's own waiting time. Blocks for a moment
  // when the last one has failed.
  void ConnectNow();

  std::string pin() const { return pin_->pin(); }
  bool IdentityChanged() const { return pin_->IdentityChanged(); }

 private:
  struct UnaryCall;
  class StreamCall;

  RpcClient(std::shared_ptr<grpc::Channel> channel, std::shared_ptr<PinRecord> pin,
            std::string language)
      : channel_(std::move(channel)),
        stub_(channel_),
        pin_(std::move(pin)),
        language_(std::move(language)) {}

  void Prepare(grpc::ClientContext& context, const CallOptions& options) const;
  // False when closed; otherwise the context is cancelled by CancelAll until Forget. Leave comes
  // after the context was deleted: the last holder of the channel must not be a thread of gRPC,
  // which would then wait for its own end (1.51).
  bool Enter(grpc::ClientContext* context);
  void Forget(grpc::ClientContext* context);
  void Leave();
  absl::Status Judge(const grpc::Status& status) const;

  std::shared_ptr<grpc::Channel> channel_;
  grpc::GenericStub stub_;
  std::shared_ptr<PinRecord> pin_;
  const std::string language_;
  absl::Mutex mutex_;
  bool closed_ ABSL_GUARDED_BY(mutex_) = false;
  std::set<grpc::ClientContext*> running_ ABSL_GUARDED_BY(mutex_);
  int calls_ ABSL_GUARDED_BY(mutex_) = 0;
};

}  // namespace glimmer::mobile
