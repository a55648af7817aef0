// The road of a call, tried with the methods of AccessService: a real server, real transactions.
#include "server/rpc/call.h"

#include <gmock/gmock.h>

#include <memory>

#include "glimmer/v1/gift_service.grpc.pb.h"
#include "shared/domain/resource_names.h"
#include "shared/rpc/status_convert.h"
#include "shared/sql/text_arguments.h"
#include "tests/server/access/access_fixture.h"

namespace glimmer::rpc {
namespace {

class CallTest : public access::AccessFixture {
 protected:
  v1::GrantRoleRequest GrantRequest() {
    v1::GrantRoleRequest request;
    request.set_request_id(server_.NewRequestId());
    request.set_person(ResourceName(kPeople, person_));
    request.set_role(v1::ROLE_COORDINATOR);
    request.set_scope(ResourceName(kUnits, unit_));
    request.mutable_end_time()->set_seconds(absl::ToUnixSeconds(server_.clock().Now()) + 86400);
    return request;
  }

  absl::Status Grant(const v1::GrantRoleRequest& request, const test::TestCaller& who,
                     v1::GrantRoleResponse* response = nullptr) {
    v1::GrantRoleResponse unused;
    return FromGrpc(
        stub_->GrantRole(ContextFor(who).get(), request, response == nullptr ? &unused : response));
  }

  absl::Status Devices(const std::string& person, const test::TestCaller& who) {
    v1::ListDevicesRequest request;
    request.set_person(person);
    v1::ListDevicesResponse response;
    return FromGrpc(stub_->ListDevices(ContextFor(who).get(), request, &response));
  }

  int64_t Grants() { return server_.Count("SELECT COUNT(*) FROM role_grants"); }
};

TEST_F(CallTest, GivesTheSameAnswerToARepeatedCallWithOneEffect) {
  const v1::GrantRoleRequest request = GrantRequest();
  v1::GrantRoleResponse first;
  ASSERT_TRUE(Grant(request, admin_, &first).ok());
  const int64_t grants = Grants();
  server_.clock().Advance(absl::Minutes(5));
  for (int i = 0; i < 3; ++i) {
    v1::GrantRoleResponse again;
    ASSERT_TRUE(Grant(request, admin_, &again).ok());
    EXPECT_EQ(again.SerializeAsString(), first.SerializeAsString());
  }
  EXPECT_EQ(Grants(), grants);
  EXPECT_EQ(server_.Count("SELECT COUNT(*) FROM audit_records WHERE action = 'GrantRole'"), 1);
}

TEST_F(CallTest, RefusesARequestIdWithOtherContentOrFromAnotherCaller) {
  v1::GrantRoleRequest request = GrantRequest();
  ASSERT_TRUE(Grant(request, admin_).ok());
  const auto other = server_.EnrolWithRole(v1::ROLE_ORGANIZATION_ADMIN, server_.root_unit_id());
  EXPECT_EQ(Reason(Grant(request, other)), v1::ERROR_REASON_REQUEST_ID_REUSED);
  request.set_role(v1::ROLE_AUDITOR);
  EXPECT_EQ(Reason(Grant(request, admin_)), v1::ERROR_REASON_REQUEST_ID_REUSED);
}

// A service that makes its answer after the write, by a method whose answer is kept.
class KeepsAndMakes final : public v1::GiftService::CallbackService {
 public:
  explicit KeepsAndMakes(const Deps& deps) : deps_(deps) {}
  grpc::ServerUnaryReactor* IssueGiftReceipt(grpc::CallbackServerContext* rpc,
                                             const v1::IssueGiftReceiptRequest* request,
                                             v1::IssueGiftReceiptResponse* response) override {
    return WriteCall(
        rpc, deps_, request, response,
        ThenMake{[](Context&, const v1::IssueGiftReceiptRequest&, v1::IssueGiftReceiptResponse&) {
                   return absl::OkStatus();
                 },
                 threads_, [](v1::IssueGiftReceiptResponse&) { return absl::OkStatus(); }});
  }

