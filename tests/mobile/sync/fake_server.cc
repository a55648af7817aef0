#include "tests/mobile/sync/fake_server.h"

#include <utility>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "shared/base/time_convert.h"
#include "shared/crypto/signing.h"
#include "shared/domain/signed_messages.h"
#include "shared/rpc/error.h"
#include "shared/rpc/status_convert.h"

namespace glimmer::mobile {
namespace {

constexpr size_t kPage = 3;

bool CountDown(int& faults) {
  if (faults == 0) return false;
  --faults;
  return true;
}

grpc::Status Lost() { return {grpc::StatusCode::UNAVAILABLE, "lost"}; }

}  // namespace

class FakeServer::Access final : public v1::AccessService::Service {
 public:
  explicit Access(FakeServer& server) : server_(server) {}

  grpc::Status BeginSession(grpc::ServerContext*, const v1::BeginSessionRequest*,
                            v1::BeginSessionResponse* response) override {
    response->set_nonce("nonce");
    return grpc::Status::OK;
  }

  grpc::Status FinishSession(grpc::ServerContext*, const v1::FinishSessionRequest* request,
                             v1::FinishSessionResponse* response) override {
    absl::MutexLock lock(&server_.mutex_);
    const std::string message =
        SessionMessage(server_.server_id_, request->nonce(), request->device());
    if (server_.faults_.device_revoked ||
        !Verify(server_.public_key_, message, request->signature())) {
      return ToGrpc(MakeError(v1::ERROR_REASON_DEVICE_INVALID, "No."));
    }
    server_.token_ = absl::StrCat("token", ++server_.sessions_);
    response->set_token(server_.token_);
    response->set_person("people/me");
    *response->mutable_expire_time() = ToTimestamp(absl::FromUnixSeconds(4000000000));
    return grpc::Status::OK;
  }

 private:
  FakeServer& server_;
};

class FakeServer::SignUps final : public v1::SignUpService::Service {
 public:
  explicit SignUps(FakeServer& server) : server_(server) {}

  grpc::Status CreateSignUp(grpc::ServerContext* context, const v1::CreateSignUpRequest* request,
                            v1::CreateSignUpResponse* response) override {
    absl::MutexLock lock(&server_.mutex_);
    ++server_.calls_[request->request_id()];
    const auto attempt = context->client_metadata().find("glimmer-attempt");
    const bool told = attempt != context->client_metadata().end();
    server_.attempts_ += told ? std::string(attempt->second.data(), attempt->second.size()) : "-";
    if (CountDown(server_.faults_.hold)) server_.mutex_.Await(absl::Condition(&server_.released_));
    if (CountDown(server_.faults_.drop_before)) return Lost();
    const absl::Status known = server_.CheckToken(*context);
    if (!known.ok()) return ToGrpc(known);
    if (server_.refused_.count(request->shift()) > 0) {
      return ToGrpc(MakeError(v1::ERROR_REASON_SHIFT_FULL, "Full.", {{"capacity", "1"}}));
    }
    auto [answer, fresh] = server_.answers_.try_emplace(request->request_id());
    if (fresh) Do(*request, answer->second);
    *response = answer->second;
    return CountDown(server_.faults_.drop_after) ? Lost() : grpc::Status::OK;
  }

 private:
  void Do(const v1::CreateSignUpRequest& request, v1::CreateSignUpResponse& response)
      ABSL_EXCLUSIVE_LOCKS_REQUIRED(server_.mutex_) {
    server_.signed_up_.push_back(request.shift());
    auto& sign_up = *response.mutable_sign_up();
    sign_up.set_name("sign_ups/" + request.sign_up_id());
    sign_up.set_shift(request.shift());
    sign_up.set_person(request.person());
    sign_up.set_state(v1::SignUp::STATE_CONFIRMED);
    *server_.rows_[sign_up.name()].mutable_sign_up() = sign_up;
    server_.Log(sign_up.name());
  }

  FakeServer& server_;
};

class FakeServer::Visits final : public v1::VisitService::Service {
 public:
  explicit Visits(FakeServer& server) : server_(server) {}

  grpc::Status RaiseAlarm(grpc::ServerContext* context, const v1::RaiseAlarmRequest*,
                          v1::RaiseAlarmResponse*) override {
    absl::MutexLock lock(&server_.mutex_);
    const absl::Status known = server_.CheckToken(*context);
    if (!known.ok()) return ToGrpc(known);
    ++server_.alarms_;
    return grpc::Status::OK;
  }

 private:
  FakeServer& server_;
};

// A token is "epoch:index into the feed".
class FakeServer::Sync final : public v1::SyncService::Service {
 public:
  explicit Sync(FakeServer& server) : server_(server) {}

  grpc::Status ListChanges(grpc::ServerContext* context, const v1::ListChangesRequest* request,
                           v1::ListChangesResponse* response) override {
    absl::MutexLock lock(&server_.mutex_);
    if (CountDown(server_.faults_.drop_pulls)) return Lost();
    const absl::Status known = server_.CheckToken(*context);
    if (!known.ok()) return ToGrpc(known);
    ++server_.pulls_;
    const bool reset = request->page_token().empty();
    const std::vector<std::string> parts = absl::StrSplit(request->page_token(), ':');
    size_t index = 0;
    if (reset) {
      ++server_.full_loads_;
    } else if (parts[0] != absl::StrCat(server_.epoch_) ||
               CountDown(server_.faults_.expire_tokens) || !absl::SimpleAtoi(parts[1], &index)) {
      return ToGrpc(MakeError(v1::ERROR_REASON_SYNC_TOKEN_EXPIRED, "Old."));
    }
    response->set_reset(reset);
    response->set_data_epoch(server_.epoch_);
    for (; index < server_.feed_.size() && response->changes_size() < int{kPage}; ++index) {
      *response->add_changes() = server_.rows_[server_.feed_[index]];
    }
    response->set_more(index < server_.feed_.size());
    response->set_next_page_token(absl::StrCat(server_.epoch_, ":", index));
    return grpc::Status::OK;
  }

