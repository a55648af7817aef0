// The page of the day in a real window: every look, what a screen reader finds, and real touches.
#include <gtest/gtest.h>

#include "mobile/store/pending.h"
#include "mobile/today/today_model.h"
#include "tests/mobile/support/page_audit.h"

namespace glimmer::mobile {
namespace {

constexpr char kSettings[] = "settings: stageSettings";

TEST(TodayPage, StandsInEveryLook) {
  AuditInEveryLook({"today", "Glimmer.Today", "TodayPage", kSettings, SampleWho::kVolunteer,
                    [](PageStage& stage) -> QObject* {
                      stage.ServeHouseholds();
                      stage.Advance(absl::Minutes(8));
                      return new TodayModel(stage.context(), &stage.context());
                    },
                    4});
}

TEST(TodayPage, AnOfferIsDeclinedInItsCard) {
  PageStage stage;
  auto& model = *new TodayModel(stage.context(), &stage.context());
  AppWindow& window = stage.Show("Glimmer.Today", "TodayPage", &model, {.height = 1200}, kSettings);
  ASSERT_TRUE(ClickText(window.window(), "这次不去"));
  ASSERT_EQ(stage.phone().outbox().Open()->size(), 1u);
  EXPECT_EQ(stage.phone().outbox().Open()->at(0).method, kDeclineOffer);
  EXPECT_TRUE(WaitUntil([&] { return FindButton(window.window(), "撤销") != nullptr; }));
  ASSERT_TRUE(ClickText(window.window(), "撤销"));
  EXPECT_TRUE(stage.phone().outbox().Open()->empty());
}

TEST(TodayPage, TheLeaderHasTheRosterBesideCheckIn) {
  PageStage stage(PageStage::Who::kLeader);
  stage.Advance(absl::Minutes(20));
  auto& model = *new TodayModel(stage.context(), &stage.context());
  AppWindow& window = stage.Show("Glimmer.Today", "TodayPage", &model, {}, kSettings);
  EXPECT_NE(FindButton(window.window(), "签到名单"), nullptr);
  EXPECT_NE(FindButton(window.window(), "签到"), nullptr);
  Shoot(window, "today-leader");
}

TEST(TodayPage, TheLookForEldersIsOneTouchAway) {
  PageStage stage;
  auto& model = *new TodayModel(stage.context(), &stage.context());
  AppWindow& window = stage.Show("Glimmer.Today", "TodayPage", &model, {}, kSettings);
  ASSERT_TRUE(ClickText(window.window(), "长辈版"));
  EXPECT_TRUE(stage.settings().elder());
}

TEST(TodayPage, AnEmptyDaySaysWhatToDo) {
  PageStage stage;
  stage.Advance(absl::Hours(24 * 10));
  auto& model = *new TodayModel(stage.context(), &stage.context());
  AppWindow& window = stage.Show("Glimmer.Today", "TodayPage", &model, {}, kSettings);
  EXPECT_NE(FindByText(window.window(), "今天没有安排"), nullptr);
  EXPECT_NE(FindButton(window.window(), "看看能参加什么"), nullptr);
  Shoot(window, "today-empty");
}

}  // namespace
}  // namespace glimmer::mobile
