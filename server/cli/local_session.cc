#include "server/cli/local_session.h"

#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <cstring>

#include "absl/flags/flag.h"
#include "absl/strings/str_cat.h"
#include "server/cli/flag_values.h"
#include "server/storage/data_dir.h"

namespace glimmer::cli {
namespace {

bool Answers(const std::string& path) {
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  if (path.size() >= sizeof(address.sun_path)) return false;
  memcpy(address.sun_path, path.data(), path.size());
  const int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  const bool connected =
      fd >= 0 && connect(fd, reinterpret_cast<const sockaddr*>(&address), sizeof(address)) == 0;
  if (fd >= 0) close(fd);
  return connected;
}

// A server with no listener at all.
Config Unreachable(Config config) {
  if (config.public_host.empty()) config.public_host = config.listen;
  config.listen.clear();
  config.front_socket.clear();
  config.admin_socket = false;
  config.reflection = false;
  return config;
}

}  // namespace

std::shared_ptr<grpc::Channel> AdminSocketChannel(const std::string& data_dir) {
  const std::string path = storage::AdminSocketPath(data_dir);
  if (!Answers(path)) return nullptr;
  grpc::ChannelArguments arguments;
  arguments.SetMaxReceiveMessageSize(-1);  // reports about large files
  arguments.SetInt(GRPC_ARG_ENABLE_HTTP_PROXY, 0);
  return grpc::CreateCustomChannel("unix:" + path, grpc::InsecureChannelCredentials(), arguments);
}

absl::StatusOr<std::unique_ptr<LocalSession>> LocalSession::Open(const Config& config) {
  auto session = std::make_unique<LocalSession>();
  session->channel_ = AdminSocketChannel(config.data_dir);
  if (session->channel_ == nullptr) {
    if (config.store.empty() && !storage::HasData(config.data_dir)) {
      return absl::NotFoundError(
          absl::StrCat(config.data_dir, " holds no data; `glimmerd init` makes it"));
    }
    ASSIGN_OR_RETURN(session->server_,
                     Server::Start(Unreachable(config), SystemClock(), SystemRandom()));
    session->channel_ = session->server_->AdminChannel();
  }
  session->stub_ = v1::AdminService::NewStub(session->channel_);
  return session;
}

std::unique_ptr<grpc::ClientContext> LocalSession::NewContext() const {
  auto context = std::make_unique<grpc::ClientContext>();
  context->AddMetadata("accept-language", absl::GetFlag(FLAGS_lang));
  return context;
}

std::string NewRequestId() { return NewUuidV7(SystemClock().Now(), SystemRandom()); }

}  // namespace glimmer::cli
