// What a household's no leaves in the outbox, and what the feed's households, pairings and visits
// leave in the store.
#include "mobile/store/household_commands.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "mobile/store/pending.h"
#include "shared/base/time_convert.h"
#include "shared/rpc/error.h"
#include "tests/mobile/store/store_fixture.h"

namespace glimmer::mobile {
namespace {

using testing::ElementsAre;
using Way = OnItsWay::Kind;
using Step = Pending::Kind;

constexpr char kHome[] = "households/home";
constexpr char kVisit[] = "visits/v";

class HouseholdCommandsTest : public StoreFixture {
 protected:
  void SetUp() override {
    says_ = std::make_unique<HouseholdCommands>(*store_, *outbox_, random_,
                                                CommandOptions{.undo_window = absl::Seconds(6)});
    ServeHousehold(v1::Household::STATE_ACTIVE);
    ServeVisit("v", v1::Visit::STATE_AGREED, absl::Hours(24));
  }

  template <typename Fill>
  void ServeRow(const std::string& name, Fill fill) {
    auto page = Page();
    v1::Change& change = *page.add_changes();
    change.set_name(name);
    change.set_kind(v1::Change::KIND_UPSERT);
    fill(change);
    ASSERT_TRUE(store_->ApplyPage(page).ok());
  }

  void ServeHousehold(v1::Household::State state) {
    ServeRow(kHome, [&](v1::Change& change) {
      v1::Household& row = *change.mutable_household();
      row.set_name(kHome);
      row.set_alias("枫叶07");
      row.set_state(state);
      row.set_contact_person(kMe);
    });
  }

  void ServeVisit(const std::string& id, v1::Visit::State state, absl::Duration in) {
    ServeRow("visits/" + id, [&](v1::Change& change) {
      v1::Visit& row = *change.mutable_visit();
      row.set_name("visits/" + id);
      row.set_household(kHome);
      row.set_household_alias("枫叶07");
      row.set_state(state);
      *row.mutable_start_time() = ToTimestamp(clock_.Now() + in);
      *row.mutable_end_time() = ToTimestamp(clock_.Now() + in + absl::Hours(1));
    });
  }

  std::vector<std::string> VisitNames() {
    std::vector<std::string> names;
    const auto visits = store_->ListVisits();
    EXPECT_TRUE(visits.ok());
    for (const v1::Visit& visit : *visits) names.push_back(visit.name());
    return names;
  }

