#include "server/wishes/wish_commands.h"

#include <gmock/gmock.h>

#include "shared/base/time_convert.h"
#include "shared/domain/resource_names.h"
#include "tests/server/wishes/wish_fixture.h"

namespace glimmer::wishes {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST_F(WishTest, WaitsForReviewBeforeAnybodyClaimsIt) {
  const std::string person = world_.AddPerson();
  const auto proposed = Propose(person, Goods(2'000, true));
  ASSERT_TRUE(proposed.ok()) << proposed.status();
  EXPECT_EQ(proposed->wish().state(), v1::Wish::STATE_PROPOSED);
  EXPECT_THAT(proposed->alike(), IsEmpty());
  EXPECT_EQ(ReasonOf(Claim(world_.AddPerson(), proposed->wish()).status()),
            v1::ERROR_REASON_NOT_FOUND);
  // In the feed it is for the proposer and the unit's staff, and for nobody else.
  EXPECT_EQ(world_.Int("SELECT COUNT(*) FROM changes WHERE shared_resource LIKE 'wishes/%'"), 0);
  EXPECT_EQ(world_.Text("SELECT audience FROM changes WHERE resource LIKE 'wishes/%'"),
            "unit:" + world_.root_unit_id + " unit:" + world_.unit_id + " person:" + person);
}

TEST_F(WishTest, PublishingTellsTheProposerAndEverybody) {
  const std::string person = world_.AddPerson();
  const v1::Wish wish = Publish(Service(30), person);
  EXPECT_EQ(wish.state(), v1::Wish::STATE_OPEN);
  EXPECT_TRUE(wish.has_publish_time());
  EXPECT_EQ(world_.Notices(person, v1::Notice::KIND_WISH_APPROVED), 1);
  EXPECT_EQ(world_.Audited("ApproveWish"), 1);
  EXPECT_EQ(world_.Int("SELECT COUNT(*) FROM changes WHERE shared_resource LIKE 'wishes/%'"), 1);
}

TEST_F(WishTest, AsksBeforeAnAddressIsPublic) {
  v1::Wish wish = Service(30);
  wish.set_description("3号楼2单元，电话 139 0000 0000");
  const auto asked = Propose(coordinator_, wish);
  EXPECT_EQ(ReasonOf(asked.status()), v1::ERROR_REASON_TEXT_LOOKS_PRIVATE);
  EXPECT_EQ(MetadataOf(asked.status(), "field"), "wish.description");
  EXPECT_TRUE(Propose(coordinator_, wish, false, true).ok());
}

TEST_F(WishTest, IsCorrectedWhileItWaitsAndNoLonger) {
  const std::string person = world_.AddPerson();
  const v1::Wish proposed = Propose(person, Goods(2'000, true))->wish();
  v1::Wish better = proposed;
  better.set_title("Books about animals");
  better.set_description("for a girl of six");
  better.set_category("lesson");
  // Unit and need stay, whatever comes.
  better.set_unit("units/" + world_.root_unit_id);
  better.mutable_service()->set_minutes(30);
  const auto corrected = Correct(person, better);
  ASSERT_TRUE(corrected.ok()) << corrected.status();
  EXPECT_EQ(corrected->title(), "Books about animals");
  EXPECT_EQ(corrected->description(), "for a girl of six");
  EXPECT_EQ(corrected->category(), "lesson");
  EXPECT_EQ(corrected->unit(), proposed.unit());
  EXPECT_EQ(corrected->goods().quantity(), 2'000);
  EXPECT_EQ(corrected->state(), v1::Wish::STATE_PROPOSED);
  EXPECT_EQ(Now(proposed).title(), "Books about animals");
  EXPECT_EQ(world_.Audited("UpdateWish"), 1);
  // Nobody is told of what they did themselves.
  EXPECT_EQ(world_.Notices(person, v1::Notice::KIND_WISH_CORRECTED), 0);
  ASSERT_TRUE(Correct(coordinator_, better).ok());
  EXPECT_EQ(world_.Notices(person, v1::Notice::KIND_WISH_CORRECTED), 1);
  // Twice written, for the same few as before.
  EXPECT_EQ(world_.Int("SELECT COUNT(*) FROM changes WHERE resource = '" + proposed.name() +
                       "' AND audience LIKE '%person:" + person + "%'"),
            3);
  // Found by its new words.
  v1::Wish like = *corrected;
  like.mutable_goods()->set_item("atlas");
  EXPECT_THAT(Propose(person, like)->alike(), ElementsAre(proposed.name()));
  ASSERT_TRUE(Withdraw(coordinator_, proposed).ok());
  EXPECT_EQ(ReasonOf(Correct(person, better).status()), v1::ERROR_REASON_WISH_STATE);
}

TEST_F(WishTest, CorrectionsAreCheckedLikeProposals) {
  const v1::Wish proposed = Propose(coordinator_, Service(30))->wish();
  v1::Wish worse = proposed;
  worse.set_description("3号楼2单元");
  EXPECT_EQ(ReasonOf(Correct(coordinator_, worse).status()), v1::ERROR_REASON_TEXT_LOOKS_PRIVATE);
  EXPECT_TRUE(Correct(coordinator_, worse, {}, true).ok());
  worse = proposed;
  worse.clear_title();
  EXPECT_EQ(MetadataOf(Correct(coordinator_, worse).status(), "field"), "wish.title");
  worse = proposed;
  worse.set_deadline_date("2020-01-01");
  EXPECT_EQ(MetadataOf(Correct(coordinator_, worse).status(), "field"), "wish.deadline_date");
  worse.set_name("wishes/01J80000000000000000000000");
  EXPECT_EQ(ReasonOf(Correct(coordinator_, worse).status()), v1::ERROR_REASON_NOT_FOUND);
}

TEST_F(WishTest, WhatIsEmptyInACorrectedContactStays) {
  const v1::Wish proposed = Propose(coordinator_, Service(30))->wish();
  const std::string before = world_.Text("SELECT sealed FROM wish_secrets");
  ASSERT_TRUE(Correct(coordinator_, proposed).ok());
  EXPECT_EQ(world_.Text("SELECT sealed FROM wish_secrets"), before);
  v1::WishContact contact;
  contact.set_phone("CANARY-OTHER-PHONE");
  contact.set_directions("CANARY-DOOR");
  ASSERT_TRUE(Correct(coordinator_, proposed, contact).ok());
  EXPECT_EQ(world_.Text("SELECT sealed FROM wish_secrets").find("CANARY"), std::string::npos);
  const auto shown = LookUp(coordinator_, proposed, v1::LookUpWishContactRequest::PURPOSE_ARRANGE);
  ASSERT_TRUE(shown.ok()) << shown.status();
  EXPECT_EQ(shown->contact().receiver(), "CANARY-RECEIVER");
  EXPECT_EQ(shown->contact().address(), "CANARY-ADDRESS");
  EXPECT_EQ(shown->contact().phone(), "CANARY-OTHER-PHONE");
  EXPECT_EQ(shown->contact().directions(), "CANARY-DOOR");
  contact.set_address(std::string(201, 'x'));
  EXPECT_EQ(MetadataOf(Correct(coordinator_, proposed, contact).status(), "field"),
            "contact.address");
}

TEST_F(WishTest, NobodyReadsTheCardOfAProposal) {
  const v1::Wish proposed = Propose(coordinator_, Service(30))->wish();
  EXPECT_EQ(
      ReasonOf(LookUp(coordinator_, proposed, v1::LookUpWishContactRequest::PURPOSE_CARD).status()),
      v1::ERROR_REASON_WISH_STATE);
}

TEST_F(WishTest, HintsAtWishesThatReadAlike) {
  const v1::Wish first = Publish(Goods(1'000, false));
  v1::Wish again = Goods(1'000, false);
  again.set_title("PICTURE  BOOKS");
  again.mutable_goods()->set_item("picture book");
  const auto proposed = Propose(world_.AddPerson(), again);
  ASSERT_TRUE(proposed.ok()) << proposed.status();
  EXPECT_THAT(proposed->alike(), ElementsAre(first.name()));
}

TEST_F(WishTest, RefusesWhatIsMissingOrOutOfRange) {
  const auto field = [this](v1::Wish wish) {
    return MetadataOf(Propose(coordinator_, std::move(wish)).status(), "field").value_or("");
  };
  v1::Wish wish = Goods(0, false);
  EXPECT_EQ(field(wish), "wish.goods.quantity");
  wish = Goods(1'000, false);
  wish.clear_title();
  EXPECT_EQ(field(wish), "wish.title");
  wish = Goods(1'000, false);
  wish.clear_need();
  EXPECT_EQ(field(wish), "wish.need");
  wish = Service(481);
  EXPECT_EQ(field(wish), "wish.service.minutes");
  wish = Service(30);
  wish.set_deadline_date("2020-01-01");
  EXPECT_EQ(field(wish), "wish.deadline_date");
  wish = Service(30);
  wish.set_unit("units/01J80000000000000000000000");
  EXPECT_EQ(ReasonOf(Propose(coordinator_, wish).status()), v1::ERROR_REASON_NOT_FOUND);
}

TEST_F(WishTest, OnePersonHasFiveProposalsInReview) {
  const std::string person = world_.AddPerson();
  for (int i = 0; i < kMostProposals; ++i) {
    ASSERT_TRUE(Propose(person, Service(30)).ok());
  }
  EXPECT_EQ(ReasonOf(Propose(person, Service(30)).status()), v1::ERROR_REASON_TOO_MANY_PROPOSALS);
}

TEST_F(WishTest, WhoWroteItDownTakesItBackWithoutAReasonWhileItWaits) {
  const std::string person = world_.AddPerson();
  const auto waits = Propose(person, Service(30));
  ASSERT_TRUE(waits.ok()) << waits.status();
  EXPECT_EQ(ReasonOf(Withdraw(coordinator_, waits->wish(), "").status()),
            v1::ERROR_REASON_FIELD_INVALID);
  EXPECT_TRUE(Withdraw(person, waits->wish(), "").ok());
  const v1::Wish published = Publish(Service(30));
  EXPECT_EQ(ReasonOf(Withdraw(coordinator_, published, "").status()),
            v1::ERROR_REASON_FIELD_INVALID);
}

TEST_F(WishTest, WithdrawingEndsClaimsAndErasesWhereItBelongs) {
  const std::string contact = world_.AddPerson();
  const std::string claimer = world_.AddPerson();
  const v1::Wish wish = Publish(Goods(2'000, true), contact);
  const auto claim = Claim(claimer, wish, 1'000);
  ASSERT_TRUE(claim.ok()) << claim.status();
  EXPECT_EQ(world_.Int("SELECT COUNT(*) FROM wish_secrets"), 1);
  EXPECT_EQ(ReasonOf(Withdraw(coordinator_, wish, "").status()), v1::ERROR_REASON_FIELD_INVALID);
  // Its own contact owes nobody a reason.
  const auto withdrawn = Withdraw(contact, wish, "");
  ASSERT_TRUE(withdrawn.ok()) << withdrawn.status();
  EXPECT_EQ(withdrawn->state(), v1::Wish::STATE_WITHDRAWN);
  EXPECT_EQ(Now(*claim).state(), v1::WishClaim::STATE_CANCELLED);
  EXPECT_EQ(world_.Notices(claimer, v1::Notice::KIND_WISH_WITHDRAWN), 1);
  EXPECT_EQ(world_.Int("SELECT COUNT(*) FROM wish_secrets"), 0);
  EXPECT_EQ(ReasonOf(Claim(claimer, wish).status()), v1::ERROR_REASON_WISH_STATE);
}

TEST_F(WishTest, ClosesOnlyWhatIsConfirmedAndNotByWhoBroughtIt) {
  const v1::Wish wish = Publish(Service(30));
  EXPECT_EQ(ReasonOf(Close(coordinator_, wish).status()), v1::ERROR_REASON_WISH_STATE);
  const std::string claimer = world_.AddPerson();
  const auto claim = Claim(claimer, wish);
  ASSERT_TRUE(claim.ok()) << claim.status();
  world_.clock.Advance(absl::Hours(1));
  ASSERT_TRUE(Deliver(claimer, *claim).ok());
  ASSERT_TRUE(Confirm(coordinator_, wish).ok());
  EXPECT_EQ(ReasonOf(Close(claimer, wish).status()), v1::ERROR_REASON_OWN_DELIVERY);
  const auto closed = Close(coordinator_, wish);
  ASSERT_TRUE(closed.ok()) << closed.status();
  EXPECT_EQ(closed->state(), v1::Wish::STATE_CLOSED);
  EXPECT_TRUE(closed->has_confirm_time());
  EXPECT_EQ(world_.Int("SELECT COUNT(*) FROM wish_secrets"), 0);
}

TEST_F(WishTest, TheDatabaseHoldsNoWordOfTheContact) {
  const v1::Wish wish = Publish(Service(30));
  const std::string sealed = world_.Text("SELECT sealed FROM wish_secrets");
  EXPECT_EQ(sealed.find("CANARY"), std::string::npos);
  const auto shown = LookUp(coordinator_, wish, v1::LookUpWishContactRequest::PURPOSE_CARD);
  ASSERT_TRUE(shown.ok()) << shown.status();
  EXPECT_EQ(shown->contact().address(), "CANARY-ADDRESS");
  EXPECT_EQ(shown->code().size(), 6u);
  EXPECT_EQ(world_.Audited("LookUpWishContact"), 1);
  const auto other = LookUp(coordinator_, wish, v1::LookUpWishContactRequest::PURPOSE_ARRANGE);
  ASSERT_TRUE(other.ok()) << other.status();
  EXPECT_EQ(other->code(), "");
  EXPECT_EQ(
      ReasonOf(
          LookUp(coordinator_, wish, v1::LookUpWishContactRequest::PURPOSE_UNSPECIFIED).status()),
      v1::ERROR_REASON_FIELD_INVALID);
}

}  // namespace
}  // namespace glimmer::wishes
