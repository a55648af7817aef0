// healthcheck: grpc.health.v1 over admin.sock, for containers and watchdogs.
#include <grpcpp/grpcpp.h>

#include <chrono>
#include <cstdio>

#include "absl/strings/str_cat.h"
#include "grpc/health/v1/health.grpc.pb.h"
#include "server/cli/commands.h"
#include "server/cli/exit_code.h"
#include "server/cli/local_session.h"
#include "shared/rpc/status_convert.h"

namespace glimmer::cli {

int HealthCheck(const CommandLine&) {
  using grpc::health::v1::HealthCheckRequest;
  using grpc::health::v1::HealthCheckResponse;
  const std::string data_dir = ConfigFromFlags().data_dir;
  const std::shared_ptr<grpc::Channel> channel = AdminSocketChannel(data_dir);
  if (channel == nullptr) {
    return Fail(absl::UnavailableError(absl::StrCat("no server answers in ", data_dir)));
  }
  grpc::ClientContext context;
  context.set_deadline(std::chrono::system_clock::now() + std::chrono::seconds(5));
  HealthCheckResponse response;
  const grpc::Status status =
      grpc::health::v1::Health::NewStub(channel)->Check(&context, HealthCheckRequest(), &response);
  if (!status.ok()) return Fail(FromGrpc(status));
  if (response.status() != HealthCheckResponse::SERVING) {
    return Fail(absl::UnavailableError("the server does not serve"));
  }
  puts("serving");
  return kOk;
}

}  // namespace glimmer::cli
