// What each command of a coordinator about visits leaves in the outbox, and what is said of it.
#include "mobile/store/visit_desk_commands.h"

#include <gtest/gtest.h>

#include "mobile/store/pending.h"
#include "shared/base/time_convert.h"
#include "shared/rpc/error.h"
#include "tests/mobile/store/store_fixture.h"

namespace glimmer::mobile {
namespace {

constexpr char kZone[] = "Asia/Shanghai";

class VisitDeskCommandsTest : public StoreFixture {
 protected:
  void SetUp() override {
    commands_ = std::make_unique<VisitDeskCommands>(*store_, *outbox_, random_, CommandOptions{});
  }

  void Serve(const std::string& name, const std::function<void(v1::Change&)>& fill) {
    auto page = Page();
    v1::Change& change = *page.add_changes();
    change.set_name(name);
    change.set_kind(v1::Change::KIND_UPSERT);
    fill(change);
    ASSERT_TRUE(store_->ApplyPage(page).ok());
  }

  // Of two visitors, with a consent for a year.
  v1::Household Household(const std::string& id) {
    v1::Household row;
    row.set_name("households/" + id);
    row.set_alias("Maple " + id);
    row.set_state(v1::Household::STATE_ACTIVE);
    row.mutable_consent()->set_confirmed(true);
    *row.mutable_consent()->mutable_expire_time() =
        ToTimestamp(clock_.Now() + absl::Hours(24 * 365));
    row.mutable_terms()->set_min_people(2);
    return row;
  }

  void ServeHousehold(const v1::Household& row) {
    Serve(row.name(), [&](v1::Change& change) { *change.mutable_household() = row; });
  }

  void ServeVisit(const std::string& id, v1::Visit::State state, absl::Duration in,
                  const std::string& person) {
    Serve("visits/" + id, [&](v1::Change& change) {
      v1::Visit& visit = *change.mutable_visit();
      visit.set_name("visits/" + id);
      visit.set_household("households/" + id);
      visit.set_household_alias("Maple " + id);
      visit.set_state(state);
      visit.set_time_zone(kZone);
      visit.add_visitors()->set_person(person);
      *visit.mutable_start_time() = ToTimestamp(clock_.Now() + in);
      *visit.mutable_end_time() = ToTimestamp(clock_.Now() + in + absl::Hours(1));
    });
  }

  void ServePairing(const std::string& id, v1::Pairing::State state) {
    Serve("pairings/" + id, [&](v1::Change& change) {
      v1::Pairing& pairing = *change.mutable_pairing();
      pairing.set_name("pairings/" + id);
      pairing.set_household("households/" + id);
      pairing.set_household_alias("Maple " + id);
      pairing.set_person("people/li");
      pairing.set_state(state);
    });
  }

  // In a day, for an hour.
  v1::VisitPlan Plan(const std::string& id) {
    v1::VisitPlan plan;
    plan.set_household("households/" + id);
    plan.add_visitors("people/li");
    plan.add_visitors("people/ma");
    *plan.mutable_start_time() = ToTimestamp(clock_.Now() + absl::Hours(24));
    *plan.mutable_end_time() = ToTimestamp(clock_.Now() + absl::Hours(25));
    return plan;
  }

  v1::ErrorReason ReasonOfCheck(const v1::VisitPlan& plan) {
    return ReasonOf(commands_->Check(plan));
  }

