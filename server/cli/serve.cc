// serve, init, check and version: the subcommands that concern the server itself.
#include <grpcpp/grpcpp.h>
#include <signal.h>
#include <time.h>

#include <cstdio>
#include <memory>
#include <string>
#include <vector>

#include "absl/flags/flag.h"
#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "server/cli/command_table.h"
#include "server/cli/commands.h"
#include "server/cli/exit_code.h"
#include "server/cli/flag_values.h"
#include "server/cli/service_manager.h"
#include "server/cli/setup_code.h"
#include "server/server.h"
#include "server/storage/disk.h"
#include "server/version.h"
#include "shared/base/log.h"
#include "shared/base/status_macros.h"

namespace glimmer::cli {
namespace {

constexpr absl::Duration kDrain = absl::Seconds(10);
constexpr timespec kLookEvery = {1, 0};

// Before the first thread begins: all inherit it, so that only WaitForEnd sees the signals.
sigset_t BlockSignals() {
  sigset_t ends;
  sigemptyset(&ends);
  sigaddset(&ends, SIGTERM);
  sigaddset(&ends, SIGINT);
  pthread_sigmask(SIG_BLOCK, &ends, nullptr);
  signal(SIGHUP, SIG_IGN);
  signal(SIGPIPE, SIG_IGN);
  return ends;
}

// True when a signal asked for the end while waiting.
bool AskedToEnd(const sigset_t& ends) { return sigtimedwait(&ends, nullptr, &kLookEvery) > 0; }

int64_t Room(const Config& config) {
  return storage::FreeBytes(config.data_dir).value_or(storage::kLeastRoom);
}

// Still answers what only reads. True when there is room again, false when a signal came first.
bool WaitForRoom(Server& server, const Config& config, const sigset_t& ends) {
  server.RefuseService();
  NotifyServiceManager("STATUS=the disk is full; nothing is written until there is room");
  Log(LogLevel::kError, "disk_full", {{"free_bytes", Room(config)}});
  while (Room(config) < storage::kLeastRoom) {
    if (AskedToEnd(ends)) return false;
  }
  Log(LogLevel::kInfo, "disk_has_room", {{"free_bytes", Room(config)}});
  return true;
}

// Until a signal asks for the end. The engine takes no write after a failed one, so a full disk
// ends with the data opened anew. Errors: UNAVAILABLE when the disk has room and fails
// nevertheless; as Server::Start.
absl::Status ServeUntilAsked(std::unique_ptr<Server>& server, const Config& config,
                             const sigset_t& ends) {
  while (!AskedToEnd(ends)) {
    if (server->database().Healthy()) continue;
    if (Room(config) >= storage::kLeastRoom) {
      return absl::UnavailableError(
          "the disk fails and the database takes no more writes; what was acknowledged is safe");
    }
    if (!WaitForRoom(*server, config, ends)) return absl::OkStatus();
    server->Drain(kDrain);
    server.reset();
    ASSIGN_OR_RETURN(server, Server::Start(config, SystemClock(), SystemRandom()));
    NotifyServiceManager("STATUS=");
  }
  return absl::OkStatus();
}

void LogStart(const Server& server, const Config& config) {
  Log(LogLevel::kInfo, "start",
      {{"version", kVersion},
       {"address", PublicAddress(config, server.port())},
       {"listen", config.listen.empty() ? "" : absl::StrCat(config.listen)},
       {"port", server.port()},
       {"front_socket", config.front_socket},
       {"spki_sha256", absl::BytesToHexString(server.spki_sha256())},
       {"certificate_key", absl::BytesToHexString(server.certificate_key())}});
}

// What went wrong at the start, with the code for it.
int FailStart(const absl::Status& status) {
  if (absl::IsInvalidArgument(status)) return FailConfig(status.message());
  return Fail(status);
}

}  // namespace

int Serve(const CommandLine&) {
  const Config config = ConfigFromFlags();
  const sigset_t ends = BlockSignals();
  auto server = Server::Start(config, SystemClock(), SystemRandom());
  if (!server.ok()) return FailStart(server.status());
  const absl::StatusOr<bool> offered = OfferSetupCode(**server, config, SetupCode::kKeepOpen);
  if (!offered.ok()) return FailStart(offered.status());
  LogStart(**server, config);
  NotifyServiceManager("READY=1");
  const absl::Status ended = ServeUntilAsked(*server, config, ends);
  NotifyServiceManager("STOPPING=1");
  Log(LogLevel::kInfo, "stop", {});
  if (*server != nullptr) (*server)->Drain(kDrain);
  return ended.ok() ? kOk : FailStart(ended);
}

int Init(const CommandLine&) {
  Config config = ConfigFromFlags();
  if (config.public_host.empty()) config.public_host = config.listen;
  config.listen.clear();
  config.front_socket.clear();
  config.admin_socket = false;
  const auto server = Server::Start(config, SystemClock(), SystemRandom());
  if (!server.ok()) return FailStart(server.status());
  const absl::StatusOr<bool> offered = OfferSetupCode(**server, config, SetupCode::kRenew);
  if (!offered.ok()) return FailStart(offered.status());
  if (!*offered) {
    return Fail(
        absl::AlreadyExistsError(absl::StrCat(config.data_dir,
                                              " is set up; `glimmerd admin create` invites further "
                                              "administrators")));
  }
  return kOk;
}

int Check(const CommandLine& line) {
  for (const FlagState& flag : FlagStates()) {
    if (!HasFlag(*FindCommand(line.words[0]), flag.name)) continue;
    printf("--%s=%s%s\n", flag.name.c_str(), flag.value.c_str(),
           flag.value == flag.default_value ? "" : "  # set");
  }
  fflush(stdout);
  const absl::Status valid = Validate(ConfigFromFlags());
  if (!valid.ok()) return FailConfig(valid.message());
  const std::vector<std::string> unknown = UnknownVariables();
  if (unknown.empty()) return kOk;
  return FailConfig(absl::StrCat("no flag is meant by ", absl::StrJoin(unknown, ", ")));
}

int Version(const CommandLine&) {
  if (absl::GetFlag(FLAGS_json)) {
    printf("{\"version\":\"%s\",\"grpc\":\"%s\"}\n", kVersion, grpc::Version().c_str());
  } else {
    printf("glimmerd %s\n", kVersion);
  }
  return kOk;
}

}  // namespace glimmer::cli
