#include "tests/bench/node_peer.h"

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <iostream>

namespace glimmer::bench {
namespace {

const std::string kFolder = GLIMMER_SOURCE_DIR "/tests/bench/node";
const std::string kProtos = GLIMMER_SOURCE_DIR "/proto";

bool BringLibraries() {
  if (std::filesystem::exists(kFolder + "/node_modules/better-sqlite3")) return true;
  std::cerr << "bench: npm brings the peer's libraries\n";
  const std::string command =
      "cd '" + kFolder + "' && npm install --no-save --no-audit --no-fund --loglevel=error 1>&2";
  return std::system(command.c_str()) == 0;
}

}  // namespace

bool NodePeer::Available() {
  static const bool available = BringLibraries();
  return available;
}

NodePeer::NodePeer()
    : season_(SeedSeason(folder_.path(), {})), address_("unix:" + folder_.path() + "/peer.sock") {
  const std::string script = kFolder + "/peer.mjs";
  const std::string file = folder_.File("glimmer.db");
  pid_ = fork();
  if (pid_ == 0) {
    dup2(STDERR_FILENO, STDOUT_FILENO);
    execlp("node", "node", script.c_str(), kProtos.c_str(), file.c_str(), address_.c_str(),
           nullptr);
    _exit(127);
  }
}

NodePeer::~NodePeer() {
  kill(pid_, SIGKILL);
  waitpid(pid_, nullptr, 0);
}

LoadPlan NodePeer::Plan(int outstanding) const {
  LoadPlan plan{Channels(address_)};
  plan.outstanding = outstanding;
  plan.server_pid = pid_;
  return plan;
}

}  // namespace glimmer::bench
