#include "mobile/client/rpc_client.h"

#include <grpcpp/security/tls_credentials_options.h>

#include <utility>

#include "absl/strings/cord.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/synchronization/notification.h"
#include "shared/rpc/status_convert.h"

namespace glimmer::mobile {
namespace {

constexpr char kIdentityChangedUrl[] = "glimmer/identity-changed";
constexpr absl::Duration kBeginConnecting = absl::Milliseconds(250);

bool StaysOnThisMachine(absl::string_view address) {
  return absl::StartsWith(address, "unix:") || absl::StartsWith(address, "127.0.0.1:") ||
         absl::StartsWith(address, "[::1]:") || absl::StartsWith(address, "localhost:");
}

std::shared_ptr<grpc::ChannelCredentials> PinnedCredentials(std::shared_ptr<PinRecord> pin) {
  grpc::experimental::TlsChannelCredentialsOptions options;
  // The pin is the whole check: the certificate is self-signed and its name says nothing.
  options.set_verify_server_certs(false);
  options.set_check_call_host(false);
  options.set_certificate_verifier(
      grpc::experimental::ExternalCertificateVerifier::Create<PinVerifier>(std::move(pin)));
  return grpc::experimental::TlsCredentials(options);
}

grpc::ByteBuffer ToBuffer(absl::string_view bytes) {
  const grpc::Slice slice(bytes.data(), bytes.size());
  return grpc::ByteBuffer(&slice, 1);
}

std::string ToString(const grpc::ByteBuffer& buffer) {
  std::vector<grpc::Slice> slices;
  if (!buffer.Valid() || !buffer.Dump(&slices).ok()) return {};
  std::string out;
  out.reserve(buffer.Length());
  for (const auto& slice : slices) {
    out.append(reinterpret_cast<const char*>(slice.begin()), slice.size());
  }
  return out;
}

absl::Status Closed() { return absl::CancelledError("The connection was closed."); }

}  // namespace

bool IsIdentityChanged(const absl::Status& status) {
  return status.GetPayload(kIdentityChangedUrl).has_value();
}

// Owns itself until its answer.
struct RpcClient::UnaryCall {
  grpc::ClientContext context;
  grpc::ByteBuffer request;
  grpc::ByteBuffer response;
  Answer answer;
};

// Owns itself until its end. One write, then reads until the stream is over.
class RpcClient::StreamCall final
    : public grpc::ClientBidiReactor<grpc::ByteBuffer, grpc::ByteBuffer> {
 public:
  StreamCall(RpcClient& client, absl::string_view request, std::function<void(std::string)> message,
             std::function<void(absl::Status)> ended)
      : client_(client),
        request_(ToBuffer(request)),
        message_(std::move(message)),
        ended_(std::move(ended)) {}

  grpc::ClientContext& context() { return context_; }

  void Begin(const std::string& method) {
    client_.stub_.PrepareBidiStreamingCall(&context_, method, {}, this);
    StartWriteLast(&request_, grpc::WriteOptions());
    StartRead(&response_);
    StartCall();
  }

  void OnReadDone(bool ok) override {
    if (!ok) return;
    message_(ToString(response_));
    response_.Clear();
    StartRead(&response_);
  }

  void OnDone(const grpc::Status& status) override {
    ended_(client_.Judge(status));
    RpcClient& client = client_;
    client.Forget(&context_);
    delete this;
    client.Leave();
  }

 private:
  RpcClient& client_;
  grpc::ClientContext context_;
  grpc::ByteBuffer request_;
  grpc::ByteBuffer response_;
  std::function<void(std::string)> message_;
  std::function<void(absl::Status)> ended_;
};

absl::StatusOr<std::unique_ptr<RpcClient>> RpcClient::Create(const RpcClientOptions& options) {
  if (options.insecure && !StaysOnThisMachine(options.address)) {
    return absl::InvalidArgumentError("Without TLS only on this machine.");
  }
  const bool pinned = options.spki_sha256.size() == 32;
  if (!options.insecure && !pinned && !(options.learn_pin && options.spki_sha256.empty())) {
    return absl::InvalidArgumentError("A server is recognised by 32 bytes.");
  }
  auto pin = std::make_shared<PinRecord>(options.spki_sha256);
  grpc::ChannelArguments arguments;
  // An own set of connections: two profiles must not share one by accident.
  arguments.SetInt(GRPC_ARG_USE_LOCAL_SUBCHANNEL_POOL, 1);
  arguments.SetInt(GRPC_ARG_ENABLE_RETRIES, 0);  // the outbox retries
  arguments.SetInt(GRPC_ARG_MAX_RECEIVE_MESSAGE_LENGTH, 16 << 20);
  auto channel = grpc::CreateCustomChannel(
      options.address,
      options.insecure ? grpc::InsecureChannelCredentials() : PinnedCredentials(pin), arguments);
  return std::unique_ptr<RpcClient>(
      new RpcClient(std::move(channel), std::move(pin), options.language));
}

RpcClient::~RpcClient() {
  CancelAll();
  absl::MutexLock lock(&mutex_);
  mutex_.Await(absl::Condition(
      +[](int* calls) { return *calls == 0; }, &calls_));
}

void RpcClient::Prepare(grpc::ClientContext& context, const CallOptions& options) const {
  if (options.timeout != absl::InfiniteDuration()) {
    context.set_deadline(std::chrono::system_clock::now() +
                         absl::ToChronoMicroseconds(options.timeout));
  }
  context.AddMetadata("accept-language", language_);
  if (!options.token.empty()) {
    context.AddMetadata("authorization", absl::StrCat("Bearer ", options.token));
  }
  if (options.attempt > 1) context.AddMetadata("glimmer-attempt", absl::StrCat(options.attempt));
}

bool RpcClient::Enter(grpc::ClientContext* context) {
  absl::MutexLock lock(&mutex_);
  if (closed_) return false;
  running_.insert(context);
  ++calls_;
  return true;
}

void RpcClient::Forget(grpc::ClientContext* context) {
  absl::MutexLock lock(&mutex_);
  running_.erase(context);
}

void RpcClient::Leave() {
  absl::MutexLock lock(&mutex_);
  --calls_;
}

absl::Status RpcClient::Judge(const grpc::Status& status) const {
  absl::Status out = FromGrpc(status);
  if (absl::IsUnavailable(out) && pin_->IdentityChanged()) {
    out.SetPayload(kIdentityChangedUrl, absl::Cord("1"));
  }
  return out;
}

void RpcClient::Unary(const std::string& method, absl::string_view request,
                      const CallOptions& options, Answer answer) {
  auto* call = new UnaryCall{.request = ToBuffer(request), .answer = std::move(answer)};
  Prepare(call->context, options);
  if (!Enter(&call->context)) {
    std::move(call->answer)(Closed());
    delete call;
    return;
  }
  stub_.UnaryCall(&call->context, method, {}, &call->request, &call->response,
                  [this, call](grpc::Status status) {
                    const absl::Status judged = Judge(status);
                    if (judged.ok()) {
                      std::move(call->answer)(ToString(call->response));
                    } else {
                      std::move(call->answer)(judged);
                    }
                    Forget(&call->context);
                    delete call;
                    Leave();
                  });
}

absl::StatusOr<std::string> RpcClient::UnaryAndWait(const std::string& method,
                                                    absl::string_view request,
                                                    const CallOptions& options) {
  absl::Notification answered;
  absl::StatusOr<std::string> out;
  Unary(method, request, options, [&](absl::StatusOr<std::string> answer) {
    out = std::move(answer);
    answered.Notify();
  });
  answered.WaitForNotification();
  return out;
}

std::function<void()> RpcClient::Stream(const std::string& method, absl::string_view request,
                                        const CallOptions& options,
                                        std::function<void(std::string)> message,
                                        std::function<void(absl::Status)> ended) {
  auto* call = new StreamCall(*this, request, std::move(message), ended);
  Prepare(call->context(), options);
  grpc::ClientContext* context = &call->context();
  if (!Enter(context)) {
    delete call;
    ended(Closed());
    return [] {};
  }
  call->Begin(method);
  return [this, context] {
    absl::MutexLock lock(&mutex_);
    if (running_.count(context) > 0) context->TryCancel();
  };
}

void RpcClient::CancelAll() {
  absl::MutexLock lock(&mutex_);
  closed_ = true;
  for (grpc::ClientContext* context : running_) context->TryCancel();
}

void RpcClient::ConnectNow() {
  grpc::experimental::ChannelResetConnectionBackoff(channel_.get());
  const grpc_connectivity_state state = channel_->GetState(true);
  if (state != GRPC_CHANNEL_TRANSIENT_FAILURE) return;
  // Until the attempt begins calls would still fail with the former attempt's answer.
  channel_->WaitForStateChange(
      state, std::chrono::system_clock::now() + absl::ToChronoMilliseconds(kBeginConnecting));
}

}  // namespace glimmer::mobile
