#include "tests/support/test_server.h"

#include <cstdio>
#include <cstdlib>
#include <utility>

#include "absl/strings/str_cat.h"
#include "glimmer/v1/sync_service.grpc.pb.h"
#include "server/access/session_store.h"
#include "server/rpc/context.h"
#include "shared/base/ids.h"

namespace glimmer::test {
namespace {

constexpr absl::string_view kInsertOrganization =
    "INSERT INTO organizations (organization_id, root_unit_id, time_zone, last_sequence) "
    "VALUES ($1, $2, 'Asia/Shanghai', 0)";

constexpr absl::string_view kFindPath = "SELECT path FROM units WHERE unit_id = $1";

constexpr absl::string_view kInsertUnit =
    "INSERT INTO units (unit_id, organization_id, parent_unit_id, kind, display_name, path, "
    "create_time_us) VALUES ($1, $2, $3, 1, $4, $5, $6)";

constexpr absl::string_view kInsertPerson =
    "INSERT INTO people (person_id, organization_id, display_name, name_fold, name_pinyin, "
    "languages, skills, version, create_time_us, update_time_us) "
    "VALUES ($1, $2, $3, $3, $3, '', '', 1, $4, $4)";

constexpr absl::string_view kInsertHome =
    "INSERT INTO home_units (person_id, unit_id, start_date) VALUES ($1, $2, '2020-01-01')";

constexpr absl::string_view kInsertGrant =
    "INSERT INTO role_grants (role_grant_id, person_id, role, scope_unit_id, end_time_us, "
    "create_time_us) VALUES ($1, $2, $3, $4, $5, $6)";

constexpr absl::string_view kInsertDevice =
    "INSERT INTO devices (device_id, person_id, public_key, label, installation_id, "
    "create_time_us, activate_time_us) VALUES ($1, $2, $3, 'Test', 'test', $4, $4)";

void Must(const absl::Status& status, const char* what) {
  if (status.ok()) return;
  std::fprintf(stderr, "test_server: %s: %s\n", what, status.ToString().c_str());
  std::abort();
}

}  // namespace

std::unique_ptr<grpc::ClientContext> TestCaller::NewContext() const {
  auto context = std::make_unique<grpc::ClientContext>();
  context->set_deadline(std::chrono::system_clock::now() + std::chrono::seconds(30));
  if (!token.empty()) context->AddMetadata("authorization", "Bearer " + token);
  return context;
}

TestServer::TestServer() {
  OpenDatabase();
  AddOrganization();
}

TestServer::TestServer(const std::vector<ServiceFactory>& factories) : TestServer() {
  Start(factories);
}

TestServer::~TestServer() {
  channel_.reset();
  if (server_ != nullptr) server_->Shutdown(std::chrono::system_clock::now());
  server_.reset();
  database_.reset();
}

void TestServer::OpenDatabase() {
  absl::StatusOr<rpc::Policy> policy = rpc::Policy::Load();
  Must(policy.status(), "policy");
  policy_ = std::make_unique<rpc::Policy>(*std::move(policy));
  database_ = store_.Open();
}

void TestServer::AddOrganization() {
  organization_id_ = NewId();
  root_unit_id_ = NewId();
  MustWrite([this](sql::Transaction& tx) -> absl::Status {
    RETURN_IF_ERROR(tx.Execute(kInsertOrganization, organization_id_, root_unit_id_));
    return tx
        .Execute(kInsertUnit, root_unit_id_, organization_id_, nullptr, "Root",
                 absl::StrCat(root_unit_id_, "/"), clock_.Now())
        .status();
  });
}

void TestServer::Start(const std::vector<ServiceFactory>& factories) {
  grpc::ServerBuilder builder;
  const std::string address = absl::StrCat("unix:", folder_.File("server.sock"));
  builder.AddListeningPort(address, grpc::InsecureServerCredentials());
  for (const ServiceFactory& factory : factories) {
    services_.push_back(factory(deps()));
    builder.RegisterService(services_.back().get());
  }
  server_ = builder.BuildAndStart();
  if (server_ == nullptr) Must(absl::InternalError("gRPC does not listen"), "start");
  channel_ = grpc::CreateChannel(address, grpc::InsecureChannelCredentials());
}

rpc::Deps TestServer::deps(bool local) {
  return {*database_, clock_, random_, *policy_, callers_, scopes_, feed_signal_, local};
}

std::string TestServer::AddUnit(const std::string& parent_unit_id, const std::string& name) {
  const std::string id = NewId();
  MustWrite([&](sql::Transaction& tx) -> absl::Status {
    ASSIGN_OR_RETURN(const auto path, tx.QueryOne([](const sql::Row& row) { return row.Text(0); },
                                                  kFindPath, parent_unit_id));
    if (!path) return absl::NotFoundError("the parent unit is missing");
    return tx
        .Execute(kInsertUnit, id, organization_id_, parent_unit_id, name,
                 absl::StrCat(*path, id, "/"), clock_.Now())
        .status();
  });
  return id;
}

std::string TestServer::AddPerson(const std::string& home_unit_id, const std::string& name) {
  const std::string id = NewId();
  MustWrite([&](sql::Transaction& tx) -> absl::Status {
    RETURN_IF_ERROR(tx.Execute(kInsertPerson, id, organization_id_, name, clock_.Now()));
    RETURN_IF_ERROR(rpc::SubjectKeyOf(tx, random_, id));
    return tx.Execute(kInsertHome, id, home_unit_id).status();
  });
  return id;
}

std::string TestServer::AddGrant(const std::string& person_id, v1::Role role,
                                 const std::string& unit_id) {
  const std::string id = NewId();
  MustWrite([&](sql::Transaction& tx) -> absl::Status {
    return tx
        .Execute(kInsertGrant, id, person_id, static_cast<int64_t>(role), unit_id,
                 clock_.Now() + absl::Hours(24 * 365), clock_.Now())
        .status();
  });
  callers_.InvalidatePerson(person_id);
  return id;
}

TestCaller TestServer::Enrol(const std::string& person_id) {
  TestCaller caller{person_id, NewId(), NewRandomId(random_)};
  const std::string key = NewRandomId(random_);
  MustWrite([&](sql::Transaction& tx) -> absl::Status {
    RETURN_IF_ERROR(rpc::SubjectKeyOf(tx, random_, person_id));
    RETURN_IF_ERROR(
        tx.Execute(kInsertDevice, caller.device_id, person_id, sql::Bytes{key}, clock_.Now()));
    return access::InsertSession(tx, {access::TokenHash(caller.token), caller.device_id, person_id,
                                      clock_.Now(), clock_.Now() + absl::Hours(1)});
  });
  return caller;
}

TestCaller TestServer::EnrolWithRole(v1::Role role, const std::string& unit_id) {
  const std::string person_id = AddPerson(unit_id, v1::Role_Name(role));
  AddGrant(person_id, role, unit_id);
  return Enrol(person_id);
}

std::string TestServer::NewId() { return NewUlid(clock_.Now(), random_); }

std::string TestServer::NewRequestId() { return NewUuidV7(clock_.Now(), random_); }

std::vector<v1::Change> TestServer::Feed(const TestCaller& caller, std::string& token) {
  const auto stub = v1::SyncService::NewStub(channel_);
  std::vector<v1::Change> changes;
  bool more = true;
  while (more) {
    v1::ListChangesRequest request;
    request.set_page_token(token);
    v1::ListChangesResponse page;
    Must(FromGrpc(stub->ListChanges(caller.NewContext().get(), request, &page)), "feed");
    changes.insert(changes.end(), page.changes().begin(), page.changes().end());
    token = page.next_page_token();
    more = page.more();
  }
  return changes;
}

std::vector<v1::Change> TestServer::Feed(const TestCaller& caller) {
  std::string token;
  return Feed(caller, token);
}

void TestServer::MustWrite(sql::Work work) {
  Must(sql::WriteAndWait(*database_, std::move(work)), "write");
}

void TestServer::MustRead(sql::Work work) {
  Must(sql::ReadAndWait(*database_, std::move(work)), "read");
}

int64_t TestServer::Count(absl::string_view sql) {
  int64_t count = -1;
  MustRead([&](sql::Transaction& tx) -> absl::Status {
    ASSIGN_OR_RETURN(const auto found,
                     tx.QueryOne([](const sql::Row& row) { return row.Int(0); }, sql));
    count = found.value_or(-1);
    return absl::OkStatus();
  });
  return count;
}

}  // namespace glimmer::test
