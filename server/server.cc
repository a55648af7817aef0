#include "server/server.h"

#include <grpcpp/ext/proto_server_reflection_plugin.h>
#include <grpcpp/health_check_service_interface.h>
#include <sys/stat.h>

#include <utility>
#include <vector>

#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "grpc/health/v1/health.pb.h"
#include "server/access/access_service.h"
#include "server/access/caller_source.h"
#include "server/access/scope_store.h"
#include "server/access/server_keys.h"
#include "server/admin/admin_service.h"
#include "server/admin/backup.h"
#include "server/admin/operator_services.h"
#include "server/attendance/attendance_service.h"
#include "server/chat/chat_service.h"
#include "server/events/event_service.h"
#include "server/hours/hours_service.h"
#include "server/households/household_service.h"
#include "server/jobs/daily_heads.h"
#include "server/jobs/expiry.h"
#include "server/jobs/notice_delivery.h"
#include "server/jobs/retention.h"
#include "server/ledgers/deed_service.h"
#include "server/ledgers/figure_service.h"
#include "server/ledgers/follow_up_service.h"
#include "server/ledgers/gift_service.h"
#include "server/listeners.h"
#include "server/notice_channels.h"
#include "server/notices/notice_service.h"
#include "server/people/people_service.h"
#include "server/rounds/round_service.h"
#include "server/rpc/feed_signal.h"
#include "server/rpc/policy.h"
#include "server/signups/sign_up_service.h"
#include "server/storage/data_dir.h"
#include "server/storage/postgres_feed.h"
#include "server/storage/store.h"
#include "server/sync/sync_service.h"
#include "server/tls/certificate.h"
#include "server/version.h"
#include "server/visits/pairing_service.h"
#include "server/visits/visit_service.h"
#include "server/wishes/wish_service.h"

namespace glimmer {
namespace {

std::string HostOf(const Config& config) {
  const std::string& address = config.public_host.empty() ? config.listen : config.public_host;
  return address.substr(0, address.rfind(':'));
}

std::string PublicAddress(const Config& config, int port) {
  if (!config.public_host.empty()) return config.public_host;
  if (config.listen.empty()) return config.front_socket;
  return absl::StrCat(HostOf(config), ":", port);
}

absl::Status InUse(const std::string& address) {
  return absl::UnavailableError(
      absl::StrCat("cannot listen on ", address, ": the address is in use or not this machine's"));
}

// While it lives a socket is made with these rights: given them afterwards, it would have others
// for a moment.
class SocketRights {
 public:
  explicit SocketRights(mode_t rights) : before_(umask(0777 & ~rights)) {}
  SocketRights(const SocketRights&) = delete;
  SocketRights& operator=(const SocketRights&) = delete;
  ~SocketRights() { umask(before_); }

 private:
  const mode_t before_;
};

}  // namespace

// Everything that one server owns, in the order it is built; destroyed the other way round.
struct Server::Parts {
  Parts(const Config& c, const Clock& k, RandomSource& r)
      : config(c), clock(k), random(r), scopes(k), throttle(k) {}

  rpc::Deps DepsFor(bool local) {
    return {*database, clock, random, *policy, callers, scopes, feed_signal, local};
  }
  absl::Status Open();
  void ShareFeed();
  void BuildServices();
  absl::Status ListenForPhones();
  absl::Status ListenForOperator();

  const Config config;
  const Clock& clock;
  RandomSource& random;

  std::unique_ptr<sql::Database> database;
  std::unique_ptr<rpc::Policy> policy;
  access::ServerKeys keys;
  tls::CertificateInfo certificate;
  std::unique_ptr<access::AccessConfig> access_config;
  access::AccessCallers callers;
  access::Scopes scopes;
  access::Throttle throttle;
  rpc::FeedSignal feed_signal;
  std::unique_ptr<storage::PostgresFeed> feed;  // of several servers on one PostgreSQL

