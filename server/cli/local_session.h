// The operator's way to AdminService: through admin.sock while a server runs on the data folder,
// otherwise to a server in this process that nobody else reaches. The caller sees no difference.
#pragma once

#include <grpcpp/grpcpp.h>

#include <memory>
#include <string>

#include "absl/status/statusor.h"
#include "glimmer/v1/admin_service.grpc.pb.h"
#include "server/config.h"
#include "server/server.h"

namespace glimmer::cli {

class LocalSession {
 public:
  // Errors: NOT_FOUND when the folder holds no data; otherwise as Server::Start.
  static absl::StatusOr<std::unique_ptr<LocalSession>> Open(const Config& config);

  v1::AdminService::Stub& stub() { return *stub_; }
  // With the language of --lang; waits as long as it takes.
  std::unique_ptr<grpc::ClientContext> NewContext() const;

 private:
  std::unique_ptr<Server> server_;  // null when another process serves
  std::unique_ptr<v1::AdminService::Stub> stub_;
};

// A channel to admin.sock, or null when nothing answers there.
std::shared_ptr<grpc::Channel> AdminSocketChannel(const std::string& data_dir);

std::string NewRequestId();

}  // namespace glimmer::cli
