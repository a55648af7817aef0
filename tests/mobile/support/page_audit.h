// One page in every look: it loads without a warning, and a screen reader and a finger find
// everything. Pictures go where GLIMMER_SHOTS says, for a look by eye.
#pragma once

#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "tests/mobile/support/page_stage.h"

namespace glimmer::mobile {

// The looks that every page stands in, by the name that ends a picture's.
const std::vector<std::pair<std::string, Looks>>& EveryLook();

// Saves what the window shows as `picture`.png, if pictures are wanted.
void Shoot(AppWindow& window, const std::string& picture);

// The window as it is now: no warning so far, at least `actionable` things to press, each with a
// name and large enough. Saves it as `picture`.png.
void AuditWindow(AppWindow& window, const Looks& look, const std::string& picture,
                 int actionable = 1);

struct AuditedPage {
  std::string name;  // of the pictures: name-look.png
  QString uri, page, extra;
  SampleWho who = SampleWho::kVolunteer;
  std::function<QObject*(PageStage&)> model;  // owned by the stage's context
  int actionable = 1;
};

// Each look on a stage of its own.
void AuditInEveryLook(const AuditedPage& page);

}  // namespace glimmer::mobile
