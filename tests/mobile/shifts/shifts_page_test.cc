// The three pages in a real window: every look, what a screen reader finds, and real touches.
#include <gtest/gtest.h>

#include <QTest>

#include "mobile/shifts/roster_model.h"
#include "mobile/shifts/shift_list_model.h"
#include "mobile/shifts/shift_model.h"
#include "shared/crypto/base45.h"
#include "shared/crypto/person_code.h"
#include "shared/crypto/signing.h"
#include "tests/mobile/scan/camera_frame.h"
#include "tests/mobile/scan/leader_screen.h"
#include "tests/mobile/scan/volunteer_screen.h"
#include "tests/mobile/support/in_view.h"
#include "tests/mobile/support/page_audit.h"

namespace glimmer::mobile {
namespace {

constexpr char kUri[] = "Glimmer.Shifts";

TEST(ShiftsPages, List) {
  AuditInEveryLook({"shifts", kUri, "ShiftsPage", "", SampleWho::kVolunteer,
                    [](PageStage& stage) -> QObject* {
                      return new ShiftListModel(stage.context(), &stage.context());
                    },
                    2});
}

TEST(ShiftsPages, Shift) {
  AuditInEveryLook({"shift", kUri, "ShiftPage", "", SampleWho::kVolunteer,
                    [](PageStage& stage) -> QObject* {
                      return new ShiftModel(stage.context(), "shifts/crossing", &stage.context());
                    },
                    2});
}

TEST(ShiftsPages, Roster) {
  AuditInEveryLook({"roster", kUri, "RosterPage", "", SampleWho::kCoordinator,
                    [](PageStage& stage) -> QObject* {
                      const KeyPair device = *SigningKeyFromSeed(std::string(32, 's'));
                      SecretStore& secrets = stage.phone().secrets();
                      EXPECT_TRUE(secrets.Put(kDeviceKey, device.secret_key).ok());
                      EXPECT_TRUE(secrets.Put("shifts.books.site_key", std::string(32, 'k')).ok());
                      return new RosterModel(stage.context(), "shifts/books", &stage.context());
                    },
                    2});
}

// 周宁's phone at 14:02, with the camera open.
struct ScanningLeader {
  explicit ScanningLeader(const Looks& look = {}) {
    stage.Advance(absl::Minutes(40));
    stage.BelongTo("people/zhou");
    stage.ServeSigner();
    stage.settings().setElder(look.elder);
    model = new RosterModel(stage.context(), "shifts/books", &stage.context());
    window = &stage.Show(kUri, "RosterPage", model, look);
    const QString scan = look.language == "zh" ? "扫卡片或手机" : "Scan a card or a phone";
    QQuickItem* button = FindButton(window->window(), scan);
    if (button == nullptr) {
      ADD_FAILURE() << "no way to scan";
      return;
    }
    BringIntoView(button);
    Grab(window->window());
    EXPECT_TRUE(Click(scan));
    Grab(window->window());
  }
  // Holds `picture` before the camera until the page says `words`.
  bool Reads(const QImage& picture, const QString& words) {
    const QVideoFrame frame = CameraFrame(picture);
    return WaitUntil([&] {
      if (QVideoSink* sink = CameraOf(window->window())) sink->setVideoFrame(frame);
      return Says(words);
    });
  }
  bool Click(const QString& text) { return ClickText(window->window(), text); }
  bool Says(const QString& text) { return FindByText(window->window(), text) != nullptr; }
  int Waiting() { return stage.phone().outbox().Counts()->waiting; }

