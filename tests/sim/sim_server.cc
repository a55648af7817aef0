#include "tests/sim/sim_server.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "server/attendance/attendance_service.h"
#include "server/events/event_service.h"
#include "server/signups/sign_up_service.h"
#include "server/storage/server_migrations.h"
#include "server/sync/sync_service.h"
#include "server/wishes/wish_service.h"
#include "shared/rpc/status_convert.h"
#include "shared/sql/migrator.h"
#include "shared/sql/sqlite_database.h"

namespace glimmer::sim {
namespace {

constexpr size_t kSealingKeySize = 32;

const rpc::Policy& ThePolicy() {
  static const rpc::Policy* const policy = new rpc::Policy(*rpc::Policy::Load());
  return *policy;
}

}  // namespace

struct SimServer::Process {
  explicit Process(const Clock& clock) : scopes(clock) {}
  ~Process() {
    channel.reset();
    if (server != nullptr) server->Shutdown();
  }

  rpc::FeedSignal feed_signal;
  access::AccessCallers callers;
  access::Scopes scopes;
  std::vector<std::unique_ptr<grpc::Service>> services;
  std::unique_ptr<jobs::Expiry> expiry;
  std::unique_ptr<grpc::Server> server;
  std::shared_ptr<grpc::Channel> channel;
};

SimServer::SimServer(std::string folder, const Clock& clock, RandomSource& random)
    : folder_(std::move(folder)), clock_(clock), random_(random), policy_(ThePolicy()) {}

SimServer::~SimServer() { Stop(); }

absl::Status SimServer::Start() {
  // The engine would make its checkpoints at any time on its own thread; here they are steps.
  ASSIGN_OR_RETURN(database_, sql::OpenSqlite({.path = absl::StrCat(folder_, "/glimmer.db"),
                                               .readers = 1,
                                               .wal_autocheckpoint = 1'000'000}));
  RETURN_IF_ERROR(sql::Migrate(*database_, storage::ServerMigrations(), clock_.Now()));
  process_ = std::make_unique<Process>(clock_);
  Process& p = *process_;
  const rpc::Deps deps = {*database_, clock_,   random_,       policy_,
                          p.callers,  p.scopes, p.feed_signal, false};
  p.services.push_back(std::make_unique<events::EventService>(deps));
  p.services.push_back(std::make_unique<signups::SignUpService>(deps));
  p.services.push_back(std::make_unique<attendance::AttendanceService>(deps));
  p.services.push_back(std::make_unique<sync::SyncService>(deps));
  p.services.push_back(
      std::make_unique<wishes::WishService>(deps, std::string(kSealingKeySize, 'k')));
  p.expiry = std::make_unique<jobs::Expiry>(*database_, clock_, random_, p.feed_signal);
  grpc::ServerBuilder builder;
  for (const auto& service : p.services) builder.RegisterService(service.get());
  p.server = builder.BuildAndStart();
  if (p.server == nullptr) return absl::InternalError("gRPC does not start");
  p.channel = p.server->InProcessChannel(grpc::ChannelArguments());
  return absl::OkStatus();
}

void SimServer::Stop() {
  process_.reset();
  database_.reset();
}

void SimServer::Kill(Fate fate, uint64_t choice) {
  Disk::Get().Fuse(folder_, 0);
  Stop();
  Disk::Get().Revive(folder_, fate, choice);
}

absl::StatusOr<std::string> SimServer::Call(const std::string& method, const std::string& request,
                                            const std::string& token, int attempt) {
  grpc::GenericStub stub(process_->channel);
  grpc::CompletionQueue queue;
  grpc::ClientContext context;
  context.AddMetadata("authorization", absl::StrCat("Bearer ", token));
  if (attempt > 1) context.AddMetadata("glimmer-attempt", absl::StrCat(attempt));
  const grpc::Slice slice(request);
  const grpc::ByteBuffer bytes(&slice, 1);
  const auto call = stub.PrepareUnaryCall(&context, method, bytes, &queue);
  call->StartCall();
  grpc::ByteBuffer answer;
  grpc::Status status;
  call->Finish(&answer, &status, &queue);
  void* tag = nullptr;
  bool ok = false;
  queue.Next(&tag, &ok);
  if (!status.ok()) return FromGrpc(status);
  grpc::Slice whole;
  RETURN_IF_ERROR(FromGrpc(answer.DumpToSingleSlice(&whole)));
  return std::string(reinterpret_cast<const char*>(whole.begin()), whole.size());
}

absl::Status SimServer::RunExpiry(absl::Time now) {
  return process_->expiry->RunOnce(now).status();
}

void SimServer::Checkpoint() { (void)database_->EmptyLog(); }

}  // namespace glimmer::sim