  std::unique_ptr<VisitDeskCommands> commands_;
};

TEST_F(VisitDeskCommandsTest, ARoundIsOneRequestThatWaitsForItsUndo) {
  ServeHousehold(Household("a"));
  ServeHousehold(Household("b"));
  v1::VisitPlan later = Plan("b");
  *later.mutable_start_time() = ToTimestamp(clock_.Now() + absl::Hours(30));
  *later.mutable_end_time() = ToTimestamp(clock_.Now() + absl::Hours(31));
  const auto queued = commands_->Plan("units/town", {Plan("a"), later});
  ASSERT_TRUE(queued.ok()) << queued.status();
  const auto items = OpenItems();
  ASSERT_EQ(items.size(), 1u);
  EXPECT_EQ(items[0].method, kPlanVisits);
  EXPECT_GT(items[0].next_try, clock_.Now());
  v1::PlanVisitsRequest request;
  ASSERT_TRUE(request.ParseFromString(items[0].request));
  EXPECT_EQ(request.unit(), "units/town");
  ASSERT_EQ(request.plans_size(), 2);
  EXPECT_EQ(request.plans(1).household(), "households/b");
  const auto unsent = commands_->UnsentPlans();
  ASSERT_EQ(unsent->size(), 2u);
  EXPECT_EQ((*unsent)[0].sent.kind, OnItsWay::Kind::kWaiting);
  EXPECT_EQ((*unsent)[1].plan.household(), "households/b");
  ASSERT_TRUE(outbox_->Undo(queued->request_id).ok());
  EXPECT_TRUE(commands_->UnsentPlans()->empty());
}

TEST_F(VisitDeskCommandsTest, OneHouseholdKeepsItsOrder) {
  ServeHousehold(Household("a"));
  ASSERT_TRUE(commands_->Plan("units/town", {Plan("a")}).ok());
  EXPECT_EQ(OpenItems()[0].lane, "households/a");
  EXPECT_EQ(OpenItems()[0].title, "Maple a");
}

TEST_F(VisitDeskCommandsTest, WithoutItsConsentNoVisitIsPlanned) {
  EXPECT_EQ(ReasonOfCheck(Plan("a")), v1::ERROR_REASON_NOT_FOUND);
  v1::Household row = Household("a");
  row.set_state(v1::Household::STATE_INVITED);
  ServeHousehold(row);
  EXPECT_EQ(ReasonOfCheck(Plan("a")), v1::ERROR_REASON_HOUSEHOLD_STATE);
  row.set_state(v1::Household::STATE_ACTIVE);
  row.mutable_consent()->set_confirmed(false);
  ServeHousehold(row);
  EXPECT_EQ(ReasonOfCheck(Plan("a")), v1::ERROR_REASON_CONSENT_MISSING);
  row = Household("a");
  *row.mutable_consent()->mutable_expire_time() = ToTimestamp(clock_.Now() - absl::Hours(1));
  ServeHousehold(row);
  EXPECT_EQ(ReasonOfCheck(Plan("a")), v1::ERROR_REASON_CONSENT_MISSING);
  EXPECT_EQ(ReasonOf(commands_->Plan("units/town", {Plan("a")}).status()),
            v1::ERROR_REASON_CONSENT_MISSING);
  EXPECT_TRUE(OpenItems().empty());
}

TEST_F(VisitDeskCommandsTest, PeopleAndTimesAreThoseThatTheHouseholdHasNamed) {
  v1::Household row = Household("a");
  ServeHousehold(row);
  EXPECT_TRUE(commands_->Check(Plan("a")).ok());
  v1::VisitPlan alone = Plan("a");
  alone.mutable_visitors()->RemoveLast();
  EXPECT_EQ(ReasonOfCheck(alone), v1::ERROR_REASON_TOO_FEW_VISITORS);
  EXPECT_EQ(MetadataOf(commands_->Check(alone), "min_people"), "2");
  v1::VisitPlan over = Plan("a");
  *over.mutable_start_time() = ToTimestamp(clock_.Now() - absl::Hours(2));
  *over.mutable_end_time() = ToTimestamp(clock_.Now() - absl::Hours(1));
  EXPECT_EQ(ReasonOfCheck(over), v1::ERROR_REASON_FIELD_INVALID);
  v1::VisitPlan many = Plan("a");
  for (const char* person : {"people/x", "people/y", "people/z"}) many.add_visitors(person);
  EXPECT_EQ(ReasonOfCheck(many), v1::ERROR_REASON_FIELD_INVALID);
  // Only on the day after the planned one.
  const absl::TimeZone zone = VisitZone(*store_);
  const absl::CivilDay day = absl::ToCivilDay(clock_.Now() + absl::Hours(48), zone);
  v1::VisitSlot& slot = *row.mutable_terms()->add_slots();
  slot.set_weekday(static_cast<int>(absl::GetWeekday(day)) + 1);
  slot.set_end_minute(24 * 60);
  ServeHousehold(row);
  EXPECT_EQ(ReasonOfCheck(Plan("a")), v1::ERROR_REASON_OUTSIDE_VISIT_SLOTS);
}

TEST_F(VisitDeskCommandsTest, NobodyIsInTwoPlacesAtOnce) {
  ServeHousehold(Household("a"));
  ServeVisit("b", v1::Visit::STATE_AGREED, absl::Hours(24) + absl::Minutes(30), "people/ma");
  EXPECT_EQ(ReasonOfCheck(Plan("a")), v1::ERROR_REASON_VISITOR_BUSY);
  EXPECT_EQ(MetadataOf(commands_->Check(Plan("a")), "person"), "people/ma");
  // The visit that is planned anew is no other one.
  EXPECT_TRUE(commands_->Check(Plan("a"), "visits/b").ok());
  ServeVisit("b", v1::Visit::STATE_CANCELLED, absl::Hours(24), "people/ma");
  EXPECT_TRUE(commands_->Check(Plan("a")).ok());
  // One ends as the other begins.
  ServeVisit("b", v1::Visit::STATE_AGREED, absl::Hours(25), "people/ma");
  EXPECT_TRUE(commands_->Check(Plan("a")).ok());
}

TEST_F(VisitDeskCommandsTest, NobodyIsInTwoPlacesOfARoundAtOnce) {
  ServeHousehold(Household("a"));
  ServeHousehold(Household("b"));
  v1::VisitPlan others = Plan("b");
  others.set_visitors(0, "people/zhao");
  others.set_visitors(1, "people/sun");
  EXPECT_TRUE(commands_->Plan("units/town", {Plan("a"), others}).ok());
  others.set_visitors(1, "people/ma");
  const auto checked = commands_->CheckRound({Plan("a"), others});
  ASSERT_EQ(checked->size(), 2u);
  EXPECT_TRUE((*checked)[0].ok());
  EXPECT_EQ(ReasonOf((*checked)[1]), v1::ERROR_REASON_VISITOR_BUSY);
  EXPECT_EQ(MetadataOf((*checked)[1], "resource"), "households/a");
  EXPECT_EQ(ReasonOf(commands_->Plan("units/town", {Plan("a"), others}).status()),
            v1::ERROR_REASON_VISITOR_BUSY);
}

TEST_F(VisitDeskCommandsTest, AVisitThatHasBegunKeepsItsPlan) {
  ServeHousehold(Household("a"));
  ServeVisit("a", v1::Visit::STATE_UNDERWAY, absl::Minutes(-10), "people/li");
  EXPECT_EQ(ReasonOf(commands_->Change("visits/a", Plan("a")).status()),
            v1::ERROR_REASON_VISIT_STATE);
  ServeVisit("a", v1::Visit::STATE_AGREED, absl::Hours(24), "people/li");
  ASSERT_TRUE(commands_->Change("visits/a", Plan("a")).ok());
  EXPECT_EQ(OpenItems()[0].lane, "visits/a");
  const auto sent = commands_->Sent();
  ASSERT_EQ(sent->count("visits/a"), 1u);
  EXPECT_EQ(sent->at("visits/a").kind, OnItsWay::Kind::kWaiting);
  EXPECT_EQ(sent->at("visits/a").asked, Pending::Kind::kChangeVisit);
}

TEST_F(VisitDeskCommandsTest, TwoAreAPairOnceAtATime) {
  ServeHousehold(Household("a"));
  ServePairing("a", v1::Pairing::STATE_ENDED);
  ASSERT_TRUE(commands_->Pair("households/a", "people/li").ok());
  EXPECT_EQ(OpenItems()[0].lane, "households/a/people/li");
  const auto unsent = commands_->UnsentPairs();
  ASSERT_EQ(unsent->size(), 1u);
  EXPECT_EQ((*unsent)[0].household, "households/a");
  EXPECT_EQ((*unsent)[0].person, "people/li");
  ServePairing("a", v1::Pairing::STATE_ACTIVE);
  EXPECT_EQ(ReasonOf(commands_->Pair("households/a", "people/li").status()),
            v1::ERROR_REASON_ALREADY_PAIRED);
  EXPECT_TRUE(commands_->Pair("households/a", "people/ma").ok());
}

TEST_F(VisitDeskCommandsTest, APairEndsOrGoesOn) {
  ServePairing("a", v1::Pairing::STATE_ACTIVE);
  ASSERT_TRUE(commands_->ReviewPairing("pairings/a").ok());
  ASSERT_TRUE(commands_->EndPairing("pairings/a").ok());
  EXPECT_EQ(commands_->Sent()->at("pairings/a").asked, Pending::Kind::kEndPairing);
  ServePairing("a", v1::Pairing::STATE_ENDED);
  EXPECT_EQ(ReasonOf(commands_->EndPairing("pairings/a").status()), v1::ERROR_REASON_PAIRING_STATE);
  EXPECT_EQ(ReasonOf(commands_->ReviewPairing("pairings/none").status()),
            v1::ERROR_REASON_NOT_FOUND);
}

TEST_F(VisitDeskCommandsTest, WhatTheServerRefusedIsSaidWithItsReason) {
  ServeHousehold(Household("a"));
  ASSERT_TRUE(commands_->Plan("units/town", {Plan("a")}).ok());
  clock_.Advance(absl::Seconds(10));
  const auto claimed = outbox_->Claim(1);
  ASSERT_EQ(claimed->size(), 1u);
  ASSERT_TRUE(
      outbox_->Reject(claimed->front(), MakeError(v1::ERROR_REASON_VISIT_TOO_SOON, "")).ok());
  const auto unsent = commands_->UnsentPlans();
  ASSERT_EQ(unsent->size(), 1u);
  EXPECT_EQ((*unsent)[0].sent.kind, OnItsWay::Kind::kRefused);
  EXPECT_EQ((*unsent)[0].sent.refusal.reason, v1::ERROR_REASON_VISIT_TOO_SOON);
}

TEST_F(VisitDeskCommandsTest, WhatTheServerHasTakenBackIsInNobodysWay) {
  ServeHousehold(Household("a"));
  const v1::VisitPlan plan = Plan("a");
  ServeVisit("old", v1::Visit::STATE_PROPOSED,
             FromTimestamp(plan.start_time()) - store_->ServerNow(), "people/li");
  ASSERT_EQ(ReasonOf(commands_->Check(plan)), v1::ERROR_REASON_VISITOR_BUSY);
  ASSERT_TRUE(commands_->NoteRetracted({"visits/old", "visits/unknown"}).ok());
  EXPECT_EQ((*store_->Get<v1::Visit>("visits/old"))->state(), v1::Visit::STATE_CANCELLED);
  EXPECT_EQ(commands_->Check(plan), absl::OkStatus());
}

TEST_F(VisitDeskCommandsTest, TheZoneIsThatOfTheVisits) {
  EXPECT_EQ(VisitZone(*store_), absl::LocalTimeZone());
  ServeVisit("a", v1::Visit::STATE_AGREED, absl::Hours(1), "people/li");
  EXPECT_EQ(VisitZone(*store_).name(), kZone);
}

}  // namespace
}  // namespace glimmer::mobile
