#include "tests/mobile/support/page_audit.h"

#include <gtest/gtest.h>

#include <cstdlib>

#include "tests/mobile/support/accessibility_audit.h"

namespace glimmer::mobile {
namespace {

constexpr int kSettleMs = 1000;

}  // namespace

const std::vector<std::pair<std::string, Looks>>& EveryLook() {
  static const auto& looks = *new std::vector<std::pair<std::string, Looks>>{
      {"zh", {}},
      {"elder", {.elder = true}},
      {"en-dark", {.language = "en", .dark = true}},
      {"wide", {.width = 1180, .height = 820}},
      {"mirrored", {.language = "en", .mirrored = true}},
      {"step2", {.step = 2}}};
  return looks;
}

void Shoot(AppWindow& window, const std::string& picture) {
  const char* dir = std::getenv("GLIMMER_SHOTS");
  if (dir == nullptr) return;
  EXPECT_TRUE(GrabTo(window.window(), QString("%1/%2.png").arg(dir, picture.c_str())));
}

void AuditWindow(AppWindow& window, const Looks& look, const std::string& picture, int actionable) {
  Grab(window.window());
  EXPECT_TRUE(window.warnings().isEmpty())
      << picture << ": " << window.warnings().join("\n").toStdString();
  // On a busy machine rows are still being made after the first picture.
  AccessibilityAudit audit;
  WaitUntil(
      [&] {
        audit = AuditAccessibility(window.window(), look.elder ? 60 : 48);
        return audit.faults.empty() && audit.actionable >= actionable;
      },
      kSettleMs);
  EXPECT_GE(audit.actionable, actionable) << picture;
  for (const auto& fault : audit.faults) ADD_FAILURE() << picture << ": " << fault;
  Shoot(window, picture);
}

void AuditInEveryLook(const AuditedPage& page) {
  for (const auto& [name, look] : EveryLook()) {
    PageStage stage(page.who);
    stage.settings().setElder(look.elder);
    AppWindow& window = stage.Show(page.uri, page.page, page.model(stage), look, page.extra);
    AuditWindow(window, look, page.name + "-" + name, page.actionable);
  }
}

}  // namespace glimmer::mobile
