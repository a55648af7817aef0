// The three pages in a real window: every look, what a screen reader finds, and real touches.
#include <gtest/gtest.h>

#include "mobile/shifts/roster_model.h"
#include "mobile/shifts/shift_list_model.h"
#include "mobile/shifts/shift_model.h"
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
                      return new RosterModel(stage.context(), "shifts/books", &stage.context());
                    },
                    2});
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
