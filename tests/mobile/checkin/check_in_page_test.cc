// Check-in and check-out in a real window: digits by key, the answer, undo, and every look.
#include <gtest/gtest.h>

#include "mobile/checkin/check_in_model.h"
#include "shared/base/time_convert.h"
#include "tests/mobile/support/page_audit.h"

namespace glimmer::mobile {
namespace {

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
  for (const bool out : {false, true}) {
    for (const auto& [name, look] : EveryLook()) {
      PageStage stage;
      stage.Advance(absl::Minutes(40));
      if (out) ServeCheckIn(stage);
      auto& model = *new CheckInModel(stage.context(), "shifts/books", out, &stage.context());
      AppWindow& window = stage.Show("Glimmer.CheckIn", "CheckInFlow", &model, look);
      const std::string ending = (out ? "-out-" : "-in-") + name;
      AuditWindow(window, look, "typing" + ending, 2);
      ASSERT_TRUE(model.submit("12345678", 0));
      AuditWindow(window, look, "taken" + ending, 2);
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
  Grab(window.window());
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
