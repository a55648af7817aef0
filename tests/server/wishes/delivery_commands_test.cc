#include "server/wishes/delivery_commands.h"

#include "absl/strings/str_cat.h"
#include "tests/server/wishes/wish_fixture.h"

namespace glimmer::wishes {
namespace {

class DeliveryTest : public WishTest {
 protected:
  // A service of half an hour that `claimer_` holds for an hour already.
  void SetUp() override {
    contact_ = world_.AddPerson();
    claimer_ = world_.AddPerson();
    wish_ = Publish(Service(30), contact_);
    claim_ = *Claim(claimer_, wish_);
    world_.clock.Advance(absl::Hours(1));
  }

  std::string Code() {
    return LookUp(coordinator_, wish_, v1::LookUpWishContactRequest::PURPOSE_CARD)->code();
  }
  int64_t Minutes() {
    return world_.Int(
        "SELECT COALESCE(SUM(counted_minutes), 0) FROM service_records "
        "WHERE source = 2 AND state IN (1, 4)");
  }
  v1::Wish ReadBy(const std::string& reader) { return ReadBy(reader, wish_); }
  v1::Wish ReadBy(const std::string& reader, const v1::Wish& wish) {
    v1::GetWishRequest request;
    request.set_wish(wish.name());
    const auto read = Do<v1::GetWishResponse>(reader, [&](rpc::Context& context, auto& response) {
      return GetWish(context, request, response);
    });
    EXPECT_TRUE(read.ok()) << read.status();
    return read.ok() ? read->wish() : v1::Wish();
  }
  // Of the newest record.
  int64_t EvidenceClass() {
    return world_.Int("SELECT evidence_class FROM service_records ORDER BY sequence DESC LIMIT 1");
  }

