#include "mobile/reminders/due_reminders.h"

#include <optional>

#include "shared/base/time_convert.h"

namespace glimmer::mobile {
namespace {

using Kind = Reminder::Kind;
using Presence = AttendanceState::Kind;

constexpr absl::Duration kDayBefore = absl::Hours(24);
constexpr absl::Duration kSoon = absl::Hours(2);
constexpr absl::Duration kAfterEnd = absl::Minutes(10);

bool IsExpected(const ShiftView& view) {
  const bool has_place = view.mine.kind == MyState::Kind::kConfirmed || view.leads;
  return has_place && view.shift.state() == v1::Shift::STATE_OPEN && !view.cancelling &&
         view.attendance.kind == Presence::kNotCheckedIn;
}

std::optional<Kind> DueKind(const ShiftView& view, absl::Time after, absl::Time now) {
  const auto fell_due = [&](absl::Time time) { return after < time && time <= now; };
  const absl::Time start = FromTimestamp(view.shift.start_time());
  if (view.attendance.kind == Presence::kCheckedIn) {
    const bool due = fell_due(FromTimestamp(view.shift.end_time()) + kAfterEnd);
    return due ? std::optional(Kind::kCheckOut) : std::nullopt;
  }
  if (!IsExpected(view) || start <= now) return std::nullopt;
  if (fell_due(start - kSoon)) return Kind::kSoon;
  return fell_due(start - kDayBefore) ? std::optional(Kind::kDayBefore) : std::nullopt;
}

constexpr absl::Duration kBeforeAlarm = absl::Minutes(10);

using VisitKind = VisitReminder::Kind;

// What is due of a visit that the person goes to; the most pressing first.
std::optional<VisitKind> DueOfVisit(const VisitView& view, absl::Time after, absl::Time now) {
  const auto fell_due = [&](absl::Time time) { return after < time && time <= now; };
  const absl::Time start = FromTimestamp(view.visit.start_time());
  if (view.is_contact) {
    return fell_due(view.tell_time) ? std::optional(VisitKind::kTold) : std::nullopt;
  }
  if (!GoesThere(view.mine) || view.mine.kind == MyVisit::Kind::kAsked) return std::nullopt;
  if (view.tell_time != absl::InfiniteFuture()) {
    if (fell_due(view.tell_time - kBeforeAlarm)) return VisitKind::kBeforeAlarm;
    if (fell_due(view.expected_end)) return VisitKind::kEnd;
  }
  if (view.mine.kind == MyVisit::Kind::kUnderway || start <= now) return std::nullopt;
  if (fell_due(start - kSoon)) return VisitKind::kSoon;
  return fell_due(start - kDayBefore) ? std::optional(VisitKind::kDayBefore) : std::nullopt;
}

}  // namespace

std::vector<Reminder> DueReminders(const std::vector<ShiftView>& mine, absl::Time after,
                                   absl::Time now) {
  std::vector<Reminder> due;
  for (const ShiftView& view : mine) {
    if (const auto kind = DueKind(view, after, now)) due.push_back({*kind, view});
  }
  return due;
}

std::vector<VisitReminder> DueVisitReminders(const std::vector<VisitView>& visits, absl::Time after,
                                             absl::Time now) {
  std::vector<VisitReminder> due;
  for (const VisitView& view : visits) {
    if (const auto kind = DueOfVisit(view, after, now)) due.push_back({*kind, view});
  }
  return due;
}

}  // namespace glimmer::mobile
