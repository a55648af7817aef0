// Cheapest insertion: every place for a task is tried, exactly. Starts the search and answers "who
// else" after it.
#pragma once

#include <vector>

#include "server/planning/routing_state.h"

namespace glimmer::planning {

// Puts an unassigned task where it costs least, if that costs less than leaving it out, and
// commits. Tells whether it did.
bool InsertBest(RoutingState& state, int task);
// The same among these workers only.
bool InsertAmong(RoutingState& state, int task, const std::vector<int>& workers);
// The same for a task of two parts, one of them done by `worker`.
bool InsertKeeping(RoutingState& state, int task, int worker);
// Whether the task could be put anywhere for less than leaving it out costs; the state stays as it
// is.
bool CanInsert(RoutingState& state, int task);
// All that are unassigned, by the opening of their windows.
void InsertAll(RoutingState& state);

}  // namespace glimmer::planning
