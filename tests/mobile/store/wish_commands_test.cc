// What each command about wishes leaves in the outbox, and what the overlay says of it.
#include "mobile/store/wish_commands.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "mobile/store/pending.h"
#include "shared/base/time_convert.h"
#include "shared/rpc/error.h"
#include "tests/mobile/store/store_fixture.h"

namespace glimmer::mobile {
namespace {

using Mine = MyClaim::Kind;

class WishCommandsTest : public StoreFixture {
 protected:
  void SetUp() override {
    commands_ = std::make_unique<WishCommands>(*store_, *outbox_, random_, CommandOptions{});
    overlay_ = std::make_unique<WishOverlay>(*store_, *outbox_);
  }

  static v1::Wish MakeWish(const std::string& id, int64_t quantity = 1'000, bool may_split = false,
                           int64_t claimed = 0) {
    v1::Wish wish;
    wish.set_name("wishes/" + id);
    wish.set_title("Wish " + id);
    wish.mutable_goods()->set_quantity(quantity);
    wish.mutable_goods()->set_may_split(may_split);
    wish.set_deadline_date("2100-01-01");
    wish.set_claimed_quantity(claimed);
    wish.set_state(claimed == quantity ? v1::Wish::STATE_CLAIMED : v1::Wish::STATE_OPEN);
    return wish;
  }

  void ServeWish(const v1::Wish& wish) {
    auto page = Page();
    v1::Change& change = *page.add_changes();
    change.set_name(wish.name());
    change.set_kind(v1::Change::KIND_UPSERT);
    *change.mutable_wish() = wish;
    ASSERT_TRUE(store_->ApplyPage(page).ok());
  }

