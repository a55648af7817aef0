// The main job from an empty folder to the spreadsheet, step by step, through the app's windows.
#pragma once

#include <memory>
#include <string>

#include "tests/demo/step_report.h"
#include "tests/demo/village.h"

namespace glimmer::demo {

// The apps of the three people. A coordinator's window is wide.
struct Cast {
  std::unique_ptr<mobile::AppActor> office, ma, li;
};

// Server, roster, calendar, wishes, two events of today and tomorrow, and a phone each. What fails
// is in `report`.
void PrepareSeason(Village& village, StepReport& report, Cast& cast);

// Sign-ups, the last place, a wish, a stay of two hours, and the files into `out`.
void PlayDay(Village& village, StepReport& report, Cast& cast, const std::string& out);

}  // namespace glimmer::demo
