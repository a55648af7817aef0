// Wishes over the wire: who sees what, and that nothing private is anywhere but where it was asked
// for. Every private word is a canary that can be searched for in octets.
#include "server/wishes/wish_service.h"

#include <gmock/gmock.h>

#include "server/sync/sync_service.h"
#include "shared/base/log.h"
#include "shared/base/time_convert.h"
#include "shared/rpc/error.h"
#include "tests/support/test_server.h"

namespace glimmer::wishes {
namespace {

using test::TestCaller;
using testing::HasSubstr;
using testing::Not;

constexpr char kAddress[] = "CANARY-ADDRESS-7431";
constexpr char kPhone[] = "CANARY-PHONE-9902";

class WishServiceTest : public testing::Test {
 protected:
  WishServiceTest()
      : server_({[](const rpc::Deps& deps) {
                   return std::make_unique<WishService>(deps, std::string(32, 'k'));
                 },
                 [](const rpc::Deps& deps) { return std::make_unique<sync::SyncService>(deps); }}),
        stub_(v1::WishService::NewStub(server_.channel())),
        unit_(server_.AddUnit(server_.root_unit_id(), "Willow Village")),
        other_unit_(server_.AddUnit(server_.root_unit_id(), "Pine Village")),
        coordinator_(server_.EnrolWithRole(v1::ROLE_COORDINATOR, unit_)),
        other_coordinator_(server_.EnrolWithRole(v1::ROLE_COORDINATOR, other_unit_)),
        volunteer_(server_.Enrol(server_.AddPerson(unit_, "Li Na"))),
        second_(server_.Enrol(server_.AddPerson(unit_, "Wu Gang"))) {}

  template <typename Request, typename Response>
  absl::StatusOr<Response> Call(const TestCaller& caller, Request request,
                                grpc::Status (v1::WishService::Stub::*method)(grpc::ClientContext*,
                                                                              const Request&,
                                                                              Response*)) {
    return server_.Call(*stub_, caller, request, method);
  }

  v1::ProposeWishRequest Proposal() {
    v1::ProposeWishRequest request;
    v1::Wish& wish = *request.mutable_wish();
    wish.set_unit("units/" + unit_);
    wish.set_alias("a neighbour");
    wish.set_title("Change a kitchen lamp");
    wish.set_category("repair");
    wish.mutable_service()->set_minutes(30);
    wish.set_deadline_date(
        FormatCivilDay(absl::ToCivilDay(server_.clock().Now(), absl::UTCTimeZone()) + 30));
    request.mutable_contact()->set_address(kAddress);
    request.mutable_contact()->set_phone(kPhone);
    return request;
  }

  v1::Wish Propose() {
    auto proposed = Call(volunteer_, Proposal(), &v1::WishService::Stub::ProposeWish);
    EXPECT_TRUE(proposed.ok()) << proposed.status();
    return proposed->wish();
  }

  v1::Wish Publish() {
    v1::ApproveWishRequest request;
    request.set_wish(Propose().name());
    auto approved = Call(coordinator_, request, &v1::WishService::Stub::ApproveWish);
    EXPECT_TRUE(approved.ok()) << approved.status();
    return approved->wish();
  }

  absl::StatusOr<v1::ClaimWishResponse> Claim(const TestCaller& caller, const v1::Wish& wish) {
    v1::ClaimWishRequest request;
    request.set_wish(wish.name());
    request.set_person("people/" + caller.person_id);
    return Call(caller, request, &v1::WishService::Stub::ClaimWish);
  }

  int Listed(const TestCaller& caller, const std::string& unit) {
    v1::ListWishesRequest request;
    if (!unit.empty()) request.set_unit("units/" + unit);
    const auto list = Call(caller, request, &v1::WishService::Stub::ListWishes);
    EXPECT_TRUE(list.ok()) << list.status();
    return list->wishes_size();
  }

