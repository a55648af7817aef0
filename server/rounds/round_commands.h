// Proposals for rounds: what is asked and read, in a transaction, and what is made of it, beside
// the database.
#pragma once

#include <optional>

#include "absl/functional/function_ref.h"
#include "absl/status/status.h"
#include "absl/time/time.h"
#include "glimmer/v1/round_service.pb.h"
#include "server/planning/round_planner.h"
#include "server/rounds/round_reading.h"
#include "server/rpc/context.h"

namespace glimmer::rounds {

// One proposal between its reading and its making.
struct RoundJob {
  v1::ProposeRoundRequest asked;
  std::optional<RoundRequest> request;
  RoundFacts facts;
  absl::Time now;
};

// Errors: FIELD_INVALID; NOT_FOUND.
absl::Status AdmitRound(rpc::Context& context, const v1::ProposeRoundRequest& asked, RoundJob& job);

// How long the search of an admitted job may take.
absl::Duration TimeFor(const RoundJob& job);

// Errors: FIELD_INVALID {pins[i]...}.
absl::Status MakeRound(const RoundJob& job, double effort, absl::FunctionRef<double()> spent,
                       v1::ProposeRoundResponse& response);

}  // namespace glimmer::rounds
