// Calls as the signed-in device: opens a session with the device's key when there is none, and once
// more when the server does not know it any longer. Thread-safe; only EnsureAndWait blocks.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "absl/base/thread_annotations.h"
#include "absl/functional/any_invocable.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/synchronization/mutex.h"
#include "absl/time/time.h"
#include "glimmer/v1/access_service.pb.h"
#include "mobile/client/rpc_client.h"
#include "shared/base/clock.h"
#include "shared/base/ids.h"

namespace glimmer::mobile {

struct DeviceCredentials {
  std::string server_id;
  std::string device;      // devices/{id}
  std::string secret_key;  // 64 bytes, Ed25519
};

class SessionClient {
 public:
  // `signed_in` hears of each new session (person, organisation, roles; its token is cleared), on a
  // thread of gRPC; it must not block long nor call back.
  SessionClient(std::unique_ptr<RpcClient> rpc, DeviceCredentials credentials, const Clock& clock,
                RandomSource& random,
                std::function<void(const v1::FinishSessionResponse&)> signed_in = nullptr);
  ~SessionClient();

  // As RpcClient::Unary, with the token of a session. When none can be had for a reason that trying
  // again does not mend (DEVICE_INVALID, DEVICE_PENDING), the answer is UNAUTHENTICATED with that
  // reason: it says nothing about the request.
  void Unary(const std::string& method, std::string request, const CallOptions& options,
             Answer answer);

  // Opens a session if there is none. Errors: as Unary.
  absl::Status EnsureAndWait();

  // For a stream, which outlives a token: empty when there is no session now.
  std::string token() const;
  // The server refused the token outside Unary.
  void DropToken(absl::string_view token);
  RpcClient& rpc() { return *rpc_; }

 private:
  using Ready = absl::AnyInvocable<void(absl::StatusOr<std::string> token) &&>;
  struct Call;

  // Calls `ready` with a token, at once or when the one sign-in that runs has ended.
  void WithToken(Ready ready);
  void Begin();
  void Finish(const std::string& nonce);
  void EndSignIn(absl::StatusOr<v1::FinishSessionResponse> session);
  void Send(std::shared_ptr<Call> call, bool again);

  const DeviceCredentials credentials_;
  const Clock& clock_;
  RandomSource& random_;
  const std::function<void(const v1::FinishSessionResponse&)> signed_in_;
  mutable absl::Mutex mutex_;
  std::string token_ ABSL_GUARDED_BY(mutex_);
  absl::Time renew_time_ ABSL_GUARDED_BY(mutex_);
  bool signing_in_ ABSL_GUARDED_BY(mutex_) = false;
  std::vector<Ready> waiting_ ABSL_GUARDED_BY(mutex_);
  std::unique_ptr<RpcClient> rpc_;
};

}  // namespace glimmer::mobile