  std::unique_ptr<HouseholdCommands> says_;
};

TEST_F(HouseholdCommandsTest, APauseWaitsAndCanBeTakenBack) {
  const auto queued = says_->Pause(kHome);
  ASSERT_TRUE(queued.ok()) << queued.status();
  const auto open = OpenItems();
  ASSERT_EQ(open.size(), 1u);
  EXPECT_EQ(open[0].method, kPauseHousehold);
  EXPECT_EQ(open[0].lane, kHome);
  EXPECT_EQ(open[0].title, "枫叶07");
  EXPECT_EQ(ReadPending(open[0]).kind, Step::kPauseHousehold);
  EXPECT_EQ(ReadPending(open[0]).subject, kHome);
  EXPECT_TRUE(PlanSending(open, clock_.Now()).due.empty());
  EXPECT_EQ(PlanSending(open, clock_.Now() + absl::Seconds(6)).due.size(), 1u);
  EXPECT_EQ(says_->Sent(kHome)->kind, Way::kWaiting);
  EXPECT_EQ(says_->Sent(kHome)->asked, Step::kPauseHousehold);
  ASSERT_TRUE(outbox_->Undo(queued->request_id).ok());
  EXPECT_EQ(says_->Sent(kHome)->kind, Way::kNone);
}

TEST_F(HouseholdCommandsTest, NothingIsSaidOfWhatThePhoneDoesNotHold) {
  EXPECT_EQ(ReasonOf(says_->Pause("households/none").status()), v1::ERROR_REASON_NOT_FOUND);
  EXPECT_EQ(ReasonOf(says_->Withdraw("households/none", false).status()),
            v1::ERROR_REASON_NOT_FOUND);
  EXPECT_EQ(ReasonOf(says_->RefuseVisitor("households/none", kMe).status()),
            v1::ERROR_REASON_NOT_FOUND);
  EXPECT_EQ(ReasonOf(says_->Cancel("visits/none").status()), v1::ERROR_REASON_NOT_FOUND);
  EXPECT_TRUE(OpenItems().empty());
}

TEST_F(HouseholdCommandsTest, AStateThatDoesNotAllowItIsSaidAtOnce) {
  ServeHousehold(v1::Household::STATE_INVITED);
  EXPECT_EQ(ReasonOf(says_->Pause(kHome).status()), v1::ERROR_REASON_HOUSEHOLD_STATE);
  ServeVisit("v", v1::Visit::STATE_HELD, absl::Hours(1));
  EXPECT_EQ(ReasonOf(says_->Cancel(kVisit).status()), v1::ERROR_REASON_VISIT_STATE);
  EXPECT_TRUE(OpenItems().empty());
}

TEST_F(HouseholdCommandsTest, AWithdrawalKeepsWhetherToEraseNow) {
  ASSERT_TRUE(says_->Withdraw(kHome, true).ok());
  v1::WithdrawHouseholdRequest request;
  ASSERT_TRUE(request.ParseFromString(OpenItems().at(0).request));
  EXPECT_TRUE(request.erase_now());
  EXPECT_EQ(request.household(), kHome);
  EXPECT_EQ(request.request_id(), OpenItems().at(0).request_id);
}

TEST_F(HouseholdCommandsTest, AWithdrawalWaitsForNothingThatWasSaidBefore) {
  ASSERT_TRUE(says_->Pause(kHome).ok());
  clock_.Advance(absl::Seconds(6));
  const auto paused = outbox_->Claim(1);
  ASSERT_TRUE(paused.ok());
  ASSERT_EQ(paused->size(), 1u);
  ASSERT_TRUE(says_->Withdraw(kHome, false).ok());
  clock_.Advance(absl::Seconds(6));
  EXPECT_EQ(PlanSending(OpenItems(), clock_.Now()).due.size(), 1u);
  ASSERT_TRUE(outbox_->Reject(paused->at(0), MakeError(v1::ERROR_REASON_HOUSEHOLD_STATE, "")).ok());
  EXPECT_EQ(PlanSending(OpenItems(), clock_.Now()).due.size(), 1u);
  EXPECT_EQ(says_->Sent(kHome)->kind, Way::kWaiting);
  EXPECT_EQ(says_->Sent(kHome)->asked, Step::kWithdrawHousehold);
}

TEST_F(HouseholdCommandsTest, WhoIsRefusedStandsInALaneOfTheirOwn) {
  const auto refused = says_->RefuseVisitor(kHome, "people/p");
  ASSERT_TRUE(refused.ok());
  EXPECT_THAT(*says_->RefusedVisitors(kHome), ElementsAre("people/p"));
  EXPECT_TRUE(says_->RefusedVisitors("households/other")->empty());
  EXPECT_EQ(says_->Sent(kHome)->kind, Way::kNone);
  ASSERT_TRUE(
      outbox_
          ->Reject(OpenItems().at(0), MakeError(v1::ERROR_REASON_NOT_FOUND, "Nobody of this name."))
          .ok());
  EXPECT_TRUE(says_->RefusedVisitors(kHome)->empty());
  ASSERT_TRUE(says_->Pause(kHome).ok());  // and blocks nothing
  EXPECT_EQ(OpenItems().back().state, OutboxItem::State::kQueued);
}

TEST_F(HouseholdCommandsTest, ARefusedPauseStaysInFront) {
  ASSERT_TRUE(says_->Pause(kHome).ok());
  ASSERT_TRUE(outbox_
                  ->Reject(OpenItems().at(0),
                           MakeError(v1::ERROR_REASON_HOUSEHOLD_STATE, "It has withdrawn."))
                  .ok());
  const auto sent = says_->Sent(kHome);
  ASSERT_TRUE(sent.ok());
  EXPECT_EQ(sent->kind, Way::kRefused);
  EXPECT_EQ(sent->refusal.reason, v1::ERROR_REASON_HOUSEHOLD_STATE);
}

TEST_F(HouseholdCommandsTest, AnAnswerIsWhatTheStoreHolds) {
  ASSERT_TRUE(says_->Pause(kHome).ok());
  v1::PauseHouseholdResponse response;
  *response.mutable_household() = **store_->Get<v1::Household>(kHome);
  response.mutable_household()->set_state(v1::Household::STATE_PAUSED);
  clock_.Advance(absl::Seconds(6));
  const auto due = outbox_->Claim(1);
  ASSERT_EQ(due->size(), 1u);
  ASSERT_TRUE(outbox_->Accept(due->at(0), response.SerializeAsString()).ok());
  EXPECT_EQ((*store_->Get<v1::Household>(kHome))->state(), v1::Household::STATE_PAUSED);
  EXPECT_EQ(says_->Sent(kHome)->kind, Way::kNone);
}

TEST_F(HouseholdCommandsTest, TheFeedBringsHouseholdsPairingsVisitsAndTerms) {
  ServeVisit("before", v1::Visit::STATE_AGREED, absl::Hours(2));
  ServeRow("pairings/p", [](v1::Change& change) {
    change.mutable_pairing()->set_name("pairings/p");
    change.mutable_pairing()->set_person(kMe);
  });
  ServeRow("visitor_terms/me", [](v1::Change& change) {
    change.mutable_visitor_terms()->set_name("visitor_terms/me");
    change.mutable_visitor_terms()->set_person(kMe);
    change.mutable_visitor_terms()->set_willing(true);
  });
  Reopen();
  ASSERT_EQ(store_->ListHouseholds()->size(), 1u);
  EXPECT_EQ(store_->ListHouseholds()->at(0).alias(), "枫叶07");
  ASSERT_EQ(store_->ListPairings()->size(), 1u);
  EXPECT_EQ(store_->ListPairings()->at(0).person(), kMe);
  ASSERT_EQ(store_->ListVisitorTerms()->size(), 1u);
  EXPECT_TRUE(store_->ListVisitorTerms()->at(0).willing());
  EXPECT_THAT(VisitNames(), ElementsAre("visits/before", kVisit));  // by start
}

TEST_F(HouseholdCommandsTest, AVisitGoesSixtyDaysAfterItsEnd) {
  ServeVisit("later", v1::Visit::STATE_AGREED, absl::Hours(24 * 10));
  clock_.Advance(absl::Hours(24 * 61));  // an hour before `v` has ended for 60 days
  ASSERT_TRUE(store_->ApplyPage(Page()).ok());
  EXPECT_THAT(VisitNames(), ElementsAre(kVisit, "visits/later"));
  clock_.Advance(absl::Hours(2));
  auto more = Page();
  more.set_more(true);  // only a whole feed is purged
  ASSERT_TRUE(store_->ApplyPage(more).ok());
  EXPECT_EQ(VisitNames().size(), 2u);
  ASSERT_TRUE(store_->ApplyPage(Page()).ok());
  EXPECT_THAT(VisitNames(), ElementsAre("visits/later"));
  EXPECT_EQ(store_->ListHouseholds()->size(), 1u);
}

TEST_F(HouseholdCommandsTest, WhatIsNoLongerForThePersonGoes) {
  auto page = Page();
  for (const char* name : {kHome, kVisit}) {
    v1::Change& change = *page.add_changes();
    change.set_name(name);
    change.set_kind(v1::Change::KIND_REVOKED);
  }
  ASSERT_TRUE(store_->ApplyPage(page).ok());
  EXPECT_TRUE(store_->ListHouseholds()->empty());
  EXPECT_TRUE(VisitNames().empty());
}

}  // namespace
}  // namespace glimmer::mobile
