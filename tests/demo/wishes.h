// What neighbours wish for, from the office's list to what was received, and a follow-up beside it:
// steps of the demonstration, through the app's windows.
#pragma once

#include "tests/demo/step_report.h"
#include "tests/demo/village.h"
#include "tests/e2e/app_actor.h"

namespace glimmer::demo {

// The office's list comes in, the desk publishes each wish of it and writes a follow-up down.
void PrepareWishes(Village& village, StepReport& report, mobile::AppActor& office);

// `volunteer` takes one of them, brings it without signal, and types the code that the receiver's
// card holds.
void GrantAWish(StepReport& report, mobile::AppActor& office, mobile::AppActor& volunteer);

}  // namespace glimmer::demo