  int WishesInFeed(const TestCaller& caller) {
    const auto changes = server_.Feed(caller);
    return static_cast<int>(std::count_if(changes.begin(), changes.end(),
                                          [](const auto& change) { return change.has_wish(); }));
  }

  // Deliveries that the caller is asked about.
  int AskedInFeed(const TestCaller& caller) {
    int asked = 0;
    for (const v1::Change& change : server_.Feed(caller)) {
      asked += change.wish().unconfirmed_deliveries_size();
    }
    return asked;
  }

  int AskedInList(const TestCaller& caller) {
    const auto list = Call(caller, v1::ListWishesRequest(), &v1::WishService::Stub::ListWishes);
    EXPECT_TRUE(list.ok()) << list.status();
    int asked = 0;
    for (const v1::Wish& wish : list->wishes()) asked += wish.unconfirmed_deliveries_size();
    return asked;
  }

  test::TestServer server_;
  std::unique_ptr<v1::WishService::Stub> stub_;
  std::string unit_;
  std::string other_unit_;
  TestCaller coordinator_;
  TestCaller other_coordinator_;
  TestCaller volunteer_;
  TestCaller second_;
};

TEST_F(WishServiceTest, WhatIsInReviewIsForItsStaffAndItsProposerOnly) {
  const v1::Wish wish = Propose();
  EXPECT_EQ(Listed(coordinator_, unit_), 1);
  EXPECT_EQ(Listed(coordinator_, ""), 0);
  EXPECT_EQ(Listed(other_coordinator_, unit_), 0);
  EXPECT_EQ(Listed(second_, unit_), 0);
  EXPECT_EQ(WishesInFeed(coordinator_), 1);
  EXPECT_EQ(WishesInFeed(volunteer_), 1);
  EXPECT_EQ(WishesInFeed(second_), 0);
  EXPECT_EQ(WishesInFeed(other_coordinator_), 0);
  v1::GetWishRequest get;
  get.set_wish(wish.name());
  EXPECT_TRUE(Call(volunteer_, get, &v1::WishService::Stub::GetWish).ok());
  EXPECT_EQ(ReasonOf(Call(second_, get, &v1::WishService::Stub::GetWish).status()),
            v1::ERROR_REASON_NOT_FOUND);
}

// More often than a statement has parameters.
TEST_F(WishServiceTest, AStateThatIsAskedForAgainAndAgainIsOne) {
  Publish();
  v1::ListWishesRequest request;
  for (int i = 0; i < 70'000; ++i) request.add_states(v1::Wish::STATE_OPEN);
  const auto list = Call(volunteer_, request, &v1::WishService::Stub::ListWishes);
  ASSERT_TRUE(list.ok()) << list.status();
  EXPECT_EQ(list->wishes_size(), 1);
  request.add_states(static_cast<v1::Wish::State>(99));
  EXPECT_EQ(
      MetadataOf(Call(volunteer_, request, &v1::WishService::Stub::ListWishes).status(), "field"),
      "states");
}

TEST_F(WishServiceTest, APublishedWishIsForEverybodyAndItsClaimsAreNot) {
  const v1::Wish wish = Publish();
  EXPECT_EQ(WishesInFeed(second_), 1);
  const auto claim = Claim(second_, wish);
  ASSERT_TRUE(claim.ok()) << claim.status();
  const auto holds_claim = [this](const TestCaller& caller) {
    const auto changes = server_.Feed(caller);
    return std::any_of(changes.begin(), changes.end(),
                       [](const auto& change) { return change.has_wish_claim(); });
  };
  EXPECT_TRUE(holds_claim(second_));
  EXPECT_TRUE(holds_claim(coordinator_));
  EXPECT_FALSE(holds_claim(volunteer_));
  EXPECT_FALSE(holds_claim(other_coordinator_));
}

TEST_F(WishServiceTest, TheSameRequestIsOneClaimAndOneAnswer) {
  const v1::Wish wish = Publish();
  v1::ClaimWishRequest request;
  request.set_request_id(server_.NewRequestId());
  request.set_wish(wish.name());
  request.set_person("people/" + second_.person_id);
  v1::ClaimWishResponse first;
  v1::ClaimWishResponse again;
  ASSERT_TRUE(stub_->ClaimWish(second_.NewContext().get(), request, &first).ok());
  ASSERT_TRUE(stub_->ClaimWish(second_.NewContext().get(), request, &again).ok());
  EXPECT_EQ(first.SerializeAsString(), again.SerializeAsString());
  EXPECT_EQ(server_.Count("SELECT COUNT(*) FROM wish_claims"), 1);
}

// The wish is one row of the feed; what is asked in it, each phone gets for itself.
TEST_F(WishServiceTest, ThePhoneOfTheContactIsAskedAndNoOther) {
  v1::ProposeWishRequest proposal = Proposal();
  proposal.set_contact_is_me(true);
  v1::ApproveWishRequest approve;
  approve.set_wish(Call(volunteer_, proposal, &v1::WishService::Stub::ProposeWish)->wish().name());
  const auto approved = Call(coordinator_, approve, &v1::WishService::Stub::ApproveWish);
  ASSERT_TRUE(approved.ok()) << approved.status();
  const auto claim = Claim(second_, approved->wish());
  ASSERT_TRUE(claim.ok()) << claim.status();
  server_.clock().Advance(absl::Minutes(10));
  v1::DeliverWishRequest deliver;
  deliver.set_wish_claim(claim->wish_claim().name());
  *deliver.mutable_start_time() = ToTimestamp(server_.clock().Now() - absl::Minutes(5));
  *deliver.mutable_end_time() = ToTimestamp(server_.clock().Now());
  const auto delivered = Call(second_, deliver, &v1::WishService::Stub::DeliverWish);
  ASSERT_TRUE(delivered.ok()) << delivered.status();
  EXPECT_EQ(delivered->wish().unconfirmed_deliveries_size(), 0);
  EXPECT_EQ(AskedInFeed(volunteer_), 1);
  EXPECT_EQ(AskedInList(volunteer_), 1);
  for (const TestCaller& other : {second_, coordinator_, other_coordinator_}) {
    EXPECT_EQ(AskedInFeed(other), 0) << other.person_id;
    EXPECT_EQ(AskedInList(other), 0) << other.person_id;
  }
  v1::ConfirmReceiptRequest confirm;
  confirm.set_wish(approve.wish());
  confirm.set_wish_claim(claim->wish_claim().name());
  ASSERT_TRUE(Call(volunteer_, confirm, &v1::WishService::Stub::ConfirmReceipt).ok());
  EXPECT_EQ(AskedInFeed(volunteer_), 0);
}

TEST_F(WishServiceTest, PrivateWordsAreNowhereButWhereTheyWereAskedFor) {
  testing::internal::CaptureStderr();
  const v1::Wish wish = Publish();
  const auto claim = Claim(second_, wish);
  ASSERT_TRUE(claim.ok()) << claim.status();
  v1::AgreeWishTimeRequest agree;
  agree.set_wish_claim(claim->wish_claim().name());
  *agree.mutable_start_time() = ToTimestamp(server_.clock().Now() + absl::Hours(2));
  *agree.mutable_end_time() = ToTimestamp(server_.clock().Now() + absl::Hours(3));
  ASSERT_TRUE(Call(second_, agree, &v1::WishService::Stub::AgreeWishTime).ok());
  v1::GetWishContactRequest get;
  get.set_wish_claim(claim->wish_claim().name());
  const auto shown = Call(second_, get, &v1::WishService::Stub::GetWishContact);
  ASSERT_TRUE(shown.ok()) << shown.status();
  EXPECT_EQ(shown->contact().address(), kAddress);
  EXPECT_EQ(server_.Count("SELECT COUNT(*) FROM audit_records WHERE action = 'ShowWishContact'"),
            1);
  // Nobody else gets it by the claim's name.
  EXPECT_EQ(ReasonOf(Call(volunteer_, get, &v1::WishService::Stub::GetWishContact).status()),
            v1::ERROR_REASON_NOT_FOUND);
  EXPECT_EQ(ReasonOf(Call(coordinator_, get, &v1::WishService::Stub::GetWishContact).status()),
            v1::ERROR_REASON_NOT_FOUND);

  std::string seen = testing::internal::GetCapturedStderr();
  for (const TestCaller& caller : {volunteer_, second_, coordinator_, other_coordinator_}) {
    for (const v1::Change& change : server_.Feed(caller)) seen += change.SerializeAsString();
  }
  server_.MustRead([&seen](sql::Transaction& tx) -> absl::Status {
    const auto add = [&seen](const sql::Row& row) { seen += row.Blob(0); };
    RETURN_IF_ERROR(tx.Run("SELECT response FROM changes WHERE response IS NOT NULL", {}, add));
    return tx.Run("SELECT sealed FROM wish_secrets", {}, add).status();
  });
  EXPECT_THAT(seen, HasSubstr("Change a kitchen lamp"));
  EXPECT_THAT(seen, Not(HasSubstr("CANARY")));
}

TEST_F(WishServiceTest, AProposalIsCorrectedByItsProposerAndTheUnitsStaff) {
  v1::UpdateWishRequest request;
  *request.mutable_wish() = Propose();
  const auto correct = [&](const TestCaller& caller) {
    return ReasonOf(Call(caller, request, &v1::WishService::Stub::UpdateWish).status());
  };
  EXPECT_EQ(correct(volunteer_), v1::ERROR_REASON_UNSPECIFIED);
  EXPECT_EQ(correct(coordinator_), v1::ERROR_REASON_UNSPECIFIED);
  EXPECT_EQ(correct(second_), v1::ERROR_REASON_NOT_FOUND);
  EXPECT_EQ(correct(other_coordinator_), v1::ERROR_REASON_NOT_FOUND);
  v1::ApproveWishRequest approve;
  approve.set_wish(request.wish().name());
  ASSERT_TRUE(Call(coordinator_, approve, &v1::WishService::Stub::ApproveWish).ok());
  // Once published it is no longer the proposer's.
  EXPECT_EQ(correct(volunteer_), v1::ERROR_REASON_NOT_FOUND);
  EXPECT_EQ(correct(coordinator_), v1::ERROR_REASON_WISH_STATE);
}

TEST_F(WishServiceTest, TheProposerNeverReadsTheReceiversCode) {
  v1::LookUpWishContactRequest request;
  request.set_wish(Propose().name());
  request.set_purpose(v1::LookUpWishContactRequest::PURPOSE_CARD);
  EXPECT_EQ(ReasonOf(Call(volunteer_, request, &v1::WishService::Stub::LookUpWishContact).status()),
            v1::ERROR_REASON_WISH_STATE);
  v1::LookUpWishContactRequest arrange = request;
  arrange.set_purpose(v1::LookUpWishContactRequest::PURPOSE_ARRANGE);
  EXPECT_EQ(ReasonOf(Call(volunteer_, arrange, &v1::WishService::Stub::LookUpWishContact).status()),
            v1::ERROR_REASON_NOT_FOUND);
  EXPECT_TRUE(Call(coordinator_, arrange, &v1::WishService::Stub::LookUpWishContact).ok());
  v1::ApproveWishRequest approve;
  approve.set_wish(request.wish());
  ASSERT_TRUE(Call(coordinator_, approve, &v1::WishService::Stub::ApproveWish).ok());
  EXPECT_EQ(ReasonOf(Call(volunteer_, request, &v1::WishService::Stub::LookUpWishContact).status()),
            v1::ERROR_REASON_NOT_FOUND);
  const auto shown = Call(coordinator_, request, &v1::WishService::Stub::LookUpWishContact);
  ASSERT_TRUE(shown.ok()) << shown.status();
  EXPECT_EQ(shown->code().size(), 6u);
}

}  // namespace
}  // namespace glimmer::wishes
