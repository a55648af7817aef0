// What the phone reminds its person of by itself, without any server. Pure.
#pragma once

#include <string>
#include <vector>

#include "absl/time/time.h"
#include "mobile/store/overlay.h"

namespace glimmer::mobile {

struct Reminder {
  enum class Kind { kDayBefore, kSoon, kCheckOut };

  Kind kind = Kind::kSoon;
  ShiftView shift;
};

// What fell due in (after, now], at most one of a shift: a day and two hours before a shift that
// the person has a place on or leads, and ten minutes after the end of one they have not left yet.
// A shift that has begun is not announced any more.
std::vector<Reminder> DueReminders(const std::vector<ShiftView>& mine, absl::Time after,
                                   absl::Time now);

}  // namespace glimmer::mobile
