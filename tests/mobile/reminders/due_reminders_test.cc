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

using VisitKind = VisitReminder::Kind;

// An hour from kStart on; the first is told 35 minutes after its end.
VisitView Visit() {
  VisitView view;
  view.visit.set_state(v1::Visit::STATE_AGREED);
  *view.visit.mutable_start_time() = ToTimestamp(kStart);
  *view.visit.mutable_end_time() = ToTimestamp(kStart + absl::Hours(1));
  view.mine.kind = MyVisit::Kind::kAccepted;
  view.tell_time = kStart + absl::Minutes(95);
  view.expected_end = kStart + absl::Hours(1);
  return view;
}

std::vector<VisitKind> Due(const VisitView& view, absl::Time time) {
  std::vector<VisitKind> kinds;
  for (const VisitReminder& one : DueVisitReminders({view}, time - absl::Minutes(1), time)) {
    kinds.push_back(one.kind);
  }
  return kinds;
}

TEST(DueVisitRemindersTest, ByThePlanAlsoWhenItWasNeverBegunHere) {
  EXPECT_THAT(Due(Visit(), kStart - absl::Hours(24)), ElementsAre(VisitKind::kDayBefore));
  EXPECT_THAT(Due(Visit(), kStart - absl::Hours(2)), ElementsAre(VisitKind::kSoon));
  EXPECT_THAT(Due(Visit(), kStart), IsEmpty());
  EXPECT_THAT(Due(Visit(), kStart + absl::Hours(1)), ElementsAre(VisitKind::kEnd));
  EXPECT_THAT(Due(Visit(), kStart + absl::Minutes(85)), ElementsAre(VisitKind::kBeforeAlarm));
  EXPECT_THAT(Due(Visit(), kStart + absl::Minutes(95)), IsEmpty());
}

TEST(DueVisitRemindersTest, LaterWhenItTakesLonger) {
  VisitView longer = Visit();
  longer.mine.kind = MyVisit::Kind::kUnderway;
  longer.expected_end += absl::Minutes(30);
  longer.tell_time += absl::Minutes(30);
  EXPECT_THAT(Due(longer, kStart + absl::Hours(1)), IsEmpty());
  EXPECT_THAT(Due(longer, kStart + absl::Minutes(90)), ElementsAre(VisitKind::kEnd));
  EXPECT_THAT(Due(longer, kStart + absl::Minutes(115)), ElementsAre(VisitKind::kBeforeAlarm));
}

TEST(DueVisitRemindersTest, NothingOnceAWordWasSaid) {
  VisitView over = Visit();
  over.mine.kind = MyVisit::Kind::kFinishing;
  over.tell_time = absl::InfiniteFuture();
  EXPECT_THAT(Due(over, kStart + absl::Hours(1)), IsEmpty());
  VisitView well = Visit();  // "all is well" is on its way
  well.mine.kind = MyVisit::Kind::kUnderway;
  well.tell_time = absl::InfiniteFuture();
  EXPECT_THAT(Due(well, kStart + absl::Hours(1)), IsEmpty());
  VisitView asked = Visit();
  asked.mine.kind = MyVisit::Kind::kAsked;
  EXPECT_THAT(Due(asked, kStart - absl::Hours(2)), IsEmpty());
}

TEST(DueVisitRemindersTest, WhoIsToldFirstIsRemindedThen) {
  VisitView told = Visit();
  told.mine.kind = MyVisit::Kind::kNone;
  told.is_contact = true;
  EXPECT_THAT(Due(told, kStart + absl::Minutes(85)), IsEmpty());
  EXPECT_THAT(Due(told, kStart + absl::Minutes(95)), ElementsAre(VisitKind::kTold));
}

}  // namespace
}  // namespace glimmer::mobile
