// Pasted lists over the wire: who is found for whom, and that the text stays nowhere.
#include "server/chat/chat_service.h"

#include <gmock/gmock.h>

#include "glimmer/v1/event_service.grpc.pb.h"
#include "glimmer/v1/sign_up_service.grpc.pb.h"
#include "server/events/event_service.h"
#include "server/signups/sign_up_service.h"
#include "shared/rpc/error.h"
#include "shared/rpc/status_convert.h"
#include "tests/support/store_dump.h"
#include "tests/support/test_server.h"

namespace glimmer::chat {
namespace {

using testing::HasSubstr;
using testing::Not;

constexpr char kList[] = "#接龙\n1. 王芳\n2. 李雷＋1\n3. CANARY-NOBODY\n收到\n";

template <typename Service>
std::unique_ptr<grpc::Service> Make(const rpc::Deps& deps) {
  return std::make_unique<Service>(deps);
}

class ChatServiceTest : public testing::Test {
 protected:
  ChatServiceTest()
      : server_({Make<ChatService>, Make<events::EventService>, Make<signups::SignUpService>}),
        stub_(v1::ChatService::NewStub(server_.channel())),
        events_(v1::EventService::NewStub(server_.channel())),
        sign_ups_(v1::SignUpService::NewStub(server_.channel())),
        unit_(server_.AddUnit(server_.root_unit_id(), "Willow Village")),
        other_(server_.AddUnit(server_.root_unit_id(), "Pine Village")),
        coordinator_(server_.EnrolWithRole(v1::ROLE_COORDINATOR, unit_)),
        volunteer_(server_.Enrol(server_.AddPerson(unit_, "韩梅"))),
        wang_(server_.AddPerson(unit_, "王芳")),
        li_(server_.AddPerson(other_, "李雷")) {}

  absl::StatusOr<v1::ChatReading> Read(const test::TestCaller& who, const std::string& unit,
                                       const std::string& text) {
    v1::ReadWishChatListRequest request;
    request.set_unit("units/" + unit);
    request.set_text(text);
    v1::ReadWishChatListResponse response;
    auto context = who.NewContext();
    context->AddMetadata("accept-language", "en");
    const grpc::Status status = stub_->ReadWishChatList(context.get(), request, &response);
    if (!status.ok()) return FromGrpc(status);
    return response.reading();
  }

  // One of the unit's, in three days, with room for many; "shifts/{id}".
  std::string AddShift() {
    v1::CreateEventRequest request;
    request.set_request_id(server_.NewRequestId());
    request.mutable_event()->set_title("Clean the river bank");
    request.mutable_event()->set_organizing_unit("units/" + unit_);
    request.mutable_event()->set_time_zone("Asia/Shanghai");
    v1::ShiftPattern& pattern = *request.mutable_pattern();
    pattern.set_civil_start(absl::FormatTime("%Y-%m-%dT%H:%M:%S",
                                             server_.clock().Now() + absl::Hours(72),
                                             absl::FixedTimeZone(8 * 3600)));
    pattern.mutable_duration()->set_seconds(7200);
    pattern.add_positions()->set_display_name("helper");
    pattern.mutable_positions(0)->set_capacity(20);
    v1::CreateEventResponse response;
    const grpc::Status status =
        events_->CreateEvent(coordinator_.NewContext().get(), request, &response);
    EXPECT_TRUE(status.ok()) << FromGrpc(status);
    return response.shifts_size() == 1 ? response.shifts(0).name() : "";
  }
  void SignUp(const std::string& person, const std::string& shift) {
    v1::CreateSignUpRequest request;
    request.set_request_id(server_.NewRequestId());
    request.set_shift(shift);
    request.set_person("people/" + person);
    v1::CreateSignUpResponse response;
    const grpc::Status status =
        sign_ups_->CreateSignUp(coordinator_.NewContext().get(), request, &response);
    EXPECT_TRUE(status.ok()) << FromGrpc(status);
  }
  absl::StatusOr<v1::ChatReading> ReadOfShift(const test::TestCaller& who, const std::string& shift,
                                              const std::string& text) {
    v1::ReadShiftChatListRequest request;
    request.set_shift(shift);
    request.set_text(text);
    const auto response =
        server_.Call(*stub_, who, request, &v1::ChatService::Stub::ReadShiftChatList);
    if (!response.ok()) return response.status();
    return response->reading();
  }

