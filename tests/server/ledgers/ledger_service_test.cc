// Follow-ups and deeds over the wire: who may do what, who sees what, and what is done once only.
#include <gmock/gmock.h>

#include <map>
#include <random>

#include "glimmer/v1/deed_service.grpc.pb.h"
#include "glimmer/v1/follow_up_service.grpc.pb.h"
#include "server/ledgers/deed_service.h"
#include "server/ledgers/follow_up_service.h"
#include "server/sync/sync_service.h"
#include "shared/rpc/error.h"
#include "tests/server/sync/feed_fixture.h"
#include "tests/support/test_server.h"

namespace glimmer::ledgers {
namespace {

using sync::FeedPhone;
using test::TestCaller;

using FollowUps = v1::FollowUpService::Stub;
using Deeds = v1::DeedService::Stub;

template <typename Service>
std::unique_ptr<grpc::Service> Make(const rpc::Deps& deps) {
  return std::make_unique<Service>(deps);
}

class LedgerServiceTest : public testing::Test {
 protected:
  LedgerServiceTest()
      : server_({Make<FollowUpService>, Make<DeedService>, Make<sync::SyncService>}),
        follow_ups_(v1::FollowUpService::NewStub(server_.channel())),
        deeds_(v1::DeedService::NewStub(server_.channel())),
        unit_(server_.AddUnit(server_.root_unit_id(), "Willow Village")),
        other_unit_(server_.AddUnit(server_.root_unit_id(), "Pine Village")),
        coordinator_(server_.EnrolWithRole(v1::ROLE_COORDINATOR, unit_)),
        other_coordinator_(server_.EnrolWithRole(v1::ROLE_COORDINATOR, other_unit_)),
        administrator_(server_.EnrolWithRole(v1::ROLE_ORGANIZATION_ADMIN, server_.root_unit_id())),
        auditor_(server_.EnrolWithRole(v1::ROLE_AUDITOR, server_.root_unit_id())),
        opener_(server_.Enrol(server_.AddPerson(unit_, "Li Na"))),
        owner_(server_.Enrol(server_.AddPerson(unit_, "Wu Gang"))),
        stranger_(server_.Enrol(server_.AddPerson(unit_, "He Ping"))) {}

  v1::OpenFollowUpRequest Opening() {
    v1::OpenFollowUpRequest request;
    request.mutable_follow_up()->set_unit("units/" + unit_);
    request.mutable_follow_up()->set_kind(v1::FollowUp::KIND_COMPLAINT);
    request.mutable_follow_up()->set_title("The lamp at the gate is dark");
    return request;
  }
  std::string Open() {
    const auto opened = server_.Call(*follow_ups_, opener_, Opening(), &FollowUps::OpenFollowUp);
    EXPECT_TRUE(opened.ok()) << opened.status();
    return opened.ok() ? opened->follow_up().name() : "";
  }
  absl::Status Plan(const TestCaller& caller, const std::string& name, const TestCaller& owner) {
    v1::PlanFollowUpRequest request;
    request.set_follow_up(name);
    request.set_owner("people/" + owner.person_id);
    request.set_due_date("2026-03-09");
    return server_.Call(*follow_ups_, caller, request, &FollowUps::PlanFollowUp).status();
  }
  absl::Status Finish(const TestCaller& caller, const std::string& name) {
    v1::FinishFollowUpRequest request;
    request.set_follow_up(name);
    request.set_evidence("It shines");
    return server_.Call(*follow_ups_, caller, request, &FollowUps::FinishFollowUp).status();
  }
  absl::Status Close(const TestCaller& caller, const std::string& name) {
    v1::CloseFollowUpRequest request;
    request.set_follow_up(name);
    return server_.Call(*follow_ups_, caller, request, &FollowUps::CloseFollowUp).status();
  }

  v1::RecordDeedRequest Recording(const TestCaller& doer) {
    v1::RecordDeedRequest request;
    request.mutable_deed()->set_unit("units/" + unit_);
    request.mutable_deed()->set_title("Swept the yard");
    request.mutable_deed()->set_beneficiary("everybody");
    request.mutable_deed()->set_civil_date("2026-03-01");
    request.mutable_deed()->set_person("people/" + doer.person_id);
    return request;
  }

  FeedPhone PhoneOf(const TestCaller& caller) {
    FeedPhone phone(server_.channel(), caller);
    EXPECT_EQ(phone.Read(), v1::ERROR_REASON_UNSPECIFIED);
    return phone;
  }
  // Name and content of what a phone has of the ledgers.
  static std::map<std::string, std::string> HeldBy(const FeedPhone& phone) {
    std::map<std::string, std::string> held;
    for (const auto& [name, change] : phone.held()) {
      if (change.has_follow_up() || change.has_deed()) held[name] = change.ShortDebugString();
    }
    return held;
  }
  static void Read(FeedPhone& phone) { EXPECT_EQ(phone.Read(), v1::ERROR_REASON_UNSPECIFIED); }

