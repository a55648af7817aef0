// What happens to sign-ups because of their shift: the line moves up, offers lapse, the shift is
// called off or moved. Every way in which a place comes free ends in PromoteNext.
#pragma once

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "server/events/shift_store.h"
#include "server/rpc/context.h"
#include "server/signups/sign_up_store.h"

namespace glimmer::signups {

// Offers free places to the first in line who fits (position and guests), again and again until
// nobody fits. To be called by every command that frees a place or adds one, after it has done so.
// Later than two hours before the start nobody is offered anything: the line is told nothing, and
// free places go to whoever comes first, also to a person in line who signs up again.
absl::Status PromoteNext(rpc::Context& context, const std::string& shift_id);

// Ends every live sign-up of a shift that is called off and tells everybody the reason.
absl::Status CancelAllOnShift(rpc::Context& context, const std::string& shift_id,
                              const std::string& reason);

// Copies the times of `shift`, as it now is, into its sign-ups and tells everybody. Offers never
// outlive the last moment for offers; a later start lets the line move up again.
absl::Status UpdateTimesOnShift(rpc::Context& context, const events::Shift& shift,
                                absl::Time old_start);

// Tells everybody who is on one of `shifts`, by start, where they meet now: each person once.
absl::Status TellOfPlace(rpc::Context& context, const std::vector<events::Shift>& shifts,
                         const std::string& place);

// Lets offers of the context's organisation lapse and pass on to the next in line.
absl::Status LapseOffers(rpc::Context& context, const std::vector<DueOffer>& due);

// Puts `sign_up` into `state` with its counters and its feed line. `shift` needs id and paths.
// An offer's expiry is to be set before, and is cleared by every other state.
absl::Status Move(rpc::Context& context, const events::Shift& shift, SignUp& sign_up,
                  SignUpState state);

// One feed line for a sign-up: for its person and those who run the shift; for everybody that the
// shift's counters changed.
void PushChange(rpc::Context& context, const events::Shift& shift, const SignUp& sign_up);

}  // namespace glimmer::signups
