#include "server/signups/sign_up_service.h"

#include <gtest/gtest.h>

#include "glimmer/v1/notice_service.grpc.pb.h"
#include "server/notices/notice_service.h"
#include "shared/rpc/error.h"
#include "shared/rpc/status_convert.h"
#include "tests/support/test_server.h"

namespace glimmer::signups {
namespace {

template <typename Service>
std::unique_ptr<grpc::Service> Make(const rpc::Deps& deps) {
  return std::make_unique<Service>(deps);
}

class SignUpServiceTest : public testing::Test {
 protected:
  SignUpServiceTest()
      : server_({Make<SignUpService>, Make<notices::NoticeService>}),
        stub_(v1::SignUpService::NewStub(server_.channel())),
        notices_(v1::NoticeService::NewStub(server_.channel())),
        unit_(server_.AddUnit(server_.root_unit_id(), "Willow Village")) {
    AddShift(1);
  }

  // One shift in three days with one position.
  void AddShift(int64_t capacity) {
    const std::string event = server_.NewId();
    shift_ = server_.NewId();
    const int64_t now = absl::ToUnixMicros(server_.clock().Now());
    const int64_t start = now + absl::ToInt64Microseconds(absl::Hours(72));
    server_.MustWrite([&, now, start](sql::Transaction& tx) -> absl::Status {
      RETURN_IF_ERROR(tx.Execute(
          "INSERT INTO events VALUES ($1, $2, $3, $3, 'River', 'environment', '', '', '', "
          "'Asia/Shanghai', NULL, '', NULL, 1, $4, $4)",
          event, server_.organization_id(), unit_, now));
      RETURN_IF_ERROR(tx.Execute(
          "INSERT INTO shifts VALUES ($1, $2, $3, '2026-03-05T10:00:00', '2026-03-05T10:00:00', "
          "$4, $4 + 7200000000, 1, $5, 0, 0, 1, $6, $4, $4, NULL, 0, 0, $7, '', 0, 1, $6, $6)",
          shift_, server_.organization_id(), event, start, capacity, now, sql::Bytes{"key"}));
      return tx
          .Execute("INSERT INTO positions VALUES ($1, $2, 1, 'Helper', $3, 0, '', 0)",
                   server_.NewId(), shift_, capacity)
          .status();
    });
  }

  v1::CreateSignUpRequest RequestFor(const std::string& person, bool wait = false) {
    v1::CreateSignUpRequest request;
    request.set_request_id(server_.NewRequestId());
    request.set_shift("shifts/" + shift_);
    request.set_person("people/" + person);
    if (wait) request.set_when_full(v1::CreateSignUpRequest::WHEN_FULL_JOIN_WAITLIST);
    return request;
  }

  absl::StatusOr<v1::SignUp> Create(const test::TestCaller& caller,
                                    const v1::CreateSignUpRequest& request, int attempt = 1) {
    v1::CreateSignUpResponse response;
    const auto context = caller.NewContext();
    if (attempt > 1) context->AddMetadata("glimmer-attempt", absl::StrCat(attempt));
    const grpc::Status status = stub_->CreateSignUp(context.get(), request, &response);
    if (!status.ok()) return FromGrpc(status);
    return response.sign_up();
  }

