// A real server in this process for service tests: a new SQLite file with the server's schema, a
// clock that stands still, and gRPC over a unix socket in a folder that goes away.
#pragma once

#include <grpcpp/grpcpp.h>
#include <grpcpp/impl/codegen/service_type.h>

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "glimmer/v1/policy.pb.h"
#include "glimmer/v1/sync_service.pb.h"
#include "server/access/caller_source.h"
#include "server/access/scope_store.h"
#include "server/rpc/call.h"
#include "server/rpc/feed_signal.h"
#include "server/rpc/policy.h"
#include "shared/rpc/status_convert.h"
#include "shared/sql/database.h"
#include "tests/support/fakes.h"
#include "tests/support/test_store.h"

namespace glimmer::test {

// A signed-in person, as a client.
struct TestCaller {
  std::string person_id;
  std::string device_id;
  std::string token;

  // Metadata of a call by this person; anonymous when the token is empty.
  std::unique_ptr<grpc::ClientContext> NewContext() const;
};

using ServiceFactory = std::function<std::unique_ptr<grpc::Service>(const rpc::Deps&)>;

// One organisation ("Asia/Shanghai") with its root unit is there from the start. What fails here
// ends the test program.
class TestServer {
 public:
  TestServer();
  explicit TestServer(const std::vector<ServiceFactory>& factories);
  ~TestServer();

  // Once; for factories that need the server itself.
  void Start(const std::vector<ServiceFactory>& factories);

  // `local` as for admin.sock.
  rpc::Deps deps(bool local = false);
  sql::Database& database() { return *database_; }
  FakeClock& clock() { return clock_; }
  SeededRandom& random() { return random_; }
  access::AccessCallers& callers() { return callers_; }
  const TempDir& folder() const { return folder_; }
  std::shared_ptr<grpc::Channel> channel() { return channel_; }

  const std::string& organization_id() const { return organization_id_; }
  const std::string& root_unit_id() const { return root_unit_id_; }

  // Straight into the tables; each gives the new row's id.
  std::string AddUnit(const std::string& parent_unit_id, const std::string& name);
  std::string AddPerson(const std::string& home_unit_id, const std::string& name);
  std::string AddGrant(const std::string& person_id, v1::Role role, const std::string& unit_id);

  // Gives the person an active device and a session of an hour, without the calls that make them.
  TestCaller Enrol(const std::string& person_id);
  // AddPerson, AddGrant and Enrol in one.
  TestCaller EnrolWithRole(v1::Role role, const std::string& unit_id);

  std::string NewId();         // ULID
  std::string NewRequestId();  // UUID

  // One call over the socket. A request that takes a request_id and has none gets a fresh one.
  template <typename Stub, typename Request, typename Response>
  absl::StatusOr<Response> Call(Stub& stub, const TestCaller& caller, Request request,
                                grpc::Status (Stub::*method)(grpc::ClientContext*, const Request&,
                                                             Response*)) {
    if constexpr (requires { request.set_request_id(""); }) {
      if (request.request_id().empty()) request.set_request_id(NewRequestId());
    }
    Response response;
    const grpc::Status status = (stub.*method)(caller.NewContext().get(), request, &response);
    if (!status.ok()) return FromGrpc(status);
    return response;
  }

  // What the feed gives the caller from `token` on, which is moved to its end, or from its start.
  // Ends the program when it gives nothing; the SyncService is among the services.
  std::vector<v1::Change> Feed(const TestCaller& caller, std::string& token);
  std::vector<v1::Change> Feed(const TestCaller& caller);

  // In a transaction of its own; ends the program when `work` fails.
  void MustWrite(sql::Work work);
  void MustRead(sql::Work work);
  // The first column of the first row, as a number; -1 when there is none.
  int64_t Count(absl::string_view sql);

 private:
  void OpenDatabase();
  void AddOrganization();

  TempDir folder_;
  TestStore store_{folder_.path(), TestStore::Content::kServerSchema};
  FakeClock clock_;
  SeededRandom random_;
  rpc::FeedSignal feed_signal_;
  access::AccessCallers callers_;
  access::Scopes scopes_{clock_};
  std::unique_ptr<rpc::Policy> policy_;
  std::unique_ptr<sql::Database> database_;
  std::string organization_id_;
  std::string root_unit_id_;
  std::vector<std::unique_ptr<grpc::Service>> services_;
  std::unique_ptr<grpc::Server> server_;
  std::shared_ptr<grpc::Channel> channel_;
};

}  // namespace glimmer::test
