#include "mobile/client/session_client.h"

#include <utility>

#include "absl/strings/cord.h"
#include "absl/synchronization/notification.h"
#include "shared/base/time_convert.h"
#include "shared/crypto/signing.h"
#include "shared/domain/signed_messages.h"

namespace glimmer::mobile {
namespace {

constexpr char kBeginSession[] = "/glimmer.v1.AccessService/BeginSession";
constexpr char kFinishSession[] = "/glimmer.v1.AccessService/FinishSession";

// A new session is opened this long before the old one ends.
constexpr absl::Duration kRenewEarly = absl::Minutes(2);

bool WorthTryingAgain(const absl::Status& status) {
  switch (status.code()) {
    case absl::StatusCode::kUnavailable:
    case absl::StatusCode::kDeadlineExceeded:
    case absl::StatusCode::kResourceExhausted:
    case absl::StatusCode::kCancelled:
      return true;
    default:
      return false;
  }
}

// Keeps the reason, so that the app can say it, under a code that no request is refused with.
absl::Status NoSession(const absl::Status& status) {
  if (WorthTryingAgain(status)) return status;
  absl::Status out = absl::UnauthenticatedError(status.message());
  status.ForEachPayload(
      [&](absl::string_view url, const absl::Cord& payload) { out.SetPayload(url, payload); });
  return out;
}

template <typename Response>
absl::StatusOr<Response> Parse(absl::StatusOr<std::string> bytes) {
  if (!bytes.ok()) return bytes.status();
  Response response;
  if (!response.ParseFromString(*bytes)) return absl::UnavailableError("A broken answer.");
  return response;
}

}  // namespace

struct SessionClient::Call {
  std::string method;
  std::string request;
  CallOptions options;
  Answer answer;
};

SessionClient::SessionClient(std::unique_ptr<RpcClient> rpc, DeviceCredentials credentials,
                             const Clock& clock, RandomSource& random,
                             std::function<void(const v1::FinishSessionResponse&)> signed_in)
    : credentials_(std::move(credentials)),
      clock_(clock),
      random_(random),
      signed_in_(std::move(signed_in)),
      rpc_(std::move(rpc)) {}

// Its answers use the other members, and may still send (to a closed client, which says so).
SessionClient::~SessionClient() { rpc_->CancelAll(); }

std::string SessionClient::token() const {
  absl::MutexLock lock(&mutex_);
  return clock_.Now() < renew_time_ ? token_ : std::string();
}

void SessionClient::DropToken(absl::string_view token) {
  absl::MutexLock lock(&mutex_);
  if (token_ == token) token_.clear();
}

void SessionClient::WithToken(Ready ready) {
  std::string token;
  {
    absl::MutexLock lock(&mutex_);
    if (!token_.empty() && clock_.Now() < renew_time_) {
      token = token_;
    } else {
      waiting_.push_back(std::move(ready));
      if (signing_in_) return;
      signing_in_ = true;
    }
  }
  if (token.empty()) {
    Begin();
  } else {
    std::move(ready)(std::move(token));
  }
}

void SessionClient::Begin() {
  v1::BeginSessionRequest request;
  request.set_device(credentials_.device);
  rpc_->Unary(kBeginSession, request.SerializeAsString(), {},
              [this](absl::StatusOr<std::string> bytes) {
                const auto begun = Parse<v1::BeginSessionResponse>(std::move(bytes));
                if (!begun.ok()) return EndSignIn(begun.status());
                Finish(begun->nonce());
              });
}

void SessionClient::Finish(const std::string& nonce) {
  v1::FinishSessionRequest request;
  request.set_request_id(NewUuidV7(clock_.Now(), random_));
  request.set_device(credentials_.device);
  request.set_nonce(nonce);
  request.set_signature(Sign(credentials_.secret_key,
                             SessionMessage(credentials_.server_id, nonce, credentials_.device)));
  rpc_->Unary(kFinishSession, request.SerializeAsString(), {},
              [this](absl::StatusOr<std::string> bytes) {
                EndSignIn(Parse<v1::FinishSessionResponse>(std::move(bytes)));
              });
}

void SessionClient::EndSignIn(absl::StatusOr<v1::FinishSessionResponse> session) {
  std::vector<Ready> waiting;
  std::string token;
  {
    absl::MutexLock lock(&mutex_);
    signing_in_ = false;
    waiting.swap(waiting_);
    if (session.ok()) {
      token = token_ = session->token();
      renew_time_ = FromTimestamp(session->expire_time()) - kRenewEarly;
      // A phone whose clock is ahead still uses what it was given, and is told when it has ended.
      if (renew_time_ <= clock_.Now()) renew_time_ = clock_.Now() + kRenewEarly;
    }
  }
  if (session.ok() && signed_in_) {
    session->clear_token();
    signed_in_(*session);
  }
  for (Ready& ready : waiting) {
    if (session.ok()) {
      std::move(ready)(token);
    } else {
      std::move(ready)(NoSession(session.status()));
    }
  }
}

void SessionClient::Send(std::shared_ptr<Call> call, bool again) {
  WithToken([this, call, again](absl::StatusOr<std::string> token) {
    if (!token.ok()) return std::move(call->answer)(token.status());
    call->options.token = *token;
    rpc_->Unary(call->method, call->request, call->options,
                [this, call, again, used = *token](absl::StatusOr<std::string> answer) {
                  const bool refused = absl::IsUnauthenticated(answer.status());
                  if (refused) DropToken(used);
                  if (refused && !again) return Send(call, true);
                  std::move(call->answer)(std::move(answer));
                });
  });
}

void SessionClient::Unary(const std::string& method, std::string request,
                          const CallOptions& options, Answer answer) {
  Send(std::make_shared<Call>(Call{method, std::move(request), options, std::move(answer)}), false);
}

absl::Status SessionClient::EnsureAndWait() {
  absl::Notification answered;
  absl::Status out;
  WithToken([&](absl::StatusOr<std::string> token) {
    out = token.status();
    answered.Notify();
  });
  answered.WaitForNotification();
  return out;
}

}  // namespace glimmer::mobile
