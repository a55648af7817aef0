#include "mobile/reminders/due_reminders.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "shared/base/time_convert.h"

namespace glimmer::mobile {
namespace {

using Kind = Reminder::Kind;
using testing::ElementsAre;
using testing::IsEmpty;

const absl::Time kStart = absl::FromUnixSeconds(1795500000);

ShiftView Place() {
  ShiftView view;
  view.shift.set_state(v1::Shift::STATE_OPEN);
  *view.shift.mutable_start_time() = ToTimestamp(kStart);
  *view.shift.mutable_end_time() = ToTimestamp(kStart + absl::Hours(2));
  view.mine.kind = MyState::Kind::kConfirmed;
  return view;
}

std::vector<Kind> Due(const ShiftView& view, absl::Time after, absl::Time now) {
  std::vector<Kind> kinds;
  for (const Reminder& reminder : DueReminders({view}, after, now)) kinds.push_back(reminder.kind);
  return kinds;
}

TEST(DueRemindersTest, ADayAndTwoHoursBefore) {
  const absl::Time day = kStart - absl::Hours(24);
  EXPECT_THAT(Due(Place(), day - absl::Minutes(1), day - absl::Microseconds(1)), IsEmpty());
  EXPECT_THAT(Due(Place(), day - absl::Minutes(1), day), ElementsAre(Kind::kDayBefore));
  EXPECT_THAT(Due(Place(), day, day + absl::Minutes(1)), IsEmpty());  // said already
  const absl::Time soon = kStart - absl::Hours(2);
  EXPECT_THAT(Due(Place(), soon - absl::Minutes(1), soon), ElementsAre(Kind::kSoon));
  // A phone that slept says the later one only.
  EXPECT_THAT(Due(Place(), day - absl::Hours(1), soon), ElementsAre(Kind::kSoon));
  EXPECT_THAT(Due(Place(), day - absl::Hours(1), kStart), IsEmpty());  // it has begun
}

TEST(DueRemindersTest, OnlyWhoIsExpected) {
  const absl::Time soon = kStart - absl::Hours(2);
  const auto due = [&](const ShiftView& view) { return Due(view, soon - absl::Minutes(1), soon); };
  ShiftView waits = Place();
  waits.mine.kind = MyState::Kind::kWaitlisted;
  EXPECT_THAT(due(waits), IsEmpty());
  waits.leads = true;
  EXPECT_THAT(due(waits), ElementsAre(Kind::kSoon));
  ShiftView cancelled = Place();
  cancelled.shift.set_state(v1::Shift::STATE_CANCELLED);
  EXPECT_THAT(due(cancelled), IsEmpty());
  ShiftView here = Place();
  here.attendance.kind = AttendanceState::Kind::kCheckedIn;
  EXPECT_THAT(due(here), IsEmpty());
}

TEST(DueRemindersTest, WhoHasNotCheckedOut) {
  const absl::Time late = kStart + absl::Hours(2) + absl::Minutes(10);
  ShiftView here = Place();
  here.attendance.kind = AttendanceState::Kind::kCheckedIn;
  EXPECT_THAT(Due(here, late - absl::Minutes(1), late), ElementsAre(Kind::kCheckOut));
  here.attendance.kind = AttendanceState::Kind::kCheckedOut;
  EXPECT_THAT(Due(here, late - absl::Minutes(1), late), IsEmpty());
}

}  // namespace
}  // namespace glimmer::mobile
