// The person's own hours: the numbers, and the pages in every look.
#include <gtest/gtest.h>

#include "mobile/hours/me_model.h"
#include "mobile/hours/records_model.h"
#include "tests/mobile/support/page_audit.h"

namespace glimmer::mobile {
namespace {

constexpr char kUri[] = "Glimmer.Hours";

TEST(MeModel, NeverAddsWhatWaitsOrWasRefused) {
  PageStage stage;
  MeModel model(stage.context());
  EXPECT_EQ(model.name(), "赵一帆");
  EXPECT_EQ(model.home(), "城东图书馆");
  EXPECT_EQ(model.confirmed(), "40.0");  // 2,400 minutes of the sample's eleven months
  EXPECT_EQ(model.services(), 11);
  EXPECT_EQ(model.waiting(), "3.5");
  EXPECT_EQ(model.refusedHours(), "1.0");
  EXPECT_EQ(model.unsent(), "");
}

TEST(MeModel, ACorrectionTakesMinutesBack) {
  PageStage stage;
  v1::ServiceRecord reversal;
  reversal.set_name("service_records/back");
  reversal.set_person("people/zhao");
  reversal.set_civil_date("2026-11-06");
  reversal.set_counted_minutes(-150);
  reversal.set_state(v1::ServiceRecord::STATE_REVERSAL);
  stage.Serve(reversal);
  MeModel model(stage.context());
  EXPECT_EQ(model.confirmed(), "37.5");
}

TEST(MeModel, NamesTheHouseholdThatThePersonSpeaksForAndNoOther) {
  PageStage stage;
  stage.ServeHouseholds();
  EXPECT_TRUE(MeModel(stage.context()).households().isEmpty());
  stage.ServeOwnHousehold();
  const MeModel model(stage.context());
  ASSERT_EQ(model.households().size(), 1);
  EXPECT_EQ(model.households()[0].toMap()["household"], "households/own");
  EXPECT_EQ(model.households()[0].toMap()["alias"], "茉莉16");
}

TEST(MeModel, YearsAreApart) {
  PageStage stage;
  v1::ServiceRecord old;
  old.set_name("service_records/old");
  old.set_person("people/zhao");
  old.set_civil_date("2024-05-06");
  old.set_counted_minutes(60);
  old.set_state(v1::ServiceRecord::STATE_CONFIRMED);
  old.set_in_force(true);
  stage.Serve(old);
  MeModel model(stage.context());
  EXPECT_TRUE(model.hasEarlier());
  model.showYear(2024);
  EXPECT_EQ(model.confirmed(), "1.0");
  EXPECT_FALSE(model.hasEarlier());
  EXPECT_TRUE(model.hasLater());
}

TEST(RecordsModel, ShowsEachWithItsStateEvidenceAndReason) {
  PageStage stage;
  RecordsModel waiting(stage.context(), "waiting");
  ASSERT_EQ(waiting.rows()->count(), 2);
  RecordsModel refused(stage.context(), "refused");
  ASSERT_EQ(refused.rows()->count(), 1);
  EXPECT_EQ(refused.rows()->At(0, "reason"), "当天没有签退");
  EXPECT_EQ(refused.rows()->At(0, "badgeKind"), "refused");
  RecordsModel all(stage.context(), "");
  EXPECT_EQ(all.rows()->count(), 14);
}

// Both phones have signed, and the leader's came later; or somebody has corrected it.
TEST(RecordsModel, ShowsWhatTookAnothersPlaceOnceUnlessSomebodySaysWhy) {
  for (const std::string reason : {"", "带队人看错了时间"}) {
    PageStage stage;
    RecordsModel all(stage.context(), "");
    const int before = all.rows()->count();
    v1::ServiceRecord first = stage.phone().store().ListRecords("people/zhao")->front();
    first.set_name("service_records/first");
    first.set_in_force(false);
    stage.Serve(first);
    v1::ServiceRecord restated = first;
    restated.set_name("service_records/restated");
    restated.set_correction_of(first.name());
    restated.set_reason(reason);
    restated.set_evidence_class(v1::EVIDENCE_CLASS_A);
    restated.set_in_force(true);
    v1::ServiceRecord reversal = restated;
    reversal.set_name("service_records/reversal");
    reversal.set_state(v1::ServiceRecord::STATE_REVERSAL);
    stage.Serve(reversal);
    stage.Serve(restated);
    EXPECT_EQ(all.rows()->count() - before, reason.empty() ? 1 : 3);
  }
}

TEST(RecordsModel, ShowsWhatWaitedBesideItsConfirmation) {
  PageStage stage;
  RecordsModel all(stage.context(), "");
  const int before = all.rows()->count();
  v1::ServiceRecord waited = stage.phone().store().ListRecords("people/zhao")->front();
  waited.set_name("service_records/waited");
  waited.set_state(v1::ServiceRecord::STATE_WAITING);
  waited.set_in_force(false);
  stage.Serve(waited);
  v1::ServiceRecord confirmed = waited;
  confirmed.set_name("service_records/confirmed");
  confirmed.set_state(v1::ServiceRecord::STATE_CONFIRMED);
  confirmed.set_correction_of(waited.name());
  confirmed.set_in_force(true);
  stage.Serve(confirmed);
  EXPECT_EQ(all.rows()->count() - before, 2);
}

TEST(HoursPages, Me) {
  AuditInEveryLook({"me", kUri, "MePage", "settings: stageSettings", SampleWho::kVolunteer,
                    [](PageStage& stage) -> QObject* {
                      return new MeModel(stage.context(), &stage.context());
                    }});
}

TEST(HoursPages, MeWithAHousehold) {
  AuditInEveryLook({"me-household", kUri, "MePage", "settings: stageSettings",
                    SampleWho::kVolunteer, [](PageStage& stage) -> QObject* {
                      stage.ServeOwnHousehold();
                      return new MeModel(stage.context(), &stage.context());
                    }});
}

TEST(HoursPages, Records) {
  AuditInEveryLook(
      {"records", kUri, "RecordsPage", "", SampleWho::kVolunteer, [](PageStage& stage) -> QObject* {
         return new RecordsModel(stage.context(), "", &stage.context());
       }});
}

}  // namespace
}  // namespace glimmer::mobile
