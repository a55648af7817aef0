// The three pages in a real window: every look, what a screen reader finds, and real touches.
#include <gtest/gtest.h>

#include <QTest>

#include "mobile/shifts/roster_model.h"
#include "mobile/shifts/shift_list_model.h"
#include "mobile/shifts/shift_model.h"
#include "shared/crypto/signing.h"
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