  std::string contact_;
  std::string claimer_;
  v1::Wish wish_;
  v1::WishClaim claim_;
};

TEST_F(DeliveryTest, TheReceiversCodeConfirmsAndCountsTheTime) {
  const std::string code = Code();
  const auto delivered = Deliver(claimer_, claim_);
  ASSERT_TRUE(delivered.ok()) << delivered.status();
  EXPECT_EQ(delivered->state(), v1::WishClaim::STATE_DELIVERED);
  EXPECT_EQ(Now(wish_).state(), v1::Wish::STATE_DELIVERED);
  EXPECT_EQ(Minutes(), 0);
  const auto confirmed = SendCode(claimer_, claim_, code);
  ASSERT_TRUE(confirmed.ok()) << confirmed.status();
  EXPECT_TRUE(confirmed->confirmed());
  EXPECT_EQ(confirmed->wish_claim().confirmation(), v1::WishClaim::CONFIRMATION_CODE);
  EXPECT_EQ(confirmed->wish().state(), v1::Wish::STATE_CONFIRMED);
  EXPECT_EQ(Minutes(), 30);
  EXPECT_EQ(EvidenceClass(), 2);
  EXPECT_EQ(world_.Text("SELECT title FROM service_records"), "Change a kitchen lamp");
}

TEST_F(DeliveryTest, FiveWrongCodesLeaveOnlyTheCallBack) {
  const std::string code = Code();
  const std::string wrong = code == "000000" ? "000001" : "000000";
  ASSERT_TRUE(Deliver(claimer_, claim_).ok());
  for (int i = 1; i <= kMostCodeFailures; ++i) {
    const auto answer = SendCode(claimer_, claim_, wrong);
    ASSERT_TRUE(answer.ok()) << answer.status();
    EXPECT_FALSE(answer->confirmed());
    EXPECT_EQ(answer->wish_claim().code_failures(), i);
  }
  EXPECT_EQ(world_.Notices(claimer_, v1::Notice::KIND_WISH_CODE_WRONG), kMostCodeFailures);
  EXPECT_EQ(ReasonOf(SendCode(claimer_, claim_, code).status()), v1::ERROR_REASON_CODE_LOCKED);
  ASSERT_TRUE(Confirm(coordinator_, wish_, &claim_).ok());
  EXPECT_EQ(EvidenceClass(), 3);
}

TEST_F(DeliveryTest, SomebodyCallsBackWhenNothingIsConfirmed) {
  const std::string caller = AddCoordinator();
  EXPECT_FALSE(Now(wish_).has_call_back_time());
  ASSERT_TRUE(Deliver(claimer_, claim_).ok());
  EXPECT_EQ(absl::FromUnixSeconds(Now(wish_).call_back_time().seconds()),
            world_.clock.Now() + kCallBackAfter);
  world_.clock.Advance(kCallBackAfter - absl::Seconds(1));
  EXPECT_EQ(LapseDue(), 0);
  world_.clock.Advance(absl::Seconds(1));
  EXPECT_EQ(LapseDue(), 1);
  EXPECT_EQ(world_.Notices(caller, v1::Notice::KIND_WISH_CALL_BACK_DUE), 1);
  EXPECT_EQ(world_.Notices(claimer_, v1::Notice::KIND_WISH_CALL_BACK_DUE), 0);
  // Once is enough.
  world_.clock.Advance(absl::Hours(24));
  EXPECT_EQ(LapseDue(), 0);
  ASSERT_TRUE(Confirm(caller, wish_).ok());
  EXPECT_FALSE(Now(wish_).has_call_back_time());
}

TEST_F(DeliveryTest, WhatIsReturnedAndBroughtAgainIsCalledBackAnew) {
  const std::string caller = AddCoordinator();
  ASSERT_TRUE(Deliver(claimer_, claim_).ok());
  world_.clock.Advance(kCallBackAfter);
  EXPECT_EQ(LapseDue(), 1);
  ASSERT_TRUE(Reopen(caller, wish_, claim_).ok());
  EXPECT_FALSE(Now(wish_).has_call_back_time());
  const auto again = Claim(claimer_, wish_);
  ASSERT_TRUE(again.ok()) << again.status();
  world_.clock.Advance(absl::Hours(1));
  ASSERT_TRUE(Deliver(claimer_, *again).ok());
  EXPECT_EQ(LapseDue(), 0);
  world_.clock.Advance(kCallBackAfter);
  EXPECT_EQ(LapseDue(), 1);
  EXPECT_EQ(world_.Notices(caller, v1::Notice::KIND_WISH_CALL_BACK_DUE), 2);
}

TEST_F(DeliveryTest, WhoBroughtItIsNotAskedToCallBack) {
  const std::string caller = AddCoordinator();
  const std::string administrator = AddCoordinator(v1::ROLE_ORGANIZATION_ADMIN);
  ASSERT_TRUE(Release(claimer_, claim_).ok());
  const auto claim = Claim(caller, wish_);
  ASSERT_TRUE(claim.ok()) << claim.status();
  world_.clock.Advance(absl::Hours(1));
  ASSERT_TRUE(Deliver(caller, *claim).ok());
  world_.clock.Advance(kCallBackAfter);
  EXPECT_EQ(LapseDue(), 1);
  EXPECT_EQ(world_.Notices(caller, v1::Notice::KIND_WISH_CALL_BACK_DUE), 0);
  EXPECT_EQ(world_.Notices(administrator, v1::Notice::KIND_WISH_CALL_BACK_DUE), 1);
}

TEST_F(DeliveryTest, ThePartThatWaitedLongestIsCalledBackFirst) {
  const v1::Wish wish = Publish(Goods(2'000, true));
  const std::string second = world_.AddPerson();
  const auto one = Claim(claimer_, wish, 1'000);
  const auto two = Claim(second, wish, 1'000);
  ASSERT_TRUE(one.ok() && two.ok()) << one.status() << two.status();
  world_.clock.Advance(absl::Hours(1));
  ASSERT_TRUE(Deliver(claimer_, *one).ok());
  const absl::Time first = world_.clock.Now() + kCallBackAfter;
  world_.clock.Advance(absl::Hours(5));
  ASSERT_TRUE(Deliver(second, *two).ok());
  EXPECT_EQ(absl::FromUnixSeconds(Now(wish).call_back_time().seconds()), first);
  ASSERT_TRUE(Confirm(coordinator_, wish, &*one).ok());
  EXPECT_EQ(absl::FromUnixSeconds(Now(wish).call_back_time().seconds()), first + absl::Hours(5));
}

TEST_F(DeliveryTest, TheContactConfirmsOnTheirOwnPhone) {
  ASSERT_TRUE(Deliver(claimer_, claim_).ok());
  const auto confirmed = Confirm(contact_, wish_);
  ASSERT_TRUE(confirmed.ok()) << confirmed.status();
  EXPECT_EQ(confirmed->wish_claims(0).confirmation(), v1::WishClaim::CONFIRMATION_OWN_PHONE);
  EXPECT_EQ(world_.Notices(claimer_, v1::Notice::KIND_WISH_CONFIRMED), 1);
  EXPECT_EQ(EvidenceClass(), 2);
}

// Whose word is wanted is told to the contact's phone alone, and not who brought it.
TEST_F(DeliveryTest, OnlyTheContactIsAskedWhetherItCame) {
  EXPECT_EQ(ReadBy(contact_).unconfirmed_deliveries_size(), 0);
  ASSERT_TRUE(Deliver(claimer_, claim_).ok());
  const v1::Wish read = ReadBy(contact_);
  ASSERT_EQ(read.unconfirmed_deliveries_size(), 1);
  const v1::UnconfirmedDelivery& asked = read.unconfirmed_deliveries(0);
  EXPECT_EQ(asked.wish_claim(), claim_.name());
  EXPECT_EQ(asked.quantity(), 1'000);
  EXPECT_EQ(absl::FromUnixSeconds(asked.end_time().seconds()), world_.clock.Now());
  EXPECT_EQ(world_.Notices(contact_, v1::Notice::KIND_WISH_BROUGHT), 1);
  for (const std::string& other : {claimer_, coordinator_, world_.AddPerson()}) {
    EXPECT_EQ(ReadBy(other).unconfirmed_deliveries_size(), 0) << other;
    EXPECT_EQ(world_.Notices(other, v1::Notice::KIND_WISH_BROUGHT), 0) << other;
  }
  const auto confirmed = Confirm(contact_, wish_, &claim_);
  ASSERT_TRUE(confirmed.ok()) << confirmed.status();
  EXPECT_EQ(confirmed->wish().unconfirmed_deliveries_size(), 0);
  EXPECT_EQ(ReadBy(contact_).unconfirmed_deliveries_size(), 0);
}

// Whose it is to take back is told to that person alone; what was brought nobody takes back.
TEST_F(DeliveryTest, OnlyTheContactReadsThatTheyMayWithdraw) {
  EXPECT_TRUE(ReadBy(contact_).may_withdraw());
  for (const std::string& other : {claimer_, coordinator_, world_.AddPerson()}) {
    EXPECT_FALSE(ReadBy(other).may_withdraw()) << other;
  }
  const v1::Wish nobodys = Publish(Service(30));
  EXPECT_FALSE(ReadBy(contact_, nobodys).may_withdraw());
  ASSERT_TRUE(Deliver(claimer_, claim_).ok());
  EXPECT_FALSE(ReadBy(contact_).may_withdraw());
  EXPECT_EQ(ReasonOf(Withdraw(contact_, wish_, "").status()), v1::ERROR_REASON_WISH_STATE);
}

TEST_F(DeliveryTest, WhoWroteItDownMayWithdrawItUntilItIsPublished) {
  const std::string proposer = world_.AddPerson();
  const auto waits = Propose(proposer, Service(30));
  ASSERT_TRUE(waits.ok()) << waits.status();
  EXPECT_TRUE(waits->wish().may_withdraw());
  EXPECT_FALSE(ReadBy(coordinator_, waits->wish()).may_withdraw());
  v1::ApproveWishRequest request;
  request.set_wish(waits->wish().name());
  const auto approved =
      Do<v1::ApproveWishResponse>(coordinator_, [&](rpc::Context& context, auto& response) {
        return ApproveWish(context, request, response);
      });
  ASSERT_TRUE(approved.ok()) << approved.status();
  EXPECT_FALSE(ReadBy(proposer, waits->wish()).may_withdraw());
}

TEST_F(DeliveryTest, TheContactIsNotAskedAboutWhatTheyBroughtAlong) {
  const v1::Wish books = Publish(Goods(2'000, true), contact_);
  const std::string second = world_.AddPerson();
  const auto one = Claim(claimer_, books, 1'000);
  const auto two = Claim(second, books, 1'000);
  ASSERT_TRUE(one.ok() && two.ok()) << one.status() << two.status();
  world_.clock.Advance(absl::Hours(1));
  ASSERT_TRUE(Deliver(claimer_, *one, absl::Minutes(5), 0, {contact_}).ok());
  EXPECT_EQ(ReadBy(contact_, books).unconfirmed_deliveries_size(), 0);
  EXPECT_EQ(world_.Notices(contact_, v1::Notice::KIND_WISH_BROUGHT), 0);
  EXPECT_EQ(ReasonOf(Confirm(contact_, books, &*one).status()), v1::ERROR_REASON_OWN_DELIVERY);
  ASSERT_TRUE(Deliver(second, *two, absl::Minutes(5)).ok());
  const v1::Wish read = ReadBy(contact_, books);
  ASSERT_EQ(read.unconfirmed_deliveries_size(), 1);
  EXPECT_EQ(read.unconfirmed_deliveries(0).wish_claim(), two->name());
  EXPECT_EQ(world_.Notices(contact_, v1::Notice::KIND_WISH_BROUGHT), 1);
  // What the contact sends back is no longer asked about, and open for others.
  ASSERT_TRUE(Reopen(contact_, books, *two).ok());
  EXPECT_EQ(ReadBy(contact_, books).unconfirmed_deliveries_size(), 0);
  EXPECT_EQ(Now(books).state(), v1::Wish::STATE_OPEN);
}

TEST_F(DeliveryTest, NobodyConfirmsWhatTheyBrought) {
  const std::string companion = world_.AddPerson();
  ASSERT_TRUE(Deliver(claimer_, claim_, absl::Minutes(30), 0, {companion}).ok());
  EXPECT_EQ(ReasonOf(Confirm(claimer_, wish_).status()), v1::ERROR_REASON_OWN_DELIVERY);
  EXPECT_EQ(ReasonOf(Confirm(companion, wish_).status()), v1::ERROR_REASON_OWN_DELIVERY);
  EXPECT_EQ(ReasonOf(LookUp(claimer_, wish_, v1::LookUpWishContactRequest::PURPOSE_CARD).status()),
            v1::ERROR_REASON_OWN_DELIVERY);
  ASSERT_TRUE(Confirm(coordinator_, wish_).ok());
  EXPECT_EQ(Minutes(), 60);
}

TEST_F(DeliveryTest, ReopeningTakesTheHoursBack) {
  ASSERT_TRUE(Deliver(claimer_, claim_).ok());
  ASSERT_TRUE(Confirm(coordinator_, wish_).ok());
  EXPECT_EQ(Minutes(), 30);
  const auto returned = Reopen(contact_, wish_, claim_);
  ASSERT_TRUE(returned.ok()) << returned.status();
  EXPECT_EQ(returned->state(), v1::WishClaim::STATE_RETURNED);
  EXPECT_EQ(Now(wish_).state(), v1::Wish::STATE_OPEN);
  EXPECT_FALSE(Now(wish_).has_confirm_time());
  EXPECT_EQ(Minutes(), 0);
  EXPECT_EQ(world_.Notices(claimer_, v1::Notice::KIND_WISH_RETURNED), 1);
  EXPECT_TRUE(Claim(claimer_, wish_).ok());
}

TEST_F(DeliveryTest, WhatWasNotBroughtIsOpenAgain) {
  const std::string person = world_.AddPerson();
  const v1::Wish books = Publish(Goods(20'000, true));
  const auto claim = Claim(person, books, 12'000);
  ASSERT_TRUE(claim.ok());
  world_.clock.Advance(absl::Hours(1));
  const auto delivered = Deliver(person, *claim, absl::Minutes(5), 9'000);
  ASSERT_TRUE(delivered.ok()) << delivered.status();
  EXPECT_EQ(delivered->quantity(), 9'000);
  EXPECT_EQ(Now(books).claimed_quantity(), 9'000);
  EXPECT_EQ(Now(books).delivered_quantity(), 9'000);
  ASSERT_TRUE(Confirm(coordinator_, books, &*claim).ok());
  EXPECT_EQ(Now(books).confirmed_quantity(), 9'000);
  EXPECT_EQ(Now(books).state(), v1::Wish::STATE_OPEN);
  // A gift without an agreed time is no service.
  EXPECT_EQ(Minutes(), 0);
}

TEST_F(DeliveryTest, GoodsThatWereBroughtAtAnAgreedTimeCountIt) {
  const std::string person = world_.AddPerson();
  const v1::Wish books = Publish(Goods(1'000, false));
  const auto claim = Claim(person, books);
  ASSERT_TRUE(claim.ok());
  const absl::Time start = world_.clock.Now() + absl::Hours(1);
  ASSERT_TRUE(Agree(person, *claim, start).ok());
  world_.clock.Set(start + absl::Minutes(40));
  ASSERT_TRUE(Deliver(person, *claim, absl::Minutes(40)).ok());
  ASSERT_TRUE(Confirm(coordinator_, books).ok());
  EXPECT_EQ(Minutes(), 40);
}

TEST_F(DeliveryTest, RefusesTimesThatCannotBe) {
  EXPECT_EQ(ReasonOf(Deliver(claimer_, claim_, absl::Hours(2)).status()),
            v1::ERROR_REASON_TIMES_INVALID);
  EXPECT_EQ(ReasonOf(Deliver(claimer_, claim_, -absl::Minutes(1)).status()),
            v1::ERROR_REASON_TIMES_INVALID);
  EXPECT_EQ(ReasonOf(Deliver(claimer_, claim_, absl::Minutes(5), 500).status()),
            v1::ERROR_REASON_FIELD_INVALID);
  EXPECT_EQ(ReasonOf(Deliver(claimer_, claim_, absl::Minutes(5), 0, {claimer_}).status()),
            v1::ERROR_REASON_FIELD_INVALID);
  EXPECT_EQ(ReasonOf(Confirm(coordinator_, wish_).status()), v1::ERROR_REASON_WISH_STATE);
  EXPECT_EQ(ReasonOf(SendCode(claimer_, claim_, "123456").status()), v1::ERROR_REASON_CLAIM_STATE);
  EXPECT_EQ(ReasonOf(SendCode(claimer_, claim_, "12345x").status()),
            v1::ERROR_REASON_FIELD_INVALID);
}

// The phone may have been without signal when the claim ran out.
TEST_F(DeliveryTest, WhatWasBroughtCountsAfterTheLeaseToo) {
  world_.clock.Advance(kLease);
  EXPECT_EQ(LapseDue(), 1);
  const auto delivered = Deliver(claimer_, claim_);
  ASSERT_TRUE(delivered.ok()) << delivered.status();
  EXPECT_EQ(Now(wish_).state(), v1::Wish::STATE_DELIVERED);
}

TEST_F(DeliveryTest, ButNotWhenSomebodyElseHasItByThen) {
  world_.clock.Advance(kLease);
  EXPECT_EQ(LapseDue(), 1);
  ASSERT_TRUE(Claim(world_.AddPerson(), wish_).ok());
  EXPECT_EQ(ReasonOf(Deliver(claimer_, claim_).status()), v1::ERROR_REASON_WISH_TAKEN);
}

}  // namespace
}  // namespace glimmer::wishes