  void ServeClaim(const std::string& id, v1::WishClaim::State state) {
    auto page = Page();
    v1::Change& change = *page.add_changes();
    change.set_name("wish_claims/" + id);
    change.set_kind(v1::Change::KIND_UPSERT);
    v1::WishClaim& claim = *change.mutable_wish_claim();
    claim.set_name("wish_claims/" + id);
    claim.set_wish("wishes/" + id);
    claim.set_person(kMe);
    claim.set_quantity(1'000);
    claim.set_state(state);
    *claim.mutable_expire_time() = ToTimestamp(clock_.Now() + absl::Hours(72));
    ASSERT_TRUE(store_->ApplyPage(page).ok());
  }

  WishView View(const std::string& id) {
    const auto view = overlay_->Wish("wishes/" + id);
    EXPECT_TRUE(view.ok() && *view) << view.status();
    return **view;
  }

  template <typename T>
  static v1::ErrorReason Reason(const absl::StatusOr<T>& answer) {
    return ReasonOf(answer.status());
  }

  std::unique_ptr<WishCommands> commands_;
  std::unique_ptr<WishOverlay> overlay_;
};

TEST_F(WishCommandsTest, AClaimOnItsWayIsAskedForAndNotWon) {
  ServeWish(MakeWish("a"));
  const auto queued = commands_->Claim("wishes/a", 0);
  ASSERT_TRUE(queued.ok()) << queued.status();
  const auto items = OpenItems();
  ASSERT_EQ(items.size(), 1u);
  EXPECT_EQ(items[0].lane, "wishes/a/people/me");
  v1::ClaimWishRequest request;
  ASSERT_TRUE(request.ParseFromString(items[0].request));
  EXPECT_EQ("wish_claims/" + request.wish_claim_id(), queued->resource);
  EXPECT_EQ(View("a").mine.kind, Mine::kRequested);
  EXPECT_EQ(View("a").wish.state(), v1::Wish::STATE_OPEN);
  EXPECT_EQ(Reason(commands_->Claim("wishes/a", 0)), v1::ERROR_REASON_ALREADY_CLAIMED);
}

TEST_F(WishCommandsTest, SaysAtOnceWhatTheServerWouldRefuse) {
  ServeWish(MakeWish("taken", 1'000, false, 1'000));
  EXPECT_EQ(Reason(commands_->Claim("wishes/taken", 0)), v1::ERROR_REASON_WISH_TAKEN);
  EXPECT_EQ(Reason(commands_->Claim("wishes/none", 0)), v1::ERROR_REASON_NOT_FOUND);
  for (const char* id : {"a", "b", "c", "d"}) ServeWish(MakeWish(id));
  for (const char* id : {"a", "b", "c"}) {
    EXPECT_TRUE(commands_->Claim(std::string("wishes/") + id, 0).ok());
  }
  EXPECT_EQ(Reason(commands_->Claim("wishes/d", 0)), v1::ERROR_REASON_TOO_MANY_CLAIMS);
}

TEST_F(WishCommandsTest, WhatWasNeverSentIsTakenBackWithoutTheServer) {
  ServeWish(MakeWish("a"));
  ASSERT_TRUE(commands_->Claim("wishes/a", 0).ok());
  const auto released = commands_->Release("wishes/a");
  ASSERT_TRUE(released.ok()) << released.status();
  EXPECT_EQ(released->request_id, "");
  EXPECT_TRUE(OpenItems().empty());
  EXPECT_EQ(View("a").mine.kind, Mine::kNone);
}

TEST_F(WishCommandsTest, ADeliveryAndItsCodeKeepTheirOrder) {
  ServeWish(MakeWish("a", 1'000, false, 1'000));
  ServeClaim("a", v1::WishClaim::STATE_HELD);
  EXPECT_EQ(View("a").mine.kind, Mine::kHeld);
  EXPECT_EQ(Reason(commands_->SendCode("wishes/a", "123456")), v1::ERROR_REASON_CLAIM_STATE);
  const absl::Time now = clock_.Now();
  ASSERT_TRUE(commands_->Deliver("wishes/a", now - absl::Minutes(20), now, 0).ok());
  EXPECT_EQ(View("a").mine.kind, Mine::kDelivering);
  EXPECT_EQ(Reason(commands_->SendCode("wishes/a", "12345")), v1::ERROR_REASON_FIELD_INVALID);
  ASSERT_TRUE(commands_->SendCode("wishes/a", "123 456").ok());
  EXPECT_EQ(View("a").mine.kind, Mine::kConfirming);
  const auto items = OpenItems();
  ASSERT_EQ(items.size(), 2u);
  EXPECT_EQ(items[0].lane, items[1].lane);
  EXPECT_EQ(Reason(commands_->Deliver("wishes/a", now, now, 0)), v1::ERROR_REASON_CLAIM_STATE);
}

TEST_F(WishCommandsTest, WhoCameAlongTravelsWithTheDelivery) {
  ServeWish(MakeWish("a", 1'000, false, 1'000));
  ServeClaim("a", v1::WishClaim::STATE_HELD);
  const absl::Time now = clock_.Now();
  const std::vector<std::string> many(kMostCompanions + 1, "people/lin");
  EXPECT_EQ(Reason(commands_->Deliver("wishes/a", now - absl::Minutes(20), now, 0, many)),
            v1::ERROR_REASON_FIELD_INVALID);
  const std::vector<std::string> companions = {"people/lin", "people/zhou"};
  ASSERT_TRUE(commands_->Deliver("wishes/a", now - absl::Minutes(20), now, 0, companions).ok());
  EXPECT_EQ(View("a").mine.companions, companions);
  v1::DeliverWishRequest request;
  ASSERT_TRUE(request.ParseFromString(OpenItems()[0].request));
  EXPECT_EQ(std::vector<std::string>(request.companions().begin(), request.companions().end()),
            companions);
}

TEST_F(WishCommandsTest, AnAgreedTimeShowsBeforeTheServerKnowsIt) {
  ServeWish(MakeWish("a", 1'000, false, 1'000));
  ServeClaim("a", v1::WishClaim::STATE_HELD);
  const absl::Time start = clock_.Now() + absl::Hours(20);
  ASSERT_TRUE(commands_->Agree("wishes/a", start, start + absl::Hours(1)).ok());
  EXPECT_EQ(View("a").mine.kind, Mine::kHeld);
  EXPECT_EQ(View("a").mine.agreed_start, start);
  EXPECT_EQ(Reason(commands_->Agree("wishes/a", start, start)), v1::ERROR_REASON_TIMES_INVALID);
  EXPECT_EQ(Reason(commands_->Renew("wishes/a", "")), v1::ERROR_REASON_FIELD_INVALID);
  ASSERT_TRUE(commands_->Renew("wishes/a", "out of stock").ok());
  EXPECT_EQ(Reason(commands_->Renew("wishes/a", "again")), v1::ERROR_REASON_LEASE_RENEWED);
}

v1::Wish Brought(v1::Wish wish, const std::vector<std::string>& claims) {
  wish.set_state(v1::Wish::STATE_DELIVERED);
  wish.set_delivered_quantity(wish.goods().quantity());
  for (const std::string& claim : claims) {
    wish.add_unconfirmed_deliveries()->set_wish_claim("wish_claims/" + claim);
  }
  return wish;
}

TEST_F(WishCommandsTest, TheContactAnswersEachDeliveryOnce) {
  ServeWish(Brought(MakeWish("a", 2'000, true, 2'000), {"one", "two"}));
  ServeWish(Brought(MakeWish("b", 1'000, false, 1'000), {}));
  ASSERT_EQ(View("a").asked.size(), 2u);
  EXPECT_EQ(Reason(commands_->SayItCame("wishes/b", "wish_claims/b")),
            v1::ERROR_REASON_CLAIM_STATE);
  const auto came = commands_->SayItCame("wishes/a", "wish_claims/one");
  ASSERT_TRUE(came.ok()) << came.status();
  EXPECT_TRUE(View("a").on_its_way);
  ASSERT_EQ(View("a").asked.size(), 1u);
  EXPECT_EQ(View("a").asked[0].wish_claim(), "wish_claims/two");
  EXPECT_EQ(Reason(commands_->SayItCame("wishes/a", "wish_claims/one")),
            v1::ERROR_REASON_CLAIM_STATE);
  EXPECT_EQ(Reason(commands_->SayItDidNotCome("wishes/a", "wish_claims/two", "")),
            v1::ERROR_REASON_FIELD_INVALID);
  ASSERT_TRUE(commands_->SayItDidNotCome("wishes/a", "wish_claims/two", "only a box").ok());
  EXPECT_TRUE(View("a").asked.empty());
  const auto items = OpenItems();
  ASSERT_EQ(items.size(), 2u);
  EXPECT_EQ(items[0].method, kConfirmReceipt);
  EXPECT_EQ(items[1].method, kReopenWish);
  EXPECT_EQ(items[0].lane, items[1].lane);
  v1::ConfirmReceiptRequest request;
  ASSERT_TRUE(request.ParseFromString(items[0].request));
  EXPECT_EQ(request.wish(), "wishes/a");
  EXPECT_EQ(request.wish_claim(), "wish_claims/one");
  // Undone, it is asked again.
  ASSERT_TRUE(outbox_->Undo(came->request_id).ok());
  ASSERT_EQ(View("a").asked.size(), 1u);
  EXPECT_EQ(View("a").asked[0].wish_claim(), "wish_claims/one");
}

TEST_F(WishCommandsTest, OnesOwnIsTakenBackWithoutAReason) {
  v1::Wish wish = MakeWish("a");
  ServeWish(wish);
  EXPECT_EQ(Reason(commands_->TakeBack("wishes/a")), v1::ERROR_REASON_WISH_STATE);
  wish.set_may_withdraw(true);
  ServeWish(wish);
  const auto taken = commands_->TakeBack("wishes/a");
  ASSERT_TRUE(taken.ok()) << taken.status();
  EXPECT_TRUE(View("a").on_its_way);
  const auto items = OpenItems();
  ASSERT_EQ(items.size(), 1u);
  EXPECT_EQ(items[0].method, kWithdrawWish);
  v1::WithdrawWishRequest request;
  ASSERT_TRUE(request.ParseFromString(items[0].request));
  EXPECT_EQ(request.wish(), "wishes/a");
  EXPECT_EQ(request.reason(), "");
  ASSERT_TRUE(outbox_->Undo(taken->request_id).ok());
  EXPECT_FALSE(View("a").on_its_way);
}

TEST_F(WishCommandsTest, AnAddressInThePublicTextIsAskedAboutOnThePhone) {
  v1::ProposeWishRequest request;
  request.mutable_wish()->set_title("换灯泡");
  request.mutable_wish()->set_description("3号楼2单元");
  EXPECT_EQ(Reason(commands_->Propose(request)), v1::ERROR_REASON_TEXT_LOOKS_PRIVATE);
  request.set_public_text_is_fine(true);
  EXPECT_TRUE(commands_->Propose(request).ok());
}

TEST_F(WishCommandsTest, ADecisionOnItsWayIsMarked) {
  v1::Wish wish = MakeWish("a");
  wish.set_state(v1::Wish::STATE_PROPOSED);
  ServeWish(wish);
  EXPECT_FALSE(View("a").on_its_way);
  ASSERT_TRUE(commands_->Approve("wishes/a").ok());
  EXPECT_TRUE(View("a").on_its_way);
  EXPECT_EQ(Reason(commands_->Decline("wishes/a", "")), v1::ERROR_REASON_FIELD_INVALID);
  EXPECT_EQ(Reason(commands_->ConfirmReceipt("wishes/a")), v1::ERROR_REASON_WISH_STATE);
}

TEST_F(WishCommandsTest, ALastDayThatIsOverIsOverdue) {
  v1::Wish wish = MakeWish("a");
  wish.set_deadline_date("2000-01-01");
  ServeWish(wish);
  EXPECT_TRUE(View("a").overdue);
  wish.set_state(v1::Wish::STATE_CONFIRMED);
  ServeWish(wish);
  EXPECT_FALSE(View("a").overdue);
}

TEST_F(WishCommandsTest, ACorrectionShowsBeforeItIsSent) {
  v1::Wish wish = MakeWish("a");
  wish.set_state(v1::Wish::STATE_PROPOSED);
  wish.set_alias("a neighbour");
  ServeWish(wish);
  v1::UpdateWishRequest request;
  *request.mutable_wish() = wish;
  request.mutable_wish()->set_title("Warm gloves");
  request.mutable_wish()->set_description("3号楼2单元");
  EXPECT_EQ(Reason(commands_->Correct(request)), v1::ERROR_REASON_TEXT_LOOKS_PRIVATE);
  request.mutable_wish()->set_description("large");
  ASSERT_TRUE(commands_->Correct(request).ok());
  EXPECT_EQ(View("a").wish.title(), "Warm gloves");
  EXPECT_EQ(View("a").wish.description(), "large");
  EXPECT_TRUE(View("a").on_its_way);
  const auto items = OpenItems();
  ASSERT_EQ(items.size(), 1u);
  EXPECT_EQ(items[0].lane, "wishes/a");
  EXPECT_EQ(ReadPending(items[0]).kind, Pending::Kind::kCorrectWish);
}

TEST_F(WishCommandsTest, OnlyWhatWaitsForReviewIsCorrected) {
  ServeWish(MakeWish("a"));
  v1::UpdateWishRequest request;
  request.mutable_wish()->set_name("wishes/a");
  EXPECT_EQ(Reason(commands_->Correct(request)), v1::ERROR_REASON_WISH_STATE);
  request.mutable_wish()->set_name("wishes/none");
  EXPECT_EQ(Reason(commands_->Correct(request)), v1::ERROR_REASON_NOT_FOUND);
}

TEST_F(WishCommandsTest, ACoordinatorGivesBackForSomebodyElseOnce) {
  ServeWish(MakeWish("a", 1'000, false, 1'000));
  ServeClaim("a", v1::WishClaim::STATE_HELD);
  const auto released = commands_->ReleaseFor("wish_claims/a");
  ASSERT_TRUE(released.ok()) << released.status();
  EXPECT_EQ(OpenItems()[0].method, kReleaseWishClaim);
  EXPECT_GT(OpenItems()[0].next_try, clock_.Now());
  EXPECT_EQ(Reason(commands_->ReleaseFor("wish_claims/a")), v1::ERROR_REASON_CLAIM_STATE);
  ASSERT_TRUE(outbox_->Undo(released->request_id).ok());
  ServeClaim("a", v1::WishClaim::STATE_DELIVERED);
  EXPECT_EQ(Reason(commands_->ReleaseFor("wish_claims/a")), v1::ERROR_REASON_CLAIM_STATE);
  EXPECT_EQ(Reason(commands_->ReleaseFor("wish_claims/none")), v1::ERROR_REASON_NOT_FOUND);
}

TEST_F(WishCommandsTest, ACoordinatorClaimsForSomebodyElse) {
  ServeWish(MakeWish("a", 5'000, true, 4'000));
  EXPECT_EQ(Reason(commands_->ClaimFor("people/lin", "wishes/a", 2'000)),
            v1::ERROR_REASON_WISH_TAKEN);
  ASSERT_TRUE(commands_->ClaimFor("people/lin", "wishes/a", 1'000).ok());
  const auto items = OpenItems();
  ASSERT_EQ(items.size(), 1u);
  EXPECT_EQ(items[0].lane, "wishes/a/people/lin");
  v1::ClaimWishRequest request;
  ASSERT_TRUE(request.ParseFromString(items[0].request));
  EXPECT_EQ(request.person(), "people/lin");
  EXPECT_EQ(request.quantity(), 1'000);
  // It is not the coordinator's own, who may hold three beside it.
  EXPECT_EQ(View("a").mine.kind, Mine::kNone);
  for (const char* id : {"b", "c", "d"}) {
    ServeWish(MakeWish(id));
    EXPECT_TRUE(commands_->Claim(std::string("wishes/") + id, 0).ok()) << id;
  }
}

}  // namespace
}  // namespace glimmer::mobile
