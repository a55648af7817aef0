// The three pages in a real window: every look, what a screen reader finds, and real touches.
#include <gtest/gtest.h>

#include <cstdlib>

#include "mobile/shifts/roster_model.h"
#include "mobile/shifts/shift_list_model.h"
#include "mobile/shifts/shift_model.h"
#include "tests/mobile/support/accessibility_audit.h"
#include "tests/mobile/support/page_stage.h"

namespace glimmer::mobile {
namespace {

void Check(PageStage& stage, const QString& page, QObject* model, const QString& name,
           const Looks& look) {
  AppWindow& window = stage.Show("Glimmer.Shifts", page, model, look);
  EXPECT_TRUE(window.warnings().isEmpty()) << window.warnings().join("\n").toStdString();
  const auto audit = AuditAccessibility(window.window(), look.elder ? 60 : 48);
  EXPECT_GE(audit.actionable, 2);
  for (const auto& fault : audit.faults) {
    ADD_FAILURE() << page.toStdString() << " " << name.toStdString() << ": " << fault;
  }
  const char* dir = std::getenv("GLIMMER_SHOTS");
  if (dir == nullptr) return;
  EXPECT_TRUE(GrabTo(window.window(), QString(dir) + "/" + page + "-" + name + ".png"));
}

TEST(ShiftsPages, StandInEveryLook) {
  const std::pair<const char*, Looks> looks[] = {
      {"zh", {}},
      {"elder", {.elder = true}},
      {"en-dark", {.language = "en", .dark = true}},
      {"wide", {.width = 1180, .height = 820}},
      {"mirrored", {.language = "en", .mirrored = true}}};
  for (const auto& [name, look] : looks) {
    PageStage stage;
    stage.Use(look.language);
    auto* list = new ShiftListModel(stage.context(), &stage.context());
    Check(stage, "ShiftsPage", list, name, look);
    PageStage second;
    second.Use(look.language);
    auto* shift = new ShiftModel(second.context(), "shifts/crossing", &second.context());
    Check(second, "ShiftPage", shift, name, look);
    PageStage third(PageStage::Who::kCoordinator);
    third.Use(look.language);
    auto* roster = new RosterModel(third.context(), "shifts/books", &third.context());
    Check(third, "RosterPage", roster, name, look);
  }
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
