#include "tests/e2e/app_process.h"

#include <signal.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/time/clock.h"
#include "tests/support/server_process.h"

namespace glimmer::test {
namespace {

void Must(bool done, const char* what) {
  if (done) return;
  perror(what);
  std::abort();
}

}  // namespace

AppProcess::AppProcess(std::string folder, std::string name, std::string pictures)
    : folder_(std::move(folder)), name_(std::move(name)), pictures_(std::move(pictures)) {}

AppProcess::~AppProcess() { Kill(); }

void AppProcess::Start() {
  // A socket and not a pipe: writing to one who died must not end this program.
  int pair[2];
  Must(socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair) == 0, "socketpair");
  const std::string program = ProgramPath("glimmer_test_app");
  pid_ = fork();
  Must(pid_ >= 0, "fork");
  if (pid_ == 0) {
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    dup2(pair[1], STDIN_FILENO);
    dup2(pair[1], STDOUT_FILENO);
    execl(program.c_str(), program.c_str(), folder_.c_str(), name_.c_str(), pictures_.c_str(),
          nullptr);
    _exit(127);
  }
  close(pair[1]);
  socket_ = pair[0];
  read_.clear();
  std::string line;
  if (ReadLine(line) && line == "ready") return;
  std::fprintf(stderr, "%s did not start: %s\n", name_.c_str(), line.c_str());
  std::abort();
}

void AppProcess::Kill() {
  if (pid_ <= 0) return;
  kill(pid_, SIGKILL);
  waitpid(pid_, nullptr, 0);
  pid_ = -1;
  close(socket_);
}

bool AppProcess::WaitKilled(absl::Duration patience) {
  const absl::Time until = absl::Now() + patience;
  while (absl::Now() < until) {
    if (waitpid(pid_, nullptr, WNOHANG) == pid_) {
      pid_ = -1;
      close(socket_);
      return true;
    }
    absl::SleepFor(absl::Milliseconds(2));
  }
  return false;
}

std::string AppProcess::Ask(const std::vector<std::string>& words) {
  const std::string command = absl::StrCat(absl::StrJoin(words, "\t"), "\n");
  std::string line;
  const bool told = pid_ > 0 && send(socket_, command.data(), command.size(), MSG_NOSIGNAL) ==
                                    static_cast<ssize_t>(command.size());
  if (!told || !ReadLine(line)) return "no: it has died";
  return line.substr(0, 2) == "ok" ? line.substr(std::min<size_t>(3, line.size())) : line;
}

bool AppProcess::ReadLine(std::string& line) {
  for (;;) {
    const size_t end = read_.find('\n');
    if (end != std::string::npos) {
      line = read_.substr(0, end);
      read_.erase(0, end + 1);
      return true;
    }
    char buffer[512];
    const ssize_t size = read(socket_, buffer, sizeof(buffer));
    if (size <= 0) return false;
    read_.append(buffer, static_cast<size_t>(size));
  }
}

}  // namespace glimmer::test
