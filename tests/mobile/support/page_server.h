// The ground of servers in a test's own process: real TLS, a session for the person of a stage, and
// the services that the test brings. It connects the stage's phone.
#pragma once

#include <grpcpp/grpcpp.h>

#include <memory>
#include <vector>

#include "mobile/store/profile.h"
#include "tests/mobile/support/page_stage.h"

namespace glimmer::mobile {

class PageServer {
 public:
  // The services outlive the server.
  PageServer(PageStage& stage, const std::vector<grpc::Service*>& services);
  ~PageServer();

 private:
  class Access;

  Profile profile_;
  std::unique_ptr<Access> access_;
  std::unique_ptr<grpc::Server> server_;
};

}  // namespace glimmer::mobile