  test::TestServer server_;
  std::unique_ptr<v1::SignUpService::Stub> stub_;
  std::unique_ptr<v1::NoticeService::Stub> notices_;
  std::string unit_;
  std::string shift_;
};

TEST_F(SignUpServiceTest, GoesTheWholeWayFromFullToAccepted) {
  const test::TestCaller holder = server_.Enrol(server_.AddPerson(unit_, "Li Na"));
  const test::TestCaller next = server_.Enrol(server_.AddPerson(unit_, "Wu Gang"));
  const auto held = Create(holder, RequestFor(holder.person_id));
  ASSERT_TRUE(held.ok()) << held.status();
  EXPECT_EQ(held->state(), v1::SignUp::STATE_CONFIRMED);
  const auto full = Create(next, RequestFor(next.person_id));
  EXPECT_EQ(ReasonOf(full.status()), v1::ERROR_REASON_SHIFT_FULL);
  EXPECT_EQ(MetadataOf(full.status(), "capacity"), "1");
  const auto waits = Create(next, RequestFor(next.person_id, true));
  ASSERT_TRUE(waits.ok()) << waits.status();
  EXPECT_EQ(waits->state(), v1::SignUp::STATE_WAITLISTED);
  EXPECT_EQ(waits->waitlist_position(), 1);

  v1::LeaveShiftRequest leave;
  leave.set_request_id(server_.NewRequestId());
  leave.set_sign_up(held->name());
  v1::LeaveShiftResponse left;
  ASSERT_TRUE(stub_->LeaveShift(holder.NewContext().get(), leave, &left).ok());
  EXPECT_EQ(left.sign_up().state(), v1::SignUp::STATE_CANCELLED);

  v1::ListNoticesRequest list;
  list.set_person("people/" + next.person_id);
  v1::ListNoticesResponse told;
  ASSERT_TRUE(notices_->ListNotices(next.NewContext().get(), list, &told).ok());
  ASSERT_EQ(told.notices_size(), 1);
  EXPECT_EQ(told.notices(0).kind(), v1::Notice::KIND_PLACE_OFFERED);
  EXPECT_EQ(told.notices(0).parameters().count("expire_time"), 1u);

  v1::AcceptOfferRequest accept;
  accept.set_request_id(server_.NewRequestId());
  accept.set_sign_up(waits->name());
  v1::AcceptOfferResponse accepted;
  ASSERT_TRUE(stub_->AcceptOffer(next.NewContext().get(), accept, &accepted).ok());
  EXPECT_EQ(accepted.sign_up().state(), v1::SignUp::STATE_CONFIRMED);
}

TEST_F(SignUpServiceTest, TheSameRequestIsOneEffectAndOneAnswer) {
  const test::TestCaller person = server_.Enrol(server_.AddPerson(unit_, "Li Na"));
  v1::CreateSignUpRequest request = RequestFor(person.person_id);
  const auto first = Create(person, request);
  const auto again = Create(person, request);
  ASSERT_TRUE(again.ok()) << again.status();
  EXPECT_EQ(again->SerializeAsString(), first->SerializeAsString());
  EXPECT_EQ(server_.Count("SELECT COUNT(*) FROM sign_ups"), 1);
  request.set_guests(1);
  EXPECT_EQ(ReasonOf(Create(person, request).status()), v1::ERROR_REASON_REQUEST_ID_REUSED);
}

// A phone sends a second time and is told no; then a place is free, and then comes what it had sent
// first. It was told no, and may send again what it was told no for.
TEST_F(SignUpServiceTest, AnAttemptThatComesAfterTheRefusalOfALaterOneIsNotDone) {
  const test::TestCaller holder = server_.Enrol(server_.AddPerson(unit_, "Li Na"));
  const auto held = Create(holder, RequestFor(holder.person_id));
  ASSERT_TRUE(held.ok()) << held.status();
  const test::TestCaller next = server_.Enrol(server_.AddPerson(unit_, "Wu Gang"));
  const v1::CreateSignUpRequest request = RequestFor(next.person_id);
  EXPECT_EQ(ReasonOf(Create(next, request).status()), v1::ERROR_REASON_SHIFT_FULL);
  for (const int attempt : {3, 2, 4}) {
    EXPECT_EQ(ReasonOf(Create(next, request, attempt).status()),
              attempt == 2 ? v1::ERROR_REASON_REQUEST_OVERTAKEN : v1::ERROR_REASON_SHIFT_FULL);
  }
  EXPECT_EQ(server_.Count("SELECT COUNT(*) FROM changes WHERE refused_attempt IS NOT NULL"), 1);

  v1::LeaveShiftRequest leave;
  leave.set_request_id(server_.NewRequestId());
  leave.set_sign_up(held->name());
  v1::LeaveShiftResponse left;
  ASSERT_TRUE(stub_->LeaveShift(holder.NewContext().get(), leave, &left).ok());
  for (const int late : {1, 2, 4}) {
    const absl::Status answer = Create(next, request, late).status();
    EXPECT_EQ(ReasonOf(answer), v1::ERROR_REASON_REQUEST_OVERTAKEN) << late;
    EXPECT_EQ(answer.code(), absl::StatusCode::kAborted);
  }
  const auto done = Create(next, request, 5);
  ASSERT_TRUE(done.ok()) << done.status();
  EXPECT_EQ(done->state(), v1::SignUp::STATE_CONFIRMED);
  for (const int late : {1, 4, 6}) {
    const auto again = Create(next, request, late);
    ASSERT_TRUE(again.ok()) << again.status();
    EXPECT_EQ(again->SerializeAsString(), done->SerializeAsString());
  }
}

TEST_F(SignUpServiceTest, NobodySignsUpForOthersWithoutARole) {
  const test::TestCaller person = server_.Enrol(server_.AddPerson(unit_, "Li Na"));
  const std::string other = server_.AddPerson(unit_, "Wu Gang");
  const auto refused = Create(person, RequestFor(other));
  EXPECT_FALSE(refused.ok());
  EXPECT_EQ(server_.Count("SELECT COUNT(*) FROM sign_ups"), 0);
  const test::TestCaller coordinator = server_.EnrolWithRole(v1::ROLE_COORDINATOR, unit_);
  const auto made = Create(coordinator, RequestFor(other));
  ASSERT_TRUE(made.ok()) << made.status();
  EXPECT_EQ(made->actor(), "people/" + coordinator.person_id);
}

TEST_F(SignUpServiceTest, ListsTheRosterByPages) {
  const test::TestCaller coordinator = server_.EnrolWithRole(v1::ROLE_COORDINATOR, unit_);
  for (int i = 0; i < 3; ++i) {
    const std::string person = server_.AddPerson(unit_, "Volunteer");
    ASSERT_TRUE(Create(coordinator, RequestFor(person, true)).ok());
  }
  v1::ListSignUpsRequest request;
  request.set_shift("shifts/" + shift_);
  request.set_page_size(2);
  v1::ListSignUpsResponse page;
  ASSERT_TRUE(stub_->ListSignUps(coordinator.NewContext().get(), request, &page).ok());
  ASSERT_EQ(page.sign_ups_size(), 2);
  EXPECT_EQ(page.sign_ups(0).state(), v1::SignUp::STATE_CONFIRMED);
  request.set_page_token(page.next_page_token());
  ASSERT_TRUE(stub_->ListSignUps(coordinator.NewContext().get(), request, &page).ok());
  ASSERT_EQ(page.sign_ups_size(), 1);
  EXPECT_EQ(page.sign_ups(0).waitlist_position(), 2);
  EXPECT_TRUE(page.next_page_token().empty());
}

}  // namespace
}  // namespace glimmer::signups
