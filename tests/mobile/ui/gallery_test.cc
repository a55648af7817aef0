// The gallery shows every control in all its states: it must load without a warning, and every
// control in it must have a name and be large enough for a finger.
#include <gtest/gtest.h>

#include <ostream>

#include "tests/mobile/support/accessibility_audit.h"
#include "tests/mobile/support/app_window.h"

namespace glimmer {
namespace {

constexpr char kGallery[] = "qrc:/qt/qml/Glimmer/Gallery/Gallery.qml";

struct Looks {
  const char* name;
  int width;
  bool elder;
  bool dark;
  bool rtl;
  double step;
};

void PrintTo(const Looks& looks, std::ostream* out) { *out << looks.name; }

class GalleryTest : public testing::TestWithParam<Looks> {};

TEST_P(GalleryTest, LoadsQuietlyAndPassesTheAudit) {
  const Looks& looks = GetParam();
  AppWindow app;
  ASSERT_TRUE(app.Show(kGallery, {{"width", looks.width},
                                  {"height", 844},
                                  {"elder", looks.elder},
                                  {"dark", looks.dark},
                                  {"rtl", looks.rtl},
                                  {"step", looks.step}}))
      << app.warnings().join("\n").toStdString();
  EXPECT_TRUE(app.warnings().isEmpty()) << app.warnings().join("\n").toStdString();
  const AccessibilityAudit audit = AuditAccessibility(app.window(), looks.elder ? 60 : 48);
  EXPECT_GT(audit.actionable, 20);
  for (const std::string& fault : audit.faults) ADD_FAILURE() << fault;
}

INSTANTIATE_TEST_SUITE_P(
    Looks, GalleryTest,
    testing::Values(Looks{"phone", 390, false, false, false, 1},
                    Looks{"phone_elder", 390, true, false, false, 1.4},
                    Looks{"phone_dark_largest", 390, false, true, false, 2},
                    Looks{"phone_mirrored", 390, false, false, true, 1},
                    Looks{"desk", 1440, false, false, false, 1},
                    Looks{"desk_elder_mirrored", 1440, true, false, true, 1.4}),
    [](const testing::TestParamInfo<Looks>& info) { return std::string(info.param.name); });

TEST(GalleryAuditTest, FindsWhatIsTooSmallAndWhatHasNoName) {
  AppWindow app;
  ASSERT_TRUE(app.ShowText(R"(
import QtQuick
import QtQuick.Window
import Glimmer.Ui
Window {
    width: 200; height: 200; visible: true
    Tap { width: 30; height: 30; name: "small" }
    Tap { y: 60; width: 60; height: 60 }
})"));
  const AccessibilityAudit audit = AuditAccessibility(app.window(), 48);
  EXPECT_EQ(audit.actionable, 2);
  EXPECT_EQ(audit.faults.size(), 2u);
}

}  // namespace
}  // namespace glimmer