  std::vector<std::unique_ptr<grpc::Service>> services;           // for phones
  std::unique_ptr<admin::AdminService> admin_service;             // for the operator
  std::vector<std::unique_ptr<grpc::Service>> operator_services;  // beside it on admin.sock
  std::unique_ptr<jobs::Expiry> expiry;
  std::unique_ptr<jobs::Retention> retention;
  std::unique_ptr<jobs::DailyHeads> daily_heads;
  std::unique_ptr<jobs::NoticeDelivery> notice_delivery;
  std::unique_ptr<grpc::Server> phone_server;
  std::unique_ptr<grpc::Server> admin_server;
  int port = 0;
};

absl::Status Server::Parts::Open() {
  RETURN_IF_ERROR(Validate(config));
  ASSIGN_OR_RETURN(rpc::Policy loaded, rpc::Policy::Load());
  policy = std::make_unique<rpc::Policy>(std::move(loaded));
  RETURN_IF_ERROR(storage::EnsureDataDir(config.data_dir));
  RETURN_IF_ERROR(storage::CheckWhole(config.data_dir, config.store.empty()));
  ASSIGN_OR_RETURN(
      database, storage::OpenStore({config.data_dir, config.store, config.max_group}, clock.Now()));
  admin::RemoveLeftovers(config.data_dir);
  ASSIGN_OR_RETURN(keys, access::LoadOrCreateKeys(config.data_dir, random));
  RETURN_IF_ERROR(storage::ClaimStore(*database, keys.server_id));
  ShareFeed();
  const tls::CertificateFiles files = tls::CertificateFilesIn(config.data_dir);
  RETURN_IF_ERROR(tls::EnsureCertificate(files, HostOf(config), clock.Now()));
  ASSIGN_OR_RETURN(certificate, tls::ReadCertificateFile(files.certificate_path));
  access_config = std::make_unique<access::AccessConfig>(access::AccessConfig{
      keys, kVersion, "", certificate.spki_sha256, !config.notices.smtp_url.empty()});
  ASSIGN_OR_RETURN(auto channels, MakeChannels(config.notices, clock));
  notice_delivery = std::make_unique<jobs::NoticeDelivery>(
      *database, clock, NewUlid(clock.Now(), random), std::move(channels));
  return absl::OkStatus();
}

// What other servers on the same database commit wakes those who watch here, and the other way.
void Server::Parts::ShareFeed() {
  if (database->engine() != sql::Engine::kPostgres) return;
  feed = std::make_unique<storage::PostgresFeed>(
      config.store, [this](const std::string& organization_id, int64_t sequence) {
        feed_signal.Wake(organization_id, sequence);
      });
  feed_signal.SetRelay([this](const std::string& organization_id, int64_t sequence) {
    feed->Tell(organization_id, sequence);
  });
}

// A new feature is one line here.
void Server::Parts::BuildServices() {
  const rpc::Deps deps = DepsFor(false);
  const access::AccessParts access_parts{*access_config, callers, throttle};
  services.push_back(std::make_unique<access::AccessService>(deps, access_parts));
  services.push_back(std::make_unique<people::PeopleService>(deps));
  services.push_back(std::make_unique<events::EventService>(deps));
  services.push_back(std::make_unique<signups::SignUpService>(deps));
  services.push_back(std::make_unique<attendance::AttendanceService>(deps));
  services.push_back(std::make_unique<chat::ChatService>(deps));
  services.push_back(std::make_unique<wishes::WishService>(deps, access::SealingKeyOf(keys)));
  services.push_back(std::make_unique<ledgers::GiftService>(deps));
  services.push_back(std::make_unique<ledgers::FigureService>(deps));
  services.push_back(std::make_unique<ledgers::FollowUpService>(deps));
  services.push_back(std::make_unique<ledgers::DeedService>(deps));
  services.push_back(
      std::make_unique<households::HouseholdService>(deps, access::SealingKeyOf(keys)));
  services.push_back(std::make_unique<visits::PairingService>(deps, access::SealingKeyOf(keys)));
  services.push_back(std::make_unique<visits::VisitService>(deps, access::SealingKeyOf(keys)));
  services.push_back(std::make_unique<rounds::RoundService>(deps));
  services.push_back(std::make_unique<hours::HoursService>(deps, keys.identity));
  services.push_back(std::make_unique<notices::NoticeService>(deps));
  services.push_back(std::make_unique<sync::SyncService>(deps));
  admin_service = std::make_unique<admin::AdminService>(
      DepsFor(true),
      admin::AdminParts{config.data_dir, *access_config, access::SealingKeyOf(keys)});
  operator_services = admin::OperatorServices(DepsFor(true), access_parts);
  expiry = std::make_unique<jobs::Expiry>(*database, clock, random, feed_signal);
  retention = std::make_unique<jobs::Retention>(*database, clock, random, feed_signal);
  daily_heads = std::make_unique<jobs::DailyHeads>(*database, clock);
}

absl::Status Server::Parts::ListenForPhones() {
  if (config.listen.empty() && config.front_socket.empty()) return absl::OkStatus();
  grpc::ServerBuilder builder;
  ApplyLimits(builder);
  for (const auto& service : services) builder.RegisterService(service.get());
  if (!config.listen.empty()) {
    builder.AddListeningPort(config.listen, TlsFromFiles(tls::CertificateFilesIn(config.data_dir)),
                             &port);
  }
  if (!config.front_socket.empty()) {
    if (!ClearStaleSocket(config.front_socket)) return InUse(config.front_socket);
    builder.AddListeningPort("unix:" + config.front_socket, grpc::InsecureServerCredentials());
  }
  const SocketRights of_the_group(0660);
  phone_server = builder.BuildAndStart();
  if (!phone_server || (!config.listen.empty() && port == 0)) {
    return InUse(config.listen.empty() ? config.front_socket : config.listen);
  }
  return absl::OkStatus();
}

absl::Status Server::Parts::ListenForOperator() {
  grpc::ServerBuilder builder;
  ApplyLimits(builder);
  builder.SetMaxReceiveMessageSize(64 * 1024 * 1024);  // whole files come this way
  builder.RegisterService(admin_service.get());
  for (const auto& service : operator_services) builder.RegisterService(service.get());
  const std::string path = storage::AdminSocketPath(config.data_dir);
  if (config.admin_socket) {
    if (!ClearStaleSocket(path)) return InUse(path);
    builder.AddListeningPort("unix:" + path, grpc::InsecureServerCredentials());
  }
  const SocketRights of_the_owner(0600);
  admin_server = builder.BuildAndStart();
  return admin_server ? absl::OkStatus() : InUse(path);
}

absl::StatusOr<std::unique_ptr<Server>> Server::Start(const Config& config, const Clock& clock,
                                                      RandomSource& random) {
  // Links the descriptor, so that reflection can describe the service that gRPC itself serves.
  (void)grpc::health::v1::HealthCheckRequest::descriptor();
  grpc::EnableDefaultHealthCheckService(true);
  if (config.reflection) grpc::reflection::InitProtoReflectionServerBuilderPlugin();
  auto parts = std::make_unique<Parts>(config, clock, random);
  RETURN_IF_ERROR(parts->Open());
  parts->BuildServices();
  RETURN_IF_ERROR(parts->ListenForPhones());
  parts->access_config->host = PublicAddress(config, parts->port);
  RETURN_IF_ERROR(parts->ListenForOperator());
  if (parts->phone_server) {
    parts->expiry->Start();
    parts->retention->Start();
    parts->daily_heads->Start();
    parts->notice_delivery->Start();
  }
  return std::unique_ptr<Server>(new Server(std::move(parts)));
}

Server::Server(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}

Server::~Server() { Drain(absl::ZeroDuration()); }

void Server::Drain(absl::Duration grace) {
  const auto deadline = absl::ToChronoTime(parts_->clock.Now() + grace);
  parts_->expiry->Stop();
  parts_->retention->Stop();
  parts_->daily_heads->Stop();
  parts_->notice_delivery->Stop();
  RefuseService();
  parts_->feed_signal.Close();
  for (auto* server : {parts_->phone_server.get(), parts_->admin_server.get()}) {
    if (server == nullptr) continue;
    server->Shutdown(deadline);
  }
}

void Server::RefuseService() {
  for (auto* server : {parts_->phone_server.get(), parts_->admin_server.get()}) {
    if (server == nullptr) continue;
    if (auto* health = server->GetHealthCheckService()) health->SetServingStatus(false);
  }
}

int Server::port() const { return parts_->port; }

const std::string& Server::spki_sha256() const { return parts_->certificate.spki_sha256; }

const std::string& Server::certificate_key() const { return parts_->keys.identity.public_key; }

std::shared_ptr<grpc::Channel> Server::AdminChannel() {
  return parts_->admin_server->InProcessChannel(grpc::ChannelArguments());
}

sql::Database& Server::database() { return *parts_->database; }

}  // namespace glimmer
