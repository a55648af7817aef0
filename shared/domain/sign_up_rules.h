// Who may take which place: the rules of sign-up, pure, for the server that decides and for the
// phone that says beforehand what will happen. Also the one machine of a sign-up's states.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "glimmer/v1/notice_service.pb.h"

namespace glimmer {

// The values of the sign_ups table and of v1::SignUp::State.
enum class SignUpState : int64_t {
  kConfirmed = 1,
  kWaitlisted = 2,
  kOffered = 3,
  kCancelled = 4,
  kLapsed = 5,
  kDeclined = 6,
};

enum class SignUpAction { kOffer, kAccept, kDecline, kLapse, kLeave, kCancel };

inline constexpr int64_t kMostGuests = 3;
inline constexpr absl::Duration kLongestOffer = absl::Hours(24);
inline constexpr absl::Duration kLastOfferBeforeStart = absl::Hours(2);
// Sign-ups of one person may overlap by this much.
inline constexpr absl::Duration kOverlapTolerance = absl::Minutes(0);

struct PositionFacts {
  int64_t capacity = 0;
  int64_t held = 0;
  bool has_line = false;  // somebody waits for this position
  std::vector<std::string> needed_skills;
  int64_t minimum_age = 0;  // 0: none
};

struct ShiftFacts {
  bool cancelled = false;
  bool closed = false;
  int64_t capacity = 0;
  int64_t held = 0;
  absl::Time start;
  absl::Time sign_up_open;
  absl::Time sign_up_close;
  int64_t civil_year = 0;  // of the start, in the event's zone
  std::vector<PositionFacts> positions;
};

struct PersonFacts {
  std::optional<int64_t> birth_year;
  std::vector<std::string> skills;
};

struct SeatRequest {
  std::optional<size_t> position;  // index; unset: the first with a free place
  int64_t guests = 0;
  bool overrides_window = false;
};

struct Seat {
  bool free = false;    // false: only a line is left
  size_t position = 0;  // where there is a place, or else whose line it would be
};

// True for the states that the database allows once per person and shift.
bool IsLive(SignUpState state);
// True for the states that hold a place.
bool HoldsPlace(SignUpState state);
// "CONFIRMED".
absl::string_view StateName(SignUpState state);

// The state after `action`. Errors: SIGN_UP_STATE {state}.
absl::StatusOr<SignUpState> NextState(SignUpState state, SignUpAction action);

// What a person is told when their sign-up has come into `state` without their own hand. Nobody is
// told what they have just done themselves: the answer to the call says it.
v1::Notice::Kind MessageOf(SignUpState state);

// Places that a sign-up holds: the person and the guests.
inline int64_t PlacesOf(int64_t guests) { return 1 + guests; }

// True when the intervals share more than `tolerance`.
bool Overlaps(absl::Time start_a, absl::Time end_a, absl::Time start_b, absl::Time end_b,
              absl::Duration tolerance = kOverlapTolerance);

// Until when an offer made at `now` runs: 24 hours, never past 2 hours before the start. Unset when
// it is too late for offers. From then on the line only waits, and free places go to whoever comes
// first, people in line included.
std::optional<absl::Time> OfferExpireTime(absl::Time now, absl::Time start);

// Errors: SHIFT_CANCELLED; SIGN_UP_CLOSED {close_time}, also for a closed shift;
// SIGN_UP_NOT_OPEN {open_time}.
absl::Status CheckWindow(const ShiftFacts& shift, bool overrides_window, absl::Time now);

// An age counts as reached in the year in which the person reaches it; an unknown year of birth
// reaches none. Errors: SKILL_MISSING {skills}; TOO_YOUNG {minimum_age}.
absl::Status CheckEligible(const PositionFacts& position, const PersonFacts& person,
                           int64_t civil_year);

// Room for `places` more, in the position and in the whole shift, that is not the line's.
bool HasRoom(const ShiftFacts& shift, size_t position, int64_t places, absl::Time now);

// The seat for a person who is not on the shift yet: the asked position, or the first that the
// person may take with room, or else the first that the person may take at all.
// Errors: those of CheckWindow; those of CheckEligible (of the first position when none was asked);
// FIELD_INVALID {guests}.
absl::StatusOr<Seat> FindSeat(const ShiftFacts& shift, const PersonFacts& person,
                              const SeatRequest& request, absl::Time now);

// Instants in error metadata and in the figures of notices: RFC 3339 in UTC.
std::string WireTime(absl::Time time);

}  // namespace glimmer
