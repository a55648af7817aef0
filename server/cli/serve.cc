// serve, init, check and version: the subcommands that concern the server itself.
#include <grpcpp/grpcpp.h>
#include <signal.h>
#include <time.h>

#include <cerrno>
#include <cstdio>
#include <memory>

#include "absl/flags/flag.h"
#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "server/cli/commands.h"
#include "server/cli/exit_code.h"
#include "server/cli/flag_values.h"
#include "server/cli/service_manager.h"
#include "server/cli/setup_code.h"
#include "server/server.h"
#include "server/version.h"
#include "shared/base/log.h"
#include "shared/base/status_macros.h"

namespace glimmer::cli {
namespace {

constexpr absl::Duration kDrain = absl::Seconds(10);
constexpr timespec kHealthInterval = {5, 0};

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

// OK when a signal asked for the end. Errors: UNAVAILABLE when the database takes no more writes:
// only a new start can open it again.
absl::Status WaitForEnd(Server& server, const sigset_t& ends) {
  while (true) {
    if (sigtimedwait(&ends, nullptr, &kHealthInterval) > 0) return absl::OkStatus();
    if (!server.database().Healthy()) {
      return absl::UnavailableError(
          "the disk is full or failing and the database takes no more writes; "
          "what was acknowledged is safe. Make room and start again");
    }
  }
}

void LogStart(const Server& server, const Config& config) {
  Log(LogLevel::kInfo, "start",
      {{"version", kVersion},
       {"address", PublicAddress(config, server.port())},
       {"listen", config.listen.empty() ? "" : absl::StrCat(config.listen)},
       {"port", server.port()},
       {"front_socket", config.front_socket},
       {"spki_sha256", absl::BytesToHexString(server.spki_sha256())}});
}

// What went wrong at the start, with the code for it.
int FailStart(const absl::Status& status) {
  if (absl::IsInvalidArgument(status)) return FailConfig(status.message());
  return Fail(status);
}

}  // namespace

int Serve(const CommandLine&) {
  const Config config = ConfigFromFlags();
  const absl::Status valid = Validate(config);
  if (!valid.ok()) return FailConfig(valid.message());
  const sigset_t ends = BlockSignals();
  const auto server = Server::Start(config, SystemClock(), SystemRandom());
  if (!server.ok()) return FailStart(server.status());
  const absl::StatusOr<bool> offered = OfferSetupCode(**server, config, SetupCode::kKeepOpen);
  if (!offered.ok()) return FailStart(offered.status());
  LogStart(**server, config);
  NotifyServiceManager("READY=1");
  const absl::Status ended = WaitForEnd(**server, ends);
  NotifyServiceManager("STOPPING=1");
  Log(LogLevel::kInfo, "stop", {});
  (*server)->Drain(kDrain);
  return ended.ok() ? kOk : Fail(ended);
}

int Init(const CommandLine&) {
  Config config = ConfigFromFlags();
  const absl::Status valid = Validate(config);
  if (!valid.ok()) return FailConfig(valid.message());
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

int Check(const CommandLine&) {
  for (const FlagState& flag : FlagStates()) {
    printf("--%s=%s%s\n", flag.name.c_str(), flag.value.c_str(),
           flag.value == flag.default_value ? "" : "  # set");
  }
  const absl::Status valid = Validate(ConfigFromFlags());
  return valid.ok() ? kOk : FailConfig(valid.message());
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
