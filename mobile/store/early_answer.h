// The phone's early, honest answer: what the server is sure to refuse, said at once and in the same
// words (reasons of error_reason.proto). What the phone cannot know it lets through; the server
// decides. Pure functions over what the phone holds.
#pragma once

#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "glimmer/v1/event_service.pb.h"
#include "glimmer/v1/people_service.pb.h"

namespace glimmer::mobile {

// Check-in opens this long before the start.
constexpr absl::Duration kCheckInLead = absl::Minutes(30);

// A shift that the person has a place on, or has asked for one; or a visit that they have accepted.
struct TakenShift {
  std::string shift;    // shifts/{id}; empty of a visit
  std::string sign_up;  // sign_ups/{id}; empty of a visit
  absl::Time start;
  absl::Time end;
  bool waiting = false;            // in line only: overlaps nothing yet
  std::string leaving_request_id;  // set when they are about to leave it
};

struct SignUpQuestion {
  const v1::Shift& shift;
  const v1::Person* person;              // may be null: not known yet
  const std::vector<TakenShift>& taken;  // the person's other shifts and this one
  int guests = 0;
  bool join_waitlist = false;
  absl::Time now;  // the server's clock
};

// OK, or one of SHIFT_CANCELLED, SIGN_UP_CLOSED {close_time}, SIGN_UP_NOT_OPEN {open_time},
// ALREADY_SIGNED_UP {sign_up}, SIGN_UP_OVERLAPS {shift} (without it for a visit),
// SKILL_MISSING {skills}, TOO_YOUNG {minimum_age}, SHIFT_FULL {capacity, held}. Times in metadata
// are RFC 3339, UTC.
absl::Status CheckSignUp(const SignUpQuestion& question);

// The request that must be answered first, because it leaves a shift that overlaps this one; empty
// when there is none.
std::string WaitsForLeaving(const v1::Shift& shift, const std::vector<TakenShift>& taken);

// OK, or SHIFT_CANCELLED, SHIFT_CLOSED, CHECK_IN_NOT_OPEN {open_time}.
absl::Status CheckCheckIn(const v1::Shift& shift, absl::Time now);

// OK for eight digits as typed (blanks in between are no fault) and for a signed code of this shift
// as scanned (shared/crypto/signed_site_code.h), else SITE_CODE_WRONG. Whether it is signed by one
// who may, only the server can tell.
absl::Status CheckSiteCode(const v1::Shift& shift, absl::string_view code);

// OK, or SHIFT_STARTED, SHIFT_CANCELLED.
absl::Status CheckLeave(const v1::Shift& shift, absl::Time now);

// OK, or FIELD_INVALID for an empty reason.
absl::Status NeedReason(absl::string_view reason);

}  // namespace glimmer::mobile
