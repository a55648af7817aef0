// What the phone reminds its person of by itself, without any server. Pure.
#pragma once

#include <string>
#include <vector>

#include "absl/time/time.h"
#include "mobile/store/overlay.h"
#include "mobile/store/visit_overlay.h"

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

struct VisitReminder {
  enum class Kind { kDayBefore, kSoon, kEnd, kBeforeAlarm, kTold };

  Kind kind = Kind::kSoon;
  VisitView visit;
};

// The same of visits, by the plan alone: also of one that was never begun on this phone, which may
// be switched off or forgotten. A day and two hours before one that the person goes to; at its
// planned end, and ten minutes before the first is told that no word came. To who is told: when
// they are. Nothing once it was said here that it is over, or that all is well.
std::vector<VisitReminder> DueVisitReminders(const std::vector<VisitView>& visits, absl::Time after,
                                             absl::Time now);

}  // namespace glimmer::mobile
