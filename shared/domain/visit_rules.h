// What may become of a visit, when its address may be read, and whom no word from it makes uneasy:
// pure, for the server that decides and for the phone that says beforehand what will happen.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "shared/domain/consent_rules.h"

namespace glimmer {

// The values of the pairings table and of v1::Pairing::State.
enum class PairingState : int64_t { kIntroduction = 1, kActive = 2, kEnded = 3 };

// The values of the visits table and of v1::Visit::State.
enum class VisitState : int64_t {
  kProposed = 1,
  kAgreed = 2,
  kUnderway = 3,
  kHeld = 4,
  kNotHeld = 5,
  kCancelled = 6,
};
enum class VisitAction { kChange, kAgree, kStart, kHold, kNotHold, kCancel };

// The values of the visit_visitors table.
enum class VisitorState : int64_t { kAsked = 1, kAccepted = 2, kLeft = 3 };

// The values of the visits table and of v1::Visit::Alarm.
enum class VisitAlarm : int64_t {
  kNone = 0,
  kContact = 1,
  kCoordinator = 2,
  kLead = 3,
  kDistress = 4,
};

// When somebody can visit, and how much.
struct VisitorTerms {
  std::vector<VisitSlot> slots;  // by weekday, then by start
  int64_t day_minutes = 240;
  int64_t week_minutes = 480;
  bool willing = false;

  bool operator==(const VisitorTerms&) const = default;
};

inline constexpr absl::Duration kShortestHouseholdVisit = absl::Minutes(10);
inline constexpr absl::Duration kLongestHouseholdVisit = absl::Hours(8);
inline constexpr absl::Duration kReviewPairingAfter = absl::Hours(24 * 180);
inline constexpr absl::Duration kHandoverNoteKept = absl::Hours(24 * 90);
inline constexpr size_t kLongestHandoverNote = 280;
inline constexpr int64_t kMostTravelMinutes = 240;
// Visits that are planned at once.
inline constexpr int kMostPlans = 500;
// A published round may be taken back for so long.
inline constexpr absl::Duration kRetractWithin = absl::Minutes(30);
// What the household asked for at a visit is passed on until so long after its planned end: a phone
// may have been without signal.
inline constexpr absl::Duration kRelayUntil = absl::Hours(24 * 60);
// Of a visitor, in a day and in a week.
inline constexpr int64_t kMostDayMinutes = 720;
inline constexpr int64_t kMostWeekMinutes = 2'400;
inline constexpr size_t kMostVisitItems = 20;
inline constexpr size_t kLongestChecklistItem = 60;
inline constexpr size_t kLongestDeliveryItem = 40;
inline constexpr size_t kLongestDeliveryUnit = 10;
// A visitor may set out so long before the planned start.
inline constexpr absl::Duration kStartLead = absl::Hours(2);
// A visitor reads the address from this long before the start until this long after the planned
// end, and never longer than a capsule lasts.
inline constexpr absl::Duration kAddressBefore = absl::Hours(24);
inline constexpr absl::Duration kAddressAfter = absl::Hours(2);
inline constexpr absl::Duration kCapsuleLasts = absl::Hours(26);
// Who has been told looks after it so long before others are told again.
inline constexpr absl::Duration kAcknowledgedFor = absl::Minutes(30);
// After the last step the leads are told again and again.
inline constexpr absl::Duration kAlarmAgain = absl::Minutes(30);
// Word of a visit that takes longer is awaited so long after its planned end, at the most.
inline constexpr absl::Duration kLongestExtension = absl::Hours(4);
inline constexpr absl::Duration kDistressUntil = absl::Hours(12);

// Minutes after the planned end and the way back until who is told.
struct AlarmSteps {
  int64_t contact_minutes = 15;
  int64_t coordinator_minutes = 30;
  int64_t lead_minutes = 60;

  bool operator==(const AlarmSteps&) const = default;
};

// "AGREED", "ACTIVE".
absl::string_view StateName(VisitState state);
absl::string_view StateName(PairingState state);

// Proposed, agreed or under way.
bool IsLive(VisitState state);

// Errors: VISIT_STATE {state}, always.
absl::Status WrongVisitState(VisitState state);

// The state after `action`. A visit may be finished that the phone never said had begun.
// Errors: VISIT_STATE {state}.
absl::StatusOr<VisitState> NextState(VisitState state, VisitAction action);

// From ten minutes to eight hours.
bool IsVisitLength(absl::Duration length);
// Errors: FIELD_INVALID {end_time, start_time}: too short, too long, or over already.
absl::Status CheckVisitTimes(absl::Time start, absl::Time end, absl::Time now);
// Who is willing says when. Errors: FIELD_INVALID {visitor_terms.slots, visitor_terms.day_minutes,
// visitor_terms.week_minutes}.
absl::Status CheckVisitorTerms(const VisitorTerms& terms);
// Errors: FIELD_INVALID {alarm_steps}.
absl::Status CheckAlarmSteps(const AlarmSteps& steps);

// The whole visit lies in one of the slots, or there are none. Errors: OUTSIDE_VISIT_SLOTS.
absl::Status CheckInSlots(const VisitTerms& terms, absl::Time start, absl::Time end,
                          absl::TimeZone zone);
// The day from which on it may be visited again after a visit on `last`; nullopt without a cadence.
std::optional<absl::CivilDay> NextVisitDay(const VisitTerms& terms,
                                           std::optional<absl::CivilDay> last);
// How many have to come. Somebody new does not come alone.
int64_t LeastVisitors(const VisitTerms& terms, bool introduction);

// Until when a capsule made at `now` lasts. Errors: CONTACT_NOT_OPEN {open_time}, or without it
// when it is over.
absl::StatusOr<absl::Time> AddressExpireTime(absl::Time start, absl::Time end, absl::Time now);

// May word be awaited from `expected_end` on instead of the planned `end`? Errors: TIMES_INVALID
// when that is over, or too late.
absl::Status CheckExtension(absl::Time expected_end, absl::Time end, absl::Time now);

// When the first is told that no word came of a visit that is over at `end`.
absl::Time FirstAlarmTime(const AlarmSteps& steps, absl::Time end, int64_t travel_minutes);
// When the next is told after `alarm`, which was due at `due` when it stood at `before`. The steps
// keep their distance when word was awaited from later on, or somebody looked after it.
absl::Time NextAlarmTime(VisitAlarm before, VisitAlarm alarm, const AlarmSteps& steps,
                         absl::Time due, absl::Time now);
// Who is told then.
VisitAlarm NextAlarm(VisitAlarm alarm, bool has_contact);

}  // namespace glimmer