  grpc::Status WatchChanges(grpc::ServerContext* context, const v1::WatchChangesRequest*,
                            grpc::ServerWriter<v1::WatchChangesResponse>* writer) override {
    int64_t told = -1;
    for (;;) {
      v1::WatchChangesResponse response;
      {
        absl::MutexLock lock(&server_.mutex_);
        const auto news = [&]() ABSL_NO_THREAD_SAFETY_ANALYSIS {
          return server_.stopping_ || static_cast<int64_t>(server_.feed_.size()) != told;
        };
        server_.mutex_.AwaitWithTimeout(absl::Condition(&news), absl::Milliseconds(50));
        if (server_.stopping_ || context->IsCancelled()) return grpc::Status::CANCELLED;
        if (static_cast<int64_t>(server_.feed_.size()) == told) continue;
        told = static_cast<int64_t>(server_.feed_.size());
      }
      response.set_sequence(told);
      if (!writer->Write(response)) return grpc::Status::CANCELLED;
    }
  }

 private:
  FakeServer& server_;
};

FakeServer::FakeServer(std::string address, std::string server_id, std::string public_key)
    : server_id_(std::move(server_id)),
      public_key_(std::move(public_key)),
      access_(std::make_unique<Access>(*this)),
      sign_ups_(std::make_unique<SignUps>(*this)),
      sync_(std::make_unique<Sync>(*this)),
      visits_(std::make_unique<Visits>(*this)) {
  grpc::ServerBuilder builder;
  builder.AddListeningPort(address, grpc::InsecureServerCredentials());
  builder.RegisterService(access_.get());
  builder.RegisterService(sign_ups_.get());
  builder.RegisterService(sync_.get());
  builder.RegisterService(visits_.get());
  server_ = builder.BuildAndStart();
}

FakeServer::~FakeServer() {
  {
    absl::MutexLock lock(&mutex_);
    stopping_ = true;
    released_ = true;
  }
  server_->Shutdown(std::chrono::system_clock::now() + std::chrono::seconds(1));
}

absl::Status FakeServer::CheckToken(const grpc::ServerContext& context) {
  if (CountDown(faults_.forget_session)) {
    token_.clear();
    return MakeError(v1::ERROR_REASON_SESSION_INVALID, "Ended.");
  }
  const auto header = context.client_metadata().find("authorization");
  const bool known =
      header != context.client_metadata().end() && !token_.empty() &&
      std::string(header->second.data(), header->second.size()) == "Bearer " + token_;
  return known ? absl::OkStatus() : MakeError(v1::ERROR_REASON_SESSION_INVALID, "Unknown.");
}

void FakeServer::Log(const std::string& name) {
  rows_[name].set_name(name);
  rows_[name].set_kind(v1::Change::KIND_UPSERT);
  feed_.push_back(name);
}

void FakeServer::Set(const Faults& faults) {
  absl::MutexLock lock(&mutex_);
  faults_ = faults;
}

void FakeServer::AddShift(const v1::Shift& shift) {
  absl::MutexLock lock(&mutex_);
  *rows_[shift.name()].mutable_shift() = shift;
  Log(shift.name());
}

void FakeServer::CancelSignUps(const std::string& shift) {
  absl::MutexLock lock(&mutex_);
  std::vector<std::string> names;
  for (auto& [name, row] : rows_) {
    if (!row.has_sign_up() || row.sign_up().shift() != shift) continue;
    row.mutable_sign_up()->set_state(v1::SignUp::STATE_CANCELLED);
    names.push_back(name);
  }
  for (const std::string& name : names) Log(name);
}

void FakeServer::RefuseShift(const std::string& shift) {
  absl::MutexLock lock(&mutex_);
  refused_.insert(shift);
}

void FakeServer::Release() {
  absl::MutexLock lock(&mutex_);
  released_ = true;
}

void FakeServer::Restore() {
  absl::MutexLock lock(&mutex_);
  ++epoch_;
  answers_.clear();
  signed_up_.clear();
  std::vector<std::string> kept;
  for (const std::string& name : feed_) {
    if (rows_[name].has_shift()) kept.push_back(name);
  }
  feed_ = kept;
}

std::string FakeServer::attempts() const {
  absl::MutexLock lock(&mutex_);
  return attempts_;
}

std::map<std::string, int> FakeServer::calls() const {
  absl::MutexLock lock(&mutex_);
  return calls_;
}

std::vector<std::string> FakeServer::sign_ups() const {
  absl::MutexLock lock(&mutex_);
  return signed_up_;
}

int FakeServer::alarms() const {
  absl::MutexLock lock(&mutex_);
  return alarms_;
}

int FakeServer::full_loads() const {
  absl::MutexLock lock(&mutex_);
  return full_loads_;
}

int FakeServer::sessions() const {
  absl::MutexLock lock(&mutex_);
  return sessions_;
}

int FakeServer::pulls() const {
  absl::MutexLock lock(&mutex_);
  return pulls_;
}

}  // namespace glimmer::mobile
