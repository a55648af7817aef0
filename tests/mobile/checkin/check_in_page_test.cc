// Check-in and check-out in a real window: digits by key, the answer, undo, and every look.
#include <gtest/gtest.h>

#include <cstdlib>

#include "mobile/checkin/check_in_model.h"
#include "shared/base/time_convert.h"
#include "tests/mobile/support/accessibility_audit.h"
#include "tests/mobile/support/page_stage.h"

namespace glimmer::mobile {
namespace {

// Pictures go where GLIMMER_SHOTS says, for a look by eye.
void Shoot(AppWindow& window, const QString& name) {
  const char* dir = std::getenv("GLIMMER_SHOTS");
  if (dir == nullptr) return;
  EXPECT_TRUE(GrabTo(window.window(), QString(dir) + "/" + name + ".png"));
}

void ServeCheckIn(PageStage& stage) {
  v1::Attendance there;
  there.set_name("attendances/mine");
  there.set_shift("shifts/books");
  there.set_person("people/zhao");
  there.set_state(v1::Attendance::STATE_CHECKED_IN);
  *there.mutable_check_in_time() = ToTimestamp(stage.clock().Now());
  stage.Serve(there);
  stage.Advance(absl::Minutes(118));
}

TEST(CheckInPage, StandsInEveryLook) {
  const std::pair<const char*, Looks> looks[] = {{"zh", {}},
                                                 {"elder", {.elder = true}},
                                                 {"en-dark", {.language = "en", .dark = true}},
                                                 {"wide", {.width = 1180, .height = 820}},
                                                 {"mirrored", {.language = "en", .mirrored = true}},
                                                 {"step2", {.step = 2}}};
  for (const bool out : {false, true}) {
    for (const auto& [name, look] : looks) {
      PageStage stage;
      stage.Advance(absl::Minutes(40));
      if (out) ServeCheckIn(stage);
      auto& model = *new CheckInModel(stage.context(), "shifts/books", out, &stage.context());
      AppWindow& window = stage.Show("Glimmer.CheckIn", "CheckInFlow", &model, look);
      const auto check = [&](const QString& picture) {
        Grab(window.window());
        const auto audit = AuditAccessibility(window.window(), look.elder ? 60 : 48);
        EXPECT_GE(audit.actionable, 2) << name;
        for (const auto& fault : audit.faults) ADD_FAILURE() << name << ": " << fault;
        Shoot(window, picture + (out ? "-out-" : "-in-") + name);
      };
      check("typing");
      ASSERT_TRUE(model.submit("12345678", 0));
      check("taken");
      EXPECT_TRUE(window.warnings().isEmpty()) << window.warnings().join("\n").toStdString();
    }
  }
}

TEST(CheckInPage, DigitsByKeyThenDoneThenUndone) {
  PageStage stage;
  stage.Advance(absl::Minutes(40));
  auto& model = *new CheckInModel(stage.context(), "shifts/books", false, &stage.context());
  AppWindow& window = stage.Show("Glimmer.CheckIn", "CheckInFlow", &model);
  ASSERT_TRUE(ClickText(window.window(), "签到码，8 位数字"));
  ASSERT_TRUE(TypeText(window.window(), "12345"));
  EXPECT_NE(FindByText(window.window(), "再输入 3 位"), nullptr);
  ASSERT_TRUE(TypeText(window.window(), "678"));
  ASSERT_TRUE(ClickText(window.window(), "签到"));
  ASSERT_EQ(stage.phone().outbox().Open()->size(), 1u);
  EXPECT_TRUE(WaitUntil([&] { return FindByText(window.window(), "已签到") != nullptr; }));
  ASSERT_TRUE(ClickText(window.window(), "撤销这次签到"));
  EXPECT_TRUE(stage.phone().outbox().Open()->empty());
  EXPECT_NE(FindByText(window.window(), "输入签到码"), nullptr);
}

TEST(CheckInPage, NoCodeIsAskedTwice) {
  PageStage stage;
  stage.Advance(absl::Minutes(40));
  ServeCheckIn(stage);
  auto& model = *new CheckInModel(stage.context(), "shifts/books", true, &stage.context());
  AppWindow& window = stage.Show("Glimmer.CheckIn", "CheckInFlow", &model);
  ASSERT_TRUE(ClickText(window.window(), "30 分钟"));
  ASSERT_TRUE(ClickText(window.window(), "我没有签到码"));
  EXPECT_TRUE(stage.phone().outbox().Open()->empty());
  EXPECT_TRUE(WaitUntil([&] { return FindButton(window.window(), "凭我的说明签退") != nullptr; }));
  Shoot(window, "own-word");
  ASSERT_TRUE(ClickText(window.window(), "凭我的说明签退"));
  ASSERT_EQ(stage.phone().outbox().Open()->size(), 1u);
  v1::CheckOutRequest request;
  ASSERT_TRUE(request.ParseFromString(stage.phone().outbox().Open()->at(0).request));
  EXPECT_EQ(request.break_minutes(), 30);
  EXPECT_EQ(request.claim().method(), v1::AttendanceClaim::METHOD_OWN_STATEMENT);
}

}  // namespace
}  // namespace glimmer::mobile
