// Who could take the open places of a shift, with reasons. Nothing of it is kept.
#pragma once

#include <vector>

#include "absl/status/status.h"
#include "glimmer/v1/round_service.pb.h"
#include "server/rounds/candidate_store.h"
#include "server/rpc/context.h"

namespace glimmer::rounds {

// Errors: SHIFT_CANCELLED; SHIFT_STARTED; NOT_FOUND.
absl::Status SuggestPeople(rpc::Context& context, const v1::SuggestPeopleRequest& request,
                           v1::SuggestPeopleResponse& response);

// Who has had least to do comes first; then who has the shorter way, then who knows the event.
// Those who may take none of the shift's open places are left out.
std::vector<Candidate> Ranked(const events::Shift& shift, std::vector<Candidate> candidates);

}  // namespace glimmer::rounds
