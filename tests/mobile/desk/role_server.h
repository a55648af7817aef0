// A whole server in the test's own process, and the phone of its first administrator on it. What
// fails here fails the test. Main thread.
#pragma once

#include <gtest/gtest.h>

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "glimmer/v1/access_service.pb.h"
#include "server/server.h"
#include "tests/mobile/support/page_stage.h"

namespace glimmer::mobile {

class RoleServer {
 public:
  RoleServer();
  ~RoleServer();

  PageStage& stage() { return stage_; }
  // people/{id} of the administrator; units/{id} of the organisation.
  const std::string& me() const { return me_; }
  const std::string& root() const { return root_; }

  // The phone knows what was added when these return.
  std::string AddUnit(const std::string& name);
  std::string AddPerson(const std::string& name, const std::string& unit);
  // As the administrator grants it; nothing of the page's is asked.
  std::string Grant(const std::string& person, v1::Role role, absl::Duration length);
  void Revoke(const std::string& grant);
  // In force now, of all.
  std::vector<v1::RoleGrant> Grants();
  std::vector<v1::RoleGrant> GrantsOf(const std::string& person);

 private:
  // One call that goes well. `method` is "XService/Method".
  template <typename Response, typename Request>
  Response Do(const std::string& method, Request request) {
    if constexpr (requires { request.set_request_id(""); }) {
      request.set_request_id(NewUuidV7(stage_.clock().Now(), stage_.phone().random()));
    }
    std::optional<absl::StatusOr<Response>> answer;
    stage_.context().Call<Response>(
        &stage_.context(), absl::StrCat("/glimmer.v1.", method), request,
        [&answer](absl::StatusOr<Response> response) { answer = std::move(response); });
    EXPECT_TRUE(WaitUntil([&answer] { return answer.has_value(); }));
    EXPECT_TRUE(answer && answer->ok()) << method;
    return answer && answer->ok() ? **answer : Response();
  }
  void Enrol();
  void WaitForPhone(const std::string& name);

  PageStage stage_{SampleWho::kCoordinator, false};
  std::unique_ptr<Server> server_;
  std::string me_, root_;
};

}  // namespace glimmer::mobile