  test::TestServer server_;
  std::unique_ptr<FollowUps> follow_ups_;
  std::unique_ptr<Deeds> deeds_;
  std::string unit_;
  std::string other_unit_;
  TestCaller coordinator_;
  TestCaller other_coordinator_;
  TestCaller administrator_;
  TestCaller auditor_;
  TestCaller opener_;
  TestCaller owner_;
  TestCaller stranger_;
};

TEST_F(LedgerServiceTest, AFollowUpGoesItsWay) {
  const std::string name = Open();
  EXPECT_EQ(ReasonOf(Plan(opener_, name, opener_)), v1::ERROR_REASON_ROLE_MISSING);
  EXPECT_EQ(ReasonOf(Plan(other_coordinator_, name, owner_)), v1::ERROR_REASON_NOT_FOUND);
  ASSERT_TRUE(Plan(coordinator_, name, owner_).ok());
  // It is its owner's to finish, not its opener's.
  EXPECT_EQ(ReasonOf(Finish(opener_, name)), v1::ERROR_REASON_NOT_FOUND);
  EXPECT_EQ(ReasonOf(Finish(stranger_, name)), v1::ERROR_REASON_NOT_FOUND);
  ASSERT_TRUE(Finish(owner_, name).ok());
  EXPECT_EQ(ReasonOf(Close(owner_, name)), v1::ERROR_REASON_ROLE_MISSING);
  EXPECT_EQ(ReasonOf(Close(other_coordinator_, name)), v1::ERROR_REASON_NOT_FOUND);
  v1::ReopenFollowUpRequest reopen;
  reopen.set_follow_up(name);
  reopen.set_reason("dark again");
  ASSERT_TRUE(server_.Call(*follow_ups_, administrator_, reopen, &FollowUps::ReopenFollowUp).ok());
  ASSERT_TRUE(Finish(coordinator_, name).ok());
  EXPECT_EQ(ReasonOf(Close(coordinator_, name)), v1::ERROR_REASON_OWN_FOLLOW_UP);
  EXPECT_TRUE(Close(administrator_, name).ok());
}

TEST_F(LedgerServiceTest, TheSameRequestOpensAndRecordsOnce) {
  v1::OpenFollowUpRequest open = Opening();
  open.set_request_id(server_.NewRequestId());
  const auto first = server_.Call(*follow_ups_, opener_, open, &FollowUps::OpenFollowUp);
  const auto again = server_.Call(*follow_ups_, opener_, open, &FollowUps::OpenFollowUp);
  ASSERT_TRUE(first.ok() && again.ok()) << first.status() << again.status();
  EXPECT_EQ(first->SerializeAsString(), again->SerializeAsString());
  EXPECT_EQ(server_.Count("SELECT COUNT(*) FROM follow_ups"), 1);
  EXPECT_EQ(server_.Count("SELECT COUNT(*) FROM follow_up_records"), 1);
  v1::RecordDeedRequest record = Recording(opener_);
  record.set_request_id(server_.NewRequestId());
  ASSERT_TRUE(server_.Call(*deeds_, opener_, record, &Deeds::RecordDeed).ok());
  ASSERT_TRUE(server_.Call(*deeds_, opener_, record, &Deeds::RecordDeed).ok());
  EXPECT_EQ(server_.Count("SELECT COUNT(*) FROM deeds"), 1);
  record.mutable_deed()->set_title("Something else");
  EXPECT_EQ(ReasonOf(server_.Call(*deeds_, opener_, record, &Deeds::RecordDeed).status()),
            v1::ERROR_REASON_REQUEST_ID_REUSED);
}

TEST_F(LedgerServiceTest, ADeedIsDecidedByStaffOfItsUnit) {
  const auto recorded = server_.Call(*deeds_, opener_, Recording(opener_), &Deeds::RecordDeed);
  ASSERT_TRUE(recorded.ok()) << recorded.status();
  v1::DecideDeedRequest decide;
  decide.set_deed(recorded->deed().name());
  decide.set_confirm(true);
  const auto reason_for = [&](const TestCaller& caller) {
    return ReasonOf(server_.Call(*deeds_, caller, decide, &Deeds::DecideDeed).status());
  };
  EXPECT_EQ(reason_for(opener_), v1::ERROR_REASON_ROLE_MISSING);
  EXPECT_EQ(reason_for(auditor_), v1::ERROR_REASON_ROLE_MISSING);
  EXPECT_EQ(reason_for(other_coordinator_), v1::ERROR_REASON_NOT_FOUND);
  EXPECT_EQ(reason_for(coordinator_), v1::ERROR_REASON_UNSPECIFIED);
  // A coordinator of another unit is nobody here.
  EXPECT_EQ(
      ReasonOf(server_.Call(*deeds_, other_coordinator_, Recording(opener_), &Deeds::RecordDeed)
                   .status()),
      v1::ERROR_REASON_NOT_FOUND);
  const auto own =
      server_.Call(*deeds_, other_coordinator_, Recording(other_coordinator_), &Deeds::RecordDeed);
  ASSERT_TRUE(own.ok()) << own.status();
  EXPECT_EQ(own->deed().state(), v1::Deed::STATE_WAITING);
}

TEST_F(LedgerServiceTest, ListsAreForStaffAndAuditors) {
  Open();
  ASSERT_TRUE(server_.Call(*deeds_, opener_, Recording(opener_), &Deeds::RecordDeed).ok());
  v1::ListFollowUpsRequest follow_ups;
  follow_ups.set_unit("units/" + unit_);
  v1::ListDeedsRequest deeds;
  deeds.set_unit("units/" + unit_);
  for (const TestCaller& caller : {coordinator_, administrator_, auditor_}) {
    const auto first = server_.Call(*follow_ups_, caller, follow_ups, &FollowUps::ListFollowUps);
    ASSERT_TRUE(first.ok()) << first.status();
    EXPECT_EQ(first->follow_ups_size(), 1);
    const auto second = server_.Call(*deeds_, caller, deeds, &Deeds::ListDeeds);
    ASSERT_TRUE(second.ok()) << second.status();
    EXPECT_EQ(second->deeds_size(), 1);
  }
  EXPECT_EQ(
      ReasonOf(server_.Call(*follow_ups_, other_coordinator_, follow_ups, &FollowUps::ListFollowUps)
                   .status()),
      v1::ERROR_REASON_NOT_FOUND);
  EXPECT_EQ(ReasonOf(server_.Call(*deeds_, opener_, deeds, &Deeds::ListDeeds).status()),
            v1::ERROR_REASON_ROLE_MISSING);
}

TEST_F(LedgerServiceTest, PhonesHoldTheFollowUpsThatAreTheirs) {
  FeedPhone of_owner = PhoneOf(owner_);
  FeedPhone of_stranger = PhoneOf(stranger_);
  FeedPhone of_coordinator = PhoneOf(coordinator_);
  const std::string name = Open();
  ASSERT_TRUE(Plan(coordinator_, name, owner_).ok());
  for (FeedPhone* phone : {&of_owner, &of_coordinator}) {
    Read(*phone);
    EXPECT_EQ(phone->At(name).follow_up().owner_display_name(), "Wu Gang");
  }
  Read(of_stranger);
  EXPECT_FALSE(of_stranger.WasTold(name));
  // The same in a full load.
  for (const TestCaller& caller : {owner_, opener_, coordinator_, administrator_}) {
    EXPECT_EQ(PhoneOf(caller).At(name).follow_up().state(), v1::FollowUp::STATE_PLANNED);
  }
  for (const TestCaller& caller : {stranger_, other_coordinator_, auditor_}) {
    EXPECT_FALSE(PhoneOf(caller).WasTold(name));
  }
}

TEST_F(LedgerServiceTest, AnotherOwnerTakesTheFollowUpFromTheFormersPhone) {
  const std::string name = Open();
  ASSERT_TRUE(Plan(administrator_, name, owner_).ok());
  FeedPhone of_owner = PhoneOf(owner_);
  FeedPhone of_coordinator = PhoneOf(coordinator_);
  FeedPhone of_opener = PhoneOf(opener_);
  ASSERT_TRUE(of_owner.Holds(name));
  ASSERT_TRUE(Plan(administrator_, name, coordinator_).ok());
  Read(of_owner);
  EXPECT_FALSE(of_owner.Holds(name));
  EXPECT_EQ(of_owner.told().size(), 1u);
  EXPECT_EQ(of_owner.told()[0].kind(), v1::Change::KIND_REVOKED);
  EXPECT_FALSE(PhoneOf(owner_).Holds(name));
  // A coordinator of the unit, and who opened it, have it without owning it.
  ASSERT_TRUE(Plan(administrator_, name, opener_).ok());
  ASSERT_TRUE(Plan(administrator_, name, stranger_).ok());
  for (FeedPhone* phone : {&of_coordinator, &of_opener}) {
    Read(*phone);
    EXPECT_EQ(phone->At(name).follow_up().owner(), "people/" + stranger_.person_id);
  }
}

// The line by which the former owner came by it may be read after it was handed on.
TEST_F(LedgerServiceTest, TheFormerOwnerReadsNothingOfWhatCameAfter) {
  FeedPhone of_owner = PhoneOf(owner_);
  const std::string name = Open();
  ASSERT_TRUE(Plan(administrator_, name, owner_).ok());
  ASSERT_TRUE(Plan(administrator_, name, stranger_).ok());
  ASSERT_EQ(of_owner.Read(1), v1::ERROR_REASON_UNSPECIFIED);
  EXPECT_FALSE(of_owner.Holds(name));
  ASSERT_TRUE(of_owner.WasTold(name));
  for (const v1::Change& change : of_owner.told()) {
    if (change.name() != name) continue;
    EXPECT_EQ(change.kind(), v1::Change::KIND_REVOKED);
    EXPECT_FALSE(change.has_follow_up());
  }
  // In the other direction as well: what is theirs again is not taken away on the way there.
  ASSERT_TRUE(Plan(administrator_, name, owner_).ok());
  ASSERT_TRUE(Plan(administrator_, name, stranger_).ok());
  ASSERT_TRUE(Plan(administrator_, name, owner_).ok());
  ASSERT_EQ(of_owner.Read(1), v1::ERROR_REASON_UNSPECIFIED);
  for (const v1::Change& change : of_owner.told()) {
    EXPECT_NE(change.kind(), v1::Change::KIND_REVOKED) << change.name();
  }
  EXPECT_EQ(of_owner.At(name).follow_up().owner(), "people/" + owner_.person_id);
}

// Whoever does what in whatever order: a phone that follows the feed ends where a full load begins.
TEST_F(LedgerServiceTest, PhonesThatFollowHoldWhatAFullLoadGives) {
  const std::vector<TestCaller> callers = {coordinator_, administrator_, other_coordinator_,
                                           opener_,      owner_,         stranger_};
  std::vector<FeedPhone> following;
  following.reserve(callers.size());
  for (const TestCaller& caller : callers) following.push_back(PhoneOf(caller));
  std::mt19937 random(7);
  const auto any = [&random](const auto& of) { return of[random() % of.size()]; };
  std::vector<std::string> names;
  for (int step = 0; step < 200; ++step) {
    const TestCaller actor = any(callers);
    switch (names.size() < 3 ? 0 : random() % 6) {
      case 0:
        if (names.size() < 9) names.push_back(Open());
        break;
      case 1:
      case 2:
        (void)Plan(actor, any(names), any(callers));
        break;
      case 3:
        (void)Finish(actor, any(names));
        break;
      case 4:
        (void)Close(actor, any(names));
        break;
      default:
        (void)server_.Call(*deeds_, actor, Recording(any(callers)), &Deeds::RecordDeed);
    }
    if (step % 10 != 9) continue;
    Read(following[random() % following.size()]);
  }
  EXPECT_GT(server_.Count("SELECT COUNT(*) FROM follow_ups WHERE state > 2"), 2);
  EXPECT_GT(server_.Count("SELECT COUNT(*) FROM changes WHERE kind = 3"), 2);
  for (size_t i = 0; i < callers.size(); ++i) {
    Read(following[i]);
    EXPECT_EQ(HeldBy(following[i]), HeldBy(PhoneOf(callers[i]))) << i;
  }
}

TEST_F(LedgerServiceTest, PhonesHoldTheDeedsThatAreTheirs) {
  FeedPhone of_doer = PhoneOf(owner_);
  FeedPhone of_stranger = PhoneOf(stranger_);
  const auto recorded = server_.Call(*deeds_, coordinator_, Recording(owner_), &Deeds::RecordDeed);
  ASSERT_TRUE(recorded.ok()) << recorded.status();
  const std::string name = recorded->deed().name();
  Read(of_doer);
  EXPECT_EQ(of_doer.At(name).deed().doer_display_name(), "Wu Gang");
  Read(of_stranger);
  EXPECT_FALSE(of_stranger.WasTold(name));
  for (const TestCaller& caller : {owner_, coordinator_, administrator_}) {
    EXPECT_EQ(PhoneOf(caller).At(name).deed().state(), v1::Deed::STATE_CONFIRMED);
  }
  for (const TestCaller& caller : {stranger_, other_coordinator_, auditor_}) {
    EXPECT_FALSE(PhoneOf(caller).WasTold(name));
  }
  // Who recorded one of a unit has it, too.
  v1::RecordDeedRequest of_unit = Recording(stranger_);
  of_unit.mutable_deed()->set_organization_unit("units/" + unit_);
  const auto waits = server_.Call(*deeds_, stranger_, of_unit, &Deeds::RecordDeed);
  ASSERT_TRUE(waits.ok()) << waits.status();
  EXPECT_EQ(PhoneOf(stranger_).At(waits->deed().name()).deed().doer_display_name(),
            "Willow Village");
  EXPECT_FALSE(PhoneOf(owner_).Holds(waits->deed().name()));
}

}  // namespace
}  // namespace glimmer::ledgers
