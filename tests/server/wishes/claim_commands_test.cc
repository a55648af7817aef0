#include "server/wishes/claim_commands.h"

#include <algorithm>

#include "absl/synchronization/blocking_counter.h"
#include "shared/base/time_convert.h"
#include "shared/domain/resource_names.h"
#include "tests/server/wishes/wish_fixture.h"

namespace glimmer::wishes {
namespace {

TEST_F(WishTest, OneWinsAndTheOthersAreToldAtOnce) {
  const v1::Wish wish = Publish(Goods(1'000, false));
  const auto won = Claim(world_.AddPerson(), wish);
  ASSERT_TRUE(won.ok()) << won.status();
  EXPECT_EQ(won->state(), v1::WishClaim::STATE_HELD);
  EXPECT_EQ(won->quantity(), 1'000);
  EXPECT_EQ(FromTimestamp(won->expire_time()), world_.clock.Now() + kLease);
  EXPECT_EQ(Now(wish).state(), v1::Wish::STATE_CLAIMED);
  const auto lost = Claim(world_.AddPerson(), wish);
  EXPECT_EQ(ReasonOf(lost.status()), v1::ERROR_REASON_WISH_TAKEN);
  EXPECT_EQ(MetadataOf(lost.status(), "left"), "0");
}

// Queued at once, so that they stand in one group or side by side.
TEST_F(WishTest, OfManyAtTheSameTimeOneWins) {
  constexpr int kMany = 60;
  const v1::Wish wish = Publish(Goods(1'000, false));
  std::vector<std::string> people;
  for (int i = 0; i < kMany; ++i) people.push_back(world_.AddPerson());
  std::vector<absl::Status> fates(kMany);
  absl::BlockingCounter running(kMany);
  for (int i = 0; i < kMany; ++i) {
    v1::ClaimWishRequest request;
    request.set_wish(wish.name());
    request.set_person(ResourceName(kPeople, people[i]));
    world_.database().Write(world_.WorkAs(people[i],
                                          [request](rpc::Context& context) {
                                            v1::ClaimWishResponse response;
                                            return ClaimWish(context, request, response);
                                          }),
                            [&fates, &running, i](absl::Status fate) {
                              fates[i] = std::move(fate);
                              running.DecrementCount();
                            });
  }
  running.Wait();
  EXPECT_EQ(std::count_if(fates.begin(), fates.end(), [](const auto& s) { return s.ok(); }), 1);
  for (const absl::Status& fate : fates) {
    if (fate.ok()) continue;
    EXPECT_EQ(ReasonOf(fate), v1::ERROR_REASON_WISH_TAKEN) << fate;
  }
}

TEST_F(WishTest, SplitClaimsFillAWishExactly) {
  const v1::Wish wish = Publish(Goods(20'000, true));
  ASSERT_TRUE(Claim(world_.AddPerson(), wish, 12'000).ok());
  EXPECT_EQ(Now(wish).claimed_quantity(), 12'000);
  EXPECT_EQ(Now(wish).state(), v1::Wish::STATE_OPEN);
  const auto much = Claim(world_.AddPerson(), wish, 9'000);
  EXPECT_EQ(ReasonOf(much.status()), v1::ERROR_REASON_WISH_TAKEN);
  EXPECT_EQ(MetadataOf(much.status(), "left"), "8000");
  const auto rest = Claim(world_.AddPerson(), wish);
  ASSERT_TRUE(rest.ok()) << rest.status();
  EXPECT_EQ(rest->quantity(), 8'000);
  EXPECT_EQ(Now(wish).state(), v1::Wish::STATE_CLAIMED);
}

TEST_F(WishTest, WhatCannotBeSplitIsClaimedWhole) {
  const v1::Wish wish = Publish(Goods(2'000, false));
  EXPECT_EQ(ReasonOf(Claim(world_.AddPerson(), wish, 1'000).status()),
            v1::ERROR_REASON_FIELD_INVALID);
  EXPECT_EQ(Claim(world_.AddPerson(), wish)->quantity(), 2'000);
}

TEST_F(WishTest, APersonHoldsOneClaimOfAWishAndThreeInAll) {
  const std::string person = world_.AddPerson();
  const v1::Wish first = Publish(Goods(9'000, true));
  const auto claim = Claim(person, first, 1'000);
  ASSERT_TRUE(claim.ok());
  const auto again = Claim(person, first, 1'000);
  EXPECT_EQ(ReasonOf(again.status()), v1::ERROR_REASON_ALREADY_CLAIMED);
  EXPECT_EQ(MetadataOf(again.status(), "wish_claim"), claim->name());
  ASSERT_TRUE(Claim(person, Publish(Service(30))).ok());
  ASSERT_TRUE(Claim(person, Publish(Service(30))).ok());
  const v1::Wish fourth = Publish(Service(30));
  EXPECT_EQ(ReasonOf(Claim(person, fourth).status()), v1::ERROR_REASON_TOO_MANY_CLAIMS);
  // At the desk, with a reason.
  const auto more = ClaimBy(coordinator_, person, fourth, 0, "she lives next door");
  ASSERT_TRUE(more.ok()) << more.status();
  EXPECT_EQ(more->actor(), ResourceName(kPeople, coordinator_));
  EXPECT_EQ(world_.Audited("OverrideClaim"), 1);
  EXPECT_EQ(world_.Notices(person, v1::Notice::KIND_WISH_CLAIMED_FOR_YOU), 1);
}

TEST_F(WishTest, NobodyClaimsTheirOwnWishOrOverridesForThemselves) {
  const std::string contact = world_.AddPerson();
  const v1::Wish wish = Publish(Service(30), contact);
  EXPECT_EQ(ReasonOf(Claim(contact, wish).status()), v1::ERROR_REASON_OWN_DELIVERY);
  const std::string person = world_.AddPerson();
  EXPECT_EQ(ReasonOf(ClaimBy(person, person, wish, 0, "because").status()),
            v1::ERROR_REASON_FIELD_INVALID);
}

TEST_F(WishTest, AClaimLapsesByItselfAndOpensTheWish) {
  const std::string person = world_.AddPerson();
  const v1::Wish wish = Publish(Service(30));
  const auto claim = Claim(person, wish);
  ASSERT_TRUE(claim.ok());
  world_.clock.Advance(kLease - absl::Seconds(1));
  EXPECT_EQ(LapseDue(), 0);
  world_.clock.Advance(absl::Seconds(1));
  EXPECT_EQ(ReasonOf(Renew(person, *claim).status()), v1::ERROR_REASON_LEASE_EXPIRED);
  EXPECT_EQ(LapseDue(), 1);
  EXPECT_EQ(Now(*claim).state(), v1::WishClaim::STATE_LAPSED);
  EXPECT_EQ(Now(wish).state(), v1::Wish::STATE_OPEN);
  EXPECT_EQ(world_.Notices(person, v1::Notice::KIND_WISH_CLAIM_LAPSED), 1);
  EXPECT_TRUE(Claim(world_.AddPerson(), wish).ok());
}

TEST_F(WishTest, IsRenewedOnceWithAReason) {
  const std::string person = world_.AddPerson();
  const auto claim = Claim(person, Publish(Service(30)));
  ASSERT_TRUE(claim.ok());
  const auto renewed = Renew(person, *claim);
  ASSERT_TRUE(renewed.ok()) << renewed.status();
  EXPECT_EQ(FromTimestamp(renewed->expire_time()), world_.clock.Now() + 2 * kLease);
  EXPECT_EQ(ReasonOf(Renew(person, *claim).status()), v1::ERROR_REASON_LEASE_RENEWED);
}

TEST_F(WishTest, TheLeaseEndsWithTheLastDayButNotWithinADay) {
  v1::Wish soon = Service(30);
  const absl::CivilDay today = absl::ToCivilDay(world_.clock.Now(), absl::UTCTimeZone());
  soon.set_deadline_date(FormatCivilDay(today));
  const auto claim = Claim(world_.AddPerson(), Publish(soon));
  ASSERT_TRUE(claim.ok());
  EXPECT_EQ(FromTimestamp(claim->expire_time()), world_.clock.Now() + kShortestLease);
}

TEST_F(WishTest, IsGivenBackInOneStep) {
  const std::string person = world_.AddPerson();
  const v1::Wish wish = Publish(Service(30));
  const auto claim = Claim(person, wish);
  ASSERT_TRUE(claim.ok());
  const auto released = Release(person, *claim);
  ASSERT_TRUE(released.ok()) << released.status();
  EXPECT_EQ(released->state(), v1::WishClaim::STATE_RELEASED);
  EXPECT_FALSE(released->has_expire_time());
  EXPECT_EQ(Now(wish).state(), v1::Wish::STATE_OPEN);
  EXPECT_EQ(world_.Notices(person, v1::Notice::KIND_WISH_CLAIM_RELEASED), 0);
  EXPECT_EQ(ReasonOf(Release(person, *claim).status()), v1::ERROR_REASON_CLAIM_STATE);
  EXPECT_TRUE(Claim(person, wish).ok());
}

TEST_F(WishTest, ShowsWhereItBelongsAroundTheAgreedTimeOnly) {
  const std::string person = world_.AddPerson();
  const auto claim = Claim(person, Publish(Service(30)));
  ASSERT_TRUE(claim.ok());
  EXPECT_EQ(ReasonOf(Contact(person, *claim).status()), v1::ERROR_REASON_CONTACT_NOT_OPEN);
  const absl::Time start = world_.clock.Now() + absl::Hours(24 * 5);
  const auto agreed = Agree(person, *claim, start);
  ASSERT_TRUE(agreed.ok()) << agreed.status();
  // The claim lasts until the visit is over.
  EXPECT_EQ(FromTimestamp(agreed->expire_time()), start + absl::Hours(3));
  const auto early = Contact(person, *claim);
  EXPECT_EQ(ReasonOf(early.status()), v1::ERROR_REASON_CONTACT_NOT_OPEN);
  EXPECT_TRUE(MetadataOf(early.status(), "open_time").has_value());
  EXPECT_EQ(world_.Audited("ShowWishContact"), 0);
  world_.clock.Set(start - kContactBefore);
  const auto shown = Contact(person, *claim);
  ASSERT_TRUE(shown.ok()) << shown.status();
  EXPECT_EQ(shown->contact().address(), "CANARY-ADDRESS");
  EXPECT_EQ(FromTimestamp(shown->expire_time()), start + absl::Hours(3));
  EXPECT_EQ(world_.Audited("ShowWishContact"), 1);
  world_.clock.Set(start + absl::Hours(3));
  EXPECT_EQ(ReasonOf(Contact(person, *claim).status()), v1::ERROR_REASON_CONTACT_NOT_OPEN);
}

TEST_F(WishTest, AgreesNoTimeThatIsOverOrFarAway) {
  const std::string person = world_.AddPerson();
  const auto claim = Claim(person, Publish(Service(30)));
  ASSERT_TRUE(claim.ok());
  const absl::Time now = world_.clock.Now();
  EXPECT_EQ(ReasonOf(Agree(person, *claim, now - absl::Hours(2)).status()),
            v1::ERROR_REASON_TIMES_INVALID);
  EXPECT_EQ(ReasonOf(Agree(person, *claim, now + absl::Hours(24 * 15)).status()),
            v1::ERROR_REASON_TIMES_INVALID);
  EXPECT_EQ(ReasonOf(Agree(person, *claim, now, absl::Hours(9)).status()),
            v1::ERROR_REASON_TIMES_INVALID);
}

}  // namespace
}  // namespace glimmer::wishes
