#include "shared/domain/visit_rules.h"

#include <algorithm>
#include <array>

#include "absl/time/civil_time.h"
#include "shared/base/status_macros.h"
#include "shared/domain/sign_up_rules.h"
#include "shared/domain/transitions.h"
#include "shared/rpc/error.h"

namespace glimmer {
namespace {

using Action = VisitAction;
using State = VisitState;

// A phone may tell late, and of several things at once.
constexpr Transition<State, Action> kMachine[] = {
    {State::kProposed, Action::kChange, State::kProposed},
    {State::kAgreed, Action::kChange, State::kProposed},
    {State::kProposed, Action::kAgree, State::kAgreed},
    {State::kAgreed, Action::kAgree, State::kAgreed},
    {State::kAgreed, Action::kStart, State::kUnderway},
    {State::kUnderway, Action::kStart, State::kUnderway},
    {State::kAgreed, Action::kHold, State::kHeld},
    {State::kUnderway, Action::kHold, State::kHeld},
    {State::kAgreed, Action::kNotHold, State::kNotHeld},
    {State::kUnderway, Action::kNotHold, State::kNotHeld},
    {State::kProposed, Action::kCancel, State::kCancelled},
    {State::kAgreed, Action::kCancel, State::kCancelled},
    {State::kUnderway, Action::kCancel, State::kCancelled},
    {State::kCancelled, Action::kCancel, State::kCancelled},
};

constexpr std::array<absl::string_view, 7> kVisitNames = {
    "", "PROPOSED", "AGREED", "UNDERWAY", "HELD", "NOT_HELD", "CANCELLED"};
constexpr std::array<absl::string_view, 4> kPairingNames = {"", "INTRODUCTION", "ACTIVE", "ENDED"};

constexpr int64_t kEarliestContact = 5;
constexpr int64_t kLatestContact = 240;
constexpr int64_t kLatestCoordinator = 480;
constexpr int64_t kLatestLead = 720;

// By the wall clock there, also when it is put forward or back meanwhile.
int64_t SecondsSince(absl::CivilDay day, absl::Time time, absl::TimeZone zone) {
  return absl::ToCivilSecond(time, zone) - absl::CivilSecond(day);
}

// 1 Monday to 7 Sunday.
int64_t WeekdayOf(absl::CivilDay day) { return static_cast<int64_t>(absl::GetWeekday(day)) + 1; }

// After the way back, until the step behind `alarm` is due.
absl::Duration WaitAfter(VisitAlarm alarm, const AlarmSteps& steps) {
  if (alarm == VisitAlarm::kNone) return absl::Minutes(steps.contact_minutes);
  if (alarm == VisitAlarm::kContact) return absl::Minutes(steps.coordinator_minutes);
  return absl::Minutes(steps.lead_minutes);
}

}  // namespace

absl::string_view StateName(State state) { return kVisitNames[static_cast<size_t>(state)]; }

absl::string_view StateName(PairingState state) {
  return kPairingNames[static_cast<size_t>(state)];
}

bool IsLive(State state) {
  return state == State::kProposed || state == State::kAgreed || state == State::kUnderway;
}

absl::Status WrongVisitState(State state) {
  return MakeError(v1::ERROR_REASON_VISIT_STATE, "The visit's state does not allow this.",
                   {{"state", StateName(state)}});
}

absl::StatusOr<State> NextState(State state, Action action) {
  const std::optional<State> next = StateAfter(kMachine, state, action);
  if (next) return *next;
  return WrongVisitState(state);
}

bool IsVisitLength(absl::Duration length) {
  return length >= kShortestHouseholdVisit && length <= kLongestHouseholdVisit;
}

absl::Status CheckVisitTimes(absl::Time start, absl::Time end, absl::Time now) {
  if (!IsVisitLength(end - start)) {
    return InvalidField("end_time", "A visit lasts from ten minutes to eight hours.");
  }
  if (end <= now) return InvalidField("start_time", "A visit is planned before it is over.");
  return absl::OkStatus();
}

absl::Status CheckVisitorTerms(const VisitorTerms& terms) {
  RETURN_IF_ERROR(CheckSlots("visitor_terms.slots", terms.slots));
  if (terms.willing && terms.slots.empty()) {
    return InvalidField("visitor_terms.slots", "Who is willing says when.");
  }
  if (terms.day_minutes < 1 || terms.day_minutes > kMostDayMinutes) {
    return InvalidField("visitor_terms.day_minutes", "From 0 to 720 minutes in a day.");
  }
  if (terms.week_minutes < 1 || terms.week_minutes > kMostWeekMinutes) {
    return InvalidField("visitor_terms.week_minutes", "From 0 to 2,400 minutes in a week.");
  }
  return absl::OkStatus();
}

absl::Status CheckAlarmSteps(const AlarmSteps& steps) {
  const bool rising = steps.contact_minutes <= steps.coordinator_minutes &&
                      steps.coordinator_minutes <= steps.lead_minutes;
  if (rising && steps.contact_minutes >= kEarliestContact &&
      steps.contact_minutes <= kLatestContact && steps.coordinator_minutes <= kLatestCoordinator &&
      steps.lead_minutes <= kLatestLead) {
    return absl::OkStatus();
  }
  return InvalidField("alarm_steps", "Contact, coordinators and leads are told in this order.");
}

absl::Status CheckInSlots(const VisitTerms& terms, absl::Time start, absl::Time end,
                          absl::TimeZone zone) {
  if (terms.slots.empty()) return absl::OkStatus();
  const absl::CivilDay day = absl::ToCivilDay(start, zone);
  const int64_t weekday = WeekdayOf(day);
  const int64_t first = SecondsSince(day, start, zone);
  const int64_t last = SecondsSince(day, end, zone);
  const bool inside =
      std::any_of(terms.slots.begin(), terms.slots.end(), [&](const VisitSlot& slot) {
        return slot.weekday == weekday && slot.start_minute * 60 <= first &&
               last <= slot.end_minute * 60;
      });
  if (inside) return absl::OkStatus();
  return MakeError(v1::ERROR_REASON_OUTSIDE_VISIT_SLOTS,
                   "The household has not named this time for visits.");
}

std::optional<absl::CivilDay> NextVisitDay(const VisitTerms& terms,
                                           std::optional<absl::CivilDay> last) {
  if (terms.cadence_days == 0 || !last) return std::nullopt;
  return *last + terms.cadence_days;
}

int64_t LeastVisitors(const VisitTerms& terms, bool introduction) {
  return std::max<int64_t>(terms.min_people, introduction ? 2 : 1);
}

absl::StatusOr<absl::Time> AddressExpireTime(absl::Time start, absl::Time end, absl::Time now) {
  if (now < start - kAddressBefore) {
    return MakeError(v1::ERROR_REASON_CONTACT_NOT_OPEN, "The address shows around the visit only.",
                     {{"open_time", WireTime(start - kAddressBefore)}});
  }
  if (now >= end + kAddressAfter) {
    return MakeError(v1::ERROR_REASON_CONTACT_NOT_OPEN, "The visit is over.");
  }
  return std::min(end + kAddressAfter, now + kCapsuleLasts);
}

absl::Status CheckExtension(absl::Time expected_end, absl::Time end, absl::Time now) {
  if (expected_end > now && expected_end <= end + kLongestExtension) return absl::OkStatus();
  return MakeError(v1::ERROR_REASON_TIMES_INVALID,
                   "A visit is over later than now, at most four hours after its planned end.");
}

absl::Time FirstAlarmTime(const AlarmSteps& steps, absl::Time end, int64_t travel_minutes) {
  return end + absl::Minutes(travel_minutes) + WaitAfter(VisitAlarm::kNone, steps);
}

absl::Time NextAlarmTime(VisitAlarm before, VisitAlarm alarm, const AlarmSteps& steps,
                         absl::Time due, absl::Time now) {
  if (alarm == VisitAlarm::kLead || alarm == VisitAlarm::kDistress) return now + kAlarmAgain;
  return due + WaitAfter(alarm, steps) - WaitAfter(before, steps);
}

VisitAlarm NextAlarm(VisitAlarm alarm, bool has_contact) {
  switch (alarm) {
    case VisitAlarm::kNone:
      return has_contact ? VisitAlarm::kContact : VisitAlarm::kCoordinator;
    case VisitAlarm::kContact:
      return VisitAlarm::kCoordinator;
    case VisitAlarm::kCoordinator:
    case VisitAlarm::kLead:
      return VisitAlarm::kLead;
    case VisitAlarm::kDistress:
      return VisitAlarm::kDistress;
  }
  return alarm;
}

}  // namespace glimmer
