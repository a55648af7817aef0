// What people do with sign-ups: sign up, leave, answer an offer. Places are counted in the same
// transaction, with the database's constraints as the second lock.
#pragma once

#include <string>

#include "absl/status/statusor.h"
#include "server/rpc/context.h"
#include "server/signups/sign_up_store.h"

namespace glimmer::signups {

struct NewSignUp {
  std::string sign_up_id;  // empty: made here
  std::string shift_id;
  std::string person_id;
  std::string position_id;  // empty: the first with a free place that the person may take
  int64_t guests = 0;
  bool join_waitlist = false;   // when no place is free
  std::string override_reason;  // for others only: in spite of an overlap or outside the window
};

// Confirmed, or waitlisted with join_waitlist; offered at once when nobody before them in the line
// fits a place that is free. On a full shift somebody who asked for cover is relieved first.
// Errors: SHIFT_FULL {capacity, held}; SIGN_UP_NOT_OPEN; SIGN_UP_CLOSED; SHIFT_CANCELLED;
// SIGN_UP_OVERLAPS {shift}, unnamed for a visit; SKILL_MISSING; TOO_YOUNG; ALREADY_SIGNED_UP
// {sign_up}; ALREADY_EXISTS; PERSON_MERGED {merged_into}; FIELD_INVALID {field}; NOT_FOUND.
absl::StatusOr<SignUp> CreateSignUp(rpc::Context& context, const NewSignUp& request);

// Frees the place. With `ask_for_cover` it is kept until somebody takes over, unless somebody in
// line can take it now. Errors: SIGN_UP_STATE; SHIFT_STARTED; NOT_FOUND.
absl::StatusOr<SignUp> LeaveShift(rpc::Context& context, const std::string& sign_up_id,
                                  bool ask_for_cover);

// Errors: OFFER_EXPIRED {expire_time}; SIGN_UP_STATE; SIGN_UP_OVERLAPS {shift}; NOT_FOUND.
// An expired offer is only refused here: a refusal leaves no trace, its lapse is the job's.
absl::StatusOr<SignUp> AcceptOffer(rpc::Context& context, const std::string& sign_up_id);

// Errors: SIGN_UP_STATE; NOT_FOUND.
absl::StatusOr<SignUp> DeclineOffer(rpc::Context& context, const std::string& sign_up_id);

}  // namespace glimmer::signups
