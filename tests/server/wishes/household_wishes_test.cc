// A wish that stands for a household: it lives no longer than the consent, is brought by nobody
// whom the household does not want, and whoever reads the address through it is on record there.
#include "server/wishes/household_wishes.h"

#include <gmock/gmock.h>

#include <map>

#include "server/sync/sync_commands.h"
#include "server/wishes/contact_commands.h"
#include "tests/server/visits/need_fixture.h"

namespace glimmer::wishes {
namespace {

using testing::IsEmpty;
using Lookup = v1::LookUpWishContactRequest;

class HouseholdWishesTest : public visits::VisitNeedTest {
 protected:
  // As many addresses stand on record as were opened in vaults and shown through wishes.
  void TearDown() override {
    EXPECT_THAT(Broken(), IsEmpty());
    EXPECT_EQ(vault_.opened() + shown_, Releases());
    EXPECT_TRUE(Chain().ok()) << Chain().status();
  }

  // Passed on at a visit that is over and was held, and published with an address.
  v1::Wish Published(v1::RelayNeedRequest request) {
    const auto relayed = Relay(volunteer_, request);
    EXPECT_TRUE(relayed.ok()) << relayed.status();
    EXPECT_TRUE(Seal(coordinator_, relayed->wish()).ok());
    EXPECT_TRUE(Approve(relayed->wish()).ok());
    return relayed->wish();
  }
  v1::Wish Published() { return Published(Glasses(visit_)); }
  v1::Wish Rice() {
    v1::RelayNeedRequest request = Glasses(visit_);
    request.mutable_wish()->set_title("Rice");
    request.mutable_wish()->mutable_goods()->set_item("rice");
    request.mutable_wish()->mutable_goods()->set_measure("kg");
    request.mutable_wish()->mutable_goods()->set_quantity(3'000);
    request.mutable_wish()->mutable_goods()->set_may_split(true);
    return Published(request);
  }

  void HoldVisit() {
    visit_ = Agreed(household_);
    GoTo(EndOf(visit_));
    ASSERT_TRUE(Finish(volunteer_, Held(visit_)).ok());
  }
  void SetUp() override { HoldVisit(); }

  absl::StatusOr<v1::UpdateWishResponse> Seal(const std::string& actor, v1::Wish wish) {
    v1::UpdateWishRequest request;
    *request.mutable_wish() = std::move(wish);
    request.mutable_contact()->set_address("CANARY-WISH-ADDRESS");
    return WithKey<v1::UpdateWishResponse>(actor, request, &UpdateWish);
  }
  absl::StatusOr<v1::ClaimWishResponse> Claim(const std::string& person, const v1::Wish& wish,
                                              int64_t quantity = 0) {
    v1::ClaimWishRequest request;
    request.set_wish(wish.name());
    request.set_person(ResourceName(kPeople, person));
    request.set_quantity(quantity);
    return By(person, request, &ClaimWish);
  }
  v1::WishClaim Claimed(const std::string& person, const v1::Wish& wish, int64_t quantity = 0) {
    const auto claimed = Claim(person, wish, quantity);
    EXPECT_TRUE(claimed.ok()) << claimed.status();
    return claimed.ok() ? claimed->wish_claim() : v1::WishClaim();
  }
  absl::StatusOr<v1::ReopenWishResponse> Reopen(const std::string& actor, const v1::Wish& wish) {
    v1::ReopenWishRequest request;
    request.set_wish(wish.name());
    request.set_wish_claim(world_.Text(absl::StrCat(
        "SELECT 'wish_claims/' || wish_claim_id FROM wish_claims WHERE state IN (2, 3) AND ",
        "'wishes/' || wish_id = '", wish.name(), "' ORDER BY wish_claim_id DESC")));
    request.set_reason("it did not come");
    return By(actor, request, &ReopenWish);
  }
  absl::StatusOr<v1::ConfirmReceiptResponse> ConfirmIt(const std::string& actor,
                                                       const v1::Wish& wish) {
    v1::ConfirmReceiptRequest request;
    request.set_wish(wish.name());
    return By(actor, request, &ConfirmReceipt);
  }
  // By the claimer, who comes in an hour.
  absl::StatusOr<v1::GetWishContactResponse> Show(const std::string& person,
                                                  const v1::WishClaim& claim) {
    v1::AgreeWishTimeRequest agree;
    agree.set_wish_claim(claim.name());
    *agree.mutable_start_time() = ToTimestamp(world_.clock.Now() + absl::Hours(1));
    *agree.mutable_end_time() = ToTimestamp(world_.clock.Now() + absl::Hours(2));
    EXPECT_TRUE(By(person, agree, &AgreeWishTime).ok());
    v1::GetWishContactRequest request;
    request.set_wish_claim(claim.name());
    const auto shown = WithKey<v1::GetWishContactResponse>(person, request, &GetWishContact);
    if (shown.ok()) ++shown_;
    return shown;
  }
  absl::StatusOr<v1::LookUpWishContactResponse> LookItUp(const std::string& actor,
                                                         const v1::Wish& wish,
                                                         Lookup::Purpose purpose) {
    Lookup request;
    request.set_wish(wish.name());
    request.set_purpose(purpose);
    const auto shown = WithKey<v1::LookUpWishContactResponse>(actor, request, &LookUpWishContact);
    if (shown.ok()) ++shown_;
    return shown;
  }
  v1::Wish Get(const std::string& reader, const v1::Wish& wish) {
    v1::GetWishRequest request;
    request.set_wish(wish.name());
    const auto got = By(reader, request, &GetWish);
    EXPECT_TRUE(got.ok()) << got.status();
    return got.ok() ? got->wish() : v1::Wish();
  }
  int64_t ClaimState(const v1::WishClaim& claim) {
    return world_.Int(absl::StrCat("SELECT state FROM wish_claims WHERE ",
                                   "'wish_claims/' || wish_claim_id = '", claim.name(), "'"));
  }
  int64_t Secrets() { return world_.Int("SELECT COUNT(*) FROM wish_secrets"); }
  std::vector<v1::AddressPurpose> Recorded() {
    std::vector<v1::AddressPurpose> purposes;
    const auto record = RecordOf(contact_, household_);
    EXPECT_TRUE(record.ok()) << record.status();
    if (!record.ok()) return purposes;
    for (const v1::AddressRead& read : record->address_reads()) purposes.push_back(read.purpose());
    return purposes;
  }
  // One person may come, and the visitor is known.
  void WantsOne() { world_.Execute("UPDATE households SET min_people = 1"); }

  // What a phone that stands at `token` is told of the wish next, and moves it on; UNSPECIFIED for
  // nothing. A page has `size` names.
  v1::Change::Kind Told(const std::string& person, const v1::Wish& wish, std::string& token,
                        int size = 0) {
    v1::Change::Kind kind = v1::Change::KIND_UNSPECIFIED;
    bool more = true;
    while (more && kind == v1::Change::KIND_UNSPECIFIED) {
      v1::ListChangesRequest request;
      request.set_page_token(token);
      request.set_page_size(size);
      const auto page = By(person, request, &sync::ListChanges);
      EXPECT_TRUE(page.ok()) << page.status();
      if (!page.ok()) return kind;
      token = page->next_page_token();
      more = page->more();
      for (const v1::Change& change : page->changes()) {
        if (change.name() == wish.name()) kind = change.kind();
      }
    }
    return kind;
  }
  std::string TokenOf(const std::string& person) {
    std::string token;
    v1::Wish none;
    none.set_name("wishes/none");
    Told(person, none, token);
    return token;
  }
  void ReplaceContact(const std::string& person) {
    v1::RecordConsentRequest request = Consent(household_);
    request.set_contact_person(ResourceName(kPeople, person));
    ASSERT_TRUE(RecordBy(recorder_, request).ok());
    ASSERT_TRUE(Confirm(coordinator_, household_)->accepted());
  }
  void Erase() {
    ASSERT_TRUE(Withdraw(contact_, household_, true).ok());
    RunJob();
    ASSERT_EQ(world_.Int("SELECT COUNT(*) FROM households"), 0);
  }

  v1::Visit visit_;
  int64_t shown_ = 0;

 private:
  template <typename Response, typename Request>
  absl::StatusOr<Response> WithKey(const std::string& actor, const Request& request,
                                   absl::Status (*command)(rpc::Context&, absl::string_view,
                                                           const Request&, Response&)) {
    return Do<Response>(actor, [&](rpc::Context& context, Response& response) -> absl::Status {
      RETURN_IF_ERROR(BecomeCaller(context));
      return command(context, Key(), request, response);
    });
  }
};

void ExpectTakenBack(const absl::Status& status) {
  EXPECT_EQ(ReasonOf(status), v1::ERROR_REASON_WISH_STATE) << status;
  EXPECT_EQ(MetadataOf(status, "state"), "WITHDRAWN");
}

TEST_F(HouseholdWishesTest, WhatDidNotComeIsOpenAgain) {
  const v1::Wish wish = Published();
  Bring(stranger_, wish);
  ASSERT_TRUE(Reopen(contact_, wish).ok());
  EXPECT_EQ(StateOf(wish), v1::Wish::STATE_OPEN);
  EXPECT_TRUE(Claim(away_, wish).ok());
}

TEST_F(HouseholdWishesTest, NothingOpensAgainAfterItHasPaused) {
  const v1::Wish waits = Published();
  const v1::Wish confirmed = Published();
  Bring(stranger_, waits);
  Bring(stranger_, confirmed);
  ASSERT_TRUE(ConfirmIt(contact_, confirmed).ok());
  ASSERT_TRUE(Pause(contact_, household_).ok());
  for (const v1::Wish& wish : {waits, confirmed}) {
    const auto reopened = Reopen(contact_, wish);
    ASSERT_TRUE(reopened.ok()) << reopened.status();
    EXPECT_EQ(reopened->wish().state(), v1::Wish::STATE_WITHDRAWN);
    EXPECT_EQ(reopened->wish().reason(), "");
    ExpectTakenBack(Claim(away_, wish).status());
  }
  EXPECT_EQ(Secrets(), 0);
}

TEST_F(HouseholdWishesTest, NorAfterItWasErasedAndNothingSealedIsLeft) {
  const v1::Wish waits = Published();
  const v1::Wish confirmed = Published();
  const v1::Wish open = Published();
  Bring(stranger_, waits);
  Bring(stranger_, confirmed);
  ASSERT_TRUE(ConfirmIt(contact_, confirmed).ok());
  EXPECT_EQ(Secrets(), 3);
  Erase();
  EXPECT_EQ(Secrets(), 0);
  EXPECT_EQ(world_.Int("SELECT COUNT(*) FROM wishes WHERE contact_person_id IS NOT NULL"), 0);
  EXPECT_EQ(StateOf(open), v1::Wish::STATE_WITHDRAWN);
  EXPECT_EQ(ReasonOf(LookItUp(coordinator_, waits, Lookup::PURPOSE_CALL_BACK).status()),
            v1::ERROR_REASON_WISH_STATE);
  for (const v1::Wish& wish : {waits, confirmed}) {
    ASSERT_TRUE(Reopen(coordinator_, wish).ok());
    EXPECT_EQ(StateOf(wish), v1::Wish::STATE_WITHDRAWN);
  }
}

// The volunteer's time stands in no house.
TEST_F(HouseholdWishesTest, WhatWasBroughtIsConfirmedAlsoAfterTheHouseholdIsErased) {
  const v1::Wish wish = Published();
  Bring(stranger_, wish);
  Erase();
  ASSERT_TRUE(ConfirmIt(coordinator_, wish).ok());
  EXPECT_EQ(StateOf(wish), v1::Wish::STATE_CONFIRMED);
}

TEST_F(HouseholdWishesTest, WhoSpokeForAnErasedHouseholdHoldsNothingOfIt) {
  const v1::Wish withdrawn = Relay(volunteer_, Glasses(visit_))->wish();
  v1::WithdrawWishRequest request;
  request.set_wish(withdrawn.name());
  ASSERT_TRUE(By(contact_, request, &WithdrawWish).ok());
  const v1::Wish waits = Relay(volunteer_, Glasses(visit_))->wish();
  std::string token = TokenOf(contact_);
  std::string other = token;
  Erase();
  EXPECT_EQ(Told(contact_, withdrawn, token), v1::Change::KIND_REVOKED);
  EXPECT_EQ(Told(contact_, waits, other), v1::Change::KIND_REVOKED);
  v1::GetWishRequest get;
  get.set_wish(waits.name());
  EXPECT_EQ(ReasonOf(By(contact_, get, &GetWish).status()), v1::ERROR_REASON_NOT_FOUND);
}

TEST_F(HouseholdWishesTest, WhomItHasRefusedClaimsNoneOfItsWishes) {
  const v1::Wish wish = Published();
  ASSERT_TRUE(Refuse(contact_, household_, stranger_).ok());
  ExpectTakenBack(Claim(stranger_, wish).status());
  v1::ClaimWishRequest for_them;
  for_them.set_wish(wish.name());
  for_them.set_person(ResourceName(kPeople, stranger_));
  for_them.set_override_reason("they know the way");
  ExpectTakenBack(By(coordinator_, for_them, &ClaimWish).status());
  EXPECT_TRUE(Claim(away_, wish).ok());
  // Who comes too late is told the same as everybody.
  EXPECT_EQ(ReasonOf(Claim(stranger_, wish).status()), v1::ERROR_REASON_WISH_TAKEN);
}

// To the letter, so that nobody can tell a refusal from a consent that is about to be renewed.
TEST_F(HouseholdWishesTest, WhoIsRefusedHearsWhatEverybodyHearsWhileARenewalWaits) {
  const v1::Wish wish = Published();
  ASSERT_TRUE(Refuse(contact_, household_, stranger_).ok());
  const absl::Status refused = Claim(stranger_, wish).status();
  EndConsents(world_.clock.Now());
  Record(household_, contact_);
  EXPECT_EQ(Claim(away_, wish).status(), refused);
  EXPECT_EQ(Claim(stranger_, wish).status(), refused);
}

TEST_F(HouseholdWishesTest, WhoIsRefusedGivesBackWhatTheyHold) {
  WantsOne();
  const v1::Wish wish = Published();
  const v1::Wish brought = Published();
  Bring(volunteer_, brought);
  const v1::WishClaim claim = Claimed(volunteer_, wish);
  ASSERT_TRUE(Show(volunteer_, claim).ok());
  ASSERT_TRUE(Refuse(contact_, household_, volunteer_).ok());
  EXPECT_EQ(ClaimState(claim), v1::WishClaim::STATE_RELEASED);
  EXPECT_EQ(StateOf(wish), v1::Wish::STATE_OPEN);
  EXPECT_EQ(StateOf(brought), v1::Wish::STATE_DELIVERED);
  // As when a coordinator gives it back.
  EXPECT_EQ(world_.Notices(volunteer_, v1::Notice::KIND_WISH_CLAIM_RELEASED), 1);
  v1::GetWishContactRequest request;
  request.set_wish_claim(claim.name());
  EXPECT_EQ(ReasonOf(Do<v1::GetWishContactResponse>(
                         volunteer_,
                         [&](rpc::Context& context, v1::GetWishContactResponse& response) {
                           return GetWishContact(context, Key(), request, response);
                         })
                         .status()),
            v1::ERROR_REASON_CLAIM_STATE);
}

// A claim that came to them otherwise, as by a merge of two people.
TEST_F(HouseholdWishesTest, NorDoTheyReadWhereItLives) {
  WantsOne();
  const v1::WishClaim claim = Claimed(volunteer_, Published());
  ASSERT_TRUE(Show(volunteer_, claim).ok());
  world_.Execute(absl::StrCat("INSERT INTO refused_visitors (household_id, person_id) ",
                              "SELECT household_id, '", volunteer_, "' FROM households"));
  ExpectTakenBack(Show(volunteer_, claim).status());
}

TEST_F(HouseholdWishesTest, NobodyComesAloneWhereItTakesTwo) {
  const v1::WishClaim claim = Claimed(volunteer_, Published());
  ExpectTakenBack(Show(volunteer_, claim).status());
  WantsOne();
  const auto shown = Show(volunteer_, claim);
  ASSERT_TRUE(shown.ok()) << shown.status();
  EXPECT_EQ(shown->contact().address(), "CANARY-WISH-ADDRESS");
}

TEST_F(HouseholdWishesTest, NorForTheFirstTime) {
  WantsOne();
  ExpectTakenBack(Show(stranger_, Claimed(stranger_, Published())).status());
}

TEST_F(HouseholdWishesTest, EveryShowingStandsInItsOwnRecord) {
  WantsOne();
  const v1::Wish wish = Published();
  ASSERT_TRUE(Show(volunteer_, Claimed(volunteer_, wish)).ok());
  ASSERT_TRUE(LookItUp(coordinator_, wish, Lookup::PURPOSE_ARRANGE).ok());
  ASSERT_TRUE(LookItUp(recorder_, wish, Lookup::PURPOSE_CALL_BACK).ok());
  ASSERT_TRUE(LookItUp(coordinator_, wish, Lookup::PURPOSE_CARD).ok());
  EXPECT_THAT(Recorded(), testing::UnorderedElementsAre(
                              v1::ADDRESS_PURPOSE_CARD, v1::ADDRESS_PURPOSE_CALL_BACK,
                              v1::ADDRESS_PURPOSE_ARRANGE, v1::ADDRESS_PURPOSE_VISIT));
}

// What has no address shows none.
TEST_F(HouseholdWishesTest, WhatIsBroughtToAPublicPlaceShowsNothingOfIt) {
  const v1::Wish wish = Relay(volunteer_, Glasses(visit_))->wish();
  ASSERT_TRUE(LookItUp(coordinator_, wish, Lookup::PURPOSE_ARRANGE).ok());
  EXPECT_THAT(Recorded(), IsEmpty());
  shown_ = 0;
}

TEST_F(HouseholdWishesTest, LookUpsThroughWishesCountAmongThoseOfTheDay) {
  const v1::Wish wish = Published();
  for (int i = 0; i < kMostLookUps; ++i) {
    ASSERT_TRUE(LookItUp(coordinator_, wish, Lookup::PURPOSE_ARRANGE).ok());
  }
  EXPECT_EQ(Notices(lead_), 0);
  ASSERT_TRUE(LookItUp(coordinator_, wish, Lookup::PURPOSE_ARRANGE).ok());
  EXPECT_EQ(Notices(lead_), 1);
  ASSERT_TRUE(LookUp(coordinator_, household_).ok());
  EXPECT_EQ(Notices(lead_), 1);
}

TEST_F(HouseholdWishesTest, NothingIsArrangedWithAHouseholdThatHasPaused) {
  const v1::Wish wish = Published();
  Bring(stranger_, wish);
  ASSERT_TRUE(Pause(contact_, household_).ok());
  ExpectTakenBack(LookItUp(coordinator_, wish, Lookup::PURPOSE_ARRANGE).status());
  EXPECT_TRUE(LookItUp(coordinator_, wish, Lookup::PURPOSE_CALL_BACK).ok());
  ASSERT_TRUE(Withdraw(contact_, household_).ok());
  ExpectTakenBack(LookItUp(coordinator_, wish, Lookup::PURPOSE_CALL_BACK).status());
}

TEST_F(HouseholdWishesTest, AConsentThatHasRunOutEndsThem) {
  const v1::Wish waits = Relay(volunteer_, Glasses(visit_))->wish();
  const v1::Wish open = Published();
  const v1::Wish brought = Published();
  Bring(stranger_, brought);
  EXPECT_EQ(RunJob(), 0);
  EndConsents(world_.clock.Now());
  // Also before the job has come by.
  ExpectTakenBack(Claim(stranger_, open).status());
  ExpectTakenBack(Approve(waits));
  EXPECT_EQ(RunJob(), 1);
  EXPECT_EQ(StateOf(waits), v1::Wish::STATE_WITHDRAWN);
  EXPECT_EQ(StateOf(open), v1::Wish::STATE_WITHDRAWN);
  EXPECT_EQ(StateOf(brought), v1::Wish::STATE_DELIVERED);
  EXPECT_EQ(RunJob(), 0);
}

TEST_F(HouseholdWishesTest, ARenewalThatWaitsKeepsThemAndNobodyClaimsThemMeanwhile) {
  const v1::Wish wish = Published();
  EndConsents(world_.clock.Now());
  Record(household_, contact_);
  EXPECT_EQ(RunJob(), 0);
  ExpectTakenBack(Claim(stranger_, wish).status());
  ASSERT_TRUE(Confirm(contact_, household_)->accepted());
  EXPECT_TRUE(Claim(stranger_, wish).ok());
}

TEST_F(HouseholdWishesTest, WhatWasBroughtOfAPartIsKept) {
  const v1::Wish wish = Rice();
  const v1::WishClaim held = Claimed(away_, wish, 1'000);
  const v1::WishClaim part = Claimed(stranger_, wish, 1'000);
  world_.clock.Advance(absl::Hours(1));
  v1::DeliverWishRequest deliver;
  deliver.set_wish_claim(part.name());
  *deliver.mutable_start_time() = ToTimestamp(world_.clock.Now() - absl::Minutes(20));
  *deliver.mutable_end_time() = ToTimestamp(world_.clock.Now());
  ASSERT_TRUE(By(stranger_, deliver, &DeliverWish).ok());
  ASSERT_TRUE(Pause(contact_, household_).ok());
  EXPECT_EQ(ClaimState(held), v1::WishClaim::STATE_CANCELLED);
  const v1::Wish now = Get(contact_, wish);
  EXPECT_EQ(now.state(), v1::Wish::STATE_DELIVERED);
  EXPECT_EQ(now.goods().quantity(), 1'000);
  EXPECT_EQ(now.unconfirmed_deliveries_size(), 1);
  EXPECT_THAT(Broken(), IsEmpty());
  ASSERT_TRUE(ConfirmIt(contact_, wish).ok());
  EXPECT_EQ(StateOf(wish), v1::Wish::STATE_CONFIRMED);
}

// What is sent is read as it is now: a page that ends before the row of the change tells the former
// contact nothing either.
TEST_F(HouseholdWishesTest, TheFeedKnowsWhoSpeaksForThem) {
  std::string former = TokenOf(contact_);
  std::string next = TokenOf(stranger_);
  const v1::Wish waits = Relay(volunteer_, Glasses(visit_))->wish();
  ReplaceContact(stranger_);
  EXPECT_EQ(Told(contact_, waits, former, 1), v1::Change::KIND_REVOKED);
  EXPECT_EQ(Told(stranger_, waits, next), v1::Change::KIND_UPSERT);
  std::string whole;
  EXPECT_EQ(Told(coordinator_, waits, whole), v1::Change::KIND_UPSERT);
}

TEST_F(HouseholdWishesTest, TheFormerContactKeepsNothingThatHasEnded) {
  const v1::Wish ended = Relay(volunteer_, Glasses(visit_))->wish();
  v1::WithdrawWishRequest request;
  request.set_wish(ended.name());
  ASSERT_TRUE(By(contact_, request, &WithdrawWish).ok());
  std::string former = TokenOf(contact_);
  ReplaceContact(stranger_);
  EXPECT_EQ(ContactOf(ended), stranger_);
  EXPECT_EQ(Told(contact_, ended, former), v1::Change::KIND_REVOKED);
}

TEST_F(HouseholdWishesTest, WhoComesToSpeakForItBringsNoneOfThem) {
  const v1::Wish wish = Published();
  const v1::WishClaim claim = Claimed(stranger_, wish);
  ReplaceContact(stranger_);
  EXPECT_EQ(ClaimState(claim), v1::WishClaim::STATE_RELEASED);
  EXPECT_EQ(StateOf(wish), v1::Wish::STATE_OPEN);
}

TEST_F(HouseholdWishesTest, ToTheMinuteItsTimesAreForThoseCloseToIt) {
  const v1::Wish open = Published();
  world_.clock.Advance(absl::Minutes(17));
  ASSERT_TRUE(Pause(contact_, household_).ok());
  const absl::Time day = absl::FromCivil(absl::ToCivilDay(world_.clock.Now(), absl::UTCTimeZone()),
                                         absl::UTCTimeZone());
  ASSERT_NE(day, world_.clock.Now());
  for (const std::string& reader : {contact_, coordinator_, volunteer_}) {
    const v1::Wish wish = Get(reader, open);
    EXPECT_EQ(FromTimestamp(wish.update_time()), world_.clock.Now());
    EXPECT_EQ(FromTimestamp(wish.create_time()), EndOf(visit_));
  }
  const v1::Wish wish = Get(stranger_, open);
  EXPECT_EQ(FromTimestamp(wish.update_time()), day);
  EXPECT_EQ(FromTimestamp(wish.create_time()), day);
}

// It is three days after somebody was there.
TEST_F(HouseholdWishesTest, WhenToCallBackIsForThoseCloseToIt) {
  const v1::Wish wish = Published();
  Bring(stranger_, wish);
  for (const std::string& reader : {contact_, coordinator_, volunteer_}) {
    EXPECT_TRUE(Get(reader, wish).has_call_back_time()) << reader;
  }
  for (const std::string& reader : {stranger_, away_}) {
    EXPECT_FALSE(Get(reader, wish).has_call_back_time()) << reader;
  }
}

TEST_F(HouseholdWishesTest, WhoHasPassedItOnChangesNothingOfIt) {
  const v1::Wish wish = Relay(volunteer_, Glasses(visit_))->wish();
  v1::Wish told = wish;
  told.set_description("She cannot read the paper any more.");
  ExpectTakenBack(Seal(volunteer_, told).status());
  EXPECT_EQ(Get(coordinator_, wish).description(), "");
  told = wish;
  told.set_title(absl::StrCat("Glasses for ", household_.alias()));
  for (const std::string& actor : {coordinator_, contact_}) {
    EXPECT_EQ(MetadataOf(Seal(actor, told).status(), "field"), "wish.title");
    EXPECT_TRUE(Seal(actor, wish).ok());
  }
}

}  // namespace
}  // namespace glimmer::wishes
