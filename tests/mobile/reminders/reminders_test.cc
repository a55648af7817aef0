#include "mobile/reminders/reminders.h"

#include <gtest/gtest.h>

#include "shared/base/time_convert.h"
#include "tests/mobile/support/page_stage.h"

namespace glimmer::mobile {
namespace {

class FakeNotifier final : public Notifier {
 public:
  void Show(const QString& title, const QString& text) override { shown.append({title, text}); }

  QList<QPair<QString, QString>> shown;
};

// The place at the river tomorrow at 14:30 that the person waits for.
void TakePlace(PageStage& stage) {
  const std::string me = SampleProfile(SampleWho::kVolunteer).person;
  const auto waits = stage.phone().store().ListSignUpsOfPerson(me);
  for (v1::SignUp place : *waits) {
    if (place.shift() != "shifts/river") continue;
    place.set_state(v1::SignUp::STATE_CONFIRMED);
    stage.Serve(place);
  }
}

TEST(RemindersTest, SpeaksOnceInThePersonsLanguage) {
  PageStage stage;
  TakePlace(stage);
  FakeNotifier notifier;
  Reminders reminders(stage.context(), notifier);
  stage.Advance(absl::Minutes(60));  // 14:22
  EXPECT_TRUE(notifier.shown.isEmpty());
  stage.Advance(absl::Minutes(10));
  ASSERT_EQ(notifier.shown.size(), 1);
  EXPECT_EQ(notifier.shown[0].first, "明天：河边清洁");
  EXPECT_EQ(notifier.shown[0].second, "明天 14:30–16:30·北沟二村 桥头");
  stage.Advance(absl::Minutes(10));
  EXPECT_EQ(notifier.shown.size(), 1);
  stage.Advance(absl::Hours(22));
  ASSERT_EQ(notifier.shown.size(), 2);
  EXPECT_EQ(notifier.shown[1].first, "快开始了：河边清洁");
}

TEST(RemindersTest, NamesWhomItIsForOnASharedPhone) {
  PageStage stage;
  stage.Use("en");
  TakePlace(stage);
  FakeNotifier notifier;
  Reminders reminders(stage.context(), notifier);
  reminders.SetAddressee("Zhao");
  stage.Advance(absl::Minutes(70));
  ASSERT_EQ(notifier.shown.size(), 1);
  EXPECT_TRUE(notifier.shown[0].second.startsWith("For Zhao: "));
}

TEST(RemindersTest, AVisitAsksForAWordAndNamesTheAliasOnly) {
  PageStage stage;
  stage.ServeHouseholds();  // today 15:00 to 16:00; the first is told at 16:35
  FakeNotifier notifier;
  Reminders reminders(stage.context(), notifier);
  stage.Advance(absl::Minutes(157));  // 15:59
  notifier.shown.clear();
  stage.Advance(absl::Minutes(1));
  ASSERT_EQ(notifier.shown.size(), 1);
  EXPECT_EQ(notifier.shown[0].first, "平安吗？走访该结束了：枫叶07");
  EXPECT_EQ(notifier.shown[0].second, "没有回应，16:35 会通知第一个人");
  stage.Advance(absl::Minutes(25));
  ASSERT_EQ(notifier.shown.size(), 2);
  EXPECT_EQ(notifier.shown[1].first, "请报平安，否则会通知别人：枫叶07");
}

}  // namespace
}  // namespace glimmer::mobile