  test::TestServer server_;
  std::unique_ptr<v1::ChatService::Stub> stub_;
  std::unique_ptr<v1::EventService::Stub> events_;
  std::unique_ptr<v1::SignUpService::Stub> sign_ups_;
  const std::string unit_;
  const std::string other_;
  const test::TestCaller coordinator_;
  const test::TestCaller volunteer_;
  const std::string wang_;
  const std::string li_;
};

TEST_F(ChatServiceTest, FindsThePeopleInReachAndNobodyElse) {
  const auto read = Read(coordinator_, unit_, kList);
  ASSERT_TRUE(read.ok()) << read.status();
  ASSERT_EQ(read->matched_size(), 1);
  EXPECT_EQ(read->matched(0).person(), "people/" + wang_);
  EXPECT_EQ(read->matched(0).action(), "JOIN");
  // Who is elsewhere is nobody that this coordinator may sign up.
  EXPECT_EQ(read->questions_size(), 2);
  EXPECT_THAT(read->DebugString(), Not(HasSubstr(li_)));
  EXPECT_EQ(read->ignored_size(), 1);
  EXPECT_THAT(read->reply(), HasSubstr("Noted: 王芳"));
  const test::TestCaller administrator =
      server_.EnrolWithRole(v1::ROLE_ORGANIZATION_ADMIN, server_.root_unit_id());
  const auto wider = Read(administrator, unit_, kList);
  ASSERT_TRUE(wider.ok()) << wider.status();
  ASSERT_EQ(wider->matched_size(), 2);
  EXPECT_EQ(wider->matched(1).person(), "people/" + li_);
  EXPECT_EQ(wider->matched(1).extra_people(), 1);
}

TEST_F(ChatServiceTest, KeepsNothingOfTheText) {
  ASSERT_TRUE(Read(coordinator_, unit_, kList).ok());
  EXPECT_THAT(test::Dump(server_.database()), Not(HasSubstr("CANARY")));
}

TEST_F(ChatServiceTest, IsForCoordinatorsOfTheUnit) {
  EXPECT_EQ(ReasonOf(Read(volunteer_, unit_, kList).status()), v1::ERROR_REASON_ROLE_MISSING);
  EXPECT_EQ(ReasonOf(Read(coordinator_, other_, kList).status()), v1::ERROR_REASON_NOT_FOUND);
}

TEST_F(ChatServiceTest, TakesTextOf64KiB) {
  EXPECT_TRUE(Read(coordinator_, unit_, std::string(64 << 10, 'x')).ok());
  EXPECT_EQ(
      MetadataOf(Read(coordinator_, unit_, std::string((64 << 10) + 1, 'x')).status(), "field"),
      "text");
  EXPECT_EQ(MetadataOf(Read(coordinator_, unit_, "").status(), "field"), "text");
}

TEST_F(ChatServiceTest, OfAShiftKnowsWhoIsOnIt) {
  const std::string shift = AddShift();
  const std::string mei = server_.AddPerson(unit_, "赵敏");
  SignUp(wang_, shift);
  const auto read = ReadOfShift(coordinator_, shift, "#接龙\n1. 王芳\n2. 赵敏\n3. 李雷\n");
  ASSERT_TRUE(read.ok()) << read.status();
  ASSERT_EQ(read->matched_size(), 1) << read->DebugString();
  EXPECT_EQ(read->matched(0).person(), "people/" + mei);
  EXPECT_EQ(read->matched(0).action(), "JOIN");
  ASSERT_EQ(read->conflicts_size(), 1);
  EXPECT_EQ(read->conflicts(0).person(), "people/" + wang_);
  EXPECT_EQ(read->conflicts(0).reason(), "ALREADY_ON");
  // Whom the coordinator may not sign up.
  ASSERT_EQ(read->questions_size(), 1);
  EXPECT_EQ(read->questions(0).reason(), "UNKNOWN_NAME");
  EXPECT_THAT(read->reply(), HasSubstr("赵敏"));
  // Reading signs nobody up.
  EXPECT_EQ(server_.Count("SELECT COUNT(*) FROM sign_ups"), 1);
  EXPECT_EQ(ReadOfShift(coordinator_, shift, kList)->questions_size(), 2);
  EXPECT_THAT(test::Dump(server_.database()), Not(HasSubstr("CANARY")));
}

// Somebody has to say who comes; who goes is known by then.
TEST_F(ChatServiceTest, OfAShiftSaysWhoGoesWhereTheQuestionIsWhoComes) {
  const std::string shift = AddShift();
  const std::string first = server_.AddPerson(unit_, "赵敏");
  const std::string second = server_.AddPerson(unit_, "赵敏");
  SignUp(wang_, shift);
  const auto read = ReadOfShift(coordinator_, shift, "#接龙\n1. 王芳→赵敏\n");
  ASSERT_TRUE(read.ok()) << read.status();
  ASSERT_EQ(read->questions_size(), 1) << read->DebugString();
  const v1::ChatLine& line = read->questions(0);
  EXPECT_EQ(line.action(), "REPLACE");
  EXPECT_EQ(line.reason(), "SEVERAL_PEOPLE");
  EXPECT_EQ(line.person(), "people/" + wang_);
  EXPECT_EQ(line.candidates_size(), 2);
  // Who goes is the question: nobody is named yet.
  const auto other = ReadOfShift(coordinator_, shift, "#接龙\n1. 赵敏→王芳\n");
  ASSERT_TRUE(other.ok()) << other.status();
  ASSERT_EQ(other->questions_size(), 1) << other->DebugString();
  EXPECT_EQ(other->questions(0).person(), "");
}

TEST_F(ChatServiceTest, OfAShiftIsForItsCoordinators) {
  const std::string shift = AddShift();
  const test::TestCaller elsewhere = server_.EnrolWithRole(v1::ROLE_COORDINATOR, other_);
  EXPECT_EQ(ReasonOf(ReadOfShift(elsewhere, shift, kList).status()), v1::ERROR_REASON_NOT_FOUND);
  EXPECT_EQ(ReasonOf(ReadOfShift(volunteer_, shift, kList).status()),
            v1::ERROR_REASON_ROLE_MISSING);
  EXPECT_EQ(ReasonOf(ReadOfShift(coordinator_, "shifts/" + server_.NewId(), kList).status()),
            v1::ERROR_REASON_NOT_FOUND);
  const test::TestCaller administrator =
      server_.EnrolWithRole(v1::ROLE_ORGANIZATION_ADMIN, server_.root_unit_id());
  EXPECT_TRUE(ReadOfShift(administrator, shift, kList).ok());
}

TEST_F(ChatServiceTest, OfAShiftTakesTextOf64KiB) {
  const std::string shift = AddShift();
  EXPECT_TRUE(ReadOfShift(coordinator_, shift, std::string(64 << 10, 'x')).ok());
  for (const size_t octets : {size_t{0}, (size_t{64} << 10) + 1}) {
    const absl::Status refused =
        ReadOfShift(coordinator_, shift, std::string(octets, 'x')).status();
    EXPECT_EQ(ReasonOf(refused), v1::ERROR_REASON_FIELD_INVALID);
    EXPECT_EQ(MetadataOf(refused, "field"), "text");
  }
}

}  // namespace
}  // namespace glimmer::chat
