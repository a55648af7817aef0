// The operator's way to the services of admin.sock: through it while a server runs on the data
// folder, otherwise to a server in this process that nobody else reaches. The caller sees no
// difference.
#pragma once

#include <grpcpp/grpcpp.h>

#include <memory>
#include <string>

#include "absl/status/statusor.h"
#include "glimmer/v1/admin_service.grpc.pb.h"
#include "server/config.h"
#include "server/server.h"
#include "shared/base/status_macros.h"
#include "shared/rpc/status_convert.h"

namespace glimmer::cli {

class LocalSession {
 public:
  // Errors: NOT_FOUND when the folder holds no data; otherwise as Server::Start.
  static absl::StatusOr<std::unique_ptr<LocalSession>> Open(const Config& config);

  v1::AdminService::Stub& stub() { return *stub_; }
  // One call of any service that is there, by its stub's method:
  // Call(&v1::AccessService::Stub::GrantRole, request).
  template <typename Stub, typename Request, typename Response>
  absl::StatusOr<Response> Call(grpc::Status (Stub::*method)(grpc::ClientContext*, const Request&,
                                                             Response*),
                                const Request& request) const {
    Stub stub(channel_);
    Response response;
    const auto context = NewContext();
    RETURN_IF_ERROR(FromGrpc((stub.*method)(context.get(), request, &response)));
    return response;
  }
  // With the language of --lang; waits as long as it takes.
  std::unique_ptr<grpc::ClientContext> NewContext() const;

 private:
  std::unique_ptr<Server> server_;  // null when another process serves
  std::shared_ptr<grpc::Channel> channel_;
  std::unique_ptr<v1::AdminService::Stub> stub_;
};

// A channel to admin.sock, or null when nothing answers there.
std::shared_ptr<grpc::Channel> AdminSocketChannel(const std::string& data_dir);

std::string NewRequestId();

}  // namespace glimmer::cli
