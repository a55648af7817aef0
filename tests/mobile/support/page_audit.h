// One page in every look: it loads without a warning, and a screen reader and a finger find
// everything. Pictures go where GLIMMER_SHOTS says, for a look by eye.
#pragma once

#include <gtest/gtest.h>

#include <cstdlib>
#include <functional>
#include <string>

#include "tests/mobile/support/accessibility_audit.h"
#include "tests/mobile/support/page_stage.h"

namespace glimmer::mobile {

struct AuditedPage {
  std::string name;  // of the picture
  QString uri, page, extra;
  SampleWho who = SampleWho::kVolunteer;
  std::function<QObject*(PageStage&)> model;  // owned by the stage's context
};

inline void AuditInEveryLook(const AuditedPage& page) {
  const std::pair<const char*, Looks> looks[] = {{"zh", {}},
                                                 {"elder", {.elder = true}},
                                                 {"en-dark", {.language = "en", .dark = true}},
                                                 {"wide", {.width = 1180, .height = 820}},
                                                 {"mirrored", {.language = "en", .mirrored = true}},
                                                 {"step2", {.step = 2}}};
  for (const auto& [name, look] : looks) {
    PageStage stage(page.who);
    stage.settings().setElder(look.elder);
    AppWindow& window = stage.Show(page.uri, page.page, page.model(stage), look, page.extra);
    const std::string warnings = window.warnings().join("\n").toStdString();
    EXPECT_TRUE(warnings.empty()) << page.name << " " << name << ": " << warnings;
    for (const auto& fault : AuditAccessibility(window.window(), look.elder ? 60 : 48).faults) {
      ADD_FAILURE() << page.name << " " << name << ": " << fault;
    }
    if (const char* dir = std::getenv("GLIMMER_SHOTS")) {
      EXPECT_TRUE(
          GrabTo(window.window(), QString("%1/%2-%3.png").arg(dir, page.name.c_str(), name)));
    }
  }
}

}  // namespace glimmer::mobile
