// What the organisation has agreed on: who may change it, how it reads, and every look of the page.
#include <gtest/gtest.h>

#include <QSignalSpy>

#include "mobile/desk/unit_rules_model.h"
#include "tests/mobile/support/page_audit.h"

namespace glimmer::mobile {
namespace {

void Serve(PageStage& stage, const char* name, const std::function<void(v1::Unit&)>& change) {
  const auto units = stage.phone().store().Units();
  for (v1::Unit unit : *units) {
    if (unit.name() != name) continue;
    change(unit);
    stage.Serve(name, [&](v1::Change& line) { *line.mutable_unit() = unit; });
  }
}

void MakeAdministrator(PageStage& stage, const char* scope) {
  Profile profile = *stage.phone().store().GetProfile();
  v1::RoleGrant grant;
  grant.set_role(v1::ROLE_ORGANIZATION_ADMIN);
  grant.set_scope(scope);
  profile.role_grants = {grant};
  ASSERT_TRUE(stage.phone().store().SetProfile(profile).ok());
}

TEST(UnitRules, TheWholeOrganisationHasACeiling) {
  PageStage stage(SampleWho::kCoordinator);
  MakeAdministrator(stage, "units/town");
  Serve(stage, "units/town", [](v1::Unit& unit) { unit.set_wish_ceiling_fen(19'950); });
  Serve(stage, "units/beigou", [](v1::Unit& unit) { unit.set_one_person_closes(true); });
  UnitRulesModel model(stage.context());
  EXPECT_TRUE(model.setsCeiling());
  EXPECT_EQ(model.ceiling(), "199.50");
  ASSERT_EQ(model.units()->count(), 4);
  for (int i = 0; i < 4; ++i) {
    EXPECT_EQ(model.units()->At(i, "onePersonCloses").toBool(),
              model.units()->At(i, "unitName") == "北沟二村");
  }
}

TEST(UnitRules, WhoRunsOneCommunitySeesThatOneAlone) {
  PageStage stage(SampleWho::kCoordinator);
  MakeAdministrator(stage, "units/beigou");
  const UnitRulesModel model(stage.context());
  EXPECT_FALSE(model.setsCeiling());
  PageStage none(SampleWho::kCoordinator);
  UnitRulesModel coordinator(none.context());
  EXPECT_EQ(coordinator.units()->count(), 0);
}

TEST(UnitRules, WhatIsNoAmountIsNotSent) {
  PageStage stage(SampleWho::kCoordinator);
  MakeAdministrator(stage, "units/town");
  UnitRulesModel model(stage.context());
  QSignalSpy refusals(&model, &PageModel::refused);
  for (const char* wrong : {"two", "1000000.01", "-1"}) model.saveCeiling(wrong);
  EXPECT_EQ(refusals.count(), 3);
  EXPECT_FALSE(model.busy());
  model.saveCeiling("200");
  EXPECT_TRUE(model.busy());
}

TEST(UnitRules, MinutesUntilSomebodyIsToldAreTheUsualOnesOrItsOwn) {
  PageStage stage(SampleWho::kCoordinator);
  MakeAdministrator(stage, "units/town");
  UnitRulesModel model(stage.context());
  EXPECT_EQ(model.contactMinutes(), "15");
  EXPECT_EQ(model.leadMinutes(), "60");
  Serve(stage, "units/town", [](v1::Unit& unit) {
    unit.mutable_alarm_steps()->set_contact_minutes(20);
    unit.mutable_alarm_steps()->set_coordinator_minutes(40);
    unit.mutable_alarm_steps()->set_lead_minutes(90);
  });
  model.RefreshNow();
  EXPECT_EQ(model.contactMinutes(), "20");
  EXPECT_EQ(model.coordinatorMinutes(), "40");
  EXPECT_EQ(model.leadMinutes(), "90");
}

TEST(UnitRules, WhoIsToldLaterIsNotToldBefore) {
  PageStage stage(SampleWho::kCoordinator);
  MakeAdministrator(stage, "units/town");
  UnitRulesModel model(stage.context());
  QSignalSpy refusals(&model, &PageModel::refused);
  model.saveSteps("30", "15", "60");
  model.saveSteps("2", "15", "60");
  model.saveSteps("15", "thirty", "60");
  model.saveSteps("15", "30", "721");
  EXPECT_EQ(refusals.count(), 4);
  EXPECT_FALSE(model.busy());
  model.saveSteps("１5", "30", "90");
  EXPECT_TRUE(model.busy());
}

TEST(UnitRules, EveryLook) {
  AuditInEveryLook(
      {"unit-rules", "Glimmer.Desk", "UnitRulesPage", "", SampleWho::kCoordinator,
       [](PageStage& stage) -> QObject* {
         MakeAdministrator(stage, "units/town");
         Serve(stage, "units/town", [](v1::Unit& unit) { unit.set_wish_ceiling_fen(20'000); });
         Serve(stage, "units/beigou", [](v1::Unit& unit) { unit.set_one_person_closes(true); });
         return new UnitRulesModel(stage.context(), &stage.context());
       },
       5});
}

}  // namespace
}  // namespace glimmer::mobile
