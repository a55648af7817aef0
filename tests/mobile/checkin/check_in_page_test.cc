// Check-in and check-out in a real window: a code by camera, digits by key, the answer, undo, and
// every look.
#include <gtest/gtest.h>

#include "mobile/checkin/check_in_model.h"
#include "mobile/scan/qr_reader.h"
#include "shared/base/time_convert.h"
#include "shared/crypto/base45.h"
#include "tests/mobile/scan/camera_frame.h"
#include "tests/mobile/scan/leader_screen.h"
#include "tests/mobile/scan/volunteer_screen.h"
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
  EXPECT_NE(FindByText(window.window(), "签到码"), nullptr);
}

TEST(CheckInPage, FromTheLeadersScreenToTheOutbox) {
  QImage picture;
  std::string shown;
  {
    LeaderScreen leader({}, absl::Minutes(40));
    picture = leader.Picture();
    shown = *Base45Decode(leader.Code().toStdString());
  }
  PageStage stage;
  stage.Advance(absl::Minutes(40));
  auto& model = *new CheckInModel(stage.context(), "shifts/books", false, &stage.context());
  AppWindow& window = stage.Show("Glimmer.CheckIn", "CheckInFlow", &model);
  EXPECT_EQ(CameraOf(window.window()), nullptr);
  ASSERT_TRUE(ClickText(window.window(), "扫码"));
  auto* sink = CameraOf(window.window());
  ASSERT_NE(sink, nullptr);
  // The digits stay, whatever the camera does.
  EXPECT_NE(FindByText(window.window(), "签到码，8 位数字"), nullptr);
  const QVideoFrame frame = CameraFrame(picture);
  ASSERT_TRUE(WaitUntil([&] {
    if (!model.finished()) sink->setVideoFrame(frame);
    return model.finished();
  }));
  EXPECT_EQ(stage.LastRequest<v1::CheckInRequest>().claim().signed_site_code(), shown);
  EXPECT_TRUE(WaitUntil([&] { return FindByText(window.window(), "已签到") != nullptr; }));
  EXPECT_TRUE(WaitUntil([&] { return CameraOf(window.window()) == nullptr; }))
      << "the camera must go off";
}

TEST(CheckInPage, ACodeThatLooksOldIsSaidInEveryLook) {
  QImage picture;
  {
    LeaderScreen leader({}, absl::Minutes(20));
    picture = leader.Picture();
  }
  for (const auto& [name, look] : EveryLook()) {
    PageStage stage;
    stage.Advance(absl::Minutes(40));
    auto& model = *new CheckInModel(stage.context(), "shifts/books", false, &stage.context());
    AppWindow& window = stage.Show("Glimmer.CheckIn", "CheckInFlow", &model, look);
    const QString scan = look.language == "zh" ? "扫码" : "Scan";
    ASSERT_TRUE(ClickText(window.window(), scan)) << name;
    AuditWindow(window, look, "scan-blind-" + name, 3);
    auto* sink = CameraOf(window.window());
    ASSERT_NE(sink, nullptr);
    const QVideoFrame frame = CameraFrame(picture);
    ASSERT_TRUE(WaitUntil([&] {
      sink->setVideoFrame(frame);
      return model.scanStands();
    })) << name;
    AuditWindow(window, look, "scan-old-" + name, 4);
    EXPECT_FALSE(model.finished());
  }
}

TEST(CheckInPage, TheLeadersCameraReadsTheCodeOfTheStepInEveryLook) {
  for (const auto& [name, look] : EveryLook()) {
    VolunteerScreen volunteer(look);
    ASSERT_EQ(volunteer.Code().size(), 93) << name;
    EXPECT_EQ(ReadQrCode(volunteer.Picture()), volunteer.Code()) << name;
    AuditWindow(volunteer.window(), look, "shown-" + name, 2);
  }
}

TEST(CheckInPage, TheCodeOfTheStepIsReadFromAfarAtAnAngleAndInPoorLight) {
  VolunteerScreen volunteer;
  const QImage picture = volunteer.Picture();
  EXPECT_EQ(ReadQrCode(Smaller(picture, 0.33)), volunteer.Code());
  EXPECT_EQ(ReadQrCode(Tilted(picture, 25)), volunteer.Code());
  EXPECT_EQ(ReadQrCode(Dim(Tilted(picture, 10), 20)), volunteer.Code());
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
