#include "mobile/phone/phone.h"

#include <utility>

#include "shared/base/status_macros.h"

namespace glimmer::mobile {
namespace {

// An export of a year takes longer than a tap.
constexpr absl::Duration kStreamTimeout = absl::Minutes(5);
constexpr absl::Duration kCallTimeout = absl::Seconds(20);

absl::Status NotConnected() { return absl::UnavailableError("This profile is not connected."); }

}  // namespace

absl::StatusOr<std::unique_ptr<Phone>> Phone::Open(const std::string& profile_dir,
                                                   const Clock& clock, RandomSource& random,
                                                   Options options) {
  ASSIGN_OR_RETURN(auto store, LocalStore::Open(profile_dir, clock));
  std::unique_ptr<Phone> phone(
      new Phone(std::move(store), profile_dir, random, std::move(options)));
  RETURN_IF_ERROR(phone->WipeAddresses());
  return phone;
}

Phone::Phone(std::unique_ptr<LocalStore> store, const std::string& profile_dir,
             RandomSource& random, Options options)
    : options_(std::move(options)),
      random_(random),
      store_(std::move(store)),
      secrets_(profile_dir),
      outbox_(*store_),
      overlay_(*store_, outbox_),
      commands_(*store_, outbox_, random, QueueOptions()),
      wishes_(*store_, outbox_),
      wish_commands_(*store_, outbox_, random, QueueOptions()),
      ledgers_(*store_, outbox_),
      ledger_commands_(*store_, outbox_, random, QueueOptions()),
      household_commands_(*store_, outbox_, random, QueueOptions()),
      visit_desk_commands_(*store_, outbox_, random, QueueOptions()),
      visits_(*store_, outbox_),
      visit_drafts_(*store_, secrets_),
      visit_commands_(*store_, outbox_, visit_drafts_, random, QueueOptions()),
      addresses_(*store_, secrets_),
      shown_codes_(*store_, random, QueueOptions()) {}

CommandOptions Phone::QueueOptions() {
  return {.undo_window = options_.undo_window,
          .queued = [this] { Sync(SyncEngine::Origin::kCommand); },
          .secrets = &secrets_};
}

Phone::~Phone() { Disconnect(); }

void Phone::Disconnect() {
  std::unique_ptr<SyncEngine> engine;
  std::unique_ptr<SessionClient> session;
  {
    absl::MutexLock lock(&mutex_);
    engine = std::move(engine_);
    session = std::move(session_);
  }
  engine.reset();  // Before the session it works with.
}

absl::Status Phone::UseLanguage(const std::string& language) {
  options_.language = language;
  if (!connected()) return absl::OkStatus();
  Disconnect();
  return Connect();
}

absl::StatusOr<Profile> Phone::Enrol(EnrolmentRequest request) {
  request.server.language = options_.language;
  return mobile::Enrol(*store_, secrets_, random_, request);
}

absl::Status Phone::Connect() {
  absl::MutexLock lock(&mutex_);
  if (engine_) return absl::OkStatus();
  ASSIGN_OR_RETURN(auto credentials, CredentialsOf(*store_, secrets_));
  ASSIGN_OR_RETURN(const Profile profile, store_->GetProfile());
  ASSIGN_OR_RETURN(auto rpc, RpcClient::Create({.address = profile.server_address,
                                                .spki_sha256 = profile.spki_sha256,
                                                .language = options_.language}));
  session_ = std::make_unique<SessionClient>(
      std::move(rpc), std::move(credentials), store_->clock(), random_,
      [this](const v1::FinishSessionResponse& session) { (void)KeepSession(*store_, session); });
  SyncEngine::Options engine_options;
  if (options_.sync_state_changed) {
    engine_options.on_state = [this](const SyncState&) { options_.sync_state_changed(); };
  }
  engine_options.heard = [this] { return shown_codes_.Tell(); };
  engine_ = std::make_unique<SyncEngine>(*store_, outbox_, *session_, store_->clock(), random_,
                                         std::move(engine_options));
  engine_->Start();
  return absl::OkStatus();
}

bool Phone::connected() const {
  absl::MutexLock lock(&mutex_);
  return engine_ != nullptr;
}

SyncState Phone::sync_state() const {
  absl::MutexLock lock(&mutex_);
  return engine_ ? engine_->state() : SyncState();
}

absl::Status Phone::WipeAddresses() {
  const SyncState state = sync_state();
  const bool lost =
      state.phase == SyncState::Phase::kNeedsAttention && state.cause == SyncState::Cause::kSignIn;
  return lost ? addresses_.WipeAll() : addresses_.WipeOld();
}

void Phone::Sync(SyncEngine::Origin origin) {
  absl::MutexLock lock(&mutex_);
  if (engine_) engine_->Trigger(origin);
}

void Phone::Call(const std::string& method, std::string request, Answer answer) {
  SessionClient* session = nullptr;
  {
    absl::MutexLock lock(&mutex_);
    session = session_.get();
  }
  if (session == nullptr) return std::move(answer)(NotConnected());
  session->Unary(method, std::move(request), {.timeout = kCallTimeout}, std::move(answer));
}

void Phone::Stream(const std::string& method, const std::string& request,
                   std::function<void(std::string)> message,
                   std::function<void(absl::Status)> ended) {
  SessionClient* session = nullptr;
  {
    absl::MutexLock lock(&mutex_);
    session = session_.get();
  }
  if (session == nullptr || session->token().empty()) return ended(NotConnected());
  session->rpc().Stream(method, request, {.timeout = kStreamTimeout, .token = session->token()},
                        std::move(message), std::move(ended));
}

}  // namespace glimmer::mobile
