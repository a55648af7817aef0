#include "tests/support/server_process.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <thread>

#include "grpc/health/v1/health.grpc.pb.h"

namespace glimmer::test {
namespace {

bool Serving(const std::shared_ptr<grpc::Channel>& channel) {
  grpc::ClientContext context;
  context.set_deadline(std::chrono::system_clock::now() + std::chrono::seconds(1));
  grpc::health::v1::HealthCheckRequest request;
  grpc::health::v1::HealthCheckResponse response;
  const grpc::Status status =
      grpc::health::v1::Health::NewStub(channel)->Check(&context, request, &response);
  return status.ok() && response.status() == grpc::health::v1::HealthCheckResponse::SERVING;
}

std::string ReadAll(const std::string& path) {
  std::ifstream file(path);
  return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace

std::string ProgramPath(const std::string& name) {
  return (std::filesystem::read_symlink("/proc/self/exe").parent_path() / name).string();
}

ServerProcess::ServerProcess(std::string data_dir, ServerOptions options)
    : data_dir_(std::move(data_dir)), options_(std::move(options)) {}

ServerProcess::~ServerProcess() {
  if (pid_ > 0) Kill();
}

std::shared_ptr<grpc::Channel> ServerProcess::NewChannel() const {
  grpc::ChannelArguments arguments;
  arguments.SetInt(GRPC_ARG_USE_LOCAL_SUBCHANNEL_POOL, 1);
  arguments.SetInt(GRPC_ARG_ENABLE_HTTP_PROXY, 0);
  return grpc::CreateCustomChannel(front_address(), grpc::InsecureChannelCredentials(), arguments);
}

void ServerProcess::Start(std::vector<std::string> environment) {
  options_.environment = std::move(environment);
  Start();
}

void ServerProcess::Start() {
  const std::string program = ProgramPath("glimmerd");
  const std::string data = "--data_dir=" + data_dir_;
  const std::string front = "--front_socket=" + data_dir_ + "/front.sock";
  const std::string listen = "--listen=" + options_.listen;
  const std::string store = "--store=" + options_.store;
  const std::string level = "--log_level=" + options_.log_level;
  const std::string log = data_dir_ + "/server.log";
  pid_ = fork();
  if (pid_ == 0) {
    const int fd = open(log.c_str(), O_CREAT | O_WRONLY | O_APPEND | O_CLOEXEC, 0600);
    dup2(fd, STDOUT_FILENO);
    dup2(fd, STDERR_FILENO);
    for (const std::string& variable : options_.environment) {
      putenv(const_cast<char*>(variable.c_str()));
    }
    execl(program.c_str(), program.c_str(), "serve", data.c_str(), front.c_str(), listen.c_str(),
          store.c_str(), level.c_str(), nullptr);
    _exit(127);
  }
  const auto until = std::chrono::steady_clock::now() + std::chrono::seconds(30);
  while (std::chrono::steady_clock::now() < until) {
    if (waitpid(pid_, nullptr, WNOHANG) == pid_) break;
    if (Serving(NewChannel()) && std::filesystem::exists(data_dir_ + "/admin.sock")) return;
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  }
  fprintf(stderr, "glimmerd did not start; %s says:\n%s\n", log.c_str(), ReadAll(log).c_str());
  std::abort();
}

void ServerProcess::Kill() {
  kill(pid_, SIGKILL);
  waitpid(pid_, nullptr, 0);
  pid_ = -1;
}

int ServerProcess::Stop() {
  kill(pid_, SIGTERM);
  int status = 0;
  waitpid(pid_, &status, 0);
  pid_ = -1;
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

}  // namespace glimmer::test
