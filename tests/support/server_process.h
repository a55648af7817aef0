// glimmerd as its users run it: a process of its own over a data folder, killed and started again
// at will, reached over its front socket.
#pragma once

#include <sys/types.h>

#include <memory>
#include <string>
#include <vector>

#include "grpcpp/grpcpp.h"

namespace glimmer::test {

struct ServerOptions {
  std::string listen = "127.0.0.1:0";    // TLS; port 0 is a free one
  std::vector<std::string> environment;  // "NAME=value", beside this process's own
  std::string store;                     // PostgreSQL's URL; empty: SQLite in the folder
  std::string log_level = "warning";     // of DATA/server.log
};

class ServerProcess {
 public:
  // Listens on `data_dir`/front.sock too.
  explicit ServerProcess(std::string data_dir, ServerOptions options = {});
  ~ServerProcess();

  // Starts and waits until health says SERVING; ends the test program after 30 s without.
  void Start();
  // The same from now on with `environment` in the place of the former one.
  void Start(std::vector<std::string> environment);
  // kill -9.
  void Kill();
  // SIGTERM; returns the exit code.
  int Stop();

  std::string front_address() const { return "unix:" + data_dir_ + "/front.sock"; }
  int pid() const { return pid_; }
  const std::string& data_dir() const { return data_dir_; }
  // A connection of its own.
  std::shared_ptr<grpc::Channel> NewChannel() const;

 private:
  std::string data_dir_;
  ServerOptions options_;
  pid_t pid_ = -1;
};

// Path of a program built beside this test.
std::string ProgramPath(const std::string& name);

}  // namespace glimmer::test