  PageStage stage{SampleWho::kCoordinator};
  RosterModel* model = nullptr;
  AppWindow* window = nullptr;
};

// A card as it is printed, before the camera.
QImage PictureOfCard() {
  AppWindow card;
  const std::string code = EncodePersonCode({.person_id = std::string(kSampleSigner).substr(7)});
  const QString text = QString::fromStdString(Base45Encode(code));
  EXPECT_TRUE(card.ShowText(QString(R"(
import QtQuick
import Glimmer.Ui
Window { width: 400; height: 300; color: "white"; visible: true
    QrCode { anchors.fill: parent; anchors.margins: 20; text: "%1" } })")
                                .arg(text)));
  return Grab(card.window());
}

TEST(ShiftsPages, ScanningInEveryLook) {
  QImage phone;
  {
    VolunteerScreen volunteer;
    phone = volunteer.Picture();
  }
  QImage nobodys;
  {
    LeaderScreen other({}, absl::Minutes(40));
    nobodys = other.Picture();
  }
  for (const auto& [name, look] : EveryLook()) {
    const bool zh = look.language == "zh";
    ScanningLeader leader(look);
    AuditWindow(*leader.window, look, "roster-scan-" + name, 3);
    ASSERT_TRUE(leader.Reads(nobodys, zh ? "这不是志愿者的码" : "This is no person's code"))
        << name;
    AuditWindow(*leader.window, look, "roster-scan-none-" + name, 3);
    ASSERT_TRUE(leader.Reads(phone, zh ? "方小雨到了" : "方小雨 is here")) << name;
    AuditWindow(*leader.window, look, "roster-scan-here-" + name, 4);
  }
}

TEST(ShiftsPages, APhoneAndThenACardAndTheCameraStaysOpen) {
  QImage phone;
  {
    VolunteerScreen volunteer;
    phone = volunteer.Picture();
  }
  const QImage card = PictureOfCard();
  ScanningLeader leader;
  ASSERT_TRUE(leader.Reads(phone, "这台手机也签了名。"));
  const auto tick = leader.stage.LastRequest<v1::CheckInRequest>();
  EXPECT_EQ(tick.claim().person(), kSampleSigner);
  EXPECT_EQ(tick.claim().scanned_claim_hash().size(), 32u);
  ASSERT_TRUE(leader.Click("走了"));
  ASSERT_TRUE(leader.Reads(card, "方小雨走了"));
  EXPECT_EQ(leader.Waiting(), 2);
  ASSERT_TRUE(leader.Click("撤销"));
  EXPECT_EQ(leader.Waiting(), 1);
  EXPECT_FALSE(leader.Says("方小雨走了"));
  ASSERT_TRUE(leader.Click("关掉摄像头"));
  EXPECT_TRUE(WaitUntil([&] { return CameraOf(leader.window->window()) == nullptr; }));
}

TEST(ShiftsPages, WhatIsTooLateToUndoIsSaidWhereTheCameraIs) {
  const QImage card = PictureOfCard();
  ScanningLeader leader;
  ASSERT_TRUE(leader.Reads(card, "方小雨到了"));
  ASSERT_EQ(leader.stage.phone().outbox().Claim(1)->size(), 1u);
  ASSERT_TRUE(leader.Click("撤销"));
  EXPECT_TRUE(leader.Says("来不及撤销了，已经发出去了。"));
  EXPECT_EQ(leader.Waiting(), 1);
}

TEST(ShiftsPages, AClosedShiftIsNotScannedFor) {
  PageStage stage(SampleWho::kCoordinator);
  v1::Shift shift = **stage.phone().store().Get<v1::Shift>("shifts/books");
  shift.set_state(v1::Shift::STATE_CLOSED);
  stage.Serve(shift);
  auto* model = new RosterModel(stage.context(), "shifts/books", &stage.context());
  AppWindow& window = stage.Show(kUri, "RosterPage", model);
  EXPECT_EQ(FindByText(window.window(), "扫卡片或手机"), nullptr);
}

TEST(ShiftsPages, ClosingNamesWhoDidNotCome) {
  PageStage stage(SampleWho::kCoordinator);
  stage.Advance(absl::Hours(2));
  auto* model = new RosterModel(stage.context(), "shifts/books", &stage.context());
  const QString first = model->absent()->At(0, "name").toString();
  AppWindow& window = stage.Show("Glimmer.Shifts", "RosterPage", model);
  ASSERT_TRUE(ClickText(window.window(), "结束这一场"));
  Grab(window.window());
  ASSERT_TRUE(ClickText(window.window(), first + ", 没有来"));
  EXPECT_NE(FindButton(window.window(), first + ", 来了"), nullptr);
  ASSERT_TRUE(ClickText(window.window(), "结束"));
  ASSERT_TRUE(WaitUntil([&] { return stage.phone().outbox().Counts()->waiting == 1; }));
  const auto request = stage.LastRequest<v1::CloseShiftRequest>();
  EXPECT_EQ(request.no_shows_size(), model->missing() - 1);
}

TEST(ShiftsPages, TimesAreEnteredOnceThereIsAReason) {
  PageStage stage(SampleWho::kCoordinator);
  v1::Shift shift = **stage.phone().store().Get<v1::Shift>("shifts/books");
  shift.set_state(v1::Shift::STATE_CLOSED);
  stage.Serve(shift);
  auto* model = new RosterModel(stage.context(), "shifts/books", &stage.context());
  AppWindow& window = stage.Show("Glimmer.Shifts", "RosterPage", model, {.width = 1180});
  ASSERT_TRUE(ClickText(window.window(), "补录时间"));
  Grab(window.window());
  EXPECT_EQ(FindButton(window.window(), "补录这段时间"), nullptr);
  EXPECT_NE(FindByText(window.window(), "先写原因"), nullptr);
  for (int field = 0; field < 3; ++field) QTest::keyClick(window.window(), Qt::Key_Tab);
  ASSERT_TRUE(TypeText(window.window(), "带班人的手机没电了"));
  ASSERT_TRUE(ClickText(window.window(), "补录这段时间"));
  ASSERT_TRUE(WaitUntil([&] { return stage.phone().outbox().Counts()->waiting == 1; }));
  const auto request = stage.LastRequest<v1::EnterAttendanceRequest>();
  EXPECT_EQ(request.reason(), "带班人的手机没电了");
}

TEST(ShiftsPages, ATapOnJoinWritesARow) {
  PageStage stage;
  auto* model = new ShiftModel(stage.context(), "shifts/crossing", &stage.context());
  AppWindow& window = stage.Show("Glimmer.Shifts", "ShiftPage", model);
  ASSERT_TRUE(ClickText(window.window(), "报名"));
  EXPECT_TRUE(WaitUntil([&] { return stage.phone().outbox().Counts()->waiting == 1; }));
}

}  // namespace
}  // namespace glimmer::mobile