 private:
  const Deps deps_;
  ReportThreads threads_;
};

TEST(ThenMakeTest, IsRefusedToAWriteThatKeepsItsAnswer) {
  test::TestServer server({[](const Deps& deps) { return std::make_unique<KeepsAndMakes>(deps); }});
  const auto stub = v1::GiftService::NewStub(server.channel());
  const absl::StatusOr<v1::IssueGiftReceiptResponse> response =
      server.Call(*stub, server.EnrolWithRole(v1::ROLE_COORDINATOR, server.root_unit_id()),
                  v1::IssueGiftReceiptRequest(), &v1::GiftService::Stub::IssueGiftReceipt);
  EXPECT_EQ(response.status().code(), absl::StatusCode::kInternal);
}

TEST_F(CallTest, KeepsNothingOfARefusedCall) {
  v1::GrantRoleRequest request = GrantRequest();
  request.set_role(v1::ROLE_UNSPECIFIED);
  EXPECT_EQ(Reason(Grant(request, admin_)), v1::ERROR_REASON_FIELD_INVALID);
  request.set_role(v1::ROLE_AUDITOR);
  EXPECT_TRUE(Grant(request, admin_).ok());
}

TEST_F(CallTest, AsksForARequestIdThatIsAUuid) {
  v1::GrantRoleRequest request = GrantRequest();
  for (const char* id : {"", "1", "0190163D-8694-739B-AEA5-966C26F8AD91"}) {
    request.set_request_id(id);
    EXPECT_EQ(Reason(Grant(request, admin_)), v1::ERROR_REASON_REQUEST_ID_INVALID) << id;
  }
}

TEST_F(CallTest, AnswersAbsentAndForeignThingsAlike) {
  const std::string foreign = ResourceName(kPeople, server_.AddPerson(other_unit_, "Foreign"));
  const std::string absent = ResourceName(kPeople, server_.NewId());
  const absl::Status for_foreign = Devices(foreign, coordinator_);
  const absl::Status for_absent = Devices(absent, coordinator_);
  EXPECT_EQ(Reason(for_foreign), v1::ERROR_REASON_NOT_FOUND);
  EXPECT_EQ(Reason(for_absent), v1::ERROR_REASON_NOT_FOUND);
  EXPECT_EQ(for_foreign.message(), for_absent.message());
  EXPECT_EQ(MetadataOf(for_foreign, "resource"), foreign);
  EXPECT_EQ(MetadataOf(for_absent, "resource"), absent);
  EXPECT_TRUE(Devices(foreign, admin_).ok());
}

TEST_F(CallTest, AsksForASessionBeforeAnythingElse) {
  EXPECT_EQ(Reason(Devices("nonsense", {})), v1::ERROR_REASON_SESSION_INVALID);
  EXPECT_EQ(Reason(Grant(v1::GrantRoleRequest(), {})), v1::ERROR_REASON_SESSION_INVALID);
}

TEST_F(CallTest, RefusesRolesThatTheRuleDoesNotName) {
  server_.AddGrant(person_, static_cast<v1::Role>(99), server_.root_unit_id());
  const auto odd = server_.Enrol(person_);
  EXPECT_EQ(Reason(Grant(GrantRequest(), odd)), v1::ERROR_REASON_ROLE_MISSING);
  EXPECT_EQ(Reason(Grant(GrantRequest(), coordinator_)), v1::ERROR_REASON_ROLE_MISSING);
}

TEST_F(CallTest, StoresNoSecretWithItsAnswer) {
  Invite(person_);
  EXPECT_EQ(server_.Count("SELECT COUNT(*) FROM changes WHERE response IS NOT NULL"), 0);
}

TEST_F(CallTest, NumbersTheFeedWithoutGaps) {
  for (int i = 0; i < 3; ++i) ASSERT_TRUE(Grant(GrantRequest(), admin_).ok());
  EXPECT_EQ(server_.Count("SELECT MAX(sequence) - COUNT(*) FROM changes"), 0);
  EXPECT_EQ(server_.Count("SELECT last_sequence FROM organizations"),
            server_.Count("SELECT MAX(sequence) FROM changes"));
}

TEST_F(CallTest, HidesInternalErrors) {
  const absl::Status shown = Presentable(absl::InternalError("SELECT secret FROM somewhere"));
  EXPECT_EQ(shown.code(), absl::StatusCode::kInternal);
  EXPECT_THAT(std::string(shown.message()), testing::Not(testing::HasSubstr("SELECT")));
  EXPECT_EQ(Reason(Presentable(absl::UnavailableError("disk"))),
            v1::ERROR_REASON_STORAGE_UNAVAILABLE);
  EXPECT_EQ(Reason(Presentable(absl::ResourceExhaustedError("queue"))),
            v1::ERROR_REASON_SERVER_BUSY);
  const std::string text("a\0b", 3);
  const sql::Value values[] = {absl::string_view(text)};
  EXPECT_EQ(Reason(Presentable(sql::CheckTexts(values))), v1::ERROR_REASON_FIELD_INVALID);
  EXPECT_EQ(Presentable(absl::InvalidArgumentError("no such time zone")).code(),
            absl::StatusCode::kInternal);
}

}  // namespace
}  // namespace glimmer::rpc
